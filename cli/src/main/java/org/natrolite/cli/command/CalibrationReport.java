package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.ResidualStatistics;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Leg;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.ReferenceLine;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.cli.report.Tile;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.core.table.UniformGrid;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;

/** The page of a calibration. */
final class CalibrationReport {
    private static final double MILLI = 1000;
    private static final double HOUR = 3600;
    private static final UniformGrid SOC = new UniformGrid(0, 0.01, 100);
    private static final int FITTED = 0;
    private static final int HELD_OUT = 1;
    private static final int MEASURED = 4;

    private final CalibrationResult result;
    private final CalibrationDocument document;
    private final String command;

    private CalibrationReport(CalibrationResult result, List<TimeSeries> records, String command) {
        this.result = result;
        this.document = new CalibrationDocument(result, records);
        this.command = command;
    }

    /**
     * @param result calibration
     * @param records series that it was made from
     * @param command command line that made it
     * @return its page
     */
    static Page page(CalibrationResult result, List<TimeSeries> records, String command) {
        CalibrationReport report = new CalibrationReport(result, records, command);
        CalibrationKnowledge knowledge = new CalibrationKnowledge(result);
        return Page.titled("Calibration of " + result.cell().description().title(), report.lead())
                .fact("Command", report.command)
                .fact("Rows", Integer.toString(result.all().rows()))
                .add(report.quality())
                .add(report.records())
                .add(report.cell())
                .add(knowledge.section())
                .add(Section.titled("Parameters").table(knowledge.numbers()).build())
                .footer("Made by natrolite. The numbers are also in calibration.json in this folder.")
                .build();
    }

    private String lead() {
        FitStatistics held = result.holdOut();
        return held == null
                ? "Nothing was held out (" + result.holdOutReason()
                        + "): what follows says how well the cell repeats the data it was fitted to, not how well it"
                        + " predicts."
                : "On what the fit did not see, the voltage is off by "
                        + Numbers.fixed(MILLI * held.rmse(), 1)
                        + " mV (root mean square over time), " + Numbers.fixed(MILLI * held.rmseLoaded(), 1)
                        + " mV under load"
                        + (Double.isFinite(held.temperatureRmse())
                                ? ", the temperature by " + Numbers.fixed(held.temperatureRmse(), 2) + " K."
                                : ".");
    }

    private Section quality() {
        List<Tile> tiles = new ArrayList<>();
        FitStatistics held = result.holdOut();
        if (held != null) {
            tiles.add(tile("Held out, over time", MILLI * held.rmse(), "mV", HELD_OUT));
            tiles.add(tile("Held out, under load", MILLI * held.rmseLoaded(), "mV", HELD_OUT));
        }
        tiles.add(tile("Fitted, over time", MILLI * result.train().rmse(), "mV", FITTED));
        if (Double.isFinite(result.all().temperatureRmse())) {
            tiles.add(tile("Temperature, all rows", result.all().temperatureRmse(), "K", MEASURED));
        }
        Table.Builder table = Table.titled("How far the replay is from the measurement")
                .remark("Root mean square over time, over the time under load and over rows.")
                .text("Cycle")
                .text("Use")
                .number("Rows", "")
                .number("Over time", "mV")
                .number("Under load", "mV")
                .number("Over rows", "mV")
                .number("Largest", "mV")
                .number("Temperature", "K");
        for (CycleStatistics cycle : result.cycles()) {
            boolean several = result.replays().size() > 1;
            row(
                    table,
                    (several ? cycle.source() + ", " : "") + Cycles.label(cycle.cycle()),
                    document.heldOut(cycle) ? "held out" : "fitted",
                    cycle.statistics());
        }
        Table.Builder sides = Table.titled("Fitted and held out, side by side")
                .remark("Held out: " + result.holdOutReason() + ".")
                .text("Model less measurement")
                .number("Fitted", "")
                .number("Held out", "")
                .text("Unit");
        side(sides, "voltage over time", s -> MILLI * s.rmse(), "mV");
        side(sides, "voltage under load", s -> MILLI * s.rmseLoaded(), "mV");
        side(sides, "voltage over rows", s -> MILLI * s.rmseRows(), "mV");
        side(sides, "largest voltage", s -> MILLI * s.maxAbs(), "mV");
        side(sides, "temperature", FitStatistics::temperatureRmse, "K");
        side(sides, "time", s -> s.duration() / HOUR, "h");
        Table legs = legs();
        Table.Builder residuals = Table.titled("Residuals of the voltage")
                .remark(
                        "Model less measurement, sampled every " + Numbers.fixed(ResidualStatistics.SAMPLING, 0)
                                + " s. After the correlation time a residual tells something new; intervals are widened for it.")
                .text("Rows")
                .number("Mean", "mV")
                .number("Deviation", "mV")
                .number("5 %", "mV")
                .number("Median", "mV")
                .number("95 %", "mV")
                .number("Correlation time", "s");
        residual(residuals, "fitted", result.trainResiduals());
        ResidualStatistics judged = result.holdOutResiduals();
        if (judged != null) {
            residual(residuals, "held out", judged);
        }
        Section.Builder section = Section.titled("Quality of the fit")
                .tiles(tiles)
                .table(sides.build())
                .table(table.build())
                .table(legs)
                .table(residuals.build());
        List<String> warnings = document.warnings();
        if (!warnings.isEmpty()) {
            section.warning("To know before using this cell", warnings);
        }
        return section.build();
    }

