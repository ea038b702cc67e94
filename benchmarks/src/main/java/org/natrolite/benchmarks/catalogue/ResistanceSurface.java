package org.natrolite.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Found;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.optimise.LevenbergMarquardt;
import org.natrolite.calibration.optimise.Priors;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.ChargeTransfer;

/**
 * Fits one surface of pulse resistance over state of charge, temperature and direction:
 *
 * <pre>
 *   r(t) = contact + sum over elements of R_k(z) g_k(z, T) (1 - exp(-t / tau_k)) + known(t)
 * </pre>
 *
 * <p>with g_k by the law of Arrhenius, {@code exp(E_k(z) / R (1/T - 1/T_ref))}, or that of {@link ChargeTransfer}, and known
 * what other measurements say: the drift of the open-circuit voltage and processes slower than the pulses. The
 * contact is one number. All nodes of state of charge are fitted at once, for what is known of one says much of the next:
 * priors hold logarithms of resistances and activation energies near those of the neighbouring node, so that a node without
 * measurements at one temperature takes its activation energy from its neighbours. Relative errors e enter as
 * {@code e (1 + (e / 5 %)^2)} over the accuracy of the point, so that large ones are shared out.
 */
final class ResistanceSurface {
    private static final double TYPICAL_ACTIVATION = 40e3;

    /** Activation energies stay below, as a higher one does harm outside the temperatures of the data, J/mol. */
    private static final double HIGHEST_ACTIVATION = 100e3;

    /** How far the logit of an activation energy usually lies from what is typical of the element. */
    private static final double ACTIVATION_SPREAD = 0.5;

    /** Where contacts and current collectors of a small cylindrical cell usually lie, ohm. */
    private static final double TYPICAL_CONTACT = 0.01;

    /** How far the logarithm of the contact resistance usually lies from the typical one. */
    private static final double CONTACT_SPREAD = 0.7;

    /** Error from which on an error weighs more. */
    private static final double LARGE = 0.05;

    /** How far the logarithms of the resistances of both directions usually differ. */
    private static final double DIRECTIONS = 0.3;

    /** How far the logarithm of a resistance usually lies from its share. */
    private static final double SHARE_SPREAD = 1.5;

    /** How much the logarithm of a resistance usually bends from node to node. */
    private static final double BEND = 0.06;

    private static final LevenbergMarquardt METHOD = LevenbergMarquardt.of(200, 1e-9, 1e6, 1);

    /** Each element of a node has the logarithms of its two resistances, and the logit of its activation energy. */
    private static final int PER_ELEMENT = 3;

    /**
     * A measured pulse resistance.
     *
     * @param node place of its state of charge among the nodes
     * @param charging direction
     * @param temperature K, before the pulse
     * @param warming by the end of the pulse, K
     * @param time length of the pulse, s
     * @param resistance ohm
     * @param known part of it that is known from elsewhere, ohm
     * @param accuracy relative
     */
    record Point(
            int node,
            boolean charging,
            double temperature,
            double warming,
            double time,
            double resistance,
            double known,
            double accuracy) {

        private double inverse() {
            return (1 / (temperature + warming) - 1 / Parts.REFERENCE) / Constants.GAS_CONSTANT;
        }
    }

    /**
     * What was found.
     *
     * @param contact ohm
     * @param nodes elements of each node of state of charge
     */
    record Surface(double contact, List<List<Found>> nodes) {}

    private final double[] timeConstants;
    private final double[] perOhm;
    private final double[] shares;
    private final double[] activations;
    private final int nodes;
    private final double activationBend;

    /**
     * @param timeConstants of the elements, s; 0 for the series resistance
     * @param perOhm of the elements: where they are a charge transfer, its overpotential over its scale and over resistance,
     *     1/ohm; else 0
     * @param shares of the elements in the resistance without contact, by which a weak prior leans
     * @param nodes number of states of charge
     * @param activationBend how much the logit of an activation energy usually bends from node to node
     */
    ResistanceSurface(
            double[] timeConstants,
            double[] perOhm,
            double[] shares,
            double[] activations,
            int nodes,
            double activationBend) {
        this.perOhm = perOhm.clone();
        this.timeConstants = timeConstants.clone();
        this.shares = shares.clone();
        this.activations = activations.clone();
        this.nodes = nodes;
        this.activationBend = activationBend;
    }

