/**
 * The kernel on the Vector API, an incubating module: nothing else may name a class of this package, and
 * {@link org.natrolite.models.cell.kernel.Kernels} loads it only where the module is there.
 */
@NullMarked
package org.natrolite.models.cell.kernel.vector;

import org.jspecify.annotations.NullMarked;
