package org.natrolite.datasets.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.check.Inspection.ColumnRange;
import org.natrolite.datasets.check.Inspection.CycleRange;
import org.natrolite.datasets.check.Inspection.Sampling;

/**
 * The checks of a series that comes in pieces, so that a file of any length is examined in bounded memory. A series in one
 * piece is examined as a whole. Time scale, typical current and the like are judged piece by piece; evidence on the sign of
 * the current, gaps, ranges and cycles are gathered over all of them. Not safe for use by many threads.
 */
public final class Examination {
    /** Steps of the current from which a sign that they leave open is no accident. */
    private static final int LEAST_STEPS = 4;

    /** Part of the largest current below which a negative one is noise. */
    private static final double NOISE = 0.02;

    private final String source;
    private final Map<Channel, String> labels;
    private final boolean signStated;
    private final boolean unitsStated;
    private final boolean describing;
    private final Set<String> doubts = new LinkedHashSet<>();
    private final SignEvidence.Collector sign = new SignEvidence.Collector();
    private final Remarks remarks = new Remarks();
    private final Map<Channel, double[]> ranges = new EnumMap<>(Channel.class);
    private final Intervals intervals = new Intervals();
    private final CycleTally cycles = new CycleTally();
    private long rows;
    private double start;
    private double end;
    private double typicalCurrent;
    private double lowestCurrent = Double.POSITIVE_INFINITY;
    private double highestCurrent = Double.NEGATIVE_INFINITY;
    private String against = "";
    private long againstLine;

    private Examination(
            String source, Map<Channel, String> labels, boolean signStated, boolean unitsStated, boolean describing) {
        this.source = source;
        this.labels = Map.copyOf(labels);
        this.signStated = signStated;
        this.unitsStated = unitsStated;
        this.describing = describing;
    }

    /**
     * @param source file name for messages
     * @param labels labels of the columns in the file
     * @param signStated whether a person stated the sign: then evidence against it only warns
     * @param unitsStated whether a person stated the units: then mere implausibility of the time only warns
     * @return an examination before its first piece
     */
    public static Examination of(String source, Map<Channel, String> labels, boolean signStated, boolean unitsStated) {
        return new Examination(source, labels, signStated, unitsStated, true);
    }

    /** The same, which only checks: ranges, intervals and cycles are not gathered. */
    static Examination ofChecks(String source, Map<Channel, String> labels, boolean signStated, boolean unitsStated) {
        return new Examination(source, labels, signStated, unitsStated, false);
    }

    /**
     * Examines the next piece.
     *
     * @param piece rows that follow those before, with time, voltage and current
     * @param lines line of each row of the piece in the file
     * @throws BadDataException if the time is not in seconds
     */
    public void add(TimeSeries piece, IntToLongFunction lines) {
        Steps steps = new Steps(piece);
        time(piece, steps, lines);
        int worst = sign.evidence().worstRow();
        sign.add(steps);
        int now = sign.evidence().worstRow();
        if (now != worst && now >= rows) {
            int row = (int) (now - rows);
            against = Numbers.of(steps.voltage[row]) + " V at " + Numbers.of(steps.current[row]) + " A";
            againstLine = lines.applyAsLong(row);
        }
        typicalCurrent = Math.max(typicalCurrent, steps.typical);
        for (double i : steps.current) {
            lowestCurrent = Math.min(lowestCurrent, i);
            highestCurrent = Math.max(highestCurrent, i);
        }
        remarks.add(piece, steps, lines);
        if (describing) {
            describe(piece, steps);
        }
        rows += piece.size();
    }

