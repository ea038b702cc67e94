package org.natrolite.models.life;

import java.util.Arrays;
import java.util.List;
import org.natrolite.core.rainflow.HalfCycles;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Stress;

/**
 * What one cell has been exposed to, as its ageing law sees it: time by temperature and state of charge at once, cycles when
 * rainflow has closed them. Mutable; owned by one thread.
 */
final class Exposure {
    private static final HalfCycles NOBODY = half -> {};
    private static final int COLUMNS = 6;

    private final AgeingState ageing;
    private final HalfCycles book;
    private Rainflow counter = Rainflow.standard();
    private double capacityRatio = 1;
    private final boolean repeats;

    /** Samples of a stretch that repeats, shape [samples][COLUMNS]. */
    private double[] samples;

    private int count;

    private Exposure(AgeingState ageing, boolean repeats) {
        this.ageing = ageing;
        this.repeats = repeats;
        this.samples = new double[repeats ? 64 * COLUMNS : 0];
        this.book = half -> ageing.take(half, capacityRatio);
    }

    /** A history that goes on, from damage that it adds to. */
    static Exposure running(AgeingState ageing) {
        return new Exposure(ageing, false);
    }

    /** A stretch that repeats without end; its damage begins at zero. */
    static Exposure repeating(AgeingLaw law) {
        return new Exposure(law.fresh(), true);
    }

    /** States the present capacity, which states of charge are parts of, over the nominal one. */
    void setCapacityRatio(double ratio) {
        capacityRatio = ratio;
    }

    AgeingState ageing() {
        return ageing;
    }

    /**
     * @param soc state of charge at the end, 1
     * @param meanSoc its mean, 1
     * @param seconds length, s
     * @param charge magnitude of the charge moved, C
     * @param temperature mean temperature, K
     * @param rate mean magnitude of the C-rate weighted with charge, 1
     * @param voltage mean voltage, V
     */
    void add(
            double soc,
            double meanSoc,
            double seconds,
            double charge,
            double temperature,
            double rate,
            double voltage) {
        ageing.rest(seconds, Stress.rest(temperature, within(meanSoc)).withVoltage(voltage));
        if (!repeats) {
            counter.add(soc, seconds, charge, temperature, rate, voltage, book);
            return;
        }
        if (count * COLUMNS == samples.length) {
            samples = Arrays.copyOf(samples, 2 * samples.length);
        }
        int at = count++ * COLUMNS;
        samples[at] = soc;
        samples[at + 1] = seconds;
        samples[at + 2] = charge;
        samples[at + 3] = temperature;
        samples[at + 4] = rate;
        samples[at + 5] = voltage;
    }

    /** Rounding may leave a state of charge a hair beyond its limit. */
    private static double within(double soc) {
        return Math.max(0, Math.min(1, soc));
    }

    /**
     * Books the cycles of the stretch as those of a signal that it repeats without end. Its samples go round twice and are
     * booked the second time, when each leg that the first round left open finds its end: what a stretch moves is booked
     * once, whether the stretches before it swung wider or less.
     */
    void close() {
        Rainflow round = Rainflow.standard();
        if (count > 0) {
            int last = (count - 1) * COLUMNS;
            round.add(samples[last], 0, 0, samples[last + 3], 0, NOBODY);
        }
        for (HalfCycles told : List.of(NOBODY, book)) {
            for (int at = 0; at < count * COLUMNS; at += COLUMNS) {
                round.add(
                        samples[at],
                        samples[at + 1],
                        samples[at + 2],
                        samples[at + 3],
                        samples[at + 4],
                        samples[at + 5],
                        told);
            }
        }
    }

    /** Books what the counter holds open, as half cycles. */
    void closeOpen() {
        counter.residue(book);
    }

    /** Damage as a check-up finds it: legs that are still open count as half cycles here, and only here. */
    AgeingState reported() {
        AgeingState copy = ageing.copy();
        double ratio = capacityRatio;
        counter.residue(half -> copy.take(half, ratio));
        return copy;
    }

    double[] counter() {
        return counter.toArray();
    }

    void restoreCounter(double[] all) {
        counter = Rainflow.standard();
        counter.restore(all);
    }
}
