package org.natrolite.datasets.duty;

/**
 * A store of energy by which duties are planned and counted: it keeps a part of what it is charged with, gives back all
 * that it holds, and stops at full and at empty. Energies are shares of the nominal one. Not safe for use by many threads.
 */
final class Store {
    /**
     * Part of the charged energy that is kept: round trips of sodium-ion storage in use return 88 to 92 %. A cell that
     * keeps more drifts up until it is full and refuses some of its charge.
     */
    static final double EFFICIENCY = 0.9;

    private double energy;

    Store(double energy) {
        this.energy = energy;
    }

    double energy() {
        return energy;
    }

    /**
     * @param power power per nominal energy, positive in charge, 1/h
     * @param hours how long, h
     * @return energy taken up (positive) or given (negative) at the terminals; less than asked for at full or empty
     */
    double move(double power, double hours) {
        double before = energy;
        double asked = power * hours;
        double after = before + (asked > 0 ? EFFICIENCY * asked : asked);
        if (after > 1) {
            energy = 1;
            return (1 - before) / EFFICIENCY;
        }
        if (after < 0) {
            energy = 0;
            return -before;
        }
        energy = after;
        return asked;
    }

    /** Time at a power away from zero until it holds a level, h; zero where it is there or beyond. */
    double hoursTo(double level, double power) {
        double rate = power > 0 ? EFFICIENCY * power : power;
        return Math.max(0, (level - energy) / rate);
    }
}
