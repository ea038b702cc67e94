package org.natrolite.datasets.segment;

/**
 * What a cycle came to. What a cycle does not have is NaN.
 *
 * @param label label of the file, or a count from 1 where the file has none
 * @param from first row, from 0
 * @param to row after the last
 * @param start time of its first row, s
 * @param end time of its last row, s
 * @param charged charge put in, C
 * @param discharged charge taken out, C
 * @param chargedEnergy energy put in, J
 * @param dischargedEnergy energy taken out, J
 * @param meanChargeVoltage energy over charge put in, V
 * @param meanDischargeVoltage energy over charge taken out, V
 * @param chargeCurrent mean current while it charges, weighted by charge, A
 * @param dischargeCurrent mean magnitude of the current while it discharges, weighted by charge, A
 * @param chargeResistance1s median resistance 1 s after steps from rest into charge, ohm
 * @param chargeResistance10s the same after 10 s, ohm
 * @param dischargeResistance1s median resistance 1 s after steps from rest into discharge, ohm
 * @param dischargeResistance10s the same after 10 s, ohm
 * @param lowestVoltage lowest voltage, V
 * @param highestVoltage highest voltage, V
 * @param lowestTemperature lowest temperature of the cell, or of its surroundings where that alone is known, K
 * @param highestTemperature highest of it, K
 */
public record CycleSummary(
        double label,
        long from,
        long to,
        double start,
        double end,
        double charged,
        double discharged,
        double chargedEnergy,
        double dischargedEnergy,
        double meanChargeVoltage,
        double meanDischargeVoltage,
        double chargeCurrent,
        double dischargeCurrent,
        double chargeResistance1s,
        double chargeResistance10s,
        double dischargeResistance1s,
        double dischargeResistance10s,
        double lowestVoltage,
        double highestVoltage,
        double lowestTemperature,
        double highestTemperature) {

    /**
     * @return charge taken out over charge put in; NaN where either is nothing
     */
    public double coulombicEfficiency() {
        return charged > 0 && discharged > 0 ? discharged / charged : Double.NaN;
    }

    /**
     * @return energy taken out over energy put in; NaN where either is nothing
     */
    public double energyEfficiency() {
        return chargedEnergy > 0 && dischargedEnergy > 0 ? dischargedEnergy / chargedEnergy : Double.NaN;
    }
}
