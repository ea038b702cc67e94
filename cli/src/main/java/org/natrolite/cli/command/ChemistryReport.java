package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ManifestVersion;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Page;
import org.natrolite.cli.report.Reference;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.cli.report.Tile;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.ParameterTable;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.study.CellStudy;
import org.natrolite.models.study.RateCapacity;
import org.natrolite.models.study.WindowCycle;

/** The page of one cell: its curves, what it does in the studies, and every number with its origin. */
final class ChemistryReport {
    private static final double HOUR = 3600;
    private static final double PERCENT = 100;
    private static final int POINTS = 200;
    private static final double REFERENCE_TEMPERATURE = 25;
    private static final double[] TEMPERATURES = {5, 15, 25, 35, 45};
    private static final double[] RATES = {0.1, 0.25, 0.5, 1};
    private static final double[][] WINDOWS = {{0, 0.5}, {0.5, 1}};
    private static final double PULSE = 10;
    private static final Pattern DOI = Pattern.compile("\\b(10\\.\\d{4,9}/[^\\s;,)]+)");

    private final CellParameters cell;
    private final CellModel model;
    private final CellStudy held;
    private final CellStudy warming;
    private final String command;

    private ChemistryReport(CellParameters cell, String command) {
        this.cell = cell;
        this.model = CellModel.of(cell);
        this.held = CellStudy.isothermal(cell);
        this.warming = CellStudy.of(cell);
        this.command = command;
    }

    /**
     * @param cell cell
     * @param command command line that asked for the page
     * @return its page
     */
    static Page page(CellParameters cell, String command) {
        ChemistryReport report = new ChemistryReport(cell, command);
        String note = cell.description().note();
        Page.Builder page = Page.titled(
                        cell.description().title(),
                        cell.description().chemistry() + ", "
                                + cell.description().format() + ". " + note)
                .fact("Command", report.command)
                .fact("Version", ManifestVersion.current())
                .add(report.summary())
                .add(report.openCircuit());
        if (cell.openCircuit().source() instanceof HalfCells electrodes) {
            page.add(HalfCellSection.of(cell, electrodes));
        }
        return page.add(report.resistance())
                .add(report.efficiency())
                .add(LimitsSection.of(cell))
                .add(report.basis())
                .footer("Made by natrolite.")
                .build();
    }

    private Section summary() {
        double kelvin = kelvin(REFERENCE_TEMPERATURE);
        double pulse = held.pulse(kelvin, 0.5, false, PULSE).resistance();
        double lower = loss(cycle(REFERENCE_TEMPERATURE, 0.25, 0));
        double upper = loss(cycle(REFERENCE_TEMPERATURE, 0.25, 1));
        return Section.titled("At a glance")
                .tiles(List.of(
                        Tile.of(
                                "Nominal",
                                Numbers.significant(cell.rating().capacity().value() / HOUR, 4),
                                "Ah",
                                Numbers.significant(cell.rating().energy() / HOUR, 4) + " Wh, "
                                        + Numbers.significant(
                                                cell.rating().energy()
                                                        / HOUR
                                                        / cell.rating().mass().value(),
                                                3)
                                        + " Wh/kg"),
                        Tile.of(
                                "Pulse resistance",
                                Numbers.significant(1000 * pulse, 3),
                                "mOhm",
                                "10 s discharge of 1C at 50 % SOC, 25 \u00b0C"),
                        Tile.of(
                                "Loss, upper over lower half",
                                Numbers.fixed(upper / lower, 2),
                                "",
                                "per charge, cycling 50 to 100 % against 0 to 50 % SOC at C/4, 25 \u00b0C")))
                .build();
    }

    /** The periodic cycle in a window, or null where the voltage leaves none. */
    private @Nullable WindowCycle cycle(double celsius, double rate, int window) {
        try {
            return held.window(kelvin(celsius), rate, rate, WINDOWS[window][0], WINDOWS[window][1]);
        } catch (BadArgumentException noPeriodicState) {
            return null;
        }
    }

    /** NaN, which pages show as a gap, where there is no cycle. */
    private static double loss(@Nullable WindowCycle cycle) {
        return cycle == null ? Double.NaN : cycle.lossPerCharge();
    }

    private static double efficiency(@Nullable WindowCycle cycle) {
        return cycle == null ? Double.NaN : PERCENT * cycle.efficiency();
    }

    /** What the voltage left of a window, % SOC. */
    private static String reached(@Nullable WindowCycle cycle) {
        return cycle == null
                ? "no cycle"
                : Numbers.interval(
                        PERCENT * Math.max(0, cycle.reachedLowest()), PERCENT * Math.min(1, cycle.reachedHighest()), 0);
    }

