package org.natrolite.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadArgumentException;

class DataCatalogueTest {
    private static final String OWN = """
            schema_version: 1
            data_sets:
              - id: one
                title: t
                chemistry: c
                what: w
                page: https://example.org/
                licence: CC0 1.0
                read: r
                files:
                  - name: a.csv
                    url: https://example.org/a.csv
                    bytes: 12
                    sha256: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            """;

    @TempDir
    private Path folder;

    private DataCatalogue read(String text) throws IOException {
        return DataCatalogue.read(Files.writeString(folder.resolve("c.yaml"), text));
    }

    @Test
    void sodiumComesFirstAndEverySetSaysWhereAndHow() {
        List<DataSet> sets = DataCatalogue.shipped().sets();
        assertTrue(sets.size() >= 12);
        int lastSodium = -1;
        for (int i = 0; i < sets.size(); i++) {
            DataSet set = sets.get(i);
            if (set.chemistry().startsWith("sodium")) {
                assertEquals(i, ++lastSodium, set.id());
            }
            assertFalse(set.licence().isBlank()
                    || set.read().isBlank()
                    || set.what().isBlank());
            for (RemoteFile file : set.files()) {
                assertTrue(file.bytes() > 0 && file.sha256() != null, file.name());
                assertEquals("https", file.url().getScheme());
            }
        }
        assertTrue(lastSodium >= 3);
        assertEquals(
                "10.14279/depositonce-25036",
                DataCatalogue.shipped().get("tub-sib18650").doi());
    }

    /** The files that the checksums are of. */
    @Test
    void filesAtHandHaveTheSizeAndChecksumOfTheCatalogue() throws IOException {
        Path data = Path.of("..", "..", "shared", "data");
        assumeTrue(Files.isDirectory(data), "the measured data are not here");
        for (DataSet set : DataCatalogue.shipped().sets()) {
            for (RemoteFile file : set.files()) {
                assertEquals(
                        Verification.State.RIGHT,
                        Verification.of(file, data.resolve(set.id()).resolve(file.name()))
                                .state(),
                        file.name());
            }
        }
    }

    @Test
    void aCatalogueOfOnesOwn() throws IOException {
        DataSet set = read(OWN).get("one");
        assertEquals(12, set.bytes());
        assertEquals("", set.doi());
        assertEquals(-1, read(OWN.replace("        bytes: 12\n", "")).get("one").bytes());
        BadArgumentException e =
                assertThrows(BadArgumentException.class, () -> read(OWN).get("two"));
        assertTrue(String.valueOf(e.getMessage()).contains("'two'; expected one of one"), e::toString);
    }

    @Test
    void refusals() {
        refused(() -> unchecked(OWN.replace("name: a.csv", "name: ../a.csv")), "'../a.csv'", "file name");
        refused(() -> unchecked(OWN.replace("https://example.org/a.csv", "file:///a.csv")), "https://");
        refused(() -> unchecked(OWN.replace("bytes: 12", "bytes: -12")), "whole number");
        refused(() -> unchecked(OWN.replace("bytes: 12", "bytes: 1.5")), "whole number");
        refused(() -> unchecked(OWN.replace("sha256: aa", "sha256: XY")), "hexadecimal");
        refused(() -> unchecked(OWN.replace("licence", "license")), "'licence'");
        refused(() -> unchecked(OWN.replace("    read: r", "    read: r\n    extra: x")), "unknown key 'extra'");
        refused(() -> unchecked(OWN + OWN.substring(OWN.indexOf("  - id"))), "two data sets 'one'");
    }

    private DataCatalogue unchecked(String text) {
        try {
            return read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
