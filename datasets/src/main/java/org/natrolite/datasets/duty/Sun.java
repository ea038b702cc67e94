package org.natrolite.datasets.duty;

import java.util.Random;

/** Sunlight as a share of its greatest: half a sine from 6 to 18 h, days of their own clearness, passing clouds. */
final class Sun {
    private static final double DARKEST_DAY = 0.35;
    private static final double RISE = 6;
    private static final double DAYLIGHT = 12;
    private static final double CLOUD_MEMORY = 1200;

    private final Random random;
    private final Wander clouds;
    private int day = -1;
    private double clearness;

    Sun(Random random, double interval) {
        this.random = random;
        this.clouds = Wander.of(random, 1, CLOUD_MEMORY, interval);
    }

    /** Sunlight now, 0 to 1; to be asked once an interval. */
    double next(DutyPlan plan) {
        if (plan.day() != day) {
            day = plan.day();
            clearness = DARKEST_DAY + (1 - DARKEST_DAY) * random.nextDouble();
        }
        double height = StrictMath.sin(Math.PI * (plan.hour() - RISE) / DAYLIGHT);
        // clouds take most on days that are half clear
        double depth = 2 * clearness * (1 - clearness);
        double passing = Math.max(0, Math.min(1 / clearness, 1 + depth * clouds.next()));
        return Math.max(0, height) * clearness * passing;
    }
}
