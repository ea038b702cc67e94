package org.natrolite.datasets.segment;

/**
 * A known kind of test found in a series.
 *
 * @param kind what it is
 * @param from first row, from 0
 * @param to row after the last
 * @param start time where it starts, s
 * @param end time where it ends, s
 * @param why what it was recognised by
 */
public record Recognition(Kind kind, long from, long to, double start, double end, String why) {
    /** Kinds of test. */
    public enum Kind {
        /** A charge or discharge so slow that the voltage is nearly that of the open circuit. */
        SLOW_OCV,
        /** Pulses after rests at several states of charge. */
        HPPC,
        /** A cycle that measures the cell between others that age it. */
        REFERENCE_PERFORMANCE_TEST
    }
}
