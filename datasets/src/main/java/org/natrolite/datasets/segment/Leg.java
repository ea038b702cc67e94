package org.natrolite.datasets.segment;

/**
 * A run of the net charge from one turning point to the next, smaller swings overlooked.
 *
 * @param from row of the turning point where it starts
 * @param to row of the turning point where it ends
 * @param charge charge put in between them, C; negative where charge is taken out
 */
public record Leg(int from, int to, double charge) {}
