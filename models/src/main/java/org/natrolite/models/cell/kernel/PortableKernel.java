package org.natrolite.models.cell.kernel;

/**
 * Plain Java: one short loop over the lanes for each group of operations, since the compiler unrolls and vectorises short
 * loops only. No fused multiply-add, which is thousands of times slower where the hardware has none. A lane sees the same
 * operations in the same order whatever the other lanes do, so that its bits do not depend on them.
 */
public final class PortableKernel implements WindowKernel {
    /** Below this many lanes the loops over lanes cost more than they save. */
    private static final int NARROW = 4;

    private static final double SIXTH = 1 / 6.0;

    private PortableKernel() {}

    /**
     * @return the kernel
     */
    public static PortableKernel create() {
        return new PortableKernel();
    }

    @Override
    public String name() {
        return "portable";
    }

    @Override
    public void advance(
            Lanes lanes,
            int count,
            int pairs,
            double[] current,
            int from,
            int to,
            double[] middle,
            int first,
            double loss) {
        if (count < NARROW) {
            for (int i = 0; i < count; i++) {
                advanceLane(lanes, i, pairs, current, from, to, middle, first, loss);
            }
            return;
        }
        double[] open = lanes.open;
        double[] excess = lanes.excess;
        for (int t = from; t < to; t++) {
            double p = current[t];
            double size = Math.abs(p);
            int side = p > 0 ? Lanes.CHARGE : Lanes.DISCHARGE;
            double lost = p > 0 ? loss : 0;
            openCircuit(count, open, lanes.line, lanes.slope, lanes.drift, middle[t - first]);
            direct(count, excess, lanes.direct[side], lanes.entropic, lanes.temperature, p);
            for (int k = 0; k < pairs; k++) {
                pair(count, excess, lanes.pair[k], lanes.mean[k], lanes.keep[k], lanes.gain[k][side], p);
            }
            hysteresis(count, excess, lanes.hysteresis, lanes.swing[side], lanes.gap, size, Math.signum(p));
            energy(count, open, excess, lanes.net, lanes.gross, p, size);
            temperature(count, open, excess, lanes.temperature, lanes.cool, lanes.warm, lanes.rise, p, lost);
        }
    }

    private static void openCircuit(int n, double[] open, double[] line, double[] slope, double[] drift, double m) {
        for (int i = 0; i < n; i++) {
            open[i] = line[i] + slope[i] * m;
            line[i] = line[i] - drift[i];
        }
    }

    private static void direct(
            int n, double[] excess, double[] direct, double[] entropic, double[] temperature, double p) {
        for (int i = 0; i < n; i++) {
            excess[i] = direct[i] * p + entropic[i] * temperature[i];
        }
    }

    private static void pair(
            int n, double[] excess, double[] voltage, double[] mean, double[] keep, double[] gain, double p) {
        for (int i = 0; i < n; i++) {
            double v = voltage[i];
            excess[i] = excess[i] + mean[i] * v;
            voltage[i] = keep[i] * v + gain[i] * p;
        }
    }

    private static void hysteresis(
            int n, double[] excess, double[] state, double[] swing, double[] gap, double size, double sign) {
        for (int i = 0; i < n; i++) {
            double u = swing[i] * size;
            double h = state[i];
            double change = (sign - h) * (u * (1 - u * (0.5 - u * SIXTH)));
            excess[i] = excess[i] + gap[i] * (h + 0.5 * change);
            state[i] = h + change;
        }
    }

    private static void energy(
            int n, double[] open, double[] excess, double[] net, double[] gross, double p, double size) {
        for (int i = 0; i < n; i++) {
            double voltage = open[i] + excess[i];
            net[i] = net[i] + p * voltage;
            gross[i] = gross[i] + size * voltage;
        }
    }

    private static void temperature(
            int n,
            double[] open,
            double[] excess,
            double[] temperature,
            double[] cool,
            double[] warm,
            double[] rise,
            double p,
            double lost) {
        for (int i = 0; i < n; i++) {
            temperature[i] = (cool[i] * temperature[i] + warm[i] * (p * (excess[i] + lost * open[i]))) + rise[i];
        }
    }

    /** The loops above for one lane, operation by operation the same, with its state in registers. */
    private static void advanceLane(
            Lanes lanes,
            int i,
            int pairs,
            double[] current,
            int from,
            int to,
            double[] middle,
            int first,
            double loss) {
        double line = lanes.line[i];
        double slope = lanes.slope[i];
        double drift = lanes.drift[i];
        double entropic = lanes.entropic[i];
        double gap = lanes.gap[i];
        double swingUp = lanes.swing[Lanes.CHARGE][i];
        double swingDown = lanes.swing[Lanes.DISCHARGE][i];
        double directUp = lanes.direct[Lanes.CHARGE][i];
        double directDown = lanes.direct[Lanes.DISCHARGE][i];
        double cool = lanes.cool[i];
        double warm = lanes.warm[i];
        double rise = lanes.rise[i];
        // pairs beyond those of the cell stay at zero and add zero
        double mean0 = pairs > 0 ? lanes.mean[0][i] : 0;
        double mean1 = pairs > 1 ? lanes.mean[1][i] : 0;
        double mean2 = pairs > 2 ? lanes.mean[2][i] : 0;
        double keep0 = lanes.keep[0][i];
        double keep1 = lanes.keep[1][i];
        double keep2 = lanes.keep[2][i];
        double[][][] gain = lanes.gain;
        double v0 = lanes.pair[0][i];
        double v1 = lanes.pair[1][i];
        double v2 = lanes.pair[2][i];
        double h = lanes.hysteresis[i];
        double temperature = lanes.temperature[i];
        double net = lanes.net[i];
        double gross = lanes.gross[i];
        double up0 = gain[0][Lanes.CHARGE][i];
        double up1 = gain[1][Lanes.CHARGE][i];
        double up2 = gain[2][Lanes.CHARGE][i];
        double down0 = gain[0][Lanes.DISCHARGE][i];
        double down1 = gain[1][Lanes.DISCHARGE][i];
        double down2 = gain[2][Lanes.DISCHARGE][i];
        for (int t = from; t < to; t++) {
            double p = current[t];
            double size = Math.abs(p);
            boolean up = p > 0;
            double open = line + slope * middle[t - first];
            line = line - drift;
            double excess = (up ? directUp : directDown) * p + entropic * temperature;
            excess = excess + mean0 * v0;
            excess = excess + mean1 * v1;
            excess = excess + mean2 * v2;
            v0 = keep0 * v0 + (up ? up0 : down0) * p;
            v1 = keep1 * v1 + (up ? up1 : down1) * p;
            v2 = keep2 * v2 + (up ? up2 : down2) * p;
            double u = (up ? swingUp : swingDown) * size;
            double change = (Math.signum(p) - h) * (u * (1 - u * (0.5 - u * SIXTH)));
            excess = excess + gap * (h + 0.5 * change);
            h = h + change;
            double voltage = open + excess;
            net = net + p * voltage;
            gross = gross + size * voltage;
            temperature = (cool * temperature + warm * (p * (excess + (up ? loss : 0) * open))) + rise;
        }
        lanes.line[i] = line;
        lanes.pair[0][i] = v0;
        lanes.pair[1][i] = v1;
        lanes.pair[2][i] = v2;
        lanes.hysteresis[i] = h;
        lanes.temperature[i] = temperature;
        lanes.net[i] = net;
        lanes.gross[i] = gross;
    }
}
