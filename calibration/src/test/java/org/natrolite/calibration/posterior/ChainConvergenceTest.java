package org.natrolite.calibration.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;

/** Chains whose effective size is known, and chains that have not come together. */
class ChainConvergenceTest {
    private static double normal(SplittableRandom random) {
        return Gaussian.quantile(random.nextDouble(1e-9, 1 - 1e-9));
    }

    /** Chains of first order: neighbours correlate by rho, all draws are standard normal. */
    private static double[][] chains(double rho, int chains, int draws) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] all = new double[chains][draws];
        for (double[] chain : all) {
            double now = normal(random);
            for (int i = 0; i < draws; i++) {
                chain[i] = now;
                now = rho * now + Math.sqrt(1 - rho * rho) * normal(random);
            }
        }
        return all;
    }

    @Test
    void independentDrawsAreWorthWhatTheyAre() {
        Convergence c = Convergence.of(chains(0, 4, 4000));
        assertEquals(1, c.rHat(), 0.001);
        assertEquals(16000, c.bulk(), 0.08 * 16000);
        assertEquals(16000, c.tail(), 0.08 * 16000);
    }

    /** The mean of a chain of first order is known as well as that of (1 - rho) / (1 + rho) as many independent draws. */
    @Test
    void neighboursThatGoTogetherAreWorthWhatTheoryHas() {
        for (double rho : new double[] {0.3, 0.6, 0.9}) {
            double expected = 4 * 10000 * (1 - rho) / (1 + rho);
            Convergence c = Convergence.of(chains(rho, 4, 10000));
            assertEquals(expected, c.bulk(), 0.12 * expected, () -> "rho " + rho);
            assertTrue(c.tail() > 0.9 * expected, () -> "tails forget sooner, but are worth " + c.tail());
            assertEquals(1, c.rHat(), 0.005);
        }
    }

    @Test
    void neighboursThatShunEachOtherAreWorthMore() {
        assertTrue(Convergence.of(chains(-0.5, 4, 4000)).bulk() > 2 * 16000);
    }

    @Test
    void chainsApartAreSeen() {
        double[][] apart = chains(0, 4, 1000);
        for (int i = 0; i < 1000; i++) {
            apart[3][i] += 1;
        }
        Convergence c = Convergence.of(apart);
        // four chains of variance 1, one of whose means lies 1 away: variance of the means 1/4
        assertEquals(Math.sqrt(1 + 0.25), c.rHat(), 0.05);
        assertTrue(c.bulk() < 100, () -> "worth " + c.bulk());
    }

    @Test
    void aChainWiderThanTheOthersIsSeenByItsFoldedRanks() {
        double[][] wide = chains(0, 4, 1000);
        for (int i = 0; i < 1000; i++) {
            wide[0][i] *= 4;
        }
        assertTrue(Convergence.of(wide).rHat() > 1.1);
    }

    @Test
    void aChainThatDriftsDisagreesWithItself() {
        double[][] drifting = chains(0, 1, 1000);
        for (int i = 0; i < 1000; i++) {
            drifting[0][i] += 3e-3 * i;
        }
        assertTrue(Convergence.of(drifting).rHat() > 1.2);
    }

    /** Ranks know nothing of the scale: a heavy tail is no harm. */
    @Test
    void onlyTheOrderOfDrawsMatters() {
        double[][] draws = chains(0.5, 4, 1000);
        double[][] heavy = new double[4][1000];
        for (int c = 0; c < 4; c++) {
            for (int i = 0; i < 1000; i++) {
                heavy[c][i] = Math.pow(draws[c][i], 7);
            }
        }
        assertEquals(Convergence.of(draws).bulk(), Convergence.of(heavy).bulk(), 1e-6);
        assertEquals(Convergence.of(draws).tail(), Convergence.of(heavy).tail(), 1e-6);
    }

    @Test
    void whatCannotBeJudgedIsRefused() {
        assertThrows(BadArgumentException.class, () -> Convergence.of(new double[0][]));
        assertThrows(BadArgumentException.class, () -> Convergence.of(new double[2][7]));
        assertThrows(BadArgumentException.class, () -> Convergence.of(new double[][] {new double[10], new double[9]}));
        double[][] broken = new double[2][10];
        broken[1][3] = Double.NaN;
        assertThrows(BadArgumentException.class, () -> Convergence.of(broken));
    }
}
