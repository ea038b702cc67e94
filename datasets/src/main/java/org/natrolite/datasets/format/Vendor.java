package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.internal.text.Clocks;
import org.natrolite.datasets.mapping.Mapping;
import org.natrolite.datasets.unit.Dimension;
import org.natrolite.datasets.unit.Unit;
import org.natrolite.datasets.unit.Writing;

/** What the text exports of instruments have in common: a preamble, a header with units in it, rows in some locale. */
final class Vendor {
    /** Name with the unit behind it: {@code Voltage(V)}, {@code U[V]}, {@code Ewe/V}. */
    private static final Pattern BRACKETS = Pattern.compile("(.*?)\\s*[(\\[]([^()\\[\\]]*)[)\\]]");

    private static final Pattern IGNORED = Pattern.compile("[^a-z0-9#]");
    private static final Pattern SLASH = Pattern.compile("(.+)/([^/]*)");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    private static final Pattern DECIMAL_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern NUMERIC_DATE = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})\\b.*");

    /** Rows of the head that tell how dates and numbers are written. */
    private static final int TELLING_ROWS = 100;

    private static final int LAST_MONTH = 12;

    private Vendor() {}

    /**
     * What a column of an instrument means.
     *
     * @param names name without unit, in lower case and without anything but letters, digits and {@code #}, as a pattern
     * @param channel what it holds
     * @param unit its unit where the header states none
     */
    record Rule(Pattern names, Channel channel, Unit unit) {
        static Rule of(String names, Channel channel, Unit unit) {
            return new Rule(Pattern.compile(names), channel, unit);
        }

        boolean matches(Name name) {
            return names.matcher(name.bare()).matches();
        }
    }

    /**
     * A header field.
     *
     * @param bare name in lower case, letters, digits and {@code #} only
     * @param unit unit behind it, or null
     */
    record Name(String bare, @Nullable String unit) {
        static Name of(String label) {
            Matcher brackets = BRACKETS.matcher(label.strip());
            Matcher slash = SLASH.matcher(label.strip());
            if (brackets.matches()) {
                return new Name(bare(brackets.group(1)), brackets.group(2).strip());
            }
            return slash.matches()
                    ? new Name(bare(slash.group(1)), slash.group(2).strip())
                    : new Name(bare(label), null);
        }

        private static String bare(String text) {
            return IGNORED.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        }
    }

    /**
     * Looks for the header.
     *
     * @param head first lines of the file
     * @param names patterns of names that a header of the format has, all of them
     * @return line of the first header, if there is one
     */
    static OptionalInt headerLine(Head head, List<Pattern> names) {
        for (int line = 1; line <= head.lines().size(); line++) {
            String text = head.lines().get(line - 1);
            // Names of columns do not begin with a digit, rows of data do.
            if (text.isBlank() || Character.isDigit(text.stripLeading().charAt(0))) {
                continue;
            }
            List<String> bare = names(head, line, names.size());
            if (names.stream()
                    .allMatch(
                            name -> bare.stream().anyMatch(b -> name.matcher(b).matches()))) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    /** Bare names of a line of at least so many fields; none of a line with fewer. */
    private static List<String> names(Head head, int line, int least) {
        try {
            List<String> fields = head.fields(line, head.delimiter(line));
            return fields.size() < least
                    ? List.of()
                    : fields.stream().map(field -> Name.of(field).bare()).toList();
        } catch (BadDataException e) {
            // A preamble is free text and need not be delimited text: it is not the header then.
            return List.of();
        }
    }

    static List<Pattern> patterns(String... names) {
        return Stream.of(names).map(Pattern::compile).toList();
    }

    /** A layout in the making: header found, columns still to be chosen. */
    static final class Draft {
        private final Head head;
        private final int headerLine;
        private final char delimiter;
        private final List<String> header;
        private final List<Name> names;
        private final List<List<String>> rows;
        private final List<String> remarks = new ArrayList<>();
        private final Map<Channel, ColumnPlan> chosen = new EnumMap<>(Channel.class);
        private @Nullable StateColumn state;

        private Draft(Head head, int headerLine, char delimiter, List<String> header) {
            this.head = head;
            this.headerLine = headerLine;
            this.delimiter = delimiter;
            this.header = header;
            this.names = header.stream().map(Name::of).toList();
            this.rows = rows(head, headerLine, delimiter);
        }

        /**
         * @param head first lines of the file
         * @param headerLine line of the header, counted from 1
         * @param delimiter character between fields
         * @param header column names
         */
        static Draft of(Head head, int headerLine, char delimiter, List<String> header) {
            int width = header.size();
            while (width > 0 && header.get(width - 1).isEmpty()) {
                width--;
            }
            return new Draft(head, headerLine, delimiter, header.subList(0, width));
        }

        static Draft of(Head head, OptionalInt headerLine) {
            int line = headerLine.orElse(1);
            char delimiter = head.delimiter(line);
            return of(head, line, delimiter, head.fields(line, delimiter));
        }

        /** Chooses a column for each channel: the first rule that has one, and its first column. */
        Draft choose(List<Rule> rules, Set<Channel> required) {
            for (Rule rule : rules) {
                if (!chosen.containsKey(rule.channel())) {
                    choose(rule, required);
                }
            }
            ColumnPlan date = chosen.get(Channel.UNIX_TIME);
            if (!chosen.containsKey(Channel.TIME)
                    && date != null
                    && date.writing().isDate()) {
                chosen.remove(Channel.UNIX_TIME);
                chosen.put(
                        Channel.TIME,
                        new ColumnPlan(
                                date.field(), date.label(), Channel.TIME, date.unit(), date.writing(), false, true));
            }
            Set<Channel> needed = EnumSet.of(Channel.TIME);
            needed.addAll(required);
            for (Channel channel : needed) {
                if (!chosen.containsKey(channel)) {
                    throw BadDataException.at(
                            head.source(),
                            headerLine,
                            null,
                            "no column of " + channel + " among " + Words.shown(header),
                            "a column of " + channel + " (or a mapping that names it)");
                }
            }
            return this;
        }

        private void choose(Rule rule, Set<Channel> required) {
            List<Integer> fields = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                if (rule.matches(names.get(i))) {
                    fields.add(i);
                }
            }
            if (fields.isEmpty()) {
                return;
            }
            int field = fields.get(0);
            String label = header.get(field);
            if (fields.size() > 1) {
                remarks.add(fields.size() + " columns may be " + rule.channel() + ": '" + Words.shown(label)
                        + "' is taken, column " + (field + 1));
            }
            boolean needed = rule.channel() == Channel.TIME || required.contains(rule.channel());
            Writing writing = writing(rule, field);
            if (rule.channel() == Channel.UNIX_TIME && writing == Writing.NUMBER) {
                return;
            }
            Unit unit = writing == Writing.NUMBER ? unit(rule, field) : Unit.SECOND;
            chosen.put(rule.channel(), new ColumnPlan(field, label, rule.channel(), unit, writing, false, needed));
        }

        private Unit unit(Rule rule, int field) {
            String symbol = names.get(field).unit();
            if (symbol == null || symbol.isEmpty()) {
                return rule.unit();
            }
            Dimension dimension = Dimension.of(rule.channel());
            Optional<Unit> unit = dimension.unit(symbol).or(() -> dimension.unit(symbol.toLowerCase(Locale.ROOT)));
            if (unit.isEmpty() && dimension == Dimension.TEMPERATURE && symbol.matches("[^A-Za-z]*C")) {
                // "C" and a degree sign that went through a wrong code page.
                return Unit.CELSIUS;
            }
            return unit.orElseThrow(() -> BadDataException.at(
                    head.source(),
                    headerLine,
                    header.get(field),
                    "unknown unit '" + Words.shown(symbol) + "'",
                    "one of " + dimension.accepted()));
        }

        /** How a time is written, by the first row that tells; a number for all else. */
        private Writing writing(Rule rule, int field) {
            if (Dimension.of(rule.channel()) != Dimension.TIME) {
                return Writing.NUMBER;
            }
            Writing date = null;
            for (List<String> row : rows) {
                String text = field < row.size() ? row.get(field) : "";
                Matcher numeric = NUMERIC_DATE.matcher(text);
                if (numeric.matches()) {
                    Writing order = order(numeric);
                    if (order != null) {
                        return order;
                    }
                    date = numeric.group(2).equals(".") ? Writing.DAY_MONTH_YEAR : Writing.MONTH_DAY_YEAR;
                } else if (text.indexOf(':') > 0 && !Double.isNaN(Clocks.parse(text, Writing.DURATION, (byte) '.'))) {
                    return Writing.DURATION;
                }
            }
            if (date != null) {
                remarks.add("column '" + Words.shown(header.get(field)) + "': dates read as "
                        + (date == Writing.DAY_MONTH_YEAR ? "day, month, year" : "month, day, year")
                        + "; none of the first rows tells");
            }
            return date == null ? Writing.NUMBER : date;
        }

        private static @Nullable Writing order(Matcher numeric) {
            if (numeric.group(1).length() == 4) {
                return Writing.YEAR_MONTH_DAY;
            }
            if (Integer.parseInt(numeric.group(1)) > LAST_MONTH) {
                return Writing.DAY_MONTH_YEAR;
            }
            return Integer.parseInt(numeric.group(3)) > LAST_MONTH ? Writing.MONTH_DAY_YEAR : null;
        }

        /** States the column that gives the current its sign. */
        Draft state(String name, List<String> charge, List<String> discharge, List<String> rest, boolean exact) {
            Rule rule = Rule.of(name, Channel.CURRENT, Unit.AMPERE);
            for (int i = 0; i < header.size(); i++) {
                if (rule.matches(names.get(i))) {
                    state = new StateColumn(i, header.get(i), charge, discharge, rest, exact);
                    return this;
                }
            }
            return this;
        }

        Layout layout() {
            List<String> ignored = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                int field = i;
                boolean used = chosen.values().stream().anyMatch(plan -> plan.field() == field)
                        || (state != null && state.field() == i);
                if (!used) {
                    ignored.add(header.get(i).isEmpty() ? "column " + (i + 1) + " without name" : header.get(i));
                }
            }
            List<String> all = new ArrayList<>(remarks);
            if (!ignored.isEmpty()) {
                all.add("columns ignored: " + Words.shown(ignored));
            }
            ColumnPlan time = chosen.get(Channel.TIME);
            boolean dates = time != null && time.writing().isDate();
            return new Layout(
                    headerLine,
                    headerLine + 1,
                    header,
                    header.size(),
                    numbers(),
                    List.copyOf(chosen.values()),
                    state,
                    new Mapping.TimeOrigin(dates, 0),
                    Map.of(),
                    Mapping.LOWEST_CELL_VOLTAGE,
                    Mapping.HIGHEST_CELL_VOLTAGE,
                    Layout.Stated.NOTHING,
                    all);
        }

        /** The decimal sign, by the numbers of the first rows. */
        private Layout.NumberStyle numbers() {
            int commas = 0;
            int points = 0;
            for (List<String> row : rows) {
                for (ColumnPlan plan : chosen.values()) {
                    if (plan.writing() == Writing.NUMBER && plan.field() < row.size()) {
                        String text = row.get(plan.field());
                        commas += text.indexOf(',') > 0
                                        && DECIMAL_COMMA.matcher(text).matches()
                                ? 1
                                : 0;
                        points += text.indexOf('.') >= 0
                                        && DECIMAL_POINT.matcher(text).matches()
                                ? 1
                                : 0;
                    }
                }
            }
            boolean comma = commas > 0 && points == 0;
            char grouping = comma ? '.' : ',';
            return new Layout.NumberStyle(delimiter, comma ? ',' : '.', grouping, false);
        }

        private static List<List<String>> rows(Head head, int headerLine, char delimiter) {
            List<List<String>> rows = new ArrayList<>();
            int last = Math.min(head.lines().size(), headerLine + TELLING_ROWS);
            for (int line = headerLine + 1; line <= last; line++) {
                rows.add(row(head, line, delimiter));
            }
            return rows;
        }

        private static List<String> row(Head head, int line, char delimiter) {
            try {
                return head.fields(line, delimiter);
            } catch (BadDataException e) {
                // The reader will come to this row and say what is wrong with it.
                return List.of();
            }
        }
    }
}
