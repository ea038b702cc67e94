package org.natrolite.models.cell.batch;

/**
 * Takes the turning points of the state of charge of the cells of a batch: the local extremes that are followed by a reversal
 * of more than a threshold, and before them the state of charge to begin with. What is counted by
 * {@link org.natrolite.core.rainflow.Rainflow} at the same threshold does not change if it is given these alone.
 *
 * <p>The points of a cell come in the order of time; those of different cells in any order, and from several threads if the
 * run has several. Once for each cell, and again after its records were reset, there is a first point: duration and charge
 * are zero there, and the temperature is that of the moment.
 *
 * <p>The search sees what runs do that tell of turning points. What a cell goes through between two of them, by other means, it
 * sees where the next one begins: time and charge are right then, extremes on the way are missed.
 */
@FunctionalInterface
public interface TurningPoints {
    /**
     * @param cell number of the cell
     * @param time when it turned, since the records of the cell were reset, s
     * @param soc state of charge there, 1
     * @param duration time since the point before, s
     * @param charge magnitude of the charge that passed the terminals since then, C
     * @param temperature mean temperature since then, weighted with time, K
     */
    void accept(int cell, double time, double soc, double duration, double charge, double temperature);
}
