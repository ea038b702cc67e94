package org.natrolite.datasets.format;

import org.natrolite.core.series.Channel;
import org.natrolite.datasets.unit.Unit;

/**
 * A column to read.
 *
 * @param field field of the record, from 0
 * @param label label in the file, for messages
 * @param channel what it holds
 * @param unit its unit
 * @param negated whether its sign is turned
 * @param required whether it must have no blanks
 */
record ColumnPlan(int field, String label, Channel channel, Unit unit, boolean negated, boolean required) {

    /** Value in SI with the sign of memory. */
    double toSi(double value) {
        double si = unit.isSi() ? value : unit.toSi(value);
        return negated ? -si : si;
    }
}
