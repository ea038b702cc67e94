package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.duty.Duty;
import org.natrolite.datasets.duty.DutyLibrary;
import org.natrolite.datasets.format.BdfWriter;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.protocol.ProtocolReader;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a profile or a protocol on a cell. */
@Command(
        name = "simulate",
        description = {
            "Run a profile or a protocol on a cell and write the Battery Data Format.",
            "Profiles are CSV with 'Time / s' and exactly one of 'Power / W', 'Current / A', 'C-rate / 1', 'SOC / 1'"
                    + " (charge positive)."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final long MOST_ROWS = 50_000_000;

    /** A profile below C/100 throughout may be in another unit, or for another storage. */
    private static final double LIGHT_RATE = 0.01;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CellOption cell = new CellOption();

    @ArgGroup(multiplicity = "1")
    private @Nullable Asked asked;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "file to write (.csv, or .gz to pack); default: standard output")
    private @Nullable Path out;

    @Option(
            names = "--initial-soc",
            paramLabel = "SOC",
            description =
                    "state of charge at the start, 0 to 1, or with --transport from below 0; default: 0.5, or where a profile of state of charge begins")
    private @Nullable Double initialSoc;

    @Option(
            names = "--transport",
            description =
                    "let the cell be emptied below 0 %% SOC, to the voltage of its limits for transport and storage")
    private boolean transport;

    @Option(names = "--duration-s", paramLabel = "S", description = "repeat the profile to this length, s")
    private @Nullable Double duration;

    @Option(
            names = "--longest-step-s",
            paramLabel = "S",
            defaultValue = "10",
            description = "longest step and longest time between two rows of a profile, s (default: ${DEFAULT-VALUE})")
    private double longestStep;

    @Mixin
    private @Nullable InputOptions input;

    private SimulateCommand() {}

    /** Exactly one of these. */
    static final class Asked {
        @Option(
                names = "--profile",
                required = true,
                paramLabel = "ID|FILE",
                description = "profile to follow: CSV, or a duty of the library at the nominal energy of the cell")
        private @Nullable String profile;

        @Option(names = "--protocol", required = true, paramLabel = "FILE.yaml", description = "protocol to run, YAML")
        private @Nullable Path protocol;

        private Asked() {}
    }

    @Override
    public Integer call() throws java.io.IOException {
        CellParameters parameters = cell.readWithCaution();
        InputOptions inputs = Objects.requireNonNull(input);
        ReadOptions options = inputs.toReadOptions();
        Asked one = Objects.requireNonNull(asked);
        if (out != null) {
            out = Output.file(
                    out,
                    "--out",
                    Stream.of(
                                    one.profile == null || DutyLibrary.has(one.profile) ? null : Path.of(one.profile),
                                    one.protocol)
                            .filter(Objects::nonNull)
                            .toList());
        }
        Protocol protocol = protocol(options, parameters.rating().energy());
        double ambient = inputs.ambientOr(25);
        OperatingLimits limits = transport ? OperatingLimits.transport(parameters) : OperatingLimits.of(parameters);
        CellStepper stepper = CellStepper.of(CellModel.of(parameters), limits);
        CellState start = CellState.rested(startSoc(protocol, limits.lowestSoc()), 0, ambient);
        Simulation simulation =
                Simulation.of(stepper, start, ambient, longestStep).run(protocol);
        TimeSeries series = simulation.series();
        CellState end = simulation.state();
        write(series);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println(series.size() + " rows over " + Numbers.significant(series.duration() / 3600, 4) + " h, at most "
                + Numbers.significant(largestRate(series, parameters), 2) + "C; state of charge "
                + Numbers.fixed(start.soc(), 4) + " to " + Numbers.fixed(end.soc(), 4)
                + (out == null ? "" : "; written to " + out));
        if (one.profile != null && largestRate(series, parameters) < LIGHT_RATE) {
            err.println(
                    "Warning: the profile asks hardly anything of this cell; watts and amperes are those of one cell");
        }
        series.warnings().forEach(warning -> err.println("Warning: " + warning));
        err.flush();
        return ExitCode.DONE;
    }

    private static double largestRate(TimeSeries series, CellParameters cell) {
        double largest = 0;
        for (int i = 0; i < series.size(); i++) {
            largest = Math.max(largest, Math.abs(series.value(Channel.CURRENT, i)));
        }
        return largest * 3600 / cell.rating().capacity().value();
    }

    private double startSoc(Protocol protocol, double lowest) {
        if (initialSoc != null) {
            return BadArgumentException.requireWithin(initialSoc, lowest, 1, "--initial-soc");
        }
        if (protocol.instructions().get(0) instanceof Step step
                && step.control() instanceof Control.Profile profile
                && profile.channel() == Channel.SOC) {
            return profile.series().value(Channel.SOC, 0);
        }
        return 0.5;
    }

    private Protocol protocol(ReadOptions options, double energy) {
        Asked one = Objects.requireNonNull(asked);
        if (one.protocol != null) {
            if (duration != null) {
                throw new BadArgumentException(
                        "--duration-s is for profiles; a protocol repeats by itself with 'repeat'");
            }
            return ProtocolReader.read(one.protocol, options);
        }
        String profile = Objects.requireNonNull(one.profile);
        boolean library = DutyLibrary.has(profile);
        Duty read = Duties.profile(profile, options);
        Duty duty = library ? read.times(energy / 3600) : read;
        TimeSeries series;
        if (duration != null) {
            series = repeated(duty, BadArgumentException.requirePositive(duration, "--duration-s"));
        } else {
            series = library ? repeated(duty, duty.period()) : duty.series();
        }
        if (series.size() < 2) {
            throw new BadArgumentException(
                    "--duration-s " + duration + " ends within the first row; expected a longer time");
        }
        return new Protocol(series.source(), List.of(new Step(new Control.Profile(series), List.of(), longestStep)));
    }

    /** The duty again and again, cut at a time. */
    private static TimeSeries repeated(Duty duty, double until) {
        TimeSeries once = duty.series();
        double passes = Math.ceil(until / duty.period());
        if (!(passes * once.size() < MOST_ROWS)) {
            throw new BadArgumentException("--duration-s " + until + " makes " + passes * once.size()
                    + " rows; expected at most " + MOST_ROWS);
        }
        int rows = 0;
        int total = ((int) passes) * once.size() + 1;
        double[] time = new double[total];
        int[] from = new int[total];
        for (int pass = 0; pass < passes; pass++) {
            for (int i = 0; i < once.size() && pass * duty.period() + once.time(i) < until; i++) {
                time[rows] = pass * duty.period() + once.time(i);
                from[rows++] = i;
            }
        }
        // a last row that only says where the one before it ends
        time[rows] = until;
        from[rows] = from[rows - 1];
        rows++;
        TimeSeries.Builder builder = TimeSeries.builder(once.source()).warnings(once.warnings());
        for (Channel channel : once.channels()) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = channel == Channel.TIME ? time[i] : once.value(channel, from[i]);
            }
            builder.put(channel, values);
        }
        return builder.build();
    }

    private void write(TimeSeries series) throws java.io.IOException {
        if (out != null) {
            BdfWriter.write(series, out);
            return;
        }
        Path temporary = Files.createTempFile("natrolite", ".csv");
        try {
            BdfWriter.write(series, temporary);
            PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
            try (Stream<String> lines = Files.lines(temporary)) {
                lines.forEach(stdout::println);
            }
            stdout.flush();
        } finally {
            Files.delete(temporary);
        }
    }
}
