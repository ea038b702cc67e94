package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Contract of {@code calibrate ageing}, {@code evaluate ageing}, {@code forecast} and {@code design}. */
class AgeingCalibrationContractTest {
    private static final Path NAUMANN =
            Path.of("..", "..", "shared", "data", "naumann-lfp-calendar", "naumann_calendar.csv");

    private static final Path KOKAM = Path.of("..", "..", "shared", "data", "kokam-75ah-nmc");
    private static final Path HUST =
            Path.of("..", "..", "shared", "data", "hust-lfp-cycling", "capacity_per_cycle.csv");

    @TempDir
    private Path folder;

    private static JsonNode json(Run run) {
        assertEquals(ExitCode.DONE, run.code(), run.err());
        return new JsonMapper().readTree(run.out());
    }

    private Path table(double... temperatures) throws IOException {
        StringBuilder text = new StringBuilder(
                "cell_id,condition_id,elapsed_days,temperature_degC,soc,dod,c_rate_charge,c_rate_discharge,efc,"
                        + "capacity_retention_pct\n");
        for (double t : temperatures) {
            for (double depth : new double[] {0.4, 1}) {
                for (int i = 0; i <= 8; i++) {
                    double efc = 100.0 * i;
                    double loss = 3 * Math.exp((t - 25) / 25) * Math.sqrt(i * 50 / 365.0) + 4 * depth * efc / 1000;
                    text.append(String.format(
                            Locale.ROOT,
                            "c%.0f-%.1f,T%.0f D%.1f,%d,%.1f,0.5,%.1f,0.5,0.5,%.0f,%.4f%n",
                            t,
                            depth,
                            t,
                            depth,
                            i * 50,
                            t,
                            depth,
                            efc,
                            100 - loss + 0.05 * Math.sin(7 * i)));
                }
            }
        }
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    @Test
    void aModelIsFittedJudgedForecastAndAskedWhatToMeasureNext() throws IOException {
        Path table = table(15, 30, 45);
        Path model = folder.resolve("ageing.json");
        Path report = folder.resolve("report");
        JsonNode fit = json(Run.of(
                "calibrate",
                "ageing",
                table.toString(),
                "--hold-out",
                "condition:T30 D1.0",
                "--out",
                model.toString(),
                "--report",
                report.toString(),
                "--json"));
        assertTrue(fit.get("laws").size() > 3);
        assertTrue(fit.get("hold_out").get("rmse_pp").asDouble() < 2, fit.toString());
        assertTrue(Files.isRegularFile(report.resolve("index.html")));
        JsonNode judged = json(Run.of("evaluate", "ageing", "--model", model.toString(), table.toString(), "--json"));
        for (String key : new String[] {"rmse_pp", "mae_pp", "max_abs_pp", "coverage90_pct"}) {
            assertTrue(judged.get(key).isNumber(), key);
            judged.get("conditions").forEach(c -> assertTrue(c.get(key).isNumber(), key));
        }
        assertEquals(6, judged.get("conditions").size());
        JsonNode forecast = json(Run.of(
                "forecast",
                "--model",
                model.toString(),
                "--duty",
                "grid-daily",
                "--years",
                "5",
                "--samples",
                "200",
                "--warranty",
                "50% at 5 years",
                "--json"));
        double probability = forecast.get("warranty_probability").asDouble();
        assertTrue(probability >= 0 && probability <= 1);
        double shares = 0;
        for (JsonNode share : forecast.get("variance_shares")) {
            shares += share.asDouble();
        }
        assertEquals(1, shares, 1e-6);
        JsonNode last = forecast.get("years").get(5);
        assertTrue(last.get("capacity_pct_p10").asDouble()
                < last.get("capacity_pct_p50").asDouble());
        assertTrue(last.get("capacity_pct_p50").asDouble()
                < last.get("capacity_pct_p90").asDouble());
        Path plans = Files.writeString(folder.resolve("plans.csv"), """
                condition_id,elapsed_days,temperature_degC,soc,dod,c_rate_charge,c_rate_discharge,efc
                long,1000,25,0.5,0.8,0.5,0.5,1000
                short,10,25,0.5,0.8,0.5,0.5,10
                """);
        JsonNode design =
                json(Run.of("design", "--model", model.toString(), "--candidates", plans.toString(), "--json"));
        assertEquals("long", design.get("candidates").get(0).get("id").asString());
        assertTrue(design.get("candidates")
                        .get(0)
                        .get("expected_variance_reduction_pct")
                        .asDouble()
                > design.get("candidates")
                        .get(1)
                        .get("expected_variance_reduction_pct")
                        .asDouble());
    }

    @Test
    void badTablesAreBadData() throws IOException {
        Path table = Files.writeString(
                folder.resolve("bad.csv"),
                "cell_id,elapsed_days,temperature_degF,capacity_retention_pct\na,0,77,100\na,9,77,99\n");
        Run run = Run.of("calibrate", "ageing", table.toString());
        assertEquals(ExitCode.BAD_DATA, run.code());
        assertTrue(run.err().contains("temperature_degF"), run.err());
        assertEquals(
                ExitCode.BAD_USAGE,
                Run.of("calibrate", "ageing", "x.csv", "--hold-out", "T25").code());
    }

    @Test
    void aSingleTemperatureIsWarnedOf() throws IOException {
        JsonNode fit = json(Run.of("calibrate", "ageing", table(25).toString(), "--json"));
        assertTrue(fit.get("warnings").toString().contains("activation energy cannot be identified"), fit.toString());
    }

    /** Each of the 12 conditions predicted without it, beside the plain law of four parameters. */
    @Test
    void naumannsConditionsArePredictedWithinAPercentagePoint() {
        assumeTrue(Files.isReadable(NAUMANN), () -> "no " + NAUMANN);
        JsonNode fit = json(Run.of("calibrate", "ageing", NAUMANN.toString(), "--json"));
        double average = fit.get("left_out").get("rmse_pp").asDouble();
        double plain = fit.get("left_out_plain_law").get("rmse_pp").asDouble();
        assertTrue(average <= 1.0, () -> "RMSE " + average);
        assertEquals(1.07, plain, 0.03);
        assertEquals(90, fit.get("left_out").get("coverage90_pct").asDouble(), 6);
    }

    @Test
    void posteriorsAreDrawnFromAndTheirChainsCompared() throws IOException {
        Path model = folder.resolve("drawn.json");
        Path report = folder.resolve("drawn");
        JsonNode fit = json(Run.of(
                "calibrate",
                "ageing",
                table(15, 30, 45).toString(),
                "--start",
                "layered-oxide-18650",
                "--posterior",
                "sample",
                "--chains",
                "2",
                "--draws",
                "200",
                "--out",
                model.toString(),
                "--report",
                report.toString(),
                "--json"));
        JsonNode posterior = fit.get("posteriors").get(0);
        assertEquals("sample", posterior.get("method").asString());
        int n = posterior.get("scores").size();
        assertEquals(n, posterior.get("correlations").size());
        for (int i = 0; i < n; i++) {
            JsonNode score = posterior.get("scores").get(i);
            assertTrue(score.get("r_hat").asDouble() < 1.2, score.toString());
            assertTrue(score.get("ess_bulk").asDouble() > 10, score.toString());
            assertTrue(score.get("ess_tail").asDouble() > 5, score.toString());
            assertEquals(1, posterior.get("correlations").get(i).get(i).asDouble());
        }
        assertTrue(Files.readString(report.resolve("index.html")).contains("Posterior of "));
        // the draws are in the model, and a forecast has them
        assertTrue(Files.readString(model).contains("posterior_draws"));
        JsonNode forecast =
                json(Run.of("forecast", "--model", model.toString(), "--years", "2", "--samples", "100", "--json"));
        JsonNode origins = forecast.get("variance_origins");
        assertEquals(
                1,
                origins.get("data").asDouble()
                        + origins.get("model").asDouble()
                        + origins.get("assumption").asDouble(),
                1e-6);
        assertEquals(
                ExitCode.BAD_USAGE,
                Run.of("calibrate", "ageing", table(25).toString(), "--posterior", "guess")
                        .code());
    }

    /** The law that a fit began with stands beside it, given the same first check-ups. */
    @Test
    void theLawStartedFromStandsBesideTheFit() throws IOException {
        Path table = table(15, 30, 45);
        Path model = folder.resolve("began.json");
        JsonNode fit = json(Run.of(
                "calibrate",
                "ageing",
                table.toString(),
                "--start",
                "naumann-lfp",
                "--out",
                model.toString(),
                "--json"));
        double before = fit.get("start_law_as_it_was").get("rmse_pp").asDouble();
        assertTrue(fit.get("in_sample").get("rmse_pp").asDouble() < before, fit.toString());
        JsonNode judged = json(Run.of(
                "evaluate",
                "ageing",
                "--model",
                model.toString(),
                table.toString(),
                "--beside",
                "naumann-lfp",
                "--json"));
        assertEquals(before, judged.get("beside").get("rmse_pp").asDouble(), 1e-9);
        assertEquals(
                ExitCode.BAD_USAGE,
                Run.of("evaluate", "ageing", "--model", model.toString(), table.toString(), "--beside", "nobody")
                        .code());
    }

    /** Each of 40 cells predicted by the others from its first 300 rows. */
    @Test
    void livesArePredictedFromTheirFirstRows() {
        assumeTrue(Files.isReadable(HUST), () -> "no " + HUST);
        JsonNode found = json(Run.of(
                "calibrate",
                "early-life",
                HUST.toString(),
                "--first-rows",
                "300",
                "--end-capacity-Ah",
                "0.95",
                "--predict",
                HUST.toString(),
                "--json"));
        assertEquals(40, found.get("cells").asInt());
        JsonNode leftOut = found.get("left_out");
        assertTrue(leftOut.get("median_abs_error_pct").asDouble() <= 5, leftOut.toString());
        assertEquals(36, leftOut.get("inside_90").asInt(), 3);
        assertEquals(15, leftOut.get("mean_life_median_abs_error_pct").asDouble(), 0.5);
        assertEquals(5.5, leftOut.get("slope_regression_median_abs_error_pct").asDouble(), 0.5);
        assertEquals(40, found.get("predictions").size());
    }

    @Test
    void tablesOfCyclesThatSayNothingAreBadData() throws IOException {
        Path few =
                Files.writeString(folder.resolve("few.csv"), "cell_id,cycle,capacity_Ah\na,1,1.1\na,2,1.0\na,3,0.9\n");
        Run run = Run.of("calibrate", "early-life", few.toString(), "--first-rows", "20", "--end-capacity-Ah", "0.95");
        assertEquals(ExitCode.BAD_DATA, run.code());
        assertTrue(run.err().contains("at least 10"), run.err());
        assertEquals(
                ExitCode.BAD_USAGE,
                Run.of("calibrate", "early-life", few.toString(), "--first-rows", "1", "--end-capacity-Ah", "0.95")
                        .code());
    }

    /** A sentence says what is wrong, and no default stands in for it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elapsed_days,temperature_degF,capacity_retention_pct|0,77,100|9,77,99|temperature_degF",
                "elapsed_fortnights,temperature_degC,capacity_retention_pct|0,25,100|1,25,99|elapsed_fortnights",
                "elapsed_days,temperature_degC,capacity_retention_pct|0,25,100|9,25,121|121",
                "elapsed_days,temperature_degC,capacity_Ah|0,25,2|9,25,2.41|120 %",
                "elapsed_days,temperature_degC,capacity_Ah|9,25,2|0,25,1.9|backwards",
            })
    void badRowsAreRefusedWithASentence(String header, String first, String second, String said) throws IOException {
        Path table = Files.writeString(
                folder.resolve("rows.csv"), "cell_id," + header + "\na," + first + "\na," + second + "\n");
        Run run = Run.of("calibrate", "ageing", table.toString());
        assertEquals(ExitCode.BAD_DATA, run.code(), run.out());
        assertTrue(run.err().contains(said) && run.err().contains("expected"), run.err());
    }

    @Test
    void oneConditionIsWarnedOfWithWhatWouldIdentifyIt() throws IOException {
        StringBuilder text = new StringBuilder("cell_id,condition_id,elapsed_days,temperature_degC,soc,capacity_Ah\n");
        for (int i = 0; i <= 8; i++) {
            text.append("a,only,")
                    .append(30 * i)
                    .append(",25,0.5,")
                    .append(3 - 0.01 * i)
                    .append('\n');
        }
        JsonNode fit = json(Run.of(
                "calibrate",
                "ageing",
                Files.writeString(folder.resolve("one.csv"), text).toString(),
                "--json"));
        String warnings = fit.get("warnings").toString();
        assertTrue(warnings.contains("one condition") && warnings.contains("would identify it"), warnings);
        assertTrue(warnings.contains("activation energy cannot be identified"), warnings);
    }

    /** Each of seven cells of a known history predicted from its first five check-ups, by laws fitted to the others. */
    @Test
    void kokamsCellsArePredictedCloserThanByThePublishedLaw() throws IOException {
        assumeTrue(Files.isDirectory(KOKAM), () -> "no " + KOKAM);
        StringBuilder table =
                new StringBuilder("cell_id,condition_id,elapsed_days,temperature_degC,capacity_Ah,history_file\n");
        for (String cell : new String[] {"01", "03", "05", "06", "08", "09", "11"}) {
            double celsius = new JsonMapper()
                            .readTree(Files.readString(KOKAM.resolve("cell_" + cell + ".json")))
                            .get("temperature_kelvin")
                            .asDouble()
                    - 273.15;
            List<String> socs = Files.readAllLines(KOKAM.resolve("cell_" + cell + "_soc_15min.csv"));
            StringBuilder history = new StringBuilder("time_s,soc\n");
            for (int i = 1; i < socs.size(); i++) {
                history.append(900L * (i - 1)).append(',').append(socs.get(i)).append('\n');
            }
            Files.writeString(folder.resolve("h" + cell + ".csv"), history);
            List<String> checks = Files.readAllLines(KOKAM.resolve("cell_" + cell + "_rpt.csv"));
            for (String row : checks.subList(1, checks.size())) {
                table.append(cell + ",cell " + cell + ",")
                        .append(row.substring(0, row.indexOf(',')))
                        .append("," + celsius)
                        .append(row.substring(row.lastIndexOf(',')))
                        .append(",h" + cell + ".csv\n");
            }
        }
        JsonNode fit = json(Run.of(
                "calibrate",
                "ageing",
                Files.writeString(folder.resolve("kokam.csv"), table).toString(),
                "--start",
                "smith-2017",
                "--json"));
        double leftOut = fit.get("left_out").get("rmse_pp").asDouble();
        double published = fit.get("start_law_as_it_was").get("rmse_pp").asDouble();
        assertTrue(leftOut <= 1.8 && leftOut < published, () -> leftOut + " against " + published);
        assertEquals(1.72, published, 0.05);
    }
}
