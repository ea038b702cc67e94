package org.natrolite.datasets.check;

import org.natrolite.core.series.TimeSeries;

/**
 * Whether the voltage of a series moves with its current. The package explains the method.
 *
 * @param verdict what follows
 * @param steps number of clear steps of the current
 * @param stepScore from -1, all voltage steps against their current, to 1, all with it; 0 without steps
 * @param stepVoltage voltage moved by all steps together, V
 * @param spanScore the same over spans of near-constant current
 * @param spanVoltage voltage moved by all spans together, V
 * @param worstRow row of the step or the end of the span that speaks loudest against the sign, or -1
 */
public record SignEvidence(
        Verdict verdict,
        int steps,
        double stepScore,
        double stepVoltage,
        double spanScore,
        double spanVoltage,
        int worstRow) {

    /** What the evidence says about the sign of the current. */
    public enum Verdict {
        /** Positive current raises the voltage. */
        CHARGE_POSITIVE,
        /** Positive current lowers the voltage. */
        REVERSED,
        /** The data do not tell. */
        UNDECIDED
    }

    /** Longest interval over which a voltage step is the current's and not the drift of the charge, s. */
    private static final double LONGEST_STEP = 60;

    /** The same from rest, where drift and step have one sign, s. */
    private static final double LONGEST_STEP_FROM_REST = 3600;

    /** Score from which evidence counts. */
    private static final double CLEAR = 0.5;

    /** Voltage that all steps must move together to count, V. */
    private static final double LEAST_STEP_VOLTAGE = 0.005;

    /** Voltage that spans must move to decide alone, V. */
    private static final double LEAST_SPAN_VOLTAGE = 0.05;

    /** Part of the typical current from which a span of constant current counts. */
    private static final double LOADED = 0.1;

    /** Part by which a near-constant current may differ from the first of its span. */
    private static final double CONSTANT = 0.1;

    /**
     * @param series series with voltage and current
     * @return evidence
     */
    public static SignEvidence of(TimeSeries series) {
        Collector collector = new Collector();
        collector.add(new Steps(series));
        return collector.evidence();
    }

    /** Evidence from the pieces of a long series. */
    static final class Collector {
        private final Tally steps = new Tally();
        private final Tally spans = new Tally();
        private int rows;

        void add(Steps piece) {
            steps.merge(SignEvidence.steps(piece), rows);
            spans.merge(SignEvidence.spans(piece), rows);
            rows += piece.size();
        }

        SignEvidence evidence() {
            boolean stepsTell = steps.moved >= LEAST_STEP_VOLTAGE;
            Verdict verdict = Verdict.UNDECIDED;
            if (stepsTell) {
                if (steps.score() >= CLEAR) {
                    verdict = Verdict.CHARGE_POSITIVE;
                } else if (steps.score() <= -CLEAR && spans.score() < CLEAR) {
                    verdict = Verdict.REVERSED;
                }
            } else if (spans.moved >= LEAST_SPAN_VOLTAGE) {
                if (spans.score() >= CLEAR) {
                    verdict = Verdict.CHARGE_POSITIVE;
                } else if (spans.score() <= -CLEAR) {
                    verdict = Verdict.REVERSED;
                }
            }
            return new SignEvidence(
                    verdict,
                    steps.count,
                    steps.score(),
                    steps.moved,
                    spans.score(),
                    spans.moved,
                    stepsTell ? steps.worstRow : spans.worstRow);
        }
    }

    private static Tally steps(Steps data) {
        Tally tally = new Tally();
        for (int i = 0; i + 1 < data.size(); i++) {
            double interval = data.time[i + 1] - data.time[i];
            double longest = data.resting(i) ? LONGEST_STEP_FROM_REST : LONGEST_STEP;
            if (data.step(i) && interval <= longest) {
                double with = Math.signum(data.current[i + 1] - data.current[i]);
                tally.add(with * (data.voltage[i + 1] - data.voltage[i]), i + 1);
            }
        }
        return tally;
    }

    private static Tally spans(Steps data) {
        Tally tally = new Tally();
        int from = 0;
        for (int i = 1; i <= data.size(); i++) {
            double first = data.current[from];
            boolean ends = i == data.size() || Math.abs(data.current[i] - first) > CONSTANT * Math.abs(first);
            if (ends) {
                boolean loaded = Math.abs(first) >= LOADED * data.typical && data.typical > 0;
                // After a larger current of the same sign the voltage relaxes against the smaller one.
                boolean relaxing = from > 0
                        && data.current[from - 1] * first > 0
                        && Math.abs(data.current[from - 1]) > (1 + CONSTANT) * Math.abs(first);
                if (loaded && !relaxing) {
                    tally.add(Math.signum(first) * (data.voltage[i - 1] - data.voltage[from]), i - 1);
                }
                from = i;
            }
        }
        return tally;
    }

    /** Sums of voltage moved with and against the current. */
    private static final class Tally {
        private int count;
        private double net;
        private double moved;
        private double worst;
        private int worstRow = -1;

        void add(double with, int row) {
            count++;
            net += with;
            moved += Math.abs(with);
            if (with < worst) {
                worst = with;
                worstRow = row;
            }
        }

        /** Adds the tally of a piece that begins at a row. */
        void merge(Tally piece, int from) {
            count += piece.count;
            net += piece.net;
            moved += piece.moved;
            if (piece.worst < worst) {
                worst = piece.worst;
                worstRow = from + piece.worstRow;
            }
        }

        double score() {
            return moved > 0 ? net / moved : 0;
        }
    }
}
