package org.natrolite.calibration.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.population.EarlyLife.Judged;
import org.natrolite.core.checkup.Trajectory;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Gaussian;

/** Populations whose early capacities say all of their lives, something, or nothing. */
class EarlyLifeTest {
    private static final double END = 0.8;
    private static final int FIRST = 60;

    private static double normal(SplittableRandom random) {
        return Gaussian.quantile(random.nextDouble(1e-9, 1 - 1e-9));
    }

    /** Capacity falls by 20 % in a life, the last part faster; lives differ by 30 %, apart from their early rows by more. */
    private static List<Trajectory> cells(int count, double apart, double noise) {
        SplittableRandom random = new SplittableRandom(11);
        List<Trajectory> cells = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            double rate = 300 * Math.exp(0.3 * normal(random));
            double life = rate * Math.exp(apart * normal(random));
            List<Double> capacity = new ArrayList<>();
            for (int i = 0; i <= 4 * life; i++) {
                double early = 0.05 * Math.pow(i / rate, 0.8);
                double late = i < life ? 0 : 1;
                capacity.add(Math.max(0.1, 1 - early - 0.5 * late + noise * normal(random)));
            }
            cells.add(new Trajectory("made up", "c" + c, capacity));
        }
        return cells;
    }

    @Test
    void whereTheFirstRowsSayAllTheErrorIsThatOfTheirNoise() {
        Judged judged = EarlyLife.of(FIRST, END, cells(40, 0, 1e-4)).judge();
        assertTrue(judged.medianError() < 0.03, () -> "median error " + judged.medianError());
        assertTrue(judged.meanError() > 0.15, () -> "mean life " + judged.meanError());
        assertEquals(36, judged.inside(), 3);
    }

    @Test
    void whatTheFirstRowsDoNotSayIsInTheInterval() {
        EarlyLife population = EarlyLife.of(FIRST, END, cells(100, 0.1, 1e-4));
        Judged judged = population.judge();
        assertEquals(90, judged.inside(), 6);
        // half of what a normal deviation of 10 % misses by
        assertEquals(0.067, judged.medianError(), 0.03);
        // 90 % lie within 1.645 deviations
        assertEquals(0.1645, population.choice().halfWidth(), 0.04);
    }

    /** Choosing must not have seen the cell that is judged: where there is nothing to learn, the error is that of the mean. */
    @Test
    void nothingIsPredictedWhereThereIsNothingToLearn() {
        List<Trajectory> cells = cells(40, 0.5, 0.02);
        List<Trajectory> blind = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            // the early rows of another cell
            List<Double> rows = new ArrayList<>(
                    cells.get((i + 17) % cells.size()).capacity().subList(0, FIRST));
            rows.addAll(cells.get(i)
                    .capacity()
                    .subList(FIRST, cells.get(i).capacity().size()));
            blind.add(new Trajectory("made up", "c" + i, rows));
        }
        Judged judged = EarlyLife.of(FIRST, END, blind).judge();
        assertTrue(
                judged.medianError() > 0.6 * judged.meanError(), () -> judged.medianError() + " " + judged.meanError());
    }

    @Test
    void cellsThatHaveOnlyBegunArePredictedFromTheirFirstRowsAlone() {
        List<Trajectory> cells = cells(40, 0, 1e-4);
        List<Trajectory> population = cells.subList(0, 39);
        Trajectory whole = cells.get(39);
        Trajectory young = new Trajectory("made up", "young", whole.capacity().subList(0, FIRST));
        EarlyLife learnt = EarlyLife.of(FIRST, END, population);
        LifePrediction now = learnt.predict(List.of(young)).get(0);
        LifePrediction later = learnt.predict(List.of(whole)).get(0);
        assertTrue(Double.isNaN(now.measured()));
        assertEquals(later.predicted(), now.predicted());
        assertTrue(now.lower90() < now.predicted() && now.predicted() < now.upper90());
        assertTrue(later.inside(), later::toString);
    }

    @Test
    void cellsThatSayNothingAreNamedAndTooFewAreRefused() {
        List<Trajectory> cells = new ArrayList<>(cells(20, 0, 1e-4));
        cells.add(new Trajectory("made up", "alive", cells.get(0).capacity().subList(0, FIRST + 1)));
        EarlyLife learnt = EarlyLife.of(FIRST, END, cells);
        assertEquals(20, learnt.population().size());
        assertTrue(learnt.warnings().get(0).contains("'alive'"), () -> "" + learnt.warnings());
        assertThrows(BadDataException.class, () -> EarlyLife.of(FIRST, END, cells.subList(0, 9)));
        assertThrows(BadArgumentException.class, () -> EarlyLife.of(FIRST, Double.NaN, cells));
        Trajectory shortOne =
                new Trajectory("made up", "s", cells.get(0).capacity().subList(0, FIRST - 1));
        assertThrows(BadDataException.class, () -> learnt.predict(List.of(shortOne)));
        assertThrows(BadArgumentException.class, () -> new Trajectory("made up", "bad", List.of(1.0, Double.NaN)));
    }
}
