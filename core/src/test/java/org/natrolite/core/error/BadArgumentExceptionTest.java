package org.natrolite.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BadArgumentExceptionTest {
    @Test
    void countsArePassedOnOrNamedWithWhatWasExpected() {
        assertEquals(1, BadArgumentException.requireCount(1, 1, 3, "--n"));
        assertEquals(3, BadArgumentException.requireCount(3, 1, 3, "--n"));
        assertEquals("--n is 4; expected 1 to 3", refused(4, 3));
        assertEquals("--n is 0; expected at least 1", refused(0, Integer.MAX_VALUE));
    }

    private static String refused(int value, int most) {
        BadArgumentException refusal = assertThrows(
                BadArgumentException.class, () -> BadArgumentException.requireCount(value, 1, most, "--n"));
        return String.valueOf(refusal.getMessage());
    }
}
