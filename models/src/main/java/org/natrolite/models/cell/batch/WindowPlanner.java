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

    /** Share of the tolerance that the estimate below may take. */
    private static final double SHARE = 0.78;

    /**
     * How many times the error of a window pairs may still show of earlier ones, where windows are much shorter than their time
     * constants. Measured: against a reference in the cold, where the estimate is tightest, fewer let errors above the tolerance
     * through.
     */
    private static final double KEPT = 3;

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
    private final double perAllowed;

    /** Steps over time constants of the elements: infinite for the ohmic one, in which no error lives on. */
    private final double[] rates;

    private final double lowest;
    private final double highest;

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

    /** How far from the reference its inverse temperature is, 1/K, and its temperature, K. */
    private double cold;

    private double warmer;

    /** Its entropic coefficient, V/K, and open-circuit voltage, V. */
    private double entropic;

    private double open;

    /** What the window that was looked at last is estimated to miss, over what it may; infinite where a limit may be met. */
    private double over;

    /** Temperature in the middle between the extremes that are expected in it, and how far from it they are, K. */
    double centre;

    double warmed;

    WindowPlanner(WindowTables tables, OperatingLimits limits, double tolerance) {
        this.tables = tables;
        this.limits = limits;
        this.tolerance = tolerance;
        this.rates = new double[1 + tables.pairs];
        this.perAllowed = 1 / (SHARE * tolerance);
        this.lowest = Math.max(limits.lowestSoc(), tables.lowestSoc);
        this.highest = Math.min(limits.highestSoc(), 1);
        this.limitedVoltage = Double.isFinite(limits.highestVoltage()) || Double.isFinite(limits.lowestVoltage());
    }

    /** Says of what profile the next windows are, with what length of step and at what temperature of the surroundings. */
    void begin(ProfileBlock block, double step, double ambient) {
        this.block = block;
        this.step = step;
        this.ambient = ambient;
        for (int e = 0; e < rates.length; e++) {
            rates[e] = step / tables.slowest[e];
        }
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
        warmer = Math.abs(kelvin - 1 / w.inverseReference);
        open = limitedVoltage ? w.openCircuit(soc, kelvin) : 0;
        entropic = w.entropic(soc);
        age = tile.resistanceFactor[i];
        scale = tile.scale[i];
        swing = step / (w.capacity * tile.capacityFactor[i]);
        above = 0;
        below = 0;
        for (int p = 0; p < w.pairs; p++) {
            double v = tile.lanes.pair[p][i];
            if (v > 0) {
                above += v;
            } else {
                below += v;
            }
        }
        double toSoc = scale * swing;
        double passed = block.edge[offset];
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
                if (longer <= n) {
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

    /** A longer window that may do, too: what one misses grows with its length, up to its square. */
    private int longer(int n) {
        int eighths = over < 0.25 ? 16 : over < 0.45 ? 12 : over < 0.65 ? 10 : 8;
        return n * eighths / 8 / ProfileBlock.PIECE * ProfileBlock.PIECE;
    }

    /** The next window to look at where this one will not do. */
    private int shorter(int n) {
        if (n <= ProfileBlock.PIECE) {
            return n / 2;
        }
        int eighths = over < 1.3 ? 7 : over < 1.8 ? 6 : over < 2.6 ? 5 : 4;
        int pieces = Math.min(n * eighths / 8, n - 1) / ProfileBlock.PIECE;
        return Math.max(1, pieces) * ProfileBlock.PIECE;
    }

    /** Whether a window keeps voltage and tolerance. */
    private boolean fits(int offset, int n, int row, double up, double down) {
        WindowTables w = tables;
        int at = ProfileBlock.at(offset, n);
        float[] rows = w.rows;
        double peakUp = scale * block.windows[at + ProfileBlock.PEAK_UP];
        double peakDown = scale * block.windows[at + ProfileBlock.PEAK_DOWN];
        double peak = peakUp > peakDown ? peakUp : peakDown;
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
        double[] perBin = w.factors;
        boolean[] bent = w.curved;
        int in = row + WindowTables.ELEMENTS;
        int factors = bin;
        for (int e = 0; e <= w.pairs; e++) {
            double factor = perBin[factors + WindowTables.FACTOR];
            double energy = perBin[factors + WindowTables.ENERGY];
            double steeper = factor * perBin[factors + WindowTables.STEEPER];
            double r = rows[in + WindowTables.RESISTANCE] * factor;
            double change = rows[in + WindowTables.SLOPE] * steeper * reach;
            // what is left after a window is at most as much as a hyperbola says
            double lives = 1 + KEPT / (1 + n * rates[e]);
            resistance += r;
            missed += lives * rows[in + WindowTables.MISSED] * steeper;
            if (bent[e]) {
                double activation = cold * rows[in + WindowTables.ACTIVATION_SLOPE] * reach;
                missed += lives
                        * (w.bent(e, change + r * activation, r)
                                + r * (cold * rows[in + WindowTables.ACTIVATION_MISSED] + 0.5 * activation * activation)
                                + change * activation);
                change += r * activation;
            }
            cross += lives * change * energy;
            curved += lives * r * energy * energy;
            if (w.varyingTimeConstants) {
                slow += rows[in + WindowTables.TAU_SLOPE] * factor;
                slowRate += rows[in + WindowTables.TAU_SLOPE_RATE] * factor;
            }
            factors += WindowTables.FACTORS;
            in += WindowTables.ELEMENT_COLUMNS;
        }
        double volts = age * peak;
        double still = rows[row + WindowTables.OPEN_MISSED] + rows[row + WindowTables.GAP_MISSED] + volts * missed;
        over = still * perAllowed;
        if (!(over <= 1)) {
            return false;
        }
        resistance *= age;
        if (limitedVoltage) {
            double rise = above + resistance * peakUp + gap + CLEARANCE;
            double fall = resistance * peakDown - below + gap + CLEARANCE;
            double steep = rows[row + WindowTables.OPEN_SLOPE] + warmer * rows[row + WindowTables.ENTROPIC_SLOPE];
            if (!(open + steep * up + rise < limits.highestVoltage()
                            && open + steep * down - fall > limits.lowestVoltage())
                    && !(w.openCircuit(soc + up, kelvin) + rise < limits.highestVoltage()
                            && w.openCircuit(soc + down, kelvin) - fall > limits.lowestVoltage())) {
                over = Double.POSITIVE_INFINITY;
                return false;
            }
        }
        warm(offset, n, resistance);
        double misses = still
                + (volts * (cross + 0.25 * curved * warmed) + rows[row + WindowTables.ENTROPIC_SLOPE] * reach) * warmed;
        if (w.varyingTimeConstants) {
            // between two refreshments time constants stand still
            int standing = Math.min(n, WindowRun.REFRESH);
            double swung = 0.5 * Math.min(up - down, standing * peak * swing);
            misses += volts * Math.min(MOST_MISSED * slow, standing * step * slowRate) * swung;
        }
        over = misses * perAllowed;
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
        // reversible heat of one direction warms, that of the other cools
        int warms = volts > 0 ? ProfileBlock.SUM_UP : ProfileBlock.SUM_DOWN;
        int cools = volts > 0 ? ProfileBlock.SUM_DOWN : ProfileBlock.SUM_UP;
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
            double up = heat + volts * block.windows[at + warms] - (cooling > 0 ? 0 : cooled);
            double down = volts * block.windows[at + cools] - (cooling > 0 ? cooled : 0);
            if (now + up > highest) {
                highest = now + up;
            }
            if (now + down < lowest) {
                lowest = now + down;
            }
            now += up + down;
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
