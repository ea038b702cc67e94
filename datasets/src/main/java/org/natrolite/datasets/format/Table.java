package org.natrolite.datasets.format;

import java.util.List;
import java.util.Map;
import org.natrolite.core.series.Channel;

/**
 * What a {@link TableReader} found.
 *
 * @param source file name
 * @param columns columns in SI
 * @param labels label of each column
 * @param lines line of each row
 * @param warnings remarks
 */
record Table(
        String source,
        Map<Channel, double[]> columns,
        Map<Channel, String> labels,
        RowLines lines,
        List<String> warnings) {

    double[] time() {
        double[] time = columns.get(Channel.TIME);
        if (time == null) {
            throw new IllegalStateException("a table read without time");
        }
        return time;
    }

    Recording recording(boolean signStated, boolean unitsStated) {
        return Recording.of(columns, source, warnings, labels, lines, signStated, unitsStated);
    }
}
