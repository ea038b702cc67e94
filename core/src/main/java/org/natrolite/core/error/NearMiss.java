package org.natrolite.core.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that somebody may have meant, for messages. */
public final class NearMiss {
    private static final int MOST = 3;

    private NearMiss() {}

    /**
     * @param name what was written
     * @param known what there is
     * @return at most three known names that differ in few letters or share a beginning, nearest first
     */
    public static List<String> of(String name, Collection<String> known) {
        String written = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate -> near(written, candidate.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt((String candidate) -> distance(written, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean near(String written, String candidate) {
        boolean contained = written.length() >= 3 && candidate.contains(written);
        return contained || distance(written, candidate) <= Math.max(2, candidate.length() / 3);
    }

    /**
     * @param a a word
     * @param b another
     * @return number of letters to insert, delete or replace to turn one into the other (Levenshtein)
     */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
