package org.natrolite.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.natrolite.datasets.catalogue.DataCatalogue;
import picocli.CommandLine.Option;

/** Which catalogue of data sets to use. */
final class CatalogueOptions {
    @Option(
            names = "--catalogue",
            paramLabel = "FILE.yaml",
            description = "catalogue of your own instead of the one shipped, YAML")
    private @Nullable Path file;

    private CatalogueOptions() {}

    DataCatalogue catalogue() {
        return file == null ? DataCatalogue.shipped() : DataCatalogue.read(file);
    }
}
