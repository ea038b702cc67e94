package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.rainflow.HalfCycle;
import org.natrolite.core.rainflow.HalfCycles;
import org.natrolite.core.rainflow.Rainflow;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/** One cell under one duty for years. Used once, by one thread. */
final class LifeRun {
    static final double YEAR = 365 * 86400.0;

    /** Check-ups a year. */
    static final int CHECKS = 2;

    /** Epochs between two check-ups; within one the age acts on the cell as it was at the epoch's start. */
    private static final int EPOCHS = 6;

    private static final double EPOCH = YEAR / (CHECKS * EPOCHS);

    /** A cell below this share of its capacity is no longer simulated; it keeps what it has. */
    static final double DEAD = 0.3;

    /** A pass that ends as near as this to the state of charge that it began with is one like the next. */
    private static final double SETTLED = 1e-4;

    /** Most passes of a duty before the first that counts; one that still drifts then, drifts for ever. */
    private static final int MOST_SETTLING = 100;

    private static final HalfCycles NOBODY = half -> {};

    /** Longest stretch that is recorded for a picture, s. */
    private static final double PICTURE = 86400;

    private final CellModel model;
    private final double resistance;
    private final DutyCycle duty;
    private final LifeOptions options;
    private final AgeingState ageing;
    private final CellStepper stepper;
    private final CellState state;
    private final CheckUp checkUp;

    /** Whether an epoch is one pass of the duty, said as often as it fits in; a longer duty is simulated whole. */
    private final boolean repeats;

    private final double nominalCapacity;
    private final HalfCycles book = this::book;
    private int at;

    /** Counts a duty that is simulated whole. */
    private final Rainflow rainflow = Rainflow.standard();

    /** Samples of a pass that is repeated, for its cycles, shape [steps of the duty]. */
    private final Sample[] samples;

    private record Sample(double soc, double seconds, double charge, double temperature, double rate, double voltage) {}

    /** By how much the last step went beyond its epoch, s. */
    private double surplus;

    // Of the pass that is running, C.
    private double chargeIn;
    private double chargeOut;

    // Of the year that is running.
    private double energyIn;
    private double energyOut;
    private double asked;
    private double missed;
    private double throughput;

    /**
     * @param resistance resistance of this sample over that of the parameters, when fresh, 1
     */
    LifeRun(CellModel model, AgeingLaw law, double resistance, DutyCycle duty, LifeOptions options) {
        this.model = model;
        this.resistance = resistance;
        this.duty = duty;
        this.options = options;
        this.ageing = law.fresh();
        OperatingLimits limits =
                OperatingLimits.of(model.parameters()).withSoc(options.lowestSoc(), options.highestSoc());
        this.stepper = CellStepper.of(model, limits);
        this.checkUp = CheckUp.of(model);
        this.nominalCapacity = model.parameters().rating().capacity().value();
        this.repeats = duty.duration() <= EPOCH;
        this.samples = new Sample[duty.steps()];
        double start = duty.channel() == Channel.SOC
                ? Math.min(options.highestSoc(), Math.max(options.lowestSoc(), duty.value(0)))
                : 0.5 * (options.lowestSoc() + options.highestSoc());
        this.state = CellState.rested(start, 0, duty.ambient(0));
    }

