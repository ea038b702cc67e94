package org.natrolite.models.cell.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.kernel.Lanes;
import org.natrolite.models.cell.kernel.StepWork;

/**
 * Up to {@link Lanes#WIDTH} cells of one group, one lane a cell: states, ages and records. All arrays are that long; lanes
 * beyond the count are idle.
 */
final class CellTile {
    /** Lanes below which loops over all of them are the longer way. */
    private static final int FEW = 8;

    final CellBatch.Group group;

    /** Number of the first cell in the batch. */
    int first;

    int count;

    /** Lane of the first cell in the tile that {@link #turns} belong to: that of which this one holds a part for a run. */
    int offset;

    final Lanes lanes = Lanes.create();
    double[] soc = column();
    final double[] capacityFactor = column();
    final double[] resistanceFactor = column();

    /** Current of the cell over that of a shared profile, 1. */
    final double[] scale = column();

    final double[] energyIn = column();
    final double[] energyOut = column();
    final double[] chargeIn = column();
    final double[] chargeOut = column();
    final double[] lowestSoc = column();
    final double[] highestSoc = column();
    final double[] lowestTemperature = column();
    final double[] highestTemperature = column();
    final double[] seconds = column();
    final double[] socSeconds = column();
    final double[] kelvinSeconds = column();

    /** Steps taken by the scalar equations. */
    final double[] referenceSteps = column();

    // Where the equations of a lane were expanded for single steps; part of the state, so that going back repeats the
    // bits.
    /** Interval of the tables in the middle, below zero where there is none. */
    final double[] bandInterval = column();

    /** Intervals to either side of it. */
    final double[] bandWidth = column();

    /** Temperature of the centre, K. */
    final double[] bandKelvin = column();

    /** Largest magnitude of the current, A. */
    final double[] bandCurrent = column();

    /** {@link StepBands#missed} of the state of charge at which energy was booked by the tables last, V. */
    final double[] bandBooked = column();

    /** Whether means and extremes of state of charge and temperature are known. */
    private boolean statistics;

    /** Counts what is changed by others than the {@link BatchStepper} that keeps expansions of the lanes. */
    int version;

    /** Bits of {@link org.natrolite.models.cell.Limited} since the last reset. */
    final int[] limited = new int[Lanes.WIDTH];

    /** State of the search for turning points; null as long as nobody asked. */
    @Nullable Turns turns;

    // Where in the columns they stand.
    private static final int SOC = 0;
    private static final int HYSTERESIS = 1;
    private static final int TEMPERATURE = 2;
    private static final int PAIRS = 3;

    /** All columns of numbers, those of a flat state first and in its order. */
    final double[][] columns;

    CellTile(CellBatch.Group group, int first, int count) {
        this.group = group;
        this.first = first;
        this.count = count;
        this.columns = new double[][] {
            soc,
            lanes.hysteresis,
            lanes.temperature,
            lanes.pair[0],
            lanes.pair[1],
            lanes.pair[2],
            capacityFactor,
            resistanceFactor,
            scale,
            energyIn,
            energyOut,
            chargeIn,
            chargeOut,
            lowestSoc,
            highestSoc,
            lowestTemperature,
            highestTemperature,
            lanes.lowestVoltage,
            lanes.highestVoltage,
            seconds,
            socSeconds,
            kelvinSeconds,
            referenceSteps,
            bandInterval,
            bandWidth,
            bandKelvin,
            bandCurrent,
            bandBooked
        };
        Arrays.fill(bandInterval, -1);
        Arrays.fill(capacityFactor, 1);
        Arrays.fill(resistanceFactor, 1);
        Arrays.fill(scale, 1);
        Arrays.fill(
                lanes.temperature,
                group.model().parameters().openCircuit().referenceTemperature().value());
        Arrays.fill(soc, 0.5);
        resetRecords();
    }

