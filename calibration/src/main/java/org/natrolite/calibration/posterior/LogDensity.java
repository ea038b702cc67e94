package org.natrolite.calibration.posterior;

/** The logarithm of a density up to a constant, with its slope. Used by several threads at once. */
public interface LogDensity {
    /**
     * @return number of unknowns
     */
    int unknowns();

    /**
     * @param x unknowns, shape [unknowns]; not modified
     * @param gradient derivatives of the logarithm, shape [unknowns]. Modified
     * @return logarithm of the density; negative infinity where x cannot be, the derivatives being of no meaning then
     */
    double at(double[] x, double[] gradient);
}
