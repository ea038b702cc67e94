package org.natrolite.datasets.format;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.StateColumn.Direction;
import org.natrolite.datasets.internal.text.Clocks;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Writing;

/** Turns one row of a file after the other into numbers in SI, or says what is wrong with it. */
final class RowParser {
    /** No thermometer on a cell or beside it reads more, K: 200 degC. */
    private static final double HOTTEST = 473.15;

    private static final Set<String> MISSING =
            Set.of("", "nan", "+nan", "-nan", "na", "n/a", "null", "none", "-", "--", "nil", "xxx");
    private static final Set<String> INFINITE = Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([,.' ]\\d{3})+([.,]\\d*)?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");
    private static final Pattern CLOCK = Pattern.compile(".*\\d+:\\d\\d.*|\\d+[-/.]\\d+[-/.]\\d+");

    private final String source;
    private final Layout layout;
    private final ColumnPlan[] plans;
    private final Rows rows;
    private final byte point;
    private final int width;
    private final int current;
    private final double[] lowest;
    private final double[] highest;
    private long contradictions;
    private long firstContradiction;

    RowParser(String source, Layout layout, Rows rows) {
        this.source = source;
        this.layout = layout;
        this.plans = layout.columns().toArray(new ColumnPlan[0]);
        this.rows = rows;
        this.point = (byte) layout.numbers().decimal();
        this.width = rows.width();
        this.current = layout.indexOf(Channel.CURRENT).orElse(-1);
        this.lowest = new double[plans.length];
        this.highest = new double[plans.length];
        for (int i = 0; i < plans.length; i++) {
            lowest[i] = lowest(plans[i].channel());
            highest[i] = highest(plans[i].channel());
        }
    }

    /** Largest value that can be meant, SI. */
    private double highest(Channel channel) {
        return switch (channel) {
            case VOLTAGE -> layout.highestVoltage();
            case SURFACE_TEMPERATURE, AMBIENT_TEMPERATURE -> HOTTEST;
            default -> Double.MAX_VALUE;
        };
    }

    /** Smallest value that can be meant, SI. */
    private double lowest(Channel channel) {
        return switch (channel) {
            case VOLTAGE -> layout.lowestVoltage();
            // above absolute zero
            case SURFACE_TEMPERATURE, AMBIENT_TEMPERATURE -> Double.MIN_VALUE;
            default -> -Double.MAX_VALUE;
        };
    }

    /**
     * Reads the row that {@link Rows} stand at.
     *
     * @param row filled with the values in SI, NaN where a column that is not required has none; modified
     * @return what is wrong with the row, or null
     */
    @Nullable Problem read(double[] row) {
        int fields = rows.fields();
        // Delimiters after the last value are a common habit of instruments.
        boolean trailing = fields > width && rows.blankFrom(width);
        if (fields != width && !trailing) {
            return bad(
                    "wrong number of fields",
                    null,
                    fields + (fields == 1 ? " field" : " fields"),
                    width + " as in the header; the file may be cut off or damaged here");
        }
        for (int i = 0; i < plans.length; i++) {
            ColumnPlan plan = plans[i];
            double value = plan.writing() == Writing.NUMBER ? rows.number(plan.field()) : written(plan);
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                value = grouped(plan, value);
                if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                    Problem problem = notFinite(plan, value);
                    if (problem != null) {
                        return problem;
                    }
                    row[i] = Double.NaN;
                    continue;
                }
            }
            double si = plan.toSi(value);
            if (!(si >= lowest[i] && si <= highest[i])) {
                return implausible(plan, value, si);
            }
            row[i] = si;
        }
        return signed(row);
    }

    private double written(ColumnPlan plan) {
        return Clocks.parse(rows.text(plan.field()), plan.writing(), point);
    }

    /** A number with grouped thousands, or what it was taken for so far. */
    private double grouped(ColumnPlan plan, double value) {
        char grouping = layout.numbers().grouping();
        return grouping == 0 || plan.writing() != Writing.NUMBER || Double.isInfinite(value)
                ? value
                : GroupedNumbers.parse(
                        rows.text(plan.field()),
                        grouping,
                        layout.numbers().decimal(),
                        layout.numbers().groupingStated());
    }

