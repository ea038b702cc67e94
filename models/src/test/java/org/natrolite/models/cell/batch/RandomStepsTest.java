package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.chemistry.Catalogue;

/**
 * Whatever is asked of cells, from 1 ms to 1 h, at -40 to 80 degC, up to 10C and power beyond what they can give: numbers come
 * out, states of charge stay where they are valid, and the first law is kept.
 */
class RandomStepsTest {
    /** Steps of one length and control in a row: some long enough for expansions to be kept. */
    private static final int MOST_IN_A_ROW = 60;

    private static final int EACH = 100;

    private static final int CURRENT = 0;
    private static final int POWER = 1;
    private static final int BEYOND = 2;
    private static final int VOLTAGE = 3;

    /** How often each is asked for; the search for the largest power takes a hundred times as long as a step. */
    private static final int[] CONTROLS = {
        CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, CURRENT, POWER, POWER, POWER,
        POWER, POWER, POWER, POWER, POWER, BEYOND, VOLTAGE
    };

    @Test
    void aMillionStepsKeepTheFirstLaw() {
        steps(1, 1_000_000);
    }

    @Test
    @Tag("slow")
    void aBillionStepsKeepTheFirstLaw() {
        for (int seed = 2; seed < 102; seed++) {
            steps(seed, 10_000_000);
        }
    }

    private static void steps(long seed, long cellSteps) {
        List<CellModel> models = new ArrayList<>();
        for (String id : Catalogue.ids()) {
            models.add(CellModel.of(Catalogue.get(id)));
        }
        for (int k = 0; k < 6; k++) {
            models.add(CellModel.of(RandomCells.cell(10 * seed + k)));
        }
        CellBatch.Builder builder = CellBatch.builder();
        for (CellModel model : models) {
            builder.group(model, OperatingLimits.of(model.parameters()), EACH);
        }
        CellBatch batch = builder.build();
        batch.spread(seed, 0.05, 0.1);
        BatchStepper stepper = BatchStepper.of(batch, Kernels.best(), RunOptions.standard());
        Random random = new Random(seed);
        int cells = batch.cells();
        double[] stored = new double[cells];
        double[] ambientSeconds = new double[cells];
        for (int i = 0; i < cells; i++) {
            stored[i] = held(batch, i);
        }
        double[] asked = new double[cells];
        double[] ambient = new double[cells];
        // the first control may ask what voltage there was
        Arrays.fill(ambient, 298.15);
        stepper.rest(ambient, 0);
        long left = cellSteps / cells;
        while (left > 0) {
            double length = Math.pow(10, -3 + random.nextDouble() * (3 + Math.log10(3600)));
            int control = CONTROLS[random.nextInt(CONTROLS.length)];
            double most = random.nextInt(3) == 0 ? 10 : 1;
            int row = (int) Math.min(left, 1 + random.nextInt(MOST_IN_A_ROW));
            for (int t = 0; t < row; t++) {
                for (int i = 0; i < cells; i++) {
                    double oneC = batch.model(i).parameters().capacity().value() / 3600;
                    double rate = most * (2 * random.nextDouble() - 1);
                    ambient[i] = 233.15 + 120 * random.nextDouble();
                    ambientSeconds[i] += ambient[i] * length;
                    asked[i] = switch (control) {
                        case CURRENT -> rate * oneC;
                        case POWER -> 3 * rate * oneC;
                        case BEYOND -> (rate > 0 ? 1 : -1) * Math.pow(10, 6 * random.nextDouble());
                        case VOLTAGE -> stepper.voltage(i) + 0.4 * random.nextDouble() - 0.2;
                        default -> throw new AssertionError(control);
                    };
                }
                switch (control) {
                    case CURRENT -> stepper.stepCurrent(asked, ambient, length);
                    case POWER, BEYOND -> stepper.stepPower(asked, ambient, length);
                    default -> stepper.stepVoltage(asked, ambient, length);
                }
                for (int i = 0; i < cells; i++) {
                    boolean sound = Double.isFinite(stepper.voltage(i) + stepper.meanVoltage(i) + stepper.current(i))
                            && batch.temperature(i) > 0
                            && batch.temperature(i) < 1e5
                            && batch.soc(i) >= -1e-9
                            && batch.soc(i) <= 1 + 1e-9;
                    if (!sound) {
                        throw new AssertionError("seed " + seed + ", cell " + i + ", " + left + " steps left: SOC "
                                + batch.soc(i) + ", " + batch.temperature(i) + " K, " + stepper.voltage(i) + " V, "
                                + stepper.current(i) + " A");
                    }
                }
            }
            left -= row;
        }
        stepper.settle();
        for (int i = 0; i < cells; i++) {
            balance(batch, i, stored[i], ambientSeconds[i], seed);
        }
        long reference = 0;
        for (int i = 0; i < cells; i++) {
            reference += batch.referenceSteps(i);
        }
        assertTrue(reference < 0.95 * cellSteps, "hardly a step was fast");
    }

    /** Energy that a cell holds as charge and as heat, J, above some zero. */
    private static double held(CellBatch batch, int i) {
        CellModel model = batch.model(i);
        CellParameters p = model.parameters();
        CellBlock tile = batch.tileOf(i);
        return p.capacity().value()
                        * tile.values[CellBlock.CAPACITY_FACTOR + i - tile.first]
                        * model.storedEnergy(batch.soc(i))
                + p.thermal().heatCapacity().value() * batch.temperature(i);
    }

    private static void balance(CellBatch batch, int i, double before, double ambientSeconds, long seed) {
        CellBlock tile = batch.tileOf(i);
        double cooling = batch.model(i).parameters().thermal().cooling().value();
        double given = cooling * (tile.values[CellBlock.KELVIN_SECONDS + i - tile.first] - ambientSeconds);
        double net = batch.energyIn(i) - batch.energyOut(i);
        double scale = batch.energyIn(i) + batch.energyOut(i) + cooling * ambientSeconds * 1e-3;
        assertEquals(net, held(batch, i) - before + given, 1e-9 * scale, () -> "seed " + seed + ", cell " + i);
    }
}
