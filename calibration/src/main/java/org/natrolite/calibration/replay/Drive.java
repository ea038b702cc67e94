package org.natrolite.calibration.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Quantity;

/**
 * A record prepared for replay: the current that holds over each interval, the temperature of the surroundings, and
 * the weight of each row. Immutable; the rules are told in the tour of this package.
 */
public final class Drive {
    /** Relative change of the current between rows beyond which it jumps. */
    private static final double JUMP = 0.1;

    /** Current that counts as none, relative to the largest of the record. */
    private static final double NO_CURRENT = 1e-4;

    final double[] time;
    final double[] current;
    final double[] voltage;
    final double @Nullable [] surface;
    final double[] cycle;
    final double[] ambient;

    /** Current from row i to row i + 1, A, shape [rows - 1]. */
    final double[] held;

    final boolean[] jump;
    final boolean[] loaded;
    final double[] weight;
    private final int[] origin;
    private final String source;
    private final AmbientEstimate ambientEstimate;

    private final ChargeTrust trust;

    private final List<String> warnings;

    private Drive(
            String source,
            double[] time,
            double[] current,
            double[] voltage,
            double @Nullable [] surface,
            double[] cycle,
            double[] ambient,
            double[] held,
            boolean[] jump,
            boolean[] loaded,
            int[] origin,
            AmbientEstimate ambientEstimate,
            ChargeTrust trust,
            List<String> warnings) {
        this.source = source;
        this.time = time;
        this.current = current;
        this.voltage = voltage;
        this.surface = surface;
        this.cycle = cycle;
        this.ambient = ambient;
        this.held = held;
        this.jump = jump;
        this.loaded = loaded;
        this.origin = origin;
        this.ambientEstimate = ambientEstimate;
        this.trust = trust;
        this.warnings = List.copyOf(warnings);
        this.weight = weights(time, jump);
    }

    /**
     * @param series record with current and voltage
     * @param options what the caller knows better
     * @param referenceTemperature temperature to fall back on where nothing is known of the surroundings, K
     * @return the record prepared for replay
     * @throws BadDataException if current or voltage is missing
     */
    public static Drive of(TimeSeries series, ReplayOptions options, double referenceTemperature) {
        return recorded(series, options, referenceTemperature).balanced();
    }

    /** The record prepared with its current as the sensor reads it. */
    static Drive recorded(TimeSeries series, ReplayOptions options, double referenceTemperature) {
        double[] time = series.column(Channel.TIME);
        double[] current = series.column(Channel.CURRENT);
        double[] voltage = series.column(Channel.VOLTAGE);
        double[] surface = series.has(Channel.SURFACE_TEMPERATURE) ? series.column(Channel.SURFACE_TEMPERATURE) : null;
        int n = time.length;
        double[] cycle = series.has(Channel.CYCLE) ? series.column(Channel.CYCLE) : new double[n];
        double largest = 0;
        for (double value : current) {
            largest = Math.max(largest, Math.abs(value));
        }
        boolean[] loaded = new boolean[n];
        for (int i = 0; i < n; i++) {
            loaded[i] = Math.abs(current[i]) > NO_CURRENT * largest;
        }
        double[] held = new double[n - 1];
        boolean[] jump = new boolean[n - 1];
        for (int i = 0; i + 1 < n; i++) {
            double a = current[i];
            double b = current[i + 1];
            jump[i] = loaded[i] != loaded[i + 1]
                    || (loaded[i] && Math.abs(b - a) > JUMP * Math.max(Math.abs(a), Math.abs(b)));
            held[i] = jump[i] ? a : 0.5 * (a + b);
        }
        List<String> warnings = new ArrayList<>();
        List<int[]> rests = rests(loaded);
        AmbientEstimate estimate =
                AmbientEstimate.of(series, options, referenceTemperature, time, surface, rests, warnings);
        double[] ambient;
        if (estimate.origin() == AmbientEstimate.Origin.MEASURED) {
            ambient = series.column(Channel.AMBIENT_TEMPERATURE);
        } else {
            ambient = new double[n];
            Arrays.fill(ambient, estimate.value());
        }
        return new Drive(
                series.source(),
                time,
                current,
                voltage,
                surface,
                cycle,
                ambient,
                held,
                jump,
                loaded,
                IntStream.range(0, n).toArray(),
                estimate,
                ChargeTrust.COUNTED,
                warnings);
    }

