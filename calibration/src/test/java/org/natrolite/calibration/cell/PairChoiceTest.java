package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.TestCells;
import org.natrolite.calibration.study.Experiments;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** As many RC pairs are found as a cell has, and their time constants from anywhere. */
class PairChoiceTest {
    private static final TimeSeries PULSES =
            Experiments.pulses(0).measured(Experiments.instrument(), 1).without(Channel.SURFACE_TEMPERATURE);

    @Test
    void asManyPairsAreChosenAsTheCellHas() {
        for (int pairs = 0; pairs <= 3; pairs++) {
            TimeSeries record = CellCalibrationTest.record(TestCells.sodium(pairs), 1);

            CalibrationResult result = CellCalibration.of(
                            null, CalibrationOptions.defaults().withPairs(null))
                    .run(List.of(record));

            PairChoice choice = result.pairs();
            assertEquals(pairs, choice.pairs(), choice::words);
            assertEquals(pairs, result.cell().resistance().pairs().size());
            assertFalse(choice.asked());
            assertTrue(choice.words().contains("chosen"), choice::words);
            assertEquals(4, choice.candidates().size());
        }
    }

    @Test
    void aNumberThatIsAskedForIsKeptAndJudged() {
        CalibrationResult result = CellCalibration.of(
                        Experiments.start(), CalibrationOptions.defaults().withPairs(1))
                .run(List.of(PULSES));

        assertEquals(1, result.cell().resistance().pairs().size());
        assertTrue(result.pairs().asked());
        assertEquals(2, result.pairs().advised(), () -> result.pairs().words());
    }

    @Test
    void aBadStartEndsInTheSameMinimum() {
        CellParameters good = Experiments.start();
        CalibrationOptions options = CalibrationOptions.defaults();
        CalibrationResult expected = CellCalibration.of(good, options).run(List.of(PULSES));
        for (double[] times : new double[][] {{0.3, 4}, {900, 20_000}, {0.3, 20_000}}) {

            CalibrationResult actual =
                    CellCalibration.of(with(good, times), options).run(List.of(PULSES));

            for (int pair = 0; pair < 2; pair++) {
                double right = timeConstant(expected, pair);
                assertEquals(1, timeConstant(actual, pair) / right, 0.05, "pair " + (pair + 1));
            }
            assertEquals(1, actual.train().rmse() / expected.train().rmse(), 0.02);
        }
    }

    private static double timeConstant(CalibrationResult result, int pair) {
        return result.cell().resistance().pairs().get(pair).timeConstant().at(0.5);
    }

    private static CellParameters with(CellParameters cell, double[] times) {
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : cell.resistance().pairs()) {
            double time = times[pairs.size()];
            pairs.add(new CellParameters.Pair(
                    pair.element(),
                    Curve.constant(time, time / 8, 8 * time, Provenance.assumed("far from the truth"))));
        }
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                cell.capacity(),
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                cell.openCircuit(),
                new CellParameters.Resistance(
                        cell.resistance().contact(), cell.resistance().ohmic(), pairs),
                cell.thermal(),
                cell.ageing());
    }
}
