package org.natrolite.models.parameter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;

class ParameterTest {
    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    @Property
    void quantilesRise(
            @ForAll @DoubleRange(min = 0, max = 1) double a, @ForAll @DoubleRange(min = 0, max = 1) double b) {
        double low = Math.min(a, b);
        double high = Math.max(a, b);
        List<Distribution> all = List.of(
                new Distribution.Fixed(3),
                new Distribution.Uniform(-2, 7),
                new Distribution.LogNormal(0.3, 0.8),
                new Distribution.TruncatedNormal(0.4, 2, 0.1, 0.9),
                new Distribution.TruncatedNormal(0, 1, 5, 9),
                new Distribution.TruncatedNormal(0, 1, -9, -5));
        for (Distribution d : all) {
            assertTrue(d.quantile(low) <= d.quantile(high), d::toString);
        }
        for (Distribution d : all.subList(3, 6)) {
            Distribution.TruncatedNormal cut = (Distribution.TruncatedNormal) d;
            assertTrue(cut.quantile(a) >= cut.lowest() && cut.quantile(a) <= cut.highest(), d::toString);
        }
    }

    @Test
    void quantilesHaveTheirKnownValues() {
        assertEquals(2.5, new Distribution.Uniform(-2, 7).median());
        assertEquals(0.3, new Distribution.LogNormal(0.3, 0.8).median(), 1e-15);
        assertEquals(
                0.3 * Math.exp(0.8 * 1.959963984540054), new Distribution.LogNormal(0.3, 0.8).quantile(0.975), 1e-13);
        assertEquals(5, new Distribution.TruncatedNormal(5, 1, 3, 7).median(), 1e-14);
        assertEquals(3, new Distribution.TruncatedNormal(5, 1, 3, 7).quantile(0), 1e-12);
        assertEquals(7, new Distribution.TruncatedNormal(5, 1, 3, 7).quantile(1), 1e-12);
        // far in the upper tail as in the lower: mirror images
        assertEquals(
                -new Distribution.TruncatedNormal(0, 1, -9, -7).median(),
                new Distribution.TruncatedNormal(0, 1, 7, 9).median(),
                1e-9);
    }

    @Test
    void distributionsRefuseWhatTheyCannotBe() {
        double nan = Double.NaN;
        assertThrows(BadArgumentException.class, () -> new Distribution.Fixed(nan));
        assertThrows(BadArgumentException.class, () -> new Distribution.Uniform(1, 1));
        assertThrows(BadArgumentException.class, () -> new Distribution.Uniform(nan, 1));
        assertThrows(BadArgumentException.class, () -> new Distribution.TruncatedNormal(0, 0, 0, 1));
        assertThrows(BadArgumentException.class, () -> new Distribution.TruncatedNormal(0, 1, 1, nan));
        assertThrows(BadArgumentException.class, () -> new Distribution.LogNormal(0, 1));
        assertThrows(BadArgumentException.class, () -> new Distribution.LogNormal(1, nan));
        assertThrows(BadArgumentException.class, () -> new Uncertain(new Distribution.Fixed(1), " ", MADE_UP));
        assertThrows(BadArgumentException.class, () -> new Distribution.Uniform(0, 1).quantile(nan));
        assertThrows(BadArgumentException.class, () -> new Distribution.Uniform(0, 1).quantile(1.5));
        assertThrows(BadArgumentException.class, () -> new Distribution.TruncatedNormal(0, 1, -1, 1).quantile(-0.5));
    }

    @Test
    void curvesGoThroughTheirNodesAndCheckThem() {
        double[] soc = {0, 0.5, 1};
        double[] value = {3, 1, 2};
        Curve curve = Curve.of(soc, value, new double[] {2, 0, 2}, new double[] {4, 1, 2}, MADE_UP);
        soc[0] = 9;
        assertArrayEquals(new double[] {0, 0.5, 1}, curve.soc());
        assertEquals(1, curve.at(0.5));
        assertEquals(3, curve.at(-1));
        assertEquals(1, curve.min());
        assertEquals(3, curve.max());
        Curve same = Curve.of(curve.soc(), curve.value(), curve.lower(), curve.upper(), curve.provenance());
        assertEquals(curve, same);
        assertEquals(curve.hashCode(), same.hashCode());
        assertEquals(curve.toString(), same.toString());
        assertNotEquals(curve, Curve.constant(1, 0, 2, MADE_UP));
        assertThrows(BadArgumentException.class, () -> Curve.constant(1, 2, 3, MADE_UP));
        assertThrows(BadArgumentException.class, () -> Curve.constant(Double.NaN, 0, 3, MADE_UP));
        assertThrows(BadArgumentException.class, () -> Curve.constant(1, Double.NaN, 3, MADE_UP));
        double[] one = {1};
        assertThrows(
                BadArgumentException.class,
                () -> Curve.of(new double[] {0, 1}, new double[] {1, 1}, one, one, MADE_UP));
    }

    @Test
    void quantitiesCarryTheirIntervals() {
        Quantity q = new Quantity(2, 1, 4, MADE_UP);
        assertEquals(new Quantity(-4, -8, -2, MADE_UP), q.scaledTo(-4));
        assertEquals(new Quantity(3, 2, 4, MADE_UP), new Quantity(0, -1, 1, MADE_UP).scaledTo(3));
        assertThrows(BadArgumentException.class, () -> new Quantity(2, 3, 4, MADE_UP));
        assertThrows(BadArgumentException.class, () -> new Quantity(Double.NaN, 3, 4, MADE_UP));
        assertThrows(BadArgumentException.class, () -> new Quantity(2, Double.NaN, 4, MADE_UP));
    }

    @Test
    void provenanceNeedsASource() {
        assertThrows(BadArgumentException.class, () -> Provenance.measured(" "));
        assertEquals("fitted", Provenance.fitted("data", "command").kind().key());
        assertEquals(Provenance.Kind.LITERATURE, Provenance.literature("paper").kind());
    }
}
