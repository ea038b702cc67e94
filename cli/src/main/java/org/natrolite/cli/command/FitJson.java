package org.natrolite.cli.command;

import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Leg;
import tools.jackson.databind.node.ObjectNode;

/** Statistics of a replay as JSON, under the keys that evaluation and calibration share. */
final class FitJson {
    private static final double MILLI = 1000;
    private static final double HOUR = 3600;

    private FitJson() {}

    /**
     * @param node object to put them in
     * @param statistics how far a replay is from the measurement
     */
    static void put(ObjectNode node, FitStatistics statistics) {
        Json.put(node, "rmse_mV", MILLI * statistics.rmse());
        Json.put(node, "rmse_loaded_mV", MILLI * statistics.rmseLoaded());
        Json.put(node, "rmse_rows_mV", MILLI * statistics.rmseRows());
        Json.put(node, "max_abs_mV", MILLI * statistics.maxAbs());
        Json.put(node, "temperature_rmse_K", statistics.temperatureRmse());
        node.put("rows", statistics.rows());
        Json.put(node, "duration_s", statistics.duration());
    }

    /**
     * @param node object to put it in
     * @param drive record
     * @param leg one of its legs
     */
    static void put(ObjectNode node, Drive drive, Leg leg) {
        Json.put(node, "cycle", drive.cycle(leg.from()));
        node.put("direction", leg.charge() > 0 ? "charge" : "discharge");
        Json.put(node, "begin_s", drive.time(leg.from()));
        Json.put(node, "end_s", drive.time(leg.to()));
        Json.put(node, "mean_current_A", leg.current());
        Json.put(node, "charge_Ah", Math.abs(leg.charge()) / HOUR);
        Json.put(node, "mean_voltage_V", leg.measured());
        Json.put(node, "end_voltage_V", leg.limit());
        Json.put(node, "mean_voltage_model_V", leg.toSameVoltage());
        Json.put(node, "charge_model_Ah", Math.abs(leg.chargeToSameVoltage()) / HOUR);
        Json.put(node, "mean_voltage_error_mV", MILLI * leg.error());
        Json.put(node, "mean_voltage_error_same_charge_mV", MILLI * (leg.overSameCharge() - leg.measured()));
    }
}
