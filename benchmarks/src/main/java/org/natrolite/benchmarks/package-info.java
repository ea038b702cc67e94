/**
 * Measurements of speed and accuracy, and the architecture tests, which live here because this room sees all others.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link org.natrolite.benchmarks.SteppingBenchmark}</td><td>cell-steps a second of each way of stepping, with what
 * it misses of a finer reference</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.ThreadScalingBenchmark}</td><td>one thread and two</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.StreamingBenchmark}</td><td>what the memory allows</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.AccuracyTable}</td><td>a main: length of windows against error and speed</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.MemoryScaling}</td><td>a main: cost of a cell-step up to ten million cells</td></tr>
 * <tr><td>{@link org.natrolite.benchmarks.LongRun}</td><td>a main: years of seconds</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.benchmarks;

import org.jspecify.annotations.NullMarked;
