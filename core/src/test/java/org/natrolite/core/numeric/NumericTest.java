package org.natrolite.core.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;

class NumericTest {
    private static final MathContext DIGITS = new MathContext(80);

    /** Sum over k of (-u)^k / (k + first)!, in 80 digits. */
    private static double series(double u, int first) {
        BigDecimal x = new BigDecimal(-u);
        BigDecimal term = BigDecimal.ONE;
        for (int k = 2; k <= first; k++) {
            term = term.divide(BigDecimal.valueOf(k), DIGITS);
        }
        BigDecimal sum = term;
        for (int k = 1; k < 400; k++) {
            term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k + first), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.doubleValue();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0, 1e-300, 1e-17, -1e-17, 1e-9, -1e-9, 1e-5, 3e-3, -3e-3, 0.0499, -0.0499, 0.0501, -0.0501, 0.3, -0.3,
                1, -1, 4.7, -4.7, 20, -20, 50
            })
    void exponentialFunctionsMatchTheirSeries(double u) {
        double first = series(u, 1);
        double second = series(u, 2);
        assertEquals(first, Exponential.phi1(u), 4e-16 * first);
        // at the edge of its series phi2 loses a digit and a half to cancellation
        assertEquals(second, Exponential.phi2(u), 2e-14 * second);
    }

    @Test
    void exponentialFunctionsOfLongStepsGoToTheirLimits() {
        assertEquals(1e-6, Exponential.phi1(1e6));
        assertEquals((1 - 1e-6) * 1e-6, Exponential.phi2(1e6), 1e-20);
        assertEquals(0, Exponential.phi1(1e308), 1e-300);
        assertEquals(0, Exponential.phi2(1e150), 1e-140);
    }

    /** Published: the first two in every table, the others from R's qnorm. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.975, 1.959963984540054",
        "0.95, 1.6448536269514722",
        "0.9, 1.2815515655446004",
        "1e-10, -6.361340902404056",
        "0.025, -1.959963984540054",
    })
    void quantilesOfTheNormalDistribution(double u, double expected) {
        assertEquals(expected, Gaussian.quantile(u), 1e-13 * Math.max(1, Math.abs(expected)));
    }

    @Property
    void quantileUndoesCumulative(@ForAll @DoubleRange(min = -30, max = 5) double x) {
        double u = Gaussian.cumulative(x);
        // above the middle 1 - u has few digits left
        double tolerance = 1e-13 * Math.max(1, Math.abs(x)) + (x > 0 ? 3e-16 / Gaussian.density(x) : 0);
        assertEquals(x, Gaussian.quantile(u), tolerance);
        assertEquals(1, u + Gaussian.cumulative(-x), 1e-15);
    }

    @Test
    void normalDistributionAtItsEnds() {
        assertEquals(Double.NEGATIVE_INFINITY, Gaussian.quantile(0));
        assertEquals(Double.POSITIVE_INFINITY, Gaussian.quantile(1));
        assertEquals(0, Gaussian.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1, Gaussian.cumulative(Double.POSITIVE_INFINITY));
        assertTrue(Double.isFinite(Gaussian.quantile(Double.MIN_VALUE)));
        assertEquals(0.3989422804014327, Gaussian.density(0), 1e-16);
        assertThrows(BadArgumentException.class, () -> Gaussian.cumulative(Double.NaN));
        assertThrows(BadArgumentException.class, () -> Gaussian.quantile(Double.NaN));
        assertThrows(BadArgumentException.class, () -> Gaussian.quantile(-0.1));
    }

    @Test
    void distributionIsSmoothWhereSeriesAndFractionMeet() {
        double below = Gaussian.cumulative(-3.5 + 1e-12);
        double above = Gaussian.cumulative(-3.5 - 1e-12);
        assertEquals(2e-12 * Gaussian.density(3.5), below - above, 1e-12 * below);
    }

    @Property
    void rootsAreFound(@ForAll @DoubleRange(min = -5, max = 5) double root, @ForAll Random random) {
        double steep = Math.pow(10, 6 * random.nextDouble() - 3);
        double low = root - 0.01 - 10 * random.nextDouble();
        double high = root + 0.01 + 10 * random.nextDouble();
        assertEquals(root, Roots.bracketed(x -> Math.expm1(steep * (x - root) / 10), low, high, 1e-12), 2e-12);
        assertEquals(root, Roots.bracketed(x -> Math.pow(root - x, 3), high, low, 1e-12), 2e-12);
        assertEquals(root, Roots.bracketed(x -> x < root ? -1 : 1e9, low, high, 1e-12), 2e-12);
    }

    @Test
    void rootsNeedAChangeOfSign() {
        assertThrows(BadArgumentException.class, () -> Roots.bracketed(x -> x * x + 1, -1, 1, 1e-9));
        assertThrows(BadArgumentException.class, () -> Roots.bracketed(x -> Double.NaN, -1, 1, 1e-9));
        assertEquals(-1, Roots.bracketed(x -> x + 1, -1, 1, 1e-9));
        assertEquals(1, Roots.bracketed(x -> x - 1, -1, 1, 1e-9));
    }

    @Test
    void compensatedSumKeepsWhatRoundingDrops() {
        CompensatedSum sum = new CompensatedSum();
        for (double term : new double[] {1, 1e100, 1, -1e100}) {
            sum.add(term);
        }
        assertEquals(2, sum.value());
        CompensatedSum tenths = new CompensatedSum();
        for (int i = 0; i < 10_000_000; i++) {
            tenths.add(0.1);
        }
        assertEquals(1e6, tenths.value(), 1e-9);
    }
}
