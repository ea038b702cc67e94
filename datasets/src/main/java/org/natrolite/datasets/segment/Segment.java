package org.natrolite.datasets.segment;

/**
 * Consecutive rows in which a cell is treated one way. Segments tile the time: each starts where the one before ends.
 *
 * @param kind how the cell is treated
 * @param from first row, from 0
 * @param to row after the last
 * @param start time where it starts, s
 * @param end time of its last row, s
 * @param charge charge put in, C; negative where charge is taken out
 * @param energy energy put in, J; negative where energy is taken out
 * @param meanCurrent mean current over its rows, A
 * @param startVoltage voltage of its first row, V
 * @param endVoltage voltage of its last row, V
 * @param lowestVoltage lowest voltage, V
 * @param highestVoltage highest voltage, V
 */
public record Segment(
        Kind kind,
        long from,
        long to,
        double start,
        double end,
        double charge,
        double energy,
        double meanCurrent,
        double startVoltage,
        double endVoltage,
        double lowestVoltage,
        double highestVoltage) {

    /** How a cell is treated. */
    public enum Kind {
        /** No current. */
        REST,
        /** Constant current of some length. */
        CONSTANT_CURRENT,
        /** Constant voltage while the current changes. */
        CONSTANT_VOLTAGE,
        /** Constant power while current and voltage change. */
        CONSTANT_POWER,
        /** A short constant current, voltage or power after a rest. */
        PULSE,
        /** A current that changes from row to row, as in a drive cycle. */
        PROFILE
    }

    /**
     * @return how long it takes, s
     */
    public double duration() {
        return end - start;
    }
}
