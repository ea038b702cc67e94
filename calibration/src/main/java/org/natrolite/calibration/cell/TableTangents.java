package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.core.table.UniformGrid;
import org.natrolite.models.cell.CellModel;

/**
 * How the tables of a cell follow the unknowns that it was made from: derivatives of each column at each node of state of
 * charge, by the chain rule through curves and their nodes. Immutable once made.
 */
final class TableTangents {
    /**
     * Derivatives of a column for unknowns that lie side by side.
     *
     * @param from first unknown
     * @param count number of unknowns
     * @param derivative shape [nodes x count], the unknowns of a node side by side; not to be modified
     */
    @SuppressWarnings(
            "ArrayRecordComponent") // seen by the stepping of tangents alone, which reads it in its inner loop
    record Part(int from, int count, double[] derivative) {}

    private final UniformGrid grid;
    private final double[] nodes;
    private final double[] table;
    private final int width;
    private final List<List<Part>> columns = new ArrayList<>();

    /**
     * @param model cell on tables, for which no column depends on an unknown yet
     */
    TableTangents(CellModel model) {
        this.grid = model.grid();
        this.table = model.nodeTable();
        this.width = model.columns();
        this.nodes = new double[grid.nodes()];
        // as the tables are filled: held beyond the range of valid states of charge
        Arrays.setAll(nodes, k -> Math.max(grid.node(1), Math.min(1, grid.node(k))));
        for (int c = 0; c < width; c++) {
            columns.add(new ArrayList<>());
        }
    }

    /**
     * Adds a column of values between the nodes of a curve.
     *
     * @param column column of the table
     * @param curve curve that it samples
     * @param from first unknown that moves the curve
     * @param directions how values at the nodes of the curve follow each unknown, shape [unknowns][nodes of the curve]; not
     *     modified
     */
    void add(int column, MonotoneCubic curve, int from, double[][] directions) {
        double[] derivative = new double[nodes.length * directions.length];
        for (int a = 0; a < directions.length; a++) {
            double[] moved = curve.tangent(nodes, directions[a]);
            for (int k = 0; k < nodes.length; k++) {
                derivative[k * directions.length + a] = moved[k];
            }
        }
        columns.get(column).add(new Part(from, directions.length, derivative));
    }

    /** The same for the stored part of the open-circuit voltage, which goes on along its last line beyond both ends. */
    void addVoltage(MonotoneCubic curve, int from, double[][] directions) {
        add(CellModel.STORED, curve, from, directions);
        double[] d =
                columns.get(CellModel.STORED).get(columns.get(CellModel.STORED).size() - 1).derivative;
        int n = directions.length;
        int last = nodes.length - 1;
        for (int a = 0; a < n; a++) {
            d[a] = 2 * d[n + a] - d[2 * n + a];
            d[last * n + a] = 2 * d[(last - 1) * n + a] - d[(last - 2) * n + a];
        }
    }

    /** A column that an unknown, its logarithm's factor, multiplies as a whole. */
    void addFactor(int column, int unknown) {
        double[] derivative = new double[nodes.length];
        Arrays.setAll(derivative, k -> table[k * width + column]);
        columns.get(column).add(new Part(unknown, 1, derivative));
    }

    /** A column that holds a multiple of what another one holds. */
    void addMultiple(int column, int of, double factor) {
        for (Part part : columns.get(of)) {
            double[] derivative = part.derivative.clone();
            for (int i = 0; i < derivative.length; i++) {
                derivative[i] *= factor;
            }
            columns.get(column).add(new Part(part.from, part.count, derivative));
        }
    }

    /**
     * @return for each column the parts that it consists of, shape [columns][]
     */
    Part[][] parts() {
        return columns.stream().map(list -> list.toArray(Part[]::new)).toArray(Part[][]::new);
    }
}
