package org.natrolite.cli.command;

import java.util.Locale;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;

/** Temperatures as people write them. */
final class Celsius {
    /** No cell is meant to be colder or hotter, degC; what is hotter is most likely in kelvin. */
    private static final double COLDEST = -100;

    private static final double HOTTEST = 200;

    private Celsius() {}

    /**
     * @param celsius temperature, degC
     * @param option option that states it, for the message
     * @return the same, K
     * @throws BadArgumentException if no cell can be meant, as where kelvin were written
     */
    static double kelvin(double celsius, String option) {
        if (!(celsius >= COLDEST && celsius <= HOTTEST)) {
            double meant = celsius - Constants.ZERO_CELSIUS;
            throw new BadArgumentException(option + " is " + celsius + "; expected degrees Celsius from " + COLDEST
                    + " to " + HOTTEST
                    + (meant >= COLDEST && meant <= HOTTEST
                            ? String.format(Locale.ROOT, " (%s K are %.2f degC)", celsius, meant)
                            : ""));
        }
        return celsius + Constants.ZERO_CELSIUS;
    }
}
