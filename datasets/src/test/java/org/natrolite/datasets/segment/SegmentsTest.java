package org.natrolite.datasets.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.segment.Span.Kind;

class SegmentsTest {
    private final TimeSeries cycle = Sketch.cycle(10).series();

    @Test
    void spansFollowTheSignAndCoverAll() {
        List<Span> spans = Segments.spans(cycle, 0.01);
        assertEquals(
                List.of(Kind.REST, Kind.CHARGE, Kind.REST, Kind.DISCHARGE, Kind.REST),
                spans.stream().map(Span::kind).toList());
        assertEquals(0, spans.get(0).from());
        assertEquals(cycle.size(), spans.get(4).to());
        for (int i = 1; i < spans.size(); i++) {
            assertEquals(spans.get(i - 1).to(), spans.get(i).from());
        }
    }

    @Test
    void restsHaveALength() {
        assertEquals(3, Segments.rests(cycle, 0.01, 590).size());
        assertEquals(0, Segments.rests(cycle, 0.01, 591).size());
    }

    @Test
    void legsHoldTheChargeDespiteNoise() {
        Random random = new Random(5);
        double[] current = cycle.column(Channel.CURRENT);
        for (int i = 0; i < current.length; i++) {
            current[i] += 2 * random.nextGaussian();
        }
        List<Leg> legs = Segments.legs(cycle.with(Channel.CURRENT, current));
        assertEquals(2, legs.size());
        assertEquals(27000, legs.get(0).charge(), 1500);
        assertEquals(-27000, legs.get(1).charge(), 1500);
    }

    @Test
    void aLegEndsWithTheRestThatFollowsIt() {
        List<Leg> legs = Segments.legs(cycle);
        assertEquals(0, cycle.value(Channel.CURRENT, legs.get(0).to()));
        assertEquals(-10, cycle.value(Channel.CURRENT, legs.get(0).to() + 1));
        assertTrue(Segments.legs(Sketch.of(10, 0.5).leg(0, 100).series()).isEmpty());
    }

    @Test
    void labelsMakeCyclesAndAreKept() {
        double[] labels = new double[cycle.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i < 100 ? 7 : 3;
        }
        assertEquals(
                List.of(new Cycle(7, 0, 100), new Cycle(3, 100, cycle.size())),
                Segments.cycles(cycle.with(Channel.CYCLE, labels)));
    }

    @Test
    void withoutLabelsChargeAndDischargeMakeACycle() {
        Sketch two = Sketch.of(10, 0.1);
        for (int i = 0; i < 2; i++) {
            two.leg(10, 2700).leg(0, 600).leg(-10, 2700).leg(0, 600);
        }
        List<Cycle> cycles = Segments.cycles(two.series());
        assertEquals(2, cycles.size());
        assertEquals(List.of(1.0, 2.0), cycles.stream().map(Cycle::label).toList());
        assertEquals(cycles.get(0).to(), cycles.get(1).from());
        assertEquals(660, cycles.get(1).from(), 1);
        assertEquals(two.series().size(), cycles.get(1).to());
        assertEquals(1, Segments.cycles(Sketch.of(10, 0.5).leg(0, 100).series()).size());
    }
}
