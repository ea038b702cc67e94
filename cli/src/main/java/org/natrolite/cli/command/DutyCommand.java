package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.datasets.duty.DutyStatistics;
import org.natrolite.datasets.duty.DutyWriter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands on duties. */
@Command(
        name = "duty",
        description = "Duties: what is asked of a storage over a day, a week or a year.",
        subcommands = {DutyCommand.ListAll.class, DutyCommand.Show.class, DutyCommand.Write.class})
public final class DutyCommand implements Runnable {
    /** Content of the store that a duty of the library is for, 1 Wh in J. */
    private static final double ONE_WATT_HOUR = 3600;

    private static final double DAY = 86400;
    private static final double PERCENT = 100;

    @Spec
    private @Nullable CommandSpec spec;

    private DutyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    private static void put(ObjectNode node, Duty duty, DutyStatistics statistics) {
        Json.put(node, "period_s", duty.period());
        node.put("rows", duty.series().size());
        Json.put(node, "equivalent_full_cycles_per_year", statistics.equivalentFullCycles());
        Json.put(node, "largest_charge_per_h", statistics.largestCharge());
        Json.put(node, "largest_discharge_per_h", statistics.largestDischarge());
        Json.put(node, "resting", statistics.rest());
        Json.put(node, "refused_discharge", statistics.refusedDischarge());
        ArrayNode depths = node.putArray("depths");
        for (int i = 0; i < statistics.depths().size(); i++) {
            ObjectNode one = depths.addObject();
            Json.put(one, "up_to", DutyStatistics.DEPTHS.get(i));
            Json.put(one, "share_of_cycles", statistics.depths().get(i));
        }
    }

    /** Lists the library. */
    @Command(name = "list", description = "List the duties of the library.")
    static final class ListAll implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Answer answer = new Answer();

        private ListAll() {}

        @Override
        public Integer call() {
            answer.say(spec, this::document, ListAll::print);
            return ExitCode.DONE;
        }

        private ObjectNode document() {
            ObjectNode node = Json.result(spec, DutyLibrary.STANDARD_SEED);
            ArrayNode list = node.putArray("duties");
            for (DutyLibrary.Entry entry : DutyLibrary.entries()) {
                Duty duty = entry.duty(DutyLibrary.STANDARD_SEED);
                ObjectNode one = list.addObject();
                one.put("id", entry.id());
                one.put("description", entry.description());
                one.put("random", entry.random());
                put(one, duty, DutyStatistics.of(duty, ONE_WATT_HOUR));
            }
            return node;
        }

