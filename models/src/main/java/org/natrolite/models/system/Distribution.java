package org.natrolite.models.system;

/**
 * Finds the currents of the cells of a {@link Wiring} at a current of its terminals, also far from where they were.
 *
 * <p>Where voltages are shared, the content of the network - the integral of voltage over current, summed over all parts -
 * has its minimum over all currents with the same sums. It has one whatever the cells are, since their voltages rise without
 * bound with the current; and a Newton step with positive slopes leads downhill. So each is followed for as long as it does.
 */
final class Distribution {
    /** Newton steps that the currents of the cells may take at one current of the terminals. */
    private static final int MOST_STEPS = 200;

    /** Points that one search along a Newton step may try. */
    private static final int MOST_POINTS = 60;

    /** How much of its initial descent a search along a Newton step may leave. */
    private static final double FLAT = 0.5;

    private final Wiring wiring;
    private final CellBank bank;

    Distribution(Wiring wiring) {
        this.wiring = wiring;
        this.bank = wiring.bank;
    }

    /**
     * Leaves wiring and cells at a current of the terminals, A; answers whether it could: false where the cells have no
     * finite state.
     */
    boolean at(double current) {
        return (bank.evaluate() && descend(current)) || (rested() && descend(current));
    }

    private boolean rested() {
        wiring.rest();
        return bank.evaluate();
    }

    private boolean descend(double current) {
        wiring.reduce();
        wiring.propose(current);
        wiring.apply(1);
        if (!bank.evaluate()) {
            return false;
        }
        for (int i = 0; i < MOST_STEPS; i++) {
            wiring.reduce();
            if (wiring.shared()) {
                return true;
            }
            wiring.propose(current);
            double steep = Math.abs(wiring.descent());
            wiring.apply(1);
            boolean finite = bank.evaluate();
            if (!finite || Math.abs(wiring.descent()) > FLAT * steep) {
                if (!search(finite, steep)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Moves along the proposed change, from its end, to where the content is nearly flat; answers false if nowhere is. */
    private boolean search(boolean finiteAtEnd, double steep) {
        double low = 0;
        double atLow = -steep;
        double high = Double.NaN;
        double atHigh = Double.NaN;
        double part = 1;
        boolean finite = finiteAtEnd;
        for (int j = 0; j < MOST_POINTS; j++) {
            double now = finite ? wiring.descent() : Double.POSITIVE_INFINITY;
            if (Math.abs(now) <= FLAT * steep) {
                return true;
            }
            if (now < 0) {
                low = part;
                atLow = now;
            } else {
                high = part;
                atHigh = now;
            }
            if (Double.isNaN(high)) {
                part = 2 * part;
            } else {
                double guess = low + (high - low) * (atLow / (atLow - atHigh));
                double edge = 0.1 * (high - low);
                part = guess > low + edge && guess < high - edge ? guess : 0.5 * (low + high);
            }
            wiring.apply(part);
            finite = bank.evaluate();
        }
        // the descent jumps through zero: as good as flat
        return finite;
    }
}
