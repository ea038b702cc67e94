package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;

/** Which rows a fit must not see, so that they can judge it. */
public sealed interface HoldOut {
    /** Ambient temperatures this close count as the one asked for, K. */
    double TEMPERATURE_BAND = 2;

    /** Labels of cycles that a message lists one by one. */
    int LISTED = 8;

    /** All rows are fitted. */
    record Nothing() implements HoldOut {}

    /**
     * The last max(1, round(fraction * n)) of the n cycles of all records, in their order.
     *
     * @param fraction above 0 and below 1
     */
    record Fraction(double fraction) implements HoldOut {
        public Fraction {
            if (!(fraction > 0 && fraction < 1)) {
                throw new BadArgumentException("hold-out fraction " + fraction + "; expected above 0 and below 1");
            }
        }
    }

    /**
     * The cycles with a label.
     *
     * @param label label as the record gives it
     */
    record Cycle(double label) implements HoldOut {
        public Cycle {
            BadArgumentException.requireFinite(label, "label of the cycle to hold out");
        }
    }

    /**
     * A whole record.
     *
     * @param name name of the record, or the last part of its path
     */
    record File(String name) implements HoldOut {}

    /**
     * One direction of current of a record: a discharge at a rate of its own is left out, while the charge that follows it stays
     * with the fit and tells the circumstances of the record.
     *
     * @param name name of the record, or the last part of its path
     * @param charge whether the rows that charge are held out, else those that discharge
     */
    record Leg(String name, boolean charge) implements HoldOut {}

    /**
     * The records whose mean ambient temperature is within {@link #TEMPERATURE_BAND} of a temperature.
     *
     * @param temperature K
     */
    record Temperature(double temperature) implements HoldOut {
        public Temperature {
            BadArgumentException.requirePositive(temperature, "ambient temperature to hold out in K");
        }
    }

    /**
     * What is held out where nobody says what, so that a fit is judged by what it has not seen.
     *
     * <ol>
     * <li>by cycle: of each record with several cycles the last third, at least one;
     * <li>where no record has several, by file: of the records at the temperature that most records share the last third, at
     *     least one. Slow tests, which show the open-circuit voltage, stay with the fit as long as there are others;
     * <li>where no temperature is shared by two, and there are three or more, by temperature: the record at the middle one,
     *     so that the fit has colder and warmer ones;
     * <li>else nothing.
     * </ol>
     */
    record Usual() implements HoldOut {}

    /**
     * @return a hold-out of nothing
     */
    static HoldOut nothing() {
        return new Nothing();
    }

    /**
     * Reads what people write: {@code 0.33} or {@code cycle:0.33} (the last third of the cycles), {@code cycle:2} (the
     * cycles labelled 2), {@code file:NAME}, {@code discharge:NAME} or {@code charge:NAME} (that direction of a file), {@code temperature:25} (records within 2 K of 25 degC), {@code none}.
     *
     * @param text what was written
     * @return what it means
     * @throws BadArgumentException if it is none of these
     */
    static HoldOut parse(String text) {
        if (text.equals("none")) {
            return nothing();
        }
        int colon = text.indexOf(':');
        String kind = colon < 0 ? "" : text.substring(0, colon);
        String value = text.substring(colon + 1);
        return switch (kind) {
            case "" -> new Fraction(number(value, text));
            case "cycle" -> {
                double number = number(value, text);
                yield number > 0 && number < 1 ? new Fraction(number) : new Cycle(number);
            }
            case "file" -> {
                if (value.isBlank()) {
                    throw unreadable(text);
                }
                yield new File(value);
            }
            case "discharge", "charge" -> {
                if (value.isBlank()) {
                    throw unreadable(text);
                }
                yield new Leg(value, kind.equals("charge"));
            }
            case "temperature" -> new Temperature(number(value, text) + Constants.ZERO_CELSIUS);
            default -> throw unreadable(text);
        };
    }