        private static void print(PrintWriter out) {
            out.printf("%-25s %7s %9s %8s  %s%n", "ID", "Days", "EFC/year", "Peak/h", "What it is");
            for (DutyLibrary.Entry entry : DutyLibrary.entries()) {
                Duty duty = entry.duty(DutyLibrary.STANDARD_SEED);
                DutyStatistics statistics = DutyStatistics.of(duty, ONE_WATT_HOUR);
                out.printf(
                        Locale.ROOT,
                        "%-25s %7.0f %9.1f %8.2f  %s%n",
                        entry.id(),
                        duty.period() / DAY,
                        statistics.equivalentFullCycles(),
                        Math.max(statistics.largestCharge(), statistics.largestDischarge()),
                        entry.description());
            }
        }
    }

    /** Says what a duty asks. */
    @Command(name = "show", description = "Say what a duty asks of a storage, and by which rule.")
    static final class Show implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID|FILE", description = "duty of the library or a CSV file")
        private String name = "";

        @Mixin
        private SeedOption seed = new SeedOption();

        @Option(
                names = "--energy-Wh",
                paramLabel = "E",
                description = "nominal energy of the storage that a file in watts is for, Wh")
        private @Nullable Double energy;

        @Option(
                names = "--capacity-Ah",
                paramLabel = "Q",
                description = "nominal capacity of the storage that a file in amperes is for, Ah")
        private @Nullable Double capacity;

        @Mixin
        private Answer answer = new Answer();

        @Mixin
        private @Nullable InputOptions input;

        private Show() {}

        @Override
        public Integer call() {
            boolean library = DutyLibrary.has(name);
            Duty duty = library
                    ? DutyLibrary.entry(name).duty(seed.value())
                    : Duties.named(name, Objects.requireNonNull(input).toReadOptions());
            DutyStatistics statistics = DutyStatistics.of(duty, nominal(library, duty.channel()));
            List<String> rule = library ? DutyLibrary.entry(name).rule() : List.of();
            answer.say(
                    spec,
                    () -> {
                        ObjectNode node = Json.result(spec, library ? seed.value() : null);
                        node.put("name", name);
                        ArrayNode sentences = node.putArray("rule");
                        rule.forEach(sentences::add);
                        put(node, duty, statistics);
                        DataFiles.putWarnings(node, duty.series().warnings());
                        return node;
                    },
                    out -> print(out, duty, statistics, rule));
            return ExitCode.DONE;
        }

        private double nominal(boolean library, Channel channel) {
            if (energy != null && (library || channel != Channel.POWER)) {
                throw new BadArgumentException("--energy-Wh is for duty files in watts; this one is of " + channel
                        + (library ? " per nominal energy" : ""));
            }
            if (capacity != null && channel != Channel.CURRENT) {
                throw new BadArgumentException("--capacity-Ah is for duty files in amperes; this one is of " + channel);
            }
            if (channel == Channel.POWER && !library) {
                return stated(energy, "--energy-Wh");
            }
            return channel == Channel.CURRENT ? stated(capacity, "--capacity-Ah") : ONE_WATT_HOUR;
        }

        private double stated(@Nullable Double value, String option) {
            if (value == null) {
                throw new BadArgumentException(name + " needs " + option + ", by which its cycles are counted");
            }
            return BadArgumentException.requirePositive(value, option) * ONE_WATT_HOUR;
        }

        private void print(PrintWriter out, Duty duty, DutyStatistics statistics, List<String> rule) {
            rule.forEach(out::println);
            out.println("Period: " + Numbers.significant(duty.period() / DAY, 4) + " days, "
                    + duty.series().size() + " rows");
            out.println("Equivalent full cycles a year: " + Numbers.significant(statistics.equivalentFullCycles(), 4));
            out.println("Largest charge: " + Numbers.significant(statistics.largestCharge(), 3) + " /h, discharge: "
                    + Numbers.significant(statistics.largestDischarge(), 3) + " /h, resting "
                    + percent(statistics.rest()));
            StringBuilder line = new StringBuilder("Cycles by depth:");
            for (int i = 0; i < statistics.depths().size(); i++) {
                line.append(i == 0 ? " up to " : ", ")
                        .append(percent(DutyStatistics.DEPTHS.get(i)))
                        .append(": ")
                        .append(percent(statistics.depths().get(i)));
            }
            out.println(line);
            if (statistics.refusedDischarge() > 0) {
                out.println("Asked for beyond what is stored: " + percent(statistics.refusedDischarge()));
            }
            DataFiles.print(duty.series().warnings(), out);
        }

        private static String percent(double share) {
            return Numbers.significant(PERCENT * share, 3) + " %";
        }
    }

    /** Writes a duty of the library as CSV. */
    @Command(name = "write", description = "Write a duty of the library as CSV.")
    static final class Write implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "ID", description = "duty of the library")
        private String id = "";

        @Option(
                names = "--out",
                required = true,
                paramLabel = "FILE",
                description = "file to write; packed if its name ends in .gz")
        private @Nullable Path target;

        @Mixin
        private SeedOption seed = new SeedOption();

        @ArgGroup
        private @Nullable Scale scale;

        private Write() {}

        /** At most one of these. */
        static final class Scale {
            @Option(
                    names = "--energy-Wh",
                    required = true,
                    paramLabel = "E",
                    description = "nominal energy of the storage, Wh; default: 1, so that watts are those per Wh")
            private @Nullable Double energy;

            @Option(names = "--c-rate", required = true, description = "write C-rates instead of watts")
            private boolean cRate;

            private Scale() {}
        }

        @Override
        public Integer call() {
            Duty unit = DutyLibrary.entry(id).duty(seed.value());
            Duty duty = unit;
            if (scale != null && scale.cRate) {
                duty = unit.asCRate(ONE_WATT_HOUR);
            } else if (scale != null && scale.energy != null) {
                duty = unit.times(BadArgumentException.requirePositive(scale.energy, "--energy-Wh"));
            }
            Path file = Output.file(Objects.requireNonNull(target), "--out", List.of());
            DutyWriter.write(duty, file);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.println(id + ", seed " + seed.value() + ", " + Numbers.significant(duty.period() / DAY, 4)
                    + " days, written to " + file);
            if (scale == null) {
                out.println("Its watts are those of a storage of 1 Wh: --duty-energy-Wh 1 says so to compare, life and"
                        + " forecast, which take them as those of one cell otherwise");
            }
            out.flush();
            return ExitCode.DONE;
        }
    }
}
