package org.natrolite.models.ocv;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Roots;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.ocv.AgedHalfCells.End;

/**
 * Windows of two electrodes that share an inventory: {@code x_pos Q_pos + x_neg Q_neg = n}. The stoichiometry of the
 * negative electrode is the one coordinate, along which the voltage increases.
 */
final class Windows {
    /** Width of a stoichiometry at which the search ends; the voltage is then met to far below a nanovolt. */
    private static final double TOLERANCE = 1e-14;

    private final HalfCells fresh;
    private final MonotoneCubic positive;
    private final MonotoneCubic negative;
    private final double positiveCapacity;
    private final double negativeCapacity;
    private final double inventory;
    private final double lowest;
    private final double highest;
    private final End atLowest;
    private final End atHighest;

    Windows(HalfCells fresh, double capacity, Loss loss) {
        BadArgumentException.requirePositive(capacity, "capacity in C");
        this.fresh = fresh;
        Electrode p = fresh.positive();
        Electrode n = fresh.negative();
        this.positive = p.potential().interpolant();
        this.negative = n.potential().interpolant();
        this.positiveCapacity = p.capacity(capacity) * (1 - loss.positive());
        this.negativeCapacity = n.capacity(capacity) * (1 - loss.negative());
        this.inventory = p.atEmpty().value() * p.capacity(capacity)
                + n.atEmpty().value() * n.capacity(capacity)
                - loss.inventory() * capacity;
        double[] ofPositive = p.potential().soc();
        double[] ofNegative = n.potential().soc();
        double fullPositive = filling(ofPositive[ofPositive.length - 1]);
        double emptyPositive = filling(ofPositive[0]);
        this.lowest = Math.max(ofNegative[0], fullPositive);
        this.atLowest = ofNegative[0] >= fullPositive ? End.NEGATIVE_ELECTRODE : End.POSITIVE_ELECTRODE;
        double fullNegative = ofNegative[ofNegative.length - 1];
        this.highest = Math.min(fullNegative, emptyPositive);
        this.atHighest = fullNegative <= emptyPositive ? End.NEGATIVE_ELECTRODE : End.POSITIVE_ELECTRODE;
        if (!(lowest < highest)) {
            throw new BadArgumentException(loss + " leaves no window that both electrodes can use; expected less");
        }
    }

    /** Stoichiometry of the negative electrode when the positive one has a stoichiometry. */
    private double filling(double positive) {
        return (inventory - positive * positiveCapacity) / negativeCapacity;
    }

    private double emptying(double negative) {
        return (inventory - negative * negativeCapacity) / positiveCapacity;
    }

    private double voltage(double x) {
        return positive.value(emptying(x)) - negative.value(x);
    }

    AgedHalfCells find(double emptyVoltage, double fullVoltage, double zero) {
        double empty = crossing(emptyVoltage);
        double full = crossing(fullVoltage);
        if (!(empty < full)) {
            throw new BadArgumentException("the electrodes left over reach " + voltage(lowest) + " to "
                    + voltage(highest) + " V; expected a window between " + emptyVoltage + " and " + fullVoltage
                    + " V");
        }
        HalfCells moved = new HalfCells(
                fresh.positive().moved(emptying(empty), emptying(full)),
                fresh.negative().moved(empty, full));
        return new AgedHalfCells(
                moved,
                (full - empty) * negativeCapacity,
                (crossing(zero) - empty) / (full - empty),
                voltage(highest) < fullVoltage ? atHighest : End.VOLTAGE,
                voltage(lowest) > emptyVoltage ? atLowest : End.VOLTAGE);
    }

    /** Where the voltage is met, or the end of the electrodes before it. */
    private double crossing(double voltage) {
        if (voltage(lowest) >= voltage) {
            return lowest;
        }
        if (voltage(highest) <= voltage) {
            return highest;
        }
        return Roots.bracketed(x -> voltage(x) - voltage, lowest, highest, TOLERANCE);
    }
}