    /** The same record without the offset of its current sensor, where the charge of a closed loop shows it. */
    private Drive balanced() {
        SensorOffset offset = SensorOffset.of(this).orElse(null);
        if (offset == null || !offset.certain()) {
            return this;
        }
        List<String> remarks = new ArrayList<>(warnings);
        remarks.add(offset.words() + "; it is taken off, so that it does not go into the capacity, and charge stays as"
                + " uncertain as that");
        Drive without = less(offset.current());
        return without.with(
                without.current,
                without.held,
                ambient,
                ambientEstimate,
                new ChargeTrust(Math.abs(offset.lost()), 1),
                remarks);
    }

    /** The same rows with another current, other surroundings and other remarks. */
    private Drive with(
            double[] current,
            double[] held,
            double[] ambient,
            AmbientEstimate estimate,
            ChargeTrust trust,
            List<String> warnings) {
        return new Drive(
                source, time, current, voltage, surface, cycle, ambient, held, jump, loaded, origin, estimate, trust,
                warnings);
    }

    /**
     * The same record for those who must not look at some of its rows: an ambient temperature that is estimated from rests
     * is estimated from the others.
     *
     * @param hidden rows not to look at, shape [size()]; not modified
     * @return the record with that ambient temperature
     */
    public Drive without(boolean[] hidden) {
        if (surface == null || ambientEstimate.origin() != AmbientEstimate.Origin.REST_ENDS) {
            return this;
        }
        boolean[] busy = loaded.clone();
        for (int i = 0; i < busy.length; i++) {
            busy[i] |= hidden[i];
        }
        List<String> remarks = new ArrayList<>(warnings);
        AmbientEstimate estimate = AmbientEstimate.fromRests(surface, time, rests(busy), hidden, remarks);
        double[] constant = new double[time.length];
        Arrays.fill(constant, estimate.value());
        return with(current, held, constant, estimate, trust, remarks);
    }

    /**
     * The same record under other circumstances.
     *
     * @param warmer what its surroundings were warmer by, K
     * @param chargeFactor charge that passed over the charge that was counted, 1, above zero
     * @return the record with these
     */
    public Drive under(double warmer, double chargeFactor) {
        if (warmer == 0 && chargeFactor == trust.factor()) {
            return this;
        }
        double[] moved = ambient;
        if (warmer != 0) {
            moved = ambient.clone();
            for (int i = 0; i < moved.length; i++) {
                moved[i] += warmer;
            }
        }
        AmbientEstimate e = ambientEstimate;
        AmbientEstimate estimate =
                new AmbientEstimate(e.value() + warmer, e.lower() + warmer, e.upper() + warmer, e.origin(), e.rests());
        return with(current, held, moved, estimate, new ChargeTrust(trust.missing(), chargeFactor), warnings);
    }

    /**
     * The same record once it is known how its circumstances were found.
     *
     * @param estimate ambient temperature and how it is known
     * @param remark what a user must know of that
     * @return the record with these
     */
    public Drive told(AmbientEstimate estimate, String remark) {
        List<String> remarks = new ArrayList<>(warnings);
        remarks.add(remark);
        return with(current, held, ambient, estimate, trust, remarks);
    }

    /**
     * @param model cell
     * @return the cell by the charge that this record counts: of another capacity where that is not what passed
     */
    public CellModel seen(CellModel model) {
        if (trust.factor() == 1) {
            return model;
        }
        CellParameters p = model.parameters();
        Quantity capacity = p.capacity();
        return CellModel.of(p.withCapacity(Quantity.exact(capacity.value() / trust.factor(), capacity.provenance())));
    }

    /**
     * The same record with another zero of its current.
     *
     * @param offset what its sensor reads too much, A
     * @return the record with that taken off wherever current flows
     */
    public Drive less(double offset) {
        return less(offset, 0, current.length);
    }

    /**
     * The same for some of its rows.
     *
     * @param offset what the sensor reads too much there, A
     * @param from first row
     * @param to row after the last
     * @return the record with that taken off wherever current flows
     */
    public Drive less(double offset, int from, int to) {
        double[] corrected = current.clone();
        double[] correctedHeld = held.clone();
        for (int i = from; i < to; i++) {
            corrected[i] -= loaded[i] ? offset : 0;
            if (i < correctedHeld.length) {
                correctedHeld[i] -= loaded[i] ? offset : 0;
            }
        }
        return with(corrected, correctedHeld, ambient, ambientEstimate, trust, warnings);
    }

