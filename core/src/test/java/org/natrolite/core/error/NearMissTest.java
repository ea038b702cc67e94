package org.natrolite.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {
    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "'', abc, 3", "same, same, 0", "flaw, lawn, 2"})
    void distanceIsThatOfLevenshtein(String a, String b, int expected) {
        assertEquals(expected, NearMiss.distance(a, b));
        assertEquals(expected, NearMiss.distance(b, a));
    }

    @Test
    void theNearestComesFirstAndNothingFarIsNamed() {
        List<String> known = List.of("layered-oxide-18650", "layered-oxide-32140", "lfp-graphite-26650");
        assertEquals(
                "layered-oxide-18650", NearMiss.of("layered-oxide-18560", known).get(0));
        assertEquals(List.of("lfp-graphite-26650"), NearMiss.of("LFP", known));
        assertEquals(List.of(), NearMiss.of("vanadium", known));
    }
}
