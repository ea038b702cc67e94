package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorBlocksTest {
    private static final int ROWS = 6000;

    /** Errors of which each is a part of the one before and something new, with unit deviation. */
    private static double[] alike(double correlation, long seed) {
        Random random = new Random(seed);
        double[] errors = new double[ROWS];
        for (int i = 1; i < ROWS; i++) {
            errors[i] = correlation * errors[i - 1] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return errors;
    }

    private static List<List<Integer>> all(int rows) {
        return List.of(IntStream.range(0, rows).boxed().toList());
    }

    private static double deviationOfMean(ErrorBlocks blocks, int rows, int draws) {
        SplittableRandom random = new SplittableRandom(5);
        double[] errors = new double[rows];
        double squares = 0;
        for (int d = 0; d < draws; d++) {
            blocks.draw(random, errors);
            double mean = 0;
            for (double error : errors) {
                mean += error / rows;
            }
            squares += mean * mean;
        }
        return Math.sqrt(squares / draws);
    }

    @Test
    void aMeanOfErrorsThatStayAlikeScattersAsTheoryHasIt() {
        for (double correlation : new double[] {0, 0.5, 0.9}) {
            ErrorBlocks blocks = new ErrorBlocks(alike(correlation, 3), all(ROWS), new boolean[ROWS]);
            // of n errors with lag-one correlation r the mean has the variance (1 + r) / (1 - r) / n
            double expected = Math.sqrt((1 + correlation) / (1 - correlation) / ROWS);

            assertEquals(1, deviationOfMean(blocks, ROWS, 2000) / expected, 0.15, "correlation " + correlation);
            assertFalse(blocks.tooShort());
        }
    }

    @Test
    void rowsUnderLoadAndAtRestKeepTheirScatter() {
        double[] errors = alike(0.3, 4);
        boolean[] loaded = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            loaded[i] = i % 300 < 100;
            errors[i] *= loaded[i] ? 5 : 1;
        }
        ErrorBlocks blocks = new ErrorBlocks(errors, all(ROWS), loaded);
        double[] drawn = new double[ROWS];
        blocks.draw(new SplittableRandom(1), drawn);

        double load = 0;
        double rest = 0;
        for (int i = 0; i < ROWS; i++) {
            load += loaded[i] ? drawn[i] * drawn[i] / (ROWS / 3.0) : 0;
            rest += loaded[i] ? 0 : drawn[i] * drawn[i] / (2 * ROWS / 3.0);
        }
        assertEquals(5, Math.sqrt(load), 0.5);
        assertEquals(1, Math.sqrt(rest), 0.1);
    }

    @Test
    void oneSeedGivesOneDrawAndSequencesDoNotMix() {
        double[] errors = new double[400];
        for (int i = 0; i < 400; i++) {
            errors[i] = i < 200 ? Math.sin(i) : 1000 * Math.sin(i);
        }
        List<List<Integer>> halves = List.of(
                IntStream.range(0, 200).boxed().toList(),
                IntStream.range(200, 400).boxed().toList());
        ErrorBlocks blocks = new ErrorBlocks(errors, halves, new boolean[400]);
        double[] one = new double[400];
        double[] same = new double[400];
        blocks.draw(new SplittableRandom(9), one);
        blocks.draw(new SplittableRandom(9), same);

        assertArrayEquals(one, same);
        assertTrue(IntStream.range(0, 200).allMatch(i -> Math.abs(one[i]) < 2));
        assertTrue(IntStream.range(200, 400).anyMatch(i -> Math.abs(one[i]) > 500));
    }

    @Test
    void errorsThatStayAlikeForALargePartOfTheRecordAreSaid() {
        double[] drift = new double[400];
        for (int i = 0; i < drift.length; i++) {
            drift[i] = Math.sin(2 * Math.PI * i / drift.length);
        }
        assertTrue(new ErrorBlocks(drift, all(400), new boolean[400]).tooShort());
    }
}
