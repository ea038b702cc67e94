package org.natrolite.cli.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a page as markup that is HTML and XML at once. */
final class PageWriter {
    /** Width of a chart on a telephone of 390 px, px. */
    private static final double NARROW = 358;

    /** Width of a chart that fills a page of 690 to 1079 px, px. */
    private static final double MEDIUM = 680;

    /** Width of the page's contents and of the space between charts, as in the style sheet, px. */
    private static final double WIDE = 1080;

    private static final double GUTTER = 24;

    /** From this count of sections on, a list of them stands at the top. */
    private static final int SECTIONS_FOR_CONTENTS = 4;

    private final Markup out = new Markup();

    private PageWriter() {}

    static String write(Page page) {
        PageWriter writer = new PageWriter();
        writer.head(page);
        writer.body(page);
        return "<!DOCTYPE html>\n" + writer.out.finish();
    }

    private void head(Page page) {
        out.open("html", "lang", "en").line().open("head").line();
        out.empty("meta", "charset", "utf-8").line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .line();
        // an empty icon, lest a browser asks a server for one
        out.empty("link", "rel", "icon", "href", "data:,").line();
        out.element("title", page.title()).line();
        out.style(Styles.chart() + Styles.page()).line().close().line();
    }

    private void body(Page page) {
        out.open("body").line().open("header").line();
        out.element("h1", page.title()).line();
        out.element("p", page.lead(), "class", "lead").line();
        if (!page.facts().isEmpty()) {
            facts(page.facts());
        }
        if (page.sections().size() >= SECTIONS_FOR_CONTENTS) {
            contents(page.sections());
        }
        out.close().line().open("main").line();
        for (int s = 0; s < page.sections().size(); s++) {
            Section section = page.sections().get(s);
            out.open("section", "id", id(s))
                    .line()
                    .element("h2", section.heading())
                    .line();
            section.blocks().forEach(this::block);
            out.close().line();
        }
        out.close().line();
        if (!page.footer().isEmpty()) {
            out.open("footer").element("p", page.footer()).close().line();
        }
        out.close().line().close().line();
    }

    private void contents(List<Section> sections) {
        out.open("nav", "aria-label", "Contents").open("ul");
        for (int s = 0; s < sections.size(); s++) {
            out.open("li")
                    .element("a", sections.get(s).heading(), "href", "#" + id(s))
                    .close();
        }
        out.close().close().line();
    }

    private static String id(int section) {
        return "section-" + (section + 1);
    }

    private void block(Section.Block block) {
        if (block instanceof Section.Paragraph paragraph) {
            out.element("p", paragraph.text()).line();
        } else if (block instanceof Section.Tiles tiles) {
            tiles(tiles.tiles());
        } else if (block instanceof Section.TableBlock table) {
            table(table.table());
        } else if (block instanceof Section.Charts charts) {
            charts(charts);
        } else if (block instanceof Section.Note note) {
            note(note);
        } else if (block instanceof Section.Definitions definitions) {
            definitions(definitions.entries());
        } else if (block instanceof Section.References references) {
            references(references.references());
        }
    }

    private void tiles(List<Tile> tiles) {
        out.open("dl", "class", "tiles").line();
        for (Tile tile : tiles) {
            out.open("div", "class", tile.colour() < 0 ? "tile" : "tile c" + tile.colour() % Chart.COLOURS);
            out.element("dt", tile.label());
            out.open("dd", "class", "value").text(tile.value());
            if (!tile.unit().isEmpty()) {
                out.text(" ").element("span", tile.unit(), "class", "unit");
            }
            out.close();
            if (!tile.remark().isEmpty()) {
                out.element("dd", tile.remark(), "class", "remark");
            }
            out.close().line();
        }
        out.close().line();
    }

    /** Words of a fact stay whole, since a browser would break a command after the hyphens of its options. */
    private void facts(Map<String, String> facts) {
        out.open("dl", "class", "facts").line();
        facts.forEach((name, value) -> {
            out.open("div").element("dt", name).open("dd");
            String separator = "";
            for (String word : value.split(" ", -1)) {
                out.text(separator).element("span", word, "class", "word");
                separator = " ";
            }
            out.close().close().line();
        });
        out.close().line();
    }

