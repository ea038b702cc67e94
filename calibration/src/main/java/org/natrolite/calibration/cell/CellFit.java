package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.Start;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * Residuals of cells against records: voltage and temperature of the rows to be fitted, by replay from the first row.
 *
 * <p>Model errors stay alike for a while, so a row counts by the time it stands for, in units of a correlation time:
 * milliseconds between rows add nothing. Load and rest count alike, however long the rests are.
 */
final class CellFit implements LeastSquares {
    /** Supposed standard deviation of the voltage of a good model, V. */
    static final double VOLTAGE = 0.005;

    /** Time over which voltage errors are supposed to stay alike, s. */
    static final double VOLTAGE_TIME = 60;

    /** The same for temperatures, K and s. */
    static final double TEMPERATURE = 0.5;

    static final double TEMPERATURE_TIME = 1000;

    /**
     * Parts of a record in which its charge is off independently: so many that what one has counted wrong is not spread over
     * another kind of load.
     */
    private static final int SLICES = 32;

    /** Times that the rows must tell more than was supposed for it to be worth another fit. */
    private static final double RICHER = 4;

    /** The same once rows count by errors that were found: those of a cell that had not settled were too large and too long. */
    private static final double YET_RICHER = 1.25;

    /** Scatter that instruments have at least, V and K. */
    static final double LEAST_VOLTAGE = 1e-4;

    static final double LEAST_TEMPERATURE = 0.02;

    private final Parameterisation cells;
    private final List<Integer> records;
    private final List<Drive> drives;
    private final List<Start> starts;
    private final List<FitRows.Entry> entries;

    /** How voltages and temperatures are off, where that is known; before, it is supposed. */
    private final @Nullable ErrorModel voltageErrors;

    private final @Nullable ErrorModel temperatureErrors;

    /** Standard deviations that residuals are measured in, V and K. */
    private final double voltageScale;

    private final double temperatureScale;

    private CellFit(
            Parameterisation cells,
            FitRows rows,
            @Nullable ErrorModel voltageErrors,
            @Nullable ErrorModel temperatureErrors) {
        this.cells = cells;
        this.records = rows.records();
        this.drives = rows.drives();
        this.starts = rows.starts();
        this.entries = rows.entries();
        this.voltageErrors = voltageErrors;
        this.temperatureErrors = temperatureErrors;
        this.voltageScale = voltageErrors == null ? VOLTAGE : voltageErrors.deviation();
        this.temperatureScale = temperatureErrors == null ? TEMPERATURE : temperatureErrors.deviation();
    }

    /**
     * @param cells cells to choose from
     * @param records records
     * @param starts where their replays begin
     * @param heldOut rows that must not be looked at, one array a record
     * @return the problem
     */
    static CellFit of(Parameterisation cells, List<Drive> records, List<Start> starts, List<boolean[]> heldOut) {
        return new CellFit(cells, FitRows.of(records, starts, heldOut, true).balanced(), null, null);
    }

    /**
     * The same problem once it is known how its best cell is off, where that is by less than was supposed: each row counts
     * by what it tells, and none is left out unless there are too many.
     *
     * @param records records
     * @param starts where their replays begin
     * @param heldOut rows that must not be looked at, one array a record
     * @param x unknowns of the best cell, shape [unknowns]; not modified
     * @return the problem, or null where the rows tell no more than was supposed
     */
    @Nullable CellFit refined(List<Drive> records, List<Start> starts, List<boolean[]> heldOut, double[] x) {
        boolean thinned = records.stream().mapToInt(Drive::size).sum() > FitRows.MOST_RESIDUALS;
        FitRows rows = FitRows.of(records, starts, heldOut, thinned);
        CellFit all = new CellFit(cells, rows, new ErrorModel(VOLTAGE, 1), new ErrorModel(TEMPERATURE, 1));
        double[] residuals = new double[all.residuals()];
        all.evaluator().evaluate(x, residuals);
        ErrorModel voltage = all.errors(residuals, false);
        double supposed = entries.stream()
                        .filter(entry -> !entry.temperature())
                        .mapToDouble(this::importance)
                        .sum()
                / square(voltageScale);
        long voltages =
                all.entries.stream().filter(entry -> !entry.temperature()).count();
        double richer = voltageErrors == null ? RICHER : YET_RICHER;
        if (!(voltages * voltage.information() > richer * supposed)) {
            return null;
        }
        return new CellFit(cells, rows, voltage, all.errors(residuals, true));
    }

