package org.natrolite.datasets.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.segment.Segment.Kind;

class SegmenterTest {
    private static final double CAPACITY = 36000;
    private static final double R0 = 0.004;
    private static final double R1 = 0.002;
    private static final double TAU = 5;

    /** A cell of 10 Ah with 4 mOhm and one pair of 2 mOhm and 5 s, open circuit from 2 V to 4 V. */
    private static final class Cell {
        private final List<double[]> rows = new ArrayList<>();
        private final Random random = new Random(3);
        private final double noise;
        private double time;
        private double soc;
        private double pair;

        Cell(double soc, double noise) {
            this.soc = soc;
            this.noise = noise;
        }

        private double voltage(double current) {
            return 2 + 2 * soc + pair + R0 * current;
        }

        private void step(double current, double interval) {
            soc += current * interval / CAPACITY;
            double decay = Math.exp(-interval / TAU);
            pair = pair * decay + R1 * current * (1 - decay);
            time += interval;
            row(current);
        }

        private void row(double current) {
            rows.add(new double[] {
                time, voltage(current) + noise * random.nextGaussian(), current + 10 * noise * random.nextGaussian()
            });
        }

        Cell current(double current, double duration, double interval) {
            for (int i = 0; i < Math.round(duration / interval); i++) {
                step(current, interval);
            }
            return this;
        }

        /** Holds a voltage until the current falls to 0.2 A. */
        Cell hold(double voltage) {
            double current = 10;
            while (current > 0.2) {
                current = Math.max(0, (voltage - 2 - 2 * soc - pair) / R0);
                step(current, 1);
            }
            return this;
        }

        Cell drive(int steps) {
            for (int i = 0; i < steps; i++) {
                step(-8 + 10 * random.nextDouble(), 1);
            }
            return this;
        }

        TimeSeries series() {
            double[][] columns = new double[3][rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                for (int c = 0; c < 3; c++) {
                    columns[c][i] = rows.get(i)[c];
                }
            }
            return TimeSeries.builder("cell")
                    .put(Channel.TIME, columns[0])
                    .put(Channel.VOLTAGE, columns[1])
                    .put(Channel.CURRENT, columns[2])
                    .build();
        }
    }

    private static List<Kind> kinds(List<Segment> segments) {
        return segments.stream().map(Segment::kind).toList();
    }

    /** Segments cover all rows and times, and hold all the charge. */
    private static List<Segment> segments(TimeSeries series) {
        List<Segment> segments = Segmenter.segments(series, 10);
        double charge = 0;
        for (int i = 0; i < segments.size(); i++) {
            assertEquals(i == 0 ? 0 : segments.get(i - 1).to(), segments.get(i).from());
            assertEquals(
                    i == 0 ? series.time(0) : segments.get(i - 1).end(),
                    segments.get(i).start());
            charge += segments.get(i).charge();
        }
        assertEquals(series.size(), segments.get(segments.size() - 1).to());
        assertEquals(Segments.netCharge(series)[series.size() - 1], charge, 1e-6 * CAPACITY);
        return segments;
    }

    @Test
    void chargeHoldRestAndDischarge() {
        for (double noise : new double[] {0, 5e-4}) {
            TimeSeries series = new Cell(0.1, noise)
                    .current(0, 600, 1)
                    .current(10, 2400, 1)
                    .hold(3.60)
                    .current(0, 600, 1)
                    .current(-10, 2400, 1)
                    .current(0, 600, 1)
                    .series();
            assertEquals(
                    List.of(
                            Kind.REST,
                            Kind.CONSTANT_CURRENT,
                            Kind.CONSTANT_VOLTAGE,
                            Kind.REST,
                            Kind.CONSTANT_CURRENT,
                            Kind.REST),
                    kinds(segments(series)));
        }
    }

