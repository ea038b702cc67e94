/**
 * MATLAB and HDF5 files as tables.
 *
 * <p>MATLAB writes files of version 5 (also called 7) in a format of its own, and files of version 7.3 as HDF5 behind a
 * header. Neither holds a table as such, but arrays in variables, structures or groups. The table is what belongs together:
 * the numeric vectors of one length, of all lengths the one that most of them have. Columns of a matrix are {@code name(:,1)}
 * and so on; fields of structures {@code name.field}, where a name that all columns begin with is left out. What is left out
 * of the table is remarked on.
 *
 * <p>Machine names of the Battery Data Format ({@code test_time_second}, {@code voltage_volt}, {@code current_ampere}) are
 * recognised as such; other names need a mapping.
 */
@NullMarked
package org.natrolite.extra.matlab;

import org.jspecify.annotations.NullMarked;
