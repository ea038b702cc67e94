package org.natrolite.calibration.study;

/**
 * How one number of a known cell was found again.
 *
 * @param name path in the cell, as {@code resistance.ohmic.charge[soc=0.2]}
 * @param unit SI unit of the truth
 * @param truth true value
 * @param error median over the seeds of the distance from the truth, in the unit
 * @param covered part of the seeds whose 95 % interval holds the truth, 1
 * @param unidentified part of the seeds in which it was said that the data do not tell it, 1
 * @param seeds number of seeds
 */
public record Recovery(
        String name, String unit, double truth, double error, double covered, double unidentified, int seeds) {
    /**
     * @return median distance from the truth over the truth, 1
     */
    public double relativeError() {
        return error / Math.abs(truth);
    }
}
