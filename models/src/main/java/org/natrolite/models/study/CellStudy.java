package org.natrolite.models.study;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/** Experiments on one fresh cell. Immutable; each call works on its own state, so that many threads can share it. */
public final class CellStudy {
    /** Steps of a pulse, and of a leg of a cycle or a discharge. */
    private static final int PULSE_STEPS = 100;

    private static final int LEG_STEPS = 1000;

    /** How finely the end of a leg at its voltage is found, halvings of a step. */
    private static final int HALVINGS = 24;

    private static final int MOST_CYCLES = 100;

    /** Least part of the state of charge that a cycle runs through, 1. */
    private static final double LEAST_CYCLE = 1e-3;

    /** Relative change of the loss from cycle to cycle below which a cycle counts as periodic. */
    private static final double PERIODIC = 1e-6;

    private static final double HOUR = 3600;

    /** Rates between which a cell does anything that an experiment can tell, 1/h. */
    private static final double LEAST_RATE = 1e-4;

    private static final double MOST_RATE = 1000;

    /** How far beyond full a pulse may charge, 1: curves are held there, as a pulse from full asks for a little of it. */
    private static final double BEYOND_FULL = 0.01;

    private final CellModel model;
    private final OperatingLimits window;

    private CellStudy(CellParameters cell) {
        this.model = CellModel.of(cell);
        // the experiments are run at their own rates, whatever current the maker allows in service
        this.window = OperatingLimits.none()
                .withVoltage(
                        cell.limits().lowestVoltage().value(),
                        cell.limits().highestVoltage().value());
    }

    /**
     * @param cell cell, which warms itself as its thermal parameters say
     * @return its study
     */
    public static CellStudy of(CellParameters cell) {
        return new CellStudy(cell);
    }

    /**
     * @param cell cell
     * @return the study of that cell held at the temperature of its surroundings
     */
    public static CellStudy isothermal(CellParameters cell) {
        return new CellStudy(cell.withThermal(cell.thermal().given()));
    }

    /**
     * A pulse of 1C from rest. The cell has come to its state of charge in the direction of the pulse, so that the branch of
     * the hysteresis does not change.
     *
     * @param temperature K
     * @param soc state of charge, from 0 to 1
     * @param charging whether the pulse charges
     * @param duration s, above zero
     * @return its resistance
     * @throws BadArgumentException if a number is out of range
     */
    public PulseResistance pulse(double temperature, double soc, boolean charging, double duration) {
        return pulse(temperature, soc, charging, duration, oneC());
    }

    /**
     * A pulse from rest, see {@link #pulse(double, double, boolean, double)}.
     *
     * @param temperature K
     * @param soc state of charge, from 0 to 1
     * @param charging whether the pulse charges
     * @param duration s, above zero
     * @param current A, above zero
     * @return its resistance
     * @throws BadArgumentException if a number is out of range, or if the pulse runs beyond empty (0 V) or full
     */
    public PulseResistance pulse(double temperature, double soc, boolean charging, double duration, double current) {
        BadArgumentException.requireWithin(soc, 0, 1, "state of charge of a pulse");
        BadArgumentException.requirePositive(duration, "length of a pulse in s");
        BadArgumentException.requirePositive(current, "current of a pulse in A");
        CellStepper stepper = CellStepper.of(model, OperatingLimits.none());
        double sign = charging ? 1 : -1;
        double end = soc + sign * current * duration / stepper.capacity();
        double lowest = model.parameters().openCircuit().socAtZeroVolt().value();
        if (!(end >= lowest && end <= 1 + BEYOND_FULL)) {
            throw new BadArgumentException("a pulse of " + current + " A over " + duration + " s leads from SOC " + soc
                    + " to " + (float) end + "; expected an end from " + lowest + ", which is 0 V, to 1");
        }
        CellState state = CellState.rested(soc, sign, temperature);
        double before = stepper.terminalVoltage(state, 0);
        for (int i = 0; i < PULSE_STEPS; i++) {
            stepper.stepCurrent(state, sign * current, duration / PULSE_STEPS, temperature);
        }
        double change = stepper.voltage() - before;
        double drift = stepper.terminalVoltage(CellState.rested(state.soc(), sign, state.temperature()), 0) - before;
        return new PulseResistance(
                temperature,
                soc,
                charging,
                duration,
                current,
                stepper.voltage(),
                Math.abs(change) / current,
                sign * (change - drift) / current);
    }

    /**
     * A discharge of the full cell.
     *
     * @param temperature K
     * @param rate current over nominal capacity, 1/h, from 0.0001 to 1000
     * @return what it gave
     * @throws BadArgumentException if a number is out of range
     */
    public RateCapacity capacity(double temperature, double rate) {
        requireRate(rate, "C-rate");
        CellStepper stepper = CellStepper.of(model, window);
        Leg leg = new Leg(stepper, CellState.rested(1, 1, temperature), temperature);
        leg.run(-rate * oneC(), 0);
        return new RateCapacity(temperature, rate, leg.charge, leg.energy, leg.hottest);
    }

