package org.natrolite.models.ageing;

import static org.natrolite.models.ageing.ParameterDescriptor.linear;
import static org.natrolite.models.ageing.ParameterDescriptor.logarithm;
import static org.natrolite.models.ageing.ParameterDescriptor.structure;

import java.util.List;
import org.natrolite.core.numeric.Constants;

/**
 * A factor of the rate of a mechanism: a pure function of the stress and of parameters that describe themselves. Each also
 * has the derivatives of its logarithm, so that a fit needs no differences.
 */
public enum StressFactor {
    /** exp(-E/R (1/T - 1/T_ref)): faster when warm. */
    ARRHENIUS(energy(), reference()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(-p[at] * coldness(s, p[at + 1]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = -coldness(s, p[at + 1]);
            out[at + 1] = -coldnessSlope(p[at], p[at + 1]);
        }
    },
    /** exp(E/R (1/T - 1/T_ref)): faster in the cold. */
    INVERSE_ARRHENIUS(energy(), reference()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(p[at] * coldness(s, p[at + 1]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = coldness(s, p[at + 1]);
            out[at + 1] = coldnessSlope(p[at], p[at + 1]);
        }
    },
    /** 1 + exp(E/R (1/T - 1/T_onset)): doubles at the onset and grows as it cools, as plating does. */
    COLD(energy(), linear("onset_temperature_K", "K", 200, 400, 10)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return 1 + Math.exp(p[at] * coldness(s, p[at + 1]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double share = 1 - 1 / value(p, at, s);
            out[at] = share * coldness(s, p[at + 1]);
            out[at + 1] = share * coldnessSlope(p[at], p[at + 1]);
        }
    },
    /** exp(E_c/R x) + w exp(-E_h/R x), x = 1/T - 1/T_ref: faster in the cold and, where w counts, in the heat. */
    COLD_AND_HOT(
            linear("cold_energy_J_per_mol", "J/mol", 0, 200e3, 10e3),
            linear("hot_energy_J_per_mol", "J/mol", 0, 2e6, 10e3),
            logarithm("hot_share", "1", 0, 1e6),
            reference()) {
        @Override
        double value(double[] p, int at, Stress s) {
            double x = coldness(s, p[at + 3]);
            return Math.exp(p[at] * x) + p[at + 2] * Math.exp(-p[at + 1] * x);
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double x = coldness(s, p[at + 3]);
            double cold = Math.exp(p[at] * x);
            double hot = Math.exp(-p[at + 1] * x);
            double sum = cold + p[at + 2] * hot;
            out[at] = x * cold / sum;
            out[at + 1] = -x * p[at + 2] * hot / sum;
            out[at + 2] = hot / sum;
            out[at + 3] = coldnessSlope(p[at] * cold - p[at + 1] * p[at + 2] * hot, p[at + 3]) / sum;
        }
    },
    /** c (SOC - center)^order + d. */
    SOC_POLYNOMIAL(polynomial()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return polynomial(p, at, s.soc());
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            polynomialGradient(p, at, s.soc(), out);
        }
    },
    /** exp(beta (SOC - 0.5)). */
    SOC_EXPONENTIAL(linear("beta", "1", -20, 20, 1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(p[at] * (s.soc() - 0.5));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = s.soc() - 0.5;
        }
    },
    /** exp(-alpha F/R (U/T - U_ref/T_ref)), U the potential of the negative electrode: faster the lower it is. */
    TAFEL(linear("alpha", "1", -2, 2, 0.1), linear("reference_potential_V", "V", -5, 5, 0.02), reference()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(-p[at] * drive(s.potential(), s, p[at + 1], p[at + 2]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = -drive(s.potential(), s, p[at + 1], p[at + 2]);
            driveGradient(-p[at], p, at, out);
        }
    },
    /** exp(alpha F/R (V/T - V_ref/T_ref)), V the voltage of the cell: faster the higher it is. */
    TAFEL_VOLTAGE(linear("alpha", "1", -2, 2, 0.1), linear("reference_voltage_V", "V", -5, 6, 0.05), reference()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(p[at] * drive(s.voltage(), s, p[at + 1], p[at + 2]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = drive(s.voltage(), s, p[at + 1], p[at + 2]);
            driveGradient(p[at], p, at, out);
        }
    },
    /** slope V + intercept, V the voltage. */
    VOLTAGE_LINEAR(linear("slope_per_V", "1/V", -1e6, 1e6, 1), linear("intercept", "1", -1e6, 1e6, 1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return p[at] * s.voltage() + p[at + 1];
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double value = value(p, at, s);
            out[at] = s.voltage() / value;
            out[at + 1] = 1 / value;
        }
    },
    /** a (V - V_0)^2 + b + c DOD, V the mean voltage of the cycle. */
    VOLTAGE_AND_DEPTH(
            linear("curvature_per_V2", "1/V2", -1e6, 1e6, 1),
            linear("center_V", "V", 0, 6, 0.05),
            linear("offset", "1", -1e6, 1e6, 1),
            linear("depth_slope", "1", -1e6, 1e6, 1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            double away = s.voltage() - p[at + 1];
            return p[at] * away * away + p[at + 2] + p[at + 3] * s.depth();
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double value = value(p, at, s);
            double away = s.voltage() - p[at + 1];
            out[at] = away * away / value;
            out[at + 1] = -2 * p[at] * away / value;
            out[at + 2] = 1 / value;
            out[at + 3] = s.depth() / value;
        }
    },
    /** c (DOD - center)^order + d. */
    DEPTH_POLYNOMIAL(polynomial()) {
        @Override
        double value(double[] p, int at, Stress s) {
            return polynomial(p, at, s.depth());
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            polynomialGradient(p, at, s.depth(), out);
        }
    },
    /** DOD^alpha. */
    DEPTH_POWER(linear("alpha", "1", 0, 10, 0.3)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.pow(s.depth(), p[at]);
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = Math.log(s.depth());
        }
    },
    /** exp(gamma DOD^beta). */
    DEPTH_EXPONENTIAL(linear("gamma", "1", -20, 20, 0.5), linear("beta", "1", 0.1, 10, 0.3)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(p[at] * Math.pow(s.depth(), p[at + 1]));
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double power = Math.pow(s.depth(), p[at + 1]);
            out[at] = power;
            out[at + 1] = s.depth() > 0 ? p[at] * power * Math.log(s.depth()) : 0;
        }
    },
    /** 1 / (a DOD^b + c) with b below zero: none at no depth, ever more as the cycles deepen. */
    DEPTH_RECIPROCAL(
            linear("a", "1", 1e-6, 1e12, 1e4), linear("b", "1", -10, 0, 0.1), linear("c", "1", -1e12, 1e12, 1e4)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return 1 / (p[at] * Math.pow(s.depth(), p[at + 1]) + p[at + 2]);
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double value = value(p, at, s);
            double power = Math.pow(s.depth(), p[at + 1]);
            out[at] = -power * value;
            out[at + 1] = -p[at] * power * Math.log(s.depth()) * value;
            out[at + 2] = -value;
        }
    },
    /** 0 up to an onset of depth, 1 beyond: for laws that know nothing of shallow cycles. */
    DEPTH_THRESHOLD(structure("onset", "1", 0, 1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Double.isNaN(s.depth()) ? Double.NaN : s.depth() > p[at] ? 1 : 0;
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = 0;
        }
    },
    /** slope C-rate + intercept. */
    RATE_LINEAR(linear("slope", "1", -1e3, 1e3, 0.1), linear("intercept", "1", -1e3, 1e3, 0.1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return p[at] * s.rate() + p[at + 1];
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double value = value(p, at, s);
            out[at] = s.rate() / value;
            out[at + 1] = 1 / value;
        }
    },
    /** exp(beta C-rate). */
    RATE_EXPONENTIAL(linear("beta", "1", -20, 20, 0.3)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return Math.exp(p[at] * s.rate());
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            out[at] = s.rate();
        }
    },
    /** a + b DOD + c C-rate. */
    DEPTH_AND_RATE(linear("a", "1", -1e6, 1e6, 1), linear("b", "1", -1e6, 1e6, 1), linear("c", "1", -1e6, 1e6, 1)) {
        @Override
        double value(double[] p, int at, Stress s) {
            return p[at] + p[at + 1] * s.depth() + p[at + 2] * s.rate();
        }

        @Override
        void logGradient(double[] p, int at, Stress s, double[] out) {
            double value = value(p, at, s);
            out[at] = 1 / value;
            out[at + 1] = s.depth() / value;
            out[at + 2] = s.rate() / value;
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
     * @param s stress
     * @return the factor, 1; below zero where a published law is, NaN where it needs what is not known of the stress
     */
    abstract double value(double[] p, int at, Stress s);

    /**
     * Derivatives of the logarithm of the factor by its parameters, where the factor is above zero.
     *
     * @param p parameters of a mechanism; not modified
     * @param at where those of this factor begin
     * @param s stress
     * @param out from index {@code at} on: one a parameter, zero for an order. Modified
     */
    abstract void logGradient(double[] p, int at, Stress s, double[] out);

    private static ParameterDescriptor energy() {
        return linear("activation_energy_J_per_mol", "J/mol", 0, 200e3, 10e3);
    }

    private static ParameterDescriptor reference() {
        return structure("reference_temperature_K", "K", 200, 400);
    }

    private static ParameterDescriptor[] polynomial() {
        return new ParameterDescriptor[] {
            linear("c", "1", -1e6, 1e6, 1),
            linear("d", "1", -1e6, 1e6, 1),
            linear("center", "1", 0, 1, 0.1),
            structure("order", "1", 1, 4)
        };
    }

    /** (1/T - 1/T_ref) / R, mol/J. */
    private static double coldness(Stress s, double reference) {
        return (1 / s.temperature() - 1 / reference) / Constants.GAS_CONSTANT;
    }

    /** Derivative of energy times coldness by the reference temperature, 1/K. */
    private static double coldnessSlope(double energy, double reference) {
        return energy / (Constants.GAS_CONSTANT * reference * reference);
    }

    /** F/R (U/T - U_ref/T_ref), 1. */
    private static double drive(double potential, Stress s, double reference, double referenceTemperature) {
        return Constants.FARADAY
                / Constants.GAS_CONSTANT
                * (potential / s.temperature() - reference / referenceTemperature);
    }

    private static void driveGradient(double factor, double[] p, int at, double[] out) {
        double scale = Constants.FARADAY / Constants.GAS_CONSTANT / p[at + 2];
        out[at + 1] = -factor * scale;
        out[at + 2] = factor * scale * p[at + 1] / p[at + 2];
    }

    private static double polynomial(double[] p, int at, double x) {
        return p[at] * power(x - p[at + 2], (int) p[at + 3]) + p[at + 1];
    }

    private static void polynomialGradient(double[] p, int at, double x, double[] out) {
        int order = (int) p[at + 3];
        double value = polynomial(p, at, x);
        double away = x - p[at + 2];
        out[at] = power(away, order) / value;
        out[at + 1] = 1 / value;
        out[at + 2] = -p[at] * order * power(away, order - 1) / value;
        out[at + 3] = 0;
    }

    private static double power(double x, int order) {
        double y = 1;
        for (int i = 0; i < order; i++) {
            y *= x;
        }
        return y;
    }
}
