package org.natrolite.cli.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.ParameterTable;
import org.natrolite.models.life.LifeOptions;
import org.natrolite.models.life.LifeResult;
import org.natrolite.models.life.LifeResult.Band;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a comparison found, ready to be written.
 *
 * @param command command line that made it
 * @param dutyName name of the duty as it was given
 * @param scale duty as it was read, and how it was brought to each cell
 * @param ambient temperature of the surroundings where the duty gives none, K
 * @param options how lives were simulated
 * @param cells cells compared
 * @param results what came of each, in the same order
 */
record Comparison(
        String command,
        String dutyName,
        DutyScale scale,
        double ambient,
        LifeOptions options,
        List<CellParameters> cells,
        List<LifeResult> results) {
    private static final double PERCENT = 100;
    private static final double SAME_YEAR = 1e-9;

    Comparison {
        cells = List.copyOf(cells);
        results = List.copyOf(results);
    }

    Duty duty() {
        return scale.duty();
    }

    String rule() {
        return scale.rule();
    }

    /**
     * @return terms of the results and what they mean, for the report and the JSON
     */
    Map<String, String> definitions() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put(
                "Scale",
                (duty().channel() == Channel.SOC ? "" : "Cells are scaled to equal power per nominal Wh. ") + rule());
        terms.put(
                "Capacity",
                "Charge of a C/3 discharge at 25 \u00b0C ambient after a C/3 charge held to C/20, against the same test at the"
                        + " start.");
        terms.put(
                "Resistance",
                "10 s discharge pulse of 1C at 50 % state of charge and 25 \u00b0C, against the same test at the start.");
        terms.put(
                "Round-trip efficiency",
                "Energy out over energy in at the cell's DC terminals over a year; converter, cooling and other auxiliaries"
                        + " excluded.");
        terms.put(
                "Life",
                "Time to " + percent(options.endOfLife())
                        + " % capacity, between check-ups twice a year, by capacity fade"
                        + " alone: sudden failure (gas, current-interrupt device) is not part of it.");
        terms.put(
                "Sudden death",
                "Gas that opens the current-interrupt device, internal short: a hazard that the prior of a cell may state; life"
                        + " with sudden death ends with whichever comes first. Where a prior states none it is zero, which"
                        + " says nothing.");
        terms.put(
                "P10, P50, P90",
                "Quantiles of " + options.samples()
                        + " draws from what is believed of each cell: P10 is the value that 10 % of"
                        + " the draws do not exceed, so the P10 life is the short life, exceeded with 90 % probability.");
        terms.put(
                "Equivalent full cycle", "Charge through the cell, both directions, over twice its nominal capacity.");
        terms.put(
                "Window",
                "In service the state of charge stays within " + percent(options.lowestSoc()) + " and "
                        + percent(options.highestSoc())
                        + " %, and the voltage within the cell's limits. What a cell cannot"
                        + " give within them is counted as energy not delivered.");
        terms.put("Year", "365 days. Ambient temperature " + celsius() + ".");
        return terms;
    }

    /**
     * @param cell which cell
     * @return what of its results is assumed, a sentence each
     */
    List<String> assumptions(int cell) {
        return ParameterTable.assumptions(cells.get(cell));
    }

    /**
     * @param cell which cell
     * @return its name for people
     */
    String title(int cell) {
        return cells.get(cell).description().title();
    }

    /**
     * @param document object with schema version, command and seed; modified
     * @return the document
     */
    ObjectNode json(ObjectNode document) {
        ObjectNode asked = document.putObject("duty");
        asked.put("name", dutyName);
        asked.put("drives", duty().channel().name().toLowerCase(Locale.ROOT));
        Json.put(asked, "period_s", duty().period());
        asked.put("scale", rule());
        ArrayNode remarks = asked.putArray("warnings");
        duty().series().warnings().forEach(remarks::add);
        Json.put(document, "years", options.years());
        double[] surroundings = surroundings();
        Json.put(document, "ambient_degC", surroundings[0] == surroundings[1] ? surroundings[0] : Double.NaN);
        Json.put(document, "ambient_lowest_degC", surroundings[0]);
        Json.put(document, "ambient_highest_degC", surroundings[1]);
        document.put("samples", options.samples());
        ObjectNode window = document.putObject("soc_window");
        Json.put(window, "low", options.lowestSoc());
        Json.put(window, "high", options.highestSoc());
        ObjectNode terms = document.putObject("definitions");
        definitions().forEach(terms::put);
        ArrayNode list = document.putArray("chemistries");
        for (int i = 0; i < results.size(); i++) {
            chemistry(list.addObject(), i);
        }
        return document;
    }

    /**
     * @param document object with schema version and seed; modified: what is told of the only cell, without the time it took
     */
    void life(ObjectNode document) {
        ObjectNode all = json(document.objectNode());
        ObjectNode one = (ObjectNode) all.get("chemistries").get(0);
        all.remove("chemistries");
        // the horizon is a number beside the list of years
        all.set("horizon_years", all.remove("years"));
        one.remove("seconds");
        one.properties().forEach(entry -> document.set(entry.getKey(), entry.getValue()));
        all.properties().forEach(entry -> document.set(entry.getKey(), entry.getValue()));
    }

    private void chemistry(ObjectNode node, int cell) {
        LifeResult result = results.get(cell);
        node.put("id", cells.get(cell).description().id());
        node.put("title", title(cell));
        Json.put(node, "life_years_p10", result.life().p10());
        Json.put(node, "life_years_p50", result.life().p50());
        Json.put(node, "life_years_p90", result.life().p90());
        ObjectNode censored = node.putObject("life_censored");
        censored.put("p10", Double.isInfinite(result.life().p10()));
        censored.put("p50", Double.isInfinite(result.life().p50()));
        censored.put("p90", Double.isInfinite(result.life().p90()));
        Json.put(
                node,
                "round_trip_efficiency_start_pct",
                PERCENT * result.efficiencyStart().p50());
        Json.put(
                node,
                "round_trip_efficiency_end_pct",
                PERCENT * result.efficiencyEnd().p50());
        band(node, "round_trip_efficiency_start_pct", result.efficiencyStart());
        band(node, "round_trip_efficiency_end_pct", result.efficiencyEnd());
        Json.put(node, "efc_per_year", result.cyclesPerYear());
        Json.put(node, "energy_not_delivered_start_pct", PERCENT * result.missedStart());
        Json.put(node, "energy_not_delivered_end_pct", PERCENT * result.missedEnd());
        ArrayNode years = node.putArray("years");
        for (LifeResult.Check check : yearly(result)) {
            ObjectNode year = years.addObject();
            Json.put(year, "year", check.year());
            band(year, "capacity_pct", check.capacity());
            band(year, "resistance_growth_pct", check.resistanceGrowth());
            result.efficiency().stream()
                    .filter(one -> one.year() == check.year())
                    .forEach(one -> band(year, "round_trip_efficiency_pct", one.value()));
            result.use().stream().filter(one -> one.year() == check.year()).forEach(one -> {
                plain(year, "efc", one.cycles(), 1);
                plain(year, "delivered_Wh", one.delivered(), 3600);
            });
        }
        plain(node, "life_efc", result.lifeCycles(), 1);
        Json.put(node, "sudden_death_pct", PERCENT * result.suddenDeath());
        plain(node, "life_with_sudden_death_years", result.lifeWithSuddenDeath(), 1);
        Json.put(node, "assumed_share_of_band_pct", PERCENT * result.assumedShare());
        ArrayNode shares = node.putArray("band_shares");
        for (LifeResult.BandShare one : result.bandShares()) {
            ObjectNode share = shares.addObject();
            share.put("draw", one.draw());
            share.put("provenance", one.kind().key());
            Json.put(share, "share_pct", PERCENT * one.share());
        }
        Json.put(node, "days_in_detail", result.daysInDetail());
        Json.put(node, "extrapolation_error_pct", PERCENT * result.missed());
        node.put("note", cells.get(cell).description().note());
        ArrayNode assumptions = node.putArray("assumptions");
        assumptions(cell).forEach(assumptions::add);
        ArrayNode warnings = node.putArray("warnings");
        result.warnings().forEach(warnings::add);
        Json.put(node, "seconds", result.seconds());
    }

    private static void plain(ObjectNode node, String key, Band band, double unit) {
        Json.put(node, key + "_p10", band.p10() / unit);
        Json.put(node, key + "_p50", band.p50() / unit);
        Json.put(node, key + "_p90", band.p90() / unit);
    }

    private static void band(ObjectNode node, String key, Band band) {
        Json.put(node, key + "_p10", PERCENT * band.p10());
        Json.put(node, key + "_p50", PERCENT * band.p50());
        Json.put(node, key + "_p90", PERCENT * band.p90());
    }

    /** Check-ups at whole years and at the end. */
    static List<LifeResult.Check> yearly(LifeResult result) {
        List<LifeResult.Check> checks = result.checks();
        LifeResult.Check last = checks.get(checks.size() - 1);
        return checks.stream()
                .filter(check -> Math.abs(check.year() - Math.rint(check.year())) < SAME_YEAR || check.equals(last))
                .toList();
    }

    /**
     * @return the yearly results as CSV, a row a cell and year
     */
    String csv() {
        StringBuilder text = new StringBuilder("id,year,capacity_pct_p10,capacity_pct_p50,capacity_pct_p90,"
                + "resistance_growth_pct_p10,resistance_growth_pct_p50,resistance_growth_pct_p90\n");
        for (LifeResult result : results) {
            for (LifeResult.Check check : yearly(result)) {
                text.append(String.format(
                        Locale.ROOT,
                        "%s,%.6g,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f\n",
                        result.id(),
                        check.year(),
                        PERCENT * check.capacity().p10(),
                        PERCENT * check.capacity().p50(),
                        PERCENT * check.capacity().p90(),
                        PERCENT * check.resistanceGrowth().p10(),
                        PERCENT * check.resistanceGrowth().p50(),
                        PERCENT * check.resistanceGrowth().p90()));
            }
        }
        return text.toString();
    }

    /**
     * @return the table for a terminal
     */
    String text() {
        int width = cells.stream()
                .mapToInt(c -> c.description().id().length())
                .max()
                .orElse(0);
        String row = "%-" + width + "s  %9s %9s %9s  %9s %9s  %8s  %9s %9s %9s%n";
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%-" + width + "s  %29s  %19s  %8s  %29s%n",
                "",
                "Life to " + percent(options.endOfLife()) + " %, years",
                "Round trip, %",
                "Cycles",
                "Capacity after " + horizon() + " y, %"));
        text.append(String.format(
                Locale.ROOT, row, "Cell", "P10", "P50", "P90", "start", "end", "a year", "P10", "P50", "P90"));
        for (LifeResult result : results) {
            LifeResult.Check last = result.checks().get(result.checks().size() - 1);
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    result.id(),
                    life(result.life().p10()),
                    life(result.life().p50()),
                    life(result.life().p90()),
                    fixed(PERCENT * result.efficiencyStart().p50(), 1),
                    fixed(PERCENT * result.efficiencyEnd().p50(), 1),
                    fixed(result.cyclesPerYear(), 0),
                    fixed(PERCENT * last.capacity().p10(), 1),
                    fixed(PERCENT * last.capacity().p50(), 1),
                    fixed(PERCENT * last.capacity().p90(), 1)));
        }
        text.append(
                "P10 life is exceeded with 90 % probability. Bands come from what is believed, not only from what was"
                        + " measured: see the report.\n");
        for (CellParameters cell : cells) {
            if (cell.description().note().isBlank()) {
                continue;
            }
            text.append(cell.description().id())
                    .append(": ")
                    .append(cell.description().note())
                    .append('\n');
        }
        if (!DutyLibrary.has(dutyName)) {
            text.append("Duty: ").append(rule()).append('\n');
        }
        results.forEach(result -> result.warnings()
                .forEach(w -> text.append("Warning: ")
                        .append(result.id())
                        .append(": ")
                        .append(w)
                        .append('\n')));
        duty().series()
                .warnings()
                .forEach(w -> text.append("Warning: duty: ").append(w).append('\n'));
        return text.toString();
    }

    /** A life in years, or that it lies beyond the simulation. */
    String life(double years) {
        return Double.isInfinite(years) ? "> " + horizon() : fixed(years, 1);
    }

    /**
     * @return how long was simulated, years, never rounded up to what was not
     */
    String horizon() {
        return BigDecimal.valueOf(options.years())
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String fixed(double value, int decimals) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
    }

    private static String percent(double share) {
        return fixed(PERCENT * share, 0);
    }

    private String celsius() {
        double[] ends = surroundings();
        return ends[0] == ends[1]
                ? fixed(ends[0], 1) + " \u00b0C"
                : fixed(ends[0], 1) + " to " + fixed(ends[1], 1) + " \u00b0C as the duty gives it";
    }

    /** Lowest and highest ambient temperature, degC. */
    private double[] surroundings() {
        DoubleSummaryStatistics kelvin = (duty().series().has(Channel.AMBIENT_TEMPERATURE)
                        ? Arrays.stream(duty().series().column(Channel.AMBIENT_TEMPERATURE))
                        : DoubleStream.of(ambient))
                .summaryStatistics();
        return new double[] {kelvin.getMin() - Constants.ZERO_CELSIUS, kelvin.getMax() - Constants.ZERO_CELSIUS};
    }
}
