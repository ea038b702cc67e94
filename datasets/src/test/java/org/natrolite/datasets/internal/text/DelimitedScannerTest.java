package org.natrolite.datasets.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DelimitedScannerTest {

    private static DelimitedScanner scanner(String text) {
        return new DelimitedScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "s", ',');
    }

    /** A stream that hands out few bytes at a time, so that every record crosses the end of what is there. */
    private static InputStream dripping(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, most));
            }
        };
    }

    private static List<List<String>> all(DelimitedScanner scanner) {
        List<List<String>> records = new ArrayList<>();
        while (scanner.next()) {
            records.add(scanner.texts());
        }
        return records;
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> field = Arbitraries.strings()
                .withChars("ab ,\"\n\r;\u00b0\u4e16")
                .ofMaxLength(6)
                .map(String::strip);
        return field.list().ofMinSize(2).ofMaxSize(4).list().ofMaxSize(6);
    }

    @Property
    void quotedFieldsComeBack(
            @ForAll("tables") List<List<String>> table,
            @ForAll @IntRange(min = 1, max = 7) int drip,
            @ForAll @IntRange(min = 0, max = 2) int end) {
        String lineEnd = List.of("\n", "\r\n", "\r").get(end);
        StringBuilder text = new StringBuilder();
        for (List<String> record : table) {
            List<String> quoted = record.stream()
                    .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                    .toList();
            text.append(String.join(" , ", quoted)).append(lineEnd);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        assertEquals(table, all(new DelimitedScanner(dripping(bytes, drip), "s", ',')));
    }

    @Test
    void countsLinesWithBlanksAndBreaksInsideQuotes() {
        DelimitedScanner scanner = scanner("a,b\r\n\r\n1,\"x\ny\"\n2,3");
        List<Long> lines = new ArrayList<>();
        while (scanner.next()) {
            lines.add(scanner.line());
        }
        assertEquals(List.of(1L, 3L, 5L), lines);
    }

    /** A carriage return alone ends a line, too: inside a quote it must not swallow the row after it. */
    @Test
    void everyLineEndInsideAQuoteIsOne() {
        for (String end : new String[] {"\n", "\r", "\r\n"}) {
            DelimitedScanner open = scanner("a,\"b" + end + "c\",d" + end + "e\n");
            assertTrue(open.next());
            assertEquals(1, open.line());
            assertTrue(open.next());
            assertEquals(3, open.line());
            DelimitedScanner strict = scanner("a,\"b" + end + "c\",d" + end + "e\n");
            strict.oneLineRecords();
            refused(strict::next, "not closed on its line");
        }
    }

    @Test
    void skipsWholeLines() {
        DelimitedScanner scanner = scanner("title \" with a quote\r\nsecond\n1,2\n");
        assertTrue(scanner.skipLine());
        assertTrue(scanner.skipLine());
        assertTrue(scanner.next());
        assertEquals(3, scanner.line());
        assertEquals(2, scanner.number(1, (byte) '.'));
        assertFalse(scanner.skipLine());
    }

    @Test
    void recordsLongerThanTheBufferAreRead() {
        String wide = "x".repeat(200_000);
        assertEquals(List.of(List.of(wide, "1")), all(scanner(wide + ",1\n")));
    }

    @Test
    void aPairOfQuotesIsARecordAndABlankLineIsNone() {
        assertEquals(
                List.of(List.of("a", "b"), List.of(""), List.of("1", "2")), all(scanner("a,b\n\n\"\"\n  \n1,2\n")));
    }

    @Test
    void refusesBrokenQuotesAndBinary() {
        refused(() -> all(scanner("a,b\n\"1,2\n")), "line 2", "never closed");
        refused(() -> all(scanner("a,b\n\"1\"x,2\n")), "line 2", "closing quote");
        refused(() -> all(scanner("a,b\n1\"1\",2\n")), "line 2", "quote inside");
        refused(() -> all(scanner("a,b\n1,\u0000\n")), "line 2", "0x00", "binary");
        refused(() -> all(scanner("a,\"\u0001\"\n")), "line 1", "0x01", "binary");
        refused(() -> all(scanner("y".repeat(5_000_000))), "line 1", "line of more than");
    }
}
