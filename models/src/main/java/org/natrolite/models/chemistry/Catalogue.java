package org.natrolite.models.chemistry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.NearMiss;
import org.natrolite.models.cell.CellParameters;

/** The cells that come with the library. Each is read from its file when asked for. */
public final class Catalogue {
    private static final List<String> IDS = List.of(
            "layered-oxide-18650",
            "layered-oxide-18650-hakadi",
            "layered-oxide-32140",
            "layered-oxide-180ah",
            "prussian-white-hard-carbon",
            "prussian-blue-symmetric",
            "lfp-graphite-26650",
            "lfp-graphite-280ah");

    private Catalogue() {}

    /**
     * @return ids of all cells, in the order in which they are shown
     */
    public static List<String> ids() {
        return IDS;
    }

    /**
     * @param id one of {@link #ids()}
     * @return the cell
     * @throws BadArgumentException if there is no such cell; names those that may have been meant
     */
    public static CellParameters get(String id) {
        if (!IDS.contains(id)) {
            List<String> near = NearMiss.of(id, IDS);
            throw new BadArgumentException("unknown chemistry '" + id + "'; "
                    + (near.isEmpty() ? "" : "did you mean " + String.join(" or ", near) + "? ")
                    + "expected one of " + String.join(", ", IDS));
        }
        String name = id + ".json";
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the jar");
            }
            return CellJson.read(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
