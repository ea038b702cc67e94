package org.natrolite.models.system;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;

/**
 * What a circuit is made of: something with two terminals, behind a connection resistance of its own. Immutable; a
 * {@link Circuit} is made from it.
 */
public sealed interface Part {
    /**
     * @return resistance in series with the part, ohm, zero or more
     */
    double connection();

    /**
     * @param connection resistance in series with the part, ohm, zero or more
     * @return the same part behind that resistance
     * @throws BadArgumentException if it is negative or not finite
     */
    Part behind(double connection);

    /**
     * @param model cell
     * @param limits what it is kept within
     * @param initial state to begin with; not modified
     * @return a fresh cell without connection resistance
     */
    static Cell cell(CellModel model, OperatingLimits limits, CellState initial) {
        return new Cell(model, limits, initial, 1, 1, 0);
    }

    /**
     * A resistor: beside a cell, its internal short circuit or its balancing; on its own, a cell that has failed to a short
     * circuit.
     *
     * @param resistance ohm, above zero
     * @return the resistor
     * @throws BadArgumentException if it is not finite and above zero
     */
    static Resistor resistor(double resistance) {
        return new Resistor(resistance);
    }

    /**
     * @param parts what shares one voltage, at least one
     * @return the group
     */
    static Parallel parallel(Part... parts) {
        return new Parallel(List.of(parts), 0);
    }

    /**
     * @param parts what shares one current, at least one
     * @return the string
     */
    static Series series(Part... parts) {
        return new Series(List.of(parts), 0);
    }

    /**
     * One cell.
     *
     * @param model cell
     * @param limits what it is kept within
     * @param initial state to begin with; copied
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     * @param connection resistance of its connection, ohm, zero or more
     */
    record Cell(
            CellModel model,
            OperatingLimits limits,
            CellState initial,
            double capacityFactor,
            double resistanceFactor,
            double connection)
            implements Part {
        public Cell {
            initial = initial.copy();
            BadArgumentException.requirePositive(capacityFactor, "capacity factor");
            BadArgumentException.requirePositive(resistanceFactor, "resistance factor");
            requireConnection(connection);
        }

        /**
         * @return state to begin with; a copy
         */
        @Override
        public CellState initial() {
            return initial.copy();
        }

        @Override
        public Cell behind(double connection) {
            return new Cell(model, limits, initial, capacityFactor, resistanceFactor, connection);
        }

        /**
         * @param capacityFactor capacity over that of the fresh cell, above zero
         * @param resistanceFactor resistance over that of the fresh cell, above zero
         * @return the same cell at that age
         */
        public Cell aged(double capacityFactor, double resistanceFactor) {
            return new Cell(model, limits, initial, capacityFactor, resistanceFactor, connection);
        }
    }

    /**
     * A resistor.
     *
     * @param connection all of its resistance, ohm, above zero
     */
    record Resistor(double connection) implements Part {
        public Resistor {
            BadArgumentException.requirePositive(connection, "resistance in ohm");
        }

        @Override
        public Resistor behind(double connection) {
            requireConnection(connection);
            return new Resistor(this.connection + connection);
        }
    }

    /**
     * Parts that share one voltage.
     *
     * @param parts at least one
     * @param connection resistance between the group and its terminals, ohm, zero or more
     */
    record Parallel(List<Part> parts, double connection) implements Part {
        public Parallel {
            parts = requireParts(parts);
            requireConnection(connection);
        }

        @Override
        public Parallel behind(double connection) {
            return new Parallel(parts, connection);
        }
    }

    /**
     * Parts that share one current.
     *
     * @param parts at least one
     * @param connection resistance between the string and its terminals, ohm, zero or more
     */
    record Series(List<Part> parts, double connection) implements Part {
        public Series {
            parts = requireParts(parts);
            requireConnection(connection);
        }

        @Override
        public Series behind(double connection) {
            return new Series(parts, connection);
        }
    }

    private static void requireConnection(double connection) {
        if (!(connection >= 0 && connection < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("connection resistance " + connection + " ohm; expected zero or more");
        }
    }

    private static List<Part> requireParts(List<Part> parts) {
        if (parts.isEmpty()) {
            throw new BadArgumentException("a group of no parts; expected at least one");
        }
        return List.copyOf(parts);
    }
}