    /**
     * @param pictures whether to record a day at the start and at the end
     * @return what came of it
     */
    LifeHistory run(boolean pictures) {
        LifeHistory.Builder history = new LifeHistory.Builder();
        double freshCapacity = checkUp.capacity(1, resistance);
        double freshResistance = checkUp.resistance(1, resistance);
        history.check(0, 1, 0);
        double demand = 0;
        if (repeats) {
            stepper.setAge(1, resistance);
            settle();
        }
        double time = 0;
        double end = options.years() * YEAR;
        int epoch = 0;
        boolean dead = false;
        TimeSeries firstDay = null;
        TimeSeries lastDay = null;
        while (time < end * (1 - 1e-12)) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            double until = Math.min(end, ++epoch * EPOCH);
            double span = until - time;
            dead |= capacityFactor() < DEAD;
            if (!dead) {
                stepper.setAge(capacityFactor(), resistanceFactor());
                boolean lastEpoch = until >= end * (1 - 1e-12);
                Picture picture = pictures && (epoch == 1 || lastEpoch) ? new Picture() : null;
                double before = asked;
                detail(span, picture);
                demand = (asked - before) / span;
                if (picture != null) {
                    lastDay = picture.series();
                    firstDay = firstDay == null ? lastDay : firstDay;
                }
            } else {
                // a dead cell gives nothing of what it is still asked for
                asked += demand * span;
                missed += demand * span;
            }
            time = until;
            boolean ended = time >= end * (1 - 1e-12);
            if (epoch % (CHECKS * EPOCHS) == 0 || ended) {
                history.year(
                        time / YEAR,
                        energyOut / energyIn,
                        throughput / (2 * nominalCapacity),
                        asked > 0 ? missed / asked : 0);
                energyIn = 0;
                energyOut = 0;
                throughput = 0;
                asked = 0;
                missed = 0;
            }
            if (epoch % EPOCHS == 0 || ended) {
                AgeingState reported = reported();
                double factor = Math.max(DEAD, reported.capacity(CheckUp.TEMPERATURE));
                double growth = resistance * (1 + reported.loss(Target.RESISTANCE_GROWTH));
                history.check(
                        time / YEAR,
                        checkUp.capacity(factor, growth) / freshCapacity,
                        checkUp.resistance(factor, growth) / freshResistance - 1);
            }
        }
        return history.build(options.endOfLife(), ageing.rateClamped(), dead, firstDay, lastDay);
    }

    /** Ageing as a check-up shows it: legs that are still open count as half cycles here, and only here. */
    private AgeingState reported() {
        if (repeats) {
            // a repeated pass leaves no leg open
            return ageing;
        }
        AgeingState copy = ageing.copy();
        rainflow.residue(half -> book(copy, half));
        return copy;
    }

    private double resistanceFactor() {
        return resistance * (1 + ageing.loss(Target.RESISTANCE_GROWTH));
    }

    private double capacityFactor() {
        return ageing.capacity(CheckUp.TEMPERATURE);
    }

    private void detail(double span, @Nullable Picture picture) {
        if (!repeats) {
            double left = span - surplus;
            while (left > 1e-6) {
                left -= step(true, picture);
            }
            surplus = -left;
            return;
        }
        double[] before = ageing.damage();
        double in = energyIn;
        double out = energyOut;
        double moved = throughput;
        double wanted = asked;
        double lacking = missed;
        double socBefore = state.soc();
        chargeIn = 0;
        chargeOut = 0;
        pass(picture, true);
        count();
        double again = span / duty.duration() - 1;
        ageing.repeat(before, ageing.damage(), again);
        // The pass began where a younger cell ended and ends elsewhere, which the passes that follow it do not do: the
        // charge between is moved once, not each time, and each of the others brings it back.
        double missing = (socBefore - state.soc()) * stepper.capacity();
        double inAgain = energyIn - in;
        double outAgain = energyOut - out;
        double movedAgain = throughput - moved;
        if (missing > 0 && chargeIn > 0) {
            inAgain *= 1 + missing / chargeIn;
            movedAgain += missing;
        } else if (missing < 0 && chargeOut > 0) {
            outAgain *= 1 - missing / chargeOut;
            movedAgain -= missing;
        }
        energyIn += again * inAgain;
        energyOut += again * outAgain;
        throughput += again * movedAgain;
        asked += again * (asked - wanted);
        missed += again * (missed - lacking);
    }

    /**
     * Books the cycles of the pass as those of a signal that it repeats without end. Its samples go round twice and are
     * booked the second time, when each leg that the first round left open finds its end: what a pass moves is booked
     * once a pass, whether the passes before it swung wider or less.
     */
    private void count() {
        Rainflow counter = Rainflow.standard();
        Sample last = samples[samples.length - 1];
        counter.add(last.soc, 0, 0, last.temperature, 0, NOBODY);
        for (HalfCycles told : List.of(NOBODY, book)) {
            for (Sample s : samples) {
                counter.add(s.soc, s.seconds, s.charge, s.temperature, s.rate, s.voltage, told);
            }
        }
    }

    /** Brings the cell from its start to where the duty keeps it. */
    private void settle() {
        for (int i = 0; i < MOST_SETTLING; i++) {
            double before = state.soc();
            pass(null, false);
            if (Math.abs(state.soc() - before) < SETTLED) {
                return;
            }
        }
    }

    private void pass(@Nullable Picture picture, boolean counted) {
        at = 0;
        do {
            step(counted, picture);
        } while (at != 0);
    }

    /** Takes one step of the duty and answers its length, s. */
    private double step(boolean counted, @Nullable Picture picture) {
        double value = duty.value(at);
        double length = duty.length(at);
        double ambient = duty.ambient(at);
        double socBefore = state.soc();
        double wanted = 0;
        switch (duty.channel()) {
            case POWER -> {
                stepper.stepPower(state, value, length, ambient);
                wanted = value * length;
            }
            case CURRENT -> {
                stepper.stepCurrent(state, value, length, ambient);
                wanted = value * stepper.meanVoltage() * length;
            }
            case C_RATE -> {
                double current = value * nominalCapacity / 3600;
                stepper.stepCurrent(state, current, length, ambient);
                wanted = current * stepper.meanVoltage() * length;
            }
            default -> {
                double missing = value - state.soc();
                double efficiency =
                        missing > 0 ? model.parameters().coulombicEfficiency().value() : 1;
                double current = missing * stepper.capacity() / efficiency / length;
                stepper.stepCurrent(state, current, length, ambient);
                wanted = current * stepper.meanVoltage() * length;
            }
        }
        if (picture != null) {
            picture.add(length, wanted / length);
        }
        double moved = Math.abs(stepper.current()) * length;
        double energy = stepper.current() * stepper.meanVoltage() * length;
        double rate = Math.abs(stepper.current()) * 3600 / nominalCapacity;
        if (counted) {
            if (repeats) {
                samples[at] =
                        new Sample(state.soc(), length, moved, stepper.meanTemperature(), rate, stepper.meanVoltage());
            } else {
                rainflow.add(state.soc(), length, moved, stepper.meanTemperature(), rate, stepper.meanVoltage(), book);
            }
            if (stepper.current() > 0) {
                chargeIn += moved;
            } else {
                chargeOut += moved;
            }
            energyIn += Math.max(0, energy);
            energyOut += Math.max(0, -energy);
            throughput += moved;
            if (wanted < 0) {
                asked -= wanted;
                missed += Math.max(0, Math.min(0, energy) - wanted);
            }
            ageing.rest(
                    length,
                    Stress.rest(stepper.meanTemperature(), within(0.5 * (socBefore + state.soc())))
                            .withVoltage(stepper.meanVoltage()));
        }
        at = (at + 1) % duty.steps();
        return length;
    }

    private void book(HalfCycle half) {
        book(ageing, half);
    }

    private void book(AgeingState to, HalfCycle half) {
        // a half cycle of depth d moves d times the present capacity one way
        to.take(half, stepper.capacity() / nominalCapacity);
    }

    /** Rounding may leave a state of charge a hair beyond its limit. */
    private static double within(double soc) {
        return Math.max(0, Math.min(1, soc));
    }

    /** A stretch of the simulation as a time series. */
    private final class Picture {
        private final List<double[]> rows = new ArrayList<>();
        private double time;

        void add(double length, double wanted) {
            if (time < PICTURE * (1 - 1e-9)) {
                rows.add(new double[] {
                    time, stepper.meanVoltage(), stepper.current(), wanted, state.soc(), stepper.meanTemperature()
                });
                time += length;
            }
        }

        TimeSeries series() {
            Channel[] channels = {
                Channel.TIME, Channel.VOLTAGE, Channel.CURRENT, Channel.POWER, Channel.SOC, Channel.SURFACE_TEMPERATURE
            };
            TimeSeries.Builder builder =
                    TimeSeries.builder(model.parameters().description().id());
            for (int c = 0; c < channels.length; c++) {
                int column = c;
                builder.put(
                        channels[c],
                        rows.stream().mapToDouble(row -> row[column]).toArray());
            }
            return builder.build();
        }
    }
}
