package org.natrolite.datasets.format;

import java.util.Locale;
import java.util.Optional;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Unit;

/**
 * Columns of the Battery Data Format that have a channel, and those of duty files. Where two columns have one channel,
 * the earlier is preferred.
 */
enum BdfColumn {
    TEST_TIME("Test Time", Channel.TIME, Unit.SECOND),
    UNIX_TIME("Unix Time", Channel.UNIX_TIME, Unit.SECOND),
    VOLTAGE("Voltage", Channel.VOLTAGE, Unit.VOLT),
    CURRENT("Current", Channel.CURRENT, Unit.AMPERE),
    POWER("Power", Channel.POWER, Unit.WATT),
    C_RATE("C-rate", Channel.C_RATE, Unit.PER_HOUR),
    SOC("SOC", Channel.SOC, Unit.FRACTION),
    SURFACE_TEMPERATURE("Surface Temperature", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS),
    AMBIENT_TEMPERATURE("Ambient Temperature", Channel.AMBIENT_TEMPERATURE, Unit.CELSIUS),
    CYCLE_COUNT("Cycle Count", Channel.CYCLE, Unit.COUNT),
    STEP_COUNT("Step Count", Channel.STEP, Unit.COUNT),
    STEP_INDEX("Step Index", Channel.STEP, Unit.COUNT),
    CHARGING_CAPACITY("Charging Capacity", Channel.CHARGED_CHARGE, Unit.AMPERE_HOUR),
    DISCHARGING_CAPACITY("Discharging Capacity", Channel.DISCHARGED_CHARGE, Unit.AMPERE_HOUR),
    CHARGING_ENERGY("Charging Energy", Channel.CHARGED_ENERGY, Unit.WATT_HOUR),
    DISCHARGING_ENERGY("Discharging Energy", Channel.DISCHARGED_ENERGY, Unit.WATT_HOUR),
    /** Time of a duty or profile file; not a column of the Battery Data Format. */
    PROFILE_TIME("Time", Channel.TIME, Unit.SECOND);

    private final String title;
    private final String machine;
    private final Channel channel;
    private final Unit unit;

    BdfColumn(String title, Channel channel, Unit unit) {
        this.title = title;
        this.machine = title.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        this.channel = channel;
        this.unit = unit;
    }

    Channel channel() {
        return channel;
    }

    Dimension dimension() {
        return Dimension.of(channel);
    }

    /** Unit of the format. */
    Unit unit() {
        return unit;
    }

    /** Name without unit. */
    String title() {
        return title;
    }

    /** Label of the format, such as {@code Test Time / s}. */
    String label() {
        return title + " / " + unit.symbol();
    }

    /** The column's preferred label for a channel. */
    static BdfColumn of(Channel channel) {
        for (BdfColumn column : values()) {
            if (column.channel == channel) {
                return column;
            }
        }
        throw new IllegalStateException("no column for " + channel);
    }

    /**
     * The unit that a header field states for this column: empty if the field is about something else, a match without
     * unit if the unit is not known.
     */
    Optional<Match> match(String field) {
        int slash = field.indexOf('/');
        if (slash >= 0) {
            String name = field.substring(0, slash).strip().replaceAll("\\s+", " ");
            String symbol = field.substring(slash + 1).strip();
            return name.equalsIgnoreCase(title)
                    ? Optional.of(new Match(this, symbol, dimension().unit(symbol)))
                    : Optional.empty();
        }
        if (dimension() == Dimension.COUNT && field.equalsIgnoreCase(title)) {
            return Optional.of(new Match(this, "", Optional.of(Unit.COUNT)));
        }
        if (field.equals(machine)) {
            return Optional.of(new Match(this, "", dimension().unitWord("")))
                    .filter(match -> match.unit().isPresent());
        }
        if (field.startsWith(machine + "_")) {
            String word = field.substring(machine.length() + 1);
            return dimension().unitWord(word).map(unit -> new Match(this, word, Optional.of(unit)));
        }
        return Optional.empty();
    }

    /**
     * A header field that names a column.
     *
     * @param column column named
     * @param symbol unit as written
     * @param unit unit meant, if it is known
     */
    record Match(BdfColumn column, String symbol, Optional<Unit> unit) {}
}
