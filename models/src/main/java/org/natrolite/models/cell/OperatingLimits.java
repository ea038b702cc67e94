package org.natrolite.models.cell;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a controller keeps a cell within. A step that would leave it is given less current, so that it ends exactly at
 * the limit.
 *
 * @param lowestVoltage V
 * @param highestVoltage V
 * @param lowestSoc 1
 * @param highestSoc 1
 * @param chargeCurrent A, zero or more
 * @param dischargeCurrent A, zero or more
 */
public record OperatingLimits(
        double lowestVoltage,
        double highestVoltage,
        double lowestSoc,
        double highestSoc,
        double chargeCurrent,
        double dischargeCurrent) {
    public OperatingLimits {
        if (!(lowestVoltage < highestVoltage)) {
            throw new BadArgumentException(
                    "voltage limits " + lowestVoltage + " to " + highestVoltage + " V; expected an increasing window");
        }
        if (!(lowestSoc < highestSoc)) {
            throw new BadArgumentException(
                    "state-of-charge limits " + lowestSoc + " to " + highestSoc + "; expected an increasing window");
        }
        if (!(chargeCurrent >= 0 && dischargeCurrent >= 0)) {
            throw new BadArgumentException(
                    "current limits " + chargeCurrent + " and " + dischargeCurrent + " A; expected zero or more");
        }
    }

    /**
     * @return no limits at all, as for the replay of a measured current
     */
    public static OperatingLimits none() {
        double infinite = Double.POSITIVE_INFINITY;
        return new OperatingLimits(-infinite, infinite, -infinite, infinite, infinite, infinite);
    }

    /**
     * @param parameters cell
     * @return the limits that its parameters state, with SOC from 0 to 1
     */
    public static OperatingLimits of(CellParameters parameters) {
        CellParameters.Limits limits = parameters.limits();
        return new OperatingLimits(
                limits.lowestVoltage().value(),
                limits.highestVoltage().value(),
                0,
                1,
                limits.chargeCurrent().value(),
                limits.dischargeCurrent().value());
    }

    /**
     * The limits of a controller that derates: set anew as the cell warms and fills.
     *
     * @param parameters cell
     * @param temperature of the cell, K
     * @param soc state of charge, 1
     * @return the limits that its parameters state at this temperature and state of charge, with SOC from 0 to 1
     */
    public static OperatingLimits of(CellParameters parameters, double temperature, double soc) {
        CellParameters.Limits limits = parameters.limits();
        return new OperatingLimits(
                limits.lowestVoltage().value(),
                limits.highestVoltage().value(),
                0,
                1,
                limits.chargeCurrent(temperature, soc),
                limits.dischargeCurrent(temperature, soc));
    }

    /**
     * Limits under which a cell is emptied for transport and storage: below 0 % state of charge, down to the voltage that
     * its parameters allow.
     *
     * @param parameters cell
     * @return its limits with the voltage and state of charge of transport as the lower ends
     * @throws BadArgumentException if the cell may not be emptied so far
     */
    public static OperatingLimits transport(CellParameters parameters) {
        CellParameters.Transport transport = parameters.limits().transport();
        if (transport == null) {
            throw new BadArgumentException(parameters.description().id()
                    + " may not be emptied below its end of discharge; expected a cell with limits for transport");
        }
        OperatingLimits usual = of(parameters);
        return usual.withVoltage(transport.lowestVoltage().value(), usual.highestVoltage)
                .withSoc(parameters.openCircuit().socAtZeroVolt().value(), 1);
    }

    /**
     * @param lowest 1
     * @param highest 1
     * @return the same limits with another window of state of charge
     */
    public OperatingLimits withSoc(double lowest, double highest) {
        return new OperatingLimits(lowestVoltage, highestVoltage, lowest, highest, chargeCurrent, dischargeCurrent);
    }

    /**
     * @param lowest V
     * @param highest V
     * @return the same limits with another voltage window
     */
    public OperatingLimits withVoltage(double lowest, double highest) {
        return new OperatingLimits(lowest, highest, lowestSoc, highestSoc, chargeCurrent, dischargeCurrent);
    }
}
