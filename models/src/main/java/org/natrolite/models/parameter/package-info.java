/**
 * Numbers that say where they come from.
 *
 * <p>A {@link org.natrolite.models.parameter.Quantity} is a value with a 95 % interval and a
 * {@link org.natrolite.models.parameter.Provenance}; a {@link org.natrolite.models.parameter.Curve} is the same over
 * state of charge; a {@link org.natrolite.models.parameter.Distribution} is what is believed of a number that is not
 * known. All are in SI units; files carry units in their keys.
 */
@NullMarked
package org.natrolite.models.parameter;

import org.jspecify.annotations.NullMarked;
