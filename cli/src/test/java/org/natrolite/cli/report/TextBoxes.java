package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Estimates where the texts of a picture lie. */
final class TextBoxes {
    /** Heights above and below the baseline, as fractions of the font size; what letters need, without line spacing. */
    private static final double ABOVE = 0.75;

    private static final double BELOW = 0.2;

    private TextBoxes() {}

    static void check(String title, Document svg, double width) {
        double height = Double.parseDouble(
                svg.getDocumentElement().getAttribute("viewBox").split(" ", -1)[3]);
        List<Obstacles.Box> boxes = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Element text : Xml.all(svg, "text")) {
            String content = text.getTextContent();
            double x = Double.parseDouble(text.getAttribute("x"));
            double y = Double.parseDouble(text.getAttribute("y"));
            // the estimate holds a margin for wide fonts, which need not be spent twice here
            double length = TextWidth.of(content, Frame.FONT) / 1.08;
            List<String> styles = List.of(text.getAttribute("class").split(" ", -1));
            double left = styles.contains("end") ? x - length : styles.contains("middle") ? x - length / 2 : x;
            Obstacles.Box box = new Obstacles.Box(left, y - ABOVE * Frame.FONT, left + length, y + BELOW * Frame.FONT);
            assertTrue(
                    box.left() >= 0 && box.right() <= width && box.top() >= 0 && box.bottom() <= height,
                    () -> title + ": '" + content + "' leaves the picture: " + box);
            for (int i = 0; i < boxes.size(); i++) {
                String other = texts.get(i);
                assertFalse(box.overlaps(boxes.get(i)), () -> title + ": '" + content + "' covers '" + other + "'");
            }
            boxes.add(box);
            texts.add(content);
        }
    }
}
