package org.natrolite.datasets.check;

import java.util.Map;
import java.util.function.IntToLongFunction;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Refuses series that cannot be what they claim to be, and adds warnings to those that should be read with care. */
public final class SeriesChecks {
    /** Rows that are examined at once: a series of fewer is judged as a whole. */
    private static final int PIECE = 1 << 20;

    private SeriesChecks() {}

    /**
     * Checks time scale and sign of the current, then collects remarks.
     *
     * @param series measured series with time, voltage and current
     * @param labels labels of the columns in the file, for messages
     * @param lines line of each row in the file
     * @param signStated whether a person stated the sign: then evidence against it only warns
     * @param unitsStated whether a person stated the units: then mere implausibility of the time only warns
     * @return the series with warnings added
     * @throws BadDataException if the time is not in seconds, or the voltage moves against the current
     */
    public static TimeSeries check(
            TimeSeries series,
            Map<Channel, String> labels,
            IntToLongFunction lines,
            boolean signStated,
            boolean unitsStated) {
        Examination examination = Examination.ofChecks(series.source(), labels, signStated, unitsStated);
        // what a piece is examined by is copied: of a long series, a piece at a time
        for (int from = 0; from < series.size(); from += PIECE) {
            int first = from;
            int end = Math.min(series.size(), from + PIECE);
            TimeSeries piece = end - from == series.size() ? series : series.rows(from, end);
            examination.add(piece, row -> lines.applyAsLong(first + row));
        }
        TimeSeries checked = series;
        for (String warning : examination.warnings()) {
            checked = checked.withWarning(warning);
        }
        return checked;
    }
}
