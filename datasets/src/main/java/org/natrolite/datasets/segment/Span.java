package org.natrolite.datasets.segment;

/**
 * Consecutive rows of one kind.
 *
 * @param from first row
 * @param to row after the last
 * @param kind what the cell does
 */
public record Span(int from, int to, Kind kind) {
    /** What the cell does. */
    public enum Kind {
        /** No current. */
        REST,
        /** Current charges the cell. */
        CHARGE,
        /** Current discharges the cell. */
        DISCHARGE
    }
}
