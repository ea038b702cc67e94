package org.natrolite.datasets.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Unit;
import org.natrolite.datasets.unit.Writing;

/**
 * How to read delimited text that is not in the Battery Data Format: which column is what, in which unit, and what the
 * sign of its current means. See the package for the YAML form.
 *
 * @param source name of the mapping, for messages
 * @param delimiter character between fields
 * @param decimal decimal sign, {@code .} or {@code ,}
 * @param grouping sign between thousands, or 0 where there is none
 * @param headerLine line of the column names, counted from 1, or 0 where there are none
 * @param firstDataLine first line of data, counted from 1
 * @param columns columns to read, each channel at most once
 * @param currentSign what a positive current means, or null where the file's current is taken to charge and checked
 * @param state column that says what the cell does, where the current is a bare magnitude, or null
 * @param timeOrigin where time starts
 * @param constants values of channels that the file does not have, in the channel's unit
 * @param lowestVoltage smallest plausible voltage, V
 * @param highestVoltage largest plausible voltage, V
 */
public record Mapping(
        String source,
        char delimiter,
        char decimal,
        char grouping,
        int headerLine,
        int firstDataLine,
        List<Column> columns,
        @Nullable CurrentSign currentSign,
        @Nullable State state,
        TimeOrigin timeOrigin,
        Map<Channel, Double> constants,
        double lowestVoltage,
        double highestVoltage) {

    /** Smallest voltage that a single cell plausibly shows, V: a cell in reversal, not one connected backwards. */
    public static final double LOWEST_CELL_VOLTAGE = -0.5;

    /** Largest voltage that a single cell plausibly shows, V: above any cathode in use against any anode. */
    public static final double HIGHEST_CELL_VOLTAGE = 6.0;

    public Mapping {
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
        if (delimiter == decimal) {
            throw new BadArgumentException("mapping " + source + " has '" + delimiter
                    + "' as delimiter and as decimal sign; expected two signs");
        }
        if (grouping == decimal) {
            throw new BadArgumentException("mapping " + source + " has '" + grouping
                    + "' between thousands and as decimal sign; expected different signs");
        }
        if (!(lowestVoltage < highestVoltage)) {
            throw new BadArgumentException("mapping " + source + " has plausible voltages from " + lowestVoltage
                    + " V to " + highestVoltage + " V; expected the lower one first");
        }
    }

    /**
     * @param file YAML file in the form that the package describes
     * @return the mapping
     * @throws BadDataException with file and line if the file is missing or breaks the form
     */
    public static Mapping read(Path file) {
        return MappingReader.read(file);
    }

    /**
     * @param source name of the mapping, for messages
     * @param yaml text in the form that the package describes, in block or flow style
     * @return the mapping
     * @throws BadDataException with line if the text breaks the form
     */
    public static Mapping parse(String source, String yaml) {
        return MappingReader.parse(source, yaml);
    }

    /**
     * @param channel channel to look for
     * @return the column that holds it, if one does
     */
    public Optional<Column> column(Channel channel) {
        return columns.stream().filter(column -> column.channel() == channel).findFirst();
    }

    /**
     * A column to read.
     *
     * @param channel what it holds
     * @param name its name in the header, or null where it is found by position
     * @param position its position, counted from 1, or 0 where it is found by name
     * @param unit its unit, of the channel's dimension
     * @param writing how its values are written; dates and durations are for times only
     * @param line line in the mapping where it stands, or 0
     */
    public record Column(Channel channel, @Nullable String name, int position, Unit unit, Writing writing, long line) {
        public Column {
            if ((name == null) == (position == 0)) {
                throw new BadArgumentException("column for " + channel + " has name " + name + " and position "
                        + position + "; expected one of them");
            }
            if (position < 0) {
                throw new BadArgumentException(
                        "column for " + channel + " at position " + position + "; expected 1 or more");
            }
            if (unit.dimension() != Dimension.of(channel)) {
                throw new BadArgumentException("unit " + unit + " for " + channel + "; expected one of "
                        + Dimension.of(channel).accepted());
            }
            if (writing != Writing.NUMBER && unit != Unit.SECOND) {
                throw new BadArgumentException("column for " + channel + " is written as " + writing
                        + "; expected a number, or a column of time");
            }
        }
    }

    /**
     * A column that says what the cell does.
     *
     * @param name its name in the header, or null where it is found by position
     * @param position its position, counted from 1, or 0 where it is found by name
     * @param charge words for charge, in lower case
     * @param discharge words for discharge, in lower case
     * @param rest words for everything without current, in lower case
     * @param line line in the mapping where it stands, or 0
     */
    public record State(
            @Nullable String name,
            int position,
            List<String> charge,
            List<String> discharge,
            List<String> rest,
            long line) {
        public State {
            charge = List.copyOf(charge);
            discharge = List.copyOf(discharge);
            rest = List.copyOf(rest);
        }
    }

    /** What a positive number means in columns of current, power and C-rate. */
    public enum CurrentSign {
        /** Positive charges the cell, as in memory. */
        CHARGE_POSITIVE,
        /** Positive discharges the cell. */
        DISCHARGE_POSITIVE
    }

    /**
     * Where time starts.
     *
     * @param fromFirstRow whether the first row's time is subtracted from all
     * @param offset time added to all rows after that, s
     */
    public record TimeOrigin(boolean fromFirstRow, double offset) {
        public TimeOrigin {
            BadArgumentException.requireFinite(offset, "offset of time in s");
        }
    }
}
