package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.LossShape;
import org.natrolite.models.ocv.Electrode;
import org.natrolite.models.ocv.HalfCells;

/** The electrodes of a cell whose open-circuit voltage is composed of them, and how a loss of each shows in it. */
final class HalfCellSection {
    private static final double PERCENT = 100;
    private static final double MILLI = 1000;
    private static final int POINTS = 200;

    /** What is lost of inventory and of either electrode. */
    private static final double SHARE = 0.05;

    /** Half of the distance over which a slope is taken, as a share of the capacity: wider than noise of the nodes. */
    private static final double REACH = 0.01;

    /** How much of the potential is shown beyond what is used, over that. */
    private static final double MARGIN = 0.3;

    /** Shares of the capacity between which curves are compared: beyond, the voltage of a smaller cell runs away. */
    private static final double FROM = 0.1;

    private static final double TO = 0.9;

    private final HalfCells electrodes;
    private final List<LossShape> shapes;

    private HalfCellSection(CellParameters cell, HalfCells electrodes) {
        this.electrodes = electrodes;
        this.shapes = LossShape.of(cell, SHARE);
    }

    /**
     * @param cell cell
     * @param electrodes its electrodes
     * @return the section
     */
    static Section of(CellParameters cell, HalfCells electrodes) {
        return new HalfCellSection(cell, electrodes).section();
    }

    private Section section() {
        return Section.titled("Half-cells")
                .paragraph(
                        "The open-circuit voltage is the potential of the positive electrode less that of the negative one."
                                + " Losses move the windows in which the electrodes are used, each in its own way: inventory shifts them"
                                + " against each other, material of an electrode squeezes the curve of that electrode.")
                .charts(
                        2,
                        List.of(
                                potential("Positive electrode", electrodes.positive(), 0),
                                potential("Negative electrode", electrodes.negative(), 1)))
                .chart(voltages())
                .charts(2, List.of(change(), slope()))
                .table(table())
                .build();
    }

    private static Chart potential(String title, Electrode electrode, int colour) {
        double from = Math.min(electrode.atEmpty().value(), electrode.atFull().value());
        double to = Math.max(electrode.atEmpty().value(), electrode.atFull().value());
        double[] used = new double[POINTS + 1];
        Arrays.setAll(used, i -> from + (to - from) * i / POINTS);
        double[] known = known(electrode, used);
        return Chart.builder(title, Axis.of("Stoichiometry", ""), Axis.of("Potential", "V"))
                .caption("Used from " + Numbers.fixed(electrode.atEmpty().value(), 3) + " at 0 % SOC to "
                        + Numbers.fixed(electrode.atFull().value(), 3) + " at 100 %.")
                .add(Series.line("known", known, map(known, electrode.potential()::at))
                        .withColour(5)
                        .withDashes())
                .add(Series.line("used", used, map(used, electrode.potential()::at))
                        .withColour(colour))
                .build();
    }

    /** Where the potential is known, but not far above and below what is used of it, which would flatten the rest. */
    private static double[] known(Electrode electrode, double[] used) {
        double[] potentials = map(used, electrode.potential()::at);
        double low = Arrays.stream(potentials).min().orElseThrow();
        double high = Arrays.stream(potentials).max().orElseThrow();
        double margin = MARGIN * (high - low);
        double[] x = electrode.potential().soc();
        return Arrays.stream(between(x[0], x[x.length - 1]))
                .filter(at -> electrode.potential().at(at) >= low - margin
                        && electrode.potential().at(at) <= high + margin)
                .toArray();
    }

    private Chart voltages() {
        Chart.Builder chart = Chart.builder(
                        "Open-circuit voltage after a loss of " + Numbers.fixed(PERCENT * SHARE, 0) + " %",
                        charge(),
                        Axis.of("Voltage", "V"))
                .caption("Charge is counted from empty and as a share of the capacity of the fresh cell.")
                .aspect(0.45);
        for (int i = 0; i < shapes.size(); i++) {
            List<LossShape.Point> points = shapes.get(i).points();
            chart = chart.add(Series.line(shapes.get(i).name(), charges(points), voltages(points))
                    .withColour(i));
        }
        return chart.build();
    }

