package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A page with made-up numbers in the shape of a comparison of four chemistries over 15 years. */
final class Demo {
    private static final List<String> NAMES =
            List.of("Layered oxide 18650", "Layered oxide 32140", "Prussian white", "LFP/graphite 26650");

    /** Capacity lost in the first year, in percent of the start. */
    private static final double[] FADE = {5.9, 4.6, 3.4, 4.0};

    private static final double[] SPREAD = {0.5, 0.42, 0.6, 0.16};

    private Demo() {}

    static Page page() {
        return Page.titled(
                        "Four chemistries under 15 years of one grid duty",
                        "At the median, the Prussian white cell keeps 87\u00a0% of its capacity after 15 years and LFP/graphite 85\u00a0%;"
                                + " the two layered oxides reach 80\u00a0% after 11.5 and 18.9 years. Intervals are wide for the"
                                + " sodium-ion cells, since little is published on how they age.")
                .fact("Command", "natrolite compare --duty grid-daily --years 15 --ambient-degC 25 --seed 1")
                .fact("Seed", "1")
                .fact("Version", "0.1.0")
                .add(life())
                .add(capacity())
                .add(electrical())
                .add(basis())
                .footer("Made by natrolite. The numbers are also in results.json and results.csv in this folder.")
                .build();
    }

    private static Section life() {
        List<Tile> tiles = new ArrayList<>();
        for (int c = 0; c < NAMES.size(); c++) {
            tiles.add(Tile.of(
                            NAMES.get(c),
                            c == 0 ? "11.5" : "> 15",
                            "years",
                            "median life to 80 %; P10 " + (7 + c) + ".2 years")
                    .withColour(c));
        }
        double[] median = {11.5, 14.9, 21, 19};
        Chart.Builder chart = Chart.builder(
                        "Life to 80 % of capacity", Axis.of("Life", "years").within(0, 30), Axis.categories("", NAMES))
                .caption("Points are medians; bars run from P10 to P90.")
                .aspect(0.16)
                .reference(ReferenceLine.vertical(15, "end of simulation"));
        double[] low = {7.2, 8.8, 11, 16};
        double[] high = {16, 19, 28, 23};
        for (int c = 0; c < NAMES.size(); c++) {
            chart = chart.add(Series.points("", new double[] {median[c]}, new double[] {c})
                    .withHorizontalErrorBars(new double[] {low[c]}, new double[] {high[c]})
                    .withColour(c));
        }
        return Section.titled("Life")
                .paragraph(
                        "Each cell is scaled to equal power per nominal watt-hour and follows the same daily duty. P10 is the life"
                                + " that is exceeded with 90 % probability.")
                .tiles(tiles)
                .chart(chart.build())
                .table(Table.titled("Life and efficiency")
                        .text("Cell")
                        .number("Life P10", "years")
                        .number("Life P50", "years")
                        .number("Life P90", "years")
                        .number("Efficiency, start", "%")
                        .number("Efficiency, end", "%")
                        .number("Full cycles a year", "1")
                        .row("Layered oxide 18650", "7.2", "11.5", "> 15", "91.2", "88.0", "362")
                        .row("Layered oxide 32140", "8.8", "14.9", "> 15", "92.8", "90.6", "362")
                        .row("Prussian white", "11.0", "> 15", "> 15", "94.1", "92.9", "361")
                        .row("LFP/graphite 26650", "> 15", "> 15", "> 15", "95.3", "94.4", "363")
                        .remark("Efficiency of the cell at its terminals over a year, without converter and cooling.")
                        .build())
                .build();
    }

    private static Section capacity() {
        double[] years = range(0, 15, 16);
        Axis x = Axis.of("Time in service", "years");
        Axis y = Axis.of("Capacity", "%").within(60, 101);
        List<Chart> multiples = new ArrayList<>();
        Chart.Builder overlay = Chart.builder("Median capacity", x, y.within(70, 101))
                .caption("C/3 discharge at 25 \u00b0C, against the same test at the start.")
                .aspect(0.3)
                .reference(ReferenceLine.horizontal(80, "80 % of the start"));
        for (int c = 0; c < NAMES.size(); c++) {
            double fade = FADE[c];
            double spread = SPREAD[c];
            double[] p50 = map(years, t -> 100 - fade * Math.pow(t, 0.5));
            double[] p10 = map(years, t -> 100 - fade * (1 + spread) * Math.pow(t, 0.53));
            double[] p90 = map(years, t -> 100 - fade * (1 - 0.7 * spread) * Math.pow(t, 0.48));
            multiples.add(Chart.builder(NAMES.get(c), x, y)
                    .aspect(0.75)
                    .add(Series.band("P10 to P90", years, p10, p90).withColour(c))
                    .add(Series.line("P50", years, p50).withColour(c))
                    .reference(ReferenceLine.horizontal(80, "80 %"))
                    .build());
            overlay = overlay.add(Series.line(NAMES.get(c), years, p50).withColour(c));
        }
        return Section.titled("Capacity")
                .paragraph("All four panels share their axes, so heights can be compared across them.")
                .charts(4, multiples)
                .chart(overlay.build())
                .build();
    }

