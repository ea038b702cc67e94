package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.WindowKernel;

/**
 * Chooses windows and freezes coefficients, for the cells of one tile. The choice looks at one cell, the profile and the
 * tolerance only, is the same code for every kernel, and answers a power of two, so that the bits of a cell do not depend on
 * its neighbours.
 *
 * <p>What a window of swing dz and warming dT misses, of the voltage: the bend of the open-circuit voltage, U'' dz^2 / 8;
 * the change of the resistances over half of the window, at the peak current, with SOC and with temperature; the change of
 * the hysteresis.
 */
final class WindowPlanner {
    /** Beyond what the limits on voltage are kept away from, V: what the bound below leaves out. */
    private static final double CLEARANCE = 0.02;

    /** Share of the tolerance that the polynomial of the hysteresis may use. */
    private static final double HYSTERESIS_SHARE = 0.05;

    /** Swing of state of charge below which the mean voltage is that at the middle: a difference would lose its digits. */
    private static final double NARROW = 1e-7;

    private final CellTile tile;
    private final Lanes lanes;
    private final ProfileBlock block;
    private final WindowTables tables;
    private final OperatingLimits limits;
    private final double tolerance;

    // Gathered for the lanes whose window begins, one slot each.
    private final int[] lane = new int[Lanes.WIDTH];
    private int slots;
    private final double[] temperature = column();
    private final double[] factor = column();
    private final double[] scale = column();
    private final double[] seconds = column();
    private final double[] meanCurrent = column();
    private final double[] meanSquare = column();
    private final double[] inverse = column();
    private final double[] change = column();
    private final double[] ahead = column();
    private final double[] heat = column();
    private final double[] leak = column();
    private final double[][] charge = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];
    private final double[][] discharge = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];
    private final double[][] activation = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];
    private final double[][] arrhenius = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];
    private final double[][] exponent = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];
    private final double[][] decay = new double[1 + Lanes.MOST_PAIRS][Lanes.WIDTH];

    WindowPlanner(CellTile tile, WindowTables tables, OperatingLimits limits, double tolerance) {
        this.tile = tile;
        this.lanes = tile.lanes;
        this.block = tile.block;
        this.tables = tables;
        this.limits = limits;
        this.tolerance = tolerance;
    }

    private static double[] column() {
        return new double[Lanes.WIDTH];
    }

    /**
     * Longest window that keeps the tolerance and the limits.
     *
     * @param i lane
     * @param offset first step, within the block
     * @return steps, a power of two; 0 where even the shortest window does not
     */
    int length(int i, int offset) {
        WindowTables w = tables;
        double soc = tile.soc[i];
        double kelvin = lanes.temperature[i];
        double scaled = tile.scale[i];
        double toSoc = tile.toSoc[i];
        double step = tile.step;
        int k = w.interval(soc);
        int bin = w.bin(k, kelvin);
        if (bin < 0) {
            return 0;
        }
        double[] worst = w.worst;
        double age = tile.resistance[i];
        double r = worst[bin + WindowTables.RESISTANCE] * age;
        double gap = worst[bin + WindowTables.GAP];
        double bend = worst[bin + WindowTables.BEND];
        double entropic = Math.abs(w.value(CellModel.ENTROPIC, soc)) * kelvin;
        double cooling = w.cooling * Math.abs(kelvin - tile.ambient);
        double open = w.value(CellModel.STORED, soc) + kelvin * w.value(CellModel.ENTROPIC, soc);
        double above = 0;
        double below = 0;
        for (int p = 0; p < w.pairs; p++) {
            double v = lanes.pair[p][i];
            above += Math.max(v, 0);
            below += Math.min(v, 0);
        }
        int longest = offset == 0 ? ProfileBlock.STEPS : Integer.lowestOneBit(offset);
        for (int n = longest; n >= ProfileBlock.SHORTEST; n >>= 1) {
            int node = ProfileBlock.node(offset, n);
            double time = n * step;
            double lost = w.selfDischarge * time;
            double down = toSoc * (block.lowest[node] - block.edge[offset]) - lost;
            double up = toSoc * (block.highest[node] - block.edge[offset]);
            double peakUp = scaled * block.peakUp[node];
            double peakDown = scaled * block.peakDown[node];
            double peak = Math.max(peakUp, peakDown);
            double reach = Math.max(up, -down) * CellModel.NODES_PER_UNIT;
            double u = w.hysteresisRate * peak * step / tile.capacity[i];
            if (!(reach < WindowTables.REACH)
                    || !(u * u * gap < HYSTERESIS_SHARE * 6 * tolerance)
                    || !(u <= WindowKernel.LARGEST_SWING)
                    || !(soc + down >= Math.max(limits.lowestSoc(), w.lowestSoc))
                    || !(soc + up <= Math.min(limits.highestSoc(), 1))
                    || !(lost == 0 || soc + down > 0)
                    || !(peakUp <= limits.chargeCurrent() && peakDown <= limits.dischargeCurrent())) {
                continue;
            }
            double steep = Math.abs(w.steepness(k, kelvin)) + bend * Math.max(up, -down);
            if (!(open + steep * up + above + r * peakUp + gap + CLEARANCE < limits.highestVoltage())
                    || !(open + steep * down + below - r * peakDown - gap - CLEARANCE > limits.lowestVoltage())) {
                continue;
            }
            double square = scaled * scaled * block.sumSquare[node] / n;
            double mean = scaled * Math.abs(block.sumUp[node] + block.sumDown[node]) / n;
            double power = square * r + mean * (entropic + above - below + gap) + cooling;
            double warmed = power * time / (w.heatCapacity + 0.5 * w.cooling * time);
            double swing = up - down;
            // what a slow pair misses before the middle it misses the other way after it
            double quarter = 0.25 * time;
            double slope = worst[bin + WindowTables.OHMIC_SLOPE]
                    + Math.min(
                            worst[bin + WindowTables.PAIR_SLOPE], quarter * worst[bin + WindowTables.PAIR_SLOPE_RATE]);
            double warming = worst[bin + WindowTables.OHMIC_WARMING]
                    + Math.min(
                            worst[bin + WindowTables.PAIR_WARMING],
                            quarter * worst[bin + WindowTables.PAIR_WARMING_RATE]);
            // what SOC, temperature and hysteresis do has signs of its own, and seldom adds up
            double bySoc = 0.5 * age * peak * slope * swing;
            double byHeat = 0.5 * (age * peak * warming + worst[bin + WindowTables.ENTROPIC_SLOPE] * swing) * warmed;
            double byGap = 0.5 * worst[bin + WindowTables.GAP_SLOPE] * swing;
            double missed = bend * swing * swing / 8 + Math.sqrt(bySoc * bySoc + byHeat * byHeat + byGap * byGap);
            if (missed <= tolerance) {
                return n;
            }
        }
        return 0;
    }

    /** Forgets what was gathered. */
    void clear() {
        slots = 0;
    }

    /**
     * Looks up what belongs to the middle of a window.
     *
     * @param i lane
     * @param offset first step, within the block
     * @param steps steps of the window
     * @param node window in the block
     */
    void gather(int i, int offset, int steps, int node) {
        WindowTables w = tables;
        double step = tile.step;
        double toSoc = tile.toSoc[i];
        double soc = tile.soc[i];
        double kelvin = lanes.temperature[i];
        double passed = block.edge[offset];
        double drain = w.selfDischarge * step;
        double end = soc + (toSoc * (block.edge[offset + steps] - passed) - drain * steps);
        double middle = 0.5 * (soc + end);

        // a line through both ends of the swing, moved to have the mean voltage of the window: this keeps energy
        double half =
                Math.max(0.5 * toSoc * (block.highest[node] - block.lowest[node]), 0.5 / CellModel.NODES_PER_UNIT);
        double low = Math.max(middle - half, w.start);
        double high = middle + half;
        double rise = w.value(CellModel.STORED, high)
                - w.value(CellModel.STORED, low)
                + kelvin * (w.value(CellModel.ENTROPIC, high) - w.value(CellModel.ENTROPIC, low));
        double slope = rise / (high - low);
        double level = Math.abs(end - soc) > NARROW
                ? (w.storedIntegral(end) - w.storedIntegral(soc)) / (end - soc)
                : w.value(CellModel.STORED, middle);
        double line = level + slope * (soc - middle - 0.5 * drain - toSoc * passed);
        lanes.line[i] = line;
        lanes.slope[i] = slope * toSoc;
        lanes.drift[i] = slope * drain;
        double meanSoc = soc - 0.5 * drain * steps + toSoc * (block.sumMiddle[node] / steps - passed);

        int s = slots;
        lane[s] = i;
        slots = s + 1;
        temperature[s] = kelvin;
        factor[s] = tile.resistance[i];
        scale[s] = tile.scale[i];
        seconds[s] = steps * step;
        meanCurrent[s] = tile.scale[i] * (block.sumUp[node] + block.sumDown[node]) / steps;
        meanSquare[s] = tile.scale[i] * tile.scale[i] * block.sumSquare[node] / steps;
        leak[s] = w.selfDischarge * tile.capacity[i] * (level + slope * (meanSoc - middle));

        double[] table = w.table;
        int k = w.interval(middle);
        double f = (middle - w.start) * CellModel.NODES_PER_UNIT - k;
        int a = k * w.columns;
        int b = a + w.columns;
        lanes.entropic[i] = between(table, a + CellModel.ENTROPIC, b + CellModel.ENTROPIC, f);
        lanes.gap[i] = between(table, a + CellModel.HYSTERESIS, b + CellModel.HYSTERESIS, f);
        a += CellModel.ELEMENTS;
        b += CellModel.ELEMENTS;
        for (int e = 0; e <= w.pairs; e++) {
            charge[e][s] = between(table, a + CellModel.CHARGE, b + CellModel.CHARGE, f);
            discharge[e][s] = between(table, a + CellModel.DISCHARGE, b + CellModel.DISCHARGE, f);
            activation[e][s] = between(table, a + CellModel.ACTIVATION, b + CellModel.ACTIVATION, f);
            decay[e][s] = between(table, a + CellModel.TIME_CONSTANT, b + CellModel.TIME_CONSTANT, f);
            a += CellModel.ELEMENT_COLUMNS;
            b += CellModel.ELEMENT_COLUMNS;
        }
    }

    private static double between(double[] table, int a, int b, double f) {
        double low = table[a];
        return low + f * (table[b] - low);
    }

    /** Works out the coefficients of all that was gathered, in short loops that the compiler vectorises. */
    void freeze() {
        WindowTables w = tables;
        int n = slots;
        double step = tile.step;
        colder(n, inverse, temperature, w.inverseReference);
        for (int e = 0; e <= w.pairs; e++) {
            times(n, exponent[e], activation[e], inverse);
            SmallExponential.expm1(exponent[e], n);
            resistance(n, arrhenius[e], exponent[e], factor);
        }
        ohmicHeat(n, heat, charge[0], discharge[0], arrhenius[0], factor, w.contact, meanSquare);
        for (int s = 0; s < n; s++) {
            int i = lane[s];
            double more = lanes.entropic[i] * temperature[s];
            for (int p = 0; p < w.pairs; p++) {
                int e = p + 1;
                // of the voltage at the start so much is the mean of what is left, nearly
                double left = 1 / (1 + 0.5 * seconds[s] / decay[e][s]);
                double r = (meanCurrent[s] > 0 ? charge[e][s] : discharge[e][s]) * arrhenius[e][s];
                more += left * lanes.pair[p][i] + (1 - left) * r * meanCurrent[s];
            }
            heat[s] += meanCurrent[s] * (more + lanes.gap[i] * lanes.hysteresis[i]);
        }
        warm(n, ahead, change, heat, temperature, seconds, w.heatCapacity, w.cooling, tile.ambient);
        for (int e = 0; e <= w.pairs; e++) {
            later(n, arrhenius[e], activation[e], change);
        }
        for (int p = 1; p <= w.pairs; p++) {
            decayed(n, exponent[p], decay[p], step);
        }
        scatter(n);
    }

    private static void colder(int n, double[] inverse, double[] temperature, double inverseReference) {
        for (int s = 0; s < n; s++) {
            inverse[s] = 1 / temperature[s] - inverseReference;
        }
    }

    private static void times(int n, double[] product, double[] a, double[] b) {
        for (int s = 0; s < n; s++) {
            product[s] = a[s] * b[s];
        }
    }

    private static void resistance(int n, double[] arrhenius, double[] expm1, double[] factor) {
        for (int s = 0; s < n; s++) {
            arrhenius[s] = (1 + expm1[s]) * factor[s];
        }
    }

    private static void ohmicHeat(
            int n,
            double[] heat,
            double[] charge,
            double[] discharge,
            double[] arrhenius,
            double[] factor,
            double contact,
            double[] square) {
        for (int s = 0; s < n; s++) {
            heat[s] = square[s] * (contact * factor[s] + 0.5 * (charge[s] + discharge[s]) * arrhenius[s]);
        }
    }

    /** Change of the inverse temperature to the middle of the window, and the rise of temperature in a second, K. */
    private static void warm(
            int n,
            double[] ahead,
            double[] change,
            double[] heat,
            double[] temperature,
            double[] seconds,
            double heatCapacity,
            double cooling,
            double ambient) {
        for (int s = 0; s < n; s++) {
            double t = temperature[s];
            double rate = (heat[s] - cooling * (t - ambient)) / (heatCapacity + 0.25 * cooling * seconds[s]);
            ahead[s] = rate;
            change[s] = 1 / (t + 0.5 * seconds[s] * rate) - 1 / t;
        }
    }

    /** Moves a resistance to another temperature nearby, by the series of the exponential. */
    private static void later(int n, double[] arrhenius, double[] activation, double[] change) {
        for (int s = 0; s < n; s++) {
            double x = activation[s] * change[s];
            arrhenius[s] = arrhenius[s] * (1 + x * (1 + x * (0.5 + x * (1 / 6.0))));
        }
    }

    /** Sets the exponent to exp(-step/tau) - 1 and the time constant to the mean of what is left over a step. */
    private static void decayed(int n, double[] exponent, double[] tau, double step) {
        for (int s = 0; s < n; s++) {
            tau[s] = step / tau[s];
            exponent[s] = -Math.min(tau[s], SmallExponential.LARGEST);
        }
        SmallExponential.expm1(exponent, n);
        for (int s = 0; s < n; s++) {
            tau[s] = -exponent[s] / tau[s];
        }
    }

    private void scatter(int n) {
        WindowTables w = tables;
        double step = tile.step;
        for (int s = 0; s < n; s++) {
            int i = lane[s];
            double times = scale[s];
            double contact = w.contact * factor[s];
            double up = contact + charge[0][s] * arrhenius[0][s];
            double down = contact + discharge[0][s] * arrhenius[0][s];
            for (int p = 0; p < w.pairs; p++) {
                int e = p + 1;
                double gone = -exponent[e][s];
                double mean = decay[e][s];
                double r = charge[e][s] * arrhenius[e][s];
                double q = discharge[e][s] * arrhenius[e][s];
                up += r * (1 - mean);
                down += q * (1 - mean);
                lanes.keep[p][i] = 1 - gone;
                lanes.mean[p][i] = mean;
                lanes.gain[p][Lanes.CHARGE][i] = r * gone * times;
                lanes.gain[p][Lanes.DISCHARGE][i] = q * gone * times;
            }
            lanes.direct[Lanes.CHARGE][i] = up * times;
            lanes.direct[Lanes.DISCHARGE][i] = down * times;
            double swing = w.hysteresisRate * Math.abs(tile.toSoc[i]);
            lanes.swing[Lanes.CHARGE][i] = swing * w.efficiency;
            lanes.swing[Lanes.DISCHARGE][i] = swing;
            // temperature runs half a step ahead, so that reversible heat sees the mean of the step
            double shift = 0.5 * step * ahead[s];
            tile.shift[i] = shift;
            lanes.temperature[i] = temperature[s] + shift;
            lanes.cool[i] = tile.cool;
            lanes.warm[i] = tile.warm * times;
            lanes.rise[i] = tile.warm * (w.cooling * tile.ambient + leak[s]) + shift * (1 - tile.cool);
        }
    }
}
