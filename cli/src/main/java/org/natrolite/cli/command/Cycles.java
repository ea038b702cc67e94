package org.natrolite.cli.command;

import java.math.BigDecimal;

/** Labels of cycles as files give them. */
final class Cycles {
    private Cycles() {}

    /**
     * @param cycle label as a number
     * @return the shortest decimal for it: 2, not 2.0
     */
    static String label(double cycle) {
        // what a person typed may be no number at all
        if (!Double.isFinite(cycle)) {
            return Double.toString(cycle);
        }
        return BigDecimal.valueOf(cycle).stripTrailingZeros().toPlainString();
    }
}
