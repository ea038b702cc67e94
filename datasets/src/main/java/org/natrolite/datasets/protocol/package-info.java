/**
 * Protocols in YAML, read into the vocabulary of {@code core}.
 *
 * <p>Units stand in the keys. Direction stands in the words {@code charge} and {@code discharge}; numbers are
 * magnitudes. The form is strict: an unknown key is refused with file and line.
 *
 * <pre>{@code
 * schema_version: 1
 * name: capacity check
 * sampling_s: 10                       # longest time between rows; a step may state its own
 * steps:
 *   - charge: {c_rate: 0.5}            # or {current_A: 5} or {power_W: 20}
 *     until: {voltage_V: 3.95}         # the first limit met ends the step
 *   - hold: {voltage_V: 3.95}
 *     until: {c_rate: 0.05, duration_s: 7200}
 *   - rest:
 *     until: {duration_s: 3600}
 *   - repeat: 3
 *     steps:
 *       - discharge: {current_A: 10}
 *         until: {voltage_V: 1.5}
 *         sampling_s: 1
 *       - rest:
 *         until: {duration_s: 1800}
 *   - profile: drive.csv               # duty file next to this one; ends by itself
 * }</pre>
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>{@code duration_s}</td><td>time since the start of the step</td></tr>
 * <tr><td>{@code voltage_V}, {@code soc}</td><td>risen to in a charge, fallen to in a discharge</td></tr>
 * <tr><td>{@code voltage_rises_to_V}, {@code voltage_falls_to_V}, {@code soc_rises_to}, {@code soc_falls_to}</td>
 * <td>the same in any step; in a rest, hold or profile, direction must be said</td></tr>
 * <tr><td>{@code current_A}, {@code c_rate}</td><td>magnitude of the current, fallen to</td></tr>
 * <tr><td>{@code capacity_Ah}</td><td>charge moved since the start of the step</td></tr>
 * <tr><td>{@code temperature_degC}</td><td>cell temperature, risen to</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.datasets.protocol;

import org.jspecify.annotations.NullMarked;
