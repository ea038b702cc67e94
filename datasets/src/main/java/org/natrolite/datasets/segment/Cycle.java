package org.natrolite.datasets.segment;

/**
 * Rows of one cycle.
 *
 * @param label label of the file, or a count from 1 where the file has none
 * @param from first row
 * @param to row after the last
 */
public record Cycle(double label, int from, int to) {}
