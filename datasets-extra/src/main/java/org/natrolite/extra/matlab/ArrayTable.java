package org.natrolite.extra.matlab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.table.TableCursor;

/** A table made of the vectors of one length in a file. */
final class ArrayTable implements TableCursor {
    private static final int SHOWN = 8;

    private final String source;
    private final List<Vector> columns;
    private final List<String> names;
    private final List<String> remarks;
    private final int rows;
    private int row = -1;

    private ArrayTable(String source, List<Vector> columns, List<String> remarks) {
        this.source = source;
        this.columns = columns;
        this.names = names(columns);
        this.remarks = remarks;
        this.rows = columns.get(0).size();
    }

    /**
     * A vector of numbers.
     *
     * @param name its name, of structures with dots between
     * @param size number of its values
     * @param values its values
     */
    record Vector(String name, int size, IntToDoubleFunction values) {}

    /** Gathers what is in a file. */
    static final class Builder {
        private final String source;
        private final List<Vector> vectors = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        Builder(String source) {
            this.source = source;
        }

        /** File that the arrays are of. */
        String source() {
            return source;
        }

        /** Something that is no vector of numbers. */
        void other(String name, String what) {
            others.add(name + " (" + what + ")");
        }

        /** An array of numbers, in the order of its first index; a vector has one index that is more than 1. */
        void matrix(String name, int[] dimensions, IntToDoubleFunction values) {
            long all = 1;
            int longest = 1;
            for (int dimension : dimensions) {
                all *= dimension;
                longest = Math.max(longest, dimension);
            }
            if (all == longest || all == 0) {
                vectors.add(new Vector(name, (int) all, values));
            } else if (dimensions.length == 2) {
                for (int k = 0; k < dimensions[1]; k++) {
                    int from = k * dimensions[0];
                    vectors.add(new Vector(
                            name + "(:," + (k + 1) + ")", dimensions[0], i -> values.applyAsDouble(from + i)));
                }
            } else {
                other(name, dimensions.length + " dimensions");
            }
        }

        ArrayTable build() {
            Map<Integer, List<Vector>> byLength = new LinkedHashMap<>();
            vectors.forEach(vector -> byLength.computeIfAbsent(vector.size(), key -> new ArrayList<>())
                    .add(vector));
            byLength.remove(0);
            int length = 0;
            int most = 0;
            for (Map.Entry<Integer, List<Vector>> entry : byLength.entrySet()) {
                int columns = entry.getValue().size();
                if (columns > most || (columns == most && entry.getKey() > length)) {
                    most = columns;
                    length = entry.getKey();
                }
            }
            if (length == 0) {
                throw BadDataException.of(
                        source,
                        "no vectors of numbers" + (others.isEmpty() ? "" : " but " + shown(others)),
                        "variables that are vectors of one length");
            }
            for (Vector vector : vectors) {
                if (vector.size() != length) {
                    other(vector.name(), vector.size() + " values");
                }
            }
            List<String> remarks = new ArrayList<>();
            if (!others.isEmpty()) {
                remarks.add("not in the table of " + length + " rows: " + shown(others));
            }
            return new ArrayTable(source, List.copyOf(byLength.getOrDefault(length, List.of())), remarks);
        }

        private static String shown(List<String> names) {
            return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                    + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
        }
    }

    /** Names without what all of them begin with, up to a dot. */
    private static List<String> names(List<Vector> columns) {
        String first = columns.get(0).name();
        String prefix = first.substring(0, first.lastIndexOf('.') + 1);
        while (!prefix.isEmpty()) {
            String common = prefix;
            if (columns.stream().allMatch(column -> column.name().startsWith(common))) {
                break;
            }
            prefix = prefix.substring(0, prefix.lastIndexOf('.', prefix.length() - 2) + 1);
        }
        int cut = prefix.length();
        return columns.stream().map(column -> column.name().substring(cut)).toList();
    }

    @Override
    public List<String> columns() {
        return names;
    }

    @Override
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    @Override
    public boolean next() {
        if (row + 1 == rows) {
            return false;
        }
        row++;
        return true;
    }

    @Override
    public double number(int column) {
        try {
            return columns.get(column).values().applyAsDouble(row);
        } catch (RuntimeException e) {
            throw BadDataException.at(
                    source,
                    row + 1L,
                    names.get(column),
                    "damaged data (" + e.getClass().getSimpleName() + ")",
                    "an intact file",
                    e);
        }
    }

    @Override
    public String text(int column) {
        double value = number(column);
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    @Override
    public double progress() {
        return (row + 1.0) / rows;
    }

    /** Nothing is open: the arrays were read as a whole. */
    @Override
    public void close() {}
}
