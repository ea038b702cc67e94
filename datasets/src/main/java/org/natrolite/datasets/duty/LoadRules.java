package org.natrolite.datasets.duty;

import static org.natrolite.datasets.duty.DutyPlan.DAY;
import static org.natrolite.datasets.duty.DutyPlan.HOUR;

import java.util.Random;

/** Rules of loads that move: computers and vehicles. */
final class LoadRules {
    private LoadRules() {}

    /** A load of 4/h that surges by 30 to 50 % for 0.2 to 2 s, every 1 to 3 minutes; each is charged back at once. */
    static DutyPlan training(Random random) {
        double baseline = 4;
        double back = 0.2;
        DutyPlan plan = new DutyPlan(DAY, 0.5);
        while (plan.left() > 300) {
            plan.hold(0, milliseconds(60 + 120 * random.nextDouble()));
            double length = milliseconds(0.2 * StrictMath.pow(10, random.nextDouble()));
            double power = baseline * (0.3 + 0.2 * random.nextDouble());
            plan.hold(-power, length);
            plan.hold(back, power * length / Store.EFFICIENCY / back);
        }
        plan.hold(0, plan.left());
        return plan;
    }

    private static double milliseconds(double seconds) {
        return Math.rint(seconds * 1e3) / 1e3;
    }

    /** The mean car of a fleet: two trips on working days, power to the grid in the evening, charged by night. */
    static DutyPlan vehicleToGrid(Random random) {
        double interval = SiteRules.INTERVAL;
        DutyPlan plan = new DutyPlan(7 * DAY, 0.4);
        int day = -1;
        double trip = 0;
        while (plan.unfinished()) {
            if (plan.day() != day) {
                day = plan.day();
                trip = plan.weekend() ? 0.05 + 0.12 * random.nextDouble() : 0.08 + 0.05 * random.nextDouble();
            }
            boolean driving = plan.weekend()
                    ? plan.within(10, 11) || plan.within(16, 17)
                    : plan.within(7.5, 8.5) || plan.within(17, 18);
            if (driving) {
                plan.hold(-trip, interval);
            } else if (plan.within(18.5, 21.5) && !plan.weekend()) {
                plan.holdTo(-0.1, 0.4, interval);
            } else if (plan.within(0.5, 6.5)) {
                plan.holdTo(0.12, 0.9, interval);
            } else {
                plan.hold(0, interval);
            }
        }
        return plan;
    }

    /** Two trips of half an hour by rule of acceleration and drag, 40 kWh, with recuperation; charged in the evening. */
    static DutyPlan drive(Random random) {
        DutyPlan plan = new DutyPlan(DAY, 1);
        plan.restUntil(7.5 * HOUR);
        trip(plan, random);
        plan.restUntil(17 * HOUR);
        trip(plan, random);
        plan.restUntil(20 * HOUR);
        // longer than the book needs, so that any cell is full again
        plan.hold(0.12, 3 * HOUR);
        plan.hold(0, plan.left());
        return plan;
    }

    private static void trip(DutyPlan plan, Random random) {
        double[] speeds = {30 / 3.6, 50 / 3.6, 70 / 3.6, 100 / 3.6};
        double end = plan.now() + 1800;
        double braking = 60;
        while (plan.now() < end - braking) {
            plan.hold(Car.power(0, 0), 5 + random.nextInt(26));
            double top = speeds[random.nextInt(speeds.length)];
            double up = 0.8 + 1.2 * random.nextDouble();
            double down = 1 + random.nextDouble();
            int cruise = 20 + random.nextInt(101);
            double v = 0;
            while (v < top) {
                double a = Math.min(up, top - v);
                plan.hold(Car.power(v + 0.5 * a, a), 1);
                v += a;
            }
            for (int i = 0; i < cruise && plan.now() < end - braking; i++) {
                plan.hold(Car.power(v, 0.1 * random.nextGaussian()), 1);
            }
            while (v > 0) {
                double a = -Math.min(down, v);
                plan.hold(Car.power(v + 0.5 * a, a), 1);
                v += a;
            }
        }
    }

    /** A car of 1,500 kg on the flat: inertia, rolling and air resistance. */
    private static final class Car {
        private static final double MASS = 1500;
        private static final double ROLLING_FORCE = 0.01 * MASS * 9.81;
        private static final double DRAG = 0.5 * 1.2 * 0.6;
        private static final double DRIVE_TRAIN = 0.9;
        private static final double RECUPERATED = 0.6;
        private static final double AUXILIARIES = 500;
        private static final double MOST = 80_000;
        private static final double BATTERY_WH = 40_000;

        private Car() {}

        /** Power at the battery per nominal energy, positive in charge, for a speed (m/s) and an acceleration (m/s2), 1/h. */
        static double power(double v, double a) {
            double wheel = v * (MASS * a + ROLLING_FORCE + DRAG * v * v);
            double drawn = wheel > 0 ? wheel / DRIVE_TRAIN : wheel * RECUPERATED;
            return -Math.min(MOST, drawn + AUXILIARIES) / BATTERY_WH;
        }
    }
}
