package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.Limited;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.kernel.CellColumns;
import org.natrolite.models.cell.kernel.WindowKernel;
import org.natrolite.models.chemistry.Catalogue;

/** What single steps owe, whatever kernel takes them. */
abstract class BatchStepperContract {
    private static final double AMBIENT = 298.15;

    abstract WindowKernel kernel();

    static List<String> catalogue() {
        return Catalogue.ids();
    }

    private static CellModel model(String id) {
        return CellModel.of(Catalogue.get(id));
    }

    private static double oneC(CellModel model) {
        return model.parameters().capacity().value() / 3600;
    }

    private BatchStepper stepper(CellBatch batch) {
        return BatchStepper.of(batch, kernel(), RunOptions.standard());
    }

    private static double[] filled(int cells, double value) {
        double[] values = new double[cells];
        Arrays.fill(values, value);
        return values;
    }

    private static CellBatch unequal(CellModel model, int cells, long seed) {
        CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), cells);
        batch.spread(seed, 0.02, 0.05);
        Random random = new Random(seed);
        for (int i = 0; i < cells; i++) {
            batch.setState(
                    i,
                    CellState.rested(
                            0.1 + 0.8 * random.nextDouble(),
                            2 * random.nextDouble() - 1,
                            AMBIENT - 10 + 20 * random.nextDouble()));
        }
        batch.resetRecords();
        return batch;
    }

    private static double[][] all(CellBatch batch) {
        double[][] values = new double[batch.cells()][];
        for (int i = 0; i < values.length; i++) {
            CellBlock tile = batch.tileOf(i);
            values[i] = new double[CellBlock.COLUMNS];
            for (int c = 0; c < CellBlock.COLUMNS; c++) {
                values[i][c] = tile.values[c * CellColumns.STRIDE + i - tile.first];
            }
        }
        return values;
    }

    /** Steps by current, with a little power and voltage between, each cell its own share. */
    private static void walk(BatchStepper stepper, CellBatch batch, int from, int to, double rate) {
        walk(stepper, batch, from, to, rate, 0);
    }

    /** The same for cells whose shares are those of others, from a first one on. */
    private static void walk(BatchStepper stepper, CellBatch batch, int from, int to, double rate, int first) {
        int cells = batch.cells();
        double[] asked = new double[cells];
        double[] ambient = new double[cells];
        for (int t = from; t < to; t++) {
            double shape = Math.sin(0.003 * t) + 0.4 * Math.sin(0.7 * t);
            for (int i = 0; i < cells; i++) {
                double share = 0.5 + 0.5 * Math.sin(first + i);
                asked[i] = rate * oneC(batch.model(i)) * share * shape;
                ambient[i] = AMBIENT + 5 * Math.cos(first + i);
            }
            double length = t % 50 == 49 ? 7.5 : 1;
            if (t % 10 == 3) {
                for (int i = 0; i < cells; i++) {
                    asked[i] *= 3;
                }
                stepper.stepPower(asked, ambient, length);
            } else if (t % 97 == 5) {
                for (int i = 0; i < cells; i++) {
                    asked[i] = stepper.voltage(i) + 0.001;
                }
                stepper.stepVoltage(asked, ambient, length);
            } else {
                stepper.stepCurrent(asked, ambient, length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void errorAgainstTheReferenceStaysWithinTheTolerance(String id) {
        CellModel model = model(id);
        for (double tolerance : new double[] {1e-3, 1e-4}) {
            for (double kelvin : new double[] {298.15, 263.15}) {
                for (double soc : new double[] {0.2, 0.5, 0.8}) {
                    compare(model, tolerance, kelvin, soc);
                }
            }
        }
    }

    private void compare(CellModel model, double tolerance, double kelvin, double soc) {
        double[] current = Duties.noisy(2500, 0.5 * oneC(model), 3);
        CellBatch batch = CellBatch.of(model, OperatingLimits.none(), 1);
        batch.setState(0, CellState.rested(soc, 0, kelvin));
        batch.resetRecords();
        BatchStepper stepper = BatchStepper.of(batch, kernel(), RunOptions.within(tolerance));
        CellStepper reference = CellStepper.of(model, OperatingLimits.none());
        CellState state = CellState.rested(soc, 0, kelvin);
        double[] ambient = {kelvin};
        double[] asked = new double[1];
        for (int t = 0; t < current.length; t++) {
            asked[0] = current[t];
            stepper.stepCurrent(asked, ambient, 1);
            reference.stepCurrent(state, current[t], 1, kelvin);
            int step = t;
            assertEquals(
                    reference.meanVoltage(), stepper.meanVoltage(0), tolerance, () -> "mean voltage of step " + step);
            assertEquals(reference.voltage(), stepper.voltage(0), tolerance, () -> "voltage after step " + step);
            assertEquals(state.temperature(), batch.temperature(0), 50 * tolerance);
            assertEquals(state.soc(), batch.soc(0), 1e-12);
            assertEquals(current[t], stepper.current(0));
        }
        // in the cold, and where the cell is nearly empty, hardly an expansion is good enough
        if (kelvin > 280 && soc > 0.4) {
            assertTrue(batch.referenceSteps(0) < 0.1 * current.length, () -> batch.referenceSteps(0) + " scalar steps");
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void powerIsExact(String id) {
        CellModel model = model(id);
        int cells = 70;
        CellBatch batch = unequal(model, cells, 4);
        BatchStepper stepper = stepper(batch);
        double[] power = new double[cells];
        double[] ambient = filled(cells, AMBIENT);
        double[] in = new double[cells];
        double[] out = new double[cells];
        boolean[] limited = new boolean[cells];
        Random random = new Random(3);
        for (int t = 0; t < 2000; t++) {
            for (int i = 0; i < cells; i++) {
                power[i] = t % 13 == 0 ? 0 : 1.5 * oneC(model) * random.nextGaussian();
            }
            stepper.stepPower(power, ambient, 1);
            for (int i = 0; i < cells; i++) {
                limited[i] |= stepper.limited(i) != 0;
                if (stepper.limited(i) == 0) {
                    double given = stepper.current(i) * stepper.meanVoltage(i);
                    assertEquals(power[i], given, 1e-12 * Math.abs(power[i]));
                }
                in[i] += Math.max(0, power[i]);
                out[i] -= Math.min(0, power[i]);
            }
        }
        for (int i = 0; i < cells; i++) {
            if (!limited[i]) {
                assertEquals(in[i], batch.energyIn(i), 1e-12 * in[i]);
                assertEquals(out[i], batch.energyOut(i), 1e-12 * out[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void powerNeedsTheCurrentOfTheReference(String id) {
        CellModel model = model(id);
        CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 6);
        BatchStepper stepper = stepper(batch);
        CellStepper reference = CellStepper.of(model, OperatingLimits.of(model.parameters()));
        CellState state = CellState.rested(0.5, 0, batch.temperature(0));
        for (int t = 0; t < 1500; t++) {
            double power = 2.5 * oneC(model) * Math.sin(0.01 * t);
            stepper.stepPower(filled(6, power), filled(6, AMBIENT), 1);
            int bits = reference.stepPower(state, power, 1, AMBIENT);
            assertEquals(Limited.of(bits), Limited.of(stepper.limited(5)));
            assertEquals(reference.voltage(), stepper.voltage(5), 1e-4);
            assertEquals(reference.current(), stepper.current(5), 1e-4 * Math.abs(reference.current()));
        }
        assertTrue(batch.referenceSteps(5) < 300);
    }

    @Test
    void throughputAloneLeavesStatesAndEnergiesAsTheyAre() {
        CellModel model = model("layered-oxide-32140");
        CellBatch whole = unequal(model, 300, 8);
        CellBatch bare = unequal(model, 300, 8);
        BatchStepper noting = stepper(whole);
        BatchStepper booking =
                BatchStepper.of(bare, kernel(), RunOptions.standard().throughputOnly());
        Random random = new Random(3);
        double[] current = new double[300];
        for (int t = 0; t < 400; t++) {
            Arrays.setAll(current, i -> oneC(model) * (random.nextDouble() - 0.5));
            noting.stepCurrent(current, filled(300, AMBIENT), 1);
            booking.stepCurrent(current, filled(300, AMBIENT), 1);
        }
        for (int i = 0; i < 300; i++) {
            assertEquals(whole.soc(i), bare.soc(i));
            assertEquals(whole.temperature(i), bare.temperature(i));
            assertEquals(whole.energyIn(i), bare.energyIn(i));
            assertEquals(whole.chargeOut(i), bare.chargeOut(i));
            assertEquals(noting.voltage(i), booking.voltage(i));
            assertEquals(400, whole.seconds(i), 1e-9);
            assertTrue(Double.isNaN(bare.meanSoc(i)) && Double.isNaN(bare.lowestSoc(i)));
        }
        bare.resetRecords();
        booking.rest(filled(300, AMBIENT), 1);
        assertTrue(Double.isNaN(bare.highestTemperature(7)), "still not noted after a reset");
        bare.resetRecords();
        assertEquals(bare.soc(7), bare.lowestSoc(7), "known again once nothing is left out");
    }

    @Test
    void cellsOfOneTileMayGoEitherWayAndTurn() {
        CellModel model = model("layered-oxide-32140");
        CellBatch batch = CellBatch.of(model, OperatingLimits.of(model.parameters()), 270);
        BatchStepper stepper = stepper(batch);
        CellStepper reference = CellStepper.of(model, OperatingLimits.of(model.parameters()));
        int[] watched = {0, 1, 63, 127, 255, 256, 269};
        CellState[] states = new CellState[watched.length];
        Arrays.setAll(states, k -> CellState.rested(0.5, 0, batch.temperature(0)));
        double[] current = new double[270];
        Random random = new Random(5);
        for (int t = 0; t < 600; t++) {
            // all one way, each its own, few that turn
            int kind = t / 20 % 3;
            double all = oneC(model) * (t % 2 == 0 ? 0.4 : -0.4);
            Arrays.setAll(
                    current,
                    i -> kind == 0
                            ? all
                            : kind == 1 ? oneC(model) * (random.nextDouble() - 0.5) : i == 63 ? -all : Math.abs(all));
            stepper.stepCurrent(current, filled(270, AMBIENT), 1);
            for (int k = 0; k < watched.length; k++) {
                reference.stepCurrent(states[k], current[watched[k]], 1, AMBIENT);
                assertEquals(reference.meanVoltage(), stepper.meanVoltage(watched[k]), 1e-4);
                assertEquals(reference.voltage(), stepper.voltage(watched[k]), 1.5e-4);
            }
        }
        for (int k = 0; k < watched.length; k++) {
            assertEquals(states[k].soc(), batch.soc(watched[k]), 1e-12);
            assertEquals(0, batch.referenceSteps(watched[k]));
        }
    }

    /** A cell of the catalogue whose pairs relax faster while it charges, the later ones the more. */
    private static CellModel directed(String id) {
        CellParameters p = Catalogue.get(id);
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : p.resistance().pairs()) {
            pairs.add(new CellParameters.Pair(
                    pair.element(),
                    pair.timeConstant(),
                    pair.timeConstant().times(0.5 / (1 + pairs.size())),
                    pair.transferCoefficient(),
                    pair.transferCurrent()));
        }
        return CellModel.of(p.withPairs(pairs));
    }

    /** Polarised, so that a time constant shows from the first step on. */
    private static CellState polarised(double kelvin) {
        CellState state = CellState.rested(0.5, 0, kelvin);
        double[] values = new double[CellState.SIZE];
        state.get(values, 0);
        Arrays.fill(values, 3, values.length, 0.01);
        state.set(values, 0);
        return state;
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void timeConstantsAreThoseOfTheDirectionAndAtRestOfDischarge(String id) {
        CellModel model = directed(id);
        OperatingLimits limits = OperatingLimits.of(model.parameters());
        int cells = 140;
        CellBatch batch = CellBatch.of(model, limits, cells);
        double kelvin = batch.temperature(0);
        for (int i = 0; i < cells; i++) {
            batch.setState(i, polarised(kelvin));
        }
        BatchStepper stepper = stepper(batch);
        int watched = 17;
        CellBatch alone = CellBatch.of(model, limits, 1);
        alone.setState(0, polarised(kelvin));
        BatchStepper own = stepper(alone);
        CellStepper reference = CellStepper.of(model, limits);
        CellState state = polarised(kelvin);
        double[] asked = new double[cells];
        Random random = new Random(5);
        for (int t = 0; t < 900; t++) {
            // all rest, each its own way, all one way but one that nobody looks at first
            int kind = t / 30 % 4;
            double unit = 0.3 * oneC(model);
            Arrays.setAll(asked, i -> switch (kind) {
                case 0 -> 0;
                case 1 -> unit * (random.nextInt(3) - 1);
                case 2 -> i == watched ? 0 : unit;
                default -> i == watched ? unit : 0;
            });
            double length = t % 100 < 50 ? 1 : 3;
            double one = asked[watched];
            if (t % 7 == 3) {
                stepper.stepPower(asked, filled(cells, kelvin), length);
                own.stepPower(filled(1, one), filled(1, kelvin), length);
                reference.stepPower(state, one, length, kelvin);
            } else {
                stepper.stepCurrent(asked, filled(cells, kelvin), length);
                own.stepCurrent(filled(1, one), filled(1, kelvin), length);
                reference.stepCurrent(state, one, length, kelvin);
            }
            assertEquals(reference.meanVoltage(), stepper.meanVoltage(watched), 1e-4);
            assertEquals(reference.voltage(), stepper.voltage(watched), 1.5e-4);
            assertEquals(own.meanVoltage(0), stepper.meanVoltage(watched), "alone and among others");
        }
        assertArrayEquals(all(alone)[0], all(batch)[watched]);
        assertTrue(batch.referenceSteps(watched) < 90, () -> batch.referenceSteps(watched) + " scalar steps");
    }

    @Test
    void voltagesAtTheEndAreOfTheLastStepOrRefused() {
        CellModel model = model("layered-oxide-32140");
        CellBatch batch = unequal(model, 270, 2);
        BatchStepper stepper = stepper(batch);
        stepper.stepCurrent(filled(270, oneC(model)), filled(270, AMBIENT), 1);
        double[] voltages = new double[270];
        stepper.getVoltages(voltages);
        assertEquals(voltages[269], stepper.voltage(269));
        CellBatch.Snapshot kept = batch.snapshot();
        batch.restore(kept);
        BadArgumentException e = assertThrows(BadArgumentException.class, () -> stepper.voltage(0));
        assertTrue(String.valueOf(e.getMessage()).contains("changed since its last step"), e::toString);
        stepper.stepCurrent(filled(270, oneC(model)), filled(270, AMBIENT), 1);
        assertTrue(stepper.voltage(0) > 0);
    }

    @Test
    void aNumberThatIsNoneIsRefusedBeforeAnyCellMoves() {
        CellModel model = model("layered-oxide-32140");
        for (int cells : new int[] {1, 7, 8, 300}) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                CellBatch batch = unequal(model, cells, 2);
                BatchStepper stepper = stepper(batch);
                double before = batch.soc(0);
                double[] current = filled(cells, 0.1);
                double[] ambient = filled(cells, AMBIENT);
                current[cells - 1] = bad;
                assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(current, ambient, 1));
                current[cells - 1] = 1e300;
                ambient[cells - 1] = bad;
                assertThrows(BadArgumentException.class, () -> stepper.stepPower(current, ambient, 1));
                ambient[cells - 1] = 0;
                assertThrows(BadArgumentException.class, () -> stepper.rest(ambient, 1));
                assertEquals(before, batch.soc(0));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void limitsEndExactlyThereAndAreTold(String id) {
        CellModel model = model(id);
        OperatingLimits own = OperatingLimits.of(model.parameters());
        OperatingLimits most = new OperatingLimits(
                own.lowestVoltage(), own.highestVoltage(), 0.1, 0.9, 0.6 * oneC(model), 0.6 * oneC(model));
        for (OperatingLimits limits : new OperatingLimits[] {own, own.withSoc(0.1, 0.9), most}) {
            for (double rate : new double[] {-1, -0.5, 0.5, 1}) {
                for (boolean byPower : new boolean[] {false, true}) {
                    drive(model, limits, rate, byPower);
                }
            }
        }
    }

    private void drive(CellModel model, OperatingLimits limits, double rate, boolean byPower) {
        CellBatch batch = CellBatch.of(model, limits, 2);
        BatchStepper stepper = stepper(batch);
        CellStepper reference = CellStepper.of(model, limits);
        CellState state = CellState.rested(0.5, 0, batch.temperature(0));
        double asked = rate * oneC(model) * (byPower ? 3 : 1);
        int seen = 0;
        int told = 0;
        for (int t = 0; t < 900; t++) {
            double length = 10;
            int bits;
            if (byPower) {
                bits = reference.stepPower(state, asked, length, AMBIENT);
                stepper.stepPower(filled(2, asked), filled(2, AMBIENT), length);
            } else {
                bits = reference.stepCurrent(state, asked, length, AMBIENT);
                stepper.stepCurrent(filled(2, asked), filled(2, AMBIENT), length);
            }
            seen |= bits;
            told |= stepper.limited(1);
            // within a tolerance of a limit either may be the first there; what was given is nearly the same
            if (bits != stepper.limited(1)) {
                assertEquals(reference.current(), stepper.current(1), 0.01 * Math.abs(asked));
            }
            if ((stepper.limited(1) & Limited.VOLTAGE_HIGH.bit()) != 0) {
                assertEquals(limits.highestVoltage(), stepper.voltage(1), 1e-9);
            }
            if ((stepper.limited(1) & Limited.VOLTAGE_LOW.bit()) != 0) {
                assertEquals(limits.lowestVoltage(), stepper.voltage(1), 1e-9);
            }
            assertTrue(batch.soc(1) <= limits.highestSoc() + 1e-12);
            assertTrue(stepper.current(1) <= limits.chargeCurrent());
            assertTrue(stepper.current(1) >= -limits.dischargeCurrent());
        }
        assertEquals(Limited.of(seen), Limited.of(told));
        assertEquals(Limited.of(seen), Limited.of(batch.limited(1)));
        assertEquals(state.soc(), batch.soc(1), 1e-4);
    }

    @Test
    void voltageIsReached() {
        CellModel model = model("layered-oxide-18650");
        CellBatch batch = unequal(model, 70, 6);
        BatchStepper stepper = stepper(batch);
        walk(stepper, batch, 0, 40, 0.5);
        double[] voltage = new double[70];
        stepper.getVoltages(voltage);
        double[] asked = voltage.clone();
        for (int i = 0; i < 70; i++) {
            asked[i] += 0.002 * Math.sin(i);
        }
        stepper.stepVoltage(asked, filled(70, AMBIENT), 1);
        stepper.getVoltages(voltage);
        for (int i = 0; i < 70; i++) {
            assertEquals(asked[i], voltage[i], 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void bitsDependNeitherOnNeighboursNorOnThreads(String id) {
        CellModel model = model(id);
        int cells = 300;
        CellBatch start = unequal(model, cells, 7);
        CellBatch together = unequal(model, cells, 7);
        walk(stepper(together), together, 0, 700, 1);
        double[][] expected = all(together);
        for (int i : new int[] {0, 1, 255, 256, 299}) {
            CellBatch alone = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1);
            alone.copy(0, start, i);
            walk(stepper(alone), alone, 0, 700, 1, i);
            assertArrayEquals(expected[i], all(alone)[0], "cell " + i);
        }
        for (int threads : new int[] {1, 2, 5}) {
            CellBatch one = unequal(model, cells, 7);
            CellBatch many = unequal(model, cells, 7);
            BatchStepper serial = stepper(one);
            BatchStepper shared = stepper(many);
            double[] ambient = filled(cells, AMBIENT);
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            try {
                for (int t = 0; t < 60; t++) {
                    double[] current = filled(cells, oneC(model) * Math.sin(t));
                    serial.stepCurrent(current, ambient, 1);
                    shared.stepCurrent(current, ambient, 1, threads, executor);
                    serial.stepPower(current, ambient, 2);
                    shared.stepPower(current, ambient, 2, threads, executor);
                }
                serial.stepVoltage(filled(cells, 3), ambient, 1);
                shared.stepVoltage(filled(cells, 3), ambient, 1, threads, executor);
            } finally {
                executor.shutdown();
            }
            assertArrayEquals(all(one), all(many), threads + " threads");
        }
    }

    @Test
    void bitsDoNotDependOnWhetherABatchIsLargeEnoughToBeFetchedAhead() {
        CellModel model = model("layered-oxide-18650");
        int cells = StepFetch.FROM * CellColumns.STRIDE + 3;
        CellBatch large = unequal(model, cells, 11);
        int[] some = {0, 255, 256, cells / 2, cells - 259, cells - 1};
        CellBatch[] alone = new CellBatch[some.length];
        for (int k = 0; k < some.length; k++) {
            alone[k] = CellBatch.of(model, OperatingLimits.of(model.parameters()), 1);
            alone[k].copy(0, large, some[k]);
        }
        walk(stepper(large), large, 0, 12, 1);
        double[][] values = all(large);
        for (int k = 0; k < some.length; k++) {
            walk(stepper(alone[k]), alone[k], 0, 12, 1, some[k]);
            assertArrayEquals(all(alone[k])[0], values[some[k]], "cell " + some[k]);
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void goingBackRepeatsTheBits(String id) {
        CellModel model = model(id);
        CellBatch batch = unequal(model, 100, 8);
        CellBatch undisturbed = unequal(model, 100, 8);
        BatchStepper stepper = stepper(batch);
        BatchStepper other = stepper(undisturbed);
        walk(stepper, batch, 0, 200, 0.7);
        walk(other, undisturbed, 0, 200, 0.7);
        CellBatch.Snapshot snapshot = batch.snapshot();
        walk(stepper, batch, 200, 600, 0.7);
        walk(other, undisturbed, 200, 600, 0.7);
        double[][] expected = all(batch);
        assertArrayEquals(all(undisturbed), expected, "a snapshot changes nothing");
        batch.restore(snapshot);
        stepper.rest(filled(100, AMBIENT), 100);
        batch.restore(snapshot);
        // steps by voltage ask for what was shown before
        BatchStepper fresh = stepper(batch);
        fresh.rest(filled(100, AMBIENT), 1);
        batch.restore(snapshot);
        walk(fresh, batch, 200, 600, 0.7);
        assertArrayEquals(expected, all(batch), "by a stepper that knew nothing of it");
        batch.restore(snapshot);
        walk(stepper, batch, 200, 600, 0.7);
        assertArrayEquals(expected, all(batch), "by the one that went on");
    }

    @Test
    void changesByOthersAreNoticed() {
        CellModel model = model("layered-oxide-32140");
        CurrentProfile profile = CurrentProfile.of(Duties.noisy(100, 0.5 * oneC(model), 2), 1);
        List<java.util.function.Consumer<CellBatch>> changes = List.of(
                b -> b.setState(3, CellState.rested(0.3, 1, 280)),
                b -> b.setAge(5, 0.9, 1.5),
                b -> b.spread(3, 0.1, 0.1),
                b -> b.copy(2, b, 9),
                b -> ProfileRunner.of(b, kernel(), RunOptions.standard()).run(profile, AMBIENT),
                b -> stepper(b).stepCurrent(filled(80, 1), filled(80, 290), 3),
                CellBatch::resetRecords);
        for (int k = 0; k < changes.size(); k++) {
            CellBatch batch = unequal(model, 80, 1);
            BatchStepper old = stepper(batch);
            walk(old, batch, 0, 150, 0.8);
            changes.get(k).accept(batch);
            CellBatch copy = unequal(model, 80, 2);
            for (int i = 0; i < 80; i++) {
                copy.copy(i, batch, i);
            }
            double[] current = filled(80, 0.4 * oneC(model));
            BatchStepper fresh = stepper(copy);
            for (int t = 0; t < 50; t++) {
                old.stepCurrent(current, filled(80, AMBIENT), 1);
                fresh.stepCurrent(current, filled(80, AMBIENT), 1);
            }
            assertArrayEquals(all(copy), all(batch), "change " + k);
        }
    }

    @Test
    void allocatesNothing() {
        CellModel model = model("layered-oxide-18650");
        int cells = 270;
        CellBatch batch = unequal(model, cells, 3);
        BatchStepper stepper = stepper(batch);
        CellBatch.Snapshot start = batch.snapshot();
        double[] current = filled(cells, 0);
        double[] power = filled(cells, 0);
        double[] voltage = filled(cells, 3);
        double[] ambient = filled(cells, AMBIENT);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long spent = Long.MAX_VALUE;
        // vectors live in objects until the compiler has seen to the kernel
        for (int i = 0; i < 400 && spent > 0; i++) {
            long before = threads.getThreadAllocatedBytes(thread);
            batch.restore(start);
            for (int t = 0; t < 1000; t++) {
                double shape = oneC(model) * Math.sin(0.01 * t);
                Arrays.fill(current, shape);
                Arrays.fill(power, 2 * shape);
                stepper.stepCurrent(current, ambient, 1);
                stepper.stepPower(power, ambient, 1);
                if (t % 100 == 0) {
                    stepper.stepVoltage(voltage, ambient, 1);
                    stepper.stepCurrent(current, ambient, 5);
                }
            }
            spent = threads.getThreadAllocatedBytes(thread) - before;
        }
        assertEquals(0, spent);
    }

    @Test
    void refusesBadNumbersBeforeAnythingMoves() {
        CellModel model = model("layered-oxide-18650");
        CellBatch batch = unequal(model, 70, 3);
        BatchStepper stepper = stepper(batch);
        double[] good = filled(70, 1);
        double[][] before = all(batch);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            double[] one = filled(70, 1);
            one[69] = bad;
            for (Runnable step : List.<Runnable>of(
                    () -> stepper.stepCurrent(one, good, 1),
                    () -> stepper.stepPower(one, good, 1),
                    () -> stepper.stepVoltage(one, good, 1),
                    () -> stepper.rest(one, 1))) {
                BadArgumentException e = assertThrows(BadArgumentException.class, step::run);
                assertTrue(String.valueOf(e.getMessage()).contains("cell 69"), e::toString);
            }
            assertThrows(BadArgumentException.class, () -> stepper.stepCurrent(good, good, bad));
        }
        assertThrows(BadArgumentException.class, () -> stepper.rest(filled(70, 0), 1));
        assertThrows(BadArgumentException.class, () -> stepper.rest(good, -1));
        assertThrows(BadArgumentException.class, () -> stepper.rest(filled(69, 300), 1));
        assertThrows(BadArgumentException.class, () -> stepper.current(70));
        assertThrows(BadArgumentException.class, () -> BatchStepper.of(batch, kernel(), RunOptions.imposed(16)));
        assertArrayEquals(before, all(batch));
    }
}
