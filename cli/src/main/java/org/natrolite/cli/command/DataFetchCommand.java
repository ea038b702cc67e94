package org.natrolite.cli.command;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.job.Output;
import org.natrolite.cli.job.Progress;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.catalogue.DataSet;
import org.natrolite.datasets.catalogue.Fetcher;
import org.natrolite.datasets.catalogue.RemoteFile;
import org.natrolite.datasets.catalogue.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Fetches a public data set. */
@Command(
        name = "fetch",
        description = {
            "Fetch a public data set into DIR/NAME and verify its checksums.",
            "A connection that breaks is taken up again; so is what an earlier call left unfinished."
        })
final class DataFetchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "data set, as 'data list' names it")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "folder in which the folder of the set is made (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("data");

    @Mixin
    private @Nullable CatalogueOptions options;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    private DataFetchCommand() {}

    @Override
    public Integer call() throws IOException {
        DataSet set = Objects.requireNonNull(options).catalogue().get(name);
        if (set.files().isEmpty()) {
            throw new BadArgumentException(
                    name + " has no files that can be fetched; get it by hand from " + set.page());
        }
        Path folder = Output.folder(out.resolve(set.id()), "--out");
        PrintWriter stdout = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Verification> results = new ArrayList<>();
        for (RemoteFile file : set.files()) {
            try (Progress progress = Progress.of(file.name(), Math.max(0, file.bytes()))) {
                results.add(Fetcher.of(new Telling(err, progress)).fetch(file, folder));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while " + file.name() + " was fetched");
            }
        }
        if (json) {
            ObjectNode node = Json.result(spec, null);
            node.put("data_set", set.id());
            node.put("folder", folder.toString());
            DataVerifyCommand.put(node, results);
            stdout.print(Json.text(node));
        } else {
            stdout.println(set.id() + ": " + results.size() + " files in " + folder + "; licence " + set.licence()
                    + (set.cite().isEmpty() ? "" : "; cite " + set.cite()));
        }
        stdout.flush();
        return ExitCode.DONE;
    }

    /** Tells people on standard error what happens. */
    private record Telling(PrintWriter err, Progress progress) implements Fetcher.Listener {
        @Override
        public void note(String sentence) {
            err.println(sentence);
            err.flush();
        }

        @Override
        public void progress(RemoteFile file, long bytes) {
            progress.at(bytes);
        }
    }
}
