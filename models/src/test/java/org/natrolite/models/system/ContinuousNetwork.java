package org.natrolite.models.system;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.natrolite.core.table.Outside;
import org.natrolite.core.table.UniformGrid;
import org.natrolite.core.table.UniformTable;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/**
 * Strings in parallel of groups in series of cells in parallel, in continuous time: the differential equations of the cells
 * written out again from their definition, the network between them one dense linear system at every evaluation, integrated
 * by the classical Runge-Kutta method in small steps. What circuits are measured against.
 *
 * <p>Unknowns of the linear system: current of each cell, voltage of each group, current of each string, voltage of the
 * terminals.
 */
final class ContinuousNetwork {
    private static final double GAS = 8.31446261815324;
    private static final double FARADAY = 96485.33212;

    /** State of a cell: SOC, hysteresis, temperature, RC voltages. */
    private static final int SIZE = 3 + CellParameters.MOST_PAIRS;

    /** One cell of the network. */
    static final class Cell {
        private final CellParameters p;
        private final UniformGrid grid = new UniformGrid(0, 1.0 / CellModel.NODES_PER_UNIT, CellModel.NODES_PER_UNIT);
        private final UniformTable voltage;
        private final UniformTable entropic;
        private final UniformTable hysteresis;
        private final List<UniformTable[]> elements = new ArrayList<>();

        /** alpha F I / R_gas of a charge transfer seen by one current, K/ohm; 0 without. */
        private final List<Double> transfers = new ArrayList<>(List.of(0.0));

        private final List<UniformTable[]> timeConstants = new ArrayList<>();
        private final double capacity;
        private final double resistanceFactor;
        private final double connection;
        final double[] state = new double[SIZE];
        private double direction;
        double current;

        Cell(Part.Cell part) {
            this.p = part.model().parameters();
            this.voltage = table(p.openCircuit().voltage());
            this.entropic = table(p.openCircuit().entropicCoefficient());
            this.hysteresis = table(p.openCircuit().hysteresis());
            elements.add(element(p.resistance().ohmic()));
            for (CellParameters.Pair pair : p.resistance().pairs()) {
                elements.add(element(pair.element()));
                Quantity alpha = pair.transferCoefficient();
                Quantity seen = pair.transferCurrent();
                transfers.add(alpha == null || seen == null ? 0 : alpha.value() * FARADAY * seen.value() / GAS);
                timeConstants.add(new UniformTable[] {table(pair.whileCharging()), table(pair.timeConstant())});
            }
            this.capacity = p.capacity().value() * part.capacityFactor();
            this.resistanceFactor = part.resistanceFactor();
            this.connection = part.connection();
            part.initial().get(state, 0);
        }

        private UniformTable table(Curve curve) {
            return UniformTable.of(grid, curve.interpolant().sample(grid), Outside.REFUSE);
        }

        private UniformTable[] element(CellParameters.Element e) {
            return new UniformTable[] {table(e.charge()), table(e.discharge()), table(e.activationEnergy())};
        }

        private double resistance(int element, double[] y) {
            UniformTable[] e = elements.get(element);
            double reference = p.openCircuit().referenceTemperature().value();
            double arrhenius = Math.exp(e[2].value(y[0]) / GAS * (1 / y[2] - 1 / reference));
            double r = e[direction > 0 ? 0 : 1].value(y[0]);
            double transfer = transfers.get(element);
            if (transfer > 0) {
                double ratio = Math.sinh(transfer * r / reference) * arrhenius * reference / y[2];
                return resistanceFactor * y[2] / transfer * Math.log(ratio + Math.sqrt(ratio * ratio + 1));
            }
            return resistanceFactor * ((element == 0 ? p.resistance().contact().value() : 0) + r * arrhenius);
        }

        private double open(double[] y) {
            return voltage.value(y[0])
                    + (y[2] - p.openCircuit().referenceTemperature().value()) * entropic.value(y[0]);
        }

        /** Voltage without the drop across what carries the current at once. */
        private double source(double[] y) {
            double sum = open(y) + hysteresis.value(y[0]) * y[1];
            for (int i = 0; i < timeConstants.size(); i++) {
                sum += y[3 + i];
            }
            return sum;
        }

        private void rate(double[] y, double[] rate, double ambient) {
            double efficiency = current > 0 ? p.coulombicEfficiency().value() : 1;
            double leak = p.selfDischarge().value();
            double dudt = entropic.value(y[0]);
            rate[0] = efficiency * current / capacity - leak;
            rate[1] = p.openCircuit().hysteresisRate().value()
                    * Math.abs(efficiency * current)
                    / capacity
                    * (Math.signum(current) - y[1]);
            double terminal = source(y) + resistance(0, y) * current;
            rate[2] = (current * (terminal - open(y))
                            + current * y[2] * dudt
                            + (open(y) - y[2] * dudt) * ((1 - efficiency) * current + leak * capacity)
                            - p.thermal().cooling().value() * (y[2] - ambient))
                    / p.thermal().heatCapacity().value();
            for (int i = 0; i < timeConstants.size(); i++) {
                rate[3 + i] = (resistance(i + 1, y) * current - y[3 + i])
                        / timeConstants.get(i)[direction > 0 ? 0 : 1].value(y[0]);
            }
        }
    }

