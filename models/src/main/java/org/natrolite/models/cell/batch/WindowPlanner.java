package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Chooses windows, in which the equations of a cell are expanded. The choice looks at one cell, the profile and the tolerance
 * only, and is the same code for every kernel, so that the bits of a cell do not depend on its neighbours. Windows are whole
 * pieces of the block where the tolerance allows it, so that cells share most of their edges.
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

    /** How much longer a window has to be, and may be, than the one before it, for a look at it to pay. */
    private static final double LONGER = 1.25;

    private static final double LONGEST = 2;

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

    /** What the window that was looked at last is estimated to miss, over what it may; infinite where a limit may be met. */
    private double over;

    /** Temperature in the middle between the extremes that are expected in it, and how far from it they are, K. */
    double centre;

    double warmed;

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
     * A long window that keeps the tolerance and the limits.
     *
     * @param tile cells
     * @param i lane
     * @param offset first step, within the block
     * @param before length of the window before, in steps
     * @return steps; 0 where even the shortest window does not
     */
    int window(CellTile tile, int i, int offset, int before) {
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
        int rest = ProfileBlock.STEPS - offset;
        int n = first(offset, before);
        int kept = 0;
        double keptCentre = kelvin;
        double keptWarmed = 0;
        while (n >= ProfileBlock.SHORTEST) {
            int at = ProfileBlock.at(offset, n);
            double lost = w.selfDischarge * n * step;
            double down = toSoc * (block.windows[at + ProfileBlock.LOWEST] - passed) - lost;
            double up = toSoc * (block.windows[at + ProfileBlock.HIGHEST] - passed);
            int half = (int) (0.5 * (up - down) * CellModel.NODES_PER_UNIT + 0.5);
            over = Double.POSITIVE_INFINITY;
            boolean fits = half <= WindowTables.WIDEST
                    && soc + down >= lowest
                    && soc + up <= highest
                    && (lost == 0 || soc + down > 0)
                    && scale * block.windows[at + ProfileBlock.PEAK_UP] <= limits.chargeCurrent()
                    && scale * block.windows[at + ProfileBlock.PEAK_DOWN] <= limits.dischargeCurrent()
                    && fits(offset, n, w.row(half, w.interval(soc + 0.5 * (up + down))), up, down);
            if (kept > 0) {
                // the longer one was a guess
                if (!fits) {
                    n = kept;
                    centre = keptCentre;
                    warmed = keptWarmed;
                }
                return n;
            }
            if (fits) {
                int longer = n < before || n < ProfileBlock.PIECE ? 0 : Math.min(rest, longer(n));
                if (longer < LONGER * n) {
                    return n;
                }
                kept = n;
                keptCentre = centre;
                keptWarmed = warmed;
                n = longer;
            } else {
                n = shorter(n);
            }
        }
        return 0;
    }

    /** The first window to look at: as long as the one before, where the block has room for it. */
    private static int first(int offset, int before) {
        int within = offset % ProfileBlock.PIECE;
        if (within != 0) {
            return Integer.lowestOneBit(within);
        }
        int pieces = Math.max(before / ProfileBlock.PIECE, 1);
        return Math.min(pieces * ProfileBlock.PIECE, ProfileBlock.STEPS - offset);
    }

    /** A longer window that may do, too. What one misses grows about with the square of its length. */
    private int longer(int n) {
        return (int) (Math.min(LONGEST, 1 / Math.sqrt(over)) * n) / ProfileBlock.PIECE * ProfileBlock.PIECE;
    }

    /** The next window to look at where this one will not do. */
    private int shorter(int n) {
        if (n <= ProfileBlock.PIECE) {
            return n / 2;
        }
        double share = over < 4 ? 1 / Math.sqrt(over) : 0.5;
        int pieces = Math.min((int) (share * n), n - 1) / ProfileBlock.PIECE;
        return Math.max(1, pieces) * ProfileBlock.PIECE;
    }

    /** Whether a window keeps voltage and tolerance. */
    private boolean fits(int offset, int n, int row, double up, double down) {
        WindowTables w = tables;
        int at = ProfileBlock.at(offset, n);
        double[] rows = w.rows;
        double peakUp = scale * block.windows[at + ProfileBlock.PEAK_UP];
        double peakDown = scale * block.windows[at + ProfileBlock.PEAK_DOWN];
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
        int in = row + WindowTables.ELEMENTS;
        int factors = bin;
        for (int e = 0; e <= w.pairs; e++) {
            double factor = w.factors[factors + WindowTables.FACTOR];
            double energy = w.factors[factors + WindowTables.ENERGY];
            double r = rows[in + WindowTables.RESISTANCE] * factor;
            double slope = rows[in + WindowTables.SLOPE] * factor * w.factors[factors + WindowTables.STEEPER];
            double activation = cold * rows[in + WindowTables.ACTIVATION_SLOPE] * reach;
            resistance += r;
            missed += rows[in + WindowTables.MISSED] * factor * w.factors[factors + WindowTables.STEEPER]
                    + w.bent(e, slope * reach + r * activation, r)
                    + r * (cold * rows[in + WindowTables.ACTIVATION_MISSED] + 0.5 * activation * activation)
                    + slope * reach * activation;
            cross += (slope * reach + r * activation) * energy;
            curved += r * energy * energy;
            slow += rows[in + WindowTables.TAU_SLOPE] * factor;
            slowRate += rows[in + WindowTables.TAU_SLOPE_RATE] * factor;
            factors += WindowTables.FACTORS;
            in += WindowTables.ELEMENT_COLUMNS;
        }
        double volts = age * peak;
        double still = rows[row + WindowTables.OPEN_MISSED] + rows[row + WindowTables.GAP_MISSED] + volts * missed;
        over = still / (SHARE * tolerance);
        if (!(over <= 1)) {
            return false;
        }
        resistance *= age;
        if (limitedVoltage) {
            double most = w.openCircuit(soc + up, kelvin) + above + resistance * peakUp + gap + CLEARANCE;
            double least = w.openCircuit(soc + down, kelvin) + below - resistance * peakDown - gap - CLEARANCE;
            if (!(most < limits.highestVoltage() && least > limits.lowestVoltage())) {
                over = Double.POSITIVE_INFINITY;
                return false;
            }
        }
        warm(offset, n, resistance);
        // between two refreshments time constants stand still
        int standing = Math.min(n, WindowRun.REFRESH);
        double swung = 0.5 * Math.min(up - down, standing * peak * swing);
        double misses = still
                + volts * (cross + 0.25 * curved * warmed) * warmed
                + rows[row + WindowTables.ENTROPIC_SLOPE] * reach * warmed
                + volts * Math.min(MOST_MISSED * slow, standing * step * slowRate) * swung;
        over = misses / (SHARE * tolerance);
        return over <= 1;
    }

    /**
     * Sets how far the temperature may get from the {@link #centre} of a window: heat and cooling of its parts are known, when
     * in a part they come is not.
     */
    private void warm(int offset, int n, double resistance) {
        double ohms = scale * scale * step * resistance;
        double volts = scale * step * kelvin * entropic;
        double cooling = step * tables.cooling * (kelvin - ambient);
        double now = 0;
        double all = 0;
        double highest = 0;
        double lowest = 0;
        int from = 0;
        for (int k = 1; from < n; k++) {
            int to = part(n, k);
            int at = ProfileBlock.at(offset + from, to - from);
            double cooled = cooling * (to - from);
            double heat = ohms * block.windows[at + ProfileBlock.SUM_SQUARE];
            double in = volts * block.windows[at + ProfileBlock.SUM_UP];
            double out = volts * block.windows[at + ProfileBlock.SUM_DOWN];
            double most = heat + Math.max(in, 0) + Math.max(out, 0) + Math.max(-cooled, 0);
            double least = Math.min(in, 0) + Math.min(out, 0) - Math.max(cooled, 0);
            highest = Math.max(highest, now + most);
            lowest = Math.min(lowest, now + least);
            now += heat + in + out - cooled;
            all += heat;
            from = to;
        }
        double half = 0.5 / (tables.heatCapacity + 0.25 * tables.cooling * step * n);
        centre = kelvin + half * (highest + lowest);
        warmed = half * (highest - lowest + DOUBT * all);
    }

    /** End of a part of a window: four parts of whole pieces or of a power of two, three pieces, or the whole. */
    private static int part(int n, int k) {
        if (n < PARTS * ProfileBlock.SHORTEST) {
            return n;
        }
        int pieces = n / ProfileBlock.PIECE;
        if (pieces < PARTS) {
            return pieces == 3 ? k * ProfileBlock.PIECE : k * n / PARTS;
        }
        return k * pieces / PARTS * ProfileBlock.PIECE;
    }
}
