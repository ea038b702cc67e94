package org.natrolite.models.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.RandomHalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Cells that nobody makes but that the equations must hold for. Every cell follows from its seed alone. */
public final class RandomCells {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    /** One cell of so many is composed of half-cells. */
    private static final int COMPOSED = 3;

    /** One RC pair of so many is a charge transfer as one current sees it. */
    private static final int TRANSFERS = 3;

    /** One RC pair of so many has another time constant while charging. */
    private static final int DIRECTED = 3;

    private RandomCells() {}

    /**
     * @param seed any number
     * @return a cell with 0 to 3 RC pairs, curves smooth or rough, and every effect on or off that batches know
     */
    public static CellParameters cell(long seed) {
        Random random = new Random(seed);
        boolean rough = random.nextBoolean();
        int pairs = random.nextInt(4);
        double capacity = 3600 * between(random, 1, 20);
        double resistance = 0.1 * 3600 / capacity;
        Random transfers = new Random(31 * seed + 7);
        Random directions = new Random(37 * seed + 11);
        List<CellParameters.Pair> list = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            double tau = Math.pow(10, between(random, -1, 3.5));
            CellParameters.Pair pair = new CellParameters.Pair(
                    element(random, rough, resistance * between(random, 0.05, 0.5)),
                    curve(random, rough, tau, 0.5 * tau));
            if (directions.nextInt(DIRECTED) == 0) {
                double whileCharging = tau * between(directions, 0.05, 3);
                pair = new CellParameters.Pair(
                        pair.element(),
                        pair.timeConstant(),
                        curve(directions, rough, whileCharging, 0.5 * whileCharging),
                        null,
                        null);
            }
            list.add(
                    transfers.nextInt(TRANSFERS) > 0
                            ? pair
                            : new CellParameters.Pair(
                                    pair.element(),
                                    pair.timeConstant(),
                                    pair.chargeTimeConstant(),
                                    exact(between(transfers, 0.3, 1)),
                                    exact(between(transfers, 0.1, 3) * capacity / 3600)));
        }
        double entropic = (random.nextBoolean() ? 1 : -1) * between(random, 0.05e-3, 0.45e-3);
        CellParameters.OpenCircuit ocv = new CellParameters.OpenCircuit(
                increasing(random, rough),
                curve(random, rough, random.nextBoolean() ? 0.02 : 0, 0.01),
                exact(between(random, 0, 80)),
                curve(random, rough, entropic, Math.abs(entropic) * 0.9),
                exact(298.15),
                exact(-between(random, 0, 0.04)));
        if (Math.floorMod(seed, COMPOSED) == 0) {
            HalfCells halfCells = RandomHalfCells.of(new Random(~seed));
            ocv = new CellParameters.OpenCircuit(
                    halfCells,
                    ocv.hysteresis(),
                    ocv.hysteresisRate(),
                    ocv.entropicCoefficient(),
                    ocv.referenceTemperature(),
                    exact(RandomHalfCells.socAtZeroVolt(halfCells)));
        }
        return assemble(
                capacity,
                random.nextBoolean() ? 1 : between(random, 0.97, 1),
                random.nextBoolean() ? 0 : between(random, 1e-10, 1e-7),
                ocv,
                new CellParameters.Resistance(
                        exact(resistance * between(random, 0, 0.1)), element(random, rough, resistance), list),
                random.nextInt(4) == 0 ? 0 : between(random, 0.02, 0.5) * capacity / 7200,
                capacity / 3600 * between(random, 20, 40));
    }

    /**
     * @param entropic entropic coefficient at SOC 0 and 1, shape [2], V/K
     * @return a cell whose every curve is a straight line, with resistances that do not know the direction of current
     */
    static CellParameters straight(double... entropic) {
        List<CellParameters.Pair> pairs = List.of(
                new CellParameters.Pair(straightElement(0.012, 0.006, 20e3, 30e3), line(60, 90)),
                new CellParameters.Pair(straightElement(0.02, 0.01, 35e3, 25e3), line(600, 400)));
        CellParameters.OpenCircuit ocv = new CellParameters.OpenCircuit(
                line(2.0, 4.0), line(0.03, 0.01), exact(20), line(entropic), exact(298.15), exact(0));
        return assemble(
                3600 * 1.5,
                0.99,
                1e-8,
                ocv,
                new CellParameters.Resistance(exact(0.004), straightElement(0.06, 0.03, 30e3, 20e3), pairs),
                0.06,
                37);
    }

    /**
     * @param ocv open-circuit voltage about which charge and discharge mirror each other, V
     * @return a cell that is the same in both directions: flat but for a slope, no losses of charge, no entropy
     */
    static CellParameters mirrored(double ocv) {
        CellParameters.Element element = straightElement(0.05, 0.05, 25e3, 25e3);
        List<CellParameters.Pair> pairs = List.of(new CellParameters.Pair(element, line(40, 40)));
        return assemble(
                3600 * 1.5,
                1,
                0,
                new CellParameters.OpenCircuit(
                        line(ocv - 0.5, ocv + 0.5), line(0.02, 0.02), exact(30), line(0, 0), exact(298.15), exact(0)),
                new CellParameters.Resistance(exact(0.004), element, pairs),
                0.06,
                37);
    }

    /**
     * @return a cell with the shapes of a real one: resistance steep at low SOC, a bent open-circuit voltage, entropy of
     *     both signs, resistances that know the direction of current
     */
    public static CellParameters curved() {
        double[] soc = {0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1};
        CellParameters.Element ohmic = new CellParameters.Element(
                of(soc, 0.07, 0.05, 0.042, 0.04, 0.038, 0.037, 0.038, 0.04),
                of(soc, 0.1, 0.06, 0.045, 0.041, 0.038, 0.036, 0.036, 0.038),
                line(28e3, 24e3));
        CellParameters.Element slow = new CellParameters.Element(
                of(soc, 0.05, 0.03, 0.022, 0.02, 0.018, 0.017, 0.018, 0.02),
                of(soc, 0.08, 0.04, 0.025, 0.021, 0.018, 0.016, 0.016, 0.018),
                line(40e3, 35e3));
        return assemble(
                3600 * 1.5,
                0.998,
                1e-9,
                new CellParameters.OpenCircuit(
                        of(soc, 1.6, 2.3, 2.65, 2.92, 3.08, 3.3, 3.55, 3.95),
                        of(soc, 0.03, 0.028, 0.025, 0.02, 0.012, 0.008, 0.006, 0.005),
                        exact(25),
                        of(soc, -0.45e-3, -0.3e-3, -0.2e-3, -0.05e-3, 0.03e-3, 0.08e-3, 0.05e-3, -0.02e-3),
                        exact(298.15),
                        exact(0)),
                new CellParameters.Resistance(
                        exact(0.004),
                        ohmic,
                        List.of(
                                new CellParameters.Pair(slow, line(50, 70)),
                                new CellParameters.Pair(slow, line(500, 900)))),
                0.06,
                37);
    }

    private static CellParameters assemble(
            double capacity,
            double efficiency,
            double selfDischarge,
            CellParameters.OpenCircuit ocv,
            CellParameters.Resistance resistance,
            double cooling,
            double heatCapacity) {
        double lowest = ocv.source() instanceof HalfCells composed
                ? composed.at(0)
                : ocv.voltage().min();
        return new CellParameters(
                new CellParameters.Description("made-up", "Made up", "none", "none", "", List.of()),
                new CellParameters.Rating(exact(capacity), exact(3), exact(0.04)),
                new CellParameters.Limits(
                        exact(lowest),
                        exact(ocv.voltage().max()),
                        exact(2 * capacity / 3600),
                        exact(3 * capacity / 3600),
                        exact(233.15),
                        exact(353.15)),
                exact(capacity),
                exact(efficiency),
                exact(selfDischarge),
                ocv,
                resistance,
                new CellParameters.Thermal(exact(heatCapacity), exact(cooling)),
                null);
    }

    private static CellParameters.Element element(Random random, boolean rough, double scale) {
        return new CellParameters.Element(
                curve(random, rough, scale, 0.7 * scale),
                curve(random, rough, 1.2 * scale, 0.7 * scale),
                curve(random, rough, 25e3, random.nextBoolean() ? 15e3 : 0));
    }

    private static CellParameters.Element straightElement(
            double atZero, double atOne, double coldZero, double coldOne) {
        Curve r = line(atZero, atOne);
        return new CellParameters.Element(r, r, line(coldZero, coldOne));
    }

    private static Curve increasing(Random random, boolean rough) {
        int n = rough ? 31 : 7;
        double[] soc = nodes(n);
        double[] u = new double[n];
        u[0] = between(random, 1.2, 2);
        for (int i = 1; i < n; i++) {
            u[i] = u[i - 1] + (rough ? Math.pow(random.nextDouble(), 3) * 8 + 1e-4 : between(random, 0.8, 1.2) * 2) / n;
        }
        return of(soc, u);
    }

    /** A curve from middle - spread to middle + spread, in places at both where it is rough. */
    private static Curve curve(Random random, boolean rough, double middle, double spread) {
        int n = rough ? 23 : 5;
        double[] value = new double[n];
        double phase = random.nextDouble() * 6;
        for (int i = 0; i < n; i++) {
            double wave = rough ? 2 * random.nextDouble() - 1 : Math.sin(phase + 2.0 * i / n);
            value[i] = middle == 0 ? 0 : middle + spread * wave;
        }
        return of(nodes(n), value);
    }

    private static double[] nodes(int n) {
        double[] soc = new double[n];
        for (int i = 0; i < n; i++) {
            soc[i] = -0.05 + 1.05 * i / (n - 1);
        }
        return soc;
    }

    private static Curve line(double... ends) {
        return of(new double[] {0, 1}, ends);
    }

    private static Curve of(double[] soc, double... value) {
        return Curve.of(soc, value, value, value, MADE_UP);
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, MADE_UP);
    }

    private static double between(Random random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
