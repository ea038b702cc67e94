package org.natrolite.datasets.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;

class TemperatureRolesTest {
    private static final Channel SURFACE = Channel.SURFACE_TEMPERATURE;
    private static final Channel AMBIENT = Channel.AMBIENT_TEMPERATURE;

    /** A lumped body of 800 s heated by the cycle's current. */
    private static double[] heated(TimeSeries series) {
        double[] kelvin = new double[series.size()];
        kelvin[0] = 298;
        for (int i = 1; i < kelvin.length; i++) {
            double current = series.value(Channel.CURRENT, i);
            double target = 298 + 0.1 * current * current;
            kelvin[i] = target + (kelvin[i - 1] - target) * Math.exp(-(series.time(i) - series.time(i - 1)) / 800);
        }
        return kelvin;
    }

    private static double[] room(TimeSeries series) {
        Random random = new Random(3);
        double[] kelvin = new double[series.size()];
        for (int i = 0; i < kelvin.length; i++) {
            kelvin[i] = 296 + 2 * Math.sin(2 * Math.PI * series.time(i) / 86400) + 0.2 * random.nextGaussian();
        }
        return kelvin;
    }

    private final TimeSeries cycle = Sketch.cycle(10).series();

    @Test
    void whatFollowsTheHeatIsTheSurface() {
        double[] kelvin = heated(cycle);
        TimeSeries settled = TemperatureRoles.settle(cycle.with(AMBIENT, kelvin), null, null);
        assertFalse(settled.has(AMBIENT));
        assertEquals(kelvin[100], settled.value(SURFACE, 100));
        assertTrue(settled.warnings().get(0).contains("--temperature-role ambient"), settled.warnings()::toString);
    }

    @Test
    void aRoomStaysAmbient() {
        TimeSeries room = cycle.with(AMBIENT, room(cycle));
        assertSame(room, TemperatureRoles.settle(room, null, null));
    }

    @Test
    void bothColumnsStay() {
        TimeSeries both = cycle.with(SURFACE, heated(cycle)).with(AMBIENT, room(cycle));
        assertSame(both, TemperatureRoles.settle(both, null, null));
        TimeSeries near = cycle.with(SURFACE, heated(cycle)).with(AMBIENT, heated(cycle));
        TimeSeries settled = TemperatureRoles.settle(near, null, null);
        assertTrue(settled.has(AMBIENT));
        assertTrue(settled.warnings().get(0).contains("it is kept"), settled.warnings()::toString);
    }

    @Test
    void aStatementBeatsTheData() {
        TimeSeries hot = cycle.with(AMBIENT, heated(cycle));
        assertSame(hot, TemperatureRoles.settle(hot, TemperatureRole.AMBIENT, null));
        TimeSeries room = cycle.with(AMBIENT, room(cycle));
        assertTrue(TemperatureRoles.settle(room, TemperatureRole.SURFACE, null).has(SURFACE));
        assertFalse(TemperatureRoles.settle(room, TemperatureRole.SURFACE, null).has(AMBIENT));
        TimeSeries surface = cycle.with(SURFACE, heated(cycle));
        assertTrue(
                TemperatureRoles.settle(surface, TemperatureRole.AMBIENT, null).has(AMBIENT));
        assertSame(surface, TemperatureRoles.settle(surface, TemperatureRole.SURFACE, null));
        TimeSeries both = surface.with(AMBIENT, room(cycle));
        assertFalse(TemperatureRoles.settle(both, TemperatureRole.SURFACE, null).has(AMBIENT));
        assertFalse(TemperatureRoles.settle(both, TemperatureRole.AMBIENT, null).has(SURFACE));
        TimeSeries none = TemperatureRoles.settle(both, TemperatureRole.NONE, null);
        assertFalse(none.has(AMBIENT) || none.has(SURFACE));
        assertEquals(2, none.warnings().size());
    }

    @Test
    void aStatedAmbientIsAppliedAfterTheRole() {
        TimeSeries settled = TemperatureRoles.settle(cycle.with(AMBIENT, heated(cycle)), null, 295.0);
        assertTrue(settled.has(SURFACE));
        assertEquals(295, settled.value(AMBIENT, 5));
        TimeSeries replaced = TemperatureRoles.settle(cycle.with(AMBIENT, room(cycle)), null, 295.0);
        assertEquals(295, replaced.value(AMBIENT, 5));
        assertTrue(replaced.warnings().get(0).contains("replaced"), replaced.warnings()::toString);
    }
}
