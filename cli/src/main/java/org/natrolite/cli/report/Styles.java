package org.natrolite.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the style sheets that travel with the classes. */
final class Styles {
    private Styles() {}

    /** Styles of charts, with the palette for light, dark and print. */
    static String chart() {
        return read("chart.css");
    }

    /** Styles of pages, without those of charts. */
    static String page() {
        return read("page.css");
    }

    private static String read(String name) {
        try (InputStream in = Styles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the style sheet " + name + " is missing from the natrolite jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the style sheet " + name + " cannot be read from the natrolite jar", e);
        }
    }
}
