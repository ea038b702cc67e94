package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * One pass of a duty through a cell of one age, after earlier passes have brought the cell to where the duty keeps it.
 *
 * @param series time, state of charge, {@link Channel#SURFACE_TEMPERATURE} as the mean of the step that ends there, and
 *     C-rate, of the nominal capacity, charge positive
 * @param efficiency energy out over energy in, 1; NaN where none went in
 * @param equivalentFullCycles charge moved over twice the nominal capacity
 * @param warnings remarks
 */
public record DutyPass(TimeSeries series, double efficiency, double equivalentFullCycles, List<String> warnings) {
    private static final int MOST_SETTLING = 50;
    private static final double SETTLED = 1e-4;

    public DutyPass {
        warnings = List.copyOf(warnings);
    }

    /**
     * @param model cell
     * @param duty duty
     * @param options window of state of charge
     * @param capacity capacity over that of the fresh cell, above zero
     * @param resistance resistance over that of the fresh cell, above zero
     * @return the pass
     */
    public static DutyPass of(
            CellModel model, DutyCycle duty, LifeOptions options, double capacity, double resistance) {
        OperatingLimits limits =
                OperatingLimits.of(model.parameters()).withSoc(options.lowestSoc(), options.highestSoc());
        CellStepper stepper = CellStepper.of(model, limits);
        stepper.setAge(capacity, resistance);
        double start = duty.channel() == Channel.SOC
                ? Math.min(options.highestSoc(), Math.max(options.lowestSoc(), duty.value(0, 0)))
                : 0.5 * (options.lowestSoc() + options.highestSoc());
        CellState state = CellState.rested(start, 0, duty.ambient(0, 0));
        double nominal = model.parameters().rating().capacity().value();
        DutyPass pass = pass(model, stepper, state, duty, nominal);
        double moved = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_SETTLING; i++) {
            double before = state.soc();
            pass = pass(model, stepper, state, duty, nominal);
            moved = Math.abs(state.soc() - before);
            if (moved < SETTLED) {
                return pass;
            }
        }
        return pass.warned(String.format(
                Locale.ROOT,
                "after %d passes of the duty the state of charge still moves by %.2f %% in each: the pass that is looked"
                        + " at is not the one that the duty ends up with",
                MOST_SETTLING + 1,
                100 * moved));
    }

    private DutyPass warned(String warning) {
        List<String> more = new ArrayList<>(warnings);
        more.add(warning);
        return new DutyPass(series, efficiency, equivalentFullCycles, more);
    }

    private static DutyPass pass(
            CellModel model, CellStepper stepper, CellState state, DutyCycle duty, double nominal) {
        int n = duty.passes() * duty.stepsInPass();
        double[] time = new double[n + 1];
        double[] soc = new double[n + 1];
        double[] temperature = new double[n + 1];
        double[] rate = new double[n + 1];
        soc[0] = state.soc();
        temperature[0] = state.temperature();
        double in = 0;
        double out = 0;
        double moved = 0;
        double beyond = 0;
        for (int i = 0; i < n; i++) {
            double length = duty.length();
            step(model, stepper, state, duty, i, nominal);
            time[i + 1] = time[i] + length;
            soc[i + 1] = Math.max(0, Math.min(1, state.soc()));
            beyond = Math.max(beyond, Math.abs(soc[i + 1] - state.soc()));
            temperature[i + 1] = stepper.meanTemperature();
            rate[i + 1] = stepper.current() * 3600 / nominal;
            double energy = stepper.current() * stepper.meanVoltage() * length;
            in += Math.max(0, energy);
            out += Math.max(0, -energy);
            moved += Math.abs(stepper.current()) * length;
        }
        TimeSeries series = TimeSeries.builder("duty")
                .put(Channel.TIME, time)
                .put(Channel.SOC, soc)
                .put(Channel.SURFACE_TEMPERATURE, temperature)
                .put(Channel.C_RATE, rate)
                .build();
        DutyPass pass = new DutyPass(series, in > 0 ? out / in : Double.NaN, moved / (2 * nominal), List.of());
        return beyond > SETTLED
                ? pass.warned(String.format(
                        Locale.ROOT,
                        "the state of charge goes beyond empty or full by up to %.2f %%; it is shown at the end it left",
                        100 * beyond))
                : pass;
    }

    private static void step(
            CellModel model, CellStepper stepper, CellState state, DutyCycle duty, int i, double nominal) {
        double value = duty.value(0, i);
        double length = duty.length();
        double ambient = duty.ambient(0, i);
        switch (duty.channel()) {
            case POWER -> stepper.stepPower(state, value, length, ambient);
            case CURRENT -> stepper.stepCurrent(state, value, length, ambient);
            case C_RATE -> stepper.stepCurrent(state, value * nominal / 3600, length, ambient);
            default -> {
                double missing = value - state.soc();
                double efficiency =
                        missing > 0 ? model.parameters().coulombicEfficiency().value() : 1;
                stepper.stepCurrent(state, missing * stepper.capacity() / efficiency / length, length, ambient);
            }
        }
    }
}
