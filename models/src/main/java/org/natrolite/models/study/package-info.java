/**
 * What a cell does, asked the way a laboratory asks it: pulses from rest, discharges at rates and temperatures, and cycles
 * between two states of charge until every cycle is like the one before.
 *
 * <p>{@link org.natrolite.models.study.CellStudy} runs single experiments on one cell and answers with records:
 *
 * <table>
 *   <caption>Experiments</caption>
 *   <tr><td>{@link org.natrolite.models.study.PulseResistance}</td><td>change of voltage over current after a time</td></tr>
 *   <tr><td>{@link org.natrolite.models.study.RateCapacity}</td><td>charge and energy of a full discharge</td></tr>
 *   <tr><td>{@link org.natrolite.models.study.WindowCycle}</td><td>efficiency and loss of a periodic cycle</td></tr>
 * </table>
 *
 * <p>Each runs in milliseconds. Nothing here is fitted: these are the equations of {@code models.cell}, stepped.
 */
@NullMarked
package org.natrolite.models.study;

import org.jspecify.annotations.NullMarked;
