package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/** A day of one cell, to look at. */
final class DayPicture {
    private static final double DAY = 86400;

    private DayPicture() {}

    /**
     * @param setting duty and window
     * @param cell cell at some age
     * @return the first day of the duty once the cell has settled into it: time, voltage, current, power asked for, state of
     *     charge, temperature
     */
    static TimeSeries of(LifeSetting setting, CellNow cell) {
        DutyCycle duty = setting.duty();
        CellParameters parameters = cell.model().parameters();
        CellStepper stepper = CellStepper.of(
                cell.model(),
                OperatingLimits.of(parameters)
                        .withSoc(
                                setting.options().lowestSoc(), setting.options().highestSoc()));
        stepper.setAge(cell.capacity(), cell.resistance());
        CellState state = CellState.rested(0.5, 0, CheckUp.TEMPERATURE);
        state.set(setting.settled(List.of(cell)), 0);
        double length = duty.length();
        double nominal = parameters.rating().capacity().value();
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < duty.stepsInPass() && i * length < DAY * (1 - 1e-9); i++) {
            double value = duty.value(0, i);
            double ambient = duty.ambient(0, i);
            double wanted;
            if (duty.channel() == Channel.POWER) {
                stepper.stepPower(state, value, length, ambient);
                wanted = value;
            } else {
                double missing = value - state.soc();
                double current = switch (duty.channel()) {
                    case CURRENT -> value;
                    case C_RATE -> value * nominal / 3600;
                    default ->
                        missing
                                * stepper.capacity()
                                / (missing > 0
                                        ? parameters.coulombicEfficiency().value()
                                        : 1)
                                / length;
                };
                stepper.stepCurrent(state, current, length, ambient);
                wanted = current * stepper.meanVoltage();
            }
            rows.add(new double[] {
                i * length, stepper.meanVoltage(), stepper.current(), wanted, state.soc(), stepper.meanTemperature()
            });
        }
        Channel[] channels = {
            Channel.TIME, Channel.VOLTAGE, Channel.CURRENT, Channel.POWER, Channel.SOC, Channel.SURFACE_TEMPERATURE
        };
        TimeSeries.Builder builder = TimeSeries.builder(parameters.description().id());
        for (int c = 0; c < channels.length; c++) {
            int column = c;
            builder.put(
                    channels[c], rows.stream().mapToDouble(row -> row[column]).toArray());
        }
        return builder.build();
    }
}
