package org.natrolite.datasets.duty;

import static org.natrolite.datasets.duty.DutyPlan.DAY;
import static org.natrolite.datasets.duty.DutyPlan.HOUR;

import java.util.Arrays;
import java.util.Random;

/** Rules of services to the grid and of reserves. */
final class GridRules {
    private static final double MINUTE = 60;

    private GridRules() {}

    /** A fast signal without its own mean over half an hour, as regulation that is neutral in energy, at 0.5/h. */
    static DutyPlan regulation(Random random) {
        double most = 0.5;
        double pull = 0.2;
        DutyPlan plan = new DutyPlan(7 * DAY, 0.5);
        Signal signal = new Signal(random, MINUTE);
        while (plan.left() > HOUR) {
            plan.hold(clip(most * signal.next() + pull * (0.5 - plan.energy()), most), MINUTE);
        }
        close(plan, 0.5, MINUTE);
        return plan;
    }

    /** Droop on the frequency of the grid, full at 200 mHz, at 0.75/h, with charge bought and sold by the quarter hour. */
    static DutyPlan containment(Random random) {
        double most = 0.75;
        double full = 0.2;
        double deadBand = 0.010;
        DutyPlan plan = new DutyPlan(7 * DAY, 0.5);
        Wander frequency = Wander.of(random, 0.020, 300, MINUTE);
        double trade = 0;
        while (plan.left() > HOUR) {
            if (plan.now() % 900 == 0) {
                trade = trade(trade, plan.energy(), 0.1 * most);
            }
            double deviation = frequency.next();
            double share = Math.abs(deviation) > deadBand ? clip(deviation / full, 1) : 0;
            plan.hold(most * share + trade, MINUTE);
        }
        close(plan, 0.5, MINUTE);
        return plan;
    }

    /** Trades from where the book has left 45 to 55 % until it is back at half. */
    private static double trade(double before, double energy, double power) {
        if (energy < 0.45) {
            return power;
        }
        if (energy > 0.55) {
            return -power;
        }
        return before * (0.5 - energy) > 0 ? before : 0;
    }

    /** Full and waiting for a year; a test on the first of each month and three outages; charged slowly after each. */
    static DutyPlan backup(Random random) {
        double most = 0.5;
        DutyPlan plan = new DutyPlan(365 * DAY, 1);
        int[] monthBegins = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
        double[] starts = new double[monthBegins.length + 3];
        for (int i = 0; i < monthBegins.length; i++) {
            starts[i] = monthBegins[i] * DAY + 10 * HOUR;
        }
        for (int i = 0; i < 3; i++) {
            // one in each third of the year, away from its ends and, by the half hour past, from the tests
            int day = (int) (365.0 / 3 * (i + 0.1 + 0.8 * random.nextDouble()));
            starts[monthBegins.length + i] = day * DAY + (12.5 + random.nextInt(11)) * HOUR;
        }
        double[] tests = Arrays.copyOf(starts, monthBegins.length);
        Arrays.sort(starts);
        for (double start : starts) {
            boolean test = Arrays.binarySearch(tests, start) >= 0;
            // outages of 15 to 90 min, short ones more often
            double length = test ? 10 * MINUTE : 15 * MINUTE * StrictMath.pow(6, random.nextDouble());
            plan.restUntil(start);
            plan.hold(-most, length);
            refill(plan, most * length / HOUR, 0.1);
        }
        plan.restUntil(365 * DAY);
        return plan;
    }

    /** A campus that regulates, shaves its evening peak on working days and keeps half for an outage, one in four weeks. */
    static DutyPlan hyperscale(Random random) {
        double interval = 5 * MINUTE;
        double regulation = 0.15;
        DutyPlan plan = new DutyPlan(28 * DAY, 0.8);
        Signal signal = new Signal(random, interval);
        int outageDay = 7 + random.nextInt(14);
        double outageHour = 8 + random.nextInt(8);
        while (plan.unfinished()) {
            double asked = regulation * signal.next();
            if (plan.day() == outageDay && plan.hour() == outageHour) {
                plan.hold(-0.5, 20 * MINUTE);
            } else if (plan.within(0, 6)) {
                // the last of these hours must hold what the day takes
                plan.hold(clip(asked, 0.05) + clip(plan.powerTo(0.9, 3), 0.12), interval);
            } else if (plan.within(16, 20) && !plan.weekend()) {
                plan.hold(plan.energy() > 0.52 ? -0.08 : 0, interval);
            } else if (plan.left() <= HOUR) {
                plan.hold(plan.powerTo(0.8, plan.left() / HOUR), interval);
            } else {
                plan.hold(plan.energy() < 0.5 ? Math.max(0, asked) : asked, interval);
            }
        }
        return plan;
    }

    /** Charges back what an event took, and a tenth more than the book needs, so that any cell is full again. */
    private static void refill(DutyPlan plan, double taken, double power) {
        plan.hold(power, 1.1 * taken / Store.EFFICIENCY / power * HOUR);
    }

    /** Brings the book back to a level over the time that is left, so that the duty can be repeated. */
    private static void close(DutyPlan plan, double level, double interval) {
        while (plan.unfinished()) {
            plan.hold(plan.powerTo(level, plan.left() / HOUR), interval);
        }
    }

    static double clip(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    /** A wandering signal without its running mean, -1 to 1. */
    private static final class Signal {
        private static final double MEAN_OVER = 1800;

        private final Wander fast;
        private final double gain;
        private double mean;

        Signal(Random random, double interval) {
            fast = Wander.of(random, 0.45, 600, interval);
            gain = 1 - StrictMath.exp(-interval / MEAN_OVER);
        }

        double next() {
            double value = fast.next();
            mean += gain * (value - mean);
            return clip(value - mean, 1);
        }
    }
}
