/**
 * Duties: what is asked of a cell over a day or a year, to be repeated.
 *
 * <p>A duty file is CSV (or the Battery Data Format), plain or packed with gzip, with {@code Time / s} (or {@code Test
 * Time / s}), exactly one of {@code Power / W}, {@code Current / A}, {@code C-rate / 1} and {@code SOC / 1} (positive
 * charges the cell), and possibly {@code Ambient Temperature / degC}:
 *
 * <pre>{@code
 * Time / s,Power / W,Ambient Temperature / degC
 * 0,0,18
 * 36000,12.5,24
 * 50400,0,26
 * 64800,-15,22
 * 75600,0,19
 * }</pre>
 *
 * <p>Row i holds until row i + 1. The last row holds for the median of all intervals; then the duty starts again, so
 * its period is the time from the first row to the last plus that median. A file with both {@code Voltage / V} and
 * {@code Current / A} is a measurement: it passes the checks of one, its current drives, and the rest is left out with
 * a warning. Other units of these quantities are converted, other columns need a mapping.
 *
 * <p>{@link org.natrolite.datasets.duty.DutyLibrary} has duties by rule instead of by file.
 */
@NullMarked
package org.natrolite.datasets.duty;

import org.jspecify.annotations.NullMarked;
