package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadArgumentException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PageTest {
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z]+://[^\"' <]*|url\\([^)]*\\)|@import|<script|<iframe|src=", Pattern.CASE_INSENSITIVE);

    @Test
    void theDemoIsWellFormedAndNeedsNothingButItself() throws IOException {
        Path file = Demo.page().write(Path.of("target", "report-demo"));
        String html = Files.readString(file);
        Document page = Xml.parse(html);
        assertFalse(html.contains("NaN"));
        assertFalse(html.contains("Infinity"));
        Matcher addresses = ADDRESS.matcher(html);
        int links = 0;
        while (addresses.find()) {
            assertTrue(addresses.group().startsWith("https://doi.org/"), addresses.group());
            links++;
        }
        assertEquals(1, links);
        for (Element link : Xml.all(page, "a")) {
            String target = link.getAttribute("href");
            boolean inside = Xml.all(page, "section").stream()
                    .anyMatch(section -> target.equals("#" + section.getAttribute("id")));
            assertTrue(inside || target.equals("https://doi.org/10.1016/j.est.2018.01.019"), target);
        }
    }

    @Test
    void onATelephoneTheTextOfChartsIsAtLeastElevenPixelsHigh() {
        Document page = Xml.parse(Demo.page().toHtml());
        double available = 390 - 2 * 16;
        int narrow = 0;
        for (Element svg : Xml.withClass(page, "svg", "shown-narrow")) {
            double width = Double.parseDouble(svg.getAttribute("viewBox").split(" ", -1)[2]);
            Matcher size = Pattern.compile("font(?:-size)?: ([0-9.]+)px").matcher(Styles.chart());
            int sizes = 0;
            while (size.find()) {
                assertTrue(Double.parseDouble(size.group(1)) * available / width >= 11);
                sizes++;
            }
            assertEquals(2, sizes);
            narrow++;
        }
        assertEquals(12, narrow);
        assertEquals(12, Xml.withClass(page, "svg", "shown-wide").size());
    }

    @Test
    void everyTextIsEscaped() {
        String evil = "<script>alert(\"1\")</script> & 'x' \u0000\ud800";
        String seen = "<script>alert(\"1\")</script> & 'x' \ufffd\ufffd";
        Axis axis = Axis.of(evil, evil);
        Chart chart = Chart.builder(evil, axis, axis)
                .caption(evil)
                .description(evil)
                .add(Series.points(evil, new double[] {1}, new double[] {1}))
                .reference(ReferenceLine.horizontal(1, evil))
                .build();
        Page page = Page.titled(evil, evil)
                .fact(evil, evil)
                .footer(evil)
                .add(Section.titled(evil)
                        .paragraph(evil)
                        .tiles(List.of(Tile.of(evil, evil, evil, evil)))
                        .table(Table.titled(evil)
                                .remark(evil)
                                .text(evil)
                                .number(evil, evil)
                                .row(List.of(
                                        new Table.Cell(evil, Origin.UNSTATED), new Table.Cell(evil, Origin.ASSUMED)))
                                .build())
                        .note(evil, List.of(evil))
                        .warning(evil, List.of(evil, evil))
                        .definitions(Map.of(evil, evil))
                        .references(List.of(new Reference(evil, "")))
                        .chart(chart)
                        .build())
                .build();
        Document document = Xml.parse(page.toHtml());
        assertTrue(Xml.all(document, "script").isEmpty());
        assertEquals(seen, Xml.all(document, "h1").get(0).getTextContent());
        assertEquals(seen + "a", Xml.all(document, "td").get(0).getTextContent());
        assertEquals(seen, Xml.all(document, "dd").get(0).getTextContent());
        assertEquals(seen, Xml.all(document, "desc").get(0).getTextContent());
    }

    @Test
    void aPageTakesThePlaceOfTheOldOneAndLeavesNothingElse(@TempDir Path folder) throws IOException {
        Path directory = folder.resolve("a").resolve("b");
        Page.titled("old", "").build().write(directory);
        Path file = Page.titled("new", "").build().write(directory);
        assertEquals(directory.resolve("index.html"), file);
        assertTrue(Files.readString(file).contains("<h1>new</h1>"));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsABadArgument(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        for (Path bad : List.of(file, file.resolve("below"))) {
            Page page = Page.titled("t", "").build();
            BadArgumentException e = assertThrows(BadArgumentException.class, () -> page.write(bad));
            assertTrue(message(e).contains("'" + bad + "'"), message(e));
            assertTrue(message(e).contains("expected a folder"), message(e));
        }
        // something that is no file stands where the page goes
        Files.createDirectories(folder.resolve("index.html").resolve("inside"));
        assertThrows(
                BadArgumentException.class, () -> Page.titled("t", "").build().write(folder));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void malformedPiecesAreRefused() {
        assertThrows(BadArgumentException.class, () -> new Reference("r", "https://doi.org/10.1/x"));
        assertThrows(
                BadArgumentException.class,
                () -> Table.titled("t").text("a").row("1", "2").build());
        assertThrows(BadArgumentException.class, () -> Table.titled("t").build());
        assertThrows(BadArgumentException.class, () -> Section.titled("s").charts(5, List.of()));
    }

    @Test
    void aWriterRefusesWhatWouldNotBeMarkup() {
        assertThrows(IllegalStateException.class, () -> Markup.px(Double.NaN));
        assertThrows(IllegalStateException.class, () -> Markup.px(Double.NEGATIVE_INFINITY));
        assertThrows(IllegalStateException.class, () -> new Markup().open("p").finish());
        assertThrows(IllegalArgumentException.class, () -> new Markup().open("p", "class"));
        assertThrows(IllegalArgumentException.class, () -> new Markup().style("a<b"));
        assertEquals("0", Markup.px(-0.001));
        assertEquals("1200", Markup.px(1200));
        assertEquals("-1.25", Markup.px(-1.25));
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
