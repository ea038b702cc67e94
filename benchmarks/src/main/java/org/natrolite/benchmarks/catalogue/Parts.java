package org.natrolite.benchmarks.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Shorthand for the values that the cells are made of. */
final class Parts {
    /** C in an Ah. */
    static final double AMPERE_HOUR = 3600;

    /** Reference temperature of all cells, K. */
    static final double REFERENCE = 298.15;

    /** Digits that a reduced value is worth. */
    private static final MathContext DIGITS = new MathContext(5);

    private Parts() {}

    /** The value to the digits that a reduction is worth. */
    static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    static Quantity quantity(double value, double lower, double upper, Provenance provenance) {
        return new Quantity(value, lower, upper, provenance);
    }

    static Quantity capacity(double value, double lower, double upper, Provenance provenance) {
        return new Quantity(value * AMPERE_HOUR, lower * AMPERE_HOUR, upper * AMPERE_HOUR, provenance);
    }

    static Quantity celsius(double value, double lower, double upper, Provenance provenance) {
        return new Quantity(kelvin(value), kelvin(lower), kelvin(upper), provenance);
    }

    /** Sodium-ion cells are shipped and stored at 0 V: no copper is in them that could dissolve. */
    static CellParameters.Transport transport() {
        return new CellParameters.Transport(
                quantity(
                        0,
                        0,
                        0,
                        Provenance.literature(
                                "Carter et al., Energies 2025 18(3) 661: storage of sodium-ion cells at 0 V")),
                quantity(
                        1,
                        0.3,
                        3,
                        Provenance.assumed("calendar ageing below 0 % SOC as at 0 %: sodium-ion cells are said to be"
                                + " stable at 0 V, but no rate is published")));
    }

    /** The double nearest to the temperature, which a sum of doubles need not be. */
    static double kelvin(double celsius) {
        return new BigDecimal(String.valueOf(celsius))
                .add(new BigDecimal(String.valueOf(Constants.ZERO_CELSIUS)))
                .doubleValue();
    }

    /** Self-discharge from percent a month of 30 days. */
    static Quantity percentPerMonth(double value, double lower, double upper, Provenance provenance) {
        double perSecond = 0.01 / (30 * 86400);
        return new Quantity(value * perSecond, lower * perSecond, upper * perSecond, provenance);
    }

    /**
     * A curve with the half width of its interval given by a function of state of charge and value.
     *
     * @param floor least value that the quantity can have
     */
    static Curve curve(
            double[] soc,
            DoubleUnaryOperator value,
            DoubleBinaryOperator halfWidth,
            double floor,
            Provenance provenance) {
        double[] values = Arrays.stream(soc).map(value).map(Parts::rounded).toArray();
        double[] lower = new double[soc.length];
        double[] upper = new double[soc.length];
        for (int i = 0; i < soc.length; i++) {
            double half = halfWidth.applyAsDouble(soc[i], values[i]);
            lower[i] = Math.max(floor, rounded(values[i] - half));
            upper[i] = rounded(values[i] + half);
        }
        return Curve.of(soc, values, lower, upper, provenance);
    }

    /** Like {@link #curve}, for values that are given at the nodes. */
    static Curve nodes(
            double[] soc, double[] values, DoubleBinaryOperator halfWidth, double floor, Provenance provenance) {
        return curve(soc, z -> values[Arrays.binarySearch(soc, z)], halfWidth, floor, provenance);
    }

    /** Evenly spaced nodes from 0 to 1, exact at decimal fractions. */
    static double[] nodes(int intervals) {
        double[] soc = new double[intervals + 1];
        Arrays.setAll(soc, i -> (double) i / intervals);
        return soc;
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    static String millivolt(double volt) {
        return String.format(Locale.ROOT, "%.1f mV", 1000 * volt);
    }
}
