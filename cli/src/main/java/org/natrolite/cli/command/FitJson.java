package org.natrolite.cli.command;

import org.natrolite.calibration.replay.FitStatistics;
import tools.jackson.databind.node.ObjectNode;

/** Statistics of a replay as JSON, under the keys that evaluation and calibration share. */
final class FitJson {
    private static final double MILLI = 1000;

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
}
