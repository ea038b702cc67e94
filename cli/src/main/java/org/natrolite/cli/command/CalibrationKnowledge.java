package org.natrolite.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.natrolite.calibration.cell.Assessment;
import org.natrolite.calibration.cell.BootstrapCheck;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.Correlations;
import org.natrolite.calibration.cell.FittedParameter;
import org.natrolite.calibration.cell.Profile;
import org.natrolite.cli.report.Axis;
import org.natrolite.cli.report.Chart;
import org.natrolite.cli.report.Numbers;
import org.natrolite.cli.report.ReferenceLine;
import org.natrolite.cli.report.Section;
import org.natrolite.cli.report.Series;
import org.natrolite.cli.report.Table;
import org.natrolite.core.numeric.Gaussian;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the data of a calibration tell of its numbers and what not, in words, as JSON and as a part of its page.
 *
 * @param result calibration
 */
record CalibrationKnowledge(CalibrationResult result) {
    /** Correlation from which on numbers are named together. */
    private static final double STRONG = 0.9;

    /** Correlation from which on it is printed. */
    private static final double NOTABLE = 0.3;

    private static final String MARK = "\u25cf";

    private static final int MOST_PAIRS = 12;

    /** Width of an interval of the bootstrap over that of the fit, from which on it is named. */
    private static final double TOO_WIDE = 1.5;

    private static final double WIDE = 1.25;
    private static final int NAMED = 5;

    /** Rise of a profile at the ends of a 95 % interval: the square of the normal quantile. */
    private static final double RISE = Math.pow(Gaussian.quantile(0.975), 2);

    private static final int DECIMALS = 1000;

    private static String quantity(String name) {
        int node = name.indexOf('[');
        return node < 0 ? name : name.substring(0, node);
    }