    @Test
    void pulsesBetweenRestsAtSeveralStatesOfChargeAreHppc() {
        Cell cell = new Cell(0.95, 1e-4).current(0, 3600, 10);
        for (int i = 0; i < 4; i++) {
            cell.current(-10, 10, 0.5)
                    .current(0, 40, 1)
                    .current(7.5, 10, 0.5)
                    .current(0, 40, 1)
                    .current(-5, 1440, 10)
                    .current(0, 3600, 10);
        }
        TimeSeries series = cell.series();
        List<Segment> segments = segments(series);
        assertEquals(
                8, kinds(segments).stream().filter(kind -> kind == Kind.PULSE).count(), () -> segments.toString());
        List<Recognition> tests = Recogniser.tests(segments, List.of());
        assertEquals(1, tests.size(), tests::toString);
        assertEquals(Recognition.Kind.HPPC, tests.get(0).kind());
        CycleSummaries summaries = CycleSummaries.byCharge(10, trace(series));
        summaries.add(series);
        CycleSummary cycle = summaries.end().get(0);
        double pair1 = R1 * (1 - Math.exp(-1 / TAU));
        double pair10 = R1 * (1 - Math.exp(-10 / TAU));
        // The open circuit drifts by 2 V times the charge moved.
        assertEquals(R0 + pair1 + 2 * 1 / CAPACITY, cycle.chargeResistance1s(), 5e-5);
        assertEquals(R0 + pair10 + 2 * 10 / CAPACITY, cycle.chargeResistance10s(), 5e-5);
        assertEquals(R0 + pair10 + 2 * 10 / CAPACITY, cycle.dischargeResistance10s(), 2e-4);
    }

    @Test
    void aDriveCycleIsOneProfile() {
        TimeSeries series = new Cell(0.9, 1e-4)
                .current(0, 600, 1)
                .drive(1200)
                .current(0, 600, 1)
                .series();
        assertEquals(List.of(Kind.REST, Kind.PROFILE, Kind.REST), kinds(segments(series)));
    }

    @Test
    void constantPowerIsNamed() {
        Cell cell = new Cell(0.9, 0).current(0, 600, 1);
        for (int i = 0; i < 2000; i++) {
            cell.step(-30 / cell.voltage(-9), 1);
        }
        assertEquals(
                List.of(Kind.REST, Kind.CONSTANT_POWER, Kind.REST),
                kinds(segments(cell.current(0, 600, 1).series())));
    }

    @Test
    void aSweepAtC20IsSlowOcv() {
        TimeSeries series = new Cell(0.98, 1e-4)
                .current(0, 3600, 10)
                .current(-0.5, 68000, 20)
                .current(0, 3600, 10)
                .series();
        List<Recognition> tests = Recogniser.tests(Segmenter.segments(series, 0.5), List.of());
        assertEquals(1, tests.size(), tests::toString);
        assertEquals(Recognition.Kind.SLOW_OCV, tests.get(0).kind());
    }

    @Test
    void oneSlowCycleAmongFastOnesIsAReferenceTest() {
        Cell cell = new Cell(0.1, 1e-4);
        for (int i = 0; i < 6; i++) {
            double current = i == 3 ? 3 : 10;
            cell.current(current, 28000 / current, 10).current(0, 600, 10);
            cell.current(-current, 28000 / current, 10).current(0, 600, 10);
        }
        TimeSeries series = cell.series();
        CycleSummaries summaries = CycleSummaries.byCharge(10, trace(series));
        summaries.add(series);
        List<CycleSummary> cycles = summaries.end();
        assertEquals(6, cycles.size());
        List<Recognition> tests = Recogniser.tests(Segmenter.segments(series, 10), cycles);
        assertEquals(1, tests.size(), tests::toString);
        assertEquals(Recognition.Kind.REFERENCE_PERFORMANCE_TEST, tests.get(0).kind());
        assertEquals(cycles.get(3).from(), tests.get(0).from());
    }