    private Table legs() {
        Table.Builder table = Table.titled("Mean voltages")
                .remark(
                        "Of stretches in which much charge passes in one direction, over their charge. A discharge or charge"
                                + " that a constant current takes to a limit of voltage is held against that of the model up to the"
                                + " same voltage. Ambient and charge are those that the record states, or that were fitted with the"
                                + " cell.")
                .text("File")
                .text("Stretch")
                .text("Use")
                .number("Current", "A")
                .number("Measured", "V")
                .number("Model less measurement", "mV")
                .number("Over the same charge", "mV")
                .number("Charge", "Ah")
                .number("Charge of the model", "Ah");
        for (int r = 0; r < result.replays().size(); r++) {
            ReplayResult replay = result.replays().get(r);
            for (Leg leg : replay.legs()) {
                table.row(
                        replay.drive().source(),
                        leg.charge() > 0 ? "charge" : "discharge",
                        result.heldOut().get(r)[leg.from()] ? "held out" : "fitted",
                        Numbers.fixed(leg.current(), 3),
                        Numbers.fixed(leg.measured(), 4),
                        Numbers.signed(MILLI * leg.error(), 1),
                        Numbers.signed(MILLI * (leg.overSameCharge() - leg.measured()), 1),
                        Numbers.fixed(Math.abs(leg.charge()) / 3600, 4),
                        Numbers.fixed(Math.abs(leg.chargeToSameVoltage()) / 3600, 4));
            }
        }
        return table.build();
    }

    private void side(Table.Builder table, String what, ToDoubleFunction<FitStatistics> figure, String unit) {
        FitStatistics held = result.holdOut();
        table.row(
                what,
                Numbers.fixed(figure.applyAsDouble(result.train()), 2),
                held == null ? Numbers.NONE : Numbers.fixed(figure.applyAsDouble(held), 2),
                unit);
    }

    private static Tile tile(String label, double value, String unit, int colour) {
        return Tile.of(label, Numbers.fixed(value, unit.equals("K") ? 2 : 1), unit, "root mean square")
                .withColour(colour);
    }

    private static void row(Table.Builder table, String cycle, String use, FitStatistics s) {
        table.row(
                cycle,
                use,
                Integer.toString(s.rows()),
                Numbers.fixed(MILLI * s.rmse(), 2),
                Numbers.fixed(MILLI * s.rmseLoaded(), 2),
                Numbers.fixed(MILLI * s.rmseRows(), 2),
                Numbers.fixed(MILLI * s.maxAbs(), 1),
                Numbers.fixed(s.temperatureRmse(), 2));
    }

    private static void residual(Table.Builder table, String rows, ResidualStatistics r) {
        table.row(
                rows,
                Numbers.signed(MILLI * r.mean(), 2),
                Numbers.fixed(MILLI * r.deviation(), 2),
                Numbers.signed(MILLI * r.quantile05(), 1),
                Numbers.signed(MILLI * r.median(), 1),
                Numbers.signed(MILLI * r.quantile95(), 1),
                Numbers.fixed(r.correlationTime(), 0));
    }