    /** The surface through the points that are kept. */
    Surface fit(List<Point> points, Predicate<Point> kept) {
        List<Point> used = points.stream().filter(kept).toList();
        double[] start = start(used);
        double[] x = METHOD.minimise(new Problem(used, start.length), priors(start), start, (iteration, cost) -> {})
                .x();
        List<List<Found>> found = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            List<Found> elements = new ArrayList<>();
            for (int k = 0; k < timeConstants.length; k++) {
                int at = at(i, k);
                elements.add(new Found(Math.exp(x[at]), Math.exp(x[at + 1]), activation(x[at + 2])));
            }
            found.add(elements);
        }
        return new Surface(Math.exp(x[x.length - 1]), found);
    }

    /** Relative error of a surface at a point. */
    double error(Surface surface, Point point) {
        double sum = surface.contact + point.known;
        for (int k = 0; k < timeConstants.length; k++) {
            Found found = surface.nodes.get(point.node).get(k);
            sum += shown(k, point.charging ? found.charge() : found.discharge(), found.activation(), point);
        }
        return sum / point.resistance - 1;
    }

    private static double activation(double logit) {
        return HIGHEST_ACTIVATION / (1 + Math.exp(-logit));
    }

    private int at(int node, int element) {
        return PER_ELEMENT * (node * timeConstants.length + element);
    }

    /** What an element of so much resistance shows at a point, ohm. */
    private double shown(int element, double resistance, double activation, Point point) {
        double growth = Math.exp(activation * point.inverse());
        if (perOhm[element] > 0) {
            double warmth = (point.temperature + point.warming) / Parts.REFERENCE;
            growth = ChargeTransfer.growth(perOhm[element] * resistance, warmth, growth);
        }
        double time = timeConstants[element];
        return resistance * growth * (time == 0 ? 1 : -Math.expm1(-point.time / time));
    }

    private double[] start(List<Point> points) {
        double[] start = new double[at(nodes, 0) + 1];
        for (int i = 0; i < nodes; i++) {
            int node = i;
            double total = points.stream()
                    .filter(p -> p.node == node)
                    .mapToDouble(p -> (p.resistance - p.known) * Math.exp(-TYPICAL_ACTIVATION * p.inverse()))
                    .max()
                    .orElseThrow();
            for (int k = 0; k < timeConstants.length; k++) {
                Arrays.fill(start, at(i, k), at(i, k) + 2, Math.log(total * shares[k]));
                start[at(i, k) + 2] = Math.log(activations[k] / (HIGHEST_ACTIVATION - activations[k]));
            }
        }
        start[start.length - 1] = Math.log(TYPICAL_CONTACT);
        return start;
    }

    private Priors priors(double[] start) {
        Priors priors = Priors.of(start.length);
        for (int k = 0; k < timeConstants.length; k++) {
            for (int i = 0; i < nodes; i++) {
                int at = at(i, k);
                priors.difference(at, at + 1, 0, DIRECTIONS);
                priors.value(at, start[at], SHARE_SPREAD);
                priors.value(at + 2, start[at + 2], ACTIVATION_SPREAD);
                if (i > 0 && i + 1 < nodes) {
                    int before = at(i - 1, k);
                    int after = at(i + 1, k);
                    priors.line(before, at, after, BEND);
                    priors.line(before + 1, at + 1, after + 1, BEND);
                    priors.line(before + 2, at + 2, after + 2, activationBend);
                }
            }
        }
        priors.value(start.length - 1, Math.log(TYPICAL_CONTACT), CONTACT_SPREAD);
        return priors;
    }

    /** Weighed errors of the points. */
    private final class Problem implements LeastSquares {
        private final List<Point> points;
        private final int unknowns;

        private Problem(List<Point> points, int unknowns) {
            this.points = points;
            this.unknowns = unknowns;
        }

        @Override
        public int unknowns() {
            return unknowns;
        }

        @Override
        public int residuals() {
            return points.size();
        }

        @Override
        public double[] importances() {
            double[] ones = new double[points.size()];
            Arrays.fill(ones, 1);
            return ones;
        }

        @Override
        public Evaluator evaluator() {
            return (x, r) -> {
                double contact = Math.exp(x[unknowns - 1]);
                for (int i = 0; i < r.length; i++) {
                    Point point = points.get(i);
                    double sum = contact + point.known;
                    for (int k = 0; k < timeConstants.length; k++) {
                        int at = at(point.node, k);
                        sum += shown(k, Math.exp(x[at + (point.charging ? 0 : 1)]), activation(x[at + 2]), point);
                    }
                    double error = sum / point.resistance - 1;
                    double ratio = error / LARGE;
                    r[i] = error * (1 + ratio * ratio) / point.accuracy;
                }
            };
        }
    }
}
