package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.datasets.catalogue.DataSet;
import org.natrolite.datasets.catalogue.RemoteFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists public data sets. */
@Command(
        name = "list",
        description = "List public data sets, sodium-ion first: what, where, licence, size and how to read them.")
final class DataListCommand implements Callable<Integer> {
    private static final double MEGA = 1e6;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable CatalogueOptions options;

    @Mixin
    private Answer answer = new Answer();

    private DataListCommand() {}

    @Override
    public Integer call() {
        List<DataSet> sets = Objects.requireNonNull(options).catalogue().sets();
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    ArrayNode list = node.putArray("data_sets");
                    sets.forEach(set -> put(list.addObject(), set));
                    return node;
                },
                out -> sets.forEach(set -> print(out, set)));
        return ExitCode.DONE;
    }

    private static void print(PrintWriter out, DataSet set) {
        out.println(set.id() + ": " + set.title());
        out.println("    cells: " + set.chemistry());
        out.println("    data: " + set.what());
        out.println("    where: " + set.page());
        out.println("    licence: " + set.licence() + (set.cite().isEmpty() ? "" : "; cite " + set.cite()));
        out.println("    read: " + set.read());
        out.println(
                set.files().isEmpty()
                        ? "    get it by hand from that page"
                        : "    natrolite data fetch " + set.id() + ": "
                                + set.files().size() + " files"
                                + (set.bytes() < 0 ? "" : ", " + Numbers.significant(set.bytes() / MEGA, 3) + " MB"));
    }

    private static void put(ObjectNode node, DataSet set) {
        node.put("id", set.id());
        node.put("title", set.title());
        node.put("chemistry", set.chemistry());
        node.put("what", set.what());
        node.put("page", set.page().toString());
        node.put("doi", set.doi().isEmpty() ? null : set.doi());
        node.put("licence", set.licence());
        node.put("cite", set.cite().isEmpty() ? null : set.cite());
        node.put("read", set.read());
        ArrayNode files = node.putArray("files");
        for (RemoteFile file : set.files()) {
            ObjectNode one = files.addObject();
            one.put("name", file.name());
            one.put("url", file.url().toString());
            if (file.bytes() < 0) {
                one.putNull("bytes");
            } else {
                one.put("bytes", file.bytes());
            }
            one.put("sha256", file.sha256());
        }
    }
}