    /** Gives the current the sign of its state. */
    private @Nullable Problem signed(double[] row) {
        StateColumn state = layout.state();
        if (state == null || current < 0 || !(row[current] != 0)) {
            return null;
        }
        String word = rows.shown(state.field());
        Direction direction = state.direction(word);
        if (direction == Direction.DISCHARGE) {
            row[current] = -Math.abs(row[current]);
        } else if (direction == Direction.CHARGE && row[current] < 0) {
            if (contradictions++ == 0) {
                firstContradiction = rows.line();
            }
        } else if (direction == Direction.UNKNOWN && state.exact() && row[current] > 0) {
            return bad(
                    "a state that says neither charge nor discharge",
                    state.label(),
                    "state '" + word + "' at " + row[current] + " A",
                    state.expected());
        }
        return null;
    }

    private Problem implausible(ColumnPlan plan, double value, double si) {
        String shown = value + " " + plan.unit().symbol();
        if (plan.channel() == Channel.VOLTAGE) {
            return bad(
                    "implausible voltage",
                    plan.label(),
                    "implausible voltage " + shown,
                    "the voltage of one cell, from " + layout.lowestVoltage() + " V to " + layout.highestVoltage()
                            + " V (a mapping may state other limits with plausible_voltage_V)");
        }
        return bad(
                "impossible value in column '" + plan.label() + "'",
                plan.label(),
                "impossible value " + shown + ", " + si + " " + plan.channel().unit(),
                Dimension.of(plan.channel()) == Dimension.TEMPERATURE
                        ? "a temperature above absolute zero and not above 200 degC, where no cell is left: kelvin, perhaps?"
                        : "a finite number");
    }

    /** Refuses what stands where a number should be, unless it stands for a missing value that is not required. */
    private @Nullable Problem notFinite(ColumnPlan plan, double value) {
        String text = rows.shown(plan.field());
        String word = text.toLowerCase(Locale.ROOT);
        String expected = plan.writing().expected(plan.unit().symbol());
        String reason = "no number in column '" + plan.label() + "'";
        if (Double.isInfinite(value) || INFINITE.contains(word)) {
            return bad(reason, plan.label(), "value '" + text + "' is not finite", expected);
        }
        if (!MISSING.contains(word)) {
            if (rows.isHeader(layout.header())) {
                return new Problem(
                        "the header stands here again",
                        true,
                        bad("", null, "a header", "data").error());
            }
            return bad(reason, plan.label(), "text '" + text + "'", expected + hint(plan, text));
        }
        if (plan.required()) {
            return bad(reason, plan.label(), text.isEmpty() ? "a blank" : "no number but '" + text + "'", expected);
        }
        return null;
    }

    /** What a mapping would have to say so that the text is a number. */
    private String hint(ColumnPlan plan, String text) {
        if (plan.writing() != Writing.NUMBER) {
            return "";
        }
        if (layout.numbers().grouping() == 0 && GROUPED.matcher(text).matches()) {
            return " (or a mapping that states the sign between thousands)";
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return " (or a mapping with decimal: comma)";
        }
        return Dimension.of(plan.channel()) == Dimension.TIME
                        && CLOCK.matcher(text).matches()
                ? " (or a mapping with the unit h:mm:ss or year-month-day)"
                : "";
    }

    private Problem bad(String reason, @Nullable String column, String found, String expected) {
        return new Problem(reason, false, BadDataException.at(source, rows.line(), column, found, expected));
    }

    /**
     * @param remarks filled with what was found and kept; modified
     */
    void remark(List<String> remarks) {
        if (contradictions > 0) {
            remarks.add("sign of the current: " + contradictions
                    + " negative currents in a state of charge, kept as they are, first at line "
                    + firstContradiction);
        }
    }

    /**
     * Why a row cannot be used.
     *
     * @param reason the reason as the cleaning report gives it
     * @param header whether the row is no data at all but the header once more
     * @param error what to throw where rows are not to be dropped
     */
    record Problem(String reason, boolean header, BadDataException error) {}
}
