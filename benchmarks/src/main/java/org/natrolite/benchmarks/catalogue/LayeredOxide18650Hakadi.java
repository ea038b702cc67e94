package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * The Hakadi 18650: its own open-circuit branches, and resistances of the TU Berlin cell with one common factor and a slow
 * process beside them, fitted to the mean voltages of its rate tests.
 */
final class LayeredOxide18650Hakadi {
    static final String DATA =
            "Hakadi 18650 tests, github.com/MaxMax-embedded/hakadi_soidum_ion_18650, commit a13c42d6" + " (CC0)";

    private static final double SOC_AT_ZERO_VOLT = -0.06;

    /** Time constant of the slow process, s: hours of discharge resolve no more than that it is minutes. */
    static final double SLOW = 300;

    /** Accuracy of a mean voltage: the two cells differ by 5 to 24 mV, V. */
    private static final double VOLTAGE_ACCURACY = 0.006;

    /** How far the logarithms of the unknowns are moved to either side to see what changes. */
    private static final double DIFFERENCE = 0.02;

    private static final double[] SLOW_NODES = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1};

    private LayeredOxide18650Hakadi() {}

    /**
     * What the rate tests say beside the pulses.
     *
     * @param factor fast resistances over those of the TU Berlin cell, 1
     * @param slow resistance of the slow process at high state of charge, ohm
     * @param rise how much more of it there is at empty, over that
     * @param cooling conductance to the room, W/K
     * @param error largest error of a mean voltage, V
     */
    record Fit(double factor, double slow, double rise, double cooling, double error) {
        /** Resistance of the slow process over state of charge, ohm. */
        DoubleUnaryOperator slowResistance() {
            return z -> slow * (1 + rise * Math.exp(-z / RISE_WIDTH));
        }

        /** The same with a part of the slow process. */
        Fit withSlow(double share) {
            return new Fit(factor, share * slow, rise, cooling, error);
        }

        static Fit of(double[] x, double error) {
            return new Fit(Math.exp(x[0]), Math.exp(x[1]), Math.exp(x[2]), Math.exp(x[3]), error);
        }
    }

    /** State of charge over which the slow process loses a factor of e of its rise, as the fast resistances do. */
    private static final double RISE_WIDTH = 0.08;

    static CellParameters build(Path data) {
        CellParameters pulses = LayeredOxide18650.pulsesOnly(data);
        return assemble(openCircuit(data, pulses), pulses, fit(data, pulses));
    }

    /** Fits the four numbers of {@link Fit} to the mean voltages of discharge and recharge at four rates. */
    static Fit fit(Path data, CellParameters pulses) {
        List<HakadiLegs> measured = HakadiLegs.measured(data);
        CellParameters.OpenCircuit openCircuit = openCircuit(data, pulses);
        LeastSquares problem = new LeastSquares() {
            @Override
            public int unknowns() {
                return 4;
            }

            @Override
            public int residuals() {
                return 2 * measured.size();
            }

            @Override
            public double[] importances() {
                double[] ones = new double[residuals()];
                Arrays.fill(ones, 1);
                return ones;
            }

            @Override
            public Evaluator evaluator() {
                return new Legs(openCircuit, pulses, measured);
            }
        };
        double[] start = {0, Math.log(0.02), Math.log(50), Math.log(0.042)};
        Priors priors = Priors.of(start.length);
        double[] spreads = {0.1, 1, 1.5, 0.5};
        for (int i = 0; i < start.length; i++) {
            priors.value(i, start[i], spreads[i]);
        }
        var solution =
                LevenbergMarquardt.of(30, 1e-6, 1e6, 1).minimise(problem, priors, start, (iteration, cost) -> {});
        double worst = Arrays.stream(solution.residuals()).map(Math::abs).max().orElseThrow();
        return Fit.of(Arrays.stream(solution.x()).map(Parts::rounded).toArray(), worst * VOLTAGE_ACCURACY);
    }

    /** Errors of the mean voltages. */
    private record Legs(CellParameters.OpenCircuit openCircuit, CellParameters pulses, List<HakadiLegs> measured)
            implements LeastSquares.Evaluator {
        @Override
        public void evaluate(double[] x, double[] r) {
            CellModel model = CellModel.of(assemble(openCircuit, pulses, Fit.of(x, 0)));
            for (int i = 0; i < measured.size(); i++) {
                HakadiLegs seen = measured.get(i);
                HakadiLegs legs = HakadiLegs.simulated(model, seen.rate());
                r[2 * i] = (legs.dischargeVoltage() - seen.dischargeVoltage()) / VOLTAGE_ACCURACY;
                r[2 * i + 1] = (legs.chargeVoltage() - seen.chargeVoltage()) / VOLTAGE_ACCURACY;
            }
        }

        /** Over differences wide enough for the kinks of the tables to cancel. */
        @Override
        public boolean differentiate(double[] x, double[] jacobian) {
            int residuals = 2 * measured.size();
            double[] at = x.clone();
            double[] above = new double[residuals];
            double[] below = new double[residuals];
            for (int a = 0; a < x.length; a++) {
                at[a] = x[a] + DIFFERENCE;
                evaluate(at, above);
                at[a] = x[a] - DIFFERENCE;
                evaluate(at, below);
                at[a] = x[a];
                for (int i = 0; i < residuals; i++) {
                    jacobian[a * residuals + i] = (above[i] - below[i]) / (2 * DIFFERENCE);
                }
            }
            return true;
        }
    }

    private static CellParameters assemble(CellParameters.OpenCircuit openCircuit, CellParameters pulses, Fit fit) {
        Provenance window = Provenance.measured(DATA + "; limits of the tests");
        Provenance tests = Provenance.fitted(
                DATA + ": mean voltages of discharge at 0.5C to 2C and of the recharge at 0.92C, two cells",
                String.format(
                        Locale.ROOT,
                        "%s: one factor %.3f on the fast resistances of the TU Berlin cell and a slow process,"
                                + " largest error of a mean voltage %.1f mV; the room, not logged, taken as 25 degC",
                        CatalogueBuilder.COMMAND,
                        fit.factor(),
                        1000 * fit.error()));
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : pulses.resistance().pairs()) {
            // the current of a charge transfer stays: both cells are of one size
            pairs.add(pair.withElement(scaled(pair.element(), fit.factor(), tests)));
        }
        pairs.add(slow(fit, tests));
        CellParameters.Limits limits = pulses.limits();
        return new CellParameters(
                new CellParameters.Description(
                        "layered-oxide-18650-hakadi",
                        "Layered oxide 18650, 1.5 Ah (Hakadi)",
                        "NaNi1/3Fe1/3Mn1/3O2 / hard carbon",
                        "cylindrical 18650",
                        "Two cells on a hobby rig, room temperature not logged, charges good to 3 %: open-circuit branches and"
                                + " mean voltages are its own, how resistance depends on temperature and time below a minute is"
                                + " that of the TU Berlin cell. Ageing is a prior, not a measurement.",
                        List.of(
                                DATA,
                                "Droese, Schloesser, Otto, TU Berlin DepositOnce 2025, doi 10.14279/depositonce-25036;"
                                        + " paper doi 10.3390/batteries11110420")),
                pulses.rating(),
                new CellParameters.Limits(
                        quantity(1.5, 1.5, 2.0, window),
                        quantity(4.1, 3.95, 4.1, window),
                        limits.chargeCurrent(),
                        limits.dischargeCurrent(),
                        limits.lowestTemperature(),
                        limits.highestTemperature(),
                        limits.chargeBands(),
                        limits.dischargeBands(),
                        limits.transport()),
                Parts.capacity(
                        1.52,
                        1.46,
                        1.58,
                        Provenance.measured(
                                DATA + "; discharge at 0.5C, mean of 1.545 and 1.491 Ah by a sensor good to" + " 3 %")),
                pulses.coulombicEfficiency(),
                pulses.selfDischarge(),
                openCircuit,
                new CellParameters.Resistance(
                        scaled(pulses.resistance().contact(), fit.factor(), tests),
                        scaled(pulses.resistance().ohmic(), fit.factor(), tests),
                        pairs),
                new CellParameters.Thermal(
                        pulses.thermal().heatCapacity(),
                        quantity(fit.cooling(), 0.5 * fit.cooling(), 2 * fit.cooling(), tests)),
                pulses.ageing());
    }

    private static CellParameters.OpenCircuit openCircuit(Path data, CellParameters pulses) {
        return new CellParameters.OpenCircuit(
                voltage(data),
                Parts.curve(
                        Parts.nodes(10),
                        HakadiBranches.halfGap(data),
                        (z, m) -> 0.01,
                        0,
                        Provenance.fitted(
                                DATA + ", cell 2",
                                CatalogueBuilder.COMMAND
                                        + ": half of the gap between the branches after rests of 20 min, smoothed"
                                        + " over 10 % SOC")),
                pulses.openCircuit().hysteresisRate(),
                pulses.openCircuit().entropicCoefficient(),
                pulses.openCircuit().referenceTemperature(),
                quantity(
                        SOC_AT_ZERO_VOLT,
                        -0.3,
                        -0.05,
                        Provenance.assumed("open-circuit voltage below 2.0 V was not measured; taken to fall ever"
                                + " steeper to 0 V as hard carbon does")));
    }

    /** The slow process as an RC pair. */
    static Pair slow(Fit fit, Provenance provenance) {
        Curve resistance = Parts.curve(SLOW_NODES, fit.slowResistance(), (z, r) -> 0.5 * r, 0, provenance);
        return new Pair(
                new Element(
                        resistance,
                        resistance,
                        Curve.constant(
                                35e3,
                                20e3,
                                60e3,
                                Provenance.assumed(
                                        "35 kJ/mol, usual of diffusion in the electrodes: the tests were made at one"
                                                + " temperature"))),
                Curve.constant(
                        SLOW,
                        100,
                        1000,
                        Provenance.assumed(
                                "minutes, as of diffusion in the particles: discharges of half an hour and more"
                                        + " tell its resistance but hardly its time")));
    }

    private static Quantity scaled(Quantity contact, double factor, Provenance provenance) {
        double value = Parts.rounded(contact.value() * factor);
        return quantity(value, 0, Parts.rounded(contact.upper() * factor), provenance);
    }

    private static Element scaled(Element element, double factor, Provenance provenance) {
        return new Element(
                scaled(element.charge(), factor, provenance),
                scaled(element.discharge(), factor, provenance),
                element.activationEnergy());
    }

    private static Curve scaled(Curve curve, double factor, Provenance provenance) {
        double[] values = Arrays.stream(curve.value()).map(r -> r * factor).toArray();
        return Parts.nodes(curve.soc(), values, (z, r) -> 0.25 * r + 0.002, 0, provenance);
    }

    private static Curve voltage(Path data) {
        DoubleUnaryOperator mean = HakadiBranches.mean(data);
        double[] inside = {
            0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95,
            1
        };
        double[] soc = new double[inside.length + 2];
        System.arraycopy(inside, 0, soc, 2, inside.length);
        soc[0] = SOC_AT_ZERO_VOLT;
        soc[1] = 0.5 * SOC_AT_ZERO_VOLT;
        return Parts.curve(
                soc,
                z -> z == SOC_AT_ZERO_VOLT ? 0 : z < 0 ? 1.35 : mean.applyAsDouble(z),
                (z, u) -> z < 0 ? 0.3 + 0.2 * Math.min(1, -2 * z / -SOC_AT_ZERO_VOLT) : 0.03,
                0,
                Provenance.fitted(
                        DATA + ", cell 2",
                        CatalogueBuilder.COMMAND + ": mean of the branches after rests of 20 min, digitised from the"
                                + " author's figure to 0.003 of SOC and 5 mV; below 0 % SOC assumed to fall ever steeper"
                                + " to 0 V, with an interval of half a volt"));
    }
}
