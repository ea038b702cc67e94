package org.natrolite.models.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Instruction;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Limit.Quantity;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Repeat;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

class SimulationTest {
    private static final CellParameters CELL = RandomCells.curved();
    private static final CellModel MODEL = CellModel.of(CELL);

    private static Simulation simulation(OperatingLimits limits, double soc) {
        return Simulation.of(CellStepper.of(MODEL, limits), CellState.rested(soc, 0, 298.15), 298.15, 60);
    }

    private static Step step(Control control, double sampling, Limit... until) {
        return new Step(control, List.of(until), sampling);
    }

    private static Protocol protocol(Instruction... instructions) {
        return new Protocol("test", List.of(instructions));
    }

    private static TimeSeries run(double soc, Step step) {
        return simulation(OperatingLimits.none(), soc).run(protocol(step)).series();
    }

    private static double last(TimeSeries series, Channel channel) {
        return series.value(channel, series.size() - 1);
    }

    @Test
    void stepsEndExactlyAtTheirLimit() {
        Control charge = new Control.Current(1);
        Control discharge = new Control.CRate(-1);
        assertEquals(
                3.5,
                last(run(0.5, step(charge, 10, new Limit(Quantity.VOLTAGE_RISES_TO, 3.5))), Channel.VOLTAGE),
                1e-9);
        assertEquals(
                2.5,
                last(run(0.5, step(discharge, 10, new Limit(Quantity.VOLTAGE_FALLS_TO, 2.5))), Channel.VOLTAGE),
                1e-9);
        assertEquals(0.8, last(run(0.5, step(charge, 10, new Limit(Quantity.SOC_RISES_TO, 0.8))), Channel.SOC), 1e-9);
        assertEquals(
                0.2, last(run(0.5, step(discharge, 10, new Limit(Quantity.SOC_FALLS_TO, 0.2))), Channel.SOC), 1e-9);
        assertEquals(
                300,
                last(
                        run(0.9, step(discharge, 10, new Limit(Quantity.TEMPERATURE_RISES_TO, 300))),
                        Channel.SURFACE_TEMPERATURE),
                5e-9);
        assertEquals(
                1234.5,
                run(0.5, step(discharge, 10, new Limit(Quantity.DURATION, 1234.5)))
                        .duration(),
                1e-9);
        assertEquals(
                777,
                run(0.5, step(charge, 10, new Limit(Quantity.CHARGE_MOVED, 777)))
                        .duration(),
                1e-6);
        assertEquals(
                0.1,
                last(
                        run(0.5, step(new Control.Voltage(3.3), 10, new Limit(Quantity.CURRENT_FALLS_TO, 0.1))),
                        Channel.CURRENT),
                1e-8);
        assertEquals(
                -0.075,
                last(
                        run(0.5, step(new Control.Voltage(2.9), 10, new Limit(Quantity.C_RATE_FALLS_TO, 0.05))),
                        Channel.CURRENT),
                1e-8);
    }

    @Test
    void theFirstOfSeveralLimitsEndsAStep() {
        TimeSeries series = run(
                0.5,
                step(
                        new Control.Current(-1.5),
                        60,
                        new Limit(Quantity.SOC_FALLS_TO, 0.1),
                        new Limit(Quantity.VOLTAGE_FALLS_TO, 2.6),
                        new Limit(Quantity.DURATION, 4000)));
        assertEquals(2.6, last(series, Channel.VOLTAGE), 1e-9);
        assertTrue(last(series, Channel.SOC) > 0.1);
    }

    @Test
    void powerThatIsRenewedEachStepStillEndsAtTheVoltage() {
        // whatever the sampling, and so wherever within a step the limit is met
        for (double sampling = 7; sampling < 60; sampling += 0.37) {
            TimeSeries series =
                    run(0.6, step(new Control.Power(-6), sampling, new Limit(Quantity.VOLTAGE_FALLS_TO, 2.5)));
            assertEquals(2.5, last(series, Channel.VOLTAGE), 5e-3);
        }
    }

    @Test
    void limitsAlreadyMetEndAStepAtOnce() {
        TimeSeries series = run(0.5, step(new Control.Current(1), 10, new Limit(Quantity.SOC_RISES_TO, 0.4)));
        assertEquals(1, series.size());
        assertEquals(0, series.duration());
    }

    @Test
    void controlsSwitchWithTwoRowsAtOneTime() {
        TimeSeries series = simulation(OperatingLimits.none(), 0.5)
                .run(protocol(new Repeat(
                        2,
                        List.of(
                                step(new Control.Rest(), 10, new Limit(Quantity.DURATION, 20)),
                                step(new Control.Current(1.5), 10, new Limit(Quantity.DURATION, 30))))))
                .series();
        assertEquals(100, series.duration(), 1e-9);
        int switches = 0;
        for (int i = 1; i < series.size(); i++) {
            boolean changed = series.value(Channel.CURRENT, i) != series.value(Channel.CURRENT, i - 1);
            if (changed) {
                switches++;
                assertEquals(series.time(i - 1), series.time(i), "time of both rows of a switch");
                assertEquals(series.value(Channel.SOC, i - 1), series.value(Channel.SOC, i));
                double jump = series.value(Channel.VOLTAGE, i) - series.value(Channel.VOLTAGE, i - 1);
                assertTrue(Math.signum(jump)
                        == Math.signum(series.value(Channel.CURRENT, i) - series.value(Channel.CURRENT, i - 1)));
            }
        }
        assertEquals(3, switches);
        assertEquals(4, last(series, Channel.STEP));
    }

    private static TimeSeries profile(Channel channel, double... values) {
        double[] time = new double[values.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = 100 + 90.0 * i;
        }
        return TimeSeries.builder("profile")
                .put(Channel.TIME, time)
                .put(channel, values)
                .build();
    }

