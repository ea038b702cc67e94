package org.natrolite.datasets.segment;

/**
 * Resistance at a step of the current from rest, {@code |V(t) - V(0-)| / |I|}, drift of the open-circuit voltage included.
 *
 * @param row first row under current
 * @param current current of the step, A
 * @param at1s resistance after 1 s, ohm, or NaN where the rows do not tell
 * @param at10s resistance after 10 s, ohm, or NaN where the rows do not tell
 */
public record Resistance(long row, double current, double at1s, double at10s) {}
