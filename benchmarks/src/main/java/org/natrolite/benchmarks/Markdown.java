package org.natrolite.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table for people and for a Markdown page: columns as wide as their widest entry, numbers to the right. */
final class Markdown {
    private final List<String[]> rows = new ArrayList<>();

    Markdown(String... head) {
        rows.add(head);
    }

    void row(String... entries) {
        if (entries.length != rows.get(0).length) {
            throw new IllegalArgumentException(entries.length + " entries; expected " + rows.get(0).length);
        }
        rows.add(entries);
    }

    String text() {
        int[] width = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                width[c] = Math.max(width[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < width.length; c++) {
                String entry = rows.get(r)[c];
                text.append("| ")
                        .append(" ".repeat(width[c] - entry.length()))
                        .append(entry)
                        .append(' ');
            }
            text.append("|\n");
            if (r == 0) {
                for (int w : width) {
                    text.append("|").append("-".repeat(w + 1)).append(":");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }
}