    /**
     * @return what the residuals stand for, in their order
     */
    List<FitRows.Entry> entries() {
        return entries;
    }

    /**
     * @return the thinned records
     */
    List<Drive> drives() {
        return drives;
    }

    /**
     * @return standard deviation that voltages are measured in, V
     */
    double voltageScale() {
        return voltageScale;
    }

    /**
     * @return where their replays begin
     */
    List<Start> starts() {
        return starts;
    }

    @Override
    public int unknowns() {
        return cells.size();
    }

    @Override
    public int residuals() {
        return entries.size();
    }

    @Override
    public double[] importances() {
        return entries.stream().mapToDouble(this::importance).toArray();
    }

    private double importance(FitRows.Entry entry) {
        ErrorModel errors = entry.temperature() ? temperatureErrors : voltageErrors;
        return errors == null
                ? entry.boost() * entry.weight() / (entry.temperature() ? TEMPERATURE_TIME : VOLTAGE_TIME)
                : 1 / errors.together();
    }

    /**
     * What each residual counts in the covariance: what a row tells by the errors of the cell that was found. Before
     * these are known to be small and short, the time that it stands for over the correlation time, without what was
     * added to balance load and rest.
     *
     * @param residuals residuals of the cell that was found, shape [residuals]; not modified
     * @param voltage errors of its voltages over time, V
     * @param temperature errors of its temperatures over time, K; null where none are fitted
     * @return weights, shape [residuals]
     */
    double[] information(double[] residuals, ResidualStatistics voltage, @Nullable ResidualStatistics temperature) {
        double v;
        double t;
        boolean known = voltageErrors != null;
        if (known) {
            v = errors(residuals, false).information() / square(1 / voltageScale);
            t = temperatureErrors == null ? 0 : errors(residuals, true).information() / square(1 / temperatureScale);
        } else {
            v = square(VOLTAGE / Math.max(LEAST_VOLTAGE, voltage.rootMeanSquare())) / voltage.correlationTime();
            t = temperature == null
                    ? 0
                    : square(TEMPERATURE / Math.max(LEAST_TEMPERATURE, temperature.rootMeanSquare()))
                            / temperature.correlationTime();
        }
        double[] weights = new double[residuals.length];
        Arrays.setAll(weights, i -> {
            FitRows.Entry entry = entries.get(i);
            return (known ? 1 : entry.weight()) * (entry.temperature() ? t : v);
        });
        return weights;
    }

    /**
     * Errors that residuals share, as rows alone do not: noise of the rests that replays begin with, on which the state of
     * charge hangs, and of the charge that is counted from there on. Told where the errors of rows are known.
     *
     * @param x unknowns, shape [unknowns]; not modified
     * @param residuals residuals there, shape [residuals]; not modified
     * @return for each source of errors, the residuals' change for one standard deviation, shape [residuals]
     */
    List<double[]> commonErrors(double[] x, double[] residuals) {
        List<double[]> list = new ArrayList<>();
        if (voltageErrors == null) {
            return list;
        }
        // those of the cell that was found, not of the one before, by which its rows were weighed
        ErrorModel found = errors(residuals, false);
        for (int k = 0; k < drives.size(); k++) {
            Start start = starts.get(k);
            Drive drive = drives.get(k);
            starts.set(k, start.higher(found.ofMean(start.readings(), everyHowMany(drive))));
            list.add(moved(x, residuals));
            starts.set(k, start);
            double resolution = ChargeCount.resolution(drive);
            for (int slice = 0; slice < SLICES; slice++) {
                int from = (int) ((long) drive.size() * slice / SLICES);
                int to = (int) ((long) drive.size() * (slice + 1) / SLICES);
                double loaded = 0;
                for (int i = from; i + 1 < drive.size() && i < to; i++) {
                    loaded += drive.loaded(i) ? drive.time(i + 1) - drive.time(i) : 0;
                }
                double charge = ChargeCount.deviation(drive, from, to, resolution);
                if (loaded > 0 && charge > 0) {
                    drives.set(k, drive.less(charge / loaded, from, to));
                    list.add(moved(x, residuals));
                    drives.set(k, drive);
                }
            }
        }
        return list;
    }

    /** Rows of the record for one that is left when it is thinned. */
    private static double everyHowMany(Drive drive) {
        return (double) (drive.origin(drive.size() - 1) - drive.origin(0) + 1) / drive.size();
    }

