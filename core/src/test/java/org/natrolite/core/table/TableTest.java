package org.natrolite.core.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class TableTest {
    @Property
    void cubicGoesThroughItsNodesAndNeverLeavesNeighbours(@ForAll Random random) {
        int n = 1 + random.nextInt(12);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (i == 0 ? -1 : x[i - 1]) + Math.pow(10, -3 * random.nextDouble());
            y[i] = random.nextInt(3) == 0 && i > 0 ? y[i - 1] : 10 * random.nextDouble() - 5;
        }
        MonotoneCubic cubic = MonotoneCubic.of(x, y);
        for (int i = 0; i < n; i++) {
            assertEquals(y[i], cubic.value(x[i]));
        }
        for (int i = 1; i < n; i++) {
            double low = Math.min(y[i - 1], y[i]);
            double high = Math.max(y[i - 1], y[i]);
            double last = y[i - 1];
            for (int k = 0; k <= 50; k++) {
                double value = cubic.value(x[i - 1] + (x[i] - x[i - 1]) * k / 50.0);
                assertTrue(value >= low - 1e-14 && value <= high + 1e-14);
                // between two nodes the curve goes one way only
                assertTrue((value - last) * (y[i] - y[i - 1]) >= -1e-13);
                last = value;
            }
        }
        assertEquals(y[0], cubic.value(x[0] - 1));
        assertEquals(y[n - 1], cubic.value(x[n - 1] + 1));
    }

    @Test
    void cubicIsExactOnALineAndOfThirdOrderOnACurve() {
        MonotoneCubic line = MonotoneCubic.of(new double[] {0, 0.1, 0.7, 1}, new double[] {1, 1.2, 2.4, 3});
        for (double x = 0; x <= 1; x += 0.01) {
            assertEquals(1 + 2 * x, line.value(x), 1e-15);
        }
        double[] error = new double[2];
        for (int run = 0; run < 2; run++) {
            int n = 20 << run;
            double[] x = new double[n + 1];
            double[] y = new double[n + 1];
            for (int i = 0; i <= n; i++) {
                x[i] = (double) i / n;
                y[i] = Math.exp(x[i]);
            }
            MonotoneCubic cubic = MonotoneCubic.of(x, y);
            for (double at = 0; at <= 1; at += 1e-3) {
                error[run] = Math.max(error[run], Math.abs(cubic.value(at) - Math.exp(at)));
            }
        }
        double order = Math.log(error[0] / error[1]) / Math.log(2);
        assertTrue(order > 2.7, () -> "order " + order);
    }

    @Test
    void cubicRefusesWhatIsNoCurve() {
        double[] two = {0, 1};
        assertThrows(BadArgumentException.class, () -> MonotoneCubic.of(new double[0], new double[0]));
        assertThrows(BadArgumentException.class, () -> MonotoneCubic.of(two, new double[] {1}));
        assertThrows(BadArgumentException.class, () -> MonotoneCubic.of(new double[] {0, 0}, two));
        assertThrows(BadArgumentException.class, () -> MonotoneCubic.of(new double[] {0, Double.NaN}, two));
        assertThrows(BadArgumentException.class, () -> MonotoneCubic.of(two, new double[] {0, Double.NaN}));
    }

    @Property
    void manyValuesAreTheSameAsOneByOne(@ForAll Random random) {
        int n = 1 + random.nextInt(12);
        double[] x = new double[n];
        double[] y = random.doubles(n, -5, 5).toArray();
        for (int i = 0; i < n; i++) {
            x[i] = (i == 0 ? -1 : x[i - 1]) + Math.pow(10, -3 * random.nextDouble());
        }
        MonotoneCubic cubic = MonotoneCubic.of(x, y);
        double[] at = new double[100];
        for (int k = 0; k < at.length; k++) {
            at[k] = k % 7 == 0 ? x[random.nextInt(n)] : x[0] - 0.5 + (x[n - 1] - x[0] + 1) * random.nextDouble();
        }
        if (random.nextBoolean()) {
            Arrays.sort(at);
        }
        double[] values = cubic.values(at);
        for (int k = 0; k < at.length; k++) {
            assertEquals(cubic.value(at[k]), values[k]);
        }
    }

    @Property
    void valueSlopeAndIntegralBelongTogether(@ForAll Random random) {
        UniformGrid grid =
                new UniformGrid(random.nextDouble() - 0.5, 0.01 + random.nextDouble(), 1 + random.nextInt(20));
        double[] values = random.doubles(grid.nodes(), -3, 3).toArray();
        for (Outside outside : Outside.values()) {
            UniformTable table = UniformTable.of(grid, values, outside);
            double reach = outside == Outside.REFUSE ? 0 : 2;
            double span = grid.end() - grid.start();
            for (int i = 0; i < 50; i++) {
                double a = grid.start() - reach + random.nextDouble() * (span + 2 * reach);
                double b = a + Math.min(1e-3, grid.end() + reach - a) * random.nextDouble();
                // within one interval the integral is the trapezium, and the slope the quotient
                boolean kink =
                        Math.floor((a - grid.start()) / grid.step()) != Math.floor((b - grid.start()) / grid.step());
                if (!kink) {
                    double trapezium = 0.5 * (b - a) * (table.value(a) + table.value(b));
                    assertEquals(trapezium, table.integral(b) - table.integral(a), 1e-12);
                    assertEquals(table.value(b) - table.value(a), (b - a) * table.slope(a), 1e-12);
                }
            }
            for (int k = 0; k < grid.nodes(); k++) {
                if (outside != Outside.REFUSE || k + 1 < grid.nodes()) {
                    assertEquals(values[k], table.value(grid.node(k)), 1e-11);
                }
            }
            assertEquals(0, table.integral(grid.start()));
        }
    }

    @Test
    void outsideIsAsStated() {
        UniformGrid grid = new UniformGrid(0, 0.5, 2);
        double[] values = {1, 2, 4};
        UniformTable hold = UniformTable.of(grid, values, Outside.HOLD);
        UniformTable extend = UniformTable.of(grid, values, Outside.EXTEND);
        UniformTable refuse = UniformTable.of(grid, values, Outside.REFUSE);
        assertEquals(1, hold.value(-1));
        assertEquals(4, hold.value(2));
        assertEquals(0, hold.slope(2));
        assertEquals(-1, hold.integral(-1));
        assertEquals(0.75 + 1.5 + 4, hold.integral(2), 1e-15);
        assertEquals(-1, extend.value(-1));
        assertEquals(8, extend.value(2));
        assertEquals(4, extend.slope(2));
        assertEquals(0.75 + 1.5 + 6, extend.integral(2), 1e-15);
        assertEquals(4, refuse.value(1));
        assertThrows(BadArgumentException.class, () -> refuse.value(1.0001));
        assertThrows(BadArgumentException.class, () -> refuse.value(-1e-9));
        assertThrows(BadArgumentException.class, () -> hold.value(Double.NaN));
        assertThrows(BadArgumentException.class, () -> extend.integral(Double.NaN));
        assertArrayEquals(values, hold.values());
        assertEquals(grid, hold.grid());
        assertThrows(BadArgumentException.class, () -> UniformTable.of(grid, new double[2], Outside.HOLD));
        assertThrows(
                BadArgumentException.class, () -> UniformTable.of(grid, new double[] {0, 0, Double.NaN}, Outside.HOLD));
        assertThrows(BadArgumentException.class, () -> new UniformGrid(0, 0, 2));
        assertThrows(BadArgumentException.class, () -> new UniformGrid(0, 1, 0));
        assertThrows(BadArgumentException.class, () -> new UniformGrid(Double.NaN, 1, 1));
    }

    @Test
    void samplesAreValuesAtTheNodes() {
        MonotoneCubic cubic = MonotoneCubic.of(new double[] {0, 0.4, 1}, new double[] {0, 1, 0.5});
        UniformGrid grid = new UniformGrid(-0.2, 0.2, 6);
        double[] sampled = cubic.sample(grid);
        for (int k = 0; k < sampled.length; k++) {
            assertEquals(cubic.value(grid.node(k)), sampled[k]);
        }
    }
}
