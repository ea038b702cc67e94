package org.natrolite.datasets.duty;

import static org.natrolite.datasets.duty.DutyPlan.DAY;
import static org.natrolite.datasets.duty.DutyPlan.HOUR;

import java.util.Random;
import org.natrolite.core.numeric.Constants;

/** Rules of sites with load and sun of their own. A week from Monday, an interval every 300 s. */
final class SiteRules {
    static final double INTERVAL = 300;

    private SiteRules() {}

    /** A day in blocks of power, and rest outside; it ends as full as it began in any cell. */
    static DutyPlan blocks(double... fromToPower) {
        DutyPlan plan = new DutyPlan(DAY, 1);
        while (plan.unfinished()) {
            double power = 0;
            for (int i = 0; i < fromToPower.length; i += 3) {
                if (plan.within(fromToPower[i], fromToPower[i + 1])) {
                    power = fromToPower[i + 2];
                }
            }
            plan.hold(power, INTERVAL);
        }
        return plan;
    }

    /** Sun that halves in winter, sold morning and evening; the cold comes a month after the dark. */
    static DutyPlan seasons() {
        int year = 365;
        double darkest = 355;
        double coldest = darkest + 30;
        DutyPlan plan = new DutyPlan(year * DAY, 1);
        while (plan.unfinished()) {
            double share = 0.75 - 0.25 * Math.cos(2 * Math.PI * (plan.day() - darkest) / year);
            double power = plan.within(10, 14.5) ? 0.30 : plan.within(7, 9) ? -0.10 : plan.within(17, 20) ? -0.20 : 0;
            plan.hold(share * power, INTERVAL);
        }
        plan.surround(time -> 15
                + Constants.ZERO_CELSIUS
                - 9 * Math.cos(2 * Math.PI * (time / DAY - coldest) / year)
                + 3 * Math.cos(2 * Math.PI * (time / HOUR - 15) / 24));
        return plan;
    }

    /** What a site takes above a limit comes from the store; charged by night, and on Sunday until full. */
    static DutyPlan peakShaving(Random random) {
        double limit = 0.5;
        DutyPlan plan = new DutyPlan(7 * DAY, 1);
        Wander load = Wander.of(random, 0.05, 1800, INTERVAL);
        double[] peaks = new double[6];
        int day = -1;
        while (plan.unfinished()) {
            if (plan.day() != day) {
                day = plan.day();
                drawPeaks(peaks, random);
            }
            boolean working = !plan.weekend();
            double taken = 0.15 + load.next() + (working && plan.within(6, 18) ? 0.22 : 0);
            for (int i = 0; i < peaks.length; i += 3) {
                taken += working && plan.within(peaks[i], peaks[i] + peaks[i + 1]) ? peaks[i + 2] : 0;
            }
            if (taken > limit && plan.energy() > 0) {
                plan.holdTo(-Math.min(0.5, taken - limit), 0, INTERVAL);
            } else if (plan.within(0, 5) || (day == 6 && plan.within(0, 22))) {
                plan.holdTo(Math.min(0.15, limit - taken), 1, INTERVAL);
            } else {
                plan.hold(0, INTERVAL);
            }
        }
        return plan;
    }

    /** Two peaks of a working day: begin (h), length (h), height (1/h) each. */
    private static void drawPeaks(double[] peaks, Random random) {
        for (int i = 0; i < peaks.length; i += 3) {
            peaks[i] = 7 + 5 * (i / 3) + 4 * random.nextDouble();
            peaks[i + 1] = 0.25 + 0.75 * random.nextDouble();
            peaks[i + 2] = 0.25 + 0.3 * random.nextDouble();
        }
    }

    /** What the sun gives beyond the load is kept and sold in the evening, down to a tenth. */
    static DutyPlan solarShifting(Random random) {
        double lowest = 0.1;
        double load = 0.04;
        DutyPlan plan = new DutyPlan(7 * DAY, lowest);
        Sun sun = new Sun(random, INTERVAL);
        while (plan.unfinished()) {
            double surplus = 0.3 * sun.next(plan) - load;
            if (plan.within(17.5, 23)) {
                plan.holdTo(-0.2, lowest, INTERVAL);
            } else if (surplus > 0) {
                plan.holdTo(surplus, 1, INTERVAL);
            } else {
                plan.hold(0, INTERVAL);
            }
        }
        return plan;
    }

    /** Two shifts under a contracted limit, starts of machines, a roof full of panels, dear evenings. */
    static DutyPlan factory(Random random) {
        double limit = 0.35;
        double lowest = 0.1;
        DutyPlan plan = new DutyPlan(7 * DAY, lowest);
        Sun sun = new Sun(random, INTERVAL);
        Wander load = Wander.of(random, 0.04, 900, INTERVAL);
        while (plan.unfinished()) {
            boolean working = !plan.weekend();
            double taken = (working && plan.within(6, 22) ? 0.30 : 0.08) + load.next();
            taken += working && (plan.within(6, 6.5) || plan.within(14, 14.25)) ? 0.25 : 0;
            double net = taken - 0.5 * sun.next(plan);
            if (net > limit) {
                plan.holdTo(-Math.min(0.5, net - limit), lowest, INTERVAL);
            } else if (net < 0) {
                plan.holdTo(Math.min(0.3, -net), 1, INTERVAL);
            } else if (working && plan.within(17, 20)) {
                plan.holdTo(-Math.min(0.25, net), 0.25, INTERVAL);
            } else if (working && plan.within(1, 5)) {
                plan.holdTo(0.1, 0.6, INTERVAL);
            } else {
                plan.hold(0, INTERVAL);
            }
        }
        return plan;
    }

    /** An island of sun and load, as of 12 MW with 63 MWh: the store takes the difference, a generator what it cannot. */
    static DutyPlan microgrid(Random random) {
        double most = 12.0 / 63;
        double lowest = 0.08;
        DutyPlan plan = new DutyPlan(7 * DAY, lowest);
        Sun sun = new Sun(random, INTERVAL);
        Wander load = Wander.of(random, 0.006, 1800, INTERVAL);
        while (plan.unfinished()) {
            double taken = (plan.within(17, 23) ? 0.07 : 0.045) + load.next();
            double net = GridRules.clip(0.26 * sun.next(plan) - taken, most);
            if (net > 0) {
                plan.holdTo(net, 1, INTERVAL);
            } else if (net < 0) {
                plan.holdTo(net, lowest, INTERVAL);
            } else {
                plan.hold(0, INTERVAL);
            }
        }
        return plan;
    }
}
