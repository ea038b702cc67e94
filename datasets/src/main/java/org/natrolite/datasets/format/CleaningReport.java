package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;

/**
 * Account of the rows of a file: each one is read, or stands here with the reason why not.
 *
 * @param rows rows of data in the file
 * @param read rows handed on
 * @param entries rows dropped, merged or changed, by reason
 */
public record CleaningReport(long rows, long read, List<Entry> entries) {
    /** Part of the rows that may be dropped before the file is taken for something else. */
    private static final double MOST_DROPPED = 0.1;

    /** Rows that may be dropped whatever the length of the file. */
    private static final long FEW = 2;

    private static final int SHOWN_RANGES = 5;

    public CleaningReport {
        entries = List.copyOf(entries);
        long removed = entries.stream()
                .filter(entry -> entry.action() != Action.CLIPPED)
                .mapToLong(Entry::count)
                .sum();
        if (read + removed != rows) {
            throw new BadArgumentException(
                    rows + " rows, of which " + read + " are read and " + removed + " removed; expected their sum");
        }
    }

    /** What became of a row. */
    public enum Action {
        /** Left out. */
        DROPPED,
        /** Left out since it says the same as the row before. */
        MERGED,
        /** Read with a value changed. */
        CLIPPED
    }

    /**
     * Rows that one reason struck.
     *
     * @param action what became of them
     * @param reason why
     * @param count number of rows
     * @param lines all their lines, in order
     */
    public record Entry(Action action, String reason, long count, List<LineRange> lines) {
        public Entry {
            lines = List.copyOf(lines);
        }

        /**
         * @return the entry in words, with the first of its lines
         */
        public String sentence() {
            String places =
                    lines.stream().limit(SHOWN_RANGES).map(LineRange::toString).collect(Collectors.joining(", "));
            return count + (count == 1 ? " row " : " rows ")
                    + action.name().toLowerCase(Locale.ROOT)
                    + ": " + reason + " (line " + places
                    + (lines.size() > SHOWN_RANGES ? " and more" : "")
                    + ")";
        }
    }

    /**
     * Consecutive lines.
     *
     * @param first first line, counted from 1
     * @param last last line
     */
    public record LineRange(long first, long last) {
        @Override
        public String toString() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    /**
     * @return the entries in words
     */
    public List<String> sentences() {
        return entries.stream().map(Entry::sentence).toList();
    }

    /**
     * @return number of rows left out because they could not be used
     */
    public long dropped() {
        return count(Action.DROPPED);
    }

    /**
     * @return number of rows left out because they repeat the one before
     */
    public long merged() {
        return count(Action.MERGED);
    }

    private long count(Action action) {
        return entries.stream()
                .filter(entry -> entry.action() == action)
                .mapToLong(Entry::count)
                .sum();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects rows as they pass. */
    static final class Builder {
        private final Map<Key, List<long[]>> ranges = new LinkedHashMap<>();
        private long records;
        private long removed;

        private record Key(Action action, String reason) {}

        private Builder() {}

        void record() {
            records++;
        }

        long records() {
            return records;
        }

        /** A row that is not handed on. */
        void add(Action action, String reason, long line) {
            removed++;
            note(action, reason, line);
        }

        /** A row that is handed on with a change. */
        void note(Action action, String reason, long line) {
            List<long[]> lines = ranges.computeIfAbsent(new Key(action, reason), key -> new ArrayList<>());
            long[] last = lines.isEmpty() ? new long[] {-1, -2, 0} : lines.get(lines.size() - 1);
            if (line == last[1] + 1) {
                last[1] = line;
                last[2]++;
            } else {
                lines.add(new long[] {line, line, 1});
            }
        }

        CleaningReport build(String source) {
            List<Entry> entries = new ArrayList<>();
            ranges.forEach((key, lines) -> entries.add(new Entry(
                    key.action(),
                    key.reason(),
                    lines.stream().mapToLong(range -> range[2]).sum(),
                    lines.stream()
                            .map(range -> new LineRange(range[0], range[1]))
                            .toList())));
            CleaningReport report = new CleaningReport(records, records - removed, entries);
            if (report.read() == 0 || report.dropped() > Math.max(FEW, MOST_DROPPED * records)) {
                throw BadDataException.at(
                        source,
                        entries.get(0).lines().get(0).first(),
                        null,
                        "of " + records + " rows " + report.dropped() + " cannot be used: "
                                + String.join("; ", report.sentences()),
                        "a file of which at most a tenth is damaged");
            }
            return report;
        }
    }
}
