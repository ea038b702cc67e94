package org.natrolite.datasets.format;

import org.natrolite.core.series.Channel;
import org.natrolite.datasets.unit.Unit;
import org.natrolite.datasets.unit.Writing;

/**
 * A column to read.
 *
 * @param field field of the record, from 0
 * @param label label in the file, for messages
 * @param channel what it holds
 * @param unit its unit
 * @param writing how its values are written
 * @param negated whether its sign is turned
 * @param required whether it must have no blanks
 */
public record ColumnPlan(
        int field, String label, Channel channel, Unit unit, Writing writing, boolean negated, boolean required) {

    /** Value in SI with the sign of memory. */
    double toSi(double value) {
        double si = unit.isSi() ? value : unit.toSi(value);
        return negated ? -si : si;
    }
}
