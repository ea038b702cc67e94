/**
 * Cycler formats: one reader a format, one door for all of them.
 *
 * <pre>
 *   file -> Head -> CyclerFormat -> Layout -> LayoutReader -> checks -> roles of temperature -> TimeSeries
 *          (first   (recognised    (columns,  (rows in SI,    (time scale, sign, sensors)
 *           lines)   by content)    locale)    each accounted for)
 * </pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.datasets.format.Readers}</td><td>the door: reads a file or the files of one test whole, or
 * surveys them and streams them piece by piece</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.ReadOptions}</td><td>mapping, role of the temperature, ambient, what to do
 * with rows that cannot be used</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.BdfFormat}</td><td>Battery Data Format, CSV or gzip; labels ({@code Test
 * Time / s}) or machine names ({@code test_time_second})</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.ArbinFormat}, {@link org.natrolite.datasets.format.NewareFormat}, {@link
 * org.natrolite.datasets.format.BioLogicFormat}, {@link org.natrolite.datasets.format.MaccorFormat}, {@link
 * org.natrolite.datasets.format.BasytecFormat}, {@link org.natrolite.datasets.format.NovonixFormat}</td><td>text exports of
 * instruments</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.DelimitedFormat}</td><td>any delimited text, by a mapping</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.CleaningReport}</td><td>account of all rows of a file</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.BdfWriter}, {@link org.natrolite.datasets.format.BdfOutput}</td><td>Battery
 * Data Format out, whole or piece by piece</td></tr>
 * <tr><td>{@link org.natrolite.datasets.format.Recording}</td><td>what a format found, before the checks across
 * rows</td></tr>
 * </table>
 *
 * <p>Rows are checked as they pass: numbers, blanks, plausible voltage, time that never runs backwards. The first that
 * cannot be used refuses the file, or, where repair is asked for, is dropped, merged or held and written down with its
 * reason: rows read and rows removed are always the rows of the file. What needs the whole file is checked after ({@code
 * org.natrolite.datasets.check}), piece by piece of a million rows where the file is longer. A column that is not required
 * and has blanks is left out with a warning; nothing is filled in. From the first row of data on, a quote must close on its
 * line: across lines it would swallow rows.
 *
 * <p>A number with one group of thousands and no decimals, such as {@code 1,234}, is refused unless a mapping states the
 * grouping: it may as well be another country's decimal sign.
 *
 * <p>The Battery Data Format is defined at https://github.com/battery-data-alliance/battery-data-format.
 */
@NullMarked
package org.natrolite.datasets.format;

import org.jspecify.annotations.NullMarked;
