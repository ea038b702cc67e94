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
}
