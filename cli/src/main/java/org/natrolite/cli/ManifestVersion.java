package org.natrolite.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar's manifest. */
final class ManifestVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        // Classes that run from a folder, as in an IDE, have no manifest.
        return new String[] {"natrolite " + (version == null ? "(not packaged)" : version)};
    }
}