    private void definitions(Map<String, String> entries) {
        out.open("dl", "class", "definitions").line();
        entries.forEach((term, meaning) ->
                out.element("dt", term).element("dd", meaning).line());
        out.close().line();
    }

    private void table(Table table) {
        out.open("div", "class", "table").line();
        if (!table.title().isEmpty()) {
            out.element("h3", table.title()).line();
        }
        // a region that scrolls must be reachable with the keyboard
        String name = table.title().isEmpty() ? "Table" : table.title();
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", name);
        out.open("table").line().open("thead").open("tr");
        for (Table.Column column : table.columns()) {
            out.open("th", "scope", "col", "class", column.number() ? "number" : "words")
                    .text(column.heading());
            if (!column.unit().isEmpty() && !"1".equals(column.unit())) {
                out.text(" ").element("span", "/ " + column.unit(), "class", "unit");
            }
            out.close();
        }
        out.close().close().line().open("tbody").line();
        Set<Origin> origins = EnumSet.noneOf(Origin.class);
        for (List<Table.Cell> row : table.rows()) {
            out.open("tr");
            for (int c = 0; c < row.size(); c++) {
                origins.add(row.get(c).origin());
                cell(row.get(c), table.columns().get(c), c == 0);
            }
            out.close().line();
        }
        out.close().close().close().line();
        origins.remove(Origin.UNSTATED);
        if (!origins.isEmpty()) {
            out.open("ul", "class", "kinds");
            for (Origin origin : origins) {
                out.open("li", "class", origin.word()).text(origin.word());
                out.element("span", origin.letter(), "class", "kind").close();
            }
            out.close().line();
        }
        if (!table.remark().isEmpty()) {
            out.element("p", table.remark(), "class", "remark").line();
        }
        out.close().line();
    }

    private void cell(Table.Cell cell, Table.Column column, boolean first) {
        String style = column.number() ? "number" : "words";
        if (first) {
            out.open("th", "scope", "row", "class", style).text(cell.text());
        } else if (cell.origin() == Origin.UNSTATED) {
            out.open("td", "class", style).text(cell.text());
        } else {
            out.open("td", "class", style + " " + cell.origin().word()).text(cell.text());
            out.element(
                    "span",
                    cell.origin().letter(),
                    "class",
                    "kind",
                    "title",
                    cell.origin().word());
        }
        out.close();
    }

    /** A chart is drawn for every width of page, and the style sheet shows the one that fits. */
    private void charts(Section.Charts block) {
        int columns = block.columns();
        double wide = (WIDE - (columns - 1) * GUTTER) / columns;
        out.open("div", "class", "charts columns-" + columns).line();
        for (Chart chart : block.charts()) {
            out.open("figure").line().open("figcaption").element("h3", chart.title());
            if (!chart.caption().isEmpty()) {
                out.element("p", chart.caption());
            }
            out.close().line();
            out.include(ChartRenderer.inPage(chart, wide, "shown-wide"));
            if (columns == 1) {
                out.include(ChartRenderer.inPage(chart, MEDIUM, "shown-medium"));
                out.include(ChartRenderer.inPage(chart, NARROW, "shown-narrow"));
            } else {
                out.include(ChartRenderer.inPage(chart, NARROW, "shown-medium shown-narrow"));
            }
            out.close().line();
        }
        out.close().line();
    }

    private void note(Section.Note note) {
        out.open("div", "class", note.warning() ? "note warning" : "note", "role", "note");
        out.element("h3", note.title());
        if (note.lines().size() == 1) {
            out.element("p", note.lines().get(0));
        } else {
            out.open("ul");
            note.lines().forEach(line -> out.element("li", line));
            out.close();
        }
        out.close().line();
    }

    private void references(List<Reference> references) {
        out.open("ol", "class", "references").line();
        for (Reference reference : references) {
            out.open("li").text(reference.text());
            if (!reference.doi().isEmpty()) {
                out.text(" ").element("a", "doi:" + reference.doi(), "href", "https://doi.org/" + reference.doi());
            }
            out.close().line();
        }
        out.close().line();
    }
}
