package org.natrolite.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.datasets.catalogue.DataSet;
import org.natrolite.datasets.catalogue.RemoteFile;
import org.natrolite.datasets.catalogue.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verifies a data set on disk. */
@Command(
        name = "verify",
        description = "Compare the files of a fetched data set with size and checksum of the catalogue.")
final class DataVerifyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private DataSetOptions asked = new DataSetOptions();

    @Mixin
    private Answer answer = new Answer();

    private DataVerifyCommand() {}

    @Override
    public Integer call() throws IOException {
        DataSet set = asked.set();
        if (set.files().isEmpty()) {
            throw new BadArgumentException(set.id() + " lists no files to compare with; see " + set.page());
        }
        List<Verification> results = new ArrayList<>();
        for (RemoteFile file : set.files()) {
            results.add(Verification.of(file, asked.folder(set).resolve(file.name())));
        }
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    node.put("data_set", set.id());
                    put(node, results);
                    return node;
                },
                out -> {
                    for (Verification result : results) {
                        out.println(result.file().name() + ": " + result.state().words()
                                + (result.sha256() == null ? "" : ", SHA-256 " + result.sha256()));
                    }
                });
        return results.stream().allMatch(result -> result.state().acceptable()) ? ExitCode.DONE : ExitCode.NO;
    }

    static void put(ObjectNode node, List<Verification> results) {
        ArrayNode files = node.putArray("files");
        for (Verification result : results) {
            ObjectNode one = files.addObject();
            one.put("name", result.file().name());
            one.put("state", result.state().name().toLowerCase(Locale.ROOT));
            if (result.bytes() < 0) {
                one.putNull("bytes");
            } else {
                one.put("bytes", result.bytes());
            }
            one.put("sha256", result.sha256());
        }
    }
}
