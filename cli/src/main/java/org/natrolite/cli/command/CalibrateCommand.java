package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.cell.BootstrapCheck;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.Checks;
import org.natrolite.calibration.cell.HoldOut;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.job.Progress;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.CellJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits models to measurements. */
@Command(
        name = "calibrate",
        description = "Fit a model to measurements.",
        subcommands = {CalibrateCommand.Cell.class, CalibrateAgeingCommand.class, CalibrateEarlyLifeCommand.class})
public final class CalibrateCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private CalibrateCommand() {}

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }

    /** Fits a cell to time series. */
    @Command(
            name = "cell",
            description = {
                "Fit a cell to time series of voltage and current: open-circuit voltage, hysteresis, resistances, time"
                        + " constants, capacity and thermal constants, with 95 %% intervals.",
                "Some cycles are held out of the fit to judge it.",
                "In a FOLDER each file is a cell, and each folder in it is one with all of its files. Many cells are fitted"
                        + " side by side; one that fails does not stop the others. --out and --report then name folders,"
                        + " and what is finished there is not done again: a run that was stopped goes on when the same"
                        + " command is given again."
            })
    static final class Cell implements Callable<Integer> {
        /** Cell whose ageing stands in where nothing else is said: most sodium-ion cells sold are layered oxides. */
        private static final String USUAL_AGEING = "layered-oxide-18650";

        private static final String NONE = "none";

        /** As many RC pairs as the files tell. */
        private static final String AUTO = "auto";

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(
                arity = "0..*",
                paramLabel = "FILE|FOLDER",
                description =
                        "time series of one cell, each a test of its own: drives, pulses, slow charge and discharge, at temperatures that each file states; or a folder of many cells")
        private List<Path> files = new ArrayList<>();

        @Option(names = "--each", description = "each FILE is a cell of its own")
        private boolean each;

        @Option(
                names = "--cells",
                paramLabel = "TABLE.csv",
                description =
                        "table of many cells: cell,file and possibly ambient_degC; rows of one cell are its tests")
        private @Nullable Path table;

        @Mixin
        private ThreadsOption threads = new ThreadsOption();

        @Option(
                names = "--start",
                paramLabel = "ID|FILE",
                description =
                        "cell to start from, whose intervals are what is believed before; default: read off the data")
        private @Nullable String start;

        @Option(
                names = "--rc",
                paramLabel = "N|auto",
                defaultValue = "2",
                description =
                        "RC pairs, 0 to 3; auto: as many as both Bayes' criterion and cross-validation ask for (default: ${DEFAULT-VALUE})")
        private String pairs = "";

        @Option(
                names = "--hold-out",
                paramLabel = "WHAT",
                description =
                        "what to hold out and judge the fit by: 0.33 or cycle:0.33 (that part of the cycles, the last ones), cycle:2, file:NAME, discharge:NAME or charge:NAME (that direction of the current of a file, while the other one stays and tells the circumstances of the file), temperature:25, or none; default: of each file with several cycles the last third of them; else of the files at one temperature the last third; else the file at the middle temperature of three or more")
        private @Nullable String holdOut;

        @Option(
                names = "--bootstrap",
                paramLabel = "N",
                defaultValue = "0",
                description =
                        "check the intervals by drawing the errors of the fit anew N times, in blocks that keep together what is alike (default: ${DEFAULT-VALUE}, no check)")
        private int draws;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "seed of --bootstrap (default: ${DEFAULT-VALUE})")
        private long seed;

        @Option(
                names = "--profile",
                split = ",",
                paramLabel = "NAME",
                description =
                        "numbers to hold at values away from the fit while all others follow, for an interval that supposes no curvature: capacity, resistance.ohmic.discharge[soc=0.5], a name without its node for all of them, or flagged for all that the data tell little about")
        private List<String> profiles = new ArrayList<>();

        @Option(
                names = "--ageing",
                paramLabel = "ID|FILE|none",
                description =
                        "cell whose prior of ageing goes into the fitted one, as time series do not tell it; none: none is added; default: that of --start, else of "
                                + USUAL_AGEING)
        private @Nullable String ageing;

        @Option(
                names = "--out",
                paramLabel = "FILE|DIR",
                description =
                        "cell file to write; of many cells the folder for cells.csv, cells.json, cells/NAME.json, calibrations/NAME.json and index.html")
        private @Nullable Path out;

        @Option(
                names = "--report",
                paramLabel = "DIR",
                description = "folder for index.html and calibration.json; of many cells also NAME/index.html for each")
        private @Nullable Path report;

        @Mixin
        private Answer answer = new Answer();

        @Mixin
        private @Nullable InputOptions input;

        private Cell() {}

        @Override
        public Integer call() throws IOException {
            int workers = threads.count();
            CellParameters first = start == null ? null : Cells.named(start);
            CellFitting fitting = new CellFitting(
                    first,
                    ageing(first),
                    pairs(),
                    holdOut == null ? new HoldOut.Usual() : HoldOut.parse(holdOut),
                    new Checks(draws, seed, profiles),
                    Objects.requireNonNull(input).toReadOptions(),
                    input.toReplayOptions());
            if (table != null || each || files.stream().anyMatch(Files::isDirectory)) {
                return new ManyCells(Objects.requireNonNull(spec), fitting, workers, out, report, answer.isJson())
                        .run(files, table);
            }
            if (files.isEmpty()) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "Missing required parameter: 'FILE|FOLDER', or --cells TABLE.csv");
            }
            if (out != null) {
                out = Output.file(out, "--out", files);
            }
            if (report != null) {
                Output.folder(report, "--report");
            }
            CellFitting.Fitted fitted;
            try (Progress progress = Progress.of("fitting", CellFitting.MOST_ITERATIONS)) {
                fitted = fitting.fit(files, Json.command(spec), workers, (iteration, cost) -> progress.at(iteration));
            }
            CalibrationResult result = fitted.result();
            List<TimeSeries> records = fitted.records();
            if (out != null) {
                CellJson.write(result.cell(), out);
            }
            CalibrationDocument document = new CalibrationDocument(result, records);
            if (report != null) {
                Output.write(
                        report.resolve("calibration.json"),
                        Json.text(document.json(Json.result(spec, draws > 0 ? seed : null))));
                CalibrationReport.page(result, records, Json.command(spec)).write(report);
            }
            answer.say(
                    spec,
                    () -> document.json(Json.result(spec, draws > 0 ? seed : null)),
                    stdout -> print(result, document.warnings(), stdout));
            return ExitCode.DONE;
        }

        private @Nullable Integer pairs() {
            if (AUTO.equals(pairs)) {
                return null;
            }
            try {
                return Integer.valueOf(pairs);
            } catch (NumberFormatException e) {
                throw new ParameterException(
                        Objects.requireNonNull(spec).commandLine(),
                        "Invalid value for option '--rc': '" + pairs + "'; expected 0 to 3, or auto",
                        e);
            }
        }

        /** The cell that is asked for its ageing; null where the start has its own or none is wanted. */
        private @Nullable CellParameters ageing(@Nullable CellParameters first) {
            if (NONE.equals(ageing) || (ageing == null && first != null)) {
                return null;
            }
            CellParameters named = Cells.named(ageing == null ? USUAL_AGEING : ageing);
            if (named.ageing() == null) {
                throw new BadArgumentException("--ageing " + ageing + ": that cell says nothing of how it ages;"
                        + " expected one that does, or none");
            }
            return named;
        }

        private void print(CalibrationResult result, List<String> warnings, PrintWriter out) {
            FitTable.head(out, "What");
            FitTable.row(out, "fitted", result.train());
            FitStatistics judged = result.holdOut();
            if (judged == null) {
                out.println("Nothing was held out: " + result.holdOutReason());
            } else {
                FitTable.row(out, "held out", judged);
                out.println("Held out: " + result.holdOutReason());
            }
            for (int k = 0; k < result.replays().size(); k++) {
                ReplayResult replay = result.replays().get(k);
                FitTable.legs(
                        out,
                        replay.drive().source() + ",",
                        replay,
                        result.heldOut().get(k));
            }
            CellParameters cell = result.cell();
            out.println("Capacity " + Numbers.significant(cell.capacity().value() / 3600, 5) + " Ah, heat capacity "
                    + Numbers.significant(cell.thermal().heatCapacity().value(), 4) + " J/K, cooling "
                    + Numbers.significant(cell.thermal().cooling().value(), 3) + " W/K; "
                    + result.iterations() + " iterations in " + Numbers.significant(result.seconds(), 3) + " s");
            out.println(result.pairs().words());
            CalibrationKnowledge knowledge = new CalibrationKnowledge(result);
            out.println(knowledge.verdict());
            BootstrapCheck check = result.assessment().bootstrap();
            if (check != null) {
                out.println(knowledge.bootstrap(check));
            }
            result.assessment().profiles().forEach(profile -> out.println(CalibrationKnowledge.words(profile)));
            warnings.forEach(warning -> out.println("Warning: " + warning));
            if (this.out != null) {
                out.println("Cell written to " + this.out);
            }
            if (report != null) {
                out.println("Report written to " + report);
            }
        }
    }
}
