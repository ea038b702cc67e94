/**
 * The vocabulary of tests: what is asked of a cell, and when it ends.
 *
 * <p>A {@link org.natrolite.core.protocol.Protocol} is a list of {@link org.natrolite.core.protocol.Instruction}s:
 * single {@link org.natrolite.core.protocol.Step}s and {@link org.natrolite.core.protocol.Repeat}s of several. A step
 * holds one {@link org.natrolite.core.protocol.Control} (current, rate, voltage, power, rest, or a profile over time)
 * until the first of its {@link org.natrolite.core.protocol.Limit}s is met.
 */
@NullMarked
package org.natrolite.core.protocol;

import org.jspecify.annotations.NullMarked;
