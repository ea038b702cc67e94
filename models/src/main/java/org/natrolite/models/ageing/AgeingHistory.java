package org.natrolite.models.ageing;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.rainflow.HalfCycles;
import org.natrolite.core.rainflow.Rainflow;

/**
 * Ages a cell by the samples of its history: time acts at once, cycles when rainflow has closed them. Memory is that of the
 * damage and of the rainflow residue, however long the history. Mutable; owned by one thread at a time.
 */
public final class AgeingHistory {
    private final AgeingState state;
    private final Rainflow rainflow;
    private final HalfCycles book;
    private boolean started;
    private double last;
    private double capacityRatio = 1;

    private AgeingHistory(AgeingState state, Rainflow rainflow) {
        this.state = state;
        this.rainflow = rainflow;
        this.book = half -> state.take(half, capacityRatio);
    }

    /**
     * @param state damage to begin with; modified by the history
     * @param rainflow counter to begin with; modified by the history
     * @return a history without samples
     */
    public static AgeingHistory of(AgeingState state, Rainflow rainflow) {
        return new AgeingHistory(state, rainflow);
    }

    /**
     * @param ratio present capacity, which the state of charge is a part of, over the nominal capacity, above zero
     */
    public void setCapacityRatio(double ratio) {
        capacityRatio = BadArgumentException.requirePositive(ratio, "capacity ratio");
    }

    /**
     * Takes a sample. The first one is the starting point only; its other arguments are not used.
     *
     * @param soc state of charge now, 1
     * @param seconds time since the last sample, s, zero or more
     * @param temperature mean temperature since then, K
     * @param rate mean magnitude of the C-rate since then, 1/h
     * @param voltage mean voltage since then, V; NaN where not known
     */
    public void add(double soc, double seconds, double temperature, double rate, double voltage) {
        double moved = started ? Math.abs(soc - last) : 0;
        rainflow.add(soc, seconds, moved, temperature, rate, voltage, book);
        if (started) {
            state.rest(seconds, new Stress(temperature, 0.5 * (last + soc), 0, rate, voltage, Double.NaN));
        }
        started = true;
        last = soc;
    }

    /**
     * @return damage so far; cycles that are still open are not in it
     */
    public AgeingState state() {
        return state;
    }

    /**
     * @return damage as a check-up would find it, legs that are still open counted as half cycles; a copy, which the history
     *     does not go on from
     */
    public AgeingState reported() {
        AgeingState copy = state.copy();
        rainflow.residue(half -> copy.take(half, capacityRatio));
        return copy;
    }

    /**
     * @return how far a cycle was from closing where the counter's memory was too short for a history of ever narrower
     *     swings, 1; zero where it never was
     */
    public double coarsening() {
        return rainflow.coarsening();
    }
}
