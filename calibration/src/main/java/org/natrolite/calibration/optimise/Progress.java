package org.natrolite.calibration.optimise;

/** Is told how a fit goes on. */
@FunctionalInterface
public interface Progress {
    /**
     * @param iteration iterations so far
     * @param cost value of the function that is minimised
     */
    void at(int iteration, double cost);

    /**
     * @return one that tells nobody
     */
    static Progress none() {
        return (iteration, cost) -> {};
    }
}
