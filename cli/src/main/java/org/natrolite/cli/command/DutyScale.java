package org.natrolite.cli.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.life.DutyCycle;

/**
 * Brings one duty to cells of different size: equal power per nominal watt-hour.
 *
 * @param duty duty as it was asked for
 * @param reference what a nominal energy (J, for power) or capacity (C, for current) of the duty's own storage is; 0 where
 *     the duty is free of it
 * @param rule what was done, for the report
 */
record DutyScale(Duty duty, double reference, String rule) {
    /** No cell is asked for more power than this multiple of its nominal energy an hour. */
    private static final double MOST_RATE = 50;

    /** Nor for less than this at most: that is no use but storage, or watts of another unit. */
    private static final double LEAST_RATE = 1e-3;

    /** A duty whose largest power is less than this is remarked on where nobody said what it is for: 10 h to empty a cell. */
    private static final double LIGHT_RATE = 0.1;

    /** Longest step of the simulation, s: at C/4, where a step of 600 s moves 4 % of the charge, life changes by less than 0.01 years against 60 s. */
    static final double LONGEST_STEP = 600;

    /**
     * @param duty duty
     * @param library whether it is one of the library, in watts for 1 Wh
     * @param energy nominal energy of the storage that the duty is for, Wh, or null
     * @param first first cell
     * @return how to bring it to cells
     */
    static DutyScale of(Duty duty, boolean library, @Nullable Double energy, CellParameters first) {
        if (energy != null && (duty.channel() != Channel.POWER || library)) {
            throw new BadArgumentException("--duty-energy-Wh is for duty files in watts; this one is of "
                    + duty.channel() + (library ? " per nominal energy" : ""));
        }
        boolean watts = duty.channel() == Channel.POWER;
        if (watts && library) {
            return new DutyScale(duty, 3600, "Power is stated per nominal watt-hour of each cell.");
        }
        if (watts && energy != null) {
            double whole = BadArgumentException.requirePositive(energy, "--duty-energy-Wh") * 3600;
            return new DutyScale(
                    duty,
                    whole,
                    "Power, at most " + peak(duty, whole) + ", is divided by the " + Cycles.label(energy)
                            + " Wh of the storage that the duty is for and multiplied by the nominal energy of each cell.");
        }
        return switch (duty.channel()) {
            case POWER, CURRENT -> asOfOneCell(duty, first);
            case C_RATE -> new DutyScale(duty, 0, "The C-rate is the same for each cell, of its nominal capacity.");
            default ->
                new DutyScale(
                        duty, 0, "The state of charge is the same for each cell, of the capacity that it has by then.");
        };
    }

    /** Nobody said what a file in watts or amperes is for: it may be a watt-hour, a cell or a plant. */
    private static DutyScale asOfOneCell(Duty duty, CellParameters first) {
        boolean watts = duty.channel() == Channel.POWER;
        double content =
                watts ? first.rating().energy() : first.rating().capacity().value();
        String id = first.description().id();
        String size = Numbers.significant(content / 3600, 4) + (watts ? " Wh" : " Ah");
        Duty told = duty;
        double rate = largest(duty) * 3600 / content;
        if (rate > 0 && rate < LIGHT_RATE) {
            told = new Duty(
                    duty.series()
                            .withWarning("asks one " + id + " of " + size + " for at most " + peak(duty, content)
                                    + ", which is little; "
                                    + (watts
                                            ? "if the file is for another storage, state its energy with --duty-energy-Wh"
                                            : "a file for another storage is better written in C-rates")),
                    duty.period(),
                    duty.channel());
        }
        return new DutyScale(
                told,
                content,
                (watts ? "Power" : "Current") + ", at most " + peak(duty, content) + ", is taken as that of one " + id
                        + " of " + size + " and scaled to the nominal " + (watts ? "energy" : "capacity")
                        + " of any other cell.");
    }

    private static double largest(Duty duty) {
        return Arrays.stream(duty.series().column(duty.channel()))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static String peak(Duty duty, double content) {
        double largest = largest(duty);
        return Numbers.significant(largest, 3) + " " + duty.channel().unit() + " or "
                + Numbers.significant(largest * 3600 / content, 2) + "C";
    }

    /**
     * @param cell cell
     * @param ambient temperature of the surroundings where the duty gives none, K
     * @param longest longest step, s
     * @return the duty for that cell
     * @throws BadArgumentException if it asks for a power that no cell of that size gives, or for next to none
     */
    DutyCycle to(CellParameters cell, double ambient, double longest) {
        double factor = switch (duty.channel()) {
            case POWER -> cell.rating().energy() / reference;
            // at nominal voltage this is equal power per watt-hour as well
            case CURRENT -> cell.rating().capacity().value() / reference;
            default -> 1;
        };
        TimeSeries series = duty.series();
        double[] value = series.column(duty.channel());
        double largest = 0;
        for (int i = 0; i < value.length; i++) {
            value[i] *= factor;
            largest = Math.max(largest, Math.abs(value[i]));
        }
        double hours = switch (duty.channel()) {
            case POWER -> largest * 3600 / cell.rating().energy();
            case CURRENT -> largest * 3600 / cell.rating().capacity().value();
            case C_RATE -> largest;
            default -> 0;
        };
        if (!(hours <= MOST_RATE)) {
            throw new BadArgumentException(
                    "duty " + series.source() + " asks " + cell.description().id() + " for "
                            + largest + " " + duty.channel().unit() + ", " + Math.round(hours)
                            + " times its nominal content an hour; expected at most " + MOST_RATE
                            + (duty.channel() == Channel.POWER
                                    ? " (state the energy of the storage that the file is for with --duty-energy-Wh)"
                                    : ""));
        }
        if (hours > 0 && hours < LEAST_RATE) {
            throw new BadArgumentException("duty " + series.source() + " asks "
                    + cell.description().id() + " for at most "
                    + Numbers.significant(largest, 3) + " " + duty.channel().unit() + ", "
                    + Numbers.significant(hours, 2) + " of its nominal content an hour; expected at least "
                    + LEAST_RATE
                    + (duty.channel() == Channel.POWER
                            ? " (state the energy of the storage that the file is for with --duty-energy-Wh)"
                            : ""));
        }
        Control.Profile profile = new Control.Profile(series.with(duty.channel(), value));
        return DutyCycle.of(profile, duty.period() - series.time(series.size() - 1), longest, ambient);
    }
}
