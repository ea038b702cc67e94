package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Chooses windows, in which the equations of a cell are expanded. The choice looks at one cell, the profile and the tolerance
 * only, is the same code for every kernel, and answers powers of two, so that the bits of a cell do not depend on its
 * neighbours.
 *
 * <p>A window misses what the expansions leave over: the open-circuit voltage to third order in the swing of the state of
 * charge, resistances at the peak current to second order in it and in the warming.
 */
final class WindowPlanner {
    /** Beyond what the limits on voltage are kept away from, V: what the bound below leaves out. */
    private static final double CLEARANCE = 0.02;

    /** Share of the tolerance that the polynomial of the hysteresis may use. */
    private static final double HYSTERESIS_SHARE = 0.05;

    /** Share of the tolerance that the estimate below may take: errors of one window live on in the pairs in the next. */
    private static final double SHARE = 0.7;

    /** Twice the largest derivative of a response over the logarithm of its time constant, 2/e. */
    private static final double MOST_MISSED = 2 / Math.E;

    /** Parts into which the longer windows are cut to follow their heat; shorter ones are one part. */
    private static final int PARTS = 4;

    /** Share of the heat that may come sooner, later or not: resistances are the largest of the window, and pairs lag behind. */
    private static final double DOUBT = 0.25;

    private final WindowTables tables;
    private final OperatingLimits limits;
    private final double tolerance;
    private final boolean limitedVoltage;

    // The profile.
    private ProfileBlock block = new ProfileBlock();
    private double step;
    private double ambient;

    // The cell whose window is looked for.
    private double soc;
    private double kelvin;
    private double age;
    private double scale;

    /** Change of state of charge in a step over current, 1/A. */
    private double swing;

    /** Sums of the voltages of RC pairs above and below zero, V. */
    private double above;

    private double below;
    private int bin;

    /** How far from the reference its inverse temperature is, 1/K, and its entropic coefficient, V/K. */
    private double cold;

    private double entropic;

    /** Temperature in the middle between the extremes that are expected in it, K. */
    double centre;

    WindowPlanner(WindowTables tables, OperatingLimits limits, double tolerance) {
        this.tables = tables;
        this.limits = limits;
        this.tolerance = tolerance;
        this.limitedVoltage = Double.isFinite(limits.highestVoltage()) || Double.isFinite(limits.lowestVoltage());
    }

    /** Says of what profile the next windows are, with what length of step and at what temperature of the surroundings. */
    void begin(ProfileBlock block, double step, double ambient) {
        this.block = block;
        this.step = step;
        this.ambient = ambient;
    }

    /**
     * Longest window that keeps the tolerance and the limits.
     *
     * @param tile cells
     * @param i lane
     * @param offset first step, within the block
     * @return steps, a power of two; 0 where even the shortest window does not
     */
    int window(CellTile tile, int i, int offset) {
        WindowTables w = tables;
        soc = tile.soc[i];
        kelvin = tile.lanes.temperature[i];
        bin = w.bin(w.interval(soc), kelvin);
        if (bin < 0) {
            return 0;
        }
        cold = Math.abs(1 / kelvin - w.inverseReference);
        entropic = w.entropic(soc);
        age = tile.resistanceFactor[i];
        scale = tile.scale[i];
        swing = step / (w.capacity * tile.capacityFactor[i]);
        above = 0;
        below = 0;
        for (int p = 0; p < w.pairs; p++) {
            double v = tile.lanes.pair[p][i];
            above += Math.max(v, 0);
            below += Math.min(v, 0);
        }
        double toSoc = scale * swing;
        double passed = block.edge[offset];
        double lowest = Math.max(limits.lowestSoc(), w.lowestSoc);
        double highest = Math.min(limits.highestSoc(), 1);
        int longest = offset == 0 ? ProfileBlock.STEPS : Integer.lowestOneBit(offset);
        for (int n = longest; n >= ProfileBlock.SHORTEST; n >>= 1) {
            int node = ProfileBlock.node(offset, n);
            double lost = w.selfDischarge * n * step;
            double down = toSoc * (block.lowest[node] - passed) - lost;
            double up = toSoc * (block.highest[node] - passed);
            int half = (int) (0.5 * (up - down) * CellModel.NODES_PER_UNIT + 0.5);
            if (half <= WindowTables.WIDEST
                    && soc + down >= lowest
                    && soc + up <= highest
                    && (lost == 0 || soc + down > 0)
                    && scale * block.peakUp[node] <= limits.chargeCurrent()
                    && scale * block.peakDown[node] <= limits.dischargeCurrent()
                    && fits(node, n, w.row(half, w.interval(soc + 0.5 * (up + down))), up, down)) {
                return n;
            }
        }
        return 0;
    }

