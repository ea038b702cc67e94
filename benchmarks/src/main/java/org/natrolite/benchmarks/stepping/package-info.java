/** What the stepping kernels cost and miss: the duty, the plain loop they are measured against, the accuracy table. */
@NullMarked
package org.natrolite.benchmarks.stepping;

import org.jspecify.annotations.NullMarked;
