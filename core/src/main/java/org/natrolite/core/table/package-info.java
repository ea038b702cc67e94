/**
 * Curves given at nodes, and tables on uniform grids made from them.
 *
 * <p>A {@link org.natrolite.core.table.MonotoneCubic} goes through any increasing set of nodes without overshooting
 * two neighbours (Fritsch and Carlson 1980, doi 10.1137/0717021); a {@link org.natrolite.core.table.UniformTable}
 * samples it on a {@link org.natrolite.core.table.UniformGrid}, where a look-up is one multiplication away. Between
 * grid nodes the table is linear, so that its slope and its integral are exact, and what happens outside the grid is
 * said when the table is made ({@link org.natrolite.core.table.Outside}).
 */
@NullMarked
package org.natrolite.core.table;

import org.jspecify.annotations.NullMarked;
