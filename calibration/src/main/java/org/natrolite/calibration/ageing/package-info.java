/**
 * Calibration of ageing models from check-ups of many cells and conditions, and what follows from them.
 *
 * <p><b>The fit.</b> A law is a function of standard normal scores ({@link org.natrolite.models.ageing.UncertainLaw}), which
 * hold its prior; cells may differ in their start, where the table does not define it, and in their rate, where a condition
 * has more than one. Scores and effects are found together by robust least squares with derivatives of the damage coordinate
 * in closed form, the scatter of effects and check-ups by maximum likelihood in turn (shrinkage). The curvature at the mode is
 * the posterior to second order, residuals of one cell counted as as many as they are worth.
 *
 * <p><b>The choice.</b> Candidates are judged by predicting each condition without it. Their weights are
 * those whose average predicts best (stacking): laws that the data cannot tell apart are averaged, with weights that never saw
 * the condition that is judged. The same predictions give the factor by which intervals must be widened to hold what was left out.
 *
 * <pre>{@code
 * AgeingFit fit = AgeingCalibration.of(AgeingOptions.defaults()).run(cells);
 * AgeingEvaluation judged = AgeingEvaluation.of(fit.model(), others, AgeingOptions.KNOWN);
 * }</pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.calibration.ageing.AgeingCalibration}, {@link org.natrolite.calibration.ageing.AgeingOptions},
 * {@link org.natrolite.calibration.ageing.AgeingFit}</td><td>the calibration, how, and what came of it</td></tr>
 * <tr><td>{@link org.natrolite.calibration.ageing.AgeingEvaluation}, {@link org.natrolite.calibration.ageing.Judgement},
 * {@link org.natrolite.calibration.ageing.CheckPrediction}</td><td>a model held against check-ups</td></tr>
 * <tr><td>{@link org.natrolite.calibration.ageing.Forecast}, {@link org.natrolite.calibration.ageing.TestDesign}</td><td>lives
 * under a duty, and what to measure next</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.calibration.ageing;

import org.jspecify.annotations.NullMarked;
