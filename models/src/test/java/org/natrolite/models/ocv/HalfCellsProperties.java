package org.natrolite.models.ocv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.natrolite.core.numeric.Roots;
import org.natrolite.models.ocv.AgedHalfCells.End;
import org.natrolite.models.parameter.Curve;

/** What holds of any two electrodes and any loss. */
class HalfCellsProperties {
    private static final double CAPACITY = 5400;

    private static Loss loss(Random random) {
        return new Loss(0.25 * random.nextDouble(), 0.2 * random.nextDouble(), 0.2 * random.nextDouble());
    }

    private static AgedHalfCells aged(HalfCells fresh, Loss loss) {
        return fresh.aged(CAPACITY, RandomHalfCells.socAtZeroVolt(fresh), loss);
    }

    private static double inventory(HalfCells cell, double capacity, double soc) {
        return cell.positive().stoichiometry(soc) * cell.positive().capacity(capacity)
                + cell.negative().stoichiometry(soc) * cell.negative().capacity(capacity);
    }

    @Property(tries = 300)
    void voltageRisesStrictlyFreshAndAged(@ForAll long seed) {
        Random random = new Random(seed);
        HalfCells fresh = RandomHalfCells.of(random);
        AgedHalfCells aged = aged(fresh, loss(random));
        for (Curve curve : new Curve[] {
            fresh.curve(RandomHalfCells.socAtZeroVolt(fresh)), aged.halfCells().curve(aged.socAtZeroVolt())
        }) {
            double[] u = curve.value();
            for (int i = 1; i < u.length; i++) {
                assertTrue(u[i] > u[i - 1], "at SOC " + curve.soc()[i]);
            }
            assertEquals(0, u[0], 1e-9);
        }
    }

    @Property(tries = 300)
    void nothingLostChangesNothing(@ForAll long seed) {
        HalfCells fresh = RandomHalfCells.of(new Random(seed));
        AgedHalfCells same = aged(fresh, Loss.NONE);
        assertEquals(CAPACITY, same.capacity(), 1e-9 * CAPACITY);
        assertEquals(RandomHalfCells.socAtZeroVolt(fresh), same.socAtZeroVolt(), 1e-9);
        assertEquals(fresh.at(0.37), same.halfCells().at(0.37), 1e-9);
    }

    /** The capacity is the charge between the two voltages, found here on an axis of charge. */
    @Property(tries = 300)
    void capacityIsTheChargeBetweenTheLimits(@ForAll long seed) {
        Random random = new Random(seed);
        HalfCells fresh = RandomHalfCells.of(random);
        Loss loss = loss(random);
        AgedHalfCells aged = aged(fresh, loss);
        double p = fresh.positive().capacity(CAPACITY) * (1 - loss.positive());
        double n = fresh.negative().capacity(CAPACITY) * (1 - loss.negative());
        double carriers = inventory(fresh, CAPACITY, 0) - loss.inventory() * CAPACITY;
        var up = fresh.positive().potential().interpolant();
        var un = fresh.negative().potential().interpolant();
        if (aged.charged() != End.VOLTAGE || aged.discharged() != End.VOLTAGE) {
            return;
        }
        double[] charge = new double[2];
        for (int end = 0; end < 2; end++) {
            double limit = fresh.at(end);
            // charge in the negative electrode
            charge[end] = Roots.bracketed(
                    q -> up.value((carriers - q) / p) - un.value(q / n) - limit,
                    Math.max(-0.045 * n, carriers - 1.15 * p),
                    Math.min(1.05 * n, carriers + 0.04 * p),
                    1e-10);
        }
        assertEquals(1, aged.capacity() / (charge[1] - charge[0]), 1e-6);
        assertEquals(fresh.at(0), aged.halfCells().at(0), 1e-6);
        assertEquals(fresh.at(1), aged.halfCells().at(1), 1e-6);
    }

    /** An update conserves both stoichiometries, after the lost inventory has left the negative electrode. */
    @Property(tries = 300)
    void anUpdateConservesStoichiometries(@ForAll long seed) {
        Random random = new Random(seed);
        HalfCells fresh = RandomHalfCells.of(random);
        double soc = 0.2 + 0.8 * random.nextDouble();
        double consumed = 0.1 * random.nextDouble();
        double positive = 0.1 * random.nextDouble();
        double negative = 0.1 * random.nextDouble();
        Loss loss = fresh.lossAt(CAPACITY, soc, consumed, positive, negative);
        AgedHalfCells aged = aged(fresh, loss);
        double after = fresh.socAfter(aged.halfCells(), soc);
        assertEquals(
                fresh.positive().stoichiometry(soc), aged.halfCells().positive().stoichiometry(after), 1e-9);
        assertEquals(
                fresh.negative().stoichiometry(soc)
                        - consumed * CAPACITY / fresh.negative().capacity(CAPACITY),
                aged.halfCells().negative().stoichiometry(after),
                1e-9);
        assertEquals(
                inventory(fresh, CAPACITY, soc) - loss.inventory() * CAPACITY,
                inventory(aged.halfCells(), aged.capacity(), after),
                1e-6);
    }

    /** Lost at once or in two parts, the same is left. */
    @Property(tries = 300)
    void lossesAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        HalfCells fresh = RandomHalfCells.of(random);
        double zero = RandomHalfCells.socAtZeroVolt(fresh);
        Loss all = new Loss(0.1, 0.08, 0.06);
        AgedHalfCells half = fresh.aged(CAPACITY, zero, new Loss(0.05, 0.04, 0.03));
        Loss rest = new Loss(0.05 * CAPACITY / half.capacity(), 1 - 0.92 / 0.96, 1 - 0.94 / 0.97);
        AgedHalfCells twice = half.halfCells().aged(half.capacity(), half.socAtZeroVolt(), rest);
        AgedHalfCells once = fresh.aged(CAPACITY, zero, all);
        if (half.charged() == End.VOLTAGE && half.discharged() == End.VOLTAGE) {
            assertEquals(once.capacity(), twice.capacity(), 1e-6 * CAPACITY);
            assertEquals(once.halfCells().at(0.5), twice.halfCells().at(0.5), 1e-7);
        }
    }
}
