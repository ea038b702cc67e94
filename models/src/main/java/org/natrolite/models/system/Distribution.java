package org.natrolite.models.system;

/**
 * Finds the currents of the cells of a {@link Wiring} at a current of its terminals, also far from where they were.
 *
 * <p>Where voltages are shared, the content of the network - the integral of voltage over current, summed over all parts -
 * has its minimum over all currents with the same sums. It has one whatever the cells are, since their voltages rise without
 * bound with the current; and a Newton step with positive slopes leads downhill. So each is followed for as long as it does.
 */
final class Distribution {
    /**
     * Newton steps that the currents of the cells may take at one current of the terminals. A handful serves; hundreds are
     * needed where heat makes the voltage of a cell fall with its current, so that no positive slope fits.
     */
    private static final int MOST_STEPS = 2000;

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
        wiring.reduce();
        for (int i = 0; i < MOST_STEPS; i++) {
            wiring.propose(current);
            if (wiring.shared() && wiring.balanced()) {
                return true;
            }
            // with voltages shared, only sums can be wrong: what large currents on the way have rounded off
            if (!(wiring.shared() ? move(1) : follow(Math.abs(wiring.descent())))) {
                return false;
            }
        }
        return false;
    }

    /** Moves the currents by a part of the proposed change; answers whether all is finite there. */
    private boolean move(double part) {
        wiring.apply(part);
        boolean finite = bank.evaluate();
        wiring.reduce();
        return finite;
    }

    /** Moves along the proposed change to where the content is nearly flat; false if that has no numbers. */
    private boolean follow(double steep) {
        double low = 0;
        double atLow = -steep;
        double high = Double.NaN;
        double atHigh = Double.NaN;
        double part = 1;
        double now = move(part) ? wiring.descent() : Double.NaN;
        for (int j = 0; j < MOST_POINTS && !(Math.abs(now) <= FLAT * steep); j++) {
            if (now < 0) {
                low = part;
                atLow = now;
            } else {
                // so does what is no number: it lies too far out
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
            now = move(part) ? wiring.descent() : Double.NaN;
        }
        // where the voltage of a cell jumps there is nothing flat; the narrowest interval serves
        return Double.isFinite(now);
    }
}
