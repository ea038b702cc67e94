package org.natrolite.datasets.ageing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.natrolite.core.checkup.Trajectory;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.internal.text.TextFile;

/** Reads the capacity of each cycle of many cells; see the tour of this package for the format. */
public final class CycleTables {
    private static final List<String> CELL = List.of("cell_id", "cell");
    private static final List<String> CYCLE = List.of("cycle", "cycle_index", "cycle_number", "row_index");
    private static final List<String> AMPERE_HOURS = List.of("capacity_ah", "discharge_capacity_ah");
    private static final List<String> MILLIAMPERE_HOURS = List.of("capacity_mah", "discharge_capacity_mah");
    private static final double AMPERE_HOUR = 3600;
    private static final double MILLI = 1e-3;

    private CycleTables() {}

    /** Rows of one cell. */
    private static final class Rows {
        private final List<Double> capacity = new ArrayList<>();
        private double last = Double.NEGATIVE_INFINITY;
    }

    /**
     * @param file CSV file
     * @return its cells in the order in which they first appear
     * @throws BadDataException with file, line, column, value and expectation if it is no such table
     */
    public static List<Trajectory> read(Path file) {
        String source = TextFile.name(file);
        try (DelimitedScanner rows = new DelimitedScanner(TextFile.open(file).stream(), source, ',')) {
            if (!rows.next()) {
                throw BadDataException.of(source, "no header", "a header line and rows of cycles");
            }
            List<String> header = rows.texts().stream()
                    .map(text -> text.strip().toLowerCase(Locale.ROOT))
                    .toList();
            int cell = column(source, header, CELL);
            int cycle = column(source, header, CYCLE);
            boolean milli = header.stream().anyMatch(MILLIAMPERE_HOURS::contains);
            int capacity = column(source, header, milli ? MILLIAMPERE_HOURS : AMPERE_HOURS);
            double unit = milli ? MILLI * AMPERE_HOUR : AMPERE_HOUR;
            Map<String, Rows> cells = new LinkedHashMap<>();
            while (rows.next()) {
                if (rows.fields() != header.size()) {
                    throw BadDataException.at(
                            source,
                            rows.line(),
                            null,
                            rows.fields() + " fields",
                            header.size() + " fields, as the header has");
                }
                String id = rows.text(cell);
                if (id.isEmpty()) {
                    throw BadDataException.at(source, rows.line(), header.get(cell), "no value", "a name");
                }
                Rows own = cells.computeIfAbsent(id, key -> new Rows());
                double number = rows.number(cycle, (byte) '.');
                if (!(number > own.last)) {
                    throw BadDataException.at(
                            source,
                            rows.line(),
                            header.get(cycle),
                            "'" + rows.shown(cycle) + "' of cell '" + id + "'",
                            own.capacity.isEmpty() ? "a number" : "a number above " + own.last);
                }
                own.last = number;
                double value = rows.number(capacity, (byte) '.');
                if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                    throw BadDataException.at(
                            source,
                            rows.line(),
                            header.get(capacity),
                            "'" + rows.shown(capacity) + "'",
                            "a capacity above zero");
                }
                own.capacity.add(value * unit);
            }
            if (cells.isEmpty()) {
                throw BadDataException.of(source, "a header without rows", "at least one cycle");
            }
            List<Trajectory> all = new ArrayList<>();
            cells.forEach((id, own) -> all.add(new Trajectory(source, id, own.capacity)));
            return all;
        }
    }

    private static int column(String source, List<String> header, List<String> names) {
        int found = -1;
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i))) {
                if (found >= 0) {
                    throw BadDataException.at(
                            source,
                            1,
                            header.get(i),
                            "the same quantity as column '" + header.get(found) + "'",
                            "one of them");
                }
                found = i;
            }
        }
        if (found < 0) {
            throw BadDataException.at(
                    source, 1, null, "no column '" + names.get(0) + "'", "'" + String.join("' or '", names) + "'");
        }
        return found;
    }
}
