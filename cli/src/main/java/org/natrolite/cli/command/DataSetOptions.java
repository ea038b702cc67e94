package org.natrolite.cli.command;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.natrolite.datasets.catalogue.DataSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A public data set and where it is on disk. */
final class DataSetOptions {
    @Parameters(paramLabel = "NAME", description = "data set, as 'data list' names it")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "folder that the folder of the set is in (default: ${DEFAULT-VALUE})")
    private Path parent = Path.of("data");

    @Mixin
    private @Nullable CatalogueOptions catalogue;

    DataSetOptions() {}

    DataSet set() {
        return Objects.requireNonNull(catalogue).catalogue().get(name);
    }

    /**
     * @param set the data set
     * @return its folder
     */
    Path folder(DataSet set) {
        return parent.resolve(set.id());
    }
}
