package org.natrolite.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.CurrentBand;
import org.natrolite.models.cell.CellParameters.Limits;

/** What the maker allows: the largest currents over temperature and state of charge, and every limit with its source. */
final class LimitsSection {
    private static final double HOUR = 3600;
    private static final double PERCENT = 100;
    private static final double ROOM = 25 + Constants.ZERO_CELSIUS;
    private static final double HALF = 0.5;
    private static final int POINTS = 100;

    private final CellParameters cell;
    private final Limits limits;

    private LimitsSection(CellParameters cell) {
        this.cell = cell;
        this.limits = cell.limits();
    }

    /**
     * @param cell cell
     * @return the section
     */
    static Section of(CellParameters cell) {
        return new LimitsSection(cell).section();
    }

    private Section section() {
        return Section.titled("Limits")
                .paragraph(
                        "The largest currents of a controller that derates by temperature and state of charge; none outside"
                                + " the temperatures that the maker allows.")
                .charts(2, List.of(overTemperature(), overCharge()))
                .table(ValueTable.of(
                        Table.titled("Limits of operation"),
                        cell,
                        row -> row.path().startsWith("limits.")))
                .build();
    }

    private Chart overTemperature() {
        double[] edges = edges();
        double[] celsius = Arrays.stream(edges)
                .map(kelvin -> kelvin - Constants.ZERO_CELSIUS)
                .toArray();
        // a step holds from its edge to the next: what holds between them
        double[] charge = new double[edges.length];
        double[] discharge = new double[edges.length];
        for (int i = 0; i < edges.length; i++) {
            double within = HALF * (edges[i] + edges[Math.min(i + 1, edges.length - 1)]);
            charge[i] = rate(limits.chargeCurrent(within, HALF));
            discharge[i] = rate(limits.dischargeCurrent(within, HALF));
        }
        return Chart.builder(
                        "Over temperature, at 50 % SOC",
                        Axis.of("Temperature", "\u00b0C"), Axis.of("Largest current", "C"))
                .add(Series.steps("discharge", celsius, discharge).withColour(0))
                .add(Series.steps("charge", celsius, charge).withColour(1))
                .build();
    }

    /** Temperatures at which a limit changes, K, from a little below the coldest to a little above the warmest. */
    private double[] edges() {
        double coldest = limits.lowestTemperature().value();
        double warmest = limits.highestTemperature().value();
        double margin = 0.05 * (warmest - coldest);
        DoubleStream bands = Stream.concat(limits.chargeBands().stream(), limits.dischargeBands().stream())
                .flatMapToDouble(LimitsSection::ends)
                .filter(kelvin -> kelvin > coldest && kelvin < warmest);
        return DoubleStream.concat(DoubleStream.of(coldest - margin, coldest, warmest, warmest + margin), bands)
                .sorted()
                .distinct()
                .toArray();
    }

    private static DoubleStream ends(CurrentBand band) {
        return DoubleStream.of(band.coldest().value(), band.warmest().value());
    }

    private Chart overCharge() {
        double[] soc = new double[POINTS + 1];
        Arrays.setAll(soc, i -> (double) i / POINTS);
        double[] percent = Arrays.stream(soc).map(z -> PERCENT * z).toArray();
        return Chart.builder(
                        "Over state of charge, at 25 \u00b0C",
                        Axis.of("State of charge", "%").within(0, 100),
                        Axis.of("Largest current", "C"))
                .add(Series.line(
                                "discharge",
                                percent,
                                Arrays.stream(soc)
                                        .map(z -> rate(limits.dischargeCurrent(ROOM, z)))
                                        .toArray())
                        .withColour(0))
                .add(Series.line(
                                "charge",
                                percent,
                                Arrays.stream(soc)
                                        .map(z -> rate(limits.chargeCurrent(ROOM, z)))
                                        .toArray())
                        .withColour(1))
                .build();
    }

    /** A current as a rate of the nominal capacity, 1/h. */
    private double rate(double current) {
        return current * HOUR / cell.rating().capacity().value();
    }
}
