package org.natrolite.calibration.cell;

import java.util.ArrayList;
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
     * @return a hold-out of nothing
     */
    static HoldOut nothing() {
        return new Nothing();
    }

    /**
     * Reads what people write: {@code 0.33} or {@code cycle:0.33} (the last third of the cycles), {@code cycle:2} (the
     * cycles labelled 2), {@code file:NAME}, {@code temperature:25} (records within 2 K of 25 degC).
     *
     * @param text what was written
     * @return what it means
     * @throws BadArgumentException if it is none of these
     */
    static HoldOut parse(String text) {
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
                "hold-out '" + text + "'; expected 0.33, cycle:0.33, cycle:2, file:NAME or temperature:25");
    }

    /**
     * Marks the rows that this names.
     *
     * @param drives records
     * @return for each record, for each row, whether it is held out
     * @throws BadArgumentException if nothing, or everything, is held out; the message says what there is
     */
    default List<boolean[]> mark(List<Drive> drives) {
        List<boolean[]> marks = new ArrayList<>();
        Set<List<Object>> last = this instanceof Fraction f ? lastCycles(drives, f.fraction()) : Set.of();
        int held = 0;
        int rows = 0;
        for (int k = 0; k < drives.size(); k++) {
            Drive drive = drives.get(k);
            boolean[] mark = new boolean[drive.size()];
            for (int i = 0; i < mark.length; i++) {
                boolean same = i > 0 && drive.cycle(i) == drive.cycle(i - 1);
                mark[i] = same ? mark[i - 1] : last.contains(List.<Object>of(k, drive.cycle(i))) || names(drive, i);
                held += mark[i] ? 1 : 0;
            }
            rows += mark.length;
            marks.add(mark);
        }
        if (held == rows || (held == 0 && !(this instanceof Nothing))) {
            throw new BadArgumentException((held == 0 ? "nothing" : "everything") + " is held out by " + this
                    + "; expected a part of what there is: " + inventory(drives));
        }
        return marks;
    }

    private boolean names(Drive drive, int row) {
        if (this instanceof Cycle c) {
            return drive.cycle(row) == c.label();
        }
        if (this instanceof File f) {
            String source = drive.source();
            return source.equals(f.name()) || source.endsWith("/" + f.name()) || source.endsWith("\\" + f.name());
        }
        return this instanceof Temperature t && Math.abs(drive.ambient().value() - t.temperature()) <= TEMPERATURE_BAND;
    }

    private static Set<List<Object>> lastCycles(List<Drive> drives, double fraction) {
        List<List<Object>> cycles = new ArrayList<>(cycles(drives));
        int count = (int) Math.max(1, Math.round(fraction * cycles.size()));
        return new LinkedHashSet<>(cycles.subList(cycles.size() - count, cycles.size()));
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

    private static Set<Double> labels(Drive drive) {
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
                    "%s with cycles %s at %.1f degC",
                    drive.source(),
                    labels(drive),
                    drive.ambient().value() - Constants.ZERO_CELSIUS));
        }
        return String.join("; ", list);
    }
}
