package org.natrolite.models.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** A duty on its grid of steps. */
class DutyCycleTest {
    private static DutyCycle duty(double[] time, double[] power, double last, double longest) {
        TimeSeries series = TimeSeries.builder("rows")
                .put(Channel.TIME, time)
                .put(Channel.POWER, power)
                .build();
        return DutyCycle.of(new Control.Profile(series), last, longest, Sketch.ROOM);
    }

    private static double energy(DutyCycle duty) {
        double sum = 0;
        for (int pass = 0; pass < duty.passes(); pass++) {
            for (int i = 0; i < duty.stepsInPass(); i++) {
                sum += duty.value(pass, i) * duty.length();
            }
        }
        return sum;
    }

    @Test
    void rowsOnAGridKeepIt() {
        DutyCycle duty = duty(new double[] {0, 1800, 7200}, new double[] {1, -2, 3}, 86400 - 7200, 600);
        assertEquals(600, duty.length());
        assertEquals(1, duty.value(0, 2));
        assertEquals(-2, duty.value(0, 3));
        assertEquals(3, duty.value(0, 143));
    }

    /** A row as short as rounding would divide any time into whole steps, as far as numbers of that size can tell. */
    @ParameterizedTest
    @ValueSource(doubles = {7e-12, 1e-9, 1e-6, 1e-3})
    void aSliverBetweenRowsDoesNotMakeTheGrid(double sliver) {
        double[] time = {0, 3600, 3600 + sliver, 50_000};
        double[] power = {1, 100, -2, 0.5};
        DutyCycle duty = duty(time, power, 86400 - 50_000, 600);
        assertTrue(duty.stepsInPass() <= 86400 && duty.length() <= 600, () -> "step " + duty.length());
        double asked = 3600 + 100 * (time[2] - time[1]) - 2 * (50_000 - time[2]) + 0.5 * (86400 - 50_000);
        assertEquals(asked, energy(duty), 1e-3);
    }
}
