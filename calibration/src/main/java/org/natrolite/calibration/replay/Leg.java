package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * A stretch of a record in which much charge passes in one direction, such as the discharge of a rate test: its mean voltage
 * suffers less from a current sensor that is off than the voltage at a state of charge does.
 *
 * <p>Where a leg ends because a constant current has led to its limit of voltage, the model is taken to that voltage, too: it
 * stops there if it comes there before the record does, and else goes on with the current of the end. Beyond its limit the
 * voltage of a cell falls by volts within a percent of its charge, which says nothing of the rate.
 *
 * @param from first row
 * @param to row after the last
 * @param current mean over time, A, positive when it charges
 * @param charge what passed by the record, C, positive when it charges
 * @param measured measured voltage, mean over the charge, V
 * @param overSameCharge voltage of the model, mean over the same charge, V
 * @param limit voltage that the leg ends at, V; NaN where it does not end by its voltage
 * @param toSameVoltage voltage of the model, mean over its charge up to that voltage, V; without a limit that over the same
 *     charge
 * @param chargeToSameVoltage charge of the model up to that voltage, C; without a limit the same
 */
public record Leg(
        int from,
        int to,
        double current,
        double charge,
        double measured,
        double overSameCharge,
        double limit,
        double toSameVoltage,
        double chargeToSameVoltage) {
    /** Charge of a leg, over the range of charge that the record goes through. */
    private static final double MUCH = 0.2;

    /** Change of the current over the last tenth of a leg, over the current, below which it ends by its voltage. */
    private static final double STEADY = 0.1;

    private static final double TENTH = 0.1;

    /** The model goes on in steps of this part of the time of the leg, for no longer than half of it. */
    private static final double STEP = 1e-4;

    private static final int MOST_STEPS = 5000;

    /**
     * @param cell cell
     * @param drive record
     * @param start where its replay begins
     * @param voltage voltage of the model at each row, V, shape [drive.size()]; not modified
     * @return its legs, in their order
     */
    static List<Leg> of(CellModel cell, Drive drive, Start start, double[] voltage) {
        int last = drive.size() - 1;
        double charge = 0;
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < last; i++) {
            charge += drive.held[i] * (drive.time[i + 1] - drive.time[i]);
            lowest = Math.min(lowest, charge);
            highest = Math.max(highest, charge);
        }
        List<Leg> legs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= last; i++) {
            if (i == last || Math.signum(drive.held[i]) != Math.signum(drive.held[from])) {
                Sum sum = new Sum();
                Sum measured = new Sum();
                for (int row = from; row < i; row++) {
                    double moved = drive.held[row] * (drive.time[row + 1] - drive.time[row]);
                    sum.add(moved, voltage[row]);
                    measured.add(moved, drive.voltage[row]);
                }
                if (sum.charge != 0 && Math.abs(sum.charge) >= MUCH * (highest - lowest)) {
                    double limit = limit(drive, from, i);
                    Sum own = Double.isNaN(limit)
                            ? sum
                            : toLimit(drive.seen(cell), drive, start, voltage, from, i, limit);
                    legs.add(new Leg(
                            from,
                            i,
                            sum.charge / (drive.time[i] - drive.time[from]),
                            sum.charge,
                            measured.mean(),
                            sum.mean(),
                            limit,
                            own.mean(),
                            own.charge));
                }
                from = i;
            }
        }
        return legs;
    }

    /** The voltage that a leg ends at, where its current is steady up to there; else NaN. */
    private static double limit(Drive drive, int from, int to) {
        double since = drive.time[to] - TENTH * (drive.time[to] - drive.time[from]);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        double extreme = drive.voltage[to - 1];
        double direction = Math.signum(drive.held[from]);
        for (int i = to - 1; i >= from && drive.time[i] >= since; i--) {
            least = Math.min(least, Math.abs(drive.held[i]));
            most = Math.max(most, Math.abs(drive.held[i]));
            extreme = direction * Math.max(direction * extreme, direction * drive.voltage[i]);
        }
        return most - least <= STEADY * most ? extreme : Double.NaN;
    }

    private static Sum toLimit(
            CellModel model, Drive drive, Start start, double[] voltage, int from, int to, double limit) {
        double direction = Math.signum(drive.held[from]);
        Sum sum = new Sum();
        for (int i = from; i < to; i++) {
            // where the current has just been switched on, a model may begin beyond the limit
            if (direction * voltage[i] >= direction * limit && i > from && sum.charge != 0) {
                return sum;
            }
            sum.add(drive.held[i] * (drive.time[i + 1] - drive.time[i]), voltage[i]);
        }
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        CellState state = start.state(model);
        Replay.advance(stepper, drive, state, to);
        double current = drive.held[to - 1];
        double length = STEP * (drive.time[to] - drive.time[from]);
        for (int step = 0; step < MOST_STEPS; step++) {
            double now = stepper.terminalVoltage(state, current);
            if (direction * now >= direction * limit) {
                break;
            }
            sum.add(current * length, now);
            stepper.stepCurrent(state, current, length, drive.ambient[to]);
        }
        return sum;
    }

    /**
     * @return what the mean voltage of the model, up to the voltage that the leg ends at, is above that of the measurement, V
     */
    public double error() {
        return toSameVoltage - measured;
    }

    /** Charge, and voltage times charge. */
    private static final class Sum {
        private double charge;
        private double energy;

        void add(double moved, double voltage) {
            charge += moved;
            energy += moved * voltage;
        }

        double mean() {
            return energy / charge;
        }
    }
}
