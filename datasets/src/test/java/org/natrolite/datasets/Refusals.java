package org.natrolite.datasets;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.natrolite.core.error.BadDataException;

/** Asserts what a refusal says. */
public final class Refusals {
    private Refusals() {}

    /** The refusal, after checking that it states an expectation and holds all words. */
    public static BadDataException refused(Executable action, String... words) {
        BadDataException refusal = assertThrows(BadDataException.class, action);
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("; expected "), message);
        for (String word : words) {
            assertTrue(message.contains(word), () -> "'" + word + "' in: " + message);
        }
        return refusal;
    }
}
