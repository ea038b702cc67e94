package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.natrolite.core.error.BadArgumentException;

/** A part of a page under one heading: blocks from top to bottom. Immutable. */
public final class Section {
    private final String heading;
    private final List<Block> blocks;

    private Section(String heading, List<Block> blocks) {
        this.heading = heading;
        this.blocks = List.copyOf(blocks);
    }

    /** A piece of a section. */
    sealed interface Block {}

    record Paragraph(String text) implements Block {}

    record Tiles(List<Tile> tiles) implements Block {}

    record TableBlock(Table table) implements Block {}

    record Charts(int columns, List<Chart> charts) implements Block {}

    record Note(boolean warning, String title, List<String> lines) implements Block {}

    record Definitions(Map<String, String> entries) implements Block {}

    record References(List<Reference> references) implements Block {}

    /**
     * Starts a section.
     *
     * @param heading what the part is about
     * @return an empty builder
     */
    public static Builder titled(String heading) {
        return new Builder(heading);
    }

    /**
     * @return what the part is about
     */
    public String heading() {
        return heading;
    }

    /** Contents from top to bottom. */
    List<Block> blocks() {
        return blocks;
    }

    /** A section being made; for one thread. All texts are plain: what looks like markup is shown as it is. */
    public static final class Builder {
        private final String heading;
        private final List<Block> blocks = new ArrayList<>();

        private Builder(String heading) {
            this.heading = heading;
        }

        /**
         * @param text a paragraph
         * @return this
         */
        public Builder paragraph(String text) {
            blocks.add(new Paragraph(text));
            return this;
        }

        /**
         * @param tiles key figures, side by side
         * @return this
         */
        public Builder tiles(List<Tile> tiles) {
            blocks.add(new Tiles(List.copyOf(tiles)));
            return this;
        }

        /**
         * @param table a table, which scrolls on a narrow screen
         * @return this
         */
        public Builder table(Table table) {
            blocks.add(new TableBlock(table));
            return this;
        }

        /**
         * @param chart a chart as wide as the page
         * @return this
         */
        public Builder chart(Chart chart) {
            return charts(1, List.of(chart));
        }

        /**
         * Adds charts in a grid; on a narrow screen they stand below each other.
         *
         * @param columns charts side by side on a wide screen, 1 to 4
         * @param charts charts, row by row
         * @return this
         * @throws BadArgumentException if the count of columns is not 1 to 4
         */
        public Builder charts(int columns, List<Chart> charts) {
            BadArgumentException.requireWithin(columns, 1, 4, "columns of charts in section '" + heading + "'");
            blocks.add(new Charts(columns, List.copyOf(charts)));
            return this;
        }

        /**
         * @param title what it is about
         * @param lines what the reader should know; a single one is a paragraph, several are a list
         * @return this
         */
        public Builder note(String title, List<String> lines) {
            blocks.add(new Note(false, title, List.copyOf(lines)));
            return this;
        }

        /**
         * @param title what it is about
         * @param lines what the reader must know; a single one is a paragraph, several are a list
         * @return this
         */
        public Builder warning(String title, List<String> lines) {
            blocks.add(new Note(true, title, List.copyOf(lines)));
            return this;
        }

        /**
         * @param entries terms and what they mean, in the order of the map
         * @return this
         */
        public Builder definitions(Map<String, String> entries) {
            blocks.add(new Definitions(Collections.unmodifiableMap(new LinkedHashMap<>(entries))));
            return this;
        }

        /**
         * @param references entries of a bibliography
         * @return this
         */
        public Builder references(List<Reference> references) {
            blocks.add(new References(List.copyOf(references)));
            return this;
        }

        /**
         * @return the section
         */
        public Section build() {
            return new Section(heading, blocks);
        }
    }
}
