/**
 * Cycler formats: one reader a format, one door for all of them.
 *
 * <pre>
 *   file -> CyclerFormat -> Recording -> checks -> roles of temperature -> TimeSeries
 *           (cells to SI)   (with lines)  (time scale, sign)
 * </pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.datasets.format.Readers}</td><td>the door: reads and checks a file, or inspects it</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.ReadOptions}</td><td>mapping, role of the temperature, ambient</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.BdfFormat}</td><td>Battery Data Format, CSV or gzip; labels ({@code Test
 * Time / s}) or machine names ({@code test_time_second})</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.DelimitedFormat}</td><td>any delimited text, by a mapping</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.BdfWriter}</td><td>Battery Data Format out</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.Recording}</td><td>what a format found, before the checks across
 * rows</td></tr>
 * </table>
 *
 * <p>Rows are checked as they pass: numbers, blanks, plausible voltage, time that never runs backwards. What needs the
 * whole file is checked after ({@code org.natrolite.datasets.check}). A column that is not required and has blanks is
 * left out with a warning; nothing is filled in.
 *
 * <p>The Battery Data Format is defined at https://github.com/battery-data-alliance/battery-data-format.
 */
@NullMarked
package org.natrolite.datasets.format;

import org.jspecify.annotations.NullMarked;
