package org.natrolite.datasets.format;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.mapping.Mapping;

/**
 * How the text of one file is to be read.
 *
 * @param headerLine line of the column names, counted from 1, or 0 where there is none
 * @param firstDataLine line of the first row of data, counted from 1
 * @param header column names; empty where there are none
 * @param width number of fields in a row, or 0 where the first row says so
 * @param numbers how numbers are written
 * @param columns columns to read
 * @param state column that says what the cell does where the current is a bare magnitude, or null
 * @param timeOrigin where time starts
 * @param constants values of channels that the file does not have, SI
 * @param lowestVoltage smallest plausible voltage, V
 * @param highestVoltage largest plausible voltage, V
 * @param stated what a person stated beforehand
 * @param remarks what the user should know of the choice of columns
 */
public record Layout(
        int headerLine,
        int firstDataLine,
        List<String> header,
        int width,
        NumberStyle numbers,
        List<ColumnPlan> columns,
        @Nullable StateColumn state,
        Mapping.TimeOrigin timeOrigin,
        Map<Channel, Double> constants,
        double lowestVoltage,
        double highestVoltage,
        Stated stated,
        List<String> remarks) {

    public Layout {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param channel channel to look for
     * @return index among the columns of the one that holds it, if one does
     */
    OptionalInt indexOf(Channel channel) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).channel() == channel) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * How numbers are written in a file.
     *
     * @param delimiter character between fields
     * @param decimal decimal sign
     * @param grouping sign between thousands, or 0 where there is none
     * @param groupingStated whether a person stated the grouping; otherwise a number that could be read either way, such
     *     as {@code 1,234}, is refused
     */
    public record NumberStyle(char delimiter, char decimal, char grouping, boolean groupingStated) {}

    /** What a person stated and the file cannot contradict. */
    public enum Stated {
        /** Nothing: the format's own conventions, held against the data. */
        NOTHING,
        /** Units, but not the sign of the current. */
        UNITS,
        /** Units, and the sign of the current. */
        UNITS_AND_SIGN;

        boolean sign() {
            return this == UNITS_AND_SIGN;
        }

        boolean units() {
            return this != NOTHING;
        }
    }
}
