package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;

/**
 * A cell as a fit sees it: its exposure, and what was observed in the units of a law. Capacities are parts of the capacity at
 * the start where the table states those, and otherwise of the nominal capacity.
 */
final class CellData {
    private final AgedCell cell;
    private final Exposure exposure;
    private final double[] capacity;
    private final double[] growth;

    private CellData(AgedCell cell, Exposure exposure, double[] capacity, double[] growth) {
        this.cell = cell;
        this.exposure = exposure;
        this.capacity = capacity;
        this.growth = growth;
    }

    /**
     * @param cell cell
     * @param nominal nominal capacity, C; used where the table states no retention
     */
    static CellData of(AgedCell cell, double nominal) {
        List<CheckUp> checks = cell.checks();
        double[] capacity = new double[checks.size()];
        double[] growth = new double[checks.size()];
        double resistance = Double.NaN;
        for (int i = 0; i < capacity.length; i++) {
            CheckUp check = checks.get(i);
            capacity[i] = cell.relative() ? check.retention() : check.capacity() / nominal;
            if (Double.isNaN(resistance)) {
                resistance = check.resistance();
            }
            growth[i] = Double.isNaN(check.resistanceGrowth())
                    ? check.resistance() / resistance - 1
                    : check.resistanceGrowth();
        }
        return new CellData(cell, Exposure.of(cell), capacity, growth);
    }

    static List<CellData> of(List<AgedCell> cells, double nominal) {
        List<CellData> all = new ArrayList<>();
        cells.forEach(cell -> all.add(of(cell, nominal)));
        return all;
    }

    AgedCell cell() {
        return cell;
    }

    String condition() {
        return cell.condition();
    }

    int checks() {
        return capacity.length;
    }

    /** Observed capacity at a check-up, 1; NaN where none was measured. */
    double capacity(int check) {
        return capacity[check];
    }

    /** Observed growth of resistance at a check-up, 1; NaN where none was measured. */
    double growth(int check) {
        return growth[check];
    }

    /** Whether the start of the cell is something to be estimated, not 100 % by definition. */
    boolean freeStart() {
        return !cell.relative();
    }

    /** Sees the state of the cell at each check-up. */
    @FunctionalInterface
    interface Visitor {
        void at(int check, AgeingState state, double temperature);
    }

    void walk(AgeingLaw law, boolean gradient, Visitor visitor) {
        AgeingState state = gradient ? law.freshWithGradient() : law.fresh();
        for (int i = 0; i < capacity.length; i++) {
            Exposure.Interval interval = exposure.intervals().get(i);
            interval.closed().forEach(load -> load.on(state));
            AgeingState seen = state;
            if (!interval.open().isEmpty()) {
                seen = state.copy();
                for (Exposure.Load load : interval.open()) {
                    load.on(seen);
                }
            }
            visitor.at(i, seen, interval.temperature());
        }
    }

    /** Predicted capacities over the cell's start, shape [checks]. */
    double[] predict(AgeingLaw law) {
        double[] all = new double[capacity.length];
        walk(law, false, (i, state, temperature) -> all[i] = state.capacity(temperature));
        return all;
    }
}
