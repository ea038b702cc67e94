package org.natrolite.calibration.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What became of one quantity of a known cell, over its nodes: curves and numbers by their names without nodes.
 *
 * @param name quantity
 * @param whole whether the experiment goes through all of the cell
 * @param numbers its nodes, or the number itself
 * @param seen those that the experiment shows
 * @param unseen those that it cannot show
 */
public record Judgement(
        String name, boolean whole, List<Recovery> numbers, List<Recovery> seen, List<Recovery> unseen) {
    /** Part of truths that intervals of 95 % hold, between these over a few hundred seeds. */
    private static final double LEAST_HELD = 0.90;

    private static final double MOST_HELD = 0.98;

    /** Part of seeds in which what is unseen is said to be so at least, and what is seen at most. */
    private static final double FLAGGED = 0.95;

    private static final double WRONGLY_FLAGGED = 0.05;

    private static final double RESISTANCE = 0.02;
    private static final double TIME_CONSTANT = 0.05;

    /** V. */
    private static final double VOLTAGE = 2e-3;

    /**
     * @param experiment experiment
     * @param table what became of each number in it
     * @return the quantities, in the order of the cell
     */
    public static List<Judgement> of(Experiment experiment, List<Recovery> table) {
        Map<String, List<Recovery>> groups = new LinkedHashMap<>();
        for (Recovery number : table) {
            int node = number.name().indexOf('[');
            String name = node < 0 ? number.name() : number.name().substring(0, node);
            groups.computeIfAbsent(name, any -> new ArrayList<>()).add(number);
        }
        List<Judgement> list = new ArrayList<>();
        groups.forEach((name, numbers) -> list.add(new Judgement(
                name,
                experiment.whole(),
                List.copyOf(numbers),
                numbers.stream().filter(n -> experiment.seen().test(n.name())).toList(),
                numbers.stream().filter(n -> experiment.unseen().test(n.name())).toList())));
        return list;
    }

    /**
     * @return whether errors are those of a voltage, V, or relative
     */
    public boolean voltage() {
        return name.equals("open_circuit.voltage");
    }

    /**
     * @param number one of the numbers
     * @return its median error, V or relative
     */
    public double error(Recovery number) {
        return voltage() ? number.error() : number.relativeError();
    }

    /**
     * @return part of the truths of seen numbers that their intervals hold, over seeds and nodes; NaN where none is seen:
     *     an interval that is left as it was believed holds the one truth always or never
     */
    public double covered() {
        return seen.stream().mapToDouble(Recovery::covered).average().orElse(Double.NaN);
    }

    /**
     * @return what is not as it is wanted: of an experiment that goes through all of the cell, median errors of seen
     *     resistances of 2 % and of time constants of 5 %, of the open-circuit voltage of 2 mV, at each node, and coverage
     *     between 90 and 98 % over the nodes; of any, verdicts right in 95 % of seeds, at each node; empty where all is
     */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        double most = voltage()
                ? VOLTAGE
                : name.endsWith("time_constant")
                        ? TIME_CONSTANT
                        : name.startsWith("resistance.") ? RESISTANCE : Double.POSITIVE_INFINITY;
        for (Recovery number : seen) {
            if (whole && !(error(number) <= most)) {
                faults.add(String.format(
                        Locale.ROOT, "median error of %s is %.3g, above %.3g", number.name(), error(number), most));
            }
            if (!(number.unidentified() <= WRONGLY_FLAGGED)) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%s is said not to be identified in %.3f of the seeds",
                        number.name(),
                        number.unidentified()));
            }
        }
        for (Recovery number : unseen) {
            if (!(number.unidentified() >= FLAGGED)) {
                faults.add(String.format(
                        Locale.ROOT,
                        "%s cannot be seen, and is said so in %.3f of the seeds only",
                        number.name(),
                        number.unidentified()));
            }
        }
        if (whole && !seen.isEmpty() && !(covered() >= LEAST_HELD && covered() <= MOST_HELD)) {
            faults.add(String.format(Locale.ROOT, "intervals of %s hold %.3f of the truths", name, covered()));
        }
        return faults;
    }
}
