package org.natrolite.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;
import org.natrolite.core.numeric.Constants;

/**
 * Splits measured pulse resistances at one state of charge, over temperature and both directions, into a series
 * resistance and RC pairs, each with one resistance a direction and an activation energy, beside a contact resistance
 * that is the same at every temperature and state of charge:
 *
 * <pre>
 *   r(t) = contact + sum over elements of R_k exp(E_k / R (1/T - 1/T_ref)) (1 - exp(-t / tau_k)) + drift(t)
 * </pre>
 *
 * <p>with drift that of the open-circuit voltage. Relative errors e enter as {@code e (1 + (e / 5 %)^2)}, squared and
 * added, so that large ones are shared out among the temperatures; a weak prior holds what the pulses do not say: shares
 * of the elements near the stated ones and activation energies near 35 kJ/mol.
 */
final class ResistanceFit {
    private static final double TYPICAL_ACTIVATION = 35e3;

    /** Error from which on an error weighs more. */
    private static final double LARGE = 0.05;

    private static final double PRIOR_WEIGHT = 0.03;

    /** Activation energies stay below, as a higher one does harm outside the temperatures of the data, J/mol. */
    private static final double HIGHEST_ACTIVATION = 100e3;

    /** Each element has, in this order, the logarithms of its two resistances, and the logit of its activation energy. */
    private static final int PER_ELEMENT = 3;

    /**
     * A measured pulse resistance.
     *
     * @param charging direction
     * @param temperature K
     * @param time length of the pulse, s
     * @param resistance ohm
     * @param drift part of it that is the drift of the open-circuit voltage, ohm
     */
    record Pulse(boolean charging, double temperature, double time, double resistance, double drift) {}

    /**
     * One element at one state of charge.
     *
     * @param charge resistance at the reference temperature while charging, ohm
     * @param discharge the same while discharging, ohm
     * @param activation activation energy, J/mol
     */
    record Found(double charge, double discharge, double activation) {}

    /**
     * What was found at one state of charge.
     *
     * @param found elements
     * @param errors relative error of each pulse
     */
    record Elements(List<Found> found, List<Double> errors) {
        double cost() {
            return errors.stream().mapToDouble(e -> weighed(e) * weighed(e)).sum();
        }
    }

    private final double[] timeConstants;
    private final double[] shares;

    /**
     * @param timeConstants of the elements, s; 0 for the series resistance
     * @param shares of the elements in the resistance without contact, by which the prior leans
     */
    ResistanceFit(double[] timeConstants, double[] shares) {
        this.timeConstants = timeConstants.clone();
        this.shares = shares.clone();
    }

    /** Contact resistance among candidates that fits all states of charge best, ohm. */
    double contact(List<List<Pulse>> pulsesBySoc, double highest, double step) {
        double best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k * step <= highest; k++) {
            double cost = 0;
            for (List<Pulse> pulses : pulsesBySoc) {
                cost += fit(pulses, k * step).cost();
            }
            if (cost < least) {
                least = cost;
                best = k * step;
            }
        }
        return best;
    }

    /** Elements that fit the pulses at one state of charge, for a contact resistance. */
    Elements fit(List<Pulse> pulses, double contact) {
        double[] start = start(pulses, contact);
        double[] target = new double[pulses.size() + start.length];
        LeastSquaresBuilder problem = new LeastSquaresBuilder()
                .model(model(pulses, contact, start))
                .target(target)
                .start(start)
                .maxEvaluations(20_000)
                .maxIterations(20_000);
        double[] x = new LevenbergMarquardtOptimizer()
                .optimize(problem.build())
                .getPoint()
                .toArray();
        List<Found> found = new ArrayList<>();
        for (int k = 0; k < x.length; k += PER_ELEMENT) {
            found.add(new Found(Math.exp(x[k]), Math.exp(x[k + 1]), activation(x[k + 2])));
        }
        return new Elements(
                found, pulses.stream().map(pulse -> error(pulse, contact, x)).toList());
    }

    private double[] start(List<Pulse> pulses, double contact) {
        double[] start = new double[PER_ELEMENT * timeConstants.length];
        for (int direction = 0; direction < 2; direction++) {
            boolean charging = direction == 0;
            double total = pulses.stream()
                    .filter(p -> p.charging() == charging && Math.abs(p.temperature() - Parts.REFERENCE) < 1)
                    .mapToDouble(p -> p.resistance() - p.drift() - contact)
                    .max()
                    .orElseThrow();
            for (int k = 0; k < timeConstants.length; k++) {
                start[PER_ELEMENT * k + direction] = Math.log(total * shares[k]);
                start[PER_ELEMENT * k + 2] = Math.log(TYPICAL_ACTIVATION / (HIGHEST_ACTIVATION - TYPICAL_ACTIVATION));
            }
        }
        return start;
    }

    private double error(Pulse pulse, double contact, double[] x) {
        double inverse = (1 / pulse.temperature() - 1 / Parts.REFERENCE) / Constants.GAS_CONSTANT;
        double sum = contact + pulse.drift();
        for (int k = 0; k < timeConstants.length; k++) {
            double logarithm =
                    x[PER_ELEMENT * k + (pulse.charging() ? 0 : 1)] + activation(x[PER_ELEMENT * k + 2]) * inverse;
            double response = timeConstants[k] == 0 ? 1 : -Math.expm1(-pulse.time() / timeConstants[k]);
            sum += Math.exp(logarithm) * response;
        }
        return sum / pulse.resistance() - 1;
    }

    private static double activation(double logit) {
        return HIGHEST_ACTIVATION / (1 + Math.exp(-logit));
    }

    private static double weighed(double error) {
        double ratio = error / LARGE;
        return error * (1 + ratio * ratio);
    }

    private MultivariateJacobianFunction model(List<Pulse> pulses, double contact, double[] prior) {
        return point -> {
            double[] x = point.toArray();
            double[] value = residuals(pulses, contact, prior, x);
            double[][] jacobian = new double[value.length][x.length];
            for (int j = 0; j < x.length; j++) {
                double step = 1e-6;
                double[] moved = x.clone();
                moved[j] += step;
                double[] after = residuals(pulses, contact, prior, moved);
                moved[j] -= 2 * step;
                double[] before = residuals(pulses, contact, prior, moved);
                for (int i = 0; i < value.length; i++) {
                    jacobian[i][j] = (after[i] - before[i]) / (2 * step);
                }
            }
            RealVector values = new ArrayRealVector(value, false);
            return new Pair<>(values, new Array2DRowRealMatrix(jacobian, false));
        };
    }

    private double[] residuals(List<Pulse> pulses, double contact, double[] prior, double[] x) {
        List<Double> all = new ArrayList<>();
        for (Pulse pulse : pulses) {
            all.add(weighed(error(pulse, contact, x)));
        }
        for (int j = 0; j < x.length; j++) {
            all.add(PRIOR_WEIGHT * (x[j] - prior[j]));
        }
        return all.stream().mapToDouble(each -> each).toArray();
    }
}
