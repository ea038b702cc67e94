package org.natrolite.calibration.replay;

/**
 * Statistics of one cycle.
 *
 * @param source name of the record
 * @param cycle label of the cycle as the record gives it; 0 where it gives none
 * @param statistics how far the replay is from the measurement there
 */
public record CycleStatistics(String source, double cycle, FitStatistics statistics) {}
