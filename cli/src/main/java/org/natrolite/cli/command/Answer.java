package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How a command says what it found: as text for people, or as one JSON document. */
final class Answer {
    @Option(names = "--json", description = "print one JSON document instead of text")
    private boolean json;

    Answer() {}

    boolean isJson() {
        return json;
    }

    /**
     * Says it on standard output.
     *
     * @param spec command that is running
     * @param document makes the document, where that is asked for
     * @param text prints the text, where that is asked for
     */
    void say(@Nullable CommandSpec spec, Supplier<ObjectNode> document, Consumer<PrintWriter> text) {
        PrintWriter out =
                Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
        if (json) {
            out.print(Json.text(document.get()));
        } else {
            text.accept(out);
        }
        out.flush();
    }
}
