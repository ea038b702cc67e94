/**
 * The bench: what every other room works on and none of them owns. Time series, tables, numerics,
 * protocols and errors, in SI units, with no chemistry and no file formats.
 */
@NullMarked
package org.natrolite.core;

import org.jspecify.annotations.NullMarked;
