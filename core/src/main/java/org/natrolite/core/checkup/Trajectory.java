package org.natrolite.core.checkup;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * Capacities of a cell, cycle by cycle.
 *
 * @param source file that it comes from, for messages
 * @param cell name of the cell
 * @param capacity capacity of each row, C, above zero
 */
public record Trajectory(String source, String cell, List<Double> capacity) {
    public Trajectory {
        capacity = List.copyOf(capacity);
        for (double value : capacity) {
            BadArgumentException.requirePositive(value, "capacity of cell '" + cell + "' in C");
        }
    }

    /**
     * @param end capacity at which life ends, C
     * @return first row, counted from 1, at or below that capacity; 0 if there is none
     */
    public int life(double end) {
        for (int i = 0; i < capacity.size(); i++) {
            if (capacity.get(i) <= end) {
                return i + 1;
            }
        }
        return 0;
    }
}
