package org.natrolite.cli.command;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.job.Progress;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.CleaningReport;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.datasets.format.Survey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of measured data and how to read them, with progress while they are read. */
final class DataFiles {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "file of a known format (recognised by its content), or with --mapping or --column any other; "
                            + "several are parts of one test, in its order")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private @Nullable InputOptions input;

    private DataFiles() {}

    List<Path> paths() {
        return List.copyOf(files);
    }

    /**
     * @return a first pass over all files
     */
    List<Survey> surveys() {
        ReadOptions options = Objects.requireNonNull(input).toReadOptions();
        List<Survey> surveys = new ArrayList<>();
        try (Progress progress = Progress.of("Checking", bytes())) {
            long before = 0;
            for (Path file : files) {
                long offset = before;
                surveys.add(Readers.survey(file, options, read -> progress.at(offset + read)));
                before += file.toFile().length();
            }
        }
        return surveys;
    }

    /**
     * Passes over the files once more.
     *
     * @param what what is being done
     * @param surveys their surveys
     * @param sink takes their rows piece by piece
     * @return what the user should know of all of it
     */
    List<String> stream(String what, List<Survey> surveys, Consumer<TimeSeries> sink) {
        List<String> warnings = new ArrayList<>();
        for (Survey survey : surveys) {
            String prefix = surveys.size() == 1 ? "" : survey.inspection().file() + ": ";
            survey.warnings().forEach(warning -> warnings.add(prefix + warning));
        }
        try (Progress progress = Progress.of(what, bytes())) {
            warnings.addAll(Readers.stream(surveys, sink, progress::at));
        }
        return warnings;
    }

    private long bytes() {
        return files.stream().map(Path::toFile).mapToLong(File::length).sum();
    }

    /**
     * @param node object to put the account of rows in
     * @param report the account
     */
    static void put(ObjectNode node, CleaningReport report) {
        node.put("rows_in_file", report.rows());
        node.put("rows_read", report.read());
        node.put("rows_dropped", report.dropped());
        node.put("rows_merged", report.merged());
        ArrayNode entries = node.putArray("cleaning");
        for (CleaningReport.Entry entry : report.entries()) {
            ObjectNode one = entries.addObject();
            one.put("action", entry.action().name().toLowerCase(Locale.ROOT));
            one.put("reason", entry.reason());
            one.put("rows", entry.count());
            ArrayNode lines = one.putArray("lines");
            for (CleaningReport.LineRange range : entry.lines()) {
                lines.addArray().add(range.first()).add(range.last());
            }
        }
    }

    /**
     * @param node object to put names, formats and accounts of the files in
     * @param surveys their surveys
     */
    static void put(ObjectNode node, List<Survey> surveys) {
        ArrayNode all = node.putArray("files");
        for (Survey survey : surveys) {
            ObjectNode one = all.addObject();
            one.put("file", survey.inspection().file());
            one.put("format", survey.inspection().format());
            put(one, survey.report());
        }
    }

    static void putWarnings(ObjectNode node, List<String> warnings) {
        ArrayNode all = node.putArray("warnings");
        warnings.forEach(all::add);
    }

    static void print(List<String> warnings, PrintWriter out) {
        warnings.forEach(warning -> out.println("Warning: " + warning));
    }

    /** Largest typical current of the files, A. */
    static double typicalCurrent(List<Survey> surveys) {
        return surveys.stream().mapToDouble(Survey::typicalCurrent).max().orElse(0);
    }
}
