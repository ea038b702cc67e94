package org.natrolite.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
public final class ManifestVersion implements IVersionProvider {
    private ManifestVersion() {}

    @Override
    public String[] getVersion() {
        return new String[] {"natrolite " + current()};
    }

    /**
     * @return the version, or that there is none: classes that run from a folder, as in an IDE, have no manifest
     */
    public static String current() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
