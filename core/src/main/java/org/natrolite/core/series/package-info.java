/**
 * Time series of one cell, as measured, simulated or asked for.
 *
 * <p>A {@link org.natrolite.core.series.TimeSeries} is a set of equally long {@code double} columns, one for each
 * {@link org.natrolite.core.series.Channel}, ordered by a time that never runs backwards. Memory holds SI units; the
 * channel states its unit. Positive current and power charge the cell.
 */
@NullMarked
package org.natrolite.core.series;

import org.jspecify.annotations.NullMarked;
