/**
 * Units as they stand in headers and files, and their way into the SI units of memory.
 *
 * <p>Symbols are case-sensitive ({@code mA} is not {@code MA}) and blind to blanks ({@code deg C} is {@code degC}).
 * Conversions are chosen so that a value written by this library comes back as the same {@code double} wherever the
 * arithmetic allows: a prefix divides by an exact power of ten instead of multiplying by a rounded one.
 */
@NullMarked
package org.natrolite.datasets.unit;

import org.jspecify.annotations.NullMarked;
