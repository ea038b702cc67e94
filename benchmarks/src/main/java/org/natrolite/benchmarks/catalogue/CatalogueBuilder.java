package org.natrolite.benchmarks.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;

/** Writes the files of the catalogue from the data that they rest on. */
public final class CatalogueBuilder {
    /** How the files call this command in their provenance. */
    static final String COMMAND = "CatalogueBuilder";

    private CatalogueBuilder() {}

    /**
     * @param arguments folder of the data, folder to write to, and the ids of the cells to write, all if none is given
     */
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: CatalogueBuilder DATA OUT [ID...]");
            System.exit(2);
        }
        Path data = Path.of(arguments[0]);
        if (!Files.isDirectory(data)) {
            System.err.println(
                    "no folder " + data + "; expected the folder that holds tub-sib18650, hakadi-18650,"
                            + " sony-26650-lfp-tables, haidi-18650-lfp-half-cells, a123-26650-lfp, chayambuka-hard-carbon and hina-nacr32140");
            System.exit(3);
        }
        List<String> ids = arguments.length == 2
                ? Catalogue.ids()
                : Arrays.asList(arguments).subList(2, arguments.length);
        for (String id : ids) {
            Path file = Path.of(arguments[1], id + ".json");
            CellJson.write(build(id, data), file);
            System.out.println("wrote " + file);
        }
    }

    /**
     * @param id cell of the catalogue
     * @param data folder of the data
     * @return the cell, made anew
     */
    static CellParameters build(String id, Path data) {
        return switch (id) {
            case "layered-oxide-18650" -> LayeredOxide18650.build(data);
            case "layered-oxide-18650-hakadi" -> LayeredOxide18650Hakadi.build(data);
            case "layered-oxide-32140" -> LayeredOxide32140.build(data);
            case "prussian-white-hard-carbon" -> PrussianWhite.build(data, LayeredOxide18650.withSlowOfHakadi(data));
            case "prussian-blue-symmetric" -> PrussianBlueSymmetric.build();
            case "lfp-graphite-26650" -> LfpGraphite26650.build(data);
            // scaled from what is shipped: the calibration of the small cell takes minutes
            case "layered-oxide-180ah" ->
                LargeFormat.of(Catalogue.get("layered-oxide-32140"), 180, 4, id, "Layered oxide, 180 Ah");
            case "lfp-graphite-280ah" ->
                LargeFormat.of(Catalogue.get("lfp-graphite-26650"), 280, 5.4, id, "LFP, 280 Ah");
            default -> throw new BadArgumentException("unknown cell '" + id + "'; expected one of " + Catalogue.ids());
        };
    }
}
