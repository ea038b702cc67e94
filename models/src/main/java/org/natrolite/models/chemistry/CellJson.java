package org.natrolite.models.chemistry;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.cell.CellParameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Reads and writes the JSON of a cell, format {@code natrolite-cell}, schema version 1.
 *
 * <p>Keys carry units ({@code capacity_Ah}, {@code activation_energy_J_per_mol}), memory is SI; each value is an object
 * of {@code value}, {@code lower95}, {@code upper95} and {@code provenance}, each curve the same with lists over
 * {@code soc}, or over {@code stoichiometry} where it is the potential of an electrode. The open-circuit voltage is either
 * one curve, {@code voltage_V}, or two {@code half_cells}. Numbers are written as the shortest decimals that read back to the same bits, in a fixed order of keys:
 * what is read from a written file equals what was written, bit for bit, and is written to the same bytes again.
 *
 * <p>A file is read whole or refused: an unknown, missing or repeated field, a value outside its bounds or its
 * interval, a number without provenance and a newer version of the schema are all refused with file, line and path; so is a
 * file of more than 16 MiB.
 */
public final class CellJson {
    private CellJson() {}

    /**
     * @param file JSON file, UTF-8
     * @return the cell
     * @throws BadDataException if there is no such file or it is not a valid cell file
     * @throws UncheckedIOException if it cannot be read
     */
    public static CellParameters read(Path file) {
        return parse(file.toString(), Document.text(file, "a cell file"));
    }

    /**
     * @param source name for messages
     * @param bytes JSON document, UTF-8; not modified
     * @return the cell
     * @throws BadDataException if it is not a valid cell file
     */
    static CellParameters read(String source, byte[] bytes) {
        return parse(source, Document.text(source, bytes));
    }

    /**
     * @param source name for messages
     * @param text JSON document
     * @return the cell
     * @throws BadDataException if it is not a valid cell file
     */
    public static CellParameters parse(String source, String text) {
        Node root = Document.parse(source, text);
        Node format = root.member(CellSchema.FORMAT.key());
        if (!format.text().equals(CellSchema.FORMAT_NAME)) {
            throw format.bad("format " + format.written(), "'" + CellSchema.FORMAT_NAME + "'");
        }
        root.member(CellSchema.SCHEMA_VERSION.key()).requireVersion(CellSchema.VERSION);
        return CellSchema.CELL.read(root);
    }

    /**
     * @param cell cell
     * @return its JSON document, ending with a line feed
     */
    public static String format(CellParameters cell) {
        StringWriter text = new StringWriter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        PrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return printer;
            }
        };
        try (JsonGenerator out = new JsonFactory().createGenerator(context, text)) {
            CellSchema.CELL.write(cell, out);
        }
        return text.append('\n').toString();
    }

    /**
     * @param cell cell
     * @param file file to write, UTF-8; replaced if it exists
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(CellParameters cell, Path file) {
        try {
            Files.writeString(file, format(cell));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
