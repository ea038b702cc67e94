package org.natrolite.datasets.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.error.NearMiss;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.format.BdfColumn.Match;
import org.natrolite.datasets.internal.text.DelimitedScanner;
import org.natrolite.datasets.mapping.Mapping;
import org.natrolite.datasets.unit.Unit;
import org.natrolite.datasets.unit.Writing;

/**
 * The Battery Data Format as CSV, plain or packed with gzip, or as a table that is not text, with labels or machine names in the header. Current and
 * power charge the cell when positive.
 */
public final class BdfFormat implements CyclerFormat {
    private static final Set<Channel> DRIVING = Set.of(Channel.POWER, Channel.CURRENT, Channel.C_RATE, Channel.SOC);

    private final boolean profile;

    private BdfFormat(boolean profile) {
        this.profile = profile;
    }

    /**
     * @return the format as it is defined
     */
    public static BdfFormat of() {
        return new BdfFormat(false);
    }

    /**
     * @return the format as duty and profile files use it, where {@code Time / s} may stand for {@code Test Time / s}
     */
    public static BdfFormat profile() {
        return new BdfFormat(true);
    }

    @Override
    public String name() {
        return profile ? "profile (CSV)" : "Battery Data Format (CSV)";
    }

    @Override
    public boolean recognises(Head head) {
        try (DelimitedScanner scanner = head.scanner(',')) {
            return scanner.next()
                    && scanner.texts().stream()
                                    .filter(label -> match(label).isPresent())
                                    .count()
                            > 2;
        } catch (BadDataException e) {
            return false;
        }
    }

    @Override
    public Layout layout(Head head, Set<Channel> required) {
        Set<Channel> needed = EnumSet.of(Channel.TIME);
        needed.addAll(required);
        try (DelimitedScanner scanner = head.scanner(',')) {
            if (!scanner.next()) {
                throw BadDataException.at(head.source(), 1, null, "empty file", "a header line and rows of data");
            }
            // A header may hold line breaks inside quotes: it ends where the scanner went to.
            return layout(head.source(), (int) scanner.line(), scanner.texts(), needed);
        }
    }

    @Override
    public Layout layout(String source, List<String> columns, Set<Channel> required) {
        Set<Channel> needed = EnumSet.of(Channel.TIME);
        needed.addAll(required);
        return layout(source, 0, columns, needed);
    }

    @Override
    public String nameIn(String table) {
        return (profile ? "profile (" : "Battery Data Format (") + table + ")";
    }

    private Layout layout(String source, int line, List<String> header, Set<Channel> needed) {
        List<String> warnings = new ArrayList<>();
        List<ColumnPlan> plans = plan(source, line, header, needed, warnings);
        return new Layout(
                line,
                line + 1,
                header,
                header.size(),
                new Layout.NumberStyle(',', '.', (char) 0, false),
                plans,
                null,
                new Mapping.TimeOrigin(false, 0),
                Map.of(),
                Mapping.LOWEST_CELL_VOLTAGE,
                Mapping.HIGHEST_CELL_VOLTAGE,
                Layout.Stated.NOTHING,
                warnings);
    }

    private List<ColumnPlan> plan(
            String source, int line, List<String> fields, Set<Channel> required, List<String> warnings) {
        refuseDuplicates(source, line, fields);
        Map<Channel, ColumnPlan> chosen = new EnumMap<>(Channel.class);
        Map<Channel, Match> matches = new EnumMap<>(Channel.class);
        List<String> ignored = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String label = fields.get(i);
            Optional<Match> match = match(label);
            if (match.isEmpty()) {
                ignored.add(label.isEmpty() ? "column " + (i + 1) + " without name" : label);
                continue;
            }
            Match found = match.get();
            BdfColumn column = found.column();
            if (fields.size() == 1 && label.indexOf(';') >= 0) {
                // a spreadsheet of a land of decimal commas wrote this; its one field would be blamed on the unit
                throw BadDataException.at(
                        source,
                        line,
                        null,
                        "columns divided by semicolons",
                        "columns divided by commas, numbers with decimal points (or a mapping with delimiter: semicolon)");
            }
            Unit unit = found.unit()
                    .orElseThrow(() -> BadDataException.at(
                            source,
                            line,
                            label,
                            "unknown unit '" + found.symbol() + "'",
                            "one of " + column.dimension().accepted()));
            Match other = matches.get(column.channel());
            if (other != null && other.column() == column) {
                throw BadDataException.at(
                        source, line, label, "a second column of " + column.title(), "one column of it");
            }
            ColumnPlan plan = new ColumnPlan(
                    i, label, column.channel(), unit, Writing.NUMBER, false, complete(column.channel(), required));
            if (other == null || column.compareTo(other.column()) < 0) {
                ColumnPlan displaced = chosen.put(column.channel(), plan);
                if (displaced != null) {
                    ignored.add(displaced.label());
                }
                matches.put(column.channel(), found);
            } else {
                ignored.add(label);
            }
        }
        for (Channel channel : required) {
            if (!chosen.containsKey(channel)) {
                throw missing(source, line, channel, fields);
            }
        }
        if (!ignored.isEmpty()) {
            warnings.add("columns ignored: " + Words.shown(ignored));
        }
        return List.copyOf(chosen.values());
    }

    /** Of what drives a profile nothing may be missing, though no one channel has to be there. */
    private boolean complete(Channel channel, Set<Channel> required) {
        return required.contains(channel) || (profile && DRIVING.contains(channel));
    }

    private Optional<Match> match(String label) {
        for (BdfColumn column : BdfColumn.values()) {
            if (column != BdfColumn.PROFILE_TIME || profile) {
                Optional<Match> match = column.match(label);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return Optional.empty();
    }

    static void refuseDuplicates(String source, long line, List<String> fields) {
        Set<String> seen = new HashSet<>();
        for (String field : fields) {
            if (!field.isEmpty() && !seen.add(field)) {
                throw BadDataException.at(
                        source,
                        line,
                        Words.shown(field),
                        "two columns of that name",
                        "each name once (or a mapping that takes columns by position)");
            }
        }
    }

    private BadDataException missing(String source, long line, Channel channel, List<String> fields) {
        String label = profile && channel == Channel.TIME
                ? "Time / s"
                : BdfColumn.of(channel).label();
        List<String> near = nearMisses(BdfColumn.of(channel).title(), fields);
        String hint = near.isEmpty()
                ? ""
                : " (near: " + Words.shown(near) + "; a file of other names or units needs a mapping)";
        return BadDataException.at(
                source,
                line,
                null,
                "no column '" + label + "' among " + Words.shown(fields),
                "column '" + label + "'" + hint);
    }

    /** Fields that contain the title, are contained in it, or differ by at most two letters, nearest first. */
    private static List<String> nearMisses(String title, List<String> fields) {
        String wanted = letters(title);
        return fields.stream()
                .filter(field -> {
                    String letters = letters(field.indexOf('/') >= 0 ? field.substring(0, field.indexOf('/')) : field);
                    return letters.length() > 2
                            && (letters.contains(wanted)
                                    || wanted.contains(letters)
                                    || NearMiss.distance(letters, wanted) <= 2);
                })
                .sorted(Comparator.comparingInt(field -> NearMiss.distance(letters(field), wanted)))
                .toList();
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