    private Section openCircuit() {
        CellParameters.OpenCircuit ocv = cell.openCircuit();
        double[] soc = grid(ocv.socAtZeroVolt().value(), 1);
        double kelvin = kelvin(REFERENCE_TEMPERATURE);
        Axis x = Axis.of("State of charge", "%").within(Math.min(0, PERCENT * soc[0]), 100);
        double[] percent = scaled(soc, PERCENT);
        double[] middle = map(soc, z -> model.openCircuitVoltage(z, kelvin));
        Chart curve = Chart.builder("Open-circuit voltage at 25 \u00b0C", x, Axis.of("Voltage", "V"))
                .caption("Between the branch after charge and that after discharge lies the hysteresis. "
                        + (cell.limits().transport() == null
                                ? "Below 0 %, down to 0 V, lies what this cell must not be put through."
                                : "Below 0 % the cell is discharged for transport and storage, down to 0 V."))
                .aspect(0.5)
                .add(Series.band(
                        "between the branches",
                        percent,
                        map(soc, z -> model.openCircuitVoltage(z, kelvin) - model.hysteresis(z)),
                        map(soc, z -> model.openCircuitVoltage(z, kelvin) + model.hysteresis(z))))
                .add(Series.line("mean", percent, middle))
                .build();
        Chart entropy = nodes("Entropic coefficient", "dU/dT", "mV/K", ocv.entropicCoefficient(), 1000);
        Chart hysteresis = nodes("Hysteresis, half of the gap", "Half gap", "mV", ocv.hysteresis(), 1000);
        return Section.titled("Open-circuit voltage")
                .chart(curve)
                .charts(2, List.of(hysteresis, entropy))
                .build();
    }

    private static Chart nodes(String title, String name, String unit, Curve curve, double factor) {
        double[] soc = grid(0, 1);
        double[] at = scaled(curve.soc(), PERCENT);
        return Chart.builder(title, Axis.of("State of charge", "%").within(0, 100), Axis.of(name, unit))
                .caption("Points are the nodes with their 95 % intervals.")
                .add(Series.line("", scaled(soc, PERCENT), map(soc, z -> factor * curve.at(z)))
                        .withColour(0))
                .add(Series.points("", at, scaled(curve.value(), factor))
                        .withErrorBars(scaled(curve.lower(), factor), scaled(curve.upper(), factor))
                        .withColour(0))
                .build();
    }

    private Section resistance() {
        Axis x = Axis.of("State of charge", "%").within(0, 100);
        double[] soc = grid(0.02, 1);
        List<double[]> curves = new ArrayList<>();
        for (boolean charging : new boolean[] {false, true}) {
            for (double celsius : TEMPERATURES) {
                curves.add(map(
                        soc,
                        z -> 1000
                                * warming.pulse(kelvin(celsius), z, charging, PULSE)
                                        .resistance()));
            }
        }
        // one scale for both directions, so that they can be compared by eye
        Axis y = Axis.of("10 s resistance", "mOhm")
                .within(edge(curves, -1), edge(curves, 1))
                .withLogScale();
        List<Chart> maps = new ArrayList<>();
        for (int direction = 0; direction < 2; direction++) {
            Chart.Builder chart = Chart.builder(direction == 0 ? "Discharging" : "Charging", x, y)
                    .aspect(0.75);
            for (int i = 0; i < TEMPERATURES.length; i++) {
                chart = chart.add(Series.line(
                                Numbers.fixed(TEMPERATURES[i], 0) + " \u00b0C",
                                scaled(soc, PERCENT),
                                curves.get(direction * TEMPERATURES.length + i))
                        .withColour(i));
            }
            maps.add(chart.build());
        }
        double[] times = new double[60];
        Arrays.setAll(times, i -> 0.01 * Math.pow(10, 5.0 * i / (times.length - 1)));
        Chart.Builder growth = Chart.builder(
                        "Growth with the length of the pulse",
                        Axis.of("Length of the pulse", "s").withLogScale(),
                        Axis.of("Resistance without drift of the OCV", "mOhm"))
                .caption(
                        "Discharge at 25 \u00b0C and C/50; the drift of the open-circuit voltage, on its branch of the hysteresis, is taken"
                                + " off.")
                .aspect(0.4);
        double[] socs = {0.1, 0.2, 0.5, 0.9};
        for (int i = 0; i < socs.length; i++) {
            double at = socs[i];
            growth = growth.add(Series.line(
                            Numbers.fixed(PERCENT * at, 0) + " % SOC",
                            times,
                            map(
                                    times,
                                    t -> 1000
                                            * held.pulse(kelvin(REFERENCE_TEMPERATURE), at, false, t, smallCurrent())
                                                    .withoutDrift()))
                    .withColour(i));
        }
        return Section.titled("Resistance")
                .paragraph(
                        "Pulses from rest: change of voltage over current, |V(t) - V(0-)| / |I|, at 1C and with the drift of the"
                                + " open-circuit voltage unless said otherwise.")
                .charts(2, maps)
                .chart(growth.build())
                .build();
    }

    /** The nearest of 1, 2, 5, 10, 20 ... that holds all values below (1) or above (-1) it. */
    private static double edge(List<double[]> curves, int side) {
        double extreme = side
                * curves.stream()
                        .flatMapToDouble(Arrays::stream)
                        .map(value -> side * value)
                        .max()
                        .orElseThrow();
        double decade = Math.pow(10, Math.floor(Math.log10(extreme)));
        double lead = extreme / decade;
        if (side > 0) {
            return decade * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
        }
        return decade * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
    }

