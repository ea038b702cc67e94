/**
 * Tables in files that are not text.
 *
 * <p>A {@link org.natrolite.datasets.table.TableFormat} opens a file as a {@link org.natrolite.datasets.table.TableCursor}:
 * named columns, row after row. Formats are found by {@link java.util.ServiceLoader}, so that their libraries come only with
 * the jars that bring them. What the columns mean is then read as in a text file: by the labels of the Battery Data Format
 * or by a mapping; and the rows pass the same checks.
 */
@NullMarked
package org.natrolite.datasets.table;

import org.jspecify.annotations.NullMarked;
