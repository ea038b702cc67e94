package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.parameter.Curve;

/**
 * Where a replay begins: the rules of the package, with all that does not depend on the model worked out once.
 * Immutable.
 */
public final class Start {
    /** Shortest rest that a record beginning under load is traced back from, s. */
    private static final double REST = 300;

    /** Time over which a small current and its voltage are averaged, s. */
    private static final double TAPER = 30;

    /** Part of a rest that its voltage is averaged over. */
    private static final double END = 0.1;

    private final @Nullable Double given;
    private final double voltage;

    /** Temperature at the first row, and where the voltage was read, K. */
    private final double first;

    private final double atRest;

    /** Charge that passed before the voltage was read, one entry a direction, C, positive when it charges. */
    private final double[] passages;

    /** Current at which the voltage was read; other than 0 only where the record has no rest, A. */
    private final double load;

    /** Whether that current stood, or fell slowly, for so long that all resistances carry it. */
    private final boolean settled;

    private final @Nullable String remark;

    /** Number of rows that the voltage is the mean of. */
    private final int readings;

    private Start(
            @Nullable Double given,
            double voltage,
            int readings,
            double first,
            double atRest,
            double[] passages,
            double load,
            boolean settled,
            @Nullable String remark) {
        this.given = given;
        this.voltage = voltage;
        this.readings = readings;
        this.first = first;
        this.atRest = atRest;
        this.passages = passages;
        this.load = load;
        this.settled = settled;
        this.remark = remark;
    }

    /**
     * @param drive record
     * @param initialSoc state of charge to start from, 1, or null to take it from the record
     * @return where its replay begins
     */
    public static Start of(Drive drive, @Nullable Double initialSoc) {
        double first = drive.surface == null ? drive.ambient[0] : drive.surface[0];
        int[] rest = null;
        for (int[] candidate : drive.rests()) {
            double length = drive.time[candidate[1] - 1] - drive.time[candidate[0]];
            if (candidate[0] == 0 || length >= REST) {
                rest = candidate;
                break;
            }
        }
        SensorOffset loop = rest == null ? SensorOffset.of(drive).orElse(null) : null;
        if (loop != null) {
            int at = loop.begin();
            double since = drive.time[at] - TAPER;
            double mean = AmbientEstimate.meanOfEnd(drive.current, drive.time, 0, at + 1, since);
            double shown = AmbientEstimate.meanOfEnd(drive.voltage, drive.time, 0, at + 1, since);
            String remark = "the record has no rest of " + (int) REST
                    + " s: its initial state of charge is traced back from the small current at " + drive.time[at]
                    + " s";
            double there = drive.surface == null ? drive.ambient[at] : drive.surface[at];
            return new Start(
                    initialSoc,
                    shown,
                    counted(drive, 0, at + 1, since),
                    first,
                    there,
                    passages(drive, at),
                    mean,
                    true,
                    remark);
        }
        if (rest == null) {
            String remark = "the record has no rest of " + (int) REST
                    + " s: the initial state of charge comes from its first row under load";
            return new Start(
                    initialSoc, drive.voltage[0], 1, first, first, new double[0], drive.current[0], false, remark);
        }
        double end = drive.time[rest[1] - 1];
        double since = end - END * (end - drive.time[rest[0]]);
        double voltage = AmbientEstimate.meanOfEnd(drive.voltage, drive.time, rest[0], rest[1], since);
        double atRest = first;
        if (rest[0] > 0) {
            atRest = drive.surface == null
                    ? drive.ambient[rest[1] - 1]
                    : AmbientEstimate.meanOfEnd(drive.surface, drive.time, rest[0], rest[1], since);
        }
        String remark = rest[0] == 0
                ? null
                : "the record begins under load: its initial state of charge is traced back from the rest at "
                        + drive.time[rest[0]] + " s";
        return new Start(
                initialSoc,
                voltage,
                counted(drive, rest[0], rest[1], since),
                first,
                atRest,
                passages(drive, rest[0]),
                0,
                false,
                remark);
    }

