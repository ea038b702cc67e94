package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.chemistry.Catalogue;
import org.natrolite.models.chemistry.CellJson;

final class CatalogueBuilderTest {
    /** What is shipped is what the command makes of the data. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "layered-oxide-18650",
                "layered-oxide-18650-hakadi",
                "layered-oxide-180ah",
                "prussian-white-hard-carbon",
                "prussian-blue-symmetric",
                "lfp-graphite-26650",
                "lfp-graphite-280ah"
            })
    void makesTheShippedFilesAnew(String id) {
        Path data = SharedData.folder(
                "tub-sib18650",
                "hakadi-18650",
                "sony-26650-lfp-tables",
                "haidi-18650-lfp-half-cells",
                "a123-26650-lfp",
                "chayambuka-hard-carbon");
        assertEquals(CellJson.format(Catalogue.get(id)), CellJson.format(CatalogueBuilder.build(id, data)));
    }

    @Test
    void makesAStartForTheCalibrationOfTheTenAmpereHourCell() {
        Path data = SharedData.folder("tub-sib18650", "hakadi-18650", "hina-nacr32140");
        String id = "layered-oxide-32140";
        String text = CellJson.format(CatalogueBuilder.build(id, data));
        assertEquals(text, CellJson.format(CellJson.parse(id, text)));
    }

    @Test
    void refusesACellThatIsNotInTheCatalogue() {
        assertThrows(BadArgumentException.class, () -> CatalogueBuilder.build("lead-acid", Path.of(".")));
    }
}
