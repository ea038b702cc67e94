/**
 * Mappings: what the columns of any delimited text mean.
 *
 * <p>The YAML form is strict: an unknown key, channel or unit is refused with file and line.
 *
 * <pre>{@code
 * schema_version: 1
 * delimiter: comma               # comma (default), semicolon, tab, bar
 * decimal: point                 # point (default), comma
 * thousands: comma               # comma, point, blank, apostrophe; default: none
 * header_line: 1                 # line of the column names, default 1; 0: none, columns by position
 * first_data_line: 2             # default: the line after the header
 * current_sign: discharge-positive   # or charge-positive; left out: charge-positive, checked against the voltage
 * time_origin: first-row         # first-row subtracts the first time; as-given (default); {offset_s: 12.5} adds
 * plausible_voltage_V: [0, 60]   # default [-0.5, 6], one cell
 * columns:                       # channel: {column: name in the header | position: from 1, unit: symbol}
 *   time: {column: time, unit: ms}
 *   voltage: {column: voltage, unit: V}
 *   current: {position: 5, unit: A}
 * state:                         # where the current is a magnitude: what the cell does, by the words of a column
 *   {column: Status, charge: [CHA, CV], discharge: [DCH], rest: [PAU]}
 * constants:                     # channels that the file does not have
 *   ambient_temperature: {value: 23, unit: degC}
 * }</pre>
 *
 * <p>Channels: {@code time, unix_time, voltage, current, power, c_rate, soc, surface_temperature, ambient_temperature,
 * cycle, step, charging_capacity, discharging_capacity, charging_energy, discharging_energy}. Units: {@code s, ms, us,
 * min, h, d; V, mV; A, mA; W, mW, kW, MW; degC, K; Ah, mAh, C; Wh, mWh, kWh, J; 1, %} for the state of charge, {@code
 * 1} for C-rates and counts ({@code cycle} and {@code step} may leave the unit out).
 *
 * <p>{@code current_sign} governs current, power and C-rate together. Where it is stated, the reader applies it and
 * does not refuse a voltage that moves against its current; the counters of charge and energy are magnitudes and keep
 * their sign.
 */
@NullMarked
package org.natrolite.datasets.mapping;

import org.jspecify.annotations.NullMarked;