    private void describe(TimeSeries piece, Steps steps) {
        for (Channel channel : piece.channels()) {
            double[] range = ranges.computeIfAbsent(
                    channel, key -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
            for (double value : piece.column(channel)) {
                range[0] = Math.min(range[0], value);
                range[1] = Math.max(range[1], value);
            }
        }
        intervals.add(steps.time);
        cycles.add(piece);
        start = rows == 0 ? piece.time(0) : start;
        end = piece.time(piece.size() - 1);
    }

    private void time(TimeSeries piece, Steps steps, IntToLongFunction lines) {
        TimeScale.Doubt doubt = new TimeScale(piece, steps).doubt();
        if (doubt == null) {
            return;
        }
        String label = labels.getOrDefault(Channel.TIME, "time");
        if (doubt.unit() == null || (unitsStated && !doubt.certain())) {
            doubts.add("time column '" + label + "': " + doubt.found());
            return;
        }
        String time = Numbers.of(piece.time(doubt.row())) + " s";
        throw BadDataException.at(
                source,
                lines.applyAsLong(doubt.row()),
                label,
                "time " + time + " does not look like seconds but like " + doubt.unit() + ": " + doubt.found(),
                "times in the unit that the header states (or a mapping that states the unit)");
    }

    /**
     * @return what the user should know, after the last piece
     * @throws BadDataException if the voltage moves against the current and nobody stated the sign
     */
    public List<String> warnings() {
        List<String> all = new ArrayList<>(doubts);
        SignEvidence evidence = sign.evidence();
        if (evidence.verdict() == SignEvidence.Verdict.UNDECIDED && !signStated) {
            all.add(
                    magnitude(evidence)
                            ? "sign of the current: none is negative, but the voltage falls as often as it rises under it:"
                                    + " a magnitude, perhaps; taken as charge (a mapping with a state column gives the sign)"
                            : "sign of the current: the data do not tell; taken as positive in charge");
        }
        if (evidence.verdict() == SignEvidence.Verdict.REVERSED) {
            if (!signStated) {
                throw BadDataException.at(
                        source,
                        againstLine,
                        labels.getOrDefault(Channel.CURRENT, "current"),
                        against(evidence),
                        "current that is positive in charge (or a mapping with current_sign: discharge-positive)");
            }
            all.add("sign of the current: " + against(evidence) + "; kept, since the mapping states the sign");
        }
        all.addAll(remarks.sentences());
        return all;
    }

    /** Whether the current looks like one that lost its sign: never negative, and contradicted by many of its steps. */
    private boolean magnitude(SignEvidence evidence) {
        return highestCurrent > 0 && lowestCurrent >= -NOISE * highestCurrent && evidence.steps() >= LEAST_STEPS;
    }

    private String against(SignEvidence evidence) {
        return evidence.stepVoltage() > 0
                ? "the voltage moves against its current in "
                        + Numbers.of(50 * (1 - evidence.stepScore()))
                        + " % of its movement over "
                        + evidence.steps()
                        + " steps, as here to "
                        + against
                : "the voltage moves against its current, as here to " + against;
    }

    /**
     * @return evidence on the sign of the current
     */
    public SignEvidence sign() {
        return sign.evidence();
    }

    /**
     * @return number of rows
     */
    public long rows() {
        return rows;
    }

    /**
     * @return time from the first row to the last, s
     */
    public double duration() {
        return end - start;
    }

    /**
     * @return typical current under load, A; the largest of all pieces, zero where no current flows
     */
    public double typicalCurrent() {
        return typicalCurrent;
    }

    /**
     * @param channel channel that all pieces have
     * @return its range
     */
    public ColumnRange range(Channel channel) {
        double[] range = ranges.get(channel);
        if (range == null) {
            throw BadDataException.of(
                    source, "no " + channel + " among " + ranges.keySet(), "a series with " + channel);
        }
        return new ColumnRange(channel, labels.get(channel), channel.unit(), range[0], range[1]);
    }

    /**
     * @return intervals between rows, or null for a single row
     */
    public @Nullable Sampling sampling() {
        return intervals.sampling();
    }

    /**
     * @param labelled whether to go by the labels of the file
     * @return cycles
     */
    public List<CycleRange> cycles(boolean labelled) {
        return labelled ? cycles.labelled() : cycles.derived();
    }
}
