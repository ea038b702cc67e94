package org.natrolite.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.natrolite.calibration.study.Experiment;
import org.natrolite.calibration.study.Judgement;
import org.natrolite.calibration.study.Recovery;

/**
 * How a known cell is found again from pulses and from drives, seen by a cycler of 12 bits with noise, and what is said of what
 * they cannot tell: one row for each quantity with its worst node, and a verdict. Ends with 1 where a quantity is not as it is
 * wanted.
 *
 * <p>Options: {@code --experiment pulses|drive|half|one-way}, {@code --seeds N}, {@code --first SEED}.
 */
public final class RecoveryTable {
    private RecoveryTable() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args, Map.of("experiment", "pulses", "seeds", "200", "first", "1"));
        long begin = System.nanoTime();
        Experiment experiment = Experiment.of(arguments.text("experiment"));
        List<Judgement> quantities = experiment.judged(arguments.number("first"), arguments.number("seeds"));
        Markdown table = new Markdown(
                "quantity",
                "nodes",
                "median error",
                "worst node",
                "covered",
                "seen, flagged",
                "unseen, flagged",
                "met");
        for (Judgement quantity : quantities) {
            List<Recovery> numbers = quantity.numbers();
            Recovery worst = numbers.stream()
                    .max(Comparator.comparingDouble(quantity::error))
                    .orElseThrow();
            double middle = numbers.stream()
                    .mapToDouble(quantity::error)
                    .sorted()
                    .skip(numbers.size() / 2)
                    .findFirst()
                    .orElseThrow();
            table.row(
                    quantity.name(),
                    String.valueOf(numbers.size()),
                    figure(quantity.voltage(), middle),
                    (figure(quantity.voltage(), quantity.error(worst)) + " "
                                    + worst.name().substring(quantity.name().length()))
                            .strip(),
                    part(quantity.covered()),
                    part(flagged(quantity.seen())),
                    part(flagged(quantity.unseen())),
                    quantity.faults().isEmpty() ? "yes" : "no");
        }
        System.out.print(table.text());
        List<String> faults =
                quantities.stream().flatMap(one -> one.faults().stream()).toList();
        System.out.printf(
                Locale.ROOT,
                "%n%s: intervals of what is seen hold %s of the truths; %s. %d s.%n",
                experiment.name(),
                part(quantities.stream()
                        .flatMap(one -> one.seen().stream())
                        .mapToDouble(Recovery::covered)
                        .average()
                        .orElseThrow()),
                faults.isEmpty() ? "all is as it is wanted" : String.join("; ", faults),
                Math.round((System.nanoTime() - begin) * 1e-9));
        if (!faults.isEmpty()) {
            System.exit(1);
        }
    }

    private static double flagged(List<Recovery> numbers) {
        return numbers.stream().mapToDouble(Recovery::unidentified).average().orElse(Double.NaN);
    }

    private static String figure(boolean voltage, double value) {
        return voltage
                ? String.format(Locale.ROOT, "%.2f mV", 1e3 * value)
                : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    private static String part(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
    }
}
