package org.natrolite.datasets.unit;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.natrolite.core.series.Channel;

/** What a unit measures. */
public enum Dimension {
    /** Time. */
    TIME,
    /** Electric potential. */
    VOLTAGE,
    /** Electric current. */
    CURRENT,
    /** Power. */
    POWER,
    /** Absolute temperature. */
    TEMPERATURE,
    /** Electric charge, in this field called capacity. */
    CHARGE,
    /** Energy. */
    ENERGY,
    /** Part of a whole. */
    FRACTION,
    /** Multiple of the nominal capacity an hour. */
    RATE,
    /** Label or count. */
    COUNT;

    /**
     * @param channel channel of a time series
     * @return dimension of its values
     */
    public static Dimension of(Channel channel) {
        return switch (channel) {
            case TIME, UNIX_TIME -> TIME;
            case VOLTAGE -> VOLTAGE;
            case CURRENT -> CURRENT;
            case POWER -> POWER;
            case C_RATE -> RATE;
            case SOC -> FRACTION;
            case SURFACE_TEMPERATURE, AMBIENT_TEMPERATURE -> TEMPERATURE;
            case CYCLE, STEP -> COUNT;
            case CHARGED_CHARGE, DISCHARGED_CHARGE -> CHARGE;
            case CHARGED_ENERGY, DISCHARGED_ENERGY -> ENERGY;
        };
    }

    /**
     * @param symbol symbol as written, case-sensitive, blanks ignored
     * @return the unit of this dimension with that symbol, if there is one
     */
    public Optional<Unit> unit(String symbol) {
        String bare = symbol.replaceAll("\\s", "");
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.dimension() == this && unit.symbols().contains(bare))
                .findFirst();
    }

    /**
     * @param word unit as written out in a machine name, such as {@code ampere_hour}
     * @return the unit of this dimension with that word, if there is one
     */
    public Optional<Unit> unitWord(String word) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.dimension() == this && unit.word().equals(word))
                .findFirst();
    }

    /**
     * @return symbols accepted, for messages
     */
    public String accepted() {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.dimension() == this)
                .map(Unit::symbol)
                .collect(Collectors.joining(", "));
    }
}