    private static List<int[]> rests(boolean[] loaded) {
        List<int[]> rests = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= loaded.length; i++) {
            boolean resting = i < loaded.length && !loaded[i];
            if (resting && start < 0) {
                start = i;
            } else if (!resting && start >= 0) {
                rests.add(new int[] {start, i});
                start = -1;
            }
        }
        return rests;
    }

    private static double[] weights(double[] time, boolean[] jump) {
        double[] weight = new double[time.length];
        for (int i = 0; i + 1 < time.length; i++) {
            double length = time[i + 1] - time[i];
            if (jump[i]) {
                weight[i] += length;
            } else {
                weight[i] += 0.5 * length;
                weight[i + 1] += 0.5 * length;
            }
        }
        return weight;
    }

    /**
     * Leaves out rows where nothing sudden happens. The charge that flows between the rows kept stays the same, and
     * rows beside a jump of the current are always kept, unless the current jumps all the time as in a profile of drives.
     *
     * @param keep whether a row may be kept, asked in order for rows that could be left out, with the last row kept
     * @param to row after the last that is looked at
     * @return the shorter record
     */
    public Drive thinned(Keep keep, int to) {
        int[] rows = KeptRows.of(this, keep, to);
        int count = rows.length;
        double[] shortHeld = new double[count - 1];
        boolean[] shortJump = new boolean[count - 1];
        for (int k = 0; k + 1 < count; k++) {
            double charge = 0;
            for (int i = rows[k]; i < rows[k + 1]; i++) {
                charge += held[i] * (time[i + 1] - time[i]);
            }
            double length = time[rows[k + 1]] - time[rows[k]];
            shortHeld[k] = length > 0 ? charge / length : held[rows[k]];
            shortJump[k] = jump[rows[k]];
        }
        boolean[] shortLoaded = new boolean[count];
        for (int k = 0; k < count; k++) {
            shortLoaded[k] = loaded[rows[k]];
        }
        return new Drive(
                source,
                pick(time, rows),
                pick(current, rows),
                pick(voltage, rows),
                surface == null ? null : pick(surface, rows),
                pick(cycle, rows),
                pick(ambient, rows),
                shortHeld,
                shortJump,
                shortLoaded,
                pick(origin, rows),
                ambientEstimate,
                trust,
                warnings);
    }

    private static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            picked[k] = values[rows[k]];
        }
        return picked;
    }

    private static int[] pick(int[] values, int[] rows) {
        int[] picked = new int[rows.length];
        for (int k = 0; k < rows.length; k++) {
            picked[k] = values[rows[k]];
        }
        return picked;
    }

    /** Decides on rows of a record. */
    @FunctionalInterface
    public interface Keep {
        /**
         * @param last row kept last
         * @param row row in question
         * @return whether to keep it
         */
        boolean keep(int last, int row);
    }

    /**
     * @return number of rows
     */
    public int size() {
        return time.length;
    }

    /**
     * @param row row, from 0
     * @return row of the whole record that it is, from 0; the same where nothing was left out
     */
    public int origin(int row) {
        return origin[row];
    }

    /**
     * @return name of the record
     */
    public String source() {
        return source;
    }

    /**
     * @param row row, from 0
     * @return its time, s
     */
    public double time(int row) {
        return time[row];
    }

    /**
     * @param row row, from 0
     * @return its current, A
     */
    public double current(int row) {
        return current[row];
    }

    /**
     * @param row row, from 0; not the last
     * @return current that holds up to the next row, A
     */
    public double held(int row) {
        return held[row];
    }

    /**
     * @param row row, from 0
     * @return temperature of the surroundings, K
     */
    public double surroundings(int row) {
        return ambient[row];
    }

    /**
     * @param row row, from 0
     * @return measured voltage, V
     */
    public double voltage(int row) {
        return voltage[row];
    }

    /**
     * @param row row, from 0
     * @return measured surface temperature, K; NaN without
     */
    public double surface(int row) {
        return surface == null ? Double.NaN : surface[row];
    }

    /**
     * @return whether surface temperature was measured
     */
    public boolean hasSurface() {
        return surface != null;
    }

    /**
     * @param row row, from 0
     * @return its cycle label; 0 where the record gives none
     */
    public double cycle(int row) {
        return cycle[row];
    }

    /**
     * @param row row, from 0
     * @return whether current flows
     */
    public boolean loaded(int row) {
        return loaded[row];
    }

    /**
     * @param row row, from 0; not the last
     * @return whether the current jumps from it to the next
     */
    public boolean jumps(int row) {
        return jump[row];
    }

    /**
     * @param row row, from 0
     * @return time that it stands for, s
     */
    public double weight(int row) {
        return weight[row];
    }

    /**
     * @return temperature of the surroundings and how it is known
     */
    public AmbientEstimate ambient() {
        return ambientEstimate;
    }

    /**
     * @return how far the charge that it counts can be trusted
     */
    public ChargeTrust charge() {
        return trust;
    }

    /**
     * @return rests as pairs of first row and row after the last, in order
     */
    public List<int[]> rests() {
        return rests(loaded);
    }

    /**
     * @return remarks of the preparation
     */
    public List<String> warnings() {
        return warnings;
    }
}
