package org.natrolite.cli.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads markup with the parser of the JDK, which refuses what is not well formed. */
final class Xml {
    private Xml() {}

    static Document parse(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(text)));
        } catch (Exception e) {
            throw new AssertionError("not well formed: " + e.getMessage(), e);
        }
    }

    /** Elements of a name, at any depth. */
    static List<Element> all(Document document, String name) {
        return list(document.getElementsByTagName(name));
    }

    /** Elements of a name below another, at any depth. */
    static List<Element> all(Element element, String name) {
        return list(element.getElementsByTagName(name));
    }

    /** Elements of a name that carry a class. */
    static List<Element> withClass(Document document, String name, String style) {
        return all(document, name).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ", -1)).contains(style))
                .toList();
    }

    /** Corners of a path of straight lines. */
    static List<double[]> corners(String d) {
        List<double[]> corners = new ArrayList<>();
        for (String corner : d.replace("Z", "").split("[ML]", -1)) {
            if (!corner.isEmpty()) {
                String[] numbers = corner.split(" ", -1);
                corners.add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
            }
        }
        return corners;
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
