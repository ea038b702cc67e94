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

    @Mixin
    private DataSetOptions asked = new DataSetOptions();

    @Mixin
    private Answer answer = new Answer();

    private DataFetchCommand() {}

    @Override
    public Integer call() throws IOException {
        DataSet set = asked.set();
        if (set.files().isEmpty()) {
            throw new BadArgumentException(
                    set.id() + " has no files that can be fetched; get it by hand from " + set.page());
        }
        Path folder = Output.folder(asked.folder(set), "--out");
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        List<Verification> results = new ArrayList<>();
        for (RemoteFile file : set.files()) {
            try (Progress progress = Progress.of(file.name(), Math.max(0, file.bytes()))) {
                results.add(Fetcher.of(new Telling(err, progress)).fetch(file, folder));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while " + file.name() + " was fetched");
            }
        }
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    node.put("data_set", set.id());
                    node.put("folder", folder.toString());
                    DataVerifyCommand.put(node, results);
                    return node;
                },
                out -> out.println(set.id() + ": " + results.size() + " files in " + folder + "; licence "
                        + set.licence() + (set.cite().isEmpty() ? "" : "; cite " + set.cite())));
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