    /**
     * Cycles between two states of charge until a cycle is like the one before.
     *
     * @param temperature K
     * @param dischargeRate current over nominal capacity, 1/h, from 0.0001 to 1000
     * @param chargeRate current over nominal capacity, 1/h, from 0.0001 to 1000
     * @param lowest state of charge, from 0
     * @param highest state of charge, to 1, above the lowest
     * @return the last cycle
     * @throws BadArgumentException if a number is out of range, or if the cell cannot cycle at these rates
     */
    public WindowCycle window(
            double temperature, double dischargeRate, double chargeRate, double lowest, double highest) {
        requireRate(dischargeRate, "discharge C-rate");
        requireRate(chargeRate, "charge C-rate");
        BadArgumentException.requireWithin(lowest, 0, 1, "lowest state of charge");
        BadArgumentException.requireWithin(highest, 0, 1, "highest state of charge");
        if (!(lowest < highest)) {
            throw new BadArgumentException(
                    "states of charge " + lowest + " to " + highest + "; expected the lower one first");
        }
        CellStepper stepper = CellStepper.of(model, window);
        CellState state = CellState.rested(lowest, -1, temperature);
        double last = Double.NaN;
        for (int n = 0; n < MOST_CYCLES; n++) {
            Leg charge = new Leg(stepper, state, temperature);
            charge.run(chargeRate * oneC(), highest);
            double top = state.soc();
            Leg discharge = new Leg(stepper, state, temperature);
            discharge.run(-dischargeRate * oneC(), lowest);
            WindowCycle cycle = new WindowCycle(
                    dischargeRate,
                    chargeRate,
                    lowest,
                    highest,
                    state.soc(),
                    top,
                    temperature,
                    charge.energy,
                    discharge.energy,
                    0.5 * (charge.charge + discharge.charge),
                    Math.max(charge.hottest, discharge.hottest));
            if (Math.abs(cycle.lossPerCharge() - last) <= PERIODIC * Math.abs(last)) {
                if (!(top - state.soc() > LEAST_CYCLE)) {
                    // one leg ends at once, and the other makes up for self-discharge
                    break;
                }
                return cycle;
            }
            last = cycle.lossPerCharge();
        }
        throw new BadArgumentException(
                "cycles at " + chargeRate + "C and " + dischargeRate + "C between "
                        + lowest + " and " + highest + " at " + (float) temperature
                        + " K do not come to a periodic state within the voltage window; expected other rates or a warmer cell");
    }

    /**
     * Refuses a rate at which no experiment tells anything.
     *
     * @param rate current over nominal capacity, 1/h
     * @param what name for the message
     * @throws BadArgumentException if it is not from 0.0001 to 1000 1/h
     */
    public static void requireRate(double rate, String what) {
        BadArgumentException.requireWithin(rate, LEAST_RATE, MOST_RATE, what);
    }

    /** Nominal current of one hour, A. */
    private double oneC() {
        return model.parameters().rating().capacity().value() / HOUR;
    }

    /** A leg at constant current: what it moved. */
    private static final class Leg {
        private final CellStepper stepper;
        private final CellState state;
        private final double ambient;
        private double charge;
        private double energy;
        private double hottest;

        private Leg(CellStepper stepper, CellState state, double ambient) {
            this.stepper = stepper;
            this.state = state;
            this.ambient = ambient;
            this.hottest = state.temperature();
        }

        /** Runs to a state of charge, or to the voltage that ends it before. */
        private void run(double current, double target) {
            CellParameters cell = stepper.model().parameters();
            double efficiency = current > 0 ? cell.coulombicEfficiency().value() : 1;
            double slope = efficiency * current / stepper.capacity()
                    - cell.selfDischarge().value();
            double length = (target - state.soc()) / slope / LEG_STEPS;
            CellState before = state.copy();
            for (int i = 0; i < LEG_STEPS && length > 0; i++) {
                before.set(state);
                if (!step(current, length)) {
                    // a leg that ended with a whole step would end now with one more and now with one less, never
                    // periodic
                    for (int halved = 0; halved < HALVINGS; halved++) {
                        state.set(before);
                        length *= 0.5;
                        if (step(current, length)) {
                            before.set(state);
                        }
                    }
                    state.set(before);
                    return;
                }
            }
        }

        /** Takes a step and books it; answers whether the voltage allowed it, without which nothing is booked. */
        private boolean step(double current, double length) {
            if (stepper.stepCurrent(state, current, length, ambient) != 0) {
                return false;
            }
            charge += Math.abs(current) * length;
            energy += Math.abs(current * stepper.meanVoltage()) * length;
            hottest = Math.max(hottest, state.temperature());
            return true;
        }
    }
}
