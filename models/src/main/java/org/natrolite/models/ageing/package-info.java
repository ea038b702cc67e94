/**
 * Ageing under any duty.
 *
 * <p>A mechanism at constant stress s loses {@code y = k(s) (x / x_ref)^p}, where x is time or equivalent full cycles.
 * Under varying stress its damage coordinate {@code Y = y^(1/p)} is a plain integral,
 * {@code dY = k(s)^(1/p) dx / x_ref}: exact for any stress history if the state alone decides what follows, independent
 * of the time step, never falling.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.models.ageing.StressFactor}</td><td>the factors that k is a product of</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.Mechanism}</td><td>driver, target, exponent, reference loss and
 * factors</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.AgeingLaw}</td><td>mechanisms that act together, with their damage kept in
 * an {@link org.natrolite.models.ageing.AgeingState}</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.AgeingPrior}</td><td>a law whose numbers are distributions; a draw from it
 * is a law</td></tr>
 * <tr><td>{@link org.natrolite.models.ageing.PublishedLaws}</td><td>laws as published, to their digits</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.ageing;

import org.jspecify.annotations.NullMarked;
