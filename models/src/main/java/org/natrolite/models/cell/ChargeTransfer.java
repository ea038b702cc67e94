package org.natrolite.models.cell;

import org.natrolite.core.numeric.Constants;

/**
 * A charge transfer by Butler and Volmer, as the currents about one size see it.
 *
 * <p>At a current I the overpotential is {@code (R_gas T / (alpha F)) asinh(u)}, with u the current over twice the exchange
 * current, which temperature moves by the activation energy. Where the current stands at I and the resistance R at the
 * reference temperature is known, that is
 *
 * <pre>
 *   R(T) = R g(x, T / T_ref, a),   g = (T / T_ref) asinh(u) / x,   u = sinh(x) a / (T / T_ref)
 *   x = alpha F I R / (R_gas T_ref),   a = exp(E / R_gas (1 / T - 1 / T_ref))
 * </pre>
 *
 * <p>A small overpotential x leaves g = a, the law of Arrhenius. A large one holds the resistance down in the cold, where
 * asinh grows like a logarithm: that is how cells answer pulses of a tenth of a volt and more.
 */
public final class ChargeTransfer {
    /** From here on exponentials and logarithms, which the virtual machine has at hand, lose one digit at most. */
    private static final double LARGE = 0.1;

    private ChargeTransfer() {}

    /**
     * @param coefficient transfer coefficient alpha, 1
     * @param current I, A
     * @param reference T_ref, K
     * @return x over resistance at the reference temperature, 1/ohm
     */
    static double perOhm(double coefficient, double current, double reference) {
        return coefficient * Constants.FARADAY * current / (Constants.GAS_CONSTANT * reference);
    }

    /**
     * Resistance at a temperature over that at the reference temperature.
     *
     * @param x overpotential at the reference temperature over {@code R_gas T_ref / (alpha F)}, zero or more, 1
     * @param warmth temperature over the reference temperature, 1
     * @param arrhenius factor of Arrhenius at the temperature, 1
     * @return g, 1
     */
    public static double growth(double x, double warmth, double arrhenius) {
        return x == 0 ? arrhenius : warmth * asinh(sinh(x) / warmth * arrhenius) / x;
    }

    /**
     * How the resistance follows the exchange current: its relative change with temperature is
     * {@code (1 - s) / T - s E / (R_gas T^2)}.
     *
     * @param x overpotential at the reference temperature over {@code R_gas T_ref / (alpha F)}, zero or more, 1
     * @param warmth temperature over the reference temperature, 1
     * @param arrhenius factor of Arrhenius at the temperature, 1
     * @return s, relative change of g over that of the factor of Arrhenius, from 0 to 1
     */
    public static double response(double x, double warmth, double arrhenius) {
        double u = sinh(x) / warmth * arrhenius;
        return u == 0 ? 1 : u / (Math.sqrt(1 + u * u) * asinh(u));
    }

    private static double sinh(double x) {
        if (x < LARGE) {
            return Math.sinh(x);
        }
        double grown = Math.exp(x);
        return 0.5 * (grown - 1 / grown);
    }

    /** Without loss of digits at small u; u is zero or more. */
    static double asinh(double u) {
        double root = Math.sqrt(1 + u * u);
        return u < LARGE ? Math.log1p(u + u * u / (1 + root)) : Math.log(u + root);
    }
}
