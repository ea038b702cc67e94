package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.synthetic.Converter;
import org.natrolite.calibration.synthetic.Instrument;
import org.natrolite.calibration.synthetic.SyntheticRun;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.BdfWriter;
import org.natrolite.datasets.protocol.ProtocolReader;
import org.natrolite.models.cell.CellParameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a cycler with errors would have written of a known cell. */
@Command(
        name = "synthesise",
        description = {
            "Run a protocol on a known cell and write what an instrument with noise, offsets and a converter would have"
                    + " written, in the Battery Data Format.",
            "Without options of errors the instrument makes none."
        })
final class DataSynthesiseCommand implements Callable<Integer> {
    private static final double MILLI = 1e-3;
    private static final double PERCENT = 1e-2;

    /** Full scale of the current where none is stated, in nominal capacities an hour. */
    private static final double FULL_SCALE_RATE = 5;

    private static final double FULL_SCALE_VOLTAGE = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private CellOption cell = new CellOption();

    @Option(names = "--protocol", required = true, paramLabel = "FILE.yaml", description = "protocol to run, YAML")
    private Path protocol = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "file to write; packed if its name ends in .gz")
    private Path target = Path.of("");

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "also write what truly happened, with the state of charge")
    private @Nullable Path truthTarget;

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(names = "--noise-mV", paramLabel = "S", description = "noise of the voltage, standard deviation, mV")
    private double voltageNoise;

    @Option(names = "--offset-mV", paramLabel = "D", description = "offset of the voltage, mV")
    private double voltageOffset;

    @Option(names = "--noise-mA", paramLabel = "S", description = "noise of the current, standard deviation, mA")
    private double currentNoise;

    @Option(
            names = "--noise-percent",
            paramLabel = "S",
            description = "noise of the current, standard deviation in percent of it, added to --noise-mA")
    private double relativeNoise;

    @Option(names = "--offset-mA", paramLabel = "D", description = "offset of the current, mA")
    private double currentOffset;

    @Option(names = "--gain-percent", paramLabel = "G", description = "error of the current's gain, percent")
    private double gainError;

    @Option(
            names = "--noise-K",
            paramLabel = "S",
            description = "noise of the cell's temperature, standard deviation, K")
    private double temperatureNoise;

    @Option(names = "--offset-K", paramLabel = "D", description = "offset of the cell's temperature, K")
    private double temperatureOffset;

    @Option(
            names = "--bits",
            paramLabel = "N",
            description = "bits of the converters of voltage and current; default: no quantisation")
    private @Nullable Integer bits;

    @Option(
            names = "--range-V",
            split = ",",
            paramLabel = "LOW,HIGH",
            hideParamSyntax = true,
            description = "range of the converter of the voltage, V; default: 0,5")
    private @Nullable List<Double> voltageRange;

    @Option(
            names = "--range-A",
            paramLabel = "I",
            description = "the converter of the current goes from -I to I, A; default: 5C")
    private @Nullable Double currentRange;

    @Option(
            names = "--initial-soc",
            paramLabel = "SOC",
            defaultValue = "0.5",
            description = "state of charge at the start, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double initialSoc;

    @Option(
            names = "--longest-step-s",
            paramLabel = "S",
            defaultValue = "10",
            description = "longest step and longest time between two rows of a profile, s (default: ${DEFAULT-VALUE})")
    private double longestStep;

    @Mixin
    private Answer answer = new Answer();

    @Mixin
    private @Nullable InputOptions input;

    private DataSynthesiseCommand() {}

    @Override
    public Integer call() {
        InputOptions inputs = Objects.requireNonNull(input);
        CellParameters parameters = cell.readWithCaution();
        Instrument instrument = instrument(parameters);
        SyntheticRun.Conditions conditions = new SyntheticRun.Conditions(
                BadArgumentException.requireWithin(initialSoc, 0, 1, "--initial-soc"),
                inputs.ambientOr(25),
                BadArgumentException.requirePositive(longestStep, "--longest-step-s"));
        Path out = Output.file(target, "--out", List.of(protocol));
        Path truthOut = truthTarget == null ? null : Output.file(truthTarget, "--truth", List.of(protocol, out));
        if (truthOut != null && truthOut.toAbsolutePath().equals(out.toAbsolutePath())) {
            throw new BadArgumentException("--truth and --out name one file; expected two");
        }
        Protocol asked = ProtocolReader.read(protocol, inputs.toReadOptions());
        SyntheticRun run = SyntheticRun.of(parameters, asked, conditions);
        TimeSeries measured = run.measured(instrument, seed.value());
        BdfWriter.write(measured, out);
        if (truthOut != null) {
            BdfWriter.write(run.truth(), truthOut);
        }
        say(measured, out, truthOut);
        return ExitCode.DONE;
    }

    private void say(TimeSeries measured, Path out, @Nullable Path truthOut) {
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, seed.value());
                    node.put("out", out.toString());
                    node.put("truth", truthOut == null ? null : truthOut.toString());
                    node.put("cell", cell.name());
                    node.put("rows", measured.size());
                    Json.put(node, "duration_s", measured.duration());
                    DataFiles.putWarnings(node, measured.warnings());
                    return node;
                },
                stdout -> {
                    stdout.println(measured.size() + " rows over " + Numbers.significant(measured.duration() / 3600, 4)
                            + " h, seed " + seed.value() + ", written to " + out);
                    DataFiles.print(measured.warnings(), stdout);
                });
    }

    private Instrument instrument(CellParameters parameters) {
        return Instrument.exact()
                .withVoltageNoise(size(voltageNoise, "--noise-mV") * MILLI)
                .withVoltageOffset(BadArgumentException.requireFinite(voltageOffset, "--offset-mV") * MILLI)
                .withCurrentNoise(size(currentNoise, "--noise-mA") * MILLI)
                .withRelativeCurrentNoise(size(relativeNoise, "--noise-percent") * PERCENT)
                .withCurrentOffset(BadArgumentException.requireFinite(currentOffset, "--offset-mA") * MILLI)
                .withCurrentGain(
                        1 + BadArgumentException.requireWithin(gainError, -99, 1e6, "--gain-percent") * PERCENT)
                .withTemperatureErrors(
                        size(temperatureNoise, "--noise-K"),
                        BadArgumentException.requireFinite(temperatureOffset, "--offset-K"))
                .withConverters(voltageConverter(), currentConverter(parameters));
    }

    private static double size(double value, String option) {
        return BadArgumentException.requireWithin(value, 0, 1e9, option);
    }

    private @Nullable Converter voltageConverter() {
        if (bits == null) {
            if (voltageRange != null || currentRange != null) {
                throw new BadArgumentException("--range-V and --range-A are those of converters; state their --bits");
            }
            return null;
        }
        List<Double> range = voltageRange == null ? List.of(0.0, FULL_SCALE_VOLTAGE) : new ArrayList<>(voltageRange);
        if (range.size() != 2) {
            throw new BadArgumentException("--range-V " + range + "; expected two values, such as 0,5");
        }
        return new Converter(bits, range.get(0), range.get(1));
    }

    private @Nullable Converter currentConverter(CellParameters parameters) {
        if (bits == null) {
            return null;
        }
        double full = currentRange == null
                ? FULL_SCALE_RATE * parameters.rating().capacity().value() / 3600
                : BadArgumentException.requirePositive(currentRange, "--range-A");
        return new Converter(bits, -full, full);
    }
}
