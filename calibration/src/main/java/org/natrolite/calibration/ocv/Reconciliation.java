package org.natrolite.calibration.ocv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.ocv.Electrode;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * Half-cells that meet a measured full-cell voltage at its nodes. Between two nodes the full cell says by how much the
 * voltage rises, and the half-cells how that is shared: a rise dU becomes {@code dU a / (a + b)} in the positive and
 * {@code dU b / (a + b)} in the negative electrode, where a and b are what the half-cells show over the same
 * stoichiometries. So both potentials keep falling with filling, features stay with the electrode that makes them, and
 * cells whose windows have moved are still monotone.
 *
 * <p>Outside the window of the fresh cell, which only ageing reaches, potentials go on as the half-cells do. Towards 0 V
 * each electrode goes on far enough by itself.
 */
public final class Reconciliation {
    /** Part of a rise that each electrode has at least, so that none is level, V. */
    private static final double LEAST_RISE = 1e-6;

    /** Distance of nodes outside the window, in stoichiometry. */
    private static final double SPACING = 0.01;

    /** Where the negative electrode is taken to when it is emptied beyond 0 V of the cell, V. */
    private static final double EMPTIED_NEGATIVE = 4.5;

    /** Decimals that potentials are rounded to, V. */
    private static final double ROUND = 1e8;

    private static final double ROUND_HALF = 1e4;

    /** Decimals of stoichiometries. */
    private static final double ROUND_X = 1e6;

    /** Uncertainty of a potential that is continued to 0 V, V. */
    private static final double CONTINUED = 0.2;

    private final MonotoneCubic positive;
    private final MonotoneCubic negative;
    private final WindowResult windows;
    private final double scatter;
    private final List<Node> ofPositive = new ArrayList<>();
    private final List<Node> ofNegative = new ArrayList<>();
    private double squares;
    private double largest;

    private record Node(double x, double u, double half) {}

    /**
     * What came out.
     *
     * @param halfCells electrodes whose difference is the measured voltage at its nodes
     * @param deviation root mean square by which their potentials were moved against each other, V
     * @param largest largest such move, V
     */
    public record Result(HalfCells halfCells, double deviation, double largest) {}

    private Reconciliation(HalfCell positive, HalfCell negative, WindowResult windows) {
        this.positive = positive.potential();
        this.negative = negative.potential();
        this.windows = windows;
        this.scatter = positive.scatter() + negative.scatter();
    }

    /**
     * @param positive half-cell
     * @param negative half-cell
     * @param windows their windows; ends are best rounded so that nodes fall on few decimals
     * @param soc nodes of the full-cell voltage from 0 to 1, increasing, shape [n], 1; not modified
     * @param voltage full-cell voltage there, V, strictly increasing, shape [n]; not modified
     * @param socAtZeroVolt where the voltage is taken to reach 0 V, below zero, 1
     * @param provenance of the potentials, to which the deviation is added
     * @return half-cells that meet the voltage
     * @throws BadArgumentException if the voltage does not increase or does not span 0 to 1
     */
    public static Result of(
            HalfCell positive,
            HalfCell negative,
            WindowResult windows,
            double[] soc,
            double[] voltage,
            double socAtZeroVolt,
            Provenance provenance) {
        int last = soc.length - 1;
        if (!(soc[0] == 0 && soc[last] == 1 && socAtZeroVolt < 0)) {
            throw new BadArgumentException("voltage from SOC " + soc[0] + " to " + soc[last] + " and 0 V at SOC "
                    + socAtZeroVolt + "; expected 0 to 1, and 0 V below zero");
        }
        return new Reconciliation(positive, negative, windows).result(soc, voltage, socAtZeroVolt, provenance);
    }

