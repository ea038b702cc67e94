/**
 * Reports: charts and pages that need nothing but themselves.
 *
 * <p>A {@link org.natrolite.cli.report.Page} is a title, a lead and {@link org.natrolite.cli.report.Section}s; a
 * section is a sequence of paragraphs, key figures, tables, notes and {@link org.natrolite.cli.report.Chart}s; a chart
 * is two {@link org.natrolite.cli.report.Axis axes} with their units and some {@link
 * org.natrolite.cli.report.Series}. All of them are data: nothing is drawn before the page is written, and then every
 * chart is drawn for each width of screen, so that its text is as legible on a telephone as on a desk or on paper.
 *
 * <pre>
 *   Series, Axis -> Chart --(Frame, Curves)--> SVG \
 *                          Table, Tile, Note, ... -> Section -> Page -> index.html
 * </pre>
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.cli.report.Page}, {@link org.natrolite.cli.report.Section}</td><td>what a report
 * holds</td></tr>
 * <tr><td>{@link org.natrolite.cli.report.Table}, {@link org.natrolite.cli.report.Tile}, {@link
 * org.natrolite.cli.report.Reference}</td><td>pieces of it; {@link org.natrolite.cli.report.Origin} tells measured from
 * assumed</td></tr>
 * <tr><td>{@link org.natrolite.cli.report.Chart}, {@link org.natrolite.cli.report.Series}, {@link
 * org.natrolite.cli.report.Axis}, {@link org.natrolite.cli.report.ReferenceLine}</td><td>values over values</td></tr>
 * <tr><td>{@link org.natrolite.cli.report.Numbers}</td><td>numbers as people read them</td></tr>
 * </table>
 *
 * <p>What reaches the file is safe by construction: one writer escapes every text and refuses a coordinate that is not
 * finite. Long series are thinned to the columns of pixels, keeping the extremes of each, so that no spike is lost.
 * Colours hold a contrast of 3 to their surface in light and dark, and a distance for every colour vision; a thing
 * keeps its colour through a page by {@link org.natrolite.cli.report.Series#withColour}.
 */
@NullMarked
package org.natrolite.cli.report;

import org.jspecify.annotations.NullMarked;