    @Test
    void profilesOfCurrentRateAndPowerHoldEachRow() {
        TimeSeries current = run(0.5, step(new Control.Profile(profile(Channel.CURRENT, 1.5, -3, 0, 1)), 30));
        TimeSeries rate = run(0.5, step(new Control.Profile(profile(Channel.C_RATE, 1, -2, 0, 1)), 30));
        assertEquals(270, current.duration(), 1e-9);
        assertEquals(0, last(current, Channel.CURRENT));
        double moved = 90 * (0.998 * 1.5 - 3) / CELL.capacity().value() - 270 * 1e-9;
        assertEquals(0.5 + moved, last(current, Channel.SOC), 1e-14);
        assertEquals(last(current, Channel.SOC), last(rate, Channel.SOC), 1e-15);

        TimeSeries power = run(0.5, step(new Control.Profile(profile(Channel.POWER, 4, -6, 0)), 30));
        for (int i = 1; i < power.size(); i++) {
            if (power.time(i) > power.time(i - 1)) {
                double middle = 0.5 * (power.value(Channel.VOLTAGE, i) + power.value(Channel.VOLTAGE, i - 1));
                double asked = power.time(i) <= 90 ? 4 : -6;
                if (power.value(Channel.CURRENT, i) == power.value(Channel.CURRENT, i - 1)) {
                    assertEquals(asked, middle * power.value(Channel.CURRENT, i), 0.02);
                }
            }
        }
    }

    @Test
    void profilesOfSocArriveWhereEachRowSays() {
        TimeSeries series = run(0.5, step(new Control.Profile(profile(Channel.SOC, 0.5, 0.52, 0.49, 0.49, 0.6)), 30));
        double[] wanted = {0.52, 0.49, 0.49, 0.6};
        for (int row = 0; row < wanted.length; row++) {
            double at = 90.0 * (row + 1);
            for (int i = 0; i < series.size(); i++) {
                if (Math.abs(series.time(i) - at) < 1e-9) {
                    // self-discharge is made up for over the rest of each row, but for its last part
                    assertEquals(wanted[row], series.value(Channel.SOC, i), 1e-6);
                }
            }
        }
    }

    @Test
    void ambientAndCycleOfAProfileAreFollowed() {
        TimeSeries asked = profile(Channel.CURRENT, 0, 0, 0)
                .with(Channel.AMBIENT_TEMPERATURE, new double[] {300, 310, 310})
                .with(Channel.CYCLE, new double[] {7, 8, 8});
        TimeSeries series = run(0.5, step(new Control.Profile(asked), 30));
        assertEquals(300, series.value(Channel.AMBIENT_TEMPERATURE, 1));
        assertEquals(310, last(series, Channel.AMBIENT_TEMPERATURE));
        assertEquals(7, series.value(Channel.CYCLE, 0));
        assertEquals(8, last(series, Channel.CYCLE));
        assertTrue(last(series, Channel.SURFACE_TEMPERATURE) > 299);
    }

    @Test
    void profileThatTheCellCannotFollowSaysSo() {
        TimeSeries series = simulation(OperatingLimits.of(CELL), 0.98)
                .run(protocol(step(new Control.Profile(profile(Channel.CURRENT, 3, 3)), 30)))
                .series();
        assertTrue(series.warnings().toString().contains("less than asked"), () -> "" + series.warnings());
    }

    @Test
    void profilesEndAtTheirLimits() {
        TimeSeries asked = profile(Channel.CURRENT, 1, 1, 1, 1, 1, 1);
        TimeSeries byTime = run(0.5, step(new Control.Profile(asked), 10, new Limit(Quantity.DURATION, 200)));
        assertEquals(200, byTime.duration(), 1e-9);
        TimeSeries byCharge = run(0.5, step(new Control.Profile(asked), 10, new Limit(Quantity.CHARGE_MOVED, 123)));
        assertEquals(123, byCharge.duration(), 1e-6);
        TimeSeries bySoc = run(0.5, step(new Control.Profile(asked), 10, new Limit(Quantity.SOC_RISES_TO, 0.52)));
        assertEquals(0.52, last(bySoc, Channel.SOC), 1e-9);
    }

    @Test
    void standstillEndsAStepWithAWarning() {
        TimeSeries series = simulation(OperatingLimits.of(CELL), 0.9)
                .run(protocol(step(new Control.Current(1.5), 60, new Limit(Quantity.DURATION, 1e6))))
                .series();
        assertTrue(series.duration() < 1e6);
        assertTrue(series.warnings().toString().contains("standstill"), () -> "" + series.warnings());
    }

    @Test
    void stepThatNeverEndsIsRefused() {
        Step never = step(new Control.Rest(), 1e6, new Limit(Quantity.VOLTAGE_RISES_TO, 9));
        Simulation patient = Simulation.of(
                CellStepper.of(MODEL, OperatingLimits.none()), CellState.rested(0.5, 0, 298.15), 298.15, 1e6);
        BadArgumentException refused = assertThrows(BadArgumentException.class, () -> patient.run(protocol(never)));
        assertTrue(refused.toString().contains("met none of its limits"), refused::toString);
    }

    @Test
    void nothingRunIsNoSeriesAndBadSetupsAreRefused() {
        CellStepper stepper = CellStepper.of(MODEL, OperatingLimits.none());
        CellState state = CellState.rested(0.5, 0, 298.15);
        assertThrows(
                BadDataException.class,
                () -> Simulation.of(stepper, state, 298, 60).series());
        assertThrows(BadArgumentException.class, () -> Simulation.of(stepper, state, Double.NaN, 60));
        assertThrows(BadArgumentException.class, () -> Simulation.of(stepper, state, 298, 0));
    }
}
