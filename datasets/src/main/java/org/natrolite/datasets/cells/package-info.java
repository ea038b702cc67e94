/**
 * Which measured files belong to which cell.
 *
 * <p>{@link org.natrolite.datasets.cells.CellFiles} finds them in folders: each file in a folder is a cell of its own, and
 * so is each folder in it with all of its files, which are tests of that cell. {@link org.natrolite.datasets.cells.CellTable}
 * reads them from a table. What is left out is said.
 */
@NullMarked
package org.natrolite.datasets.cells;

import org.jspecify.annotations.NullMarked;
