package org.natrolite.models.cell.batch;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.kernel.CellColumns;
import org.natrolite.models.cell.kernel.Lanes;

/**
 * Up to {@link Lanes#WIDTH} cells of one group, one lane a cell: states, ages and records. All arrays are that long; lanes
 * beyond the count are idle.
 */
final class CellTile implements LaneRecords {
    /** Lanes below which loops over all of them are the longer way. */
    private static final int FEW = 8;

    final CellBatch.Group group;

    /** Number of the first cell in the batch. */
    int first;

    int count;

    /** Lane of the first cell in the tile that {@link #turns()} belong to: that of which this one holds a part for a run. */
    int offset;

    final Lanes lanes = Lanes.create();
    final double[] soc = column();
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

    /** Bits of {@link org.natrolite.models.cell.Limited} since the last reset. */
    final int[] limited = new int[Lanes.WIDTH];

    /** Where the cells live; null before the first ones were taken. */
    private @Nullable CellBlock home;

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
            energyIn,
            chargeIn,
            energyOut,
            chargeOut,
            capacityFactor,
            resistanceFactor,
            scale,
            lowestSoc,
            highestSoc,
            lowestTemperature,
            highestTemperature,
            lanes.lowestVoltage,
            lanes.highestVoltage,
            seconds,
            socSeconds,
            kelvinSeconds,
            referenceSteps
        };
        Arrays.fill(capacityFactor, 1);
        Arrays.fill(resistanceFactor, 1);
        Arrays.fill(scale, 1);
        Arrays.fill(
                lanes.temperature,
                group.model().parameters().openCircuit().referenceTemperature().value());
        Arrays.fill(soc, 0.5);
    }

    /**
     * Takes cells out.
     *
     * @param block where they live, of the same group; not modified, but for the search for turning points, which is shared
     * @param from first lane of them
     * @param lanes how many
     */
    void take(CellBlock block, int from, int lanes) {
        first = block.first + from;
        count = lanes;
        offset = from;
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(block.values, c * CellColumns.STRIDE + from, columns[c], 0, lanes);
        }
        System.arraycopy(block.limited, from, limited, 0, lanes);
        home = block;
    }

    /** Gives them back. */
    void give(CellBlock block) {
        for (int c = 0; c < columns.length; c++) {
            System.arraycopy(columns[c], 0, block.values, c * CellColumns.STRIDE + offset, count);
        }
        System.arraycopy(limited, 0, block.limited, offset, count);
    }

    private static double[] column() {
        return new double[Lanes.WIDTH];
    }

    /** Search for turning points of the block that the cells were taken from. */
    Turns turns() {
        return Objects.requireNonNull(home).turns();
    }

    @Override
    public void note(
            int i, double length, double meanSoc, double meanTemperature, double endSoc, double endTemperature) {
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
        if (kelvin < lowestTemperature[i]) {
            lowestTemperature[i] = kelvin;
        }
        if (kelvin > highestTemperature[i]) {
            highestTemperature[i] = kelvin;
        }
    }

    @Override
    public void noteVoltage(int i, double voltage) {
        lanes.lowestVoltage[i] = Math.min(lanes.lowestVoltage[i], voltage);
        lanes.highestVoltage[i] = Math.max(lanes.highestVoltage[i], voltage);
    }

    @Override
    public void book(int i, double energy, double charge) {
        if (charge > 0) {
            energyIn[i] += energy;
            chargeIn[i] += charge;
        } else {
            energyOut[i] -= energy;
            chargeOut[i] -= charge;
        }
    }

    @Override
    public void noteReference(int i, int bits) {
        referenceSteps[i]++;
        limited[i] |= bits;
    }
}
