package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.natrolite.calibration.spread.Spread;
import org.natrolite.cli.report.Numbers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table over cells with the spread between them.
 *
 * @param outcomes what became of each cell, in order
 * @param leftOut what was not taken for data
 * @param command command that fits one of them, with FILE for its files
 */
record CellsTable(List<CellOutcome> outcomes, List<String> leftOut, String command) {
    private static final int DIGITS = 9;
    private static final String ROW = "%-24s %8s %12s %13s %14s%n";
    private static final String SPREAD = "%-32s %12s %12s %12s %12s%n";

    CellsTable {
        outcomes = List.copyOf(outcomes);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * The spread of one number.
     *
     * @param figure the number in one of the cells: what it is and its unit
     * @param spread how it differs
     */
    record Line(CellFigure figure, Spread spread) {}

    CellsTable withLeftOut(List<String> places) {
        return new CellsTable(outcomes, places, command);
    }

    /**
     * @return cells that have a fit
     */
    List<CellOutcome> fitted() {
        return outcomes.stream().filter(outcome -> outcome.fit() != null).toList();
    }

    /**
     * @return cells that have none
     */
    List<CellOutcome> failed() {
        return outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
    }

    private static CellOutcome.Fit fit(CellOutcome outcome) {
        return Objects.requireNonNull(outcome.fit());
    }

    /**
     * @return the spread of each number that cells have, in their order
     */
    List<Line> spreads() {
        Map<String, List<CellFigure>> byKey = new LinkedHashMap<>();
        for (CellOutcome outcome : fitted()) {
            for (CellFigure figure : fit(outcome).figures()) {
                byKey.computeIfAbsent(figure.key(), key -> new ArrayList<>()).add(figure);
            }
        }
        List<Line> lines = new ArrayList<>();
        byKey.forEach((key, figures) -> lines.add(new Line(
                figures.get(0),
                Spread.of(
                        figures.stream().mapToDouble(CellFigure::value).toArray(),
                        figures.stream().mapToDouble(CellFigure::lower).toArray(),
                        figures.stream().mapToDouble(CellFigure::upper).toArray()))));
        return lines;
    }

    /**
     * @return the table as JSON
     */
    ObjectNode json() {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("schema_version", Json.SCHEMA_VERSION);
        node.put("command", command);
        node.put("cells_fitted", fitted().size());
        node.put("cells_failed", failed().size());
        ArrayNode cells = node.putArray("cells");
        for (CellOutcome outcome : outcomes) {
            ObjectNode one = cells.addObject();
            one.put("cell", outcome.name());
            ArrayNode files = one.putArray("files");
            outcome.files().forEach(files::add);
            CellOutcome.Failure failure = outcome.failure();
            one.put("failure", failure == null ? null : failure.sentence());
            if (failure == null) {
                put(one, fit(outcome));
            }
        }
        ArrayNode spreads = node.putArray("spread");
        for (Line line : spreads()) {
            ObjectNode one = spreads.addObject();
            one.put("key", line.figure().key());
            one.put("label", line.figure().label());
            one.put("unit", line.figure().unit());
            one.put("cells", line.spread().cells());
            Json.put(one, "mean", line.spread().mean());
            Json.put(one, "median", line.spread().median());
            Json.put(one, "lowest", line.spread().lowest());
            Json.put(one, "highest", line.spread().highest());
            Json.put(one, "standard_deviation", line.spread().deviation());
            Json.put(one, "between_cells", line.spread().own());
        }
        ArrayNode left = node.putArray("left_out");
        leftOut.forEach(left::add);
        return node;
    }

    private static void put(ObjectNode node, CellOutcome.Fit fit) {
        node.put("rows", fit.rows());
        Json.put(node, "rmse_train_mV", fit.train());
        Json.put(node, "rmse_train_loaded_mV", fit.trainLoaded());
        Json.put(node, "rmse_holdout_mV", fit.holdOut());
        Json.put(node, "rmse_holdout_loaded_mV", fit.holdOutLoaded());
        Json.put(node, "temperature_rmse_K", fit.temperature());
        node.put("iterations", fit.iterations());
        node.put("converged", fit.converged());
        for (CellFigure figure : fit.figures()) {
            Json.put(node, figure.key(), figure.value());
            Json.put(node, figure.key() + "_lower95", figure.lower());
            Json.put(node, figure.key() + "_upper95", figure.upper());
        }
        ArrayNode warnings = node.putArray("warnings");
        fit.warnings().forEach(warnings::add);
    }

    /**
     * @return the table as CSV: a row a cell, numbers with their intervals; the row of a cell without a fit says why
     */
    String csv() {
        List<String> keys = spreads().stream().map(line -> line.figure().key()).toList();
        List<String> header = new ArrayList<>(List.of(
                "cell",
                "files",
                "rows",
                "rmse_train_mV",
                "rmse_train_loaded_mV",
                "rmse_holdout_mV",
                "rmse_holdout_loaded_mV",
                "temperature_rmse_K",
                "converged"));
        for (String key : keys) {
            header.addAll(List.of(key, key + "_lower95", key + "_upper95"));
        }
        header.add("failure");
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (CellOutcome outcome : outcomes) {
            List<String> row = new ArrayList<>(List.of(outcome.name(), String.join(" ", outcome.files())));
            CellOutcome.Failure failure = outcome.failure();
            if (failure == null) {
                row(row, fit(outcome), keys);
            }
            while (row.size() < header.size() - 1) {
                row.add("");
            }
            row.add(failure == null ? "" : failure.sentence());
            text.append(row.stream().map(CellsTable::quoted).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static void row(List<String> row, CellOutcome.Fit fit, List<String> keys) {
        row.add(Long.toString(fit.rows()));
        row.add(number(fit.train()));
        row.add(number(fit.trainLoaded()));
        row.add(number(fit.holdOut()));
        row.add(number(fit.holdOutLoaded()));
        row.add(number(fit.temperature()));
        row.add(Boolean.toString(fit.converged()));
        for (String key : keys) {
            CellFigure figure = fit.figures().stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElse(null);
            row.add(figure == null ? "" : number(figure.value()));
            row.add(figure == null ? "" : number(figure.lower()));
            row.add(figure == null ? "" : number(figure.upper()));
        }
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? Double.toString(
                        new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue())
                : "";
    }

    private static String quoted(String field) {
        return field.matches("(?s).*[\",\\r\\n].*") ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    /**
     * @return the table for a terminal
     */
    String text() {
        StringWriter text = new StringWriter();
        PrintWriter print = new PrintWriter(text);
        print.printf(ROW, "Cell", "Rows", "fitted / mV", "held out / mV", "Capacity / Ah");
        for (CellOutcome outcome : outcomes) {
            if (outcome.fit() == null) {
                print.printf("%-24s %s%n", outcome.name(), "failed");
                continue;
            }
            CellOutcome.Fit fit = fit(outcome);
            print.printf(
                    ROW,
                    outcome.name(),
                    fit.rows(),
                    Numbers.fixed(fit.train(), 2),
                    Numbers.fixed(fit.holdOut(), 2),
                    Numbers.significant(fit.figures().get(0).value(), 5));
        }
        print.println();
        print.printf(SPREAD, "At 50 % and the reference", "Median", "lowest", "highest", "between cells");
        for (Line line : spreads()) {
            print.printf(
                    SPREAD,
                    line.figure().label() + " / " + line.figure().unit(),
                    Numbers.significant(line.spread().median(), 4),
                    Numbers.significant(line.spread().lowest(), 4),
                    Numbers.significant(line.spread().highest(), 4),
                    Numbers.significant(line.spread().own(), 2));
        }
        print.println(
                fitted().size() + " of " + outcomes.size() + " cells fitted. 'Between cells' is the standard deviation"
                        + " after taking off what the fits leave open.");
        print.flush();
        return text.toString();
    }
}
