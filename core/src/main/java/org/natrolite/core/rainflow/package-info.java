/**
 * Streaming rainflow counting of state of charge.
 *
 * <p>A {@link org.natrolite.core.rainflow.Rainflow} is fed with one sample after another and never sees the history
 * again. What it keeps is the residue: turning points {@code p_0, p_1 ... p_n} whose legs {@code |p_i+1 - p_i|} become
 * ever shorter, the last one still open. Where the open leg goes beyond the level of {@code p_n-1}, or turns there, it closes
 * a cycle:
 *
 * <pre>
 *   leg p_n-1 .. p_n is not the first:  two half cycles of its depth, there and back, each with its own means;
 *                                       the leg before goes on as if nothing had happened
 *   leg p_n-1 .. p_n is the first:      a half cycle of its depth; it is dropped
 * </pre>
 *
 * <p>With the legs of the residue counted as half cycles this is the count of ASTM E1049 (and of the four-point rule).
 * A {@link org.natrolite.core.rainflow.HalfCycles} takes the half cycles as they close.
 *
 * <p>Each leg carries sums over its own samples, weighted with the charge moved and with the time passed. A sample that
 * crosses the level at which a cycle closes is cut there, so that the cycle takes away just what was moved within it, and
 * cutting samples of constant stress into smaller ones changes no result. At every moment
 *
 * <pre>  sum(depth) over closed half cycles and residue = sum |change of SOC| from sample to sample</pre>
 *
 * <p>less the wiggles that the threshold leaves out.
 */
@NullMarked
package org.natrolite.core.rainflow;

import org.jspecify.annotations.NullMarked;
