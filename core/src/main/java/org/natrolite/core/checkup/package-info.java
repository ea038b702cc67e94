/**
 * Check-ups of cells that age: what was measured of a cell and when, and what it went through in between.
 *
 * <p>An {@link org.natrolite.core.checkup.AgedCell} is one cell under one test condition: its {@link
 * org.natrolite.core.checkup.CheckUp}s in the order of time and, where the condition is not constant, its history. What was
 * not measured is NaN. A {@link org.natrolite.core.checkup.Trajectory} is a cell of which the capacity of each cycle is known.
 */
@NullMarked
package org.natrolite.core.checkup;

import org.jspecify.annotations.NullMarked;
