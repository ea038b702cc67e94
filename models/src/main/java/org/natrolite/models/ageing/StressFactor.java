package org.natrolite.models.ageing;

import java.util.List;
import org.natrolite.core.numeric.Constants;

/**
 * A factor of the rate of a mechanism: a pure function of the stress and of parameters that describe themselves.
 *
 * <p>The stress is temperature (K), state of charge (1; of a cycle its mean), depth of discharge (1) and C-rate (1; mean
 * magnitude). Mechanisms driven by time see the instantaneous state of charge and temperature, and depth and rate zero.
 */
public enum StressFactor {
    /** exp(-E / R (1/T - 1/T_ref)): faster when warm. */
    ARRHENIUS(
            new ParameterDescriptor("activation_energy_J_per_mol", "J/mol", 0, 200e3),
            new ParameterDescriptor("reference_temperature_K", "K", 200, 400)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return Math.exp(-p[at] / Constants.GAS_CONSTANT * (1 / temperature - 1 / p[at + 1]));
        }
    },
    /** 1 + exp(E / R (1/T - 1/T_onset)): doubles at the onset and grows as it cools, as plating does. */
    COLD(
            new ParameterDescriptor("activation_energy_J_per_mol", "J/mol", 0, 200e3),
            new ParameterDescriptor("onset_temperature_K", "K", 200, 400)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return 1 + Math.exp(p[at] / Constants.GAS_CONSTANT * (1 / temperature - 1 / p[at + 1]));
        }
    },
    /** c (SOC - center)^order + d. */
    SOC_POLYNOMIAL(
            new ParameterDescriptor("c", "1", -1e6, 1e6),
            new ParameterDescriptor("d", "1", -1e6, 1e6),
            new ParameterDescriptor("center", "1", 0, 1),
            new ParameterDescriptor("order", "1", 1, 4)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return p[at] * power(soc - p[at + 2], (int) p[at + 3]) + p[at + 1];
        }
    },
    /** exp(beta (SOC - 0.5)). */
    SOC_EXPONENTIAL(new ParameterDescriptor("beta", "1", -20, 20)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return Math.exp(p[at] * (soc - 0.5));
        }
    },
    /** c (DOD - center)^order + d. */
    DEPTH_POLYNOMIAL(
            new ParameterDescriptor("c", "1", -1e6, 1e6),
            new ParameterDescriptor("d", "1", -1e6, 1e6),
            new ParameterDescriptor("center", "1", 0, 1),
            new ParameterDescriptor("order", "1", 1, 4)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return p[at] * power(depth - p[at + 2], (int) p[at + 3]) + p[at + 1];
        }
    },
    /** DOD^alpha. */
    DEPTH_POWER(new ParameterDescriptor("alpha", "1", 0, 10)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return Math.pow(depth, p[at]);
        }
    },
    /** slope * C-rate + intercept. */
    RATE_LINEAR(
            new ParameterDescriptor("slope", "1", -1e3, 1e3), new ParameterDescriptor("intercept", "1", -1e3, 1e3)) {
        @Override
        double value(double[] p, int at, double temperature, double soc, double depth, double rate) {
            return p[at] * rate + p[at + 1];
        }
    };

    /** Made by List.of, so immutable, which the type alone does not say. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<ParameterDescriptor> parameters;

    StressFactor(ParameterDescriptor... parameters) {
        this.parameters = List.of(parameters);
    }

    /**
     * @return its parameters, in the order in which {@link #value} reads them
     */
    public List<ParameterDescriptor> parameters() {
        return parameters;
    }

    /**
     * @param p parameters of a mechanism; not modified
     * @param at where those of this factor begin
     * @param temperature K
     * @param soc state of charge, 1
     * @param depth depth of discharge, 1
     * @param rate C-rate, 1
     * @return the factor, 1; may be negative where a published law is
     */
    abstract double value(double[] p, int at, double temperature, double soc, double depth, double rate);

    private static double power(double x, int order) {
        double y = x;
        for (int i = 1; i < order; i++) {
            y *= x;
        }
        return y;
    }
}
