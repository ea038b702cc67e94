package org.natrolite.models.system;

import java.util.Arrays;

/**
 * The linear algebra of a {@link Tree} of parts: its currents, and the line that each part is about them.
 *
 * <p>With every cell a straight line through its last evaluation, {@code V_k + b_k dI_k}, every part is one too: a series
 * adds lines, a parallel group adds conductances, a resistance adds to the slope. So one pass reduces the tree to
 * the line of its terminals, and one pass back hands their current down to the cells: a Newton step of the whole network
 * for two additions and a division a cell.
 */
final class Wiring {
    /** Spread of the voltages that parallel parts must share, over the larger of 1 V and the voltage. */
    private static final double SHARED = 1e-12;

    /** Error of the sum of currents below which no current is handed down, over the sum of their magnitudes. */
    private static final double SUMMED = 1e-14;

    /** Rounding of a voltage that currents are worked out from, relative. */
    static final double ULPS = 4e-16;

    /** Error of a sum of currents, A and over its rounding, beyond which more than its last step is to blame. */
    private static final double UNBALANCED = 1e-10;

    private static final double UNBALANCED_ROUNDING = 100;

    final int parts;
    final CellBank bank;
    final Tree tree;
    private final int[] kind;
    private final int[] parent;
    private final int[] cellOfPart;
    private final double[] connection;
    private final boolean[] conducts;

    /** Current of each part, A. */
    final double[] current;

    /** Change of the current of each part that {@link #propose} has worked out for voltages to be shared, A. */
    private final double[] change;

    /** Change besides for the sums of currents to be right, A: of which more than all would be as wrong as less. */
    private final double[] mend;

    private final double[] start;

    // The line of each part about its present current: voltage, slope, energy and how that changes.
    private final double[] voltage;
    private final double[] slope;
    private final double[] power;
    private final double[] powerSlope;

    // Of a parallel group, inside its connection: sums over its parts.
    private final double[] conductance;
    private final double[] weighted;
    private final double[] sum;
    private final double[] magnitude;
    private final double[] lowest;
    private final double[] highest;
    private final double[] powerWeight;
    private final double[] powerOffset;
    private final double[] innerVoltage;
    private boolean shared;
    private boolean balanced;

    Wiring(Part root) {
        tree = new Tree(root);
        parts = tree.parts;
        kind = tree.kind;
        parent = tree.parent;
        cellOfPart = tree.cellOfPart;
        connection = tree.connection;
        conducts = tree.conducts;
        bank = new CellBank(tree.cells);
        current = new double[parts];
        change = new double[parts];
        mend = new double[parts];
        start = new double[parts];
        voltage = new double[parts];
        slope = new double[parts];
        power = new double[parts];
        powerSlope = new double[parts];
        conductance = new double[parts];
        weighted = new double[parts];
        sum = new double[parts];
        magnitude = new double[parts];
        lowest = new double[parts];
        highest = new double[parts];
        powerWeight = new double[parts];
        powerOffset = new double[parts];
        innerVoltage = new double[parts];
    }

    /** Reduces the tree to the line of its terminals, from what the cells answered last. */
    void reduce() {
        for (int i = 0; i < parts; i++) {
            voltage[i] = 0;
            slope[i] = 0;
            power[i] = 0;
            powerSlope[i] = 0;
            if (kind[i] == Tree.PARALLEL) {
                clear(i);
            }
        }
        shared = true;
        for (int i = parts - 1; i >= 0; i--) {
            if (kind[i] == Tree.CELL) {
                int k = cellOfPart[i];
                double at = bank.current[k];
                voltage[i] = bank.voltage[k];
                slope[i] = bank.slope[k];
                power[i] = at * bank.meanVoltage[k];
                powerSlope[i] = bank.meanVoltage[k] + at * bank.meanSlope[k];
            } else if (kind[i] == Tree.PARALLEL) {
                gather(i);
            }
            double r = connection[i];
            double at = current[i];
            voltage[i] += r * at;
            slope[i] += r;
            power[i] += r * at * at;
            powerSlope[i] += 2 * r * at;
            if (i > 0) {
                add(i, parent[i]);
            }
        }
    }

    private void clear(int i) {
        conductance[i] = 0;
        weighted[i] = 0;
        sum[i] = 0;
        magnitude[i] = 0;
        lowest[i] = Double.POSITIVE_INFINITY;
        highest[i] = Double.NEGATIVE_INFINITY;
        powerWeight[i] = 0;
        powerOffset[i] = 0;
    }

    /** Adds the line of a part to that of what it lies in. */
    private void add(int i, int p) {
        if (!conducts[i]) {
            return;
        }
        if (kind[p] == Tree.SERIES) {
            double lag = current[p] - current[i];
            voltage[p] += voltage[i] + slope[i] * lag;
            slope[p] += slope[i];
            // no lag here: it is rounding from the first Newton step on, and energies shall add up
            power[p] += power[i];
            powerSlope[p] += powerSlope[i];
            return;
        }
        double g = 1 / slope[i];
        conductance[p] += g;
        weighted[p] += g * voltage[i];
        sum[p] += current[i];
        magnitude[p] += Math.abs(current[i]);
        lowest[p] = Math.min(lowest[p], voltage[i]);
        highest[p] = Math.max(highest[p], voltage[i]);
        power[p] += power[i];
        powerWeight[p] += powerSlope[i] * g;
        powerOffset[p] += powerSlope[i] * g * voltage[i];
    }