    /** A current so small that the longest pulse moves little charge, A. */
    private double smallCurrent() {
        return cell.rating().capacity().value() / HOUR / 50;
    }

    private Section efficiency() {
        Table.Builder table = Table.titled("Cycles between two states of charge")
                .remark(
                        "Periodic cycles at constant current, the cell held at its temperature; loss per charge moved. A cycle"
                                + " ends early where a voltage limit ends it: it then runs through less of the window, and upper over"
                                + " lower compares what was run through.")
                .number("Temperature", "\u00b0C")
                .number("Rate", "C")
                .number("Lower half, run through", "% SOC")
                .number("Efficiency, 0 to 50 % SOC", "%")
                .number("Loss, 0 to 50 % SOC", "Wh/Ah")
                .number("Upper half, run through", "% SOC")
                .number("Efficiency, 50 to 100 % SOC", "%")
                .number("Loss, 50 to 100 % SOC", "Wh/Ah")
                .number("Upper over lower", "");
        List<Chart> charts = new ArrayList<>();
        for (double celsius : new double[] {REFERENCE_TEMPERATURE, 10}) {
            double[][] efficiency = new double[WINDOWS.length][RATES.length];
            for (int r = 0; r < RATES.length; r++) {
                WindowCycle lower = cycle(celsius, RATES[r], 0);
                WindowCycle upper = cycle(celsius, RATES[r], 1);
                efficiency[0][r] = efficiency(lower);
                efficiency[1][r] = efficiency(upper);
                table.row(
                        Numbers.fixed(celsius, 0),
                        Numbers.significant(RATES[r], 2),
                        reached(lower),
                        Numbers.fixed(efficiency[0][r], 1),
                        Numbers.fixed(loss(lower), 3),
                        reached(upper),
                        Numbers.fixed(efficiency[1][r], 1),
                        Numbers.fixed(loss(upper), 3),
                        Numbers.fixed(loss(upper) / loss(lower), 2));
            }
            Chart.Builder chart = Chart.builder(
                    "Energy efficiency at " + Numbers.fixed(celsius, 0) + " \u00b0C",
                    Axis.of("Rate of charge and discharge", "C"),
                    Axis.of("Efficiency", "%"));
            for (int w = 0; w < WINDOWS.length; w++) {
                chart = chart.add(Series.line(
                                Numbers.interval(PERCENT * WINDOWS[w][0], PERCENT * WINDOWS[w][1], 0) + " % SOC",
                                RATES,
                                efficiency[w])
                        .withColour(w));
            }
            charts.add(chart.build());
        }
        Table.Builder discharge = Table.titled("Discharge from full")
                .remark("The cell warms itself from 25 \u00b0C as its thermal parameters say.")
                .number("Rate", "C")
                .number("Capacity", "Ah")
                .number("Energy", "Wh")
                .number("Mean voltage", "V")
                .number("Warmer by", "K");
        for (double rate : RATES) {
            RateCapacity c = warming.capacity(kelvin(REFERENCE_TEMPERATURE), rate);
            discharge.row(
                    Numbers.significant(rate, 2),
                    Numbers.significant(c.capacity() / HOUR, 4),
                    Numbers.significant(c.energy() / HOUR, 4),
                    Numbers.fixed(c.meanVoltage(), 3),
                    Numbers.fixed(c.hottest() - c.temperature(), 1));
        }
        return Section.titled("Efficiency")
                .charts(2, charts)
                .table(table.build())
                .table(discharge.build())
                .build();
    }

    private Section basis() {
        Table table = ValueTable.of(
                Table.titled("Every value")
                        .remark(
                                "m measured, f fitted, l literature, a assumed: the colour and the letter of a value say which."),
                cell,
                row -> true);
        List<String> assumed = new ArrayList<>(ParameterTable.assumptions(cell));
        AgeingPrior prior = cell.ageing();
        if (prior != null) {
            prior.facts().forEach(fact -> assumed.add(KnownFacts.text(fact)));
        }
        return Section.titled("What this rests on")
                .warning("Assumed of " + cell.description().title(), assumed)
                .table(table)
                .references(cell.description().references().stream()
                        .map(ChemistryReport::reference)
                        .toList())
                .build();
    }

    private static Reference reference(String text) {
        Matcher doi = DOI.matcher(text);
        return doi.find() ? new Reference(text, doi.group(1)) : new Reference(text, "");
    }

    private static double kelvin(double celsius) {
        return celsius + Constants.ZERO_CELSIUS;
    }

    private static double[] grid(double from, double to) {
        double[] values = new double[POINTS + 1];
        Arrays.setAll(values, i -> from + (to - from) * i / POINTS);
        return values;
    }

    private static double[] scaled(double[] values, double factor) {
        return map(values, value -> value * factor);
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
