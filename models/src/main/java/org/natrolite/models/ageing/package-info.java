/**
 * Ageing under any duty.
 *
 * <p>A mechanism at constant stress s loses {@code y = k(s) (x / x_ref)^p}, where x is time, charge throughput, equivalent
 * full cycles or half cycles. Under varying stress its damage coordinate {@code Y = y^(1/p)} is a plain integral,
 * {@code dY = k(s)^(1/p) dx / x_ref}: exact for any stress history if the state alone decides what follows, independent
 * of the time step, never falling. Where a published law lets a rate fall below zero it is held at zero and flagged, and so
 * is a stress outside the conditions that the law was fitted in.
 *
 * <p><b>A law over a history.</b> Time acts at once; cycles when rainflow has closed them, and in reports those still open.
 *
 * <pre>{@code
 * PublishedLaw published = PublishedLaws.find("naumann-lfp").orElseThrow();
 * AgeingHistory history = AgeingHistory.of(published.law().fresh(), Rainflow.standard());
 * history.add(0.9, 0, 298.15, 0, 3.3);                // where it begins
 * for (int day = 0; day < 365; day++) {
 *     history.add(0.2, 7200, 300, 0.35, 3.2);         // down to 20 % in two hours
 *     history.add(0.9, 79200, 298.15, 0.03, 3.3);     // back overnight
 * }
 * double capacity = history.reported().capacity(298.15);
 * }</pre>
 *
 * <p><b>A composition of one's own.</b> Its parameters describe themselves, and a state can carry its derivatives by them.
 *
 * <pre>{@code
 * AgeingLaw law = AgeingLaw.of("mine", "fitted here", List.of(
 *         Mechanism.of("storage", Driver.TIME, Target.INVENTORY_LOSS, 0.02, 365 * 86400, 0.5,
 *                 List.of(StressFactor.ARRHENIUS, StressFactor.SOC_EXPONENTIAL), 50e3, 298.15, 1),
 *         Mechanism.of("wear", Driver.HALF_CYCLES, Target.NEGATIVE_MATERIAL_LOSS, 0.1, 4000, 1,
 *                 List.of(StressFactor.DEPTH_POWER), 1.5)));
 * AgeingState state = law.freshWithGradient();
 * state.rest(365 * 86400, 308.15, 0.8);
 * double[] gradient = new double[law.parameters().size()];
 * state.capacityGradient(298.15, gradient);
 * }</pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.models.ageing.Stress}, {@link org.natrolite.models.ageing.StressFactor}</td><td>what a cell is
 * exposed to, and the factors that k is a product of</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.Driver}, {@link org.natrolite.models.ageing.Term}</td><td>what a mechanism
 * proceeds with, and how fast</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.Shape}</td><td>the forms of a loss: power, threshold, break-in, depletion,
 * saturating, sigmoid</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.Mechanism}</td><td>target, form and terms</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.AgeingLaw}</td><td>mechanisms that act together: sums, largest of, and the least
 * of several {@linkplain org.natrolite.models.ageing.CapacityLimit limits} of the capacity, which makes a knee</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.AgeingState}, {@link org.natrolite.models.ageing.AgeingHistory}</td><td>the damage
 * of a cell, and what feeds it with samples</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.AgeingPrior}</td><td>a law whose numbers are distributions; a draw from it
 * is a law</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.UncertainLaw}, {@link org.natrolite.models.ageing.AgeingModel}</td><td>a law as a
 * function of standard normal scores, and what a calibration knows of laws after it has seen check-ups</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.PublishedLaws}</td><td>laws as published, to their digits, in closed form and for
 * any history</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.ageing;

import org.jspecify.annotations.NullMarked;
