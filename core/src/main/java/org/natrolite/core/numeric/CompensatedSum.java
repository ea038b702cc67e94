package org.natrolite.core.numeric;

/** A running sum that keeps what rounding drops (Neumaier 1974, doi 10.1002/zamm.19740540106). Not thread-safe. */
public final class CompensatedSum {
    private double sum;
    private double lost;

    /** Makes a sum of zero. */
    public CompensatedSum() {}

    /**
     * @param term term to add
     */
    public void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    /**
     * @return the sum so far
     */
    public double value() {
        return sum + lost;
    }
}
