package org.natrolite.models.ocv;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.parameter.Curve;

/**
 * A measured open-circuit voltage of the cell as a whole. Nothing is known of its electrodes, so that ageing cannot change
 * its shape.
 *
 * @param voltage V over SOC, strictly increasing
 */
public record FullCell(Curve voltage) implements OpenCircuitVoltage {
    public FullCell {
        double[] u = voltage.value();
        for (int i = 1; i < u.length; i++) {
            if (!(u[i] > u[i - 1])) {
                throw new BadArgumentException("open-circuit voltage " + u[i] + " V at SOC " + voltage.soc()[i]
                        + " after " + u[i - 1] + " V; expected an increasing curve");
            }
        }
    }

    @Override
    public double[] at(double[] soc) {
        return voltage.interpolant().values(soc);
    }

    @Override
    public Curve curve(double lowest) {
        return voltage;
    }
}
