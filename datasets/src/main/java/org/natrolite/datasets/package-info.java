/**
 * The loading dock: files of cyclers and people go in, the vocabulary of {@code core} comes out. A
 * reader refuses what it cannot mean, and says file, line, column, value and what was expected.
 */
@NullMarked
package org.natrolite.datasets;

import org.jspecify.annotations.NullMarked;