    private static Section electrical() {
        double[] years = range(0, 15, 16);
        double[] hours = range(0, 24, 24 * 60 + 1);
        Axis time = Axis.of("Time in service", "years");
        Chart.Builder resistance = Chart.builder(
                        "Resistance growth", time, Axis.of("Growth of the 10 s resistance", "%"))
                .caption("10 s discharge pulse at 50 % state of charge and 25 \u00b0C, median.");
        Chart.Builder efficiency = Chart.builder("Round-trip efficiency", time, Axis.of("Efficiency", "%"))
                .caption("At the terminals of the cell over a year; auxiliaries are not included.");
        List<Chart> days = new ArrayList<>();
        for (int c = 0; c < NAMES.size(); c++) {
            double growth = FADE[c];
            double start = 91.3 + 1.4 * c;
            resistance = resistance.add(Series.line(NAMES.get(c), years, map(years, t -> growth * Math.pow(t, 0.8)))
                    .withColour(c));
            efficiency = efficiency.add(Series.line(NAMES.get(c), years, map(years, t -> start - growth * 0.05 * t))
                    .withColour(c));
        }
        for (int c : new int[] {1, 3}) {
            double middle = c == 1 ? 3.0 : 3.3;
            double height = c == 1 ? 0.75 : 0.09;
            days.add(Chart.builder(
                            "A day of " + NAMES.get(c),
                            Axis.of("Time of day", "h").withTicksEvery(6),
                            Axis.of("Voltage", "V").within(2.0, 4.0))
                    .caption("Now and after 15 years, under the same power.")
                    .add(Series.line("now", hours, map(hours, h -> day(h, middle, height, 0.05)))
                            .withColour(c))
                    .add(Series.line("after 15 years", hours, map(hours, h -> day(h, middle, height, 0.12)))
                            .withColour(c)
                            .withDashes())
                    .reference(ReferenceLine.horizontal(2.2, "discharge limit"))
                    .build());
        }
        Random random = new Random(1);
        double[] long_ = range(0, 15, 100_000);
        double[] temperature = map(long_, t -> 25 + 6 * Math.sin(2 * Math.PI * t) + random.nextGaussian());
        temperature[61_234] = 48;
        days.add(Chart.builder("Cell temperature", time, Axis.of("Temperature", "\u00b0C"))
                .caption("100 000 samples; the spike of a single one is kept.")
                .add(Series.line("", long_, temperature).withColour(4))
                .build());
        days.add(Chart.builder(
                        "Measured capacities",
                        Axis.of("Equivalent full cycles", "1").withLogScale(),
                        Axis.of("Capacity", "%"))
                .caption("Points with 95 % intervals and the fitted law.")
                .add(Series.points("measured", new double[] {10, 50, 200, 800, 2000}, new double[] {99, 98, 96, 91, 86})
                        .withErrorBars(new double[] {98, 97, 95, 89, 83}, new double[] {100, 99, 97, 93, 89})
                        .withColour(5))
                .add(Series.line(
                                "fitted",
                                range(10, 3000, 200),
                                map(range(10, 3000, 200), n -> 100 - 0.31 * Math.sqrt(n)))
                        .withColour(0))
                .build());
        List<Chart> all = new ArrayList<>(List.of(resistance.build(), efficiency.build()));
        all.addAll(days);
        return Section.titled("Resistance, efficiency and voltage")
                .charts(2, all)
                .build();
    }

    private static Section basis() {
        Map<String, String> definitions = new LinkedHashMap<>();
        definitions.put("Capacity", "Charge of a C/3 discharge at 25 \u00b0C, against the same test at the start.");
        definitions.put("P10, P50, P90", "Quantiles over the sampled parameters; P10 of the life is the short life.");
        definitions.put("Equivalent full cycle", "Charge through the cell over twice its nominal capacity.");
        return Section.titled("What this rests on")
                .warning(
                        "Assumed, not measured",
                        List.of(
                                "The activation energy of calendar ageing of both layered oxides is taken from LFP/graphite.",
                                "The swelling of the Prussian white cathode is not modelled."))
                .table(Table.titled("Parameters")
                        .text("Parameter")
                        .number("Value", "")
                        .text("Unit")
                        .number("95 % interval", "")
                        .text("Source")
                        .row(parameter(
                                "Nominal capacity", "10.0", Origin.MEASURED, "Ah", "9.9 to 10.1", "data sheet test"))
                        .row(parameter(
                                "Series resistance",
                                "6.2",
                                Origin.FITTED,
                                "m\u03a9",
                                "5.9 to 6.5",
                                "pulse test, cycle 2"))
                        .row(parameter(
                                "Activation energy", "55", Origin.LITERATURE, "kJ/mol", "45 to 65", "Naumann 2018"))
                        .row(parameter(
                                "Hysteresis <full>", "12", Origin.ASSUMED, "mV", "0 to 30", "as for similar cells"))
                        .build())
                .note(
                        "How to read intervals",
                        List.of("One cell in ten lives shorter than P10, one in ten longer than P90."))
                .definitions(definitions)
                .references(List.of(
                        new Reference(
                                "Naumann, Schimpe, Keil, Hesse, Jossen: Analysis and modeling of calendar aging of a commercial"
                                        + " LiFePO4/graphite cell. Journal of Energy Storage 17 (2018) 153-169.",
                                "10.1016/j.est.2018.01.019"),
                        new Reference("Manufacturer: data sheet of a 32140 cell, 2023.", "")))
                .build();
    }

    private static List<Table.Cell> parameter(
            String name, String value, Origin origin, String unit, String interval, String source) {
        return List.of(
                new Table.Cell(name, Origin.UNSTATED),
                new Table.Cell(value, origin),
                new Table.Cell(unit, Origin.UNSTATED),
                new Table.Cell(interval, Origin.UNSTATED),
                new Table.Cell(source, Origin.UNSTATED));
    }

    private static double day(double hour, double middle, double height, double drop) {
        double soc = 0.5 - 0.45 * Math.cos(2 * Math.PI * (hour - 4) / 24);
        double current = Math.sin(2 * Math.PI * (hour - 4) / 24);
        double sag = hour > 18 && hour < 21 ? 2.2 : 1;
        return middle + height * (soc - 0.5) * 1.6 + drop * current * sag;
    }

    private static double[] range(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + (to - from) * i / (count - 1);
        }
        return values;
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
