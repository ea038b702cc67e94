package org.natrolite.models.ocv;

import org.natrolite.models.parameter.Curve;

/** Open-circuit voltage of a cell at its reference temperature, mean of the charge and the discharge branch. Immutable. */
public sealed interface OpenCircuitVoltage permits FullCell, HalfCells {

    /**
     * @param soc states of charge, 1, shape [n], best in increasing order; not modified
     * @return voltages there, V, shape [n]
     */
    double[] at(double[] soc);

    /**
     * The voltage as one curve, for people and for fits of a whole cell.
     *
     * @param lowest state of charge at which it begins, zero or less, 1
     * @return V over SOC with intervals and provenance
     */
    Curve curve(double lowest);
}
