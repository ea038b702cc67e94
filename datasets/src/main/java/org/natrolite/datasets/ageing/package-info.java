/**
 * Ageing tables: check-ups of many cells and test conditions as CSV, read and written.
 *
 * <p>One row a check-up. The header names the columns with their units:
 *
 * <pre>
 *   cell_id, condition_id          text; one of them may be missing
 *   elapsed_days                   also elapsed_s, elapsed_h
 *   temperature_degC               also temperature_K
 *   soc, dod                       0 to 1; also soc_pct, dod_pct
 *   c_rate_charge, c_rate_discharge, efc
 *   capacity_retention_pct, capacity_Ah, resistance_growth_pct, resistance_mohm (resistance_ohm)
 *   history_file                   CSV with time_s, soc and temperature_degC, of which soc or temperature may be missing
 * </pre>
 *
 * <p>An empty field is a value that was not measured. Case does not matter, nor the order of columns; some names of public
 * data sets are understood ({@code storage_soc_fraction}, {@code temperature_c}, {@code resistance_dc_ohm}). A known quantity
 * in a unit that is not, time that runs backwards and a capacity above 120 % of the start are refused with file, line and
 * column, and so are columns whose numbers are those of another unit (percent that nowhere exceeds 1.2, states of charge in
 * percent, kelvin under degrees Celsius); what is hardly meant (resistances of no cell, more cycles than the C-rates allow in the
 * time, a century of hours) is told in a warning, and other columns are named in one.
 *
 * <p>{@link org.natrolite.datasets.ageing.CycleTables} reads the capacity of each cycle of many cells:
 *
 * <pre>
 *   cell_id                        text; also cell
 *   cycle                          whole number that rises within a cell; also cycle_index, cycle_number, row_index
 *   capacity_Ah                    also discharge_capacity_Ah, and both in mAh
 * </pre>
 */
@NullMarked
package org.natrolite.datasets.ageing;

import org.jspecify.annotations.NullMarked;
