package org.natrolite.models.life;

/** What has passed through a cell. Mutable. */
final class Tally {
    /** Numbers of a tally. */
    static final int SIZE = 5;

    /** Place of what was asked for among them. */
    static final int ASKED = 3;

    /** Energy in at the terminals, J. */
    double energyIn;

    /** Energy out, J. */
    double energyOut;

    /** Charge, both directions, C. */
    double throughput;

    /** Discharge energy asked for, J. */
    double asked;

    /** Discharge energy of it that was given, J. */
    double given;

    void get(double[] into, int at) {
        into[at] = energyIn;
        into[at + 1] = energyOut;
        into[at + 2] = throughput;
        into[at + ASKED] = asked;
        into[at + 4] = given;
    }

    void set(double[] from, int at) {
        energyIn = from[at];
        energyOut = from[at + 1];
        throughput = from[at + 2];
        asked = from[at + ASKED];
        given = from[at + 4];
    }

    void clear() {
        set(new double[SIZE], 0);
    }
}
