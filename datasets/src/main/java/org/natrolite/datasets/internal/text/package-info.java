/**
 * Delimited text as bytes: opening a file whatever its packing, cutting it into fields without copying, and turning
 * fields into {@code double} exactly. No record is ever held; memory is one buffer and the columns.
 */
@NullMarked
package org.natrolite.datasets.internal.text;

import org.jspecify.annotations.NullMarked;