    /** Makes one line of the parts of a parallel group, about the sum of their currents. */
    private void gather(int i) {
        if (conductance[i] == 0) {
            return;
        }
        double b = 1 / conductance[i];
        double v = weighted[i] * b;
        innerVoltage[i] = v;
        current[i] = sum[i];
        voltage[i] = v;
        slope[i] = b;
        powerSlope[i] = powerWeight[i] * b;
        if (!level(i)) {
            shared = false;
            power[i] += powerWeight[i] * v - powerOffset[i];
        }
    }

    /** Whether the parts of a group share one voltage. */
    private boolean level(int i) {
        return highest[i] - lowest[i] <= SHARED * Math.max(1, Math.abs(innerVoltage[i]));
    }

    /** Whether all parallel parts share one voltage, as of the last {@link #reduce}. */
    boolean shared() {
        return shared;
    }

    /** Whether the currents had the right sums when the last change was proposed. */
    boolean balanced() {
        return balanced;
    }

    double voltage() {
        return conducts[0] ? voltage[0] : 0;
    }

    double slope() {
        return slope[0];
    }

    /** Current that the line of the terminals has without voltage, A: the scale of its rounding. */
    double shortCircuit() {
        return Math.abs(voltage[0]) / slope[0];
    }

    /** Mean power at the terminals, W: by the line of the last {@link #reduce}; the sum of all where voltages are shared. */
    double power() {
        return power[0];
    }

    double powerSlope() {
        return powerSlope[0];
    }

    /** Voltage between the terminals of a part, V; 0 where it does not conduct. */
    double voltage(int part) {
        return conducts[part] ? voltage[part] : 0;
    }

    /** Mean power at the terminals of a part, W; 0 where it does not conduct. */
    double power(int part) {
        return conducts[part] ? power[part] : 0;
    }

    /** Power lost in all connections and resistors that the terminals feed, W. */
    double lost() {
        double total = 0;
        for (int i = 0; i < parts; i++) {
            if (tree.fed[i]) {
                total += connection[i] * current[i] * current[i];
            }
        }
        return total;
    }

    /** Sum of the magnitudes of the currents of all cells, A: what the rounding of their sum is measured by. */
    double magnitude() {
        double total = 0;
        for (int k = 0; k < bank.cells; k++) {
            total += Math.abs(bank.current[k]);
        }
        return total;
    }

    /** Hands a current at the terminals down the tree: works out by how much the current of each part changes. */
    void propose(double wanted) {
        balanced = true;
        mend[0] = (conducts[0] ? wanted : 0) - current[0];
        change[0] = 0;
        for (int i = 1; i < parts; i++) {
            int p = parent[i];
            if (!conducts[i]) {
                mend[i] = -current[i];
                change[i] = 0;
            } else if (kind[p] == Tree.SERIES) {
                mend[i] = current[p] + mend[p] - current[i];
                change[i] = change[p];
            } else {
                share(i, p);
            }
        }
        System.arraycopy(current, 0, start, 0, parts);
    }

    /** Works out the change of a part in parallel with others from that of their group. */
    private void share(int i, int p) {
        double missing = current[p] + mend[p] - sum[p];
        double more = missing + change[p];
        double v = innerVoltage[p];
        double rounding = SUMMED * (magnitude[p] + Math.abs(sum[p] + more)) + ULPS * Math.abs(v) * conductance[p];
        balanced &= Math.abs(more) <= UNBALANCED + UNBALANCED_ROUNDING * rounding;
        boolean level = level(p);
        if (level && Math.abs(more) <= rounding) {
            // what is left of the voltages is rounding, and would come back in the sum
            mend[i] = 0;
            change[i] = 0;
            return;
        }
        mend[i] = missing / conductance[p] / slope[i];
        change[i] = ((level ? 0 : v - voltage[i]) + change[p] / conductance[p]) / slope[i];
    }

    /** Mends the sums of currents, and moves the currents by a part of the proposed change from where they were then. */
    void apply(double part) {
        for (int i = 0; i < parts; i++) {
            double now = start[i] + (mend[i] + part * change[i]);
            current[i] = now;
            if (kind[i] == Tree.CELL) {
                bank.current[cellOfPart[i]] = now;
            }
        }
    }

    /** Sets all currents to zero. */
    void rest() {
        Arrays.fill(current, 0);
        Arrays.fill(bank.current, 0);
    }

    /**
     * How the content of the network - the integral of voltage over current, summed over all parts - changes along the
     * proposed change at the last reduction, W. Voltages are taken above those of their groups, whose changes sum to zero but
     * for rounding.
     */
    double descent() {
        double total = 0;
        for (int i = 1; i < parts; i++) {
            if (conducts[i] && kind[parent[i]] == Tree.PARALLEL) {
                total += change[i] * (voltage[i] - innerVoltage[parent[i]]);
            }
        }
        return total;
    }

    void save(double[] values, int offset) {
        for (int i = 0; i < parts; i++) {
            values[offset + 2 * i] = tree.closed[i] ? 1 : 0;
            values[offset + 2 * i + 1] = current[i];
        }
        bank.save(values, offset + 2 * parts);
    }

    void restore(double[] values, int offset) {
        bank.restore(values, offset + 2 * parts);
        for (int i = 0; i < parts; i++) {
            tree.closed[i] = values[offset + 2 * i] != 0;
            current[i] = values[offset + 2 * i + 1];
        }
        tree.connect();
        reduce();
    }

    int stateSize() {
        return 2 * parts + CellBank.SIZE * bank.cells;
    }
}
