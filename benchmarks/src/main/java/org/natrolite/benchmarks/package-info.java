/**
 * Measurements of speed and accuracy, and the architecture tests, which live here because this room
 * sees all others.
 */
@NullMarked
package org.natrolite.benchmarks;

import org.jspecify.annotations.NullMarked;
