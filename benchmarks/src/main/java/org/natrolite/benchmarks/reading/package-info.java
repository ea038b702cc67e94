/** How fast files are read, and in how little memory. */
@NullMarked
package org.natrolite.benchmarks.reading;

import org.jspecify.annotations.NullMarked;
