package org.natrolite.models.chemistry;

import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.ageing.AgeingModel;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Reads and writes the JSON of an ageing model, format {@code natrolite-ageing}, schema version 1: laws of any composition
 * with prior and posterior. Numbers are written as the shortest decimals that read back to the same bits. A potential or
 * voltage that a law has of its own is kept as a table in steps of 0.001.
 */
public final class AgeingModelJson {
    private AgeingModelJson() {}

    /**
     * @param file JSON file, UTF-8
     * @return the model
     * @throws BadDataException if there is no such file or it is not a valid model file
     * @throws UncheckedIOException if it cannot be read
     */
    public static AgeingModel read(Path file) {
        return parse(file.toString(), Document.text(file, "an ageing model"));
    }

    /**
     * @param source name for messages
     * @param text JSON document
     * @return the model
     * @throws BadDataException if it is not a valid model file
     */
    public static AgeingModel parse(String source, String text) {
        Node root = Document.parse(source, text);
        Node format = root.member(LawSchema.FORMAT.key());
        if (!format.text().equals(LawSchema.FORMAT_NAME)) {
            throw format.bad("format " + format.written(), "'" + LawSchema.FORMAT_NAME + "'");
        }
        root.member(LawSchema.SCHEMA_VERSION.key()).requireVersion(LawSchema.VERSION);
        return LawSchema.MODEL.read(root);
    }

    /**
     * @param model model
     * @return its JSON document, ending with a line feed
     */
    public static String format(AgeingModel model) {
        StringWriter text = new StringWriter();
        PrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }
        };
        try (JsonGenerator out = new JsonFactory().createGenerator(context, text)) {
            LawSchema.MODEL.write(model, out);
        }
        return text.append('\n').toString();
    }
}