    private Result result(double[] soc, double[] voltage, double zero, Provenance provenance) {
        int n = soc.length;
        double[] p = new double[n];
        double[] q = new double[n];
        p[0] = positive.value(xp(0));
        for (int i = 1; i < n; i++) {
            double rise = BadArgumentException.requirePositive(
                    voltage[i] - voltage[i - 1], "rise of the open-circuit voltage at SOC " + soc[i] + " in V");
            double a = positive.value(xp(soc[i])) - positive.value(xp(soc[i - 1])) + LEAST_RISE;
            double b = negative.value(xn(soc[i - 1])) - negative.value(xn(soc[i])) + LEAST_RISE;
            p[i] = p[i - 1] + rise * a / (a + b);
        }
        double shift = 0;
        for (int i = 0; i < n; i++) {
            shift += (positive.value(xp(soc[i])) - p[i]) / n;
        }
        for (int i = 0; i < n; i++) {
            p[i] = Math.round((p[i] + shift) * ROUND) / ROUND;
            q[i] = Math.round((p[i] - voltage[i]) * ROUND) / ROUND;
            double moved =
                    Math.max(Math.abs(p[i] - positive.value(xp(soc[i]))), Math.abs(q[i] - negative.value(xn(soc[i]))));
            squares += moved * moved / n;
            largest = Math.max(largest, moved);
            ofPositive.add(new Node(xp(soc[i]), p[i], moved + scatter));
            ofNegative.add(new Node(xn(soc[i]), q[i], moved + scatter));
        }
        goOnPositive(p[0], p[n - 1], zero);
        goOnNegative(q[n - 1], zero);
        Provenance told = new Provenance(
                provenance.kind(),
                provenance.source(),
                provenance.method()
                        + String.format(
                                Locale.ROOT,
                                "; moved by %.1f mV root mean square and %.1f mV at most to meet the full cell",
                                1e3 * Math.sqrt(squares),
                                1e3 * largest));
        HalfCells made = new HalfCells(
                new Electrode(
                        curve(ofPositive, told),
                        quantity(windows.positiveEmpty(), xp(0), provenance),
                        quantity(windows.positiveFull(), xp(1), provenance)),
                new Electrode(
                        curve(ofNegative, told),
                        quantity(windows.negativeEmpty(), xn(0), provenance),
                        quantity(windows.negativeFull(), xn(1), provenance)));
        return new Result(made, Math.sqrt(squares), largest);
    }

    /** Both sides of the window; at the full end down to 0 V over as much charge as the cell has below 0 %. */
    private void goOnPositive(double empty, double full, double zero) {
        outside(ofPositive, positive, xp(1), 0, full);
        double end = Math.max(1, xp(zero));
        double u = outside(ofPositive, positive, xp(0), end, empty);
        ofPositive.add(new Node(round(end + xp(zero) - xp(0)), Math.min(0, u - LEAST_RISE), CONTINUED));
    }

    private void goOnNegative(double full, double zero) {
        outside(ofNegative, negative, xn(1), 1, full);
        ofPositive.sort(Comparator.comparingDouble(Node::x));
        double[] x = ofPositive.stream().mapToDouble(Node::x).toArray();
        double[] u = ofPositive.stream().mapToDouble(Node::u).toArray();
        DoubleUnaryOperator made = MonotoneCubic.of(x, u)::value;
        double there = made.applyAsDouble(xp(zero));
        ofNegative.add(new Node(xn(zero), there, CONTINUED));
        ofNegative.add(new Node(round(2 * xn(zero) - xn(0)), there + EMPTIED_NEGATIVE, CONTINUED));
    }

    /** Nodes from the end of a window on, continuing its potential by what the half-cell rises or falls. */
    private double outside(List<Node> nodes, MonotoneCubic half, double from, double to, double potential) {
        int steps = (int) Math.ceil(Math.abs(to - from) / SPACING - 1e-9);
        double u = potential;
        double before = from;
        for (int i = 1; i <= steps; i++) {
            double x = i == steps ? to : round(from + i * Math.copySign(SPACING, to - from));
            double fall = half.value(before) - half.value(x);
            u -= fall + Math.copySign(LEAST_RISE, to - from);
            nodes.add(new Node(x, Math.round(u * ROUND) / ROUND, largest + scatter));
            before = x;
        }
        return u;
    }

    private double xp(double soc) {
        return along(windows.positiveEmpty().value(), windows.positiveFull().value(), soc);
    }

    private double xn(double soc) {
        return along(windows.negativeEmpty().value(), windows.negativeFull().value(), soc);
    }

    /** Windows to thousandths, and nodes on decimals, so that the voltage is met where the file says. */
    private static double along(double empty, double full, double soc) {
        double a = Math.round(empty * 1000) / 1000.0;
        double b = Math.round(full * 1000) / 1000.0;
        return round(a + soc * (b - a));
    }

    private static double round(double x) {
        return Math.round(x * ROUND_X) / ROUND_X;
    }

    private static Quantity quantity(WindowResult.Bound bound, double value, Provenance provenance) {
        return new Quantity(
                value, Math.min(value, round(bound.lower())), Math.max(value, round(bound.upper())), provenance);
    }

    private static Curve curve(List<Node> nodes, Provenance provenance) {
        nodes.sort(Comparator.comparingDouble(Node::x));
        double[] x = nodes.stream().mapToDouble(Node::x).toArray();
        double[] u = nodes.stream().mapToDouble(Node::u).toArray();
        double[] lower = nodes.stream().mapToDouble(node -> end(node, -1)).toArray();
        double[] upper = nodes.stream().mapToDouble(node -> end(node, 1)).toArray();
        return Curve.of(x, u, lower, upper, provenance);
    }

    /** End of an interval whose half width is given to a tenth of a millivolt. */
    private static double end(Node node, int side) {
        double half = Math.ceil(node.half() * ROUND_HALF) / ROUND_HALF;
        return Math.round((node.u() + side * half) * ROUND) / ROUND;
    }
}
