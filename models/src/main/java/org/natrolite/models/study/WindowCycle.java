package org.natrolite.models.study;

/**
 * One cycle at constant current between two states of charge, like the one before it. A leg ends where it meets its state of
 * charge, or a limit of the cell's voltage before it.
 *
 * @param dischargeRate current over nominal capacity, 1/h
 * @param chargeRate current over nominal capacity, 1/h
 * @param lowest state of charge asked for, 1
 * @param highest state of charge asked for, 1
 * @param reachedLowest lowest state of charge, 1; above that asked for where the voltage ended the discharge
 * @param reachedHighest highest state of charge, 1; below that asked for where the voltage ended the charge
 * @param temperature of the surroundings, K
 * @param energyIn J
 * @param energyOut J
 * @param throughput mean of the charge put in and of the charge given, C
 * @param hottest highest temperature of the cell, K
 */
public record WindowCycle(
        double dischargeRate,
        double chargeRate,
        double lowest,
        double highest,
        double reachedLowest,
        double reachedHighest,
        double temperature,
        double energyIn,
        double energyOut,
        double throughput,
        double hottest) {
    /**
     * @return energy given over energy put in, 1
     */
    public double efficiency() {
        return energyOut / energyIn;
    }

    /**
     * @return energy lost over the charge moved, J/C, which is Wh/Ah
     */
    public double lossPerCharge() {
        return (energyIn - energyOut) / throughput;
    }
}
