package org.natrolite.models.system;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellState;

/**
 * Cells in parallel groups and series strings, moved step by step through two terminals. Holds states, ages and switches of
 * all cells and the workspace of the step; allocates nothing after construction. Not thread-safe; one a thread. The same
 * calls give the same bits.
 *
 * <p>Cells and parts are numbered from 0 in the order in which they are written down, a part before what it is made of:
 * part 0 is the whole circuit. Results are those of the last step.
 */
public final class Circuit {
    private final Wiring wiring;
    private final CellBank bank;
    private final Network network;
    private int limited;

    private Circuit(Part root) {
        wiring = new Wiring(root);
        bank = wiring.bank;
        network = new Network(wiring);
        wiring.reduce();
    }

    /**
     * @param root what the circuit is
     * @return the circuit, at rest, all switches closed
     */
    public static Circuit of(Part root) {
        return new Circuit(root);
    }

    /**
     * Steps at a current, or as near to it as the cells' limits allow. A rest is a step at 0 A; cells in parallel balance
     * in it.
     *
     * @param current current through the terminals asked for, A, positive when it charges
     * @param ambient temperature around each cell, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @return why less was given, bits of {@link org.natrolite.models.cell.Limited}; 0 where all was given
     * @throws BadArgumentException if a number is not finite or out of range, or no solution is found, which takes states
     *     far beyond any cell's; no cell has then moved
     */
    public int stepCurrent(double current, double[] ambient, double length) {
        BadArgumentException.requireFinite(current, "current in A");
        return step(Network.Control.CURRENT, current, ambient, length);
    }

    /**
     * Steps at a mean power, or as near to it as the cells and their limits allow.
     *
     * @param power power at the terminals asked for, W, positive when it charges; 0 W is not quite a rest while cells
     *     balance, see {@link #power()}
     * @param ambient temperature around each cell, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @return why less was given, bits of {@link org.natrolite.models.cell.Limited}; 0 where all was given
     * @throws BadArgumentException if a number is not finite or out of range, or no solution is found, which takes states
     *     far beyond any cell's; no cell has then moved
     */
    public int stepPower(double power, double[] ambient, double length) {
        BadArgumentException.requireFinite(power, "power in W");
        return step(Network.Control.POWER, power, ambient, length);
    }

    /**
     * Steps so that the voltage of the terminals at the end of the step has a value, or as near to it as the cells' limits
     * allow.
     *
     * @param voltage voltage asked for, V
     * @param ambient temperature around each cell, K, above zero, shape [cells]; not modified
     * @param length length of the step, s, zero or more
     * @return why the voltage was not reached, bits of {@link org.natrolite.models.cell.Limited}; 0 where it was
     * @throws BadArgumentException if a number is not finite or out of range, or no solution is found, which takes states
     *     far beyond any cell's; no cell has then moved
     */
    public int stepVoltage(double voltage, double[] ambient, double length) {
        BadArgumentException.requireFinite(voltage, "voltage in V");
        return step(Network.Control.VOLTAGE, voltage, ambient, length);
    }

    private int step(Network.Control control, double asked, double[] ambient, double length) {
        if (ambient.length != bank.cells) {
            throw new BadArgumentException(
                    "ambient temperatures of " + ambient.length + " cells; expected " + bank.cells);
        }
        bank.begin(ambient, length);
        int bits = network.solve(control, asked);
        if (bits < 0) {
            wiring.rest();
            throw new BadArgumentException("no solution found for a step of " + length + " s at a " + control + " of "
                    + asked + "; expected less, or a shorter step");
        }
        bank.take();
        limited = bits;
        return bits;
    }

    /**
     * @return number of cells
     */
    public int cells() {
        return bank.cells;
    }

    /**
     * @return number of parts, cells included
     */
    public int parts() {
        return wiring.parts;
    }

    /**
     * @param cell cell
     * @return number of the part that it is
     */
    public int part(int cell) {
        return wiring.tree.partOf(cell);
    }

    /**
     * @param part part
     * @return number of the part that it lies in: the group or string; -1 for the whole circuit
     */
    public int parent(int part) {
        return wiring.tree.parent(part);
    }

    /**
     * Opens the switch of a part: a failed cell, a blown fuse, a contactor. What was in parallel with it carries on without;
     * what was in series carries no current. Inside an open part cells go on balancing, resting and discharging themselves.
     *
     * @param part part
     */
    public void open(int part) {
        wiring.tree.set(part, false);
    }

    /**
     * Closes the switch of a part.
     *
     * @param part part
     */
    public void close(int part) {
        wiring.tree.set(part, true);
    }

    /**
     * @param part part
     * @return whether current can pass it: its switch is closed, and those of all it needs
     */
    public boolean conducts(int part) {
        return wiring.tree.conducts(part);
    }

