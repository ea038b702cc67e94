package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/**
 * Cells as points of a vector space: every vector of unknowns stands for a cell with an increasing open-circuit voltage
 * and positive resistances, and the start cell for one of them. Immutable.
 *
 * <p>Unknowns are logarithms (capacity, slopes of the open-circuit voltage, hysteresis, resistances, ratio of discharge
 * to charge resistance, time constants, activation energies as factors, heat capacity, cooling), or entropic
 * coefficients in mV/K. The open-circuit voltage keeps the start's values at SOC 0 and 1, which is what SOC means; the
 * slopes between are scaled to fit in.
 */
final class Parameterisation {
    private static final double[] OCV_NODES = Nodes.openCircuit();
    private static final double[] HYSTERESIS_NODES = Nodes.hysteresis();
    private static final double[] RESISTANCE_NODES = Nodes.resistance();
    private static final double[] COARSE_NODES = Nodes.coarse();
    private static final double[] ENTROPIC_NODES = Nodes.entropic();

    /** Standard deviations of the priors that cells of one kind differ by, each of the unknown as described above. */
    private static final double SLOPE = 1.5;

    private static final double SLOPE_NEIGHBOURS = 0.5;
    private static final double LEAST_CAPACITY = 0.02;
    private static final double HYSTERESIS_NEIGHBOURS = 0.7;
    private static final double RESISTANCE = 1;
    private static final double RESISTANCE_NEIGHBOURS = 0.3;
    private static final double RATIO = 0.2;
    /** The same of directions that need not be alike. */
    private static final double RATIO_ALONE = 2;

    private static final double RATIO_NEIGHBOURS = 0.15;
    private static final double TIME_CONSTANT = 0.8;
    private static final double TIME_CONSTANT_NEIGHBOURS = 0.4;
    private static final double LEAST_ACTIVATION = 0.1;
    private static final double ACTIVATION_APART = 0.05;

    /** The same of elements whose activation energies need not be alike. */
    private static final double ACTIVATION_ALONE = 0.3;

    private static final double LEAST_THERMAL = 0.25;
    private static final double ENTROPIC_NEIGHBOURS = 0.15;
    private static final double LEAST_ENTROPIC = 0.05;

    /** Each time constant is above that of the faster pair by more than this factor. */
    private static final double APART = 1.5;

    /** Of the entropic coefficients among the unknowns, V/K. */
    static final double MILLIVOLT = 1e-3;

    /** Hysteresis to begin with where the start has less, V: from none at all the fit would not find any. */
    private static final double LEAST_HYSTERESIS = 1e-3;

    /** Smallest resistance of a start that the fit can begin from, ohm. */
    private static final double TINY = 1e-6;

    private final CellParameters start;
    private final Freedom freedom;
    private final Circumstances circumstances;
    private final int pairs;
    private final int ofCell;
    private final double[] origin;
    private final Priors priors;
    private final Priors loose;
    private final double lowest;
    private final double highest;

    private Parameterisation(CellParameters start, Freedom freedom, Circumstances circumstances) {
        this.start = start;
        this.freedom = freedom;
        this.circumstances = circumstances;
        this.pairs = start.resistance().pairs().size();
        this.lowest = start.openCircuit().voltage().at(0);
        this.highest = start.openCircuit().voltage().at(1);
        Prior prior = new Prior();
        describe(prior);
        this.ofCell = prior.values().length;
        circumstances.describe(prior);
        this.origin = prior.values();
        this.priors = prior.priors();
        this.loose = prior.loose();
    }

    /**
     * @param start cell to begin with; its intervals are priors
     * @param freedom which numbers are unknowns
     * @param circumstances what else is unknown, of each record
     * @return cells about that one
     */
    static Parameterisation of(CellParameters start, Freedom freedom, Circumstances circumstances) {
        return new Parameterisation(start, freedom, circumstances);
    }

