package org.natrolite.models.cell;

/**
 * Finds the current of a step that ends at a voltage or has a mean power. Leaves the trial at the current that it found.
 */
final class CurrentSolver {
    /** Iterations that a bracketed solution may take; every eighth one halves its bracket. */
    private static final int MOST_ITERATIONS = 120;

    /** Relative error in power or voltage at which a solution is accepted. */
    private static final double SOLVED = 1e-13;

    /** Bracket of a solution, relative to the current, below which it cannot be told apart. */
    private static final double NARROW = 4e-16;

    /** Steps in which the largest power of the frozen quadratic is approached from zero. */
    private static final double TOP_IN_STEPS = 16;

    /** Secant steps that are tried before a solution is bracketed. */
    private static final int SECANT_STEPS = 6;

    /** How far secant steps may go from their guess, relative to it: less than to the other branch. */
    private static final double NEARBY = 0.05;

    /** Share by which voltage and current may differ from those at rest where a power is easy to find. */
    private static final double EASY = 0.3;

    /** C-rate up to which it is: a larger current may heat the cell until a power is met on no branch that begins at rest. */
    private static final double EASY_RATE = 5;

    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private final CellTrial trial;

    CurrentSolver(CellTrial trial) {
        this.trial = trial;
    }

    /** Doubles a current until it takes the voltage beyond the one wanted, A. */
    double expand(double voltage, double gap) {
        double far = Math.signum(gap) * trial.capacity / 3600;
        for (int i = 0; i < 40; i++) {
            trial.at(far);
            if ((trial.endVoltage() < voltage) != (gap > 0)) {
                break;
            }
            far *= 2;
        }
        return far;
    }

    /** Leaves the trial at a current between two brackets that ends the step at a voltage. */
    void voltage(double voltage, double a, double b) {
        trial.at(a);
        double fa = trial.endVoltage() - voltage;
        trial.at(b);
        double fb = trial.endVoltage() - voltage;
        solve(Double.NaN, voltage, a, fa, b, fb);
    }

    /**
     * Leaves the trial at the current that gives a mean power, or at the largest power on the branch that begins without
     * current; answers whether it is reached.
     */
    boolean power(double power) {
        if (powerFromRest(power)) {
            return true;
        }
        double sign = Math.signum(power);
        double oneC = trial.capacity / 3600;
        trial.at(0);
        double open = trial.meanVoltage;
        // root of the frozen quadratic; its slope comes from a trial at a current that hardly warms the cell
        double first = sign * (open > 0 ? Math.min(Math.abs(power) / open, oneC) : oneC);
        trial.at(first);
        double slope = Math.max(0, (trial.meanVoltage - open) / first);
        double discriminant = open * open + 4 * slope * power;
        double near = 0;
        double nearMiss = -Math.abs(power);
        double step = open > 0 && slope > 0 ? open / (TOP_IN_STEPS * 2 * slope) : oneC / TOP_IN_STEPS;
        double growth = 1.25;
        if (open > 0 && discriminant >= 0) {
            double guess = 2 * power / (open + Math.sqrt(discriminant));
            double miss = missOfPower(power, guess);
            if (miss == 0) {
                return true;
            }
            if (secant(power, guess, miss, open + 2 * slope * guess)) {
                return true;
            }
            if (miss > 0) {
                solve(power, Double.NaN, 0, nearMiss, guess, miss);
                return true;
            }
            if (miss > nearMiss) {
                // not yet enough: on from here, a little beyond the secant
                near = guess;
                nearMiss = miss;
                step = Math.max(Math.abs(guess) * 1e-9, 2 * Math.abs(miss) / Math.max(open, 1e-3));
                growth = 2;
            }
        }
        double previous = 0;
        for (int i = 0; ; i++) {
            double far = near + sign * step;
            double farMiss = missOfPower(power, far);
            if (farMiss >= 0) {
                solve(power, Double.NaN, near, nearMiss, far, farMiss);
                return true;
            }
            if (!(farMiss > nearMiss) || i >= MOST_ITERATIONS) {
                return peak(power, previous, far);
            }
            previous = near;
            near = far;
            nearMiss = farMiss;
            step *= growth;
        }
    }

    /**
     * Tries a power with the current that it would have at the voltage at rest, and then with the voltage on a line in the
     * current, which it nearly is wherever the cell is far from its largest power. Leaves the trial at the solution if it
     * answers that it found one.
     */
    private boolean powerFromRest(double power) {
        double rest = trial.rested();
        double x = power / rest;
        if (!(rest > 0 && x != 0 && Math.abs(x) * 3600 <= EASY_RATE * trial.capacity)) {
            return false;
        }
        double miss = missOfPower(power, x);
        double slope = trial.meanSlope();
        for (int i = 0; i < SECANT_STEPS; i++) {
            if (Math.abs(miss) <= SOLVED * Math.abs(power)) {
                return true;
            }
            double voltage = trial.meanVoltage;
            double open = voltage - slope * x;
            double next = 2 * power / (open + Math.sqrt(open * open + 4 * slope * power));
            if (!(Math.abs(voltage - rest) < EASY * rest && Math.abs(next - x) < EASY * Math.abs(x))) {
                return false;
            }
            miss = missOfPower(power, next);
            slope = (trial.meanVoltage - voltage) / (next - x);
            x = next;
        }
        return false;
    }

