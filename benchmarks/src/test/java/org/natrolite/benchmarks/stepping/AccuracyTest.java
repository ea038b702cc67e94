package org.natrolite.benchmarks.stepping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.CurrentProfile;
import org.natrolite.models.cell.batch.ProfileRunner;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.PortableKernel;

/** What the benchmarks rest on: the reference is fine enough, the plain loop is right, the duty can be repeated. */
final class AccuracyTest {
    private static final double WARM = 298.15;
    private static final double COLD = 263.15;

    private final CellModel model = TwoPairs.of("layered-oxide-18650");

    private Fleet fleet(double kelvin) {
        return Fleet.of(model, OperatingLimits.none(), 3, 0.5, kelvin);
    }

    private CurrentProfile duty(double rate) {
        return NoisyDuty.of(model, rate, 4000);
    }

    /** Largest differences between references with some parts a step and with others. */
    private Miss between(int parts, int others, double rate, double kelvin) {
        FineCell a = fleet(kelvin).fine(1, parts);
        FineCell b = fleet(kelvin).fine(1, others);
        CurrentProfile duty = duty(rate);
        Miss miss = Miss.NONE;
        for (int t = 0; t < duty.steps(); t++) {
            a.step(duty.current(t), 1, kelvin);
            b.step(duty.current(t), 1, kelvin);
            miss = miss.or(a.voltage() - b.voltage(), a.temperature() - b.temperature());
            miss = miss.or(a.meanVoltage() - b.meanVoltage(), 0);
        }
        return miss;
    }

    @Test
    void theReferenceIsOfSecondOrderAndFineEnough() {
        for (double rate : new double[] {0.5, 2}) {
            for (double kelvin : new double[] {WARM, COLD}) {
                Miss coarse = between(FineCell.PARTS / 2, FineCell.PARTS, rate, kelvin);
                Miss fine = between(FineCell.PARTS, 2 * FineCell.PARTS, rate, kelvin);
                String where = rate + "C at " + kelvin + " K: " + coarse + ", " + fine;
                assertEquals(4, coarse.voltage() / fine.voltage(), 0.2, where);
                assertTrue(fine.voltage() < (rate > 1 ? 2e-6 : 2e-7), where);
                assertTrue(fine.temperature() < 1e-6, where);
            }
        }
    }

    @Test
    void thePlainLoopIsAsAccurateAsItsSteps() {
        Miss miss = Accuracy.ofNaive(fleet(WARM), duty(0.5), 1, WARM);
        assertTrue(miss.voltage() < 2e-5, miss.toString());
        assertTrue(miss.temperature() < 1e-3, miss.toString());
    }

    @Test
    void aRunIsMeasuredAgainstTheReference() {
        for (double volts : new double[] {1e-3, 1e-4}) {
            Miss miss =
                    Accuracy.ofRun(fleet(WARM), PortableKernel.create(), RunOptions.within(volts), duty(0.5), 1, WARM);
            assertTrue(miss.voltage() > 0 && miss.voltage() <= volts, volts + " V: " + miss);
            assertTrue(miss.temperature() > 0 && miss.temperature() <= 0.01, volts + " V: " + miss);
        }
    }

    @Test
    void stepsAreMeasuredAgainstTheReferenceByCurrentAndByPower() {
        for (double volts : new double[] {0, 3}) {
            Miss miss = Accuracy.ofSteps(
                    fleet(WARM),
                    PortableKernel.create(),
                    RunOptions.standard(),
                    new StepControl(duty(0.5), volts),
                    WARM);
            assertTrue(miss.voltage() > 0 && miss.voltage() <= 1e-4, volts + " V: " + miss);
            assertTrue(miss.temperature() > 0 && miss.temperature() <= 0.01, volts + " V: " + miss);
        }
    }

    @Test
    void aNumberThatIsNoneIsNeverSmall() {
        assertTrue(Double.isNaN(Miss.NONE.or(1, 1).or(Double.NaN, 0).or(2, 2).voltage()));
    }

    @Test
    void theDutyPeaksWhereItSaysAndStoresNothing() {
        CellParameters cell = model.parameters();
        CurrentProfile duty = NoisyDuty.of(model, 0.5, NoisyDuty.PERIOD);
        double peak = 0;
        double square = 0;
        double firstSquare = 0;
        for (int t = 0; t < duty.steps(); t++) {
            double i = duty.current(t);
            peak = Math.max(peak, Math.abs(i));
            square += i * i;
            firstSquare += t < 256 ? i * i : 0;
        }
        assertEquals(0.5 * cell.capacity().value() / 3600, peak, 0);
        double ofFirst = Math.sqrt(firstSquare / 256) / Math.sqrt(square / duty.steps());
        assertTrue(ofFirst > 0.95 && ofFirst < 1.1, "first steps are " + ofFirst + " as hard as the whole");

        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 1);
        double before = batch.soc(0);
        ProfileRunner runner = ProfileRunner.of(batch, PortableKernel.create(), RunOptions.standard());
        runner.run(duty, WARM);
        assertEquals(before, batch.soc(0), 1e-11);
        assertTrue(
                batch.highestSoc(0) - batch.lowestSoc(0) > 0.05,
                "swing of " + (batch.highestSoc(0) - batch.lowestSoc(0)));
    }
}
