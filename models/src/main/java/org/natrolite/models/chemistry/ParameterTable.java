package org.natrolite.models.chemistry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Provenance;

/** All numbers of a cell as a table, and what of them is assumed. */
public final class ParameterTable {
    /** Most places that a sentence names. */
    private static final int MOST_NAMED = 4;

    private ParameterTable() {}

    /**
     * One number.
     *
     * @param path place in the file, without units: {@code resistance.contact}
     * @param soc node of a curve, 1, or empty where the number does not belong to a curve
     * @param over what the node is: {@code soc}, or {@code stoichiometry} where the curve is the potential of an electrode;
     *     empty where there is none
     * @param unit unit of the numbers, as in the file; "1" where there is none
     * @param value best value, or the median of a distribution
     * @param lower lower end of the 95 % interval
     * @param upper upper end of the 95 % interval
     * @param provenance where it comes from
     */
    public record Row(
            String path,
            OptionalDouble soc,
            String over,
            String unit,
            double value,
            double lower,
            double upper,
            Provenance provenance) {}

    /**
     * @param cell cell
     * @return its numbers in the order and the units of the file, a curve with one row a node
     */
    public static List<Row> rows(CellParameters cell) {
        List<Row> rows = new ArrayList<>();
        CellSchema.CELL.rows("", cell, rows::add);
        return List.copyOf(rows);
    }

    /**
     * @param cell cell
     * @return one sentence for each reason for which numbers of the cell are assumed, naming the first of them, and what
     *     must be known of its ageing prior
     */
    public static List<String> assumptions(CellParameters cell) {
        Map<String, Set<String>> pathsOfReason = new LinkedHashMap<>();
        for (Row row : rows(cell)) {
            if (row.provenance().kind() == Provenance.Kind.ASSUMED) {
                pathsOfReason
                        .computeIfAbsent(row.provenance().source(), reason -> new LinkedHashSet<>())
                        .add(row.path());
            }
        }
        List<String> sentences = new ArrayList<>();
        pathsOfReason.forEach((reason, paths) -> sentences.add("Assumed: " + reason + " (" + named(paths) + ")."));
        AgeingPrior ageing = cell.ageing();
        if (ageing != null) {
            sentences.add("Ageing, " + ageing.law() + ": " + ageing.note());
        }
        return List.copyOf(sentences);
    }

    private static String named(Set<String> paths) {
        String first = paths.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return paths.size() <= MOST_NAMED ? first : first + " and " + (paths.size() - MOST_NAMED) + " more";
    }
}
