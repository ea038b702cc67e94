package org.natrolite.models.system;

import java.util.Arrays;
import org.natrolite.models.cell.Limited;

/**
 * Finds the currents of all cells of a {@link Wiring} for one step. Leaves the cells worked out at what it found.
 *
 * <p>First by Newton steps on everything at once, the current of the terminals included, from the currents of the last step.
 * Where that does not converge or a limit is in the way, the current of the terminals is bracketed from zero on, and for each
 * of its values {@link Distribution} finds the currents of the cells.
 */
final class Network {
    /** What the terminals are held at. */
    enum Control {
        /** A. */
        CURRENT,
        /** W, mean over the step. */
        POWER,
        /** V, at the end of the step. */
        VOLTAGE
    }

    /** Newton steps on everything at once before it is taken more carefully. */
    private static final int FAST = 10;

    /** Currents of the terminals that a bracket, or a search within one, may try. */
    private static final int MOST_TRIALS = 200;

    /** Relative error of power and voltage at which they are accepted. */
    private static final double SOLVED = 1e-12;

    /** Rounding of sums of currents and energies, over the sum of their magnitudes. */
    private static final double ROUNDING = 1e-13;

    /** Distance from a limit, over the current of one hour, at which it is met. */
    private static final double MET = 1e-10;

    /** Bracket below which its ends cannot be told apart, relative. */
    private static final double NARROW = 4e-16;

    /** Steps in which the largest power of the frozen quadratic is approached from zero. */
    private static final double TOP_IN_STEPS = 16;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final Wiring wiring;
    private final CellBank bank;
    private final Distribution distribution;

    /** Bits of {@link Limited} by which a cell limited the last step, shape [cells]. */
    private final int[] limited;

    private Control control = Control.CURRENT;
    private double target;

    Network(Wiring wiring) {
        this.wiring = wiring;
        this.bank = wiring.bank;
        this.distribution = new Distribution(wiring);
        this.limited = new int[bank.cells];
    }

    int limited(int cell) {
        return limited[cell];
    }

    void forget() {
        Arrays.fill(limited, 0);
    }

    /**
     * Works out the step that the bank has begun. Answers bits of {@link Limited}, or -1 where nothing finite was found.
     */
    int solve(Control by, double wanted) {
        forget();
        control = by;
        target = wanted;
        if (!wiring.tree.conducts(0)) {
            control = Control.CURRENT;
            target = 0;
            if (!fast() && !distribution.at(0)) {
                return -1;
            }
            return by == Control.VOLTAGE || wanted != 0 ? Limited.BROKEN.bit() : 0;
        }
        if (fast()) {
            double at = wiring.current[0];
            if (at == 0 || headroom(at) >= -MET) {
                return 0;
            }
        }
        return careful();
    }

    /** Newton steps on everything at once; answers whether they have converged. */
    private boolean fast() {
        wiring.reduce();
        for (int i = 0; i < FAST; i++) {
            double next = wiring.current[0] + correction();
            if (!Double.isFinite(next)) {
                return false;
            }
            wiring.propose(next);
            wiring.apply(1);
            if (!bank.evaluate()) {
                return false;
            }
            wiring.reduce();
            // beyond the largest power there is a second current for every power; it is not the one meant
            if (control == Control.POWER && !(wiring.powerSlope() > 0)) {
                return false;
            }
            if (wiring.shared() && solved(miss())) {
                return true;
            }
        }
        return false;
    }

    /** By how much the current of the terminals must change by the line of the last reduction, A. */
    private double correction() {
        return switch (control) {
            case CURRENT -> target - wiring.current[0];
            case POWER -> -miss() / wiring.powerSlope();
            case VOLTAGE -> -miss() / wiring.slope();
        };
    }

    /** How far what is controlled is above what it is held at, in its unit. */
    private double miss() {
        return switch (control) {
            case CURRENT -> wiring.current[0] - target;
            case POWER -> wiring.power() - target;
            case VOLTAGE -> wiring.voltage() - target;
        };
    }

