/**
 * The fitting room: time series go in, parameters with intervals come out. Never reads files;
 * synthetic data with a known truth are made here as well.
 */
@NullMarked
package org.natrolite.calibration;

import org.jspecify.annotations.NullMarked;
