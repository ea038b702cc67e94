package org.natrolite.datasets.segment;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.segment.Span.Kind;

/** Cuts series into parts. */
public final class Segments {

    private Segments() {}

    /**
     * Spans of rest, charge and discharge by the sign of the current.
     *
     * @param series series with current
     * @param restCurrent largest magnitude of a current that counts as none, A
     * @return spans that cover all rows, in order
     * @throws BadDataException if there is no current
     */
    public static List<Span> spans(TimeSeries series, double restCurrent) {
        BadArgumentException.requireWithin(restCurrent, 0, Double.MAX_VALUE, "rest current in A");
        double[] current = series.column(Channel.CURRENT);
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= current.length; i++) {
            if (i == current.length || kind(current[i], restCurrent) != kind(current[from], restCurrent)) {
                spans.add(new Span(from, i, kind(current[from], restCurrent)));
                from = i;
            }
        }
        return spans;
    }

    /**
     * Rests of some length.
     *
     * @param series series with current
     * @param restCurrent largest magnitude of a current that counts as none, A
     * @param shortest shortest time from a rest's first row to its last, s
     * @return rests in order
     * @throws BadDataException if there is no current
     */
    public static List<Span> rests(TimeSeries series, double restCurrent, double shortest) {
        return spans(series, restCurrent).stream()
                .filter(span -> span.kind() == Kind.REST)
                .filter(span -> series.time(span.to() - 1) - series.time(span.from()) >= shortest)
                .toList();
    }

    /**
     * Cycles: runs of one label where the file labels cycles; else a cycle is a leg of charge with the leg of discharge
     * that follows, or the other way round where the series starts with a discharge.
     *
     * @param series series with cycle labels or with current
     * @return cycles that cover all rows, in order
     * @throws BadDataException if there are neither labels nor current
     */
    public static List<Cycle> cycles(TimeSeries series) {
        return series.has(Channel.CYCLE) ? labelled(series) : derived(series);
    }

    private static List<Cycle> labelled(TimeSeries series) {
        double[] label = series.column(Channel.CYCLE);
        List<Cycle> cycles = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= label.length; i++) {
            if (i == label.length || label[i] != label[from]) {
                cycles.add(new Cycle(label[from], from, i));
                from = i;
            }
        }
        return cycles;
    }

    private static List<Cycle> derived(TimeSeries series) {
        List<Leg> legs = legs(series);
        List<Cycle> cycles = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < legs.size(); i += 2) {
            boolean last = i + 2 >= legs.size();
            int to = last ? series.size() : legs.get(i + 1).to() + 1;
            cycles.add(new Cycle(cycles.size() + 1, from, to));
            from = to;
        }
        return cycles.isEmpty() ? List.of(new Cycle(1, 0, series.size())) : cycles;
    }

    /**
     * Legs of the net charge between turning points. A change of direction counts once the charge has come back by a
     * fifth of its whole range, so noise, ripple and pulses do not make legs.
     *
     * @param series series with current
     * @return legs in order; none where no charge moves
     * @throws BadDataException if there is no current
     */
    public static List<Leg> legs(TimeSeries series) {
        double[] current = series.column(Channel.CURRENT);
        ChargeTrace trace = ChargeTrace.empty();
        for (int i = 0; i < current.length; i++) {
            trace.add(series.time(i), current[i]);
        }
        List<ChargeTrace.Turn> turns = trace.legs();
        List<Leg> legs = new ArrayList<>();
        for (int i = 0; i + 1 < turns.size(); i++) {
            ChargeTrace.Turn from = turns.get(i);
            ChargeTrace.Turn to = turns.get(i + 1);
            legs.add(new Leg((int) from.row(), (int) to.row(), to.charge() - from.charge()));
        }
        return legs;
    }

    /**
     * Charge put in since the first row, by the trapezoidal rule.
     *
     * @param series series with current
     * @return net charge, C, shape [size]
     * @throws BadDataException if there is no current
     */
    public static double[] netCharge(TimeSeries series) {
        double[] current = series.column(Channel.CURRENT);
        double[] charge = new double[current.length];
        for (int i = 1; i < charge.length; i++) {
            double mean = 0.5 * (current[i] + current[i - 1]);
            charge[i] = charge[i - 1] + mean * (series.time(i) - series.time(i - 1));
        }
        return charge;
    }

    private static Kind kind(double current, double restCurrent) {
        if (Math.abs(current) <= restCurrent) {
            return Kind.REST;
        }
        return current > 0 ? Kind.CHARGE : Kind.DISCHARGE;
    }
}