    /**
     * Takes over lanes of a tile of the same group as the first ones of this.
     *
     * @param whole the tile; not modified, but for the search for turning points, which is shared
     * @param from its first lane
     * @param lanes how many
     */
    void take(CellTile whole, int from, int lanes) {
        first = whole.first + from;
        count = lanes;
        offset = whole.offset + from;
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(whole.columns[c], from, columns[c], 0, lanes);
        }
        System.arraycopy(whole.limited, from, limited, 0, lanes);
        turns = whole.turns;
        statistics = whole.statistics;
    }

    /** Gives them back. */
    void give(CellTile whole, int from) {
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(columns[c], 0, whole.columns[c], from, count);
        }
        System.arraycopy(limited, 0, whole.limited, from, count);
        whole.turns = turns;
    }

    private static double[] column() {
        return new double[Lanes.WIDTH];
    }

    /**
     * Books in the temperature of a lane what its expansion has missed of the energy stored since that was booked last: so
     * the first law holds by the tables.
     */
    void settle(int i) {
        if (bandInterval[i] >= 0) {
            WindowTables w = group.tables();
            double missed = StepBands.missed(w, (int) bandInterval[i], (int) bandWidth[i], bandKelvin[i], soc[i]);
            lanes.temperature[i] += w.capacity * capacityFactor[i] * (missed - bandBooked[i]) / w.heatCapacity;
            bandBooked[i] = missed;
        }
    }

    /** Forgets the expansions of all lanes, once what they owe is booked. */
    void leaveBands() {
        for (int i = 0; i < count; i++) {
            settle(i);
            bandInterval[i] = -1;
        }
        version++;
    }

    /** Puts the states at the end of a step in the place of those before it, which become work space. */
    void takeOver(StepWork w, int pairs) {
        double[] before = soc;
        soc = w.soc;
        w.soc = before;
        before = lanes.hysteresis;
        lanes.hysteresis = w.hysteresis;
        w.hysteresis = before;
        before = lanes.temperature;
        lanes.temperature = w.temperature;
        w.temperature = before;
        columns[SOC] = soc;
        columns[HYSTERESIS] = lanes.hysteresis;
        columns[TEMPERATURE] = lanes.temperature;
        for (int p = 0; p < pairs; p++) {
            before = lanes.pair[p];
            lanes.pair[p] = w.pair[p];
            w.pair[p] = before;
            columns[PAIRS + p] = lanes.pair[p];
        }
    }

    /** Says that means and extremes of state of charge and temperature are not known. */
    void forgetStatistics() {
        if (!statistics) {
            return;
        }
        statistics = false;
        Arrays.fill(seconds, Double.NaN);
        Arrays.fill(lowestSoc, Double.NaN);
        Arrays.fill(highestSoc, Double.NaN);
        Arrays.fill(lowestTemperature, Double.NaN);
        Arrays.fill(highestTemperature, Double.NaN);
    }

    void resetRecords() {
        Arrays.fill(energyIn, 0);
        Arrays.fill(energyOut, 0);
        Arrays.fill(chargeIn, 0);
        Arrays.fill(chargeOut, 0);
        Arrays.fill(seconds, 0);
        Arrays.fill(socSeconds, 0);
        Arrays.fill(kelvinSeconds, 0);
        Arrays.fill(referenceSteps, 0);
        System.arraycopy(soc, 0, lowestSoc, 0, soc.length);
        System.arraycopy(soc, 0, highestSoc, 0, soc.length);
        System.arraycopy(lanes.temperature, 0, lowestTemperature, 0, soc.length);
        System.arraycopy(lanes.temperature, 0, highestTemperature, 0, soc.length);
        Arrays.fill(lanes.lowestVoltage, Double.POSITIVE_INFINITY);
        Arrays.fill(lanes.highestVoltage, Double.NEGATIVE_INFINITY);
        Arrays.fill(limited, 0);
        statistics = true;
        if (turns != null) {
            turns.reset();
        }
    }

    /** Search for turning points, begun where there was none. */
    Turns turns() {
        Turns own = turns;
        if (own == null) {
            own = new Turns();
            turns = own;
        }
        return own;
    }

    /** Notes a step of a lane: its length, s, means over it, and where it ended. */
    void note(int i, double length, double meanSoc, double meanTemperature, double endSoc, double endTemperature) {
        seconds[i] += length;
        socSeconds[i] += length * meanSoc;
        kelvinSeconds[i] += length * meanTemperature;
        noteTemperature(i, endTemperature);
        lowestSoc[i] = Math.min(lowestSoc[i], endSoc);
        highestSoc[i] = Math.max(highestSoc[i], endSoc);
    }

    /**
     * Notes the temperatures of all lanes of a run.
     *
     * @param before what they were when last noted, K; modified
     * @param since when that was, s; modified
     * @param now present, s
     */
    void noteTemperatures(double[] before, double[] since, double now) {
        if (count < FEW) {
            for (int i = 0; i < count; i++) {
                noteTemperature(i, before, since, now);
            }
            return;
        }
        double[] kelvin = lanes.temperature;
        integrate(kelvinSeconds, kelvin, before, since, now);
        extremes(kelvin, lowestTemperature, highestTemperature);
        System.arraycopy(kelvin, 0, before, 0, Lanes.RUN);
        Arrays.fill(since, now);
    }

    private static void integrate(double[] sum, double[] kelvin, double[] before, double[] since, double now) {
        for (int i = 0; i < Lanes.RUN; i++) {
            sum[i] = sum[i] + 0.5 * (kelvin[i] + before[i]) * (now - since[i]);
        }
    }

    private static void extremes(double[] value, double[] lowest, double[] highest) {
        for (int i = 0; i < Lanes.RUN; i++) {
            lowest[i] = Math.min(lowest[i], value[i]);
            highest[i] = Math.max(highest[i], value[i]);
        }
    }

    /** The same for one lane. */
    void noteTemperature(int i, double[] before, double[] since, double now) {
        double kelvin = lanes.temperature[i];
        kelvinSeconds[i] = kelvinSeconds[i] + 0.5 * (kelvin + before[i]) * (now - since[i]);
        noteTemperature(i, kelvin);
        before[i] = kelvin;
        since[i] = now;
    }

    private void noteTemperature(int i, double kelvin) {
        lowestTemperature[i] = Math.min(lowestTemperature[i], kelvin);
        highestTemperature[i] = Math.max(highestTemperature[i], kelvin);
    }

    void noteVoltage(int i, double voltage) {
        lanes.lowestVoltage[i] = Math.min(lanes.lowestVoltage[i], voltage);
        lanes.highestVoltage[i] = Math.max(lanes.highestVoltage[i], voltage);
    }

    /** Books energy and charge of a lane, J and C, positive when it charged. */
    void book(int i, double energy, double charge) {
        if (charge > 0) {
            energyIn[i] += energy;
            chargeIn[i] += charge;
        } else {
            energyOut[i] -= energy;
            chargeOut[i] -= charge;
        }
    }
}
