package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.Vendor.Draft;
import org.natrolite.datasets.format.Vendor.Rule;
import org.natrolite.datasets.unit.Unit;

/**
 * Basytec's text export: lines that begin with {@code ~}, the last of them the header {@code ~Time[h] DataSet t-Step[h]
 * Line Command U[V] I[A] Ah[Ah] T1[°C] ...}, separated by tabs or single blanks. Positive current charges.
 */
public final class BasytecFormat implements CyclerFormat {
    private static final List<Rule> RULES = List.of(
            Rule.of("time", Channel.TIME, Unit.HOUR),
            Rule.of("datetime|date", Channel.UNIX_TIME, Unit.SECOND),
            Rule.of("u", Channel.VOLTAGE, Unit.VOLT),
            Rule.of("i", Channel.CURRENT, Unit.AMPERE),
            Rule.of("cyccount", Channel.CYCLE, Unit.COUNT),
            Rule.of("line", Channel.STEP, Unit.COUNT),
            Rule.of("t1", Channel.SURFACE_TEMPERATURE, Unit.CELSIUS));

    private static final Pattern HEADER = Pattern.compile("~Time\\s?\\[.*\\bU\\[.*\\bI\\[.*");

    private BasytecFormat() {}

    /**
     * @return the format
     */
    public static BasytecFormat of() {
        return new BasytecFormat();
    }

    @Override
    public String name() {
        return "Basytec (text)";
    }

    @Override
    public boolean recognises(Head head) {
        return headerLine(head).isPresent();
    }

    private static OptionalInt headerLine(Head head) {
        for (int line = 1; line <= head.lines().size(); line++) {
            if (HEADER.matcher(head.lines().get(line - 1)).matches()) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        int line = headerLine(head).orElse(1);
        String text = head.lines().get(line - 1);
        boolean blanks = text.indexOf('\t') < 0 && text.indexOf(';') < 0 && text.indexOf(',') < 0;
        char delimiter = blanks ? ' ' : head.delimiter(line);
        List<String> header = head.fields(line, delimiter);
        return Draft.of(head, line, delimiter, blanks ? withoutDates(header) : header)
                .choose(RULES, required)
                .layout();
    }

    /** Between blanks a date with its time of day takes two fields under one name: neither is of use, the rest moves on. */
    private static List<String> withoutDates(List<String> header) {
        List<String> split = new ArrayList<>();
        for (String name : header) {
            boolean date = name.equals("DateTime");
            split.add(date ? "DateTime (date)" : name);
            if (date) {
                split.add("DateTime (time of day)");
            }
        }
        return split;
    }
}
