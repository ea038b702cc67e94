package org.natrolite.models.cell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Roots;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * Runs protocols and profiles on one cell and records what a cycler would write. Not thread-safe.
 *
 * <p>A step of a protocol ends exactly where its first limit is met. Where the current changes, two rows share one time:
 * the last of the old current and the first of the new. A step that the cell's own limits have brought to a standstill
 * ends there, with a warning.
 */
public final class Simulation {
    /** A limited step whose rate has fallen below this has come to a standstill, 1/h. */
    private static final double STANDSTILL = 1e-3;

    /** Where a limit is met is found to this length of time, s. */
    private static final double EVENT_TOLERANCE = 1e-9;

    /** Where a quantity counts as having met its bound, relative to the larger of the bound and 1. */
    private static final double MET = 1e-11;

    /** A step without a duration goes on until another of its limits is met, s. */
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    /** A step without a duration is given up after this many rows. */
    private static final int MOST_ROWS = 1_000_000;

    /** A simulation with more rows than this would sooner end the virtual machine than itself. */
    private static final int MOST_ROWS_ALTOGETHER = 5_000_000;

    private final CellStepper stepper;
    private final CellState state;
    private final CellState before;
    private final double nominalCapacity;
    private final double longest;
    private final Recorder recorder;
    private double ambient;
    private double time;
    private int number;
    private double cycle = Double.NaN;

    private Simulation(CellStepper stepper, CellState state, double ambient, double longest) {
        this.stepper = stepper;
        this.state = state;
        this.before = state.copy();
        this.nominalCapacity = stepper.model().parameters().rating().capacity().value();
        this.ambient = ambient;
        this.longest = longest;
        this.recorder = new Recorder();
    }

    /**
     * @param stepper cell with its age and limits
     * @param initial state to begin with; not modified
     * @param ambient temperature of the surroundings unless a profile gives its own, K
     * @param longest longest step to take at once, s
     * @return a simulation at time zero
     */
    public static Simulation of(CellStepper stepper, CellState initial, double ambient, double longest) {
        BadArgumentException.requirePositive(ambient, "ambient temperature in K");
        BadArgumentException.requirePositive(longest, "longest step in s");
        return new Simulation(stepper, initial.copy(), ambient, longest);
    }

    /**
     * Runs a protocol from the present state and goes on recording.
     *
     * @param protocol protocol to run
     * @return this
     */
    public Simulation run(Protocol protocol) {
        protocol.forEachStep(this::run);
        return this;
    }

    /**
     * @return a copy of the present state
     */
    public CellState state() {
        return state.copy();
    }

    /**
     * @return all rows so far, with voltage, current, cell and ambient temperature, SOC and step number
     * @throws org.natrolite.core.error.BadDataException if nothing was run
     */
    public TimeSeries series() {
        return recorder.series(stepper.model().parameters().description().id());
    }

    private void run(Step step) {
        number++;
        if (step.control() instanceof Control.Profile profile) {
            follow(profile, step);
        } else {
            hold(step);
        }
    }

    private void follow(Control.Profile profile, Step step) {
        TimeSeries series = profile.series();
        Channel channel = profile.channel();
        boolean climate = series.has(Channel.AMBIENT_TEMPERATURE);
        boolean labelled = series.has(Channel.CYCLE);
        double start = time;
        double moved = 0;
        double duration = duration(step, Double.POSITIVE_INFINITY);
        EnumSet<Limited> all = EnumSet.noneOf(Limited.class);
        for (int i = 0; i + 1 < series.size(); i++) {
            double span = series.time(i + 1) - series.time(i);
            if (climate) {
                ambient = series.value(Channel.AMBIENT_TEMPERATURE, i);
            }
            if (labelled) {
                cycle = series.value(Channel.CYCLE, i);
            }
            // the value of a SOC profile is where the row ends, that of all others what holds during the row
            double value = series.value(channel, channel == Channel.SOC ? i + 1 : i);
            double wanted = Math.ceil(span / Math.min(longest, step.sampling()) - 1e-9);
            if (!(recorder.size() + wanted <= MOST_ROWS_ALTOGETHER)) {
                throw tooManyRows();
            }
            int parts = (int) Math.max(1, wanted);
            for (int part = 0; part < parts; part++) {
                double length = span / parts;
                before.set(state);
                double remaining = span - part * length;
                // a limit on duration is met by cutting the part short
                double cut = Math.min(length, Math.max(0, duration - (time - start)));
                int bits = drive(channel, value, cut, remaining);
                all.addAll(Limited.of(bits));
                double event = event(step, h -> drive(channel, value, h, remaining), cut, moved);
                if (event <= cut || time + length - start >= duration) {
                    double end = Math.min(event, cut);
                    state.set(before);
                    drive(channel, value, end, remaining);
                    switchOver();
                    time += end;
                    recorder.add(time, stepper.voltage(), state);
                    warn(all);
                    return;
                }
                switchOver();
                moved += Math.abs(stepper.current()) * length;
                time += length;
                if (part + 1 < parts) {
                    recorder.add(time, stepper.voltage(), state);
                }
            }
            time = start + (series.time(i + 1) - series.time(0));
            recorder.add(time, stepper.voltage(), state);
        }
        warn(all);
    }

