package org.natrolite.benchmarks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.study.Experiments;
import org.natrolite.calibration.study.Recovery;
import org.natrolite.calibration.study.RecoveryStudy;
import org.natrolite.calibration.synthetic.SyntheticRun;

/**
 * How a known cell is found again from pulses and from drives, seen by a cycler of 12 bits with noise, and what is said of what
 * they cannot tell: one row for each quantity, the worst of its nodes first.
 *
 * <p>Options: {@code --experiment pulses|drive|half|one-way}, {@code --seeds N}.
 */
public final class RecoveryTable {
    private RecoveryTable() {}

    /**
     * @param args options
     */
    public static void main(String[] args) {
        Arguments arguments = Arguments.of(args, Map.of("experiment", "pulses", "seeds", "200"));
        long begin = System.nanoTime();
        List<Recovery> found = RecoveryStudy.of(
                        Experiments.start(),
                        experiment(arguments.text("experiment")),
                        Experiments.instrument(),
                        CalibrationOptions.defaults().withThreads(1))
                .run(arguments.number("seeds"));
        Map<String, List<Recovery>> groups = new LinkedHashMap<>();
        for (Recovery number : found) {
            int node = number.name().indexOf('[');
            String name = node < 0 ? number.name() : number.name().substring(0, node);
            groups.merge(
                    name,
                    List.of(number),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
        }
        Markdown table = new Markdown("quantity", "nodes", "median error", "worst node", "covered", "not identified");
        groups.forEach((name, numbers) -> {
            boolean voltage = name.equals("open_circuit.voltage");
            Recovery worst = numbers.stream()
                    .max(Comparator.comparingDouble(n -> voltage ? n.error() : n.relativeError()))
                    .orElseThrow();
            double middle = numbers.stream()
                    .mapToDouble(n -> voltage ? n.error() : n.relativeError())
                    .sorted()
                    .skip(numbers.size() / 2)
                    .findFirst()
                    .orElseThrow();
            double most = voltage ? worst.error() : worst.relativeError();
            table.row(
                    name,
                    String.valueOf(numbers.size()),
                    figure(voltage, middle),
                    figure(voltage, most) + " " + worst.name().substring(name.length()),
                    part(numbers.stream()
                            .mapToDouble(Recovery::covered)
                            .average()
                            .orElseThrow()),
                    part(numbers.stream()
                            .mapToDouble(Recovery::unidentified)
                            .average()
                            .orElseThrow()));
        });
        System.out.print(table.text());
        System.out.printf(
                Locale.ROOT,
                "%nIntervals of all numbers hold %s of the truths. %s s.%n",
                part(found.stream().mapToDouble(Recovery::covered).average().orElseThrow()),
                Math.round((System.nanoTime() - begin) * 1e-9));
    }

    private static LongFunction<SyntheticRun> experiment(String name) {
        if (name.equals("drive")) {
            return Experiments::drive;
        }
        SyntheticRun run = switch (name) {
            case "pulses" -> Experiments.pulses(0);
            case "half" -> Experiments.pulses(0.5);
            case "one-way" -> Experiments.oneWay();
            default ->
                throw new IllegalArgumentException(
                        "experiment '" + name + "'; expected pulses, drive, half or one-way");
        };
        return seed -> run;
    }

    private static String figure(boolean voltage, double value) {
        return voltage
                ? String.format(Locale.ROOT, "%.2f mV", 1e3 * value)
                : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    private static String part(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
