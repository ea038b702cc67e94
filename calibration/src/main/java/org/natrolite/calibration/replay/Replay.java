package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/** Runs the measured current of a record through a model, by the rules told in the tour of this package. */
public final class Replay {
    /** Longest step under load, s. The step is of second order; cells change over minutes. */
    private static final double LONGEST_LOADED = 60;

    /** Longest step at rest, where all updates but that of self-discharge are exact, s. */
    private static final double LONGEST_REST = 3600;

    private Replay() {}

    /**
     * Replays a record.
     *
     * @param parameters cell
     * @param series record with current and voltage
     * @param options what the caller knows better than the rules
     * @return voltage and temperature of the model at each row, and how far they are from the measurement
     * @throws org.natrolite.core.error.BadDataException if current or voltage is missing
     */
    public static ReplayResult run(CellParameters parameters, TimeSeries series, ReplayOptions options) {
        Double factor = options.chargeFactor();
        Drive drive = Drive.of(
                        series,
                        options,
                        parameters.openCircuit().referenceTemperature().value())
                .under(0, factor == null ? 1 : factor);
        return run(CellModel.of(parameters), drive, Start.of(drive, options.initialSoc()));
    }

    /**
     * Replays a record that is prepared already.
     *
     * @param cell cell
     * @param drive record
     * @param start where to begin
     * @return voltage and temperature of the model at each row, and how far they are from the measurement
     */
    public static ReplayResult run(CellModel cell, Drive drive, Start start) {
        CellModel model = drive.seen(cell);
        int n = drive.size();
        double[] voltage = new double[n];
        double[] temperature = new double[n];
        double[] soc = new double[n];
        CellState state = start.state(model);
        trace(CellStepper.of(model, OperatingLimits.none()), drive, state, voltage, temperature, soc);
        List<String> warnings = new ArrayList<>(drive.warnings());
        String remark = start.remark();
        if (remark != null) {
            warnings.add(remark);
        }
        warnOutside(model, soc, warnings);
        return new ReplayResult(cell, drive, start, voltage, temperature, soc, warnings);
    }

    private static void warnOutside(CellModel model, double[] soc, List<String> warnings) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        int outside = 0;
        for (double z : soc) {
            lowest = Math.min(lowest, z);
            highest = Math.max(highest, z);
            outside += model.outside(z) ? 1 : 0;
        }
        if (outside > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the state of charge leaves the tables of the cell in %d of %d rows: it runs from %.4f to %.4f",
                    outside,
                    soc.length,
                    lowest,
                    highest));
        }
    }

    /**
     * The loop of a replay, for callers that bring their own memory.
     *
     * @param stepper cell without limits
     * @param drive record
     * @param state state at the first row; modified to that of the last
     * @param voltage terminal voltage at each row, V, shape [drive.size()]; modified
     * @param temperature cell temperature at each row, K, shape [drive.size()]; modified
     * @param soc state of charge at each row, 1, shape [drive.size()]; modified
     */
    public static void trace(
            CellStepper stepper, Drive drive, CellState state, double[] voltage, double[] temperature, double[] soc) {
        double[] current = drive.current;
        int last = current.length - 1;
        for (int i = 0; ; i++) {
            voltage[i] = stepper.terminalVoltage(state, current[i]);
            temperature[i] = state.temperature();
            soc[i] = state.soc();
            if (i == last) {
                return;
            }
            step(stepper, drive, state, i);
        }
    }

    /** Takes a cell from the first row to another one. */
    static void advance(CellStepper stepper, Drive drive, CellState state, int to) {
        for (int i = 0; i < to; i++) {
            step(stepper, drive, state, i);
        }
    }

    private static void step(CellStepper stepper, Drive drive, CellState state, int row) {
        double length = drive.time[row + 1] - drive.time[row];
        double held = drive.held[row];
        int parts = parts(held, length);
        double surroundings = 0.5 * (drive.ambient[row] + drive.ambient[row + 1]);
        for (int part = 0; part < parts; part++) {
            stepper.stepCurrent(state, held, length / parts, surroundings);
        }
    }

    /**
     * @param held current between two rows, A
     * @param length time between them, s
     * @return steps that a replay takes from one to the other
     */
    public static int parts(double held, double length) {
        double longest = held == 0 ? LONGEST_REST : LONGEST_LOADED;
        return (int) Math.max(1, Math.ceil(length / longest));
    }
}