    private boolean solved(double miss) {
        double rounding = ROUNDING * wiring.magnitude() + 2 * Wiring.ULPS * wiring.shortCircuit();
        double accepted = switch (control) {
            case CURRENT -> ROUNDING * Math.abs(target) + rounding;
            case POWER -> SOLVED * Math.abs(target) + rounding * Math.abs(wiring.voltage());
            case VOLTAGE -> SOLVED * Math.max(1, Math.abs(target));
        };
        return Math.abs(miss) <= accepted;
    }

    /** Least room to the limits in a direction of all cells that the terminals feed, over their currents of one hour. */
    private double headroom(double direction) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < bank.cells; k++) {
            if (wiring.tree.fed(k)) {
                double room = bank.headroom(k, direction);
                // NaN counts as no room
                least = room >= least ? least : room;
            }
        }
        return least;
    }

    /** Names the cells that are at their limits; answers the bits of all of them. */
    private int name(double direction) {
        int all = 0;
        double least = headroom(direction);
        for (int k = 0; k < bank.cells; k++) {
            if (wiring.tree.fed(k) && !(bank.headroom(k, direction) > Math.max(MET, least))) {
                limited[k] = bank.nearestLimit(k, direction);
                all |= limited[k];
            }
        }
        return all;
    }

    /** Brackets the current of the terminals from zero on, within the limits; bits of {@link Limited}, or -1. */
    private int careful() {
        if (!distribution.at(0)) {
            return -1;
        }
        // the sum of currents at rest is zero but for rounding, which no current of the terminals mends
        double atRest = control == Control.CURRENT ? -target : miss();
        if (atRest == 0 || solved(atRest)) {
            return 0;
        }
        double direction = -Math.signum(atRest);
        if (!(headroom(direction) > 0)) {
            return name(direction);
        }
        double near = 0;
        double missNear = -Math.abs(atRest);
        double before = 0;
        double step = firstStep(atRest);
        double growth = control == Control.POWER ? 1.25 : 2;
        for (int i = 0; i < MOST_TRIALS; i++) {
            double far = near + direction * step;
            if (!distribution.at(far)) {
                // too far for numbers: nearer, unless there is nothing left to come nearer by
                step *= 0.25;
                growth = 1;
                if (!(step > NARROW * Math.abs(near))) {
                    return mostAt(near);
                }
                continue;
            }
            double missFar = direction * miss();
            if (!(headroom(direction) >= -MET)) {
                return limit(direction, near, missNear, far);
            }
            if (missFar >= 0 || solved(missFar)) {
                return root(direction, near, missNear, far, missFar);
            }
            if (control == Control.POWER && !(missFar > missNear)) {
                return peak(direction, before, near, far);
            }
            before = near;
            near = far;
            missNear = missFar;
            step *= growth;
        }
        return -1;
    }

    private double firstStep(double atRest) {
        return switch (control) {
            case CURRENT -> Math.abs(target);
            case VOLTAGE -> 1.05 * Math.abs(atRest) / wiring.slope();
            case POWER -> {
                double top = wiring.powerSlope() / wiring.slope() / (2 * TOP_IN_STEPS);
                double straight = 1.05 * Math.abs(atRest) / wiring.powerSlope();
                yield straight > 0 ? Math.min(top, straight) : wiring.voltage() / wiring.slope();
            }
        };
    }

    /**
     * A limit lies between two currents: goes to it, and back from there if what is asked for needs less. Answers bits.
     */
    private int limit(double direction, double near, double missNear, double far) {
        double a = near;
        double b = far;
        double roomB = headroom(direction);
        if (!distribution.at(near)) {
            return -1;
        }
        double roomA = headroom(direction);
        double x = near;
        double room = roomA;
        boolean found = true;
        int side = 0;
        for (int i = 0; i < MOST_TRIALS && !(Math.abs(room) <= MET); i++) {
            if (Math.abs(b - a) <= NARROW * Math.max(Math.abs(a), Math.abs(b))) {
                break;
            }
            x = falsePosition(a, roomA, b, roomB, i);
            // a current at which nothing is found lies beyond
            found = distribution.at(x);
            room = found ? headroom(direction) : -1;
            if (room < 0) {
                b = x;
                roomB = room;
                roomA = side == 1 ? 0.5 * roomA : roomA;
                side = 1;
            } else {
                a = x;
                roomA = room;
                roomB = side == -1 ? 0.5 * roomB : roomB;
                side = -1;
            }
        }
        if (!found && !distribution.at(a)) {
            return -1;
        }
        double missHere = direction * miss();
        if (missHere >= 0 && !solved(missHere)) {
            return root(direction, near, missNear, x, missHere);
        }
        return solved(missHere) ? 0 : name(direction);
    }

    /**
     * Goes to where nothing is missed between two currents; the network is at the second. Answers bits: where nothing is
     * found on the way to the power asked for, the nearest short of it is the largest that can be given.
     */
    private int root(double direction, double near, double missNear, double far, double missFar) {
        double a = near;
        double fa = missNear;
        double b = far;
        double fb = missFar;
        double fx = missFar;
        int side = 0;
        boolean found = true;
        for (int i = 0; i < MOST_TRIALS && !(found && solved(fx)); i++) {
            if (Math.abs(b - a) <= NARROW * Math.max(Math.abs(a), Math.abs(b))) {
                break;
            }
            double x = falsePosition(a, fa, b, fb, i);
            found = distribution.at(x);
            fx = found ? direction * miss() : Math.abs(fb);
            if (fx < 0) {
                a = x;
                fa = fx;
                fb = side == -1 ? 0.5 * fb : fb;
                side = -1;
            } else {
                b = x;
                fb = fx;
                fa = side == 1 ? 0.5 * fa : fa;
                side = 1;
            }
        }
        if (found) {
            return 0;
        }
        return mostAt(a);
    }

    /** Nothing is found beyond a current: answers bits, where what is asked for may have a largest value. */
    private int mostAt(double current) {
        return control == Control.POWER && distribution.at(current) ? Limited.POWER.bit() : -1;
    }

    /** Next point of a regula falsi (Illinois) with bisection as its safeguard. */
    private static double falsePosition(double a, double fa, double b, double fb, int i) {
        double x = (a * fb - b * fa) / (fb - fa);
        boolean inside = x > Math.min(a, b) && x < Math.max(a, b);
        return inside && i % 8 != 7 ? x : 0.5 * (a + b);
    }

    /**
     * The power has begun to fall between the outer of three currents: looks for its largest; where that is more than asked
     * for, goes back to it. Answers bits.
     */
    private int peak(double direction, double from, double middle, double to) {
        double a = from;
        double b = to;
        double best = middle;
        double bestMiss = Double.NEGATIVE_INFINITY;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double fc = missAt(direction, c);
        double fd = missAt(direction, d);
        for (int i = 0; i < MOST_TRIALS && Math.abs(b - a) > 1e-9 * Math.abs(b); i++) {
            if (fc > fd) {
                best = c;
                bestMiss = fc;
                b = d;
                d = c;
                fd = fc;
                c = b - GOLDEN * (b - a);
                fc = missAt(direction, c);
            } else {
                best = d;
                bestMiss = fd;
                a = c;
                c = d;
                fc = fd;
                d = a + GOLDEN * (b - a);
                fd = missAt(direction, d);
            }
            if (bestMiss >= 0) {
                double missFrom = missAt(direction, from);
                return distribution.at(best) ? root(direction, from, missFrom, best, bestMiss) : -1;
            }
        }
        if (!distribution.at(best)) {
            return -1;
        }
        if (headroom(direction) >= -MET) {
            return Limited.POWER.bit();
        }
        double missFrom = missAt(direction, from);
        return distribution.at(best) ? limit(direction, from, missFrom, best) | Limited.POWER.bit() : -1;
    }

    private double missAt(double direction, double current) {
        return distribution.at(current) ? direction * miss() : Double.NEGATIVE_INFINITY;
    }
}