    private BadArgumentException tooManyRows() {
        return new BadArgumentException("step " + number + " leads to more than " + MOST_ROWS_ALTOGETHER
                + " rows; expected longer steps or a shorter time");
    }

    private void warn(Set<Limited> all) {
        if (!all.isEmpty()) {
            recorder.warnings.add(
                    "step " + number + ": less than asked was given in places, as the cell met " + words(all));
        }
    }

    private static String words(Set<Limited> reasons) {
        return reasons.stream().map(Limited::toString).collect(Collectors.joining(" and "));
    }

    private int drive(Channel channel, double value, double length, double remaining) {
        return switch (channel) {
            case CURRENT -> stepper.stepCurrent(state, value, length, ambient);
            case C_RATE -> stepper.stepCurrent(state, value * nominalCapacity / 3600, length, ambient);
            case POWER -> stepper.stepPower(state, value, length, ambient);
            case SOC -> {
                double missing = value - state.soc();
                double efficiency = missing > 0 ? stepper.model().efficiency : 1;
                yield remaining > 0
                        ? stepper.stepCurrent(
                                state, missing / remaining * stepper.capacity() / efficiency, length, ambient)
                        : stepper.stepCurrent(state, 0, length, ambient);
            }
            default -> throw new BadArgumentException("profile of " + channel + "; expected one that drives a cell");
        };
    }

    /**
     * Records the first row of a new current, at the time of the last row of the old one: between two rows the current is
     * that of both, so that the charge of a record is the charge of the cell.
     */
    private void switchOver() {
        if (recorder.size() == 0 || recorder.lastCurrent() != stepper.current()) {
            recorder.add(time, stepper.terminalVoltage(before, stepper.current()), before);
        }
    }

    private void hold(Step step) {
        double start = time;
        // counted from the start of the step: added to a long time, a short last step could be lost to rounding
        double elapsed = 0;
        double moved = 0;
        double duration = duration(step, ENDLESS);
        double most = Math.min(longest, step.sampling()) * MOST_ROWS;
        EnumSet<Limited> all = EnumSet.noneOf(Limited.class);
        before.set(state);
        take(step.control(), 0);
        if (metNow(step, 0)) {
            recorder.add(time, stepper.voltage(), state);
            recorder.warnings.add("step " + number + " (" + step.control() + ") ended at once: one of its limits "
                    + step.until() + " is met from the start");
            return;
        }
        state.set(before);
        while (elapsed < duration) {
            if (duration == ENDLESS && elapsed >= most) {
                throw new BadArgumentException("step " + number + " (" + step.control() + ") met none of its limits "
                        + step.until() + " in " + MOST_ROWS + " rows, " + elapsed
                        + " s; expected limits that it can meet, or a longer sampling");
            }
            double length = Math.min(Math.min(longest, step.sampling()), duration - elapsed);
            before.set(state);
            int bits = take(step.control(), length);
            double event = event(step, h -> take(step.control(), h), length, moved);
            if (event <= length) {
                state.set(before);
                take(step.control(), event);
                switchOver();
                time = start + elapsed + event;
                recorder.add(time, stepper.voltage(), state);
                warn(all);
                return;
            }
            switchOver();
            all.addAll(Limited.of(bits));
            moved += Math.abs(stepper.current()) * length;
            elapsed += length;
            time = start + elapsed;
            recorder.add(time, stepper.voltage(), state);
            if (bits != 0 && Math.abs(stepper.current()) * 3600 < STANDSTILL * nominalCapacity) {
                recorder.warnings.add(String.format(
                        Locale.ROOT,
                        "step %d (%s) ended after %.6g s: the cell came to a standstill at %s",
                        number,
                        step.control(),
                        elapsed,
                        words(Limited.of(bits))));
                return;
            }
        }
        warn(all);
    }

