package org.natrolite.datasets.format;

import java.io.Closeable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/** Cuts a file of any length into pieces of so many rows. Not safe for use by many threads. */
final class PieceReader implements Closeable {
    /** Rows of a piece: a file of fewer is judged as a whole. */
    static final int ROWS = 1 << 20;

    private static final int FIRST = 1 << 10;

    private final LayoutReader reader;
    private final int rows;
    private final Predicate<Channel> wanted;
    private final double[][] columns;
    private RowLines lines = new RowLines();

    /**
     * @param reader reader before its first row; closed by {@link #close()}
     * @param rows most rows of a piece
     * @param wanted channels to hand on
     */
    PieceReader(LayoutReader reader, int rows, Predicate<Channel> wanted) {
        this.reader = reader;
        this.rows = rows;
        this.wanted = wanted;
        this.columns = new double[reader.layout().columns().size()][FIRST];
    }

    /** The next piece, or null after the last: columns without a gap in it. */
    @Nullable TimeSeries next() {
        lines = new RowLines();
        int count = 0;
        while (count < rows && reader.next()) {
            if (count == columns[0].length) {
                int longer = Math.min(rows, 4 * count);
                for (int i = 0; i < columns.length; i++) {
                    columns[i] = Arrays.copyOf(columns[i], longer);
                }
            }
            for (int i = 0; i < columns.length; i++) {
                columns[i][count] = reader.value(i);
            }
            lines.add(reader.line());
            count++;
        }
        return count == 0 ? null : piece(count);
    }

    private TimeSeries piece(int count) {
        TimeSeries.Builder builder = TimeSeries.builder(reader.source());
        Map<Channel, double[]> part = new EnumMap<>(Channel.class);
        List<ColumnPlan> plans = reader.layout().columns();
        for (int i = 0; i < columns.length; i++) {
            if (wanted.test(plans.get(i).channel()) && whole(columns[i], count)) {
                part.put(
                        plans.get(i).channel(),
                        count == columns[i].length ? columns[i] : Arrays.copyOf(columns[i], count));
            }
        }
        reader.layout().constants().forEach((channel, value) -> {
            double[] constant = new double[count];
            Arrays.fill(constant, value);
            part.put(channel, constant);
        });
        part.forEach(builder::put);
        return builder.build();
    }

    private static boolean whole(double[] column, int count) {
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(column[i])) {
                return false;
            }
        }
        return true;
    }

    /** Lines of the piece that was handed on last. */
    RowLines lines() {
        return lines;
    }

    @Override
    public void close() {
        reader.close();
    }
}
