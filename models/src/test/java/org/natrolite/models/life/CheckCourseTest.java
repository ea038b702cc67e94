package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Check-ups that are read from others, against those that are tested. */
class CheckCourseTest {
    private static final int CHECKS = 31;
    private static final double TOLERANCE = 1e-5;

    /** Tests that find a ratio of the capacity and an excess of growth, as functions of the age; answers how many there were. */
    private static int agree(double[] age, DoubleUnaryOperator ratio, DoubleUnaryOperator excess, double allowed) {
        int n = age.length;
        double[] times = new double[n];
        Arrays.setAll(times, i -> 0.5 * i);
        double[] capacity = Arrays.stream(age).map(a -> 1 - 0.4 * a).toArray();
        double[] growth = Arrays.stream(age).map(a -> 0.6 * a).toArray();
        AtomicInteger tests = new AtomicInteger();
        List<LifeHistory.Check> told = CheckCourse.of(times, age, capacity, growth, TOLERANCE, i -> {
            tests.incrementAndGet();
            return new LifeHistory.Check(
                    times[i], capacity[i] * ratio.applyAsDouble(age[i]), growth[i] + excess.applyAsDouble(age[i]));
        });
        assertEquals(n, told.size());
        for (int i = 0; i < n; i++) {
            LifeHistory.Check check = told.get(i);
            assertEquals(times[i], check.year());
            assertEquals(capacity[i] * ratio.applyAsDouble(age[i]), check.capacity(), allowed);
            assertEquals(growth[i] + excess.applyAsDouble(age[i]), check.growth(), allowed);
        }
        return tests.get();
    }

    private static double[] rootOfTime(int n) {
        double[] age = new double[n];
        Arrays.setAll(age, i -> 0.5 * Math.sqrt(i / (n - 1.0)));
        return age;
    }

    @Test
    void whatIsSmoothTakesFewTests() {
        int tests = agree(rootOfTime(CHECKS), a -> 1 - 0.05 * a - 0.1 * a * a, a -> 0.03 * Math.sin(a), TOLERANCE);
        assertTrue(tests <= 7, tests + " tests");
    }

    @Test
    void whatIsALineTakesThree() {
        assertEquals(3, agree(rootOfTime(CHECKS), a -> 1 - 0.05 * a, a -> 0.1 * a, 1e-12));
    }

    /** Where another limit takes over, tests gather about the bend. */
    @Test
    void aBendIsFollowed() {
        int tests = agree(rootOfTime(CHECKS), a -> 1 - Math.max(0, 0.3 * (a - 0.33)), a -> 0.01 * a, 20 * TOLERANCE);
        assertTrue(tests > 7 && tests < CHECKS, tests + " tests");
    }

    @Test
    void agesThatStandStillAreOne() {
        double[] age = rootOfTime(CHECKS);
        for (int i = 12; i < CHECKS; i++) {
            age[i] = age[12];
        }
        agree(age, a -> 1 - 0.05 * a - 0.1 * a * a, a -> 0.03 * a, TOLERANCE);
        agree(new double[CHECKS], a -> 0.97, a -> 0.1, 1e-12);
    }

    @Test
    void twoChecksAreTested() {
        assertEquals(2, agree(new double[] {0, 0.2}, a -> 1 - a, a -> a, 0));
    }
}