    /**
     * Sets the age of a cell; its state of charge stays as it is.
     *
     * @param cell cell
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     */
    public void setAge(int cell, double capacityFactor, double resistanceFactor) {
        BadArgumentException.requirePositive(capacityFactor, "capacity factor");
        BadArgumentException.requirePositive(resistanceFactor, "resistance factor");
        bank.age(cell, capacityFactor, resistanceFactor);
    }

    /**
     * @param cell cell
     * @param state state that it shall have; not modified
     */
    public void setState(int cell, CellState state) {
        bank.state(cell).set(state);
    }

    /**
     * @param cell cell
     * @return a copy of its state
     */
    public CellState state(int cell) {
        return bank.state(cell).copy();
    }

    /**
     * @param cell cell
     * @return its state of charge, 1
     */
    public double soc(int cell) {
        return bank.state(cell).soc();
    }

    /**
     * @param cell cell
     * @return its temperature, K
     */
    public double temperature(int cell) {
        return bank.state(cell).temperature();
    }

    /**
     * @return current through the terminals, A, positive when it charged
     */
    public double current() {
        return wiring.current[0];
    }

    /**
     * @return voltage of the terminals at the end of the step, with the current still on, V; 0 where the circuit is broken
     */
    public double voltage() {
        return wiring.voltage();
    }

    /**
     * Mean power over the step: the sum over all cells that the terminals feed of current times their own mean voltage, and
     * of what connections and resistors lose. So energy, this times the length of the step, is what cells and resistances
     * took, to rounding. While cells in parallel balance, this is not zero at 0 A: currents are constant over a step and
     * voltages equal at its end, not on its mean; the difference is of the order of the length of the step.
     *
     * @return W, positive when it charged
     */
    public double power() {
        return wiring.power(0);
    }

    /**
     * @return mean power lost in connections and resistors that the terminals feed, W
     */
    public double connectionLoss() {
        return wiring.lost();
    }

    /**
     * @return why less was given than asked, bits of {@link org.natrolite.models.cell.Limited}
     */
    public int limited() {
        return limited;
    }

    /**
     * @param cell cell
     * @return its current, A, positive when it charged
     */
    public double current(int cell) {
        return bank.current[cell];
    }

    /**
     * @param cell cell
     * @return voltage of its own terminals at the end of the step, V
     */
    public double voltage(int cell) {
        return bank.voltage[cell];
    }

    /**
     * @param cell cell
     * @return mean voltage of its own terminals over the step, V
     */
    public double meanVoltage(int cell) {
        return bank.meanVoltage[cell];
    }

    /**
     * @param cell cell
     * @return limits of this cell that kept the circuit from what was asked, bits of
     *     {@link org.natrolite.models.cell.Limited}
     */
    public int limited(int cell) {
        return network.limited(cell);
    }

    /**
     * Limits that a cell is beyond though nobody asked: by currents between cells in parallel, which no control of the
     * terminals can prevent, or by the state it was given.
     *
     * @param cell cell
     * @return bits of {@link org.natrolite.models.cell.Limited}
     */
    public int exceeded(int cell) {
        return bank.exceeded(cell);
    }

    /**
     * @param part part
     * @return current through it, A, positive when it charged
     */
    public double partCurrent(int part) {
        return wiring.current[part];
    }

    /**
     * @param part part
     * @return voltage across it and its connection at the end of the step, V; 0 where it does not conduct
     */
    public double partVoltage(int part) {
        return wiring.voltage(part);
    }

    /**
     * @param part part
     * @return mean power at its terminals, its connection included, W; 0 where it does not conduct
     */
    public double partPower(int part) {
        return wiring.power(part);
    }

    /**
     * @param part part
     * @return limits of the cells in it that kept the circuit from what was asked, bits of
     *     {@link org.natrolite.models.cell.Limited}
     */
    public int partLimited(int part) {
        int bits = 0;
        for (int k = 0; k < bank.cells; k++) {
            int i = wiring.tree.partOf(k);
            while (i > part) {
                i = wiring.tree.parent(i);
            }
            bits |= i == part ? network.limited(k) : 0;
        }
        return bits;
    }

    /**
     * @return numbers in a flat state of the circuit
     */
    public int stateSize() {
        return wiring.stateSize();
    }

    /**
     * Writes states, ages, switches and the currents that the next step begins its search from: what is needed to come back
     * here bit for bit.
     *
     * @param values where to, {@link #stateSize()} numbers; modified
     * @param offset where the state begins
     */
    public void save(double[] values, int offset) {
        wiring.save(values, offset);
    }

    /**
     * Goes back to a flat state of this circuit, or of one made from the same parts. Limits of the last step read as 0.
     *
     * @param values state as written by {@link #save}; not modified
     * @param offset where the state begins
     * @throws BadArgumentException if the state of a cell is none
     */
    public void restore(double[] values, int offset) {
        wiring.restore(values, offset);
        network.forget();
        limited = 0;
    }
}