    private static int counted(Drive drive, int from, int to, double since) {
        int count = 1;
        while (to - 1 - count >= from && drive.time[to - 1 - count] >= since) {
            count++;
        }
        return count;
    }

    /**
     * @return number of rows whose mean voltage the state of charge is read off
     */
    public int readings() {
        return readings;
    }

    /**
     * @param more what the voltage is thought to be higher by, V
     * @return the start by that voltage
     */
    public Start higher(double more) {
        return new Start(given, voltage + more, readings, first, atRest, passages, load, settled, remark);
    }

    /**
     * @param more what the record is thought to have been warmer by, K
     * @return the start at that temperature
     */
    public Start warmer(double more) {
        return new Start(given, voltage, readings, first + more, atRest + more, passages, load, settled, remark);
    }

    private static double[] passages(Drive drive, int to) {
        List<Double> list = new ArrayList<>();
        double charge = 0;
        for (int i = 0; i < to; i++) {
            double moved = drive.held[i] * (drive.time[i + 1] - drive.time[i]);
            if (moved * charge < 0) {
                list.add(charge);
                charge = 0;
            }
            charge += moved;
        }
        if (charge != 0) {
            list.add(charge);
        }
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * What a start reads off a cell.
     *
     * @param rested state of charge where the voltage was read, 1
     * @param hysteresis state of the hysteresis there
     * @param hysteresisByLogRate its derivative by the logarithm of the rate of the hysteresis
     * @param temperature temperature there, K
     * @param change state of charge that passed before, 1
     * @param load current at which the voltage was read, A
     * @param loadedSoc state of charge at which resistances carried it, 1; of no meaning without load
     * @param settled whether all resistances carried it, or the ohmic one alone
     * @param fixed whether it is the same for all cells like this one: stated, or beyond the ends of their voltage
     */
    public record Reading(
            double rested,
            double hysteresis,
            double hysteresisByLogRate,
            double temperature,
            double change,
            double load,
            double loadedSoc,
            boolean settled,
            boolean fixed) {}

    /**
     * @param model cell
     * @return what its state of charge at the first row follows from
     */
    public Reading reading(CellModel model) {
        if (given != null) {
            return new Reading(given, 0, 0, first, 0, 0, given, false, true);
        }
        CellParameters p = model.parameters();
        double capacity = p.capacity().value();
        double rate = p.openCircuit().hysteresisRate().value();
        double hysteresis = 0;
        double byLogRate = 0;
        double change = 0;
        for (double passage : passages) {
            double stored = passage > 0 ? passage * p.coulombicEfficiency().value() : passage;
            double direction = Math.signum(passage);
            double swing = rate * Math.abs(stored) / capacity;
            byLogRate = (byLogRate - (hysteresis - direction) * swing) * Math.exp(-swing);
            hysteresis = direction + (hysteresis - direction) * Math.exp(-swing);
            change += stored / capacity;
        }
        double open = voltage;
        double loadedSoc = 0;
        if (load != 0) {
            loadedSoc = model.socAt(voltage, 0, atRest);
            CellParameters.Element ohmic = p.resistance().ohmic();
            double resistance =
                    side(ohmic).at(loadedSoc) + p.resistance().contact().value();
            if (settled) {
                for (CellParameters.Pair pair : p.resistance().pairs()) {
                    resistance += side(pair.element()).at(loadedSoc);
                }
            }
            open -= load * resistance;
        }
        double rested = model.socAt(open, hysteresis, atRest);
        boolean beyond = rested <= model.grid().node(1) || rested >= 1;
        return new Reading(rested, hysteresis, byLogRate, atRest, change, load, loadedSoc, settled, beyond);
    }

    /**
     * @param model cell
     * @return its state at the first row
     */
    public CellState state(CellModel model) {
        Reading reading = reading(model);
        return CellState.rested(reading.rested() - reading.change(), 0, first);
    }

    private Curve side(CellParameters.Element element) {
        return load > 0 ? element.charge() : element.discharge();
    }

    /**
     * @return what is weak about this start, or null
     */
    public @Nullable String remark() {
        return given == null ? remark : null;
    }
}