    private Section records() {
        Section.Builder section = Section.titled("Measured and modelled");
        for (int r = 0; r < result.replays().size(); r++) {
            ReplayResult replay = result.replays().get(r);
            Drive drive = replay.drive();
            boolean[] held = result.heldOut().get(r);
            int n = drive.size();
            double[] hours = new double[n];
            double[] measured = new double[n];
            double[] fitted = gaps(n);
            double[] judged = gaps(n);
            double[] fittedError = gaps(n);
            double[] judgedError = gaps(n);
            double[] surface = new double[n];
            double[] temperature = new double[n];
            double[] model = replay.voltage();
            double[] warm = replay.temperature();
            boolean any = false;
            for (int i = 0; i < n; i++) {
                hours[i] = (drive.time(i) - drive.time(0)) / 3600;
                measured[i] = drive.voltage(i);
                (held[i] ? judged : fitted)[i] = model[i];
                (held[i] ? judgedError : fittedError)[i] = MILLI * (model[i] - measured[i]);
                any |= held[i];
                surface[i] = drive.hasSurface() ? drive.surface(i) - Constants.ZERO_CELSIUS : Double.NaN;
                temperature[i] = warm[i] - Constants.ZERO_CELSIUS;
            }
            Axis time = Axis.of("Time", "h");
            String name = result.replays().size() > 1 ? drive.source() + ": " : "";
            Chart.Builder voltage = Chart.builder(name + "Voltage", time, Axis.of("Voltage", "V"))
                    .aspect(0.36)
                    .add(Series.line("measured", hours, measured).withColour(MEASURED));
            Chart.Builder error = Chart.builder(
                            name + "Residual of the voltage", time, Axis.of("Model less measurement", "mV"))
                    .aspect(0.28)
                    .reference(ReferenceLine.horizontal(0, ""));
            if (some(fitted)) {
                voltage = voltage.add(Series.line("model, fitted", hours, fitted)
                        .withColour(FITTED)
                        .withDashes());
                error = error.add(Series.line("fitted", hours, fittedError).withColour(FITTED));
            }
            if (any) {
                voltage = voltage.add(Series.line("model, held out", hours, judged)
                        .withColour(HELD_OUT)
                        .withDashes());
                error = error.add(Series.line("held out", hours, judgedError).withColour(HELD_OUT));
            }
            section.chart(voltage.build()).chart(error.build());
            if (drive.hasSurface()) {
                section.chart(Chart.builder(name + "Temperature", time, Axis.of("Temperature", "\u00b0C"))
                        .caption("Modelled from current and ambient temperature alone, which is "
                                + Numbers.fixed(replay.ambient().value() - Constants.ZERO_CELSIUS, 1) + " \u00b0C ("
                                + replay.ambient()
                                        .origin()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ')
                                + ").")
                        .aspect(0.28)
                        .add(Series.line("measured surface", hours, surface).withColour(MEASURED))
                        .add(Series.line("model", hours, temperature)
                                .withColour(FITTED)
                                .withDashes())
                        .build());
            }
        }
        return section.build();
    }

    private static double[] gaps(int n) {
        double[] values = new double[n];
        java.util.Arrays.fill(values, Double.NaN);
        return values;
    }

    private static boolean some(double[] values) {
        return java.util.Arrays.stream(values).anyMatch(Double::isFinite);
    }

    private Section cell() {
        CellParameters cell = result.cell();
        CellParameters.OpenCircuit ocv = cell.openCircuit();
        List<Chart> charts = new ArrayList<>();
        charts.add(banded(
                "Open-circuit voltage",
                Axis.of("Voltage", "V"),
                1,
                List.of("mean of the branches"),
                List.of(ocv.voltage())));
        charts.add(banded(
                "Hysteresis, half of the gap",
                Axis.of("Voltage", "mV"),
                MILLI,
                List.of("M"),
                List.of(ocv.hysteresis())));
        charts.add(resistance("Ohmic resistance", cell.resistance().ohmic()));
        List<CellParameters.Pair> pairs = cell.resistance().pairs();
        for (int i = 0; i < pairs.size(); i++) {
            Curve tau = pairs.get(i).timeConstant();
            charts.add(resistance(
                    "RC pair " + (i + 1) + ", " + Numbers.significant(tau.at(0.5), 3) + " s",
                    pairs.get(i).element()));
        }
        return Section.titled("The cell")
                .paragraph("At the reference temperature of "
                        + Numbers.fixed(ocv.referenceTemperature().value() - Constants.ZERO_CELSIUS, 0)
                        + " \u00b0C. Bands are 95 % intervals; where the data say nothing they are those of the start.")
                .charts(2, charts)
                .build();
    }

    private static Chart resistance(String title, CellParameters.Element element) {
        return banded(
                title,
                Axis.of("Resistance", "m\u03a9"),
                MILLI,
                List.of("charge", "discharge"),
                List.of(element.charge(), element.discharge()));
    }

    private static Chart banded(String title, Axis y, double scale, List<String> names, List<Curve> curves) {
        Chart.Builder chart = Chart.builder(
                        title, Axis.of("State of charge", "1").within(0, 1), y)
                .aspect(0.55);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            chart = chart.add(Series.band(
                            names.get(i) + ", 95 % interval",
                            nodes(),
                            scaled(
                                    Curve.of(
                                            curve.soc(),
                                            curve.lower(),
                                            curve.lower(),
                                            curve.lower(),
                                            curve.provenance()),
                                    scale),
                            scaled(
                                    Curve.of(
                                            curve.soc(),
                                            curve.upper(),
                                            curve.upper(),
                                            curve.upper(),
                                            curve.provenance()),
                                    scale))
                    .withColour(i));
        }
        for (int i = 0; i < curves.size(); i++) {
            chart = chart.add(Series.line(names.get(i), nodes(), scaled(curves.get(i), scale))
                    .withColour(i));
        }
        return chart.build();
    }

    private static double[] nodes() {
        double[] nodes = new double[SOC.nodes()];
        for (int k = 0; k < nodes.length; k++) {
            nodes[k] = SOC.node(k);
        }
        return nodes;
    }

    private static double[] scaled(Curve curve, double scale) {
        double[] values = curve.interpolant().sample(SOC);
        for (int k = 0; k < values.length; k++) {
            values[k] *= scale;
        }
        return values;
    }
}
