package org.natrolite.benchmarks.stepping;

import java.util.Arrays;
import java.util.Random;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;

/**
 * Cells of one kind, spread by 1 % in capacity and 3 % in resistance, rested, from which every way of stepping them begins.
 * Immutable.
 */
public final class Fleet {
    private static final long SEED = 1;
    private static final double CAPACITY_SPREAD = 0.01;
    private static final double RESISTANCE_SPREAD = 0.03;

    /** Standard deviations at which a spread is cut off. */
    private static final double FARTHEST = 3;

    /** Cells that are compared with a reference. */
    private static final int MOST_WITNESSES = 8;

    private final CellModel model;
    private final OperatingLimits limits;
    private final double soc;
    private final double kelvin;
    private final double[] capacityFactor;
    private final double[] resistanceFactor;

    private Fleet(CellModel model, OperatingLimits limits, int cells, double soc, double kelvin) {
        this.model = model;
        this.limits = limits;
        this.soc = soc;
        this.kelvin = kelvin;
        this.capacityFactor = new double[cells];
        this.resistanceFactor = new double[cells];
        Random random = new Random(SEED);
        for (int i = 0; i < cells; i++) {
            capacityFactor[i] = 1 + CAPACITY_SPREAD * normal(random);
            resistanceFactor[i] = 1 + RESISTANCE_SPREAD * normal(random);
        }
    }

    /**
     * @param model kind of cell
     * @param limits what a batch keeps them within
     * @param cells how many
     * @param soc state of charge where they begin, 1
     * @param kelvin temperature where they begin, K
     * @return the cells
     */
    public static Fleet of(CellModel model, OperatingLimits limits, int cells, double soc, double kelvin) {
        return new Fleet(model, limits, cells, soc, kelvin);
    }

    private static double normal(Random random) {
        while (true) {
            double x = random.nextGaussian();
            if (Math.abs(x) <= FARTHEST) {
                return x;
            }
        }
    }

    /**
     * @return number of cells
     */
    public int cells() {
        return capacityFactor.length;
    }

    /**
     * @return their kind
     */
    public CellModel model() {
        return model;
    }

    /**
     * @param cell number of a cell
     * @return its capacity over that of its kind, 1
     */
    public double capacityFactor(int cell) {
        return capacityFactor[cell];
    }

    /**
     * @return numbers of the cells that are compared with a reference: all, or eight from first to last
     */
    public int[] witnesses() {
        int[] which = new int[Math.min(MOST_WITNESSES, cells())];
        for (int k = 0; k < which.length; k++) {
            which[k] = which.length == 1 ? 0 : (int) ((long) k * (cells() - 1) / (which.length - 1));
        }
        return which;
    }

    /**
     * @return all cells
     */
    public CellBatch batch() {
        int[] all = new int[cells()];
        Arrays.setAll(all, i -> i);
        return batch(all);
    }

    /**
     * @param which numbers of cells; not modified
     * @return these
     */
    public CellBatch batch(int[] which) {
        CellBatch batch = CellBatch.of(model, limits, which.length);
        CellState state = CellState.rested(soc, 0, kelvin);
        for (int k = 0; k < which.length; k++) {
            batch.setAge(k, capacityFactor[which[k]], resistanceFactor[which[k]]);
            batch.setState(k, state);
        }
        batch.resetRecords();
        return batch;
    }

    /**
     * @param which numbers of cells; not modified
     * @return these, to be stepped by the plain loop
     */
    public NaiveCells naive(int[] which) {
        double[] capacity = new double[which.length];
        double[] resistance = new double[which.length];
        for (int k = 0; k < which.length; k++) {
            capacity[k] = capacityFactor[which[k]];
            resistance[k] = resistanceFactor[which[k]];
        }
        return new NaiveCells(model, capacity, resistance, soc, kelvin);
    }

    /**
     * @return all cells, to be stepped by the plain loop
     */
    public NaiveCells naive() {
        return new NaiveCells(model, capacityFactor, resistanceFactor, soc, kelvin);
    }

    /**
     * @param cell number of a cell
     * @param parts steps of the reference in a step of the others
     * @return the cell, to be stepped more finely
     */
    FineCell fine(int cell, int parts) {
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        stepper.setAge(capacityFactor[cell], resistanceFactor[cell]);
        return new FineCell(stepper, CellState.rested(soc, 0, kelvin), parts);
    }
}