    private static double number(String value, String text) {
        try {
            return Double.parseDouble(value.trim());
        } catch (NumberFormatException e) {
            BadArgumentException unreadable = unreadable(text);
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static BadArgumentException unreadable(String text) {
        return new BadArgumentException(
                "hold-out '" + text
                        + "'; expected 0.33, cycle:0.33, cycle:2, file:NAME, discharge:NAME, charge:NAME, temperature:25 or none");
    }

    /**
     * Marks the rows that this names.
     *
     * @param drives records
     * @return for each record, for each row, whether it is held out
     * @throws BadArgumentException if everything is held out, or nothing although it was named; the message says what there is
     */
    default List<boolean[]> mark(List<Drive> drives) {
        List<boolean[]> marks = new ArrayList<>();
        Set<List<Object>> last = this instanceof Fraction f
                ? last(cycles(drives), f.fraction())
                : this instanceof Usual ? UsualHoldOut.of(drives).cycles() : Set.of();
        int held = 0;
        int rows = 0;
        for (int k = 0; k < drives.size(); k++) {
            Drive drive = drives.get(k);
            boolean[] mark = new boolean[drive.size()];
            for (int i = 0; i < mark.length; i++) {
                boolean same = !(this instanceof Leg) && i > 0 && drive.cycle(i) == drive.cycle(i - 1);
                mark[i] = same ? mark[i - 1] : last.contains(List.<Object>of(k, drive.cycle(i))) || names(drive, i);
                held += mark[i] ? 1 : 0;
            }
            rows += mark.length;
            marks.add(mark);
        }
        if (held == rows || (held == 0 && !(this instanceof Nothing || this instanceof Usual))) {
            throw new BadArgumentException((held == 0 ? "nothing" : "everything") + " is held out by " + text()
                    + "; expected a part of what there is: " + inventory(drives));
        }
        return marks;
    }

    /**
     * @return what people write for this
     */
    default String text() {
        if (this instanceof Fraction f) {
            return "cycle:" + f.fraction();
        }
        if (this instanceof Cycle c) {
            return "cycle:" + label(c.label());
        }
        if (this instanceof File f) {
            return "file:" + f.name();
        }
        if (this instanceof Leg leg) {
            return (leg.charge() ? "charge:" : "discharge:") + leg.name();
        }
        if (this instanceof Temperature t) {
            return "temperature:" + label(Math.rint(1e6 * (t.temperature() - Constants.ZERO_CELSIUS)) / 1e6);
        }
        return this instanceof Usual ? "the usual rule" : "none";
    }

    /**
     * @return which part of a cycle is held out, in words before its label; empty for all of it
     */
    default String part() {
        return this instanceof Leg leg ? (leg.charge() ? "the charge of " : "the discharge of ") : "";
    }

    /**
     * @param drives records
     * @return how what is held out was chosen, and why nothing is where nothing is, in a few words
     */
    default String reason(List<Drive> drives) {
        return this instanceof Usual
                ? UsualHoldOut.of(drives).reason()
                : this instanceof Nothing ? "nothing, as was asked for" : text() + ", as was asked for";
    }

    private boolean names(Drive drive, int row) {
        if (this instanceof Cycle c) {
            return drive.cycle(row) == c.label();
        }
        if (this instanceof File f) {
            return named(drive, f.name());
        }
        if (this instanceof Leg leg) {
            return named(drive, leg.name()) && (leg.charge() ? drive.current(row) > 0 : drive.current(row) < 0);
        }
        return this instanceof Temperature t && Math.abs(drive.ambient().value() - t.temperature()) <= TEMPERATURE_BAND;
    }

    private static boolean named(Drive drive, String name) {
        String source = drive.source();
        return source.equals(name) || source.endsWith("/" + name) || source.endsWith("\\" + name);
    }

    /**
     * @param all any things in order
     * @param fraction part of them
     * @return that part of them, the last ones, at least one
     */
    static <T> Set<T> last(Collection<T> all, double fraction) {
        List<T> list = new ArrayList<>(all);
        int count = (int) Math.max(1, Math.round(fraction * list.size()));
        return new LinkedHashSet<>(list.subList(list.size() - count, list.size()));
    }

    /** Pairs of record number and cycle label, in the order of appearance. */
    private static Set<List<Object>> cycles(List<Drive> drives) {
        Set<List<Object>> cycles = new LinkedHashSet<>();
        for (int k = 0; k < drives.size(); k++) {
            for (double label : labels(drives.get(k))) {
                cycles.add(List.of(k, label));
            }
        }
        return cycles;
    }

    /**
     * @param drive record
     * @return labels of its cycles, in their order
     */
    static Set<Double> labels(Drive drive) {
        Set<Double> labels = new LinkedHashSet<>();
        for (int i = 0; i < drive.size(); i++) {
            if (i == 0 || drive.cycle(i) != drive.cycle(i - 1)) {
                labels.add(drive.cycle(i));
            }
        }
        return labels;
    }

    private static String inventory(List<Drive> drives) {
        List<String> list = new ArrayList<>();
        for (Drive drive : drives) {
            list.add(String.format(
                    Locale.ROOT,
                    "%s with %s at %.1f degC",
                    drive.source(),
                    cycleWords(labels(drive)),
                    drive.ambient().value() - Constants.ZERO_CELSIUS));
        }
        return String.join("; ", list);
    }

    /**
     * @param labels labels of cycles, at least one
     * @return them as people write them, all of a long list but its middle
     */
    static String cycleWords(Collection<Double> labels) {
        List<String> words = labels.stream().map(HoldOut::label).toList();
        if (words.size() > LISTED) {
            return words.size() + " cycles, " + words.get(0) + " to " + words.get(words.size() - 1);
        }
        return (words.size() == 1 ? "cycle " : "cycles ") + String.join(", ", words);
    }

    /**
     * @param cycle label of a cycle
     * @return the shortest decimal for it
     */
    static String label(double cycle) {
        return cycle == Math.rint(cycle) && Math.abs(cycle) < 1e15 ? Long.toString((long) cycle) : "" + cycle;
    }
}
