package org.natrolite.datasets.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * The net charge of a series of any length, by its turning points. Rows go in one by one; memory is bounded, since small
 * swings are forgotten when there are many of them. Not safe for use by many threads.
 */
public final class ChargeTrace {
    /** Swing of the net charge, as a part of its range, below which a change of direction is noise and not a leg. */
    static final double LEG_FRACTION = 0.2;

    /** Turning points kept before small swings are forgotten. */
    private static final int MOST_TURNS = 1 << 16;

    /** Part of the range of the charge from which a swing is kept when others are forgotten. */
    private static final double FIRST_FORGOTTEN = 1e-6;

    private List<Turn> turns = new ArrayList<>();
    private long rows;
    private double time;
    private double current;
    private double charge;
    private double charged;
    private double discharged;
    private double low;
    private double high;
    private int direction;

    private ChargeTrace() {}

    /**
     * A point of the trace.
     *
     * @param row row, from 0
     * @param charge net charge put in since the first row, C
     * @param charged charge put in since the first row, C
     * @param discharged charge taken out since the first row, C
     */
    public record Turn(long row, double charge, double charged, double discharged) {}

    /**
     * @return a trace without rows
     */
    public static ChargeTrace empty() {
        return new ChargeTrace();
    }

    /**
     * Adds a row; charge is counted by the trapezoidal rule.
     *
     * @param t time, s, not before the row before
     * @param i current, A
     */
    public void add(double t, double i) {
        if (rows == 0) {
            turns.add(here(0));
        } else {
            double moved = 0.5 * (current + i) * (t - time);
            int now = (int) Math.signum(moved);
            if (now != 0 && now != direction) {
                if (rows > 1) {
                    turn();
                }
                direction = now;
            }
            charge += moved;
            charged += Math.max(0, moved);
            discharged += Math.max(0, -moved);
            low = Math.min(low, charge);
            high = Math.max(high, charge);
        }
        time = t;
        current = i;
        rows++;
    }

    /**
     * @return number of rows
     */
    public long rows() {
        return rows;
    }

    /**
     * @return the last row
     */
    public Turn last() {
        return here(rows - 1);
    }

    private Turn here(long row) {
        return new Turn(row, charge, charged, discharged);
    }

    private void turn() {
        turns.add(here(rows - 1));
        double swing = FIRST_FORGOTTEN * (high - low);
        while (turns.size() > MOST_TURNS) {
            turns = zigzag(turns, swing);
            swing *= 2;
        }
    }

    /**
     * Points between which the charge runs one way, smaller swings overlooked.
     *
     * @return start and end of each leg in order, each end the start of the next; empty where no charge moves
     */
    public List<Turn> legs() {
        double swing = LEG_FRACTION * (high - low);
        if (!(swing > 0)) {
            return List.of();
        }
        List<Turn> all = new ArrayList<>(turns);
        if (all.get(all.size() - 1).row() < rows - 1) {
            all.add(here(rows - 1));
        }
        return zigzag(all, swing);
    }

    /** Turning points of swings that come back by at least {@code swing}. */
    private static List<Turn> zigzag(List<Turn> points, double swing) {
        List<Turn> kept = new ArrayList<>();
        Turn start = points.get(0);
        Turn top = start;
        Turn bottom = start;
        int direction = 0;
        for (Turn point : points) {
            // A rest after a leg belongs to its end: the turning point is the last row of the extreme.
            top = point.charge() >= top.charge() ? point : top;
            bottom = point.charge() <= bottom.charge() ? point : bottom;
            if (direction >= 0 && top.charge() - point.charge() >= swing) {
                if (direction > 0 || top.charge() - start.charge() >= swing) {
                    kept.add(start);
                }
                start = top;
                bottom = point;
                direction = -1;
            } else if (direction <= 0 && point.charge() - bottom.charge() >= swing) {
                if (direction < 0 || start.charge() - bottom.charge() >= swing) {
                    kept.add(start);
                }
                start = bottom;
                top = point;
                direction = 1;
            }
        }
        kept.add(start);
        kept.add(direction > 0 ? top : bottom);
        return kept;
    }
}