    private void describe(Prior prior) {
        CellParameters.OpenCircuit ocv = start.openCircuit();
        prior.logarithm(start.capacity(), LEAST_CAPACITY);
        prior.add(logSlopes(ocv.voltage()), SLOPE, SLOPE_NEIGHBOURS);
        double[] gap = logs(ocv.hysteresis(), HYSTERESIS_NODES);
        Arrays.setAll(gap, k -> Math.max(Math.log(LEAST_HYSTERESIS), gap[k]));
        prior.add(gap, RESISTANCE, HYSTERESIS_NEIGHBOURS);
        double rate = Math.max(ocv.hysteresisRate().value(), 1);
        prior.add(Math.log(rate), 0.5);
        if (freedom.activation()) {
            Curve energy = start.resistance().ohmic().activationEnergy();
            Quantity middle = new Quantity(energy.at(0.5), lower(energy, 0.5), upper(energy, 0.5), energy.provenance());
            // where no temperature was measured, only heat that is assumed tells it: it stays close to what is believed
            prior.add(
                    0,
                    circumstances.rooms() ? LEAST_ACTIVATION : Math.max(LEAST_ACTIVATION, Prior.logDeviation(middle)));
        }
        for (int e = 0; e <= pairs; e++) {
            CellParameters.Element element = element(e);
            double[] charge = logs(element.charge(), RESISTANCE_NODES);
            double[] discharge = logs(element.discharge(), RESISTANCE_NODES);
            double[] common = new double[charge.length];
            Arrays.setAll(common, k -> 0.5 * (charge[k] + discharge[k]));
            prior.add(common, RESISTANCE, RESISTANCE_NEIGHBOURS);
            double[] chargeCoarse = logs(element.charge(), COARSE_NODES);
            double[] dischargeCoarse = logs(element.discharge(), COARSE_NODES);
            double[] ratio = new double[COARSE_NODES.length];
            Arrays.setAll(ratio, k -> dischargeCoarse[k] - chargeCoarse[k]);
            prior.add(ratio, RATIO, RATIO_ALONE, RATIO_NEIGHBOURS);
            if (e > 0) {
                double[] tau = logs(timeConstant(e), COARSE_NODES);
                if (e > 1) {
                    double[] faster = logs(timeConstant(e - 1), COARSE_NODES);
                    Arrays.setAll(tau, k -> Math.log(Math.max(TINY, Math.exp(tau[k] - faster[k]) - APART)));
                }
                prior.add(tau, TIME_CONSTANT, TIME_CONSTANT_NEIGHBOURS);
            }
            if (freedom.activation()) {
                prior.add(0, ACTIVATION_APART, ACTIVATION_ALONE);
            }
        }
        if (freedom.heat()) {
            prior.logarithm(start.thermal().heatCapacity(), LEAST_THERMAL);
            prior.logarithm(start.thermal().cooling(), LEAST_THERMAL);
        }
        if (freedom.entropy()) {
            Curve entropic = ocv.entropicCoefficient();
            double[] value = new double[ENTROPIC_NODES.length];
            double[] deviation = new double[ENTROPIC_NODES.length];
            for (int k = 0; k < value.length; k++) {
                double soc = ENTROPIC_NODES[k];
                value[k] = entropic.at(soc) / MILLIVOLT;
                deviation[k] = Math.max(
                        LEAST_ENTROPIC, (upper(entropic, soc) - lower(entropic, soc)) / (2 * Prior.Z95 * MILLIVOLT));
            }
            prior.add(value, deviation, ENTROPIC_NEIGHBOURS);
        }
    }

    private CellParameters.Element element(int e) {
        CellParameters.Resistance resistance = start.resistance();
        return e == 0 ? resistance.ohmic() : resistance.pairs().get(e - 1).element();
    }

    private Curve timeConstant(int e) {
        return start.resistance().pairs().get(e - 1).timeConstant();
    }

    static double lower(Curve curve, double soc) {
        return Curve.of(curve.soc(), curve.lower(), curve.lower(), curve.lower(), curve.provenance())
                .at(soc);
    }

