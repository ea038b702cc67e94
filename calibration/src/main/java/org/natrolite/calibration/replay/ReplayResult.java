package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.natrolite.models.cell.CellModel;

/** What a replay gave: the model's answer at each row of the record, and how far it is from the measurement. Immutable. */
public final class ReplayResult {
    private final CellModel cell;
    private final Drive drive;
    private final Start start;
    private final double[] voltage;
    private final double[] temperature;
    private final double[] soc;
    private final FitStatistics statistics;
    private final List<CycleStatistics> cycles;
    private final List<String> warnings;

    ReplayResult(
            CellModel cell,
            Drive drive,
            Start start,
            double[] voltage,
            double[] temperature,
            double[] soc,
            List<String> warnings) {
        this.cell = cell;
        this.drive = drive;
        this.start = start;
        this.voltage = voltage;
        this.temperature = temperature;
        this.soc = soc;
        this.warnings = List.copyOf(warnings);
        Map<Double, FitStatistics.Sum> sums = new LinkedHashMap<>();
        FitStatistics.Sum sum = new FitStatistics.Sum();
        for (int i = 0; i < drive.size(); i++) {
            if (i == 0 || drive.cycle[i] != drive.cycle[i - 1]) {
                sum = sums.computeIfAbsent(drive.cycle[i], label -> new FitStatistics.Sum());
            }
            add(sum, i);
        }
        List<CycleStatistics> list = new ArrayList<>();
        sums.forEach((label, of) -> list.add(new CycleStatistics(drive.source(), label, of.statistics())));
        this.cycles = List.copyOf(list);
        FitStatistics.Sum all = new FitStatistics.Sum();
        sums.values().forEach(all::add);
        this.statistics = all.statistics();
    }

    /**
     * Statistics over some of the rows.
     *
     * @param rows which rows count
     * @return how far the model is from the measurement there
     */
    public FitStatistics statistics(IntPredicate rows) {
        FitStatistics.Sum sum = new FitStatistics.Sum();
        addTo(sum, rows);
        return sum.statistics();
    }

    /**
     * Adds rows to a sum that goes over more than one replay.
     *
     * @param sum sum to add to; modified
     * @param rows which rows count
     */
    public void addTo(FitStatistics.Sum sum, IntPredicate rows) {
        for (int i = 0; i < drive.size(); i++) {
            if (rows.test(i)) {
                add(sum, i);
            }
        }
    }

    private void add(FitStatistics.Sum sum, int row) {
        sum.add(
                voltage[row] - drive.voltage[row],
                temperature[row] - drive.surface(row),
                drive.weight[row],
                drive.loaded[row]);
    }

    /**
     * @return the record with its measurements
     */
    public Drive drive() {
        return drive;
    }

    /**
     * @return terminal voltage of the model at each row, V, shape [drive().size()]; a copy
     */
    public double[] voltage() {
        return voltage.clone();
    }

    /**
     * @return cell temperature of the model at each row, K, shape [drive().size()]; a copy
     */
    public double[] temperature() {
        return temperature.clone();
    }

    /**
     * @return state of charge of the model at each row, 1, shape [drive().size()]; a copy
     */
    public double[] soc() {
        return soc.clone();
    }

    /**
     * @return state of charge at the first row, 1
     */
    public double initialSoc() {
        return soc[0];
    }

    /**
     * @return temperature of the surroundings and how it is known
     */
    public AmbientEstimate ambient() {
        return drive.ambient();
    }

    /**
     * @return how far the model is from the measurement, over all rows
     */
    public FitStatistics statistics() {
        return statistics;
    }

    /**
     * @return the same for each cycle, in the order of appearance
     */
    public List<CycleStatistics> cycles() {
        return cycles;
    }

    /**
     * @return stretches in which much charge passes in one direction, in their order
     */
    public List<Leg> legs() {
        return Leg.of(cell, drive, start, voltage);
    }

    /**
     * @return remarks, in the order they were made
     */
    public List<String> warnings() {
        return warnings;
    }
}
