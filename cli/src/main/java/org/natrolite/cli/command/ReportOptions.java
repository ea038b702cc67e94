package org.natrolite.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.report.Page;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** A folder for what a command found, as a page and as JSON, beside its answer. */
final class ReportOptions {
    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "folder for a page, index.html, and the same document as --json prints")
    private @Nullable Path folder;

    @Mixin
    private Answer answer = new Answer();

    ReportOptions() {}

    /** Makes the folder and tries that it can be written to, so that long work does not end in vain. */
    void prepare() {
        if (folder != null) {
            Output.folder(folder, "--report");
        }
    }

    /**
     * Writes the report, where there is a folder for it, and answers.
     *
     * @param spec command that is running
     * @param file name of the JSON file in the folder
     * @param document what was found
     * @param page makes the page
     * @param text prints the text, where that is asked for
     */
    void give(
            @Nullable CommandSpec spec,
            String file,
            ObjectNode document,
            Supplier<Page> page,
            Consumer<PrintWriter> text)
            throws IOException {
        if (folder != null) {
            Output.write(folder.resolve(file), Json.text(document));
            page.get().write(folder);
        }
        answer.say(spec, () -> document, out -> {
            text.accept(out);
            if (folder != null) {
                out.println("Report written to " + folder);
            }
        });
    }
}