    private Chart change() {
        Chart.Builder chart = Chart.builder(
                        "Change of the voltage at the same charge", charge(), Axis.of("Change", "mV"))
                .caption("Between 10 % and 90 % of the capacity of the fresh cell.");
        DoubleUnaryOperator before = curve(shapes.get(0));
        double[] at = between(FROM, TO);
        for (int i = 1; i < shapes.size(); i++) {
            DoubleUnaryOperator after = curve(shapes.get(i));
            chart = chart.add(Series.line(
                            shapes.get(i).name(),
                            scaled(at),
                            map(at, q -> MILLI * (after.applyAsDouble(q) - before.applyAsDouble(q))))
                    .withColour(i));
        }
        return chart.build();
    }

    private Chart slope() {
        Chart.Builder chart = Chart.builder(
                        "Slope of the voltage",
                        charge(),
                        Axis.of("Slope over the capacity", "V").withLogScale())
                .caption("Peaks and valleys are steps of the electrodes: where they move says which electrode lost.");
        double[] at = between(FROM, TO);
        for (int i = 0; i < shapes.size(); i++) {
            DoubleUnaryOperator voltage = curve(shapes.get(i));
            chart = chart.add(Series.line(
                            shapes.get(i).name(),
                            scaled(at),
                            map(
                                    at,
                                    q -> (voltage.applyAsDouble(q + REACH) - voltage.applyAsDouble(q - REACH))
                                            / (2 * REACH)))
                    .withColour(i));
        }
        return chart.build();
    }

    private Table table() {
        Table.Builder table = Table.titled("Windows after the losses")
                .remark(
                        "Stoichiometries at 0 and 100 % SOC: where the voltage limits end the use of each electrode. They are shares"
                                + " of what the half-cell held when it was measured, so that one may lie a little below 0.")
                .text("Lost, " + Numbers.fixed(PERCENT * SHARE, 0) + " % of")
                .number("Capacity left", "%")
                .number("Positive at 0 %", "")
                .number("Positive at 100 %", "")
                .number("Negative at 0 %", "")
                .number("Negative at 100 %", "");
        for (LossShape shape : shapes) {
            List<String> row = new ArrayList<>(
                    List.of(shape.name(), Numbers.fixed(PERCENT * shape.cell().capacityFactor(), 2)));
            if (shape.cell().parameters().openCircuit().source() instanceof HalfCells aged) {
                for (Electrode electrode : List.of(aged.positive(), aged.negative())) {
                    row.add(Numbers.fixed(electrode.atEmpty().value(), 4));
                    row.add(Numbers.fixed(electrode.atFull().value(), 4));
                }
            }
            table.row(row.toArray(String[]::new));
        }
        return table.build();
    }

    private static Axis charge() {
        return Axis.of("Charge above empty", "%").within(0, 100);
    }

    /** Voltage over charge, linear between points of {@link LossShape}. */
    private static DoubleUnaryOperator curve(LossShape shape) {
        List<LossShape.Point> points = shape.points();
        double highest = points.get(points.size() - 1).charge();
        return charge -> {
            double place = Math.max(0, Math.min(1, charge / highest)) * (points.size() - 1);
            int left = Math.min(points.size() - 2, (int) place);
            double a = points.get(left).voltage();
            return a + (place - left) * (points.get(left + 1).voltage() - a);
        };
    }

    private static double[] charges(List<LossShape.Point> points) {
        return points.stream().mapToDouble(p -> PERCENT * p.charge()).toArray();
    }

    private static double[] voltages(List<LossShape.Point> points) {
        return points.stream().mapToDouble(LossShape.Point::voltage).toArray();
    }

    private static double[] between(double from, double to) {
        double[] values = new double[POINTS + 1];
        Arrays.setAll(values, i -> from + (to - from) * i / POINTS);
        return values;
    }

    private static double[] scaled(double[] values) {
        return map(values, value -> PERCENT * value);
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