    private double[] moved(double[] x, double[] residuals) {
        double[] moved = new double[residuals.length];
        evaluator().evaluate(x, moved);
        Arrays.setAll(moved, i -> moved[i] - residuals[i]);
        return moved;
    }

    private static double square(double value) {
        return value * value;
    }

    /**
     * @param residuals residuals of a cell, shape [residuals]; not modified
     * @param temperature whether to look at temperatures
     * @return how it is off, V or K
     */
    private ErrorModel errors(double[] residuals, boolean temperature) {
        List<double[]> list = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            DoubleStream.Builder of = DoubleStream.builder();
            for (int i = 0; i < residuals.length; i++) {
                if (entries.get(i).drive() == k && entries.get(i).temperature() == temperature) {
                    of.add(residuals[i] * (temperature ? temperatureScale : voltageScale));
                }
            }
            list.add(of.build().toArray());
        }
        return ErrorModel.of(list, temperature ? LEAST_TEMPERATURE : LEAST_VOLTAGE);
    }

    @Override
    public Evaluator evaluator() {
        return new Worker();
    }

    /** Replays, and replays with derivatives. */
    private final class Worker implements Evaluator {
        private final double[][] voltage = arrays();
        private final double[][] temperature = arrays();
        private final double[][] soc = arrays();

        private double[][] arrays() {
            return drives.stream().map(drive -> new double[drive.size()]).toArray(double[][]::new);
        }

        @Override
        public void evaluate(double[] x, double[] r) {
            CellModel cell = CellModel.of(cells.cell(x));
            for (int k = 0; k < drives.size(); k++) {
                Circumstances.Of of = cells.circumstances(x, records.get(k));
                Drive drive = drives.get(k).under(of.warmer(), of.charge());
                CellModel model = drive.seen(cell);
                Replay.trace(
                        CellStepper.of(model, OperatingLimits.none()),
                        drive,
                        starts.get(k).warmer(of.warmer()).state(model),
                        voltage[k],
                        temperature[k],
                        soc[k]);
            }
            for (int i = 0; i < r.length; i++) {
                FitRows.Entry entry = entries.get(i);
                Drive drive = drives.get(entry.drive());
                r[i] = entry.temperature()
                        ? (temperature[entry.drive()][entry.row()] - drive.surface(entry.row())) / temperatureScale
                        : (voltage[entry.drive()][entry.row()] - drive.voltage(entry.row())) / voltageScale;
            }
        }

        @Override
        public boolean differentiate(double[] x, double[] jacobian) {
            CellModel cell = CellModel.of(cells.cell(x));
            TangentStepper stepper = cells.tangents(x, cell);
            Columns columns = new Columns(jacobian, entries.size(), cells.size());
            int next = 0;
            for (int k = 0; k < drives.size(); k++) {
                Circumstances.Of of = cells.circumstances(x, records.get(k));
                Drive drive = drives.get(k).under(of.warmer(), of.charge());
                CellModel model = drive.seen(cell);
                Start start = starts.get(k).warmer(of.warmer());
                stepper.circumstances(of);
                stepper.begin(start.state(model), stepper.startTangent(start.reading(model)));
                for (int row = 0; next < entries.size() && entries.get(next).drive() == k; row++) {
                    for (;
                            next < entries.size()
                                    && entries.get(next).drive() == k
                                    && entries.get(next).row() == row;
                            next++) {
                        double[] d = columns.next();
                        if (entries.get(next).temperature()) {
                            scale(stepper.temperatureTangent(), 1 / temperatureScale, d);
                        } else {
                            stepper.terminal(drive.current(row), d);
                            scale(d, 1 / voltageScale, d);
                        }
                    }
                    if (row + 1 < drive.size()) {
                        step(stepper, drive, row);
                    }
                }
            }
            columns.flush();
            return true;
        }

        private void step(TangentStepper stepper, Drive drive, int row) {
            double held = drive.held(row);
            double length = drive.time(row + 1) - drive.time(row);
            int parts = Replay.parts(held, length);
            double surroundings = 0.5 * (drive.surroundings(row) + drive.surroundings(row + 1));
            for (int part = 0; part < parts; part++) {
                stepper.step(held, length / parts, surroundings);
            }
        }

        private void scale(double[] from, double factor, double[] to) {
            for (int a = 0; a < from.length; a++) {
                to[a] = factor * from[a];
            }
        }
    }
}
