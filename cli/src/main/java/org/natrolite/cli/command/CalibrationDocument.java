package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.FittedParameter;
import org.natrolite.calibration.cell.PairChoice;
import org.natrolite.calibration.cell.ResidualStatistics;
import org.natrolite.calibration.replay.AmbientEstimate;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Leg;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.TimeSeries;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A calibration as JSON.
 *
 * @param result calibration
 * @param records series that it was made from
 */
record CalibrationDocument(CalibrationResult result, List<TimeSeries> records) {
    private static final double MILLI = 1000;

    CalibrationDocument {
        records = List.copyOf(records);
    }

    /**
     * @return remarks of the readers and the fit, which passes on those of the replays, each once
     */
    List<String> warnings() {
        Set<String> all = new LinkedHashSet<>();
        records.forEach(record -> all.addAll(record.warnings()));
        all.addAll(result.warnings());
        return new ArrayList<>(all);
    }

    /**
     * @param node object with schema version, command and seed; modified
     * @return the document
     */
    ObjectNode json(ObjectNode node) {
        FitStatistics train = result.train();
        FitStatistics held = result.holdOut();
        Json.put(node, "rmse_train_mV", MILLI * train.rmse());
        Json.put(node, "rmse_train_loaded_mV", MILLI * train.rmseLoaded());
        Json.put(node, "rmse_holdout_mV", held == null ? Double.NaN : MILLI * held.rmse());
        Json.put(node, "rmse_holdout_loaded_mV", held == null ? Double.NaN : MILLI * held.rmseLoaded());
        Json.put(node, "rmse_holdout_rows_mV", held == null ? Double.NaN : MILLI * held.rmseRows());
        Json.put(node, "max_abs_holdout_mV", held == null ? Double.NaN : MILLI * held.maxAbs());
        Json.put(node, "temperature_rmse_K", result.all().temperatureRmse());
        Json.put(node, "temperature_rmse_holdout_K", held == null ? Double.NaN : held.temperatureRmse());
        Json.put(node, "seconds", result.seconds());
        node.put("hold_out", held == null ? "nothing: " + result.holdOutReason() : result.holdOutReason());
        node.put("rows", result.all().rows());
        node.put("iterations", result.iterations());
        node.put("converged", result.converged());
        ArrayNode sources = node.putArray("files");
        for (ReplayResult replay : result.replays()) {
            ObjectNode one = sources.addObject();
            one.put("file", replay.drive().source());
            Json.put(one, "initial_soc", replay.initialSoc());
            AmbientEstimate ambient = replay.ambient();
            Json.put(one, "ambient_degC", ambient.value() - Constants.ZERO_CELSIUS);
            Json.put(one, "ambient_lower95_degC", ambient.lower() - Constants.ZERO_CELSIUS);
            Json.put(one, "ambient_upper95_degC", ambient.upper() - Constants.ZERO_CELSIUS);
            one.put("ambient_origin", ambient.origin().name().toLowerCase(Locale.ROOT));
            Json.put(one, "charge_factor", replay.drive().charge().factor());
        }
        ArrayNode legs = node.putArray("legs");
        for (int r = 0; r < result.replays().size(); r++) {
            ReplayResult replay = result.replays().get(r);
            for (Leg leg : replay.legs()) {
                ObjectNode one = legs.addObject();
                one.put("file", replay.drive().source());
                one.put("held_out", result.heldOut().get(r)[leg.from()]);
                FitJson.put(one, replay.drive(), leg);
            }
        }
        cycles(node.putArray("cycles"));
        ArrayNode parameters = node.putArray("parameters");
        for (FittedParameter parameter : result.parameters()) {
            ObjectNode one = parameters.addObject();
            one.put("name", parameter.name());
            one.put("unit", parameter.unit());
            Json.put(one, "value", parameter.value());
            Json.put(one, "lower95", parameter.lower95());
            Json.put(one, "upper95", parameter.upper95());
            Json.put(one, "told_by_data", parameter.told());
            one.put("identified", parameter.identified());
        }
        pairs(node.putObject("rc_pairs"));
        new CalibrationKnowledge(result).put(node);
        residuals(node, "residuals_train", result.trainResiduals());
        residuals(node, "residuals_holdout", result.holdOutResiduals());
        ArrayNode warnings = node.putArray("warnings");
        warnings().forEach(warnings::add);
        return node;
    }

    private void pairs(ObjectNode node) {
        PairChoice choice = result.pairs();
        node.put("pairs", choice.pairs());
        node.put("asked_for", choice.asked());
        node.put("by_criterion", choice.byCriterion());
        node.put("by_cross_validation", choice.byCrossValidation());
        ArrayNode list = node.putArray("candidates");
        for (PairChoice.Candidate candidate : choice.candidates()) {
            ObjectNode one = list.addObject();
            one.put("pairs", candidate.pairs());
            ArrayNode times = one.putArray("time_constants_s");
            candidate.timeConstants().forEach(times::add);
            Json.put(one, "bayes_criterion", candidate.criterion());
            Json.put(one, "rmse_mV", MILLI * candidate.error());
            Json.put(one, "rmse_left_out_mV", MILLI * candidate.errorLeftOut());
        }
    }

    private void cycles(ArrayNode list) {
        for (CycleStatistics cycle : result.cycles()) {
            ObjectNode one = list.addObject();
            one.put("file", cycle.source());
            Json.put(one, "cycle", cycle.cycle());
            one.put("held_out", heldOut(cycle));
            FitJson.put(one, cycle.statistics());
        }
    }

    /**
     * @param cycle one of the cycles of the result
     * @return whether any of its rows were held out
     */
    boolean heldOut(CycleStatistics cycle) {
        for (int r = 0; r < result.replays().size(); r++) {
            ReplayResult replay = result.replays().get(r);
            if (replay.drive().source().equals(cycle.source())) {
                boolean[] held = result.heldOut().get(r);
                for (int i = 0; i < held.length; i++) {
                    if (held[i] && replay.drive().cycle(i) == cycle.cycle()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void residuals(ObjectNode node, String key, @Nullable ResidualStatistics r) {
        if (r == null) {
            node.putNull(key);
            return;
        }
        ObjectNode one = node.putObject(key);
        Json.put(one, "mean_mV", MILLI * r.mean());
        Json.put(one, "standard_deviation_mV", MILLI * r.deviation());
        Json.put(one, "autocorrelation", r.autocorrelation());
        Json.put(one, "correlation_time_s", r.correlationTime());
        Json.put(one, "quantile05_mV", MILLI * r.quantile05());
        Json.put(one, "quantile25_mV", MILLI * r.quantile25());
        Json.put(one, "median_mV", MILLI * r.median());
        Json.put(one, "quantile75_mV", MILLI * r.quantile75());
        Json.put(one, "quantile95_mV", MILLI * r.quantile95());
        one.put("samples", r.samples());
    }
}