    private static double duration(Step step, double longest) {
        double duration = longest;
        for (Limit limit : step.until()) {
            if (limit.quantity() == Limit.Quantity.DURATION) {
                duration = Math.min(duration, limit.bound());
            }
        }
        return duration;
    }

    private int take(Control control, double length) {
        if (control instanceof Control.Current c) {
            return stepper.stepCurrent(state, c.current(), length, ambient);
        }
        if (control instanceof Control.CRate c) {
            return stepper.stepCurrent(state, c.rate() * nominalCapacity / 3600, length, ambient);
        }
        if (control instanceof Control.Power p) {
            return stepper.stepPower(state, p.power(), length, ambient);
        }
        if (control instanceof Control.Voltage v) {
            return stepper.stepVoltage(state, v.voltage(), length, ambient);
        }
        return stepper.stepCurrent(state, 0, length, ambient);
    }

    /** Time within the step just taken at which the first of the limits is met, s; infinite where none is. */
    private double event(Step step, DoubleConsumer stepping, double length, double moved) {
        double first = Double.POSITIVE_INFINITY;
        for (Limit limit : step.until()) {
            if (limit.quantity() == Limit.Quantity.DURATION || !reached(limit, length, moved)) {
                continue;
            }
            DoubleUnaryOperator beyond = h -> {
                state.set(before);
                stepping.accept(h);
                return beyond(limit, h, moved);
            };
            // at constant power the current is set anew with each step, which alone can meet a limit
            double at = beyond.applyAsDouble(0) >= 0 ? 0 : Roots.bracketed(beyond, 0, length, EVENT_TOLERANCE);
            first = Math.min(first, at);
            state.set(before);
            stepping.accept(length);
        }
        return first;
    }

    private boolean reached(Limit limit, double length, double moved) {
        return beyond(limit, length, moved) >= 0;
    }

    /** How far a limit is exceeded; what a solution leaves of a voltage or a state of charge does not count as missing. */
    private double beyond(Limit limit, double length, double moved) {
        return excess(limit, length, moved) + MET * Math.max(1, limit.bound());
    }

    private boolean metNow(Step step, double moved) {
        return step.until().stream().anyMatch(l -> l.quantity() != Limit.Quantity.DURATION && reached(l, 0, moved));
    }

    /** How far the step just taken is beyond a limit: negative before it is met. */
    private double excess(Limit limit, double length, double moved) {
        double magnitude = Math.abs(stepper.current());
        return switch (limit.quantity()) {
            case DURATION -> length - limit.bound();
            case VOLTAGE_RISES_TO -> stepper.voltage() - limit.bound();
            case VOLTAGE_FALLS_TO -> limit.bound() - stepper.voltage();
            case CURRENT_FALLS_TO -> limit.bound() - magnitude;
            case C_RATE_FALLS_TO -> limit.bound() - magnitude * 3600 / nominalCapacity;
            case SOC_RISES_TO -> state.soc() - limit.bound();
            case SOC_FALLS_TO -> limit.bound() - state.soc();
            case CHARGE_MOVED -> moved + magnitude * length - limit.bound();
            case TEMPERATURE_RISES_TO -> state.temperature() - limit.bound();
        };
    }

    /** Rows as they come. */
    private final class Recorder {
        private final List<double[]> rows = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        void add(double time, double voltage, CellState at) {
            if (rows.size() >= MOST_ROWS_ALTOGETHER) {
                throw tooManyRows();
            }
            rows.add(new double[] {time, voltage, stepper.current(), at.temperature(), ambient, at.soc(), number, cycle
            });
        }

        int size() {
            return rows.size();
        }

        double lastCurrent() {
            return rows.get(rows.size() - 1)[2];
        }

        TimeSeries series(String source) {
            Channel[] channels = {
                Channel.TIME,
                Channel.VOLTAGE,
                Channel.CURRENT,
                Channel.SURFACE_TEMPERATURE,
                Channel.AMBIENT_TEMPERATURE,
                Channel.SOC,
                Channel.STEP,
                Channel.CYCLE
            };
            TimeSeries.Builder builder = TimeSeries.builder(source).warnings(warnings);
            for (int c = 0; c < channels.length; c++) {
                int at = c;
                double[] column = rows.stream().mapToDouble(row -> row[at]).toArray();
                if (channels[c] != Channel.CYCLE || (column.length > 0 && Double.isFinite(column[0]))) {
                    builder.put(channels[c], column);
                }
            }
            return builder.build();
        }
    }
}
