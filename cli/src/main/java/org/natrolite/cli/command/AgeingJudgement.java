package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.natrolite.calibration.ageing.AgeingEvaluation;
import org.natrolite.calibration.ageing.Judgement;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How far an ageing model is off, as JSON and as a table. */
final class AgeingJudgement {
    private AgeingJudgement() {}

    static void put(ObjectNode node, AgeingEvaluation evaluation) {
        put(node, evaluation.overall());
        ArrayNode list = node.putArray("conditions");
        evaluation.conditions().forEach((id, judgement) -> {
            ObjectNode one = list.addObject();
            one.put("condition_id", id);
            put(one, judgement);
        });
    }

    private static void put(ObjectNode node, Judgement j) {
        Json.put(node, "rmse_pp", j.rmse());
        Json.put(node, "mae_pp", j.mae());
        Json.put(node, "max_abs_pp", j.largest());
        Json.put(node, "coverage90_pct", j.coverage90());
        node.put("check_ups", j.checks());
    }

    static void print(PrintWriter out, AgeingEvaluation evaluation) {
        out.printf(
                Locale.ROOT,
                "%-32s %6s %9s %8s %9s %12s%n",
                "Condition",
                "checks",
                "RMSE, pp",
                "MAE, pp",
                "max, pp",
                "in 90 %, %");
        evaluation.conditions().forEach((id, j) -> row(out, id, j));
        row(out, "all", evaluation.overall());
    }

    static void row(PrintWriter out, String name, Judgement j) {
        out.printf(
                Locale.ROOT,
                "%-32s %6d %9.2f %8.2f %9.2f %12s%n",
                name,
                j.checks(),
                j.rmse(),
                j.mae(),
                j.largest(),
                Double.isNaN(j.coverage90()) ? "-" : String.format(Locale.ROOT, "%.1f", j.coverage90()));
    }
}
