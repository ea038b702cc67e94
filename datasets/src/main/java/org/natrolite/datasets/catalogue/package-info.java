/**
 * Public data on cells: what there is, where, under which licence, and how to read it; and files fetched and verified.
 *
 * <p>The catalogue is a YAML file; one of your own may be used in place of the one shipped:
 *
 * <pre>{@code
 * schema_version: 1
 * data_sets:
 *   - id: hina-nacr32140
 *     title: three cycles at 2C
 *     chemistry: sodium-ion, layered oxide / hard carbon, 10 Ah
 *     what: one cell, event-driven sampling
 *     page: https://example.org/data      # where people read about it
 *     doi: 10.1234/5678                   # where it has one
 *     licence: CC BY 4.0
 *     cite: Doe et al. 2025               # where more is asked than the page
 *     read: Battery Data Format
 *     files:                              # left out where a file is got by hand
 *       - name: cycles.csv
 *         url: https://example.org/data/cycles.csv
 *         bytes: 2096074                  # where known
 *         sha256: 531d4acd...             # where known
 * }</pre>
 *
 * <p>{@link org.natrolite.datasets.catalogue.Fetcher} writes a file next to its place and moves it there when its size and
 * checksum are right, so that what bears its name is whole. A connection that breaks is taken up again where it broke, by a
 * range request, now or by the next call; a file without a known checksum is begun anew, since nothing would tell whether
 * its parts belong together. Each of these steps is told to a listener.
 */
@NullMarked
package org.natrolite.datasets.catalogue;

import org.jspecify.annotations.NullMarked;