    /** Numbers that the data do not tell, by the quantity that they belong to. */
    private Map<String, List<FittedParameter>> untold() {
        return result.parameters().stream()
                .filter(parameter -> !parameter.identified())
                .collect(Collectors.groupingBy(
                        parameter -> quantity(parameter.name()), LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> untoldWords() {
        List<String> words = new ArrayList<>();
        untold().forEach((name, numbers) -> {
            long all = result.parameters().stream()
                    .filter(one -> quantity(one.name()).equals(name))
                    .count();
            words.add(
                    numbers.size() == all
                            ? name
                            : name + " at SOC "
                                    + numbers.stream()
                                            .map(one -> one.name()
                                                    .substring(
                                                            name.length() + 1,
                                                            one.name().length() - 1)
                                                    .replace("soc=", ""))
                                            .collect(Collectors.joining(", ")));
        });
        return words;
    }

    private String count() {
        Assessment assessment = result.assessment();
        long told =
                result.parameters().stream().filter(FittedParameter::identified).count();
        return "The data tell " + told + " of " + result.parameters().size() + " numbers; " + assessment.rows()
                + " voltages stand for some " + Numbers.significant(assessment.effectiveRows(), 2)
                + " independent ones.";
    }

    /**
     * @return how many of the numbers the data tell, and where the others stand
     */
    String verdict() {
        return untold().isEmpty()
                ? count()
                : count() + " Not told, and held where the start and their neighbours put them: "
                        + String.join("; ", untoldWords()) + ".";
    }

    /**
     * @param check what the bootstrap found
     * @return whether it agrees with the intervals
     */
    String bootstrap(BootstrapCheck check) {
        String found =
                "Block bootstrap, " + check.draws() + " draws of " + check.blocks() + " blocks: its intervals are "
                        + Numbers.significant(check.median(), 2) + " times as wide as those of the fit in the median";
        List<BootstrapCheck.Interval> wider = check.intervals().stream()
                .filter(interval -> interval.ratio() > TOO_WIDE)
                .sorted((a, b) -> Double.compare(b.ratio(), a.ratio()))
                .toList();
        String named = wider.isEmpty()
                ? ", and nowhere more than " + TOO_WIDE + " times."
                : "; more than " + TOO_WIDE + " times for " + wider.size() + " of "
                        + check.intervals().size()
                        + ", foremost "
                        + wider.stream()
                                .limit(NAMED)
                                .map(one -> one.name() + " (" + Numbers.significant(one.ratio(), 2) + ")")
                                .collect(Collectors.joining(", "))
                        + ": take those of the bootstrap for these.";
        return found
                + named
                + (check.tooShort()
                        ? " Errors stay alike for so long that there are few blocks: the check is weak."
                        : check.median() > WIDE ? " The intervals of the fit are too narrow as a whole." : "");
    }

    /**
     * @param profile a profile
     * @return what it says of the interval
     */
    static String words(Profile profile) {
        return "Profile of " + profile.name() + ": 95 % interval "
                + end(profile.lower95(), "open below") + " to " + end(profile.upper95(), "open above") + " "
                + profile.unit() + ".";
    }

    private static String end(double value, String open) {
        return Double.isNaN(value) ? open : Numbers.significant(value, 4);
    }

    /**
     * @param node document; modified
     */
    void put(ObjectNode node) {
        Assessment assessment = result.assessment();
        node.put("fitted_voltages", assessment.rows());
        Json.put(node, "effective_voltages", assessment.effectiveRows());
        ArrayNode untold = node.putArray("not_identified");
        untold().values().forEach(numbers -> numbers.forEach(one -> untold.add(one.name())));
        node.put("verdict", verdict());
        Correlations correlations = assessment.correlations();
        ObjectNode matrix = node.putObject("correlations");
        ArrayNode names = matrix.putArray("names");
        correlations.names().forEach(names::add);
        ArrayNode rows = matrix.putArray("lower_triangle");
        for (int i = 0; i < correlations.names().size(); i++) {
            ArrayNode row = rows.addArray();
            for (int j = 0; j <= i; j++) {
                row.add((double) Math.round(DECIMALS * correlations.at(i, j)) / DECIMALS);
            }
        }
        ArrayNode strong = matrix.putArray("strong");
        for (Correlations.Pair pair : correlations.strong(STRONG)) {
            ObjectNode one = strong.addObject();
            one.put("first", pair.first());
            one.put("second", pair.second());
            Json.put(one, "correlation", pair.correlation());
        }
        BootstrapCheck check = assessment.bootstrap();
        if (check != null) {
            ObjectNode one = node.putObject("bootstrap");
            one.put("draws", check.draws());
            one.put("seed", check.seed());
            one.put("blocks", check.blocks());
            one.put("blocks_too_short", check.tooShort());
            Json.put(one, "median_width_ratio", check.median());
            ArrayNode intervals = one.putArray("intervals");
            for (BootstrapCheck.Interval interval : check.intervals()) {
                ObjectNode of = intervals.addObject();
                of.put("name", interval.name());
                Json.put(of, "lower95", interval.lower95());
                Json.put(of, "upper95", interval.upper95());
                Json.put(of, "width_ratio", interval.ratio());
            }
        }
        ArrayNode profiles = node.putArray("profiles");
        for (Profile profile : assessment.profiles()) {
            ObjectNode one = profiles.addObject();
            one.put("name", profile.name());
            one.put("unit", profile.unit());
            Json.put(one, "best", profile.best());
            Json.put(one, "lower95", profile.lower95());
            Json.put(one, "upper95", profile.upper95());
            ArrayNode points = one.putArray("points");
            for (Profile.Point point : profile.points()) {
                ObjectNode at = points.addObject();
                Json.put(at, "value", point.value());
                Json.put(at, "rise", point.rise());
                Json.put(at, "rise_of_data", point.data());
            }
        }
    }

    /**
     * @return the part of the page
     */
    Section section() {
        Section.Builder section = Section.titled("What the data tell").paragraph(count());
        if (!untoldWords().isEmpty()) {
            section.warning(
                    "Not told by the data, and held where the start and their neighbours put them", untoldWords());
        }
        section.table(matrix());
        List<Correlations.Pair> strong = result.assessment().correlations().strong(STRONG);
        if (strong.isEmpty()) {
            section.paragraph("No two quantities have errors that hang together by more than " + STRONG + ".");
        } else {
            section.note(
                    "Numbers that the data tell apart badly"
                            + (strong.size() > MOST_PAIRS
                                    ? ", the first " + MOST_PAIRS + " of " + strong.size() + " pairs"
                                    : ""),
                    strong.stream()
                            .limit(MOST_PAIRS)
                            .map(pair -> Numbers.signed(pair.correlation(), 2) + " \u2013 " + pair.sentence() + ".")
                            .toList());
        }
        BootstrapCheck check = result.assessment().bootstrap();
        if (check != null) {
            section.paragraph(bootstrap(check));
        }
        if (!result.assessment().profiles().isEmpty()) {
            section.charts(
                    2,
                    result.assessment().profiles().stream()
                            .map(CalibrationKnowledge::chart)
                            .toList());
        }
        return section.build();
    }

    /** Correlations of one number of each quantity: the one nearest to half charge. */
    private Table matrix() {
        Correlations correlations = result.assessment().correlations();
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (int i = 0; i < correlations.names().size(); i++) {
            chosen.merge(quantity(correlations.names().get(i)), i, (a, b) -> middle(a) <= middle(b) ? a : b);
        }
        List<Integer> places = new ArrayList<>(chosen.values());
        Table.Builder table = Table.titled("How the errors of the numbers hang together")
                .remark(
                        "Correlations of the errors, of one number of each quantity: the one nearest to half charge; those below "
                                + NOTABLE + " are left out, those from " + STRONG + " on are marked " + MARK
                                + ". All are in calibration.json. Where two are near \u22121 or +1, the data tell them apart badly.")
                .text("Number");
        for (int i = 0; i < places.size(); i++) {
            table.number(Integer.toString(i + 1), "");
        }
        for (int i = 0; i < places.size(); i++) {
            List<String> row = new ArrayList<>();
            row.add((i + 1) + "  " + correlations.names().get(places.get(i)));
            for (int j = 0; j < places.size(); j++) {
                double value = correlations.at(places.get(i), places.get(j));
                row.add(
                        j > i || (j < i && !(Math.abs(value) >= NOTABLE))
                                ? ""
                                : j == i
                                        ? "1"
                                        : Numbers.signed(value, 2) + (Math.abs(value) >= STRONG ? " " + MARK : ""));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.build();
    }

    private double middle(int parameter) {
        String name = result.parameters().get(parameter).name();
        int node = name.indexOf("=");
        return node < 0 ? 0 : Math.abs(Double.parseDouble(name.substring(node + 1, name.length() - 1)) - 0.5);
    }

    private static Chart chart(Profile profile) {
        List<Profile.Point> points = profile.points();
        double[] value = points.stream().mapToDouble(Profile.Point::value).toArray();
        Chart.Builder chart = Chart.builder(
                        profile.name(), Axis.of("Value", profile.unit()), Axis.of("Rise of the misfit", "1"))
                .caption(words(profile)
                        + " All other numbers follow. The interval ends where the whole rises by 3.84; where the data alone stay"
                        + " flat, it is what was believed before that bounds the number.")
                .aspect(0.5)
                .reference(ReferenceLine.horizontal(RISE, "95 %"))
                .add(Series.line(
                                "data and what was believed",
                                value,
                                points.stream().mapToDouble(Profile.Point::rise).toArray())
                        .withColour(0))
                .add(Series.line(
                                "data alone",
                                value,
                                points.stream().mapToDouble(Profile.Point::data).toArray())
                        .withColour(1)
                        .withDashes());
        return chart.build();
    }

    /**
     * @return all numbers with their intervals, to fewer digits where the data do not tell them
     */
    Table numbers() {
        BootstrapCheck check = result.assessment().bootstrap();
        Table.Builder table = Table.titled("What was fitted")
                .remark(
                        "'Told' is the share of the prior's standard deviation that the data took away: near 0 the number is still"
                                + " what was believed before, and where the verdict is no it is held there.")
                .text("Parameter")
                .number("Value", "")
                .number("95 % interval", "")
                .text("Unit")
                .number("Told", "1")
                .text("By the data");
        if (check != null) {
            table.number("Bootstrap, 95 %", "").number("Width over that of the fit", "1");
        }
        for (int i = 0; i < result.parameters().size(); i++) {
            FittedParameter p = result.parameters().get(i);
            int digits = p.identified() ? 4 : 2;
            List<String> row = new ArrayList<>(List.of(
                    p.name(),
                    Numbers.significant(p.value(), digits),
                    interval(p.lower95(), p.upper95(), digits),
                    p.unit(),
                    Numbers.fixed(p.told(), 2),
                    p.identified() ? "yes" : "no"));
            if (check != null) {
                BootstrapCheck.Interval found = check.intervals().get(i);
                row.add(interval(found.lower95(), found.upper95(), digits));
                row.add(Numbers.fixed(found.ratio(), 2));
            }
            table.row(row.toArray(String[]::new));
        }
        return table.build();
    }

    private static String interval(double lower, double upper, int digits) {
        return Numbers.significant(lower, digits) + " to " + Numbers.significant(upper, digits);
    }
}
