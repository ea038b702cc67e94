package org.natrolite.datasets.format;

import java.util.List;
import java.util.Locale;

/**
 * A column that says whether the cell charges, discharges or rests, for files whose current is a bare magnitude.
 *
 * @param field field of the record, from 0
 * @param label label in the file, for messages
 * @param charge words for charge, in lower case
 * @param discharge words for discharge, in lower case
 * @param rest words for everything without current, in lower case
 * @param exact whether a state is one of the words as a whole; otherwise it need only contain one
 */
public record StateColumn(
        int field, String label, List<String> charge, List<String> discharge, List<String> rest, boolean exact) {
    public StateColumn {
        charge = List.copyOf(charge);
        discharge = List.copyOf(discharge);
        rest = List.copyOf(rest);
    }

    /** What a state says of the current. */
    enum Direction {
        CHARGE,
        DISCHARGE,
        REST,
        UNKNOWN
    }

    /** Direction that a state means. Words of discharge come first: "DChg" contains "Chg". */
    Direction direction(String state) {
        String word = state.strip().toLowerCase(Locale.ROOT);
        if (matches(discharge, word)) {
            return Direction.DISCHARGE;
        }
        if (matches(charge, word)) {
            return Direction.CHARGE;
        }
        return matches(rest, word) ? Direction.REST : Direction.UNKNOWN;
    }

    private boolean matches(List<String> words, String state) {
        return exact ? words.contains(state) : words.stream().anyMatch(state::contains);
    }

    /** The words, for messages. */
    String expected() {
        return "a state of charge (" + String.join(", ", charge) + "), discharge (" + String.join(", ", discharge)
                + ") or rest (" + String.join(", ", rest) + ")";
    }
}
