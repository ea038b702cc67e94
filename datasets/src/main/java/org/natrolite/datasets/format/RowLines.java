package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Lines of rows. Rows mostly stand on consecutive lines, so only the places where they do not are kept. */
final class RowLines implements IntToLongFunction {
    private final List<long[]> breaks = new ArrayList<>();
    private int rows;
    private long expected;

    void add(long line) {
        if (rows == 0 || line != expected) {
            breaks.add(new long[] {rows, line});
        }
        rows++;
        expected = line + 1;
    }

    @Override
    public long applyAsLong(int row) {
        int low = 0;
        int high = breaks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (breaks.get(middle)[0] <= row) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long[] last = breaks.get(low);
        return last[1] + row - last[0];
    }
}
