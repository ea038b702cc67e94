package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.optimise.Progress;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.ManifestVersion;
import org.natrolite.cli.job.Fingerprint;
import org.natrolite.cli.job.FolderLock;
import org.natrolite.cli.job.Output;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.datasets.cells.CellFiles;
import org.natrolite.datasets.cells.CellTable;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.CellJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fits many cells side by side. What a cell's fit comes to is written whole, with a fingerprint of all that it depends on;
 * where that is found again, the fit is not done again. So a run that was killed goes on where it was, and ends with the same
 * bytes: no file but {@code run.json} tells when, how fast, on how many threads or in how many attempts it was made.
 */
final class ManyCells {
    /** Raised when the files of a cell's calibration change their meaning. */
    private static final String VERSION = "1";

    /** Options that do not change what comes out for a cell. */
    private static final List<String> OF_THE_RUN =
            List.of("--out", "--report", "--json", "--threads", "--each", "--cells", "--help", "--version");

    private static final String FINGERPRINT = "fingerprint";
    private static final String WRITTEN = "written";

    private final CommandSpec spec;
    private final CellFitting fitting;
    private final int threads;
    private final @Nullable Path out;
    private final @Nullable Path report;
    private final boolean json;

    /**
     * @param spec command that is running
     * @param fitting how a cell is fitted
     * @param threads threads to use
     * @param out folder for tables and cells, or null
     * @param report folder for pages, or null
     * @param json whether to print the table as JSON
     */
    ManyCells(
            CommandSpec spec,
            CellFitting fitting,
            int threads,
            @Nullable Path out,
            @Nullable Path report,
            boolean json) {
        this.spec = spec;
        this.fitting = fitting;
        this.threads = threads;
        this.out = out;
        this.report = report;
        this.json = json;
    }

    /**
     * @param places files and folders
     * @param table table of cells, or null
     * @return exit code
     * @throws IOException if a result cannot be written
     */
    int run(List<Path> places, @Nullable Path table) throws IOException {
        if (table != null && !places.isEmpty()) {
            throw new BadArgumentException("--cells and " + places.get(0) + "; expected one of them");
        }
        List<String> leftOut = new ArrayList<>();
        List<CellFiles> cells = table == null ? CellFiles.in(places, leftOut) : CellTable.read(table);
        Path state = out == null ? report : out;
        if (out != null) {
            Output.folder(out, "--out");
        }
        if (report != null) {
            Output.folder(report, "--report");
        }
        if (state == null) {
            return told(fitAll(cells, null), leftOut, 0);
        }
        try (FolderLock lock = FolderLock.of(state)) {
            Path folder = lock.folder();
            long begin = System.nanoTime();
            CellsTable all = fitAll(cells, Files.createDirectories(folder.resolve("calibrations")));
            all = all.withLeftOut(leftOut);
            ObjectNode timing = Json.result(spec, null);
            Json.put(timing, "seconds", (System.nanoTime() - begin) * 1e-9);
            Output.write(state.resolve("run.json"), Json.text(timing));
            if (out != null) {
                Output.write(out.resolve("cells.csv"), all.csv());
                Output.write(out.resolve("cells.json"), Json.text(all.json()));
            }
            Output.write(
                    (report == null ? state : report).resolve("index.html"), CellsReport.page(all, report != null));
            return told(all, leftOut, all.outcomes().size());
        }
    }

