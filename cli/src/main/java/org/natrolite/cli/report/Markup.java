package org.natrolite.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is well formed and escaped by construction: text and attribute values cannot become elements,
 * elements close in the order in which they opened, and a coordinate that is not finite is refused. The output is both
 * HTML and XML.
 */
final class Markup {
    /** Coordinates keep a hundredth of a pixel. */
    private static final int DECIMALS = 2;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param name element name
     * @param attributes names and values in turn
     * @return this
     */
    Markup open(String name, String... attributes) {
        start(name, attributes);
        out.append('>');
        open.push(name);
        return this;
    }

    /** Writes an element without content, such as a line. */
    Markup empty(String name, String... attributes) {
        start(name, attributes);
        out.append("/>");
        return this;
    }

    /** Writes an element that holds text only. */
    Markup element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    /** Closes the element opened last. */
    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes text, escaped. */
    Markup text(String text) {
        escape(text);
        return this;
    }

    /** Starts a new line, for people who read the source. */
    Markup line() {
        out.append('\n');
        return this;
    }

    /** Takes over markup made by another writer; it must be complete. */
    Markup include(Markup other) {
        out.append(other.finish());
        return this;
    }

    /**
     * Writes a style sheet of this package as it is, since HTML knows no escapes inside of it. It must not hold a
     * character that XML would take for markup.
     */
    Markup style(String css) {
        if (css.indexOf('<') >= 0 || css.indexOf('&') >= 0) {
            throw new IllegalArgumentException("the style sheet holds '<' or '&', which differ between HTML and XML");
        }
        open("style").line();
        out.append(css);
        return close();
    }

    /**
     * @return everything written
     */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("the element '" + open.peek() + "' is still open");
        }
        return out.toString();
    }

    /**
     * Writes a coordinate.
     *
     * @param value px
     * @return shortest text with at most two decimals
     */
    static String px(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalStateException("a coordinate of " + value + " cannot be drawn");
        }
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private void start(String name, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attribute '" + attributes[attributes.length - 1] + "' has no value");
        }
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xfffd);
            }
        });
    }

    /** Characters of XML 1.0; a control character or a lone surrogate in a file name is none. */
    private static boolean allowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
