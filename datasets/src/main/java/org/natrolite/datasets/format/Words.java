package org.natrolite.datasets.format;

import java.util.List;
import java.util.stream.Collectors;

/** Words for messages. */
final class Words {
    private static final int LONGEST = 60;
    private static final int LONGEST_LIST = 30;

    private Words() {}

    /** Text of a file as it can be shown: short and without control characters. */
    static String shown(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    /** Texts of a file as they can be shown, at most thirty of them. */
    static String shown(List<String> texts) {
        String list = texts.stream().limit(LONGEST_LIST).map(Words::shown).collect(Collectors.joining(", "));
        return texts.size() > LONGEST_LIST ? list + " and " + (texts.size() - LONGEST_LIST) + " more" : list;
    }

    /** Number of letters to insert, delete or replace to turn one word into the other (Levenshtein). */
    static int distance(String a, String b) {
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