    static double upper(Curve curve, double soc) {
        return Curve.of(curve.soc(), curve.upper(), curve.upper(), curve.upper(), curve.provenance())
                .at(soc);
    }

    private static double[] logs(Curve curve, double[] nodes) {
        double[] values = new double[nodes.length];
        Arrays.setAll(values, k -> Math.log(Math.max(TINY, curve.at(nodes[k]))));
        return values;
    }

    private static double[] logSlopes(Curve voltage) {
        double[] slopes = new double[OCV_NODES.length - 1];
        Arrays.setAll(
                slopes,
                k -> Math.log(
                        (voltage.at(OCV_NODES[k + 1]) - voltage.at(OCV_NODES[k])) / (OCV_NODES[k + 1] - OCV_NODES[k])));
        return slopes;
    }

    /**
     * @return number of unknowns
     */
    int size() {
        return origin.length;
    }

    /**
     * @param x unknowns, shape [size]; not modified
     * @param record number of a record
     * @return what they say of the circumstances of that record
     */
    Circumstances.Of circumstances(double[] x, int record) {
        return circumstances.of(x, ofCell, record);
    }

    /**
     * @return cell that the fit begins with
     */
    CellParameters start() {
        return start;
    }

    /**
     * @return unknowns of the start cell, shape [size]; a copy
     */
    double[] origin() {
        return origin.clone();
    }

    /**
     * @param x unknowns, shape [size]; not modified
     * @param model the cell that they stand for
     * @return a stepper of that cell and its derivatives by the unknowns
     */
    TangentStepper tangents(double[] x, CellModel model) {
        return Chain.stepper(x, freedom, model);
    }

    /**
     * @return what is expected of the unknowns
     */
    Priors priors() {
        return priors;
    }

    /**
     * @return what is expected of each unknown by itself, were neighbours, directions and elements not alike
     */
    Priors loose() {
        return loose;
    }

    /**
     * The cell that a vector stands for, with intervals of no width and the provenance of the start.
     *
     * @param x unknowns, shape [size]; not modified
     * @return the cell
     */
    CellParameters cell(double[] x) {
        return new Reader(x).cell();
    }

    /** Takes the unknowns in the order in which they were described. */
    private final class Reader {
        private final double[] x;
        private int at;

        /** Logarithm of the factor on all activation energies. */
        private double activation;

        Reader(double[] x) {
            this.x = x;
        }

        CellParameters cell() {
            CellParameters.OpenCircuit ocv = start.openCircuit();
            Quantity capacity = exponential(start.capacity());
            Curve voltage = voltage(ocv.voltage());
            Curve hysteresis = curve(HYSTERESIS_NODES, exponentials(HYSTERESIS_NODES.length), ocv.hysteresis());
            Quantity rate = exponential(ocv.hysteresisRate());
            activation = freedom.activation() ? x[at++] : 0;
            CellParameters.Element ohmic = element(Parameterisation.this.element(0));
            List<CellParameters.Pair> list = new ArrayList<>();
            for (int e = 1; e <= pairs; e++) {
                list.add(pair(e, list));
            }
            CellParameters.Thermal heat = start.thermal();
            Curve entropic = ocv.entropicCoefficient();
            if (freedom.heat()) {
                heat = new CellParameters.Thermal(exponential(heat.heatCapacity()), exponential(heat.cooling()));
            }
            if (freedom.entropy()) {
                double[] values = take(ENTROPIC_NODES.length);
                Arrays.setAll(values, k -> values[k] * MILLIVOLT);
                entropic = curve(ENTROPIC_NODES, values, entropic);
            }
            return new CellParameters(
                    start.description(),
                    start.rating(),
                    start.limits(),
                    capacity,
                    start.coulombicEfficiency(),
                    start.selfDischarge(),
                    new CellParameters.OpenCircuit(
                            voltage, hysteresis, rate, entropic, ocv.referenceTemperature(), ocv.socAtZeroVolt()),
                    new CellParameters.Resistance(start.resistance().contact(), ohmic, list),
                    heat,
                    start.ageing());
        }

