package org.natrolite.models.parameter;

import java.util.Arrays;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;

/**
 * Values over state of charge with their intervals and provenance, read between nodes by a monotone cubic and held
 * beyond the ends. The potential of an electrode is one over its stoichiometry. Immutable.
 */
public final class Curve {
    private final double[] soc;
    private final double[] value;
    private final double[] lower;
    private final double[] upper;
    private final Provenance provenance;
    private final MonotoneCubic interpolant;

    private Curve(
            double[] soc,
            double[] value,
            double[] lower,
            double[] upper,
            Provenance provenance,
            MonotoneCubic interpolant) {
        this.soc = soc;
        this.value = value;
        this.lower = lower;
        this.upper = upper;
        this.provenance = provenance;
        this.interpolant = interpolant;
    }

    /**
     * @param soc nodes, strictly increasing, shape [n], 1; not modified
     * @param value values in the unit of the field that holds the curve, shape [n]; not modified
     * @param lower lower ends of the 95 % intervals, shape [n]; not modified
     * @param upper upper ends of the 95 % intervals, shape [n]; not modified
     * @param provenance where they come from
     * @return the curve
     * @throws BadArgumentException if shapes differ, nodes do not increase, a number is not finite or an interval does
     *     not hold its value
     */
    public static Curve of(double[] soc, double[] value, double[] lower, double[] upper, Provenance provenance) {
        MonotoneCubic interpolant = MonotoneCubic.of(soc, value);
        if (lower.length != soc.length || upper.length != soc.length) {
            throw new BadArgumentException("intervals of " + lower.length + " and " + upper.length + " nodes for "
                    + soc.length + "; expected as many");
        }
        for (int i = 0; i < soc.length; i++) {
            if (!(lower[i] <= value[i] && value[i] <= upper[i])) {
                throw new BadArgumentException("interval [" + lower[i] + ", " + upper[i] + "] at SOC " + soc[i]
                        + " does not hold its value " + value[i]);
            }
        }
        return new Curve(soc.clone(), value.clone(), lower.clone(), upper.clone(), provenance, interpolant);
    }

    /**
     * @param value value at every state of charge
     * @param lower lower end of its 95 % interval
     * @param upper upper end of its 95 % interval
     * @param provenance where it comes from
     * @return the constant curve
     */
    public static Curve constant(double value, double lower, double upper, Provenance provenance) {
        return of(new double[] {0}, new double[] {value}, new double[] {lower}, new double[] {upper}, provenance);
    }

    /**
     * @return nodes, shape [n], 1; a copy
     */
    public double[] soc() {
        return soc.clone();
    }

    /**
     * @return values at the nodes, shape [n]; a copy
     */
    public double[] value() {
        return value.clone();
    }

    /**
     * @return lower ends of the 95 % intervals, shape [n]; a copy
     */
    public double[] lower() {
        return lower.clone();
    }

    /**
     * @return upper ends of the 95 % intervals, shape [n]; a copy
     */
    public double[] upper() {
        return upper.clone();
    }

    /**
     * @return where they come from
     */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * @return the curve through the values
     */
    public MonotoneCubic interpolant() {
        return interpolant;
    }

    /**
     * @param at state of charge, 1
     * @return value of the curve there
     */
    public double at(double at) {
        return interpolant.value(at);
    }

    /**
     * @param factor what to multiply by, above zero
     * @return the curve with its values and intervals multiplied
     */
    public Curve times(double factor) {
        BadArgumentException.requirePositive(factor, "factor of a curve");
        return factor == 1
                ? this
                : of(soc, times(value, factor), times(lower, factor), times(upper, factor), provenance);
    }

    private static double[] times(double[] from, double factor) {
        return Arrays.stream(from).map(each -> each * factor).toArray();
    }

    /**
     * @return smallest value at a node, which is also the smallest anywhere
     */
    public double min() {
        return Arrays.stream(value).min().orElseThrow();
    }

    /**
     * @return largest value at a node, which is also the largest anywhere
     */
    public double max() {
        return Arrays.stream(value).max().orElseThrow();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that
                && Arrays.equals(soc, that.soc)
                && Arrays.equals(value, that.value)
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper)
                && provenance.equals(that.provenance);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(soc) + Arrays.hashCode(value)) + provenance.hashCode();
    }

    @Override
    public String toString() {
        return "Curve[soc=" + Arrays.toString(soc) + ", value=" + Arrays.toString(value) + ", " + provenance + "]";
    }
}
