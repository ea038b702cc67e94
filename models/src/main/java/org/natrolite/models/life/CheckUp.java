package org.natrolite.models.life;

import java.util.List;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Limit.Quantity;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;

/**
 * The reference tests by which capacity and resistance are defined. Not thread-safe.
 *
 * <p>Capacity: charge at C/3 to the highest voltage, held there until C/20, an hour of rest, discharge at C/3 to the
 * lowest voltage, all at 25 degC ambient; rates are of the nominal capacity. Resistance: discharge pulse of 1C for 10 s
 * from rest at 50 % state of charge and 25 degC, the change of voltage over the current, drift of the open-circuit voltage
 * included.
 */
public final class CheckUp {
    /** Ambient temperature of the tests, K. */
    public static final double TEMPERATURE = 298.15;

    /** Where charging begins: above it the path to full does not depend on where it began. */
    private static final double START = 0.7;

    private static final double RATE = 1.0 / 3;
    private static final double CUT_OFF = 1.0 / 20;

    /** Steps at a rate, s: where one meets its limit is found between them. */
    private static final double SAMPLING = 300;

    /** State of charge below which resistances may rise steeply, and steps at a rate there, s. */
    private static final double NEARLY_EMPTY = 0.2;

    private static final double LAST_SAMPLING = 30;

    /** Steps while the voltage is held, in each of which the current stands, s. */
    private static final double HOLD_SAMPLING = 60;

    private static final double PULSE = 10;
    private static final int PULSE_STEPS = 10;

    private final CellStepper stepper;
    private final OperatingLimits window;
    private final double nominalCapacity;
    private final Protocol charge;
    private final Protocol discharge;

    private CheckUp(CellModel model) {
        OperatingLimits limits = OperatingLimits.of(model.parameters());
        // the tests are run at their own rates, whatever current the maker allows in service
        this.window = new OperatingLimits(
                limits.lowestVoltage(),
                limits.highestVoltage(),
                limits.lowestSoc(),
                limits.highestSoc(),
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
        this.stepper = CellStepper.of(model, window);
        this.nominalCapacity = model.parameters().rating().capacity().value();
        Limit full = new Limit(Quantity.SOC_RISES_TO, 1);
        Limit empty = new Limit(Quantity.SOC_FALLS_TO, 0);
        Limit lowest = new Limit(Quantity.VOLTAGE_FALLS_TO, limits.lowestVoltage());
        this.charge = new Protocol(
                "charge",
                List.of(
                        new Step(
                                new Control.CRate(RATE),
                                List.of(new Limit(Quantity.VOLTAGE_RISES_TO, limits.highestVoltage()), full),
                                SAMPLING),
                        new Step(
                                new Control.Voltage(limits.highestVoltage()),
                                List.of(new Limit(Quantity.C_RATE_FALLS_TO, CUT_OFF), full),
                                HOLD_SAMPLING),
                        new Step(new Control.Rest(), List.of(new Limit(Quantity.DURATION, 3600)), 600)));
        this.discharge = new Protocol(
                "discharge",
                List.of(
                        new Step(
                                new Control.CRate(-RATE),
                                List.of(new Limit(Quantity.SOC_FALLS_TO, NEARLY_EMPTY), lowest),
                                SAMPLING),
                        new Step(new Control.CRate(-RATE), List.of(lowest, empty), LAST_SAMPLING)));
    }

    /**
     * @param model cell
     * @return its tests
     */
    public static CheckUp of(CellModel model) {
        return new CheckUp(model);
    }

    /**
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     * @return charge of the C/3 discharge, C
     */
    public double capacity(double capacityFactor, double resistanceFactor) {
        stepper.setAge(capacityFactor, resistanceFactor);
        stepper.setLimits(window);
        CellState full = Simulation.of(stepper, CellState.rested(START, 0, TEMPERATURE), TEMPERATURE, SAMPLING)
                .run(charge)
                .state();
        CellState empty = Simulation.of(stepper, full, TEMPERATURE, SAMPLING)
                .run(discharge)
                .state();
        return (full.soc() - empty.soc()) * stepper.capacity();
    }

    /**
     * @param capacityFactor capacity over that of the fresh cell, above zero
     * @param resistanceFactor resistance over that of the fresh cell, above zero
     * @return 10 s discharge resistance at 50 % state of charge, ohm
     */
    public double resistance(double capacityFactor, double resistanceFactor) {
        stepper.setAge(capacityFactor, resistanceFactor);
        stepper.setLimits(OperatingLimits.none());
        CellState state = CellState.rested(0.5, 0, TEMPERATURE);
        double before = stepper.terminalVoltage(state, 0);
        double current = nominalCapacity / 3600;
        for (int i = 0; i < PULSE_STEPS; i++) {
            stepper.stepCurrent(state, -current, PULSE / PULSE_STEPS, TEMPERATURE);
        }
        return (before - stepper.voltage()) / current;
    }
}