    final List<Cell> cells = new ArrayList<>();
    private final List<int[]> place = new ArrayList<>();
    private final List<Double> groupConnection = new ArrayList<>();
    private final List<Integer> stringOfGroup = new ArrayList<>();
    private final List<Double> stringConnection = new ArrayList<>();
    private final int unknowns;
    private final LinearSolverDense<DMatrixRMaj> solver;
    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final DMatrixRMaj solution;
    double voltage;

    /** @param rack strings in parallel of groups in series of cells in parallel */
    ContinuousNetwork(Part.Parallel rack) {
        for (Part string : rack.parts()) {
            int s = stringConnection.size();
            stringConnection.add(string.connection());
            for (Part group : ((Part.Series) string).parts()) {
                int g = groupConnection.size();
                groupConnection.add(group.connection());
                stringOfGroup.add(s);
                for (Part cell : ((Part.Parallel) group).parts()) {
                    cells.add(new Cell((Part.Cell) cell));
                    place.add(new int[] {g, s});
                }
            }
        }
        unknowns = cells.size() + groupConnection.size() + stringConnection.size() + 1;
        solver = LinearSolverFactory_DDRM.lu(unknowns);
        matrix = new DMatrixRMaj(unknowns, unknowns);
        right = new DMatrixRMaj(unknowns, 1);
        solution = new DMatrixRMaj(unknowns, 1);
    }

    /** Currents of all cells, and the voltage, at a current of the terminals. */
    private void network(List<double[]> y, double current) {
        int n = cells.size();
        int groups = groupConnection.size();
        int strings = stringConnection.size();
        for (int attempt = 0; attempt < 20; attempt++) {
            matrix.zero();
            right.zero();
            for (int k = 0; k < n; k++) {
                Cell cell = cells.get(k);
                int g = place.get(k)[0];
                // V_group - (R_0 + connection) I = source
                matrix.set(k, n + g, 1);
                matrix.set(k, k, -(cell.resistance(0, y.get(k)) + cell.connection));
                right.set(k, 0, cell.source(y.get(k)));
                // sum of the currents of a group is that of its string
                matrix.set(n + g, k, 1);
            }
            int terminals = unknowns - 1;
            for (int g = 0; g < groups; g++) {
                int s = stringOfGroup.get(g);
                matrix.set(n + g, n + groups + s, -1);
                // sum of the voltages of a string, and across its connections, is that of the terminals
                matrix.set(n + groups + s, n + g, 1);
                matrix.add(n + groups + s, n + groups + s, groupConnection.get(g));
            }
            for (int s = 0; s < strings; s++) {
                matrix.add(n + groups + s, n + groups + s, stringConnection.get(s));
                matrix.set(n + groups + s, terminals, -1);
                matrix.set(terminals, n + groups + s, 1);
            }
            right.set(terminals, 0, current);
            if (!solver.setA(matrix.copy())) {
                throw new IllegalStateException("singular network");
            }
            solver.solve(right.copy(), solution);
            boolean turned = false;
            for (int k = 0; k < n; k++) {
                Cell cell = cells.get(k);
                cell.current = solution.get(k, 0);
                double now = Math.signum(cell.current);
                turned |= now != cell.direction;
                cell.direction = now;
            }
            voltage = solution.get(terminals, 0);
            if (!turned) {
                return;
            }
        }
    }

    /** Integrates at a current of the terminals; the voltage is then that at the end, with the current still on. */
    void advance(double current, double ambient, double seconds, int steps) {
        double h = seconds / steps;
        int n = cells.size();
        List<double[]> y = new ArrayList<>();
        double[][][] rate = new double[4][n][SIZE];
        for (Cell cell : cells) {
            y.add(cell.state.clone());
        }
        double[] reach = {0, 0.5 * h, 0.5 * h, h};
        for (int i = 0; i < steps; i++) {
            for (int stage = 0; stage < 4; stage++) {
                for (int k = 0; k < n; k++) {
                    for (int j = 0; j < SIZE; j++) {
                        y.get(k)[j] = cells.get(k).state[j] + (stage == 0 ? 0 : reach[stage] * rate[stage - 1][k][j]);
                    }
                }
                network(y, current);
                for (int k = 0; k < n; k++) {
                    cells.get(k).rate(y.get(k), rate[stage][k], ambient);
                }
            }
            for (int k = 0; k < n; k++) {
                double[] state = cells.get(k).state;
                for (int j = 0; j < SIZE; j++) {
                    state[j] += h / 6 * (rate[0][k][j] + 2 * rate[1][k][j] + 2 * rate[2][k][j] + rate[3][k][j]);
                }
            }
        }
        for (int k = 0; k < n; k++) {
            System.arraycopy(cells.get(k).state, 0, y.get(k), 0, SIZE);
        }
        network(y, current);
    }
}