    /**
     * Tries to reach a voltage from a trial without current along its slope. Leaves the trial at the solution if it answers that
     * it found one.
     *
     * @param gap voltage wanted less that of the trial, V
     * @param far current beyond which it does not look, A
     */
    boolean voltageFromRest(double voltage, double gap, double far) {
        double x = 0;
        double end = trial.endVoltage();
        double slope = trial.endSlope();
        for (int i = 0; i < SECANT_STEPS; i++) {
            double next = x + (voltage - end) / slope;
            if (!(next * gap > 0 && Math.abs(next) < Math.abs(far))) {
                return false;
            }
            trial.at(next);
            if (Math.abs(trial.endVoltage() - voltage) <= SOLVED * Math.max(1, Math.abs(voltage))) {
                return true;
            }
            slope = (trial.endVoltage() - end) / (next - x);
            if (!(slope > 0)) {
                return false;
            }
            end = trial.endVoltage();
            x = next;
        }
        return false;
    }

    /**
     * Tries a few secant steps from a guess that is nearly right, which it is wherever the cell is far from its largest
     * power. Leaves the trial at the solution if it answers that it found one.
     *
     * @param slope derivative of the power at the guess, V
     */
    private boolean secant(double power, double guess, double miss, double slope) {
        double sign = Math.signum(power);
        double x = guess;
        double f = miss;
        double derivative = slope * sign;
        for (int i = 0; i < SECANT_STEPS; i++) {
            double next = x - f / derivative;
            if (!(next * sign > 0 && Math.abs(next - guess) < NEARBY * Math.abs(guess))) {
                return false;
            }
            double g = missOfPower(power, next);
            if (Math.abs(g) <= SOLVED * Math.abs(power)) {
                return true;
            }
            derivative = (g - f) / (next - x);
            if (!(derivative * sign > 0)) {
                return false;
            }
            x = next;
            f = g;
        }
        return false;
    }

    /** Looks for the largest power between two currents; where it exceeds the one wanted, goes back to the root. */
    private boolean peak(double power, double from, double to) {
        double a = from;
        double b = to;
        double c = b - GOLDEN * (b - a);
        double d = a + GOLDEN * (b - a);
        double fc = missOfPower(power, c);
        double fd = missOfPower(power, d);
        for (int i = 0; i < MOST_ITERATIONS && Math.abs(b - a) > 1e-9 * Math.abs(b); i++) {
            if (fc >= 0 || fd >= 0) {
                double top = fc >= 0 ? c : d;
                double start = missOfPower(power, from);
                solve(power, Double.NaN, from, start, top, Math.max(fc, fd));
                return true;
            }
            if (fc > fd) {
                b = d;
                d = c;
                fd = fc;
                c = b - GOLDEN * (b - a);
                fc = missOfPower(power, c);
            } else {
                a = c;
                c = d;
                fc = fd;
                d = a + GOLDEN * (b - a);
                fd = missOfPower(power, d);
            }
        }
        double top = fc > fd ? c : d;
        if (!(missOfPower(power, top) > missOfPower(power, from))) {
            top = from;
        }
        trial.at(top);
        return false;
    }

    /** How much the magnitude of the power at a current exceeds the one wanted, W. */
    private double missOfPower(double power, double current) {
        trial.at(current);
        return current * trial.meanVoltage * Math.signum(power) - Math.abs(power);
    }

    /**
     * Regula falsi (Illinois) with bisection as its safeguard, on voltage or on power, whichever is not NaN. Leaves the
     * trial at the solution.
     */
    private void solve(double power, double voltage, double a, double fa, double b, double fb) {
        boolean byPower = Double.isNaN(voltage);
        double accepted = SOLVED * Math.abs(byPower ? power : Math.max(1, Math.abs(voltage)));
        int side = 0;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
            if (Math.abs(b - a) <= NARROW * Math.max(Math.abs(a), Math.abs(b))) {
                break;
            }
            double x = (a * fb - b * fa) / (fb - fa);
            if (!(x > Math.min(a, b) && x < Math.max(a, b)) || i % 8 == 7) {
                x = 0.5 * (a + b);
            }
            double fx;
            if (byPower) {
                fx = missOfPower(power, x);
            } else {
                trial.at(x);
                fx = trial.endVoltage() - voltage;
            }
            if (Math.abs(fx) <= accepted) {
                return;
            }
            if ((fx < 0) == (fb < 0)) {
                b = x;
                fb = fx;
                fa = side == 1 ? 0.5 * fa : fa;
                side = 1;
            } else {
                a = x;
                fa = fx;
                fb = side == -1 ? 0.5 * fb : fb;
                side = -1;
            }
        }
    }
}
