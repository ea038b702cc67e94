package org.natrolite.calibration.cell;

/**
 * States of charge that fitted rows go through, 1: all of them, those that charge, those that discharge. A range that begins
 * above its end holds nothing.
 */
final class Visited {
    private final double[] lowest = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

    /**
     * @param soc state of charge of a row
     * @param current its current, A
     * @param loaded whether current flows
     */
    void add(double soc, double current, boolean loaded) {
        widen(0, soc);
        if (loaded) {
            widen(current > 0 ? 1 : 2, soc);
        }
    }

    private void widen(int range, double soc) {
        lowest[range] = Math.min(lowest[range], soc);
        highest[range] = Math.max(highest[range], soc);
    }

    /**
     * @return lowest state of charge
     */
    double from() {
        return lowest[0];
    }

    /**
     * @return highest state of charge
     */
    double to() {
        return highest[0];
    }

    /**
     * @param curve name of a curve over state of charge
     * @param from node before
     * @param to node after
     * @return whether a row lies between that can show the curve there: resistances want their direction of current
     */
    boolean shows(String curve, double from, double to) {
        int range = curve.endsWith(".charge") ? 1 : curve.endsWith(".discharge") ? 2 : 0;
        return lowest[range] <= to && from <= highest[range];
    }
}
