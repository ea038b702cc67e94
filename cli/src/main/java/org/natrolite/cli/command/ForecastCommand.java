package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.ageing.Forecast;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Page;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.AgeingModelJson;
import org.natrolite.models.life.DutyCycle;
import org.natrolite.models.life.DutyPass;
import org.natrolite.models.life.LifeOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Forecasts the life of cells under a duty by a calibrated model. */
@Command(
        name = "forecast",
        description = {
            "Forecast capacity, resistance and life under a duty by a calibrated ageing model, with the uncertainty of its"
                    + " parameters, of the choice of law, from cell to cell and of the duty.",
            "The history is that of the fresh cell throughout: one pass of the duty, repeated."
        })
public final class ForecastCommand implements Callable<Integer> {
    /** Capacity over that at the start, below which no cell is simulated. */
    private static final double LEAST_LEFT = 0.1;

    private static final double PERCENT = 100;

    /** Fewer draws have no P10. */
    private static final int LEAST_SAMPLES = 10;

    private static final int MOST_SAMPLES = 1_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "ageing model")
    private @Nullable Path model;

    @Mixin
    private UseOptions use = new UseOptions();

    @Option(
            names = "--cell",
            paramLabel = "ID|FILE",
            defaultValue = "lfp-graphite-26650",
            description = "cell whose voltage and heat turn the duty into a history (default: ${DEFAULT-VALUE})")
    private String cell = "";

    @Option(
            names = "--warranty",
            paramLabel = "TEXT",
            description = "such as \"70%% at 10 years\" or \"80%% at 4000 efc\"")
    private @Nullable String warranty;

    @Option(
            names = "--end-of-life-pct",
            paramLabel = "P",
            defaultValue = "80",
            description = "capacity at which life ends (default: ${DEFAULT-VALUE})")
    private double endOfLife;

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "1000",
            description = "draws (default: ${DEFAULT-VALUE})")
    private int samples;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = "--duty-spread-K",
            paramLabel = "S",
            defaultValue = "1",
            description = "standard deviation of the duty's temperature, assumed (default: ${DEFAULT-VALUE})")
    private double temperatureSpread;

    @Option(
            names = "--duty-spread-pct",
            paramLabel = "S",
            defaultValue = "5",
            description = "standard deviation of the duty's cycles, assumed (default: ${DEFAULT-VALUE})")
    private double useSpread;

    @Mixin
    private ReportOptions report = new ReportOptions();

    private ForecastCommand() {}

    /** What was found, ready to be written. */
    private record Result(
            AgeingModel model,
            String cell,
            DutyScale scale,
            Forecast forecast,
            DutyPass fresh,
            DutyPass aged,
            @Nullable Warranty warranty) {}

    @Override
    public Integer call() throws IOException {
        BadArgumentException.requireCount(samples, LEAST_SAMPLES, MOST_SAMPLES, "--samples");
        BadArgumentException.requireWithin(temperatureSpread, 0, 50, "--duty-spread-K");
        BadArgumentException.requireWithin(useSpread, 0, 200, "--duty-spread-pct");
        BadArgumentException.requireWithin(endOfLife, 30, 99, "--end-of-life-pct");
        Warranty promised = warranty == null ? null : Warranty.parse(warranty);
        double years = use.years();
        double ambient = use.ambient();
        report.prepare();
        AgeingModel fitted = AgeingModelJson.read(Objects.requireNonNull(model));
        CellParameters parameters = Cells.named(cell);
        DutyScale scale = use.duty(parameters);
        DutyCycle cycle = scale.to(parameters, ambient, DutyScale.LONGEST_STEP);
        LifeOptions window = new LifeOptions(years, 0.05, 0.95, endOfLife / PERCENT, samples, seed.value(), 1);
        CellModel electrical = CellModel.of(parameters);
        DutyPass fresh = DutyPass.of(electrical, cycle, window, 1, 1);
        Forecast forecast = Forecast.of(
                fitted,
                fresh.series(),
                new Forecast.Options(years, samples, seed.value(), temperatureSpread, useSpread / PERCENT));
        int last = forecast.years().size() - 1;
        double left = forecast.capacityQuantiles(last, 0.5)[0];
        double grown = forecast.growthQuantiles(last, 0.5)[0];
        DutyPass aged = DutyPass.of(
                electrical,
                cycle,
                window,
                Math.max(LEAST_LEFT, left),
                1 + (Double.isNaN(grown) ? 0 : Math.max(0, grown)));
        Result result = new Result(fitted, parameters.description().id(), scale, forecast, fresh, aged, promised);
        report.give(spec, "results.json", document(result), () -> page(result), out -> print(out, result));
        return ExitCode.DONE;
    }

    private static List<String> warnings(Result result) {
        List<String> all = new ArrayList<>();
        result.scale().duty().series().warnings().forEach(warning -> all.add("duty: " + warning));
        all.addAll(result.forecast().warnings());
        result.fresh().warnings().forEach(warning -> all.add("fresh cell: " + warning));
        result.aged().warnings().forEach(warning -> all.add("aged cell: " + warning));
        int last = result.forecast().years().size() - 1;
        if (result.forecast().capacityQuantiles(last, 0.5)[0] < LEAST_LEFT) {
            all.add("the efficiency at the end is that of a cell with 10 % of its capacity; the median has less");
        }
        if (result.forecast().growthQuantiles(last, 0.5)[0] < 0) {
            all.add(
                    "the efficiency at the end is that of a cell whose resistance has not grown; that of the median falls");
        }
        return all;
    }

    private static double probability(Result result, Warranty promised) {
        double year = promised.cycles() ? promised.amount() / result.forecast().cyclesPerYear() : promised.amount();
        return result.forecast().probability(promised.capacity(), year);
    }

    /** So many draws tell a probability no closer to 0 or 1 than one of them. */
    private String promise(Result result, Warranty promised) {
        double probability = probability(result, promised);
        double one = 1.0 / samples;
        String told = String.format(Locale.ROOT, "%.3f", probability);
        if (probability > 1 - one) {
            told = String.format(Locale.ROOT, "more than %.3g: all of %,d draws hold it", 1 - one, samples);
        } else if (probability < one) {
            told = String.format(Locale.ROOT, "less than %.3g: none of %,d draws holds it", one, samples);
        }
        return promised.text() + " is held with a probability of " + told;
    }

    private ObjectNode document(Result result) {
        Forecast f = result.forecast();
        ObjectNode node = Json.result(spec, seed.value());
        node.put("id", result.model().id());
        node.put("title", result.model().source());
        node.put("cell", result.cell());
        double[] life = Quantiles.of(f.lives(endOfLife / PERCENT), 0.1, 0.5, 0.9);
        String[] names = {"p10", "p50", "p90"};
        for (int i = 0; i < names.length; i++) {
            Json.put(node, "life_years_" + names[i], life[i]);
        }
        ObjectNode censored = node.putObject("life_censored");
        for (int i = 0; i < names.length; i++) {
            censored.put(names[i], Double.isInfinite(life[i]));
        }
        Json.put(
                node,
                "round_trip_efficiency_start_pct",
                PERCENT * result.fresh().efficiency());
        Json.put(node, "round_trip_efficiency_end_pct", PERCENT * result.aged().efficiency());
        Json.put(node, "efc_per_year", f.cyclesPerYear());
        Json.put(node, "throughput_efc_p10", throughput(f, life[0]));
        Json.put(node, "throughput_efc_p50", throughput(f, life[1]));
        Json.put(node, "throughput_efc_p90", throughput(f, life[2]));
        ArrayNode list = node.putArray("years");
        for (int i = 0; i < f.years().size(); i++) {
            double year = f.years().get(i);
            if (Math.abs(year - Math.rint(year)) < 1e-9 || i == f.years().size() - 1) {
                ObjectNode one = list.addObject();
                Json.put(one, "year", year);
                double[] capacity = f.capacityQuantiles(i, 0.1, 0.5, 0.9);
                double[] growth = f.growthQuantiles(i, 0.1, 0.5, 0.9);
                for (int k = 0; k < names.length; k++) {
                    Json.put(one, "capacity_pct_" + names[k], PERCENT * capacity[k]);
                    Json.put(one, "resistance_growth_pct_" + names[k], PERCENT * growth[k]);
                }
            }
        }
        Warranty promised = result.warranty();
        if (promised == null) {
            node.putNull("warranty_probability");
        } else {
            node.put("warranty", promised.text());
            Json.put(node, "warranty_probability", probability(result, promised));
            node.put("warranty_draws", samples);
        }
        ObjectNode shares = node.putObject("variance_shares");
        Json.put(shares, "parameter", f.shares().parameter());
        Json.put(shares, "model", f.shares().model());
        Json.put(shares, "cell_to_cell", f.shares().cell());
        Json.put(shares, "duty", f.shares().duty());
        ObjectNode origins = node.putObject("variance_origins");
        Json.put(origins, "data", f.origins().data());
        Json.put(origins, "model", f.origins().model());
        Json.put(origins, "assumption", f.origins().assumption());
        ArrayNode assumptions = node.putArray("assumptions");
        assumptions(result).forEach(assumptions::add);
        ArrayNode warnings = node.putArray("warnings");
        warnings(result).forEach(warnings::add);
        return node;
    }

    private double throughput(Forecast forecast, double life) {
        return forecast.cyclesPerYear() * Math.min(life, use.years());
    }

    private List<String> assumptions(Result result) {
        List<String> all = new ArrayList<>();
        all.add("Assumed: the history is that of a fresh " + result.cell() + " throughout.");
        all.add("Duty: " + result.scale().rule());
        all.add(String.format(
                Locale.ROOT,
                "Assumed: the duty's temperature is known to %.1f K and its cycles to %.0f %% (standard deviations).",
                temperatureSpread,
                useSpread));
        all.add(
                "P10 is the value that 10 % of the draws do not exceed: the P10 life is exceeded with 90 % probability.");
        return all;
    }

    private void print(PrintWriter out, Result result) {
        Forecast f = result.forecast();
        boolean resists = f.growthQuantiles(0, 0.5)[0] == 0;
        String growths = resists ? String.format(Locale.ROOT, "  %29s", "Growth of resistance, %") : "";
        String columns = String.format(Locale.ROOT, " %9s %9s %9s", "P10", "P50", "P90");
        out.printf(Locale.ROOT, "%-8s %29s%s%n", "", "Capacity, %", growths);
        out.println(String.format(Locale.ROOT, "%-8s", "Year") + columns + (resists ? " " + columns : ""));
        for (int i = 0; i < f.years().size(); i++) {
            double year = f.years().get(i);
            if (Math.abs(year - Math.rint(year)) < 1e-9 || i == f.years().size() - 1) {
                out.printf(
                        Locale.ROOT,
                        "%-8.1f%s%s%n",
                        year,
                        three(f.capacityQuantiles(i, 0.1, 0.5, 0.9)),
                        resists ? " " + three(f.growthQuantiles(i, 0.1, 0.5, 0.9)) : "");
            }
        }
        double[] life = Quantiles.of(f.lives(endOfLife / PERCENT), 0.1, 0.5, 0.9);
        out.printf(
                Locale.ROOT,
                "Life to %.0f %%: P10 %s (exceeded with 90 %% probability), P50 %s, P90 %s years%n",
                endOfLife,
                shown(life[0]),
                shown(life[1]),
                shown(life[2]));
        out.printf(
                Locale.ROOT,
                "Throughput until then: P10 %s, P50 %s, P90 %s equivalent full cycles, at %.0f a year%n",
                cycles(f, life[0]),
                cycles(f, life[1]),
                cycles(f, life[2]),
                f.cyclesPerYear());
        Warranty promised = result.warranty();
        if (promised != null) {
            out.println(promise(result, promised));
        }
        out.printf(
                Locale.ROOT,
                "Variance: parameters %.0f %%, choice of law %.0f %%, cell to cell %.0f %%, duty %.0f %%%n",
                PERCENT * f.shares().parameter(),
                PERCENT * f.shares().model(),
                PERCENT * f.shares().cell(),
                PERCENT * f.shares().duty());
        out.println(origins(f));
        assumptions(result).forEach(out::println);
        warnings(result).forEach(warning -> out.println("Warning: " + warning));
    }

    private static String three(double... fractions) {
        return String.format(
                Locale.ROOT,
                " %9.1f %9.1f %9.1f",
                PERCENT * fractions[0],
                PERCENT * fractions[1],
                PERCENT * fractions[2]);
    }

    private String cycles(Forecast forecast, double life) {
        return String.format(Locale.ROOT, "%s%.0f", Double.isInfinite(life) ? "> " : "", throughput(forecast, life));
    }

    /** How much of the band is data, model and assumption. */
    private static String origins(Forecast f) {
        return String.format(
                Locale.ROOT,
                "Of the band's variance %.0f %% is left open by the check-ups and by cells that differ, %.0f %% by the choice of"
                        + " law, and %.0f %% is assumed: the duty, and what check-ups have not touched of what was believed"
                        + " before.",
                PERCENT * f.origins().data(),
                PERCENT * f.origins().model(),
                PERCENT * f.origins().assumption());
    }

    private String shown(double life) {
        return Double.isInfinite(life)
                ? String.format(Locale.ROOT, "> %.0f", use.years())
                : String.format(Locale.ROOT, "%.1f", life);
    }

    private Page page(Result result) {
        Forecast f = result.forecast();
        Warranty promised = result.warranty();
        double[] life = Quantiles.of(f.lives(endOfLife / PERCENT), 0.1, 0.5, 0.9);
        return ForecastPage.of(
                f,
                use.name(),
                List.of(
                        List.of(
                                String.format(Locale.ROOT, "Life to %.0f %%, years", endOfLife),
                                shown(life[0]),
                                shown(life[1]),
                                shown(life[2])),
                        List.of(
                                "Throughput until then, equivalent full cycles",
                                cycles(f, life[0]),
                                cycles(f, life[1]),
                                cycles(f, life[2]))),
                promised == null ? "" : promise(result, promised),
                origins(f),
                assumptions(result),
                warnings(result),
                Json.command(spec));
    }
}