        /** Pairs come with their resistance, then their time constant, then their activation energy. */
        private CellParameters.Pair pair(int e, List<CellParameters.Pair> faster) {
            double[][] sides = sides();
            double[] tau = exponentials(COARSE_NODES.length);
            if (e > 1) {
                double[] below = faster.get(e - 2).timeConstant().value();
                Arrays.setAll(tau, k -> below[k] * (APART + tau[k]));
            }
            return new CellParameters.Pair(
                    element(Parameterisation.this.element(e), sides), curve(COARSE_NODES, tau, timeConstant(e)));
        }

        private CellParameters.Element element(CellParameters.Element of) {
            return element(of, sides());
        }

        private CellParameters.Element element(CellParameters.Element of, double[][] sides) {
            Curve energy = of.activationEnergy();
            if (freedom.activation()) {
                double factor = Math.exp(activation + x[at++]);
                double[] values = energy.value();
                Arrays.setAll(values, k -> values[k] * factor);
                energy = curve(energy.soc(), values, energy);
            }
            return new CellParameters.Element(
                    curve(RESISTANCE_NODES, sides[0], of.charge()),
                    curve(RESISTANCE_NODES, sides[1], of.discharge()),
                    energy);
        }

        /** Charge and discharge resistance at the nodes. */
        private double[][] sides() {
            double[] common = take(RESISTANCE_NODES.length);
            double[] coarse = take(COARSE_NODES.length);
            double[] charge = new double[common.length];
            double[] discharge = new double[common.length];
            for (int k = 0; k < common.length; k++) {
                double half = 0.5 * between(COARSE_NODES, coarse, RESISTANCE_NODES[k]);
                charge[k] = Math.exp(common[k] - half);
                discharge[k] = Math.exp(common[k] + half);
            }
            return new double[][] {charge, discharge};
        }

        /** Slopes scaled so that the ends stay; below SOC 0 the start's curve, scaled to meet it. */
        private Curve voltage(Curve of) {
            double[] slope = exponentials(OCV_NODES.length - 1);
            double total = 0;
            for (int k = 0; k < slope.length; k++) {
                total += slope[k] * (OCV_NODES[k + 1] - OCV_NODES[k]);
            }
            double[] soc = of.soc();
            int below = 0;
            while (below < soc.length && soc[below] < 0) {
                below++;
            }
            double[] nodes = new double[below + OCV_NODES.length];
            double[] value = new double[nodes.length];
            for (int k = 0; k < below; k++) {
                nodes[k] = soc[k];
                value[k] = of.value()[k];
            }
            double voltage = lowest;
            for (int k = 0; k < OCV_NODES.length; k++) {
                if (k > 0) {
                    voltage += (highest - lowest) * slope[k - 1] * (OCV_NODES[k] - OCV_NODES[k - 1]) / total;
                }
                nodes[below + k] = OCV_NODES[k];
                value[below + k] = k == OCV_NODES.length - 1 ? highest : voltage;
            }
            return curve(nodes, value, of);
        }

        private double[] take(int count) {
            double[] values = Arrays.copyOfRange(x, at, at + count);
            at += count;
            return values;
        }

        private double[] exponentials(int count) {
            double[] values = take(count);
            Arrays.setAll(values, k -> Math.exp(values[k]));
            return values;
        }

        private Quantity exponential(Quantity of) {
            return Quantity.exact(Math.exp(x[at++]), of.provenance());
        }

        private Curve curve(double[] nodes, double[] values, Curve of) {
            return Curve.of(nodes, values, values, values, of.provenance());
        }
    }

    /** Value between nodes along straight lines. */
    static double between(double[] nodes, double[] values, double at) {
        int k = 1;
        while (k < nodes.length - 1 && nodes[k] < at) {
            k++;
        }
        double f = (at - nodes[k - 1]) / (nodes[k] - nodes[k - 1]);
        return values[k - 1] + f * (values[k] - values[k - 1]);
    }
}
