/**
 * Calibrations of ageing against truths that are known: cells are made up by a law, with the scatter of cells, chambers and
 * check-ups, and the calibration is asked for what it was not told.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.benchmarks.ageing.Synthetic}</td><td>makes check-ups of cells up</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.ageing.Recovery}</td><td>composition and parameters found again</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.ageing.PriorUpdate}</td><td>half a year of check-ups against the prior of a sodium
 * cell</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.benchmarks.ageing;

import org.jspecify.annotations.NullMarked;
