package org.natrolite.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

class ProtocolTest {
    private static final Limit MINUTE = new Limit(Limit.Quantity.DURATION, 60);

    private static Step step(Control control) {
        return new Step(control, List.of(MINUTE), 1);
    }

    @Test
    void repeatsAreUnrolledInOrder() {
        Step rest = step(new Control.Rest());
        Step charge = step(new Control.CRate(1));
        List<Step> seen = new ArrayList<>();
        new Protocol("p", List.of(rest, new Repeat(2, List.of(charge, new Repeat(2, List.of(rest))))))
                .forEachStep(seen::add);
        assertEquals(List.of(rest, charge, rest, rest, charge, rest, rest), seen);
    }

    @Test
    void recordsRefuseWhatCannotBeRun() {
        double nan = Double.NaN;
        assertThrows(BadArgumentException.class, () -> new Control.Current(nan));
        assertThrows(BadArgumentException.class, () -> new Control.CRate(nan));
        assertThrows(BadArgumentException.class, () -> new Control.Power(Double.POSITIVE_INFINITY));
        assertThrows(BadArgumentException.class, () -> new Control.Voltage(nan));
        assertThrows(BadArgumentException.class, () -> new Limit(Limit.Quantity.DURATION, nan));
        assertThrows(BadArgumentException.class, () -> new Limit(Limit.Quantity.CURRENT_FALLS_TO, -1));
        assertEquals(-0.1, new Limit(Limit.Quantity.SOC_FALLS_TO, -0.1).bound());
        assertThrows(BadArgumentException.class, () -> new Step(new Control.Rest(), List.of(), 1));
        assertThrows(BadArgumentException.class, () -> new Step(new Control.Rest(), List.of(MINUTE), nan));
        assertThrows(BadArgumentException.class, () -> new Protocol("p", List.of()));
        assertThrows(BadArgumentException.class, () -> new Repeat(0, List.of(step(new Control.Rest()))));
        assertThrows(BadArgumentException.class, () -> new Repeat(1, List.of()));
        assertEquals("A", Limit.Quantity.CURRENT_FALLS_TO.unit());
    }

    @Test
    void profilesDriveExactlyOneQuantity() {
        double[] two = {0, 1};
        TimeSeries nothing = TimeSeries.builder("p").put(Channel.TIME, two).build();
        TimeSeries power = nothing.with(Channel.POWER, two);
        assertEquals(Channel.POWER, new Control.Profile(power).channel());
        assertEquals(List.of(), new Step(new Control.Profile(power), List.of(), 1).until());
        assertThrows(BadArgumentException.class, () -> new Control.Profile(nothing));
        assertThrows(BadArgumentException.class, () -> new Control.Profile(power.with(Channel.SOC, two)));
    }

    @Test
    void messagesNameThePlaceAndWhatWasExpected() {
        assertEquals(
                "f.csv, line 7, column 'Voltage / V': 43.0 V; expected at most 6 V",
                BadDataException.at("f.csv", 7, "Voltage / V", "43.0 V", "at most 6 V")
                        .getMessage());
        BadDataException whole = BadDataException.of("f.csv", "no rows", "data");
        assertEquals("f.csv: no rows; expected data", whole.getMessage());
        assertEquals("f.csv", whole.source());
        assertEquals(0, whole.line());
        assertEquals(null, whole.column());
        assertThrows(BadArgumentException.class, () -> BadArgumentException.requirePositive(Double.NaN, "x"));
        assertThrows(BadArgumentException.class, () -> BadArgumentException.requirePositive(0, "x"));
        assertThrows(BadArgumentException.class, () -> BadArgumentException.requireWithin(Double.NaN, 0, 1, "x"));
        assertEquals(
                "depth is 2.0; expected a value from 0.0 to 1.0",
                assertThrows(BadArgumentException.class, () -> BadArgumentException.requireWithin(2, 0, 1, "depth"))
                        .getMessage());
    }
}
