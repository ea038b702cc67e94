package org.natrolite.cli.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.core.error.BadArgumentException;

/**
 * A report of one page. Immutable.
 *
 * <p>The file needs nothing but itself: no script, font, image or style from elsewhere, and it forbids the browser to
 * fetch any. The only addresses in it are links to doi.org.
 *
 * @param title what the report is about
 * @param lead the answer in two or three sentences
 * @param facts how it was made: command, data, seed, version, in the order of the map
 * @param sections parts from top to bottom
 * @param footer closing line, or empty
 */
public record Page(String title, String lead, Map<String, String> facts, List<Section> sections, String footer) {
    private static final String FILE = "index.html";

    /** Copies the collections. */
    public Page {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        sections = List.copyOf(sections);
    }

    /**
     * Starts a page.
     *
     * @param title what the report is about
     * @param lead the answer in two or three sentences
     * @return an empty builder
     */
    public static Builder titled(String title, String lead) {
        return new Builder(title, lead);
    }

    /**
     * @return the complete page
     */
    public String toHtml() {
        return PageWriter.write(this);
    }

    /**
     * Writes the page to {@code index.html} in a directory, which is made if it is missing. A reader never sees half a
     * page: it is written beside the old one and takes its place at once.
     *
     * @param directory where the page goes
     * @return the file
     * @throws BadArgumentException if the directory cannot be made or written to
     */
    public Path write(Path directory) {
        byte[] bytes = toHtml().getBytes(StandardCharsets.UTF_8);
        try {
            Files.createDirectories(directory);
            Path target = directory.resolve(FILE);
            // created under the rights of the directory, where createTempFile would hide the report from others
            Path part =
                    directory.resolve("." + FILE + "." + ProcessHandle.current().pid() + ".part");
            try {
                Files.write(part, bytes);
                replace(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
            return target;
        } catch (IOException e) {
            throw new BadArgumentException("the report cannot be written to the folder '" + directory + "' ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + "); expected a folder that can be created and written to");
        }
    }

    private static void replace(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A page being made; for one thread. All texts are plain: what looks like markup is shown as it is. */
    public static final class Builder {
        private final String title;
        private final String lead;
        private final Map<String, String> facts = new LinkedHashMap<>();
        private final List<Section> sections = new ArrayList<>();
        private String footer = "";

        private Builder(String title, String lead) {
            this.title = title;
            this.lead = lead;
        }

        /**
         * @param name what is told about the making of the report, such as "Command"
         * @param value what it was
         * @return this
         */
        public Builder fact(String name, String value) {
            facts.put(name, value);
            return this;
        }

        /**
         * @param section next part
         * @return this
         */
        public Builder add(Section section) {
            sections.add(section);
            return this;
        }

        /**
         * @param footer closing line
         * @return this
         */
        public Builder footer(String footer) {
            this.footer = footer;
            return this;
        }

        /**
         * @return the page
         */
        public Page build() {
            return new Page(title, lead, facts, sections, footer);
        }
    }
}
