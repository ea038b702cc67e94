package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.Start;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.numeric.Exponential;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.parameter.Curve;

/**
 * Goes through a record with the charge that is counted, and works out by what the whole resistance of a cell would change the
 * voltage of each row: of each of a few states of charge, in either direction, at once and through each of a grid of time
 * constants. Between these states of charge, and with temperature, it follows the cell.
 */
final class Response {
    /** Grid of time constants, s; a response between two of them is between theirs, which is right to 0.5 % at this ratio. */
    static final double FASTEST = 1;

    static final double RATIO = Math.sqrt(2);
    static final int TIMES = 27;

    /** States of charge that a resistance is told at, 1. */
    private static final double[] NODES = Nodes.coarse();

    /** Columns of an element: its nodes while charging, then while discharging. */
    static final int BLOCK = 2 * NODES.length;

    /** Intervals between the states of charge that the open-circuit voltage may be off at. */
    private static final int INTERVALS = 20;

    /** Columns of what the open-circuit voltage is off, after those of the elements. */
    static final int SHIFTS = INTERVALS + 1;

    static final int COLUMNS = BLOCK * (1 + TIMES) + SHIFTS;

    private final CellModel model;
    private final Drive drive;
    private final CellParameters cell;
    private final Curve activation;
    private final List<CellParameters.Element> elements = new ArrayList<>();
    private final double[] filtered = new double[TIMES * BLOCK];
    private final double[] row = new double[COLUMNS];
    private final double[] tents = new double[NODES.length];
    private double soc;
    private double hysteresis;

    /**
     * @param model cell whose capacity, open-circuit voltage and activation energy are nearly right
     * @param drive record
     * @param start where its replay begins
     */
    Response(CellModel model, Drive drive, Start start) {
        this.model = model;
        this.drive = drive;
        this.cell = model.parameters();
        this.activation = cell.resistance().ohmic().activationEnergy();
        elements.add(cell.resistance().ohmic());
        cell.resistance().pairs().forEach(pair -> elements.add(pair.element()));
        CellState state = start.state(model);
        this.soc = state.soc();
        this.hysteresis = state.hysteresis();
    }

    private double temperature(int at) {
        return drive.hasSurface() ? drive.surface(at) : drive.surroundings(at);
    }

    /**
     * @param at row that it has come to
     * @return what the cell shows without current, V
     */
    double open(int at) {
        return model.openCircuitVoltage(soc, temperature(at)) + hysteresis * model.hysteresis(soc);
    }

    /**
     * @param at row that it has come to
     * @return change of its voltage by each part of the resistance, V, and by each volt of the open-circuit voltage, 1, shape
     *     [COLUMNS]; valid until the next call
     */
    double[] columns(int at) {
        Arrays.fill(row, 0);
        carry(drive.current(at), at, row);
        System.arraycopy(filtered, 0, row, BLOCK, filtered.length);
        double place = Math.max(0, Math.min(1, soc)) * INTERVALS;
        int node = (int) Math.min(INTERVALS - 1, place);
        row[COLUMNS - SHIFTS + node] = 1 - (place - node);
        row[COLUMNS - SHIFTS + node + 1] = place - node;
        return row;
    }

    /** Sets what the whole resistance shows at once, by node and direction. */
    private void carry(double current, int at, double[] to) {
        double reference = cell.openCircuit().referenceTemperature().value();
        double arrhenius =
                Math.exp(activation.at(soc) / Constants.GAS_CONSTANT * (1 / temperature(at) - 1 / reference));
        double place = Math.max(NODES[0], Math.min(NODES[NODES.length - 1], soc));
        double ohm = 0;
        for (CellParameters.Element element : elements) {
            ohm += (current > 0 ? element.charge() : element.discharge()).at(place);
        }
        for (int j = 0; j < NODES.length; j++) {
            Arrays.fill(tents, 0);
            tents[j] = 1;
            to[(current > 0 ? 0 : NODES.length) + j] =
                    Parameterisation.between(NODES, tents, place) * ohm * arrhenius * current;
        }
    }

    /**
     * Goes on to the next row.
     *
     * @param at row that it has come to, not the last
     */
    void step(int at) {
        double held = drive.held(at);
        double length = drive.time(at + 1) - drive.time(at);
        int parts = Replay.parts(held, length);
        double capacity = cell.capacity().value();
        double stored = (held > 0 ? cell.coulombicEfficiency().value() : 1) * held * length / capacity / parts;
        double[] carried = new double[BLOCK];
        for (int part = 0; part < parts; part++) {
            soc += 0.5 * stored;
            carry(held, at, carried);
            for (int t = 0; t < TIMES; t++) {
                double u = length / parts / timeConstant(t);
                double done = u * Exponential.phi1(u);
                for (int c = 0; c < BLOCK; c++) {
                    filtered[t * BLOCK + c] += (carried[c] - filtered[t * BLOCK + c]) * done;
                }
            }
            double stay = Math.exp(-cell.openCircuit().hysteresisRate().value() * Math.abs(stored));
            hysteresis = Math.signum(held) + (hysteresis - Math.signum(held)) * stay;
            soc += 0.5 * stored;
        }
    }

    /**
     * @param place place on the grid, from 0 to TIMES - 1
     * @return time constant there, s
     */
    static double timeConstant(double place) {
        return FASTEST * Math.pow(RATIO, place);
    }

    /**
     * @param timeConstant time constant, s
     * @return its place on the grid
     */
    static double place(double timeConstant) {
        return Math.log(timeConstant / FASTEST) / Math.log(RATIO);
    }
}
