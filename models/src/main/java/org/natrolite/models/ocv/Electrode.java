package org.natrolite.models.ocv;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/**
 * One electrode: its potential over its stoichiometry, the share of its sites that hold charge carriers, and the window
 * of it that the cell uses. The potential falls as the electrode fills.
 *
 * @param potential V against the metal of the charge carrier, over stoichiometry, strictly decreasing
 * @param atEmpty stoichiometry at 0 % state of charge, 1
 * @param atFull stoichiometry at 100 % state of charge, 1
 */
public record Electrode(Curve potential, Quantity atEmpty, Quantity atFull) {
    public Electrode {
        double[] u = potential.value();
        double[] x = potential.soc();
        for (int i = 1; i < u.length; i++) {
            if (!(u[i] < u[i - 1])) {
                throw new BadArgumentException("electrode potential " + u[i] + " V at stoichiometry " + x[i] + " after "
                        + u[i - 1] + " V; expected a decreasing curve");
            }
        }
        BadArgumentException.requireWithin(atEmpty.value(), x[0], x[x.length - 1], "stoichiometry at 0 % SOC");
        BadArgumentException.requireWithin(atFull.value(), x[0], x[x.length - 1], "stoichiometry at 100 % SOC");
        if (!(atEmpty.value() != atFull.value())) {
            throw new BadArgumentException(
                    "stoichiometry " + atEmpty.value() + " at 0 % and at 100 % SOC; expected a window");
        }
    }

    /**
     * @param soc state of charge, 1
     * @return stoichiometry there, 1
     */
    public double stoichiometry(double soc) {
        return atEmpty.value() + soc * (atFull.value() - atEmpty.value());
    }

    /**
     * @param capacity capacity of the cell, C
     * @return charge that all sites of the electrode hold, C
     */
    public double capacity(double capacity) {
        return capacity / Math.abs(atFull.value() - atEmpty.value());
    }

    /** The same material in another window, whose intervals keep their widths. */
    Electrode moved(double empty, double full) {
        return new Electrode(potential, shifted(atEmpty, empty), shifted(atFull, full));
    }

    private static Quantity shifted(Quantity from, double value) {
        return new Quantity(
                value, value - (from.value() - from.lower()), value + (from.upper() - from.value()), from.provenance());
    }
}
