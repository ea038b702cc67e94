package org.natrolite.models.life;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The check-ups of one life whose damage is known at all of them. What a test finds beyond what the law says moves smoothly
 * with the age: halves of the life are tested until the test in the middle of each finds what those around it tell, and the
 * others are read from the polynomial through their neighbours.
 */
final class CheckCourse {
    /** Tests that a polynomial goes through at most. */
    private static final int NEIGHBOURS = 4;

    /** Ages nearer to each other than this are one. */
    private static final double SAME = 1e-9;

    private final double[] age;
    private final double[] capacity;
    private final double[] growth;
    private final double tolerance;
    private final IntFunction<LifeHistory.Check> test;

    /** Checks that were tested. */
    private final LifeHistory.@Nullable Check[] tested;

    private CheckCourse(
            double[] age, double[] capacity, double[] growth, double tolerance, IntFunction<LifeHistory.Check> test) {
        this.age = age;
        this.capacity = capacity;
        this.growth = growth;
        this.tolerance = tolerance;
        this.test = test;
        this.tested = new LifeHistory.Check[age.length];
    }

    /**
     * @param times times of the checks, years, shape [n]; not modified
     * @param age age at each, never falling, shape [n]; not modified
     * @param capacity what the law leaves of the capacity, above zero, shape [n]; not modified
     * @param growth how much the resistance has grown by it, shape [n]; not modified
     * @param tolerance what tests may differ from what their neighbours tell of them, as a part of the fresh cell's
     * @param test tests the check of a number
     * @return all checks, n of them
     */
    static List<LifeHistory.Check> of(
            double[] times,
            double[] age,
            double[] capacity,
            double[] growth,
            double tolerance,
            IntFunction<LifeHistory.Check> test) {
        CheckCourse course = new CheckCourse(age, capacity, growth, tolerance, test);
        int last = times.length - 1;
        course.test(0);
        course.test(last);
        course.split(0, last);
        LifeHistory.Check[] all = new LifeHistory.Check[times.length];
        for (int i = 0; i <= last; i++) {
            LifeHistory.Check known = course.tested[i];
            all[i] = known == null ? course.told(i, times[i]) : known;
        }
        return List.of(all);
    }

    private LifeHistory.Check test(int i) {
        LifeHistory.Check found = test.apply(i);
        tested[i] = found;
        return found;
    }

    private void split(int first, int last) {
        if (last - first < 2) {
            return;
        }
        double half = 0.5 * (age[first] + age[last]);
        int middle = first + 1;
        while (middle + 1 < last && Math.abs(age[middle + 1] - half) < Math.abs(age[middle] - half)) {
            middle++;
        }
        LifeHistory.Check told = told(middle, 0);
        LifeHistory.Check found = test(middle);
        boolean agree = Math.abs(found.capacity() - told.capacity()) <= tolerance
                && Math.abs(found.growth() - told.growth()) <= tolerance;
        if (!agree) {
            split(first, middle);
            split(middle, last);
        }
    }

    /** A check as those tested around it tell it. */
    private LifeHistory.Check told(int i, double year) {
        int[] nodes = nodes(i);
        double ratio = 0;
        double excess = 0;
        for (int a : nodes) {
            double weight = 1;
            for (int b : nodes) {
                weight *= a == b ? 1 : (age[i] - age[b]) / (age[a] - age[b]);
            }
            LifeHistory.Check known = Objects.requireNonNull(tested[a]);
            ratio += weight * known.capacity() / capacity[a];
            excess += weight * (known.growth() - growth[a]);
        }
        return new LifeHistory.Check(year, ratio * capacity[i], growth[i] + excess);
    }

    /** Checks tested on both sides of one, of different ages; the nearest ones. */
    private int[] nodes(int i) {
        int[] nodes = new int[NEIGHBOURS];
        int count = 0;
        int below = i;
        int above = i;
        while (count < NEIGHBOURS && (below >= 0 || above < age.length)) {
            below = next(below, -1);
            if (below >= 0 && differs(below, nodes, count)) {
                nodes[count++] = below;
            }
            above = next(above, 1);
            if (count < NEIGHBOURS && above < age.length && differs(above, nodes, count)) {
                nodes[count++] = above;
            }
        }
        return Arrays.copyOf(nodes, count);
    }

    private int next(int i, int step) {
        int at = i + step;
        while (at >= 0 && at < age.length && tested[at] == null) {
            at += step;
        }
        return at;
    }

    private boolean differs(int i, int[] nodes, int count) {
        for (int k = 0; k < count; k++) {
            if (Math.abs(age[i] - age[nodes[k]]) < SAME) {
                return false;
            }
        }
        return true;
    }
}
