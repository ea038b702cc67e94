package org.natrolite.datasets.check;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.Inspection.CycleRange;
import org.natrolite.datasets.segment.ChargeTrace;
import org.natrolite.datasets.segment.ChargeTrace.Turn;

/** Rows and charge of cycles, by the labels of the file and by the legs of the net charge. */
final class CycleTally {
    private final ChargeTrace trace = ChargeTrace.empty();
    private final List<CycleRange> closed = new ArrayList<>();
    private double label = Double.NaN;
    private int rows;
    private double charged;
    private double discharged;
    private double time;
    private double current;

    void add(TimeSeries piece) {
        double[] t = piece.column(Channel.TIME);
        double[] i = piece.column(Channel.CURRENT);
        double[] labels = piece.has(Channel.CYCLE) ? piece.column(Channel.CYCLE) : new double[t.length];
        for (int row = 0; row < t.length; row++) {
            if (rows > 0 && labels[row] != label) {
                closed.add(open());
                rows = 0;
                charged = 0;
                discharged = 0;
            }
            if (trace.rows() > 0) {
                double moved = 0.5 * (i[row] + current) * (t[row] - time);
                charged += Math.max(0, moved);
                discharged += Math.max(0, -moved);
            }
            trace.add(t[row], i[row]);
            label = labels[row];
            time = t[row];
            current = i[row];
            rows++;
        }
    }

    private CycleRange open() {
        return new CycleRange(label, rows, charged, discharged);
    }

    List<CycleRange> labelled() {
        List<CycleRange> all = new ArrayList<>(closed);
        all.add(open());
        return all;
    }

    /** A leg of charge with the leg of discharge that follows, or the other way round; the last takes what is left. */
    List<CycleRange> derived() {
        List<Turn> turns = trace.legs();
        List<CycleRange> all = new ArrayList<>();
        Turn from = new Turn(-1, 0, 0, 0);
        for (int i = 0; i + 2 < turns.size() - 1; i += 2) {
            Turn to = turns.get(i + 2);
            all.add(between(all.size() + 1, from, to));
            from = to;
        }
        all.add(between(all.size() + 1, from, trace.last()));
        return all;
    }

    private static CycleRange between(int label, Turn from, Turn to) {
        return new CycleRange(
                label,
                Math.toIntExact(to.row() - from.row()),
                to.charged() - from.charged(),
                to.discharged() - from.discharged());
    }
}
