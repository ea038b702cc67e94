package org.natrolite.models.cell.batch;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellState;

/**
 * What a run shows of every k-th step: current, voltage, state of charge and temperature of each cell at its end, and, if
 * asked for, means over the k steps that end there.
 */
public final class Samples {
    private final int every;
    private final int cells;
    private final int count;
    private final double[] current;
    private final double[] voltage;
    private final double[] soc;
    private final double[] temperature;

    // Means, and the sums of each cell at the last sample, shape [quantities][samples x cells] and [quantities][cells].
    private static final int POWER = 0;
    private static final int CURRENT = 1;
    private static final int SOC = 2;
    private static final int TEMPERATURE = 3;
    private final double[][] mean;
    private final double[][] sum;

    private Samples(int every, int cells, int steps, boolean means) {
        this.every = every;
        this.cells = cells;
        this.count = steps / every;
        long numbers = (long) count * cells;
        if (numbers > Integer.MAX_VALUE - 8) {
            throw new BadArgumentException(
                    numbers + " samples; expected fewer than 2^31: sample fewer steps, or run fewer cells at a time");
        }
        this.current = new double[(int) numbers];
        this.voltage = new double[(int) numbers];
        this.soc = new double[(int) numbers];
        this.temperature = new double[(int) numbers];
        this.mean = new double[means ? TEMPERATURE + 1 : 0][(int) numbers];
        this.sum = new double[mean.length][cells];
    }

    /**
     * @param every steps from sample to sample, at least 1
     * @param cells cells of the batch
     * @param profile profile that will be run
     * @return room for all samples
     */
    public static Samples every(int every, int cells, CurrentProfile profile) {
        return of(every, cells, profile, false);
    }

    /**
     * @param every steps from sample to sample, at least 1
     * @param cells cells of the batch
     * @param profile profile that will be run
     * @return room for all samples, and the means over the steps from one to the next
     */
    public static Samples withMeans(int every, int cells, CurrentProfile profile) {
        return of(every, cells, profile, true);
    }

    /**
     * @param every steps from sample to sample, at least 1
     * @param profiles profiles that will be run
     * @return room for all samples, and the means over the steps from one to the next
     */
    public static Samples withMeans(int every, CellProfiles profiles) {
        return of(every, profiles.cells(), profiles.steps(), true);
    }

    private static Samples of(int every, int cells, CurrentProfile profile, boolean means) {
        return of(every, cells, profile.steps(), means);
    }

    private static Samples of(int every, int cells, int steps, boolean means) {
        if (every < 1) {
            throw new BadArgumentException("a sample every " + every + " steps; expected at least 1");
        }
        return new Samples(every, cells, steps, means);
    }

    /** First step after one, at the end of which a sample is taken. */
    int next(int step) {
        return (step / every + 1) * every;
    }

    boolean takes(int step) {
        return step % every == 0;
    }

    void require(int cells, int steps) {
        if (cells != this.cells || steps / every != count) {
            throw new BadArgumentException("room for " + count + " samples of " + this.cells + " cells; expected "
                    + steps / every + " of " + cells);
        }
    }

    void put(int step, int cell, double ampere, double volt, CellState state) {
        put(step, cell, ampere, volt, state.soc(), state.temperature());
    }

    void put(int step, int cell, double ampere, double volt, double charged, double kelvin) {
        int at = (step / every - 1) * cells + cell;
        current[at] = ampere;
        voltage[at] = volt;
        soc[at] = charged;
        temperature[at] = kelvin;
    }

    boolean hasMeans() {
        return sum.length > 0;
    }

    /** Takes the sums of a lane to begin with, as they are booked in its tile. */
    void begin(CellTile tile, int i) {
        begin(
                tile.first + i,
                tile.energyIn[i] - tile.energyOut[i],
                tile.chargeIn[i] - tile.chargeOut[i],
                tile.socSeconds[i],
                tile.kelvinSeconds[i]);
    }

    /** The same of a cell where it lives. */
    void begin(CellBlock block, int i) {
        begin(
                block.first + i,
                block.energy(i),
                block.charge(i),
                block.values[CellBlock.SOC_SECONDS + i],
                block.values[CellBlock.KELVIN_SECONDS + i]);
    }

    /** Takes the sums of a cell to begin with: energy, J, charge, C, and integrals of SOC, s, and temperature, K s. */
    private void begin(int cell, double energy, double charge, double socSeconds, double kelvinSeconds) {
        sum[POWER][cell] = energy;
        sum[CURRENT][cell] = charge;
        sum[SOC][cell] = socSeconds;
        sum[TEMPERATURE][cell] = kelvinSeconds;
    }

    /** Takes the same at a sample. */
    void means(
            int cell, int step, double length, double energy, double charge, double socSeconds, double kelvinSeconds) {
        int at = (step / every - 1) * cells + cell;
        double seconds = every * length;
        mean[POWER][at] = (energy - sum[POWER][cell]) / seconds;
        mean[CURRENT][at] = (charge - sum[CURRENT][cell]) / seconds;
        mean[SOC][at] = (socSeconds - sum[SOC][cell]) / seconds;
        mean[TEMPERATURE][at] = (kelvinSeconds - sum[TEMPERATURE][cell]) / seconds;
        begin(cell, energy, charge, socSeconds, kelvinSeconds);
    }

    private double mean(int quantity, int sample, int cell) {
        if (!hasMeans()) {
            throw new BadArgumentException("no means were taken; expected samples made by withMeans");
        }
        return mean[quantity][at(sample, cell)];
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return mean power at the terminals since the sample before, W, positive when it charged
     * @throws BadArgumentException if no means were asked for
     */
    public double meanPower(int sample, int cell) {
        return mean(POWER, sample, cell);
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return mean current since the sample before, A, positive when it charged
     * @throws BadArgumentException if no means were asked for
     */
    public double meanCurrent(int sample, int cell) {
        return mean(CURRENT, sample, cell);
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return mean state of charge since the sample before, 1
     * @throws BadArgumentException if no means were asked for
     */
    public double meanSoc(int sample, int cell) {
        return mean(SOC, sample, cell);
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return mean temperature since the sample before, K
     * @throws BadArgumentException if no means were asked for
     */
    public double meanTemperature(int sample, int cell) {
        return mean(TEMPERATURE, sample, cell);
    }

    /**
     * @return number of samples of a cell
     */
    public int count() {
        return count;
    }

    private int at(int sample, int cell) {
        if (!(sample >= 0 && sample < count && cell >= 0 && cell < cells)) {
            throw new BadArgumentException(
                    "sample " + sample + " of cell " + cell + "; expected below " + count + " and " + cells);
        }
        return sample * cells + cell;
    }

    /**
     * @param sample number of a sample, from 0; it is taken at the end of step (sample + 1) every
     * @param cell number of a cell
     * @return current of that step, A, positive when it charges
     */
    public double current(int sample, int cell) {
        return current[at(sample, cell)];
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return terminal voltage at the end of the step, with its current still on, V
     */
    public double voltage(int sample, int cell) {
        return voltage[at(sample, cell)];
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return state of charge, 1
     */
    public double soc(int sample, int cell) {
        return soc[at(sample, cell)];
    }

    /**
     * @param sample number of a sample, from 0
     * @param cell number of a cell
     * @return temperature, K
     */
    public double temperature(int sample, int cell) {
        return temperature[at(sample, cell)];
    }
}
