package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.ageing.AgeingCalibration;
import org.natrolite.calibration.ageing.AgeingEvaluation;
import org.natrolite.calibration.ageing.AgeingFit;
import org.natrolite.calibration.ageing.AgeingOptions;
import org.natrolite.calibration.posterior.Convergence;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.PublishedLaw;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.chemistry.AgeingModelJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fits ageing laws to check-ups. */
@Command(
        name = "ageing",
        description = {
            "Fit ageing laws to check-ups of many cells and conditions at once, choose among them by predicting each"
                    + " condition without it, and average over those that the data cannot tell apart.",
            "A table has a row a check-up: cell_id, condition_id, elapsed_days, temperature_degC, soc, dod, c_rate_charge,"
                    + " c_rate_discharge, efc, capacity_retention_pct or capacity_Ah, resistance_growth_pct or"
                    + " resistance_mohm, history_file; an empty field was not measured."
        })
final class CalibrateAgeingCommand implements Callable<Integer> {
    private static final String CONDITION = "condition:";

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "TABLE", description = "ageing tables, CSV")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--start",
            paramLabel = "ID|LAW",
            description =
                    "cell of the catalogue or cell file whose prior the check-ups update, or published law to start from (see 'natrolite ageing laws'); default: a family of compositions")
    private @Nullable String start;

    @Option(
            names = "--hold-out",
            split = ",",
            paramLabel = "condition:ID",
            description = "conditions to leave out of everything and to judge the model by")
    private List<String> holdOut = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "model file to write, such as ageing.json")
    private @Nullable Path out;

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--posterior",
            paramLabel = "laplace|sample",
            defaultValue = "laplace",
            description =
                    "how the posterior is found: from its curvature, or by drawing from it (Hamiltonian Monte Carlo), with R-hat and effective sample sizes (default: ${DEFAULT-VALUE})")
    private String posterior = "laplace";

    @Option(
            names = "--chains",
            paramLabel = "N",
            defaultValue = "4",
            description = "chains of --posterior sample (default: ${DEFAULT-VALUE})")
    private int chains;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "2000",
            description = "draws of each of those chains (default: ${DEFAULT-VALUE})")
    private int draws;

    private CalibrateAgeingCommand() {}

    @Override
    public Integer call() throws IOException {
        AgeingOptions options = options();
        if (out != null) {
            out = Output.file(out, "--out", tables);
        }
        report.prepare();
        List<String> remarks = new ArrayList<>();
        List<AgedCell> cells = AgeingTablesInput.read(tables, remarks);
        AgeingFit fit = AgeingCalibration.of(options).run(cells);
        if (out != null) {
            Output.write(out, AgeingModelJson.format(fit.model()));
        }
        remarks.addAll(fit.warnings());
        report.give(
                spec,
                "calibration.json",
                document(fit, remarks),
                () -> AgeingReport.page(fit, cells, remarks, Json.command(spec)),
                stdout -> print(stdout, fit, remarks));
        return ExitCode.DONE;
    }

    private AgeingOptions options() {
        List<String> conditions = new ArrayList<>();
        for (String part : holdOut) {
            // condition:A,condition:B and condition:A,B mean the same
            String name = part.startsWith(CONDITION) ? part.substring(CONDITION.length()) : part;
            if (name.isBlank() || (conditions.isEmpty() && !part.startsWith(CONDITION))) {
                throw new BadArgumentException("--hold-out " + String.join(",", holdOut)
                        + "; expected condition:ID, further ones after commas");
            }
            conditions.add(name);
        }
        AgeingOptions options = AgeingOptions.defaults().withHoldOut(conditions).withSeed(seed.value());
        switch (posterior) {
            case "laplace" -> {}
            case "sample" -> options = options.withSampling(new AgeingOptions.Sampling(chains, draws));
            default -> throw new BadArgumentException("--posterior " + posterior + "; expected 'laplace' or 'sample'");
        }
        if (start == null) {
            return options;
        }
        PublishedLaw law = PublishedLaws.find(start).orElse(null);
        if (law != null) {
            return options.withLaw(law.law());
        }
        AgeingPrior prior = Cells.named(start).ageing();
        if (prior == null) {
            throw new BadArgumentException("--start " + start
                    + ": that cell says nothing of how it ages; expected one that does, or a published law");
        }
        return options.withPrior(start, prior);
    }

    private ObjectNode document(AgeingFit fit, List<String> remarks) {
        ObjectNode node = Json.result(spec, seed.value());
        node.put("model", fit.model().id());
        ArrayNode laws = node.putArray("laws");
        for (AgeingFit.LawRow row : fit.laws()) {
            ObjectNode one = laws.addObject();
            one.put("id", row.id());
            one.put("free_parameters", row.free());
            Json.put(one, "rmse_pp", row.rmse());
            Json.put(one, "left_out_rmse_pp", row.leftOut());
            Json.put(one, "bic", row.criterion());
            Json.put(one, "weight", row.weight());
        }
        ArrayNode parameters = node.putArray("parameters");
        for (AgeingFit.ParameterRow row : fit.parameters()) {
            ObjectNode one = parameters.addObject();
            one.put("law", row.law());
            one.put("mechanism", row.mechanism());
            one.put("name", row.name());
            one.put("score", row.score());
            one.put("unit", row.unit());
            Json.put(one, "value", row.value());
            Json.put(one, "lower95", row.lower95());
            Json.put(one, "upper95", row.upper95());
            Json.put(one, "told", row.told());
        }
        put(node.putArray("posteriors"), fit.posteriors());
        ObjectNode scatter = node.putObject("scatter");
        Json.put(scatter, "start_capacity_pct", 100 * fit.model().scatter().start());
        Json.put(scatter, "log_rate", fit.model().scatter().rate());
        Json.put(scatter, "check_up_pct", 100 * fit.model().scatter().noise());
        Json.put(scatter, "interval_factor", fit.model().scatter().calibration());
        put(node, "in_sample", fit.inSample());
        put(node, "left_out", fit.leftOut());
        put(node, "left_out_plain_law", fit.plain());
        put(node, "start_law_as_it_was", fit.start());
        put(node, "hold_out", fit.holdOut());
        ArrayNode warnings = node.putArray("warnings");
        remarks.forEach(warnings::add);
        Json.put(node, "seconds", fit.seconds());
        return node;
    }

    private static void put(ArrayNode list, List<AgeingFit.Posterior> posteriors) {
        for (AgeingFit.Posterior posterior : posteriors) {
            ObjectNode one = list.addObject();
            int n = posterior.scores().size();
            one.put("law", posterior.law());
            one.put("method", posterior.chains() > 0 ? "sample" : "laplace");
            if (posterior.chains() > 0) {
                one.put("chains", posterior.chains());
                one.put("draws", posterior.draws());
                Json.put(one, "acceptance", posterior.acceptance());
                one.put("divergent", posterior.divergent());
                Json.put(one, "seconds", posterior.seconds());
            }
            ArrayNode scores = one.putArray("scores");
            ArrayNode correlations = one.putArray("correlations");
            for (int i = 0; i < n; i++) {
                ObjectNode score = scores.addObject();
                score.put("name", posterior.scores().get(i));
                Json.put(score, "degrees_of_freedom", posterior.freedom().get(i));
                if (!posterior.diagnostics().isEmpty()) {
                    Json.put(score, "r_hat", posterior.diagnostics().get(i).rHat());
                    Json.put(score, "ess_bulk", posterior.diagnostics().get(i).bulk());
                    Json.put(score, "ess_tail", posterior.diagnostics().get(i).tail());
                }
                ArrayNode row = correlations.addArray();
                posterior.correlations().subList(i * n, (i + 1) * n).forEach(row::add);
            }
        }
    }

    private static void put(ObjectNode node, String key, @Nullable AgeingEvaluation evaluation) {
        if (evaluation != null) {
            AgeingJudgement.put(node.putObject(key), evaluation);
        }
    }

    private void print(PrintWriter to, AgeingFit fit, List<String> remarks) {
        to.printf(
                Locale.ROOT,
                "%-32s %6s %9s %13s %9s %7s%n",
                "Law",
                "free",
                "RMSE, pp",
                "left out, pp",
                "BIC",
                "weight");
        for (AgeingFit.LawRow row : fit.laws()) {
            to.printf(
                    Locale.ROOT,
                    "%-32s %6d %9.2f %13.2f %9.1f %7.2f%n",
                    row.id(),
                    row.free(),
                    row.rmse(),
                    row.leftOut(),
                    row.criterion(),
                    row.weight());
        }
        to.println();
        AgeingEvaluation leftOut = fit.leftOut();
        if (leftOut != null) {
            to.println("Each condition predicted by laws that were fitted and weighted without it:");
            AgeingJudgement.print(to, leftOut);
        }
        AgeingEvaluation plain = fit.plain();
        if (plain != null) {
            AgeingJudgement.row(to, "all, by the plain law alone", plain.overall());
        }
        AgeingEvaluation begun = fit.start();
        if (begun != null) {
            AgeingJudgement.row(to, "all, by " + start + " as it was", begun.overall());
        }
        AgeingJudgement.row(to, "all, in sample", fit.inSample().overall());
        AgeingEvaluation held = fit.holdOut();
        if (held != null) {
            to.println("Held out:");
            AgeingJudgement.print(to, held);
        }
        for (AgeingFit.Posterior drawn : fit.posteriors()) {
            if (!drawn.diagnostics().isEmpty()) {
                to.printf(
                        Locale.ROOT,
                        "Law %s, %d chains of %d draws in %.1f s: R-hat at most %.3f, at least %.0f effective draws%n",
                        drawn.law(),
                        drawn.chains(),
                        drawn.draws(),
                        drawn.seconds(),
                        drawn.diagnostics().stream()
                                .mapToDouble(Convergence::rHat)
                                .max()
                                .orElse(Double.NaN),
                        drawn.diagnostics().stream()
                                .mapToDouble(c -> Math.min(c.bulk(), c.tail()))
                                .min()
                                .orElse(Double.NaN));
            }
        }
        remarks.forEach(warning -> to.println("Warning: " + warning));
        to.printf(Locale.ROOT, "%.1f s%n", fit.seconds());
        if (out != null) {
            to.println("Model written to " + out);
        }
    }
}
