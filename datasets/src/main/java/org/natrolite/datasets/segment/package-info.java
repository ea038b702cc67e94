/**
 * Cutting a series into parts: spans of charge, discharge and rest; cycles; and the legs of its net charge.
 *
 * <p>All parts are ranges of rows {@code [from, to)}. Labels of the file are never changed: a cycle keeps the label
 * that the instrument gave it, and only a series without labels is cut by its legs.
 */
@NullMarked
package org.natrolite.datasets.segment;

import org.jspecify.annotations.NullMarked;
