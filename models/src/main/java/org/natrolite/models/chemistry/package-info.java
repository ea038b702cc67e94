/**
 * The catalogue of cells and the file format in which it is kept.
 *
 * <p>A cell is one JSON document in which each number has its unit in the key, its 95 % interval and its provenance;
 * {@link org.natrolite.models.chemistry.CellJson} reads and writes it, {@link
 * org.natrolite.models.chemistry.Catalogue} hands out the cells that come with the library, and {@link
 * org.natrolite.models.chemistry.ParameterTable} lists every number of a cell and says what is assumed.
 *
 * <p>The schema is declared once, as a tree of small codecs that read, write and list: a field that is read is also
 * written and listed.
 */
@NullMarked
package org.natrolite.models.chemistry;

import org.jspecify.annotations.NullMarked;