    @Test
    void aCycleSumsUp() {
        TimeSeries series = new Cell(0.1, 0)
                .current(0, 600, 1)
                .current(10, 2700, 1)
                .current(0, 600, 1)
                .current(-10, 2700, 1)
                .current(0, 600, 1)
                .series();
        double[] kelvin = new double[series.size()];
        Arrays.setAll(kelvin, i -> 298.15 + (i == 2000 ? 7 : 0));
        TimeSeries warm = series.with(Channel.SURFACE_TEMPERATURE, kelvin);
        CycleSummaries summaries = CycleSummaries.byCharge(10, trace(series));
        summaries.add(warm.rows(0, 1234));
        summaries.add(warm.rows(1234, warm.size()));
        List<CycleSummary> cycles = summaries.end();
        assertEquals(1, cycles.size());
        CycleSummary cycle = cycles.get(0);
        assertEquals(27000, cycle.charged(), 10);
        assertEquals(1, cycle.coulombicEfficiency(), 1e-9);
        // Mean open circuit 2.95 V, 60 mV of drop.
        assertEquals(2.95 + 0.06, cycle.meanChargeVoltage(), 1e-3);
        assertEquals(2.95 - 0.06, cycle.meanDischargeVoltage(), 1e-3);
        assertEquals(cycle.meanDischargeVoltage() / cycle.meanChargeVoltage(), cycle.energyEfficiency(), 1e-9);
        assertEquals(10, cycle.dischargeCurrent(), 0.01);
        assertEquals(298.15, cycle.lowestTemperature());
        assertEquals(305.15, cycle.highestTemperature());
        assertTrue(Double.isNaN(summariesOfNothing().coulombicEfficiency()));
    }

    private static CycleSummary summariesOfNothing() {
        TimeSeries rest = new Cell(0.5, 0).current(0, 100, 1).series();
        CycleSummaries summaries = CycleSummaries.byCharge(0, trace(rest));
        summaries.add(rest);
        return summaries.end().get(0);
    }

    private static ChargeTrace trace(TimeSeries series) {
        ChargeTrace trace = ChargeTrace.empty();
        for (int i = 0; i < series.size(); i++) {
            trace.add(series.time(i), series.value(Channel.CURRENT, i));
        }
        return trace;
    }

    /** A Hall sensor that drifts and now and then errs by more than its noise does not cut a step into pieces. */
    @Test
    void aSensorThatWandersCutsNothing() {
        Random random = new Random(3);
        int n = 4000;
        double[] time = new double[n];
        double[] voltage = new double[n];
        double[] current = new double[n];
        for (int i = 0; i < n; i++) {
            boolean charging = i < n / 2;
            time[i] = i;
            double outlier = random.nextInt(200) == 0 ? 0.03 * random.nextGaussian() : 0;
            current[i] = (charging ? 1.37 : -1.5) * (1 + 1e-5 * i) + 1e-3 * random.nextGaussian() + outlier;
            voltage[i] = 3 + 2e-4 * (charging ? i : n - i) + (charging ? 0.05 : -0.05) + 3e-4 * random.nextGaussian();
        }
        TimeSeries series = TimeSeries.builder("hall")
                .put(Channel.TIME, time)
                .put(Channel.VOLTAGE, voltage)
                .put(Channel.CURRENT, current)
                .build();
        List<Segment> segments = Segmenter.segments(series, 1.5);
        assertEquals(
                List.of(Kind.CONSTANT_CURRENT, Kind.CONSTANT_CURRENT),
                segments.stream().map(Segment::kind).toList());
        assertEquals(n / 2, segments.get(0).to());
    }

    /** Currents that differ by more than a sensor wanders are two steps, and a hold after a constant current is its own. */
    @Test
    void stepsOfNearlyOneCurrentStayApart() {
        TimeSeries steps =
                Sketch.of(10, 0.1).leg(1, 3000).leg(1.02, 3000).leg(0, 600).series();
        assertEquals(
                List.of(Kind.CONSTANT_CURRENT, Kind.CONSTANT_CURRENT, Kind.REST),
                Segmenter.segments(steps, 1).stream().map(Segment::kind).toList());
    }
}