    /** Whether a window keeps voltage and tolerance. */
    private boolean fits(int node, int n, int row, double up, double down) {
        WindowTables w = tables;
        double[] rows = w.rows;
        double peakUp = scale * block.peakUp[node];
        double peakDown = scale * block.peakDown[node];
        double peak = Math.max(peakUp, peakDown);
        double gap = rows[row + WindowTables.GAP];
        double u = w.hysteresisRate * peak * swing;
        if (!(u <= WindowKernel.LARGEST_SWING) || !(u * u * gap < HYSTERESIS_SHARE * 6 * tolerance)) {
            return false;
        }
        double reach = 0.5 * (up - down);
        double resistance = w.contact;
        double missed = 0;
        double cross = 0;
        double slow = 0;
        double slowRate = 0;
        double curved = 0;
        int at = row + WindowTables.ELEMENTS;
        int factors = bin;
        for (int e = 0; e <= w.pairs; e++) {
            double factor = w.factors[factors + WindowTables.FACTOR];
            double energy = w.factors[factors + WindowTables.ENERGY];
            double r = rows[at + WindowTables.RESISTANCE] * factor;
            double slope = rows[at + WindowTables.SLOPE] * factor * w.factors[factors + WindowTables.STEEPER];
            double activation = cold * rows[at + WindowTables.ACTIVATION_SLOPE] * reach;
            resistance += r;
            missed += rows[at + WindowTables.MISSED] * factor * w.factors[factors + WindowTables.STEEPER]
                    + w.bent(e, slope * reach + r * activation, r)
                    + r * (cold * rows[at + WindowTables.ACTIVATION_MISSED] + 0.5 * activation * activation)
                    + slope * reach * activation;
            cross += (slope * reach + r * activation) * energy;
            curved += r * energy * energy;
            slow += rows[at + WindowTables.TAU_SLOPE] * factor;
            slowRate += rows[at + WindowTables.TAU_SLOPE_RATE] * factor;
            factors += WindowTables.FACTORS;
            at += WindowTables.ELEMENT_COLUMNS;
        }
        double volts = age * peak;
        double still = rows[row + WindowTables.OPEN_MISSED] + rows[row + WindowTables.GAP_MISSED] + volts * missed;
        if (!(still <= SHARE * tolerance)) {
            return false;
        }
        resistance *= age;
        if (limitedVoltage) {
            double most = w.openCircuit(soc + up, kelvin) + above + resistance * peakUp + gap + CLEARANCE;
            double least = w.openCircuit(soc + down, kelvin) + below - resistance * peakDown - gap - CLEARANCE;
            if (!(most < limits.highestVoltage() && least > limits.lowestVoltage())) {
                return false;
            }
        }
        double warmed = warmed(node, n, resistance);
        // between two refreshments time constants stand still
        int standing = Math.min(n, WindowRun.REFRESH);
        double swung = 0.5 * Math.min(up - down, standing * peak * swing);
        double misses = still
                + volts * (cross + 0.5 * curved * warmed) * warmed
                + rows[row + WindowTables.ENTROPIC_SLOPE] * reach * warmed
                + volts * Math.min(MOST_MISSED * slow, standing * step * slowRate) * swung;
        if (!(misses <= SHARE * tolerance)) {
            return false;
        }
        return true;
    }

    /**
     * How far the temperature may get from {@link #centre} in a window: heat and cooling of its parts are known, when in a part
     * they come is not.
     */
    private double warmed(int node, int n, double resistance) {
        int parts = n >= PARTS * ProfileBlock.SHORTEST ? PARTS : 1;
        double ohms = scale * scale * step * resistance;
        double volts = scale * step * kelvin * entropic;
        double cooled = step * n / parts * tables.cooling * (kelvin - ambient);
        double now = 0;
        double all = 0;
        double highest = 0;
        double lowest = 0;
        for (int k = node * parts; k < (node + 1) * parts; k++) {
            double heat = ohms * block.sumSquare[k];
            double in = volts * block.sumUp[k];
            double out = volts * block.sumDown[k];
            double most = heat + Math.max(in, 0) + Math.max(out, 0) + Math.max(-cooled, 0);
            double least = Math.min(in, 0) + Math.min(out, 0) - Math.max(cooled, 0);
            highest = Math.max(highest, now + most);
            lowest = Math.min(lowest, now + least);
            now += heat + in + out - cooled;
            all += heat;
        }
        double half = 0.5 / (tables.heatCapacity + 0.25 * tables.cooling * step * n);
        centre = kelvin + half * (highest + lowest);
        return half * (highest - lowest + DOUBT * all);
    }
}