    private int told(CellsTable all, List<String> leftOut, int written) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.print(Json.text(all.withLeftOut(leftOut).json()));
        } else {
            stdout.print(all.text());
            leftOut.forEach(place -> stdout.println("Warning: left out: " + place));
            if (written > 0) {
                stdout.println("Written to " + (out == null ? report : out));
            }
        }
        stdout.flush();
        PrintWriter stderr = spec.commandLine().getErr();
        int code = ExitCode.DONE;
        for (CellOutcome outcome : all.outcomes()) {
            CellOutcome.Failure failure = outcome.failure();
            if (failure != null) {
                stderr.println("natrolite: cell '" + outcome.name() + "': " + failure.sentence());
                code = Math.max(code, failure.exitCode());
            }
        }
        stderr.flush();
        return code;
    }

    /** Fits all cells; the order of the outcomes is that of the cells. */
    private CellsTable fitAll(List<CellFiles> cells, @Nullable Path finished) {
        int workers = Math.min(threads, cells.size());
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        List<CellOutcome> outcomes = new ArrayList<>();
        try (Told told = new Told(cells.size())) {
            List<Future<CellOutcome>> futures = new ArrayList<>();
            for (CellFiles cell : cells) {
                futures.add(pool.submit(() -> {
                    CellOutcome outcome = outcome(cell, Math.max(1, threads / workers), finished);
                    told.finished(outcome);
                    return outcome;
                }));
            }
            for (Future<CellOutcome> future : futures) {
                outcomes.add(future.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted; what is finished is kept");
        } catch (ExecutionException e) {
            // What a cell can do wrong is in its outcome: what comes here stops them all, as a full disk does.
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            ended(pool);
        }
        return new CellsTable(outcomes, List.of(), command(List.of("FILE")));
    }

    /** Stops what still runs and waits for it: whoever holds the folder must not let go of it while a fit writes there. */
    private static void ended(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private CellOutcome outcome(CellFiles cell, int threadsOfFit, @Nullable Path finished) {
        List<String> files = cell.files().stream().map(Path::toString).toList();
        try {
            String print = finished == null ? "" : fingerprint(cell);
            JsonNode document = finished == null ? null : found(finished.resolve(cell.name() + ".json"), print);
            if (document == null) {
                document = fit(cell, threadsOfFit, print, finished);
            }
            return new CellOutcome(cell.name(), files, CellOutcome.Fit.read(document), null);
        } catch (BadDataException e) {
            return failed(cell.name(), files, ExitCode.BAD_DATA, e);
        } catch (BadArgumentException e) {
            return failed(cell.name(), files, ExitCode.BAD_USAGE, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CancellationException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return new CellOutcome(
                    cell.name(),
                    files,
                    null,
                    new CellOutcome.Failure(
                            ExitCode.FAULT,
                            "this is a fault of Natrolite, please report it: " + e
                                    + (trace.length == 0 ? "" : " at " + trace[0])));
        }
    }

    private static CellOutcome failed(String name, List<String> files, int code, RuntimeException e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\R+\\s*", " ");
        return new CellOutcome(name, files, null, new CellOutcome.Failure(code, message));
    }

    /** Fits a cell and writes what it came to; the file that says so comes last. */
    private JsonNode fit(CellFiles cell, int threadsOfFit, String print, @Nullable Path finished) throws IOException {
        Double ambient = cell.ambient();
        String command = command(cell.files().stream().map(Path::toString).toList());
        CellFitting.Fitted fitted = (ambient == null ? fitting : fitting.at(ambient))
                .fit(cell.files(), command, threadsOfFit, Progress.none());
        CellParameters named = named(fitted.result().cell(), cell.name());
        ObjectNode document = new CalibrationDocument(fitted.result(), fitted.records())
                .json(JsonMapper.shared().createObjectNode().put("schema_version", Json.SCHEMA_VERSION));
        document.remove("seconds");
        document.put("cell", cell.name());
        document.put("command", command);
        var figures = document.putArray("figures");
        CellFigure.of(named).forEach(figure -> figure.put(figures.addObject()));
        if (finished == null) {
            return document;
        }
        ObjectNode written = document.putObject(WRITTEN);
        if (out != null) {
            Path file = Files.createDirectories(out.resolve("cells")).resolve(cell.name() + ".json");
            Output.write(file, CellJson.format(named));
            written.put("cells/" + cell.name() + ".json", Fingerprint.ofFile(file));
        }
        if (report != null) {
            Path page = Files.createDirectories(report.resolve(cell.name())).resolve("index.html");
            Output.write(
                    page,
                    CalibrationReport.page(fitted.result(), fitted.records(), command)
                            .toHtml());
            written.put(cell.name() + "/index.html", Fingerprint.ofFile(page));
        }
        document.put(FINGERPRINT, print);
        Output.write(finished.resolve(cell.name() + ".json"), Json.text(document));
        return document;
    }

    /** The document of a finished calibration, or null where there is none of the same inputs whose files are all there. */
    private @Nullable JsonNode found(Path file, String print) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        JsonNode document;
        try {
            document = JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            return null;
        }
        if (!print.equals(document.path(FINGERPRINT).asString(""))) {
            return null;
        }
        int expected = (out == null ? 0 : 1) + (report == null ? 0 : 1);
        if (document.path(WRITTEN).size() != expected) {
            return null;
        }
        for (Map.Entry<String, JsonNode> one : document.path(WRITTEN).properties()) {
            Path folder = one.getKey().startsWith("cells/") && out != null ? out : report;
            Path written = folder == null ? null : folder.resolve(one.getKey());
            if (written == null
                    || !Files.isRegularFile(written)
                    || !Fingerprint.ofFile(written).equals(one.getValue().asString(""))) {
                return null;
            }
        }
        return document;
    }

    /** All that the files of a cell depend on. */
    private String fingerprint(CellFiles cell) throws IOException {
        Fingerprint print = Fingerprint.of()
                .text("natrolite cells " + VERSION + " " + ManifestVersion.current())
                .text(cell.name())
                .text(String.valueOf(cell.ambient()))
                .text(command(cell.files().stream().map(Path::toString).toList()));
        CellParameters start = fitting.start();
        CellParameters aged = fitting.aged();
        print.text(start == null ? "" : CellJson.format(start));
        print.text(aged == null ? "" : CellJson.format(aged));
        for (Stated option : options()) {
            // what a mapping says matters, whatever its name
            if (option.name().equals("--mapping")) {
                print.file(Path.of(option.values().get(0)));
            }
        }
        for (Path file : cell.files()) {
            if (!Files.isRegularFile(file)) {
                throw BadDataException.of(file.toString(), "no such file", "a file of the cell");
            }
            try {
                print.file(file);
            } catch (IOException e) {
                // of this cell alone; what is thrown where results are written concerns them all
                throw BadDataException.at(
                        file.toString(), 0, null, "cannot be read (" + e.getMessage() + ")", "a file of the cell", e);
            }
        }
        return print.hex();
    }

    /** The command that fits one of the cells alone. */
    private String command(List<String> files) {
        List<String> words = new ArrayList<>(List.of("natrolite", "calibrate", "cell"));
        words.addAll(files);
        for (Stated option : options()) {
            for (String value : option.values()) {
                words.add(option.name());
                if (!value.isEmpty()) {
                    words.add(value);
                }
            }
        }
        return Json.command(words);
    }

    /** An option as it was given. */
    private record Stated(String name, List<String> values) {}

    /** Options that matter to what comes out, in one order however they were given. */
    private List<Stated> options() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !OF_THE_RUN.contains(option.longestName()))
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .map(option -> new Stated(option.longestName(), values(option)))
                .toList();
    }

    private static List<String> values(OptionSpec option) {
        return option.arity().max() == 0 ? List.of("") : option.originalStringValues();
    }

    /** The cell under a name of its own, so that several can be compared. */
    private static CellParameters named(CellParameters cell, String name) {
        CellParameters.Description d = cell.description();
        return cell.withDescription(new CellParameters.Description(
                name, d.title() + " '" + name + "'", d.chemistry(), d.format(), d.note(), d.references()));
    }

    /** Tells how far the run is: a bar on a terminal, a line a cell elsewhere, both on standard error. */
    private final class Told implements AutoCloseable {
        private final int total;
        private final AtomicInteger done = new AtomicInteger();
        private final org.natrolite.cli.job.Progress bar;

        Told(int total) {
            this.total = total;
            this.bar = org.natrolite.cli.job.Progress.of("fitting cells", total);
        }

        void finished(CellOutcome outcome) {
            int now = done.incrementAndGet();
            bar.at(now);
            if (!bar.shown()) {
                PrintWriter stderr = spec.commandLine().getErr();
                stderr.println(now + "/" + total + " " + outcome.name() + (outcome.failure() == null ? "" : " failed"));
                stderr.flush();
            }
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
