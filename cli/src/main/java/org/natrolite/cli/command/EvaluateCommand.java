package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.replay.AmbientEstimate;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayOptions;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.Readers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds models against measurements. */
@Command(
        name = "evaluate",
        description = "Hold a model against measurements that it was not fitted to.",
        subcommands = {EvaluateCommand.Cell.class, EvaluateAgeingCommand.class})
public final class EvaluateCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private EvaluateCommand() {}

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    /** Replays a measured current through a cell. */
    @Command(
            name = "cell",
            description =
                    "Replay the measured current of a file through a cell and say how far its voltage and temperature are off.")
    static final class Cell implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private CellOption cell = new CellOption();

        @Parameters(paramLabel = "FILE", description = "measured time series")
        private @Nullable Path file;

        @Option(
                names = "--cycles",
                split = ",",
                paramLabel = "N",
                description = "cycles to judge, as the file labels them; the replay begins with the file all the same")
        private List<Double> cycles = new ArrayList<>();

        @Option(
                names = "--initial-soc",
                paramLabel = "SOC",
                description = "state of charge at the first row; default: from the first rest voltage")
        private @Nullable Double initialSoc;

        @Option(
                names = "--charge-factor",
                paramLabel = "FACTOR",
                description =
                        "charge that passed over the charge that the file counts, such as calibrate cell finds where the current sensor has an offset; default: 1")
        private @Nullable Double chargeFactor;

        @Option(
                names = "--soc",
                split = ",",
                arity = "1",
                paramLabel = "FROM,TO",
                hideParamSyntax = true,
                description = "states of charge of the model to judge, such as 0.05,0.95; default: all")
        private List<Double> window = new ArrayList<>();

        @Mixin
        private Answer answer = new Answer();

        @Mixin
        private @Nullable InputOptions input;

        private Cell() {}

        @Override
        public Integer call() {
            TimeSeries series = Readers.read(
                    Objects.requireNonNull(file), Objects.requireNonNull(input).toReadOptions());
            ReplayOptions stated = input.toReplayOptions();
            ReplayOptions started = initialSoc == null ? stated : stated.withInitialSoc(initialSoc);
            ReplayOptions options = chargeFactor == null ? started : started.withChargeFactor(chargeFactor);
            long start = System.nanoTime();
            ReplayResult result = Replay.run(cell.readWithCaution(), series, options);
            double seconds = (System.nanoTime() - start) * 1e-9;
            Set<Double> chosen = chosen(result);
            IntPredicate within = within(result.soc());
            FitStatistics statistics = result.statistics(
                    row -> within.test(row) && chosen.contains(result.drive().cycle(row)));
            if (statistics.rows() == 0) {
                throw new BadArgumentException("--soc " + window.get(0) + "," + window.get(1)
                        + ": the file does not go there; expected states of charge that it visits");
            }
            List<CycleStatistics> judged = result.cycles().stream()
                    .filter(c -> chosen.contains(c.cycle()))
                    .map(c -> new CycleStatistics(
                            c.source(),
                            c.cycle(),
                            result.statistics(
                                    row -> within.test(row) && result.drive().cycle(row) == c.cycle())))
                    .toList();
            answer.say(
                    spec,
                    () -> document(result, statistics, judged, seconds),
                    out -> print(result, statistics, judged, out));
            return ExitCode.DONE;
        }

        private IntPredicate within(double[] soc) {
            if (window.isEmpty()) {
                return row -> true;
            }
            if (window.size() != 2 || !(window.get(0) < window.get(1))) {
                throw new BadArgumentException("--soc "
                        + window.stream().map(String::valueOf).collect(Collectors.joining(","))
                        + "; expected two states of charge, the lower one first");
            }
            double from = window.get(0);
            double to = window.get(1);
            return row -> soc[row] >= from && soc[row] <= to;
        }

        private Set<Double> chosen(ReplayResult result) {
            Set<Double> present = new TreeSet<>();
            result.cycles().forEach(cycle -> present.add(cycle.cycle()));
            if (cycles.isEmpty()) {
                return present;
            }
            for (double wanted : cycles) {
                if (!present.contains(wanted)) {
                    throw new BadArgumentException("--cycles " + Cycles.label(wanted)
                            + " is not in the file; expected some of "
                            + present.stream().map(Cycles::label).collect(Collectors.joining(", ")));
                }
            }
            return new LinkedHashSet<>(cycles);
        }

        private ObjectNode document(
                ReplayResult result, FitStatistics statistics, List<CycleStatistics> judged, double seconds) {
            ObjectNode node = Json.result(spec, null);
            FitJson.put(node, statistics);
            Json.put(node, "seconds", seconds);
            Json.put(node, "initial_soc", result.initialSoc());
            AmbientEstimate ambient = result.ambient();
            Json.put(node, "ambient_degC", ambient.value() - Constants.ZERO_CELSIUS);
            node.put("ambient_origin", ambient.origin().name().toLowerCase(Locale.ROOT));
            ArrayNode list = node.putArray("cycles");
            for (CycleStatistics cycle : judged) {
                ObjectNode one = list.addObject();
                Json.put(one, "cycle", cycle.cycle());
                FitJson.put(one, cycle.statistics());
            }
            ArrayNode legs = node.putArray("legs");
            result.legs().forEach(leg -> FitJson.put(legs.addObject(), result.drive(), leg));
            ArrayNode warnings = node.putArray("warnings");
            result.warnings().forEach(warnings::add);
            return node;
        }

        private static void print(
                ReplayResult result, FitStatistics statistics, List<CycleStatistics> judged, PrintWriter out) {
            FitTable.head(out, "Cycle");
            for (CycleStatistics cycle : judged) {
                FitTable.row(out, Cycles.label(cycle.cycle()), cycle.statistics());
            }
            FitTable.row(out, "all", statistics);
            FitTable.legs(out, "The", result, new boolean[result.drive().size()]);
            AmbientEstimate ambient = result.ambient();
            out.println("Start at SOC " + Numbers.fixed(result.initialSoc(), 4) + ", ambient "
                    + Numbers.fixed(ambient.value() - Constants.ZERO_CELSIUS, 2) + " degC ("
                    + ambient.origin().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
            result.warnings().forEach(warning -> out.println("Warning: " + warning));
        }
    }
}
