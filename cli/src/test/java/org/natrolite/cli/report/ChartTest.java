package org.natrolite.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.core.error.BadArgumentException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
    private static final Axis X = Axis.of("Time", "h");
    private static final Axis Y = Axis.of("Voltage", "V");
    private static final double[] THREE = {0, 1, 2};

    @Test
    void aBandRunsAlongItsUpperEdgeAndBackAlongItsLowerEdge() {
        Chart chart = Chart.builder("Band", X.within(0, 2), Y.within(0, 10))
                .add(Series.band("", THREE, new double[] {1, 2, 3}, new double[] {4, 6, 8}))
                .build();
        Document svg = Xml.parse(chart.toSvg(500));
        Frame frame = Frame.of(chart, 500);
        List<double[]> corners =
                Xml.corners(Xml.withClass(svg, "path", "band").get(0).getAttribute("d"));
        double[][] expected = {{0, 4}, {1, 6}, {2, 8}, {2, 3}, {1, 2}, {0, 1}};
        assertEquals(expected.length, corners.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(frame.x().at(expected[i][0]), corners.get(i)[0], 0.005);
            assertEquals(frame.y().at(expected[i][1]), corners.get(i)[1], 0.005);
        }
        assertEquals(frame.left(), corners.get(0)[0], 0.005);
        assertEquals(frame.right(), corners.get(2)[0], 0.005);
        // a tenth of the axis is a tenth of the plot
        assertEquals((frame.bottom() - frame.top()) / 10, corners.get(4)[1] - corners.get(3)[1], 0.01);
    }

    @Test
    void nanSplitsALineAndIsNowhereWritten() {
        double[] x = {0, 1, 2, 3, 4, 5};
        double[] y = {1, 2, Double.NaN, 3, Double.NaN, 4};
        double[] upper = {2, 3, 3, Double.NaN, 5, 6};
        Chart chart = Chart.builder("Gaps", X, Y)
                .add(Series.line("a", x, y))
                .add(Series.points("b", x, y).withErrorBars(y, upper))
                .add(Series.band("c", x, y, upper))
                .build();
        Document svg = Xml.parse(chart.toSvg(500));
        assertFalse(chart.toSvg(500).contains("NaN"));
        assertFalse(chart.toSvg(500).contains("Infinity"));
        List<Element> lines = Xml.withClass(svg, "path", "line").stream()
                .filter(path -> Xml.corners(path.getAttribute("d")).get(0)[1]
                        > Frame.of(chart, 500).top() - 1)
                .toList();
        assertEquals(1, lines.size());
        assertEquals(2, Xml.corners(lines.get(0).getAttribute("d")).size());
        // two lonely values of the line, four points, one sample in the legend
        assertEquals(2 + 4 + 1, Xml.withClass(svg, "circle", "point").size());
        assertEquals(3, Xml.withClass(svg, "path", "error").size());
        assertEquals(2, Xml.withClass(svg, "path", "band").size());
    }

    @Test
    void stepsHoldTheirValueUntilTheNext() {
        Chart chart = Chart.builder("Steps", X.within(0, 2), Y.within(0, 4))
                .add(Series.steps("", THREE, new double[] {1, 3, 2}))
                .build();
        Frame frame = Frame.of(chart, 400);
        List<double[]> corners = Xml.corners(Xml.withClass(Xml.parse(chart.toSvg(400)), "path", "line")
                .get(0)
                .getAttribute("d"));
        double[][] expected = {{0, 1}, {1, 1}, {1, 3}, {2, 3}, {2, 2}};
        assertEquals(expected.length, corners.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(frame.x().at(expected[i][0]), corners.get(i)[0], 0.005);
            assertEquals(frame.y().at(expected[i][1]), corners.get(i)[1], 0.005);
        }
    }

    @Test
    void aSpikeInALongSeriesIsDrawn() {
        int n = 100_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
            y[i] = Math.sin(i);
        }
        y[77_777] = 9;
        Chart chart = Chart.builder("Spike", X, Y.within(-10, 10))
                .add(Series.line("", x, y))
                .build();
        List<double[]> corners = Xml.corners(Xml.withClass(Xml.parse(chart.toSvg(600)), "path", "line")
                .get(0)
                .getAttribute("d"));
        assertTrue(corners.size() < 8 * 600, () -> corners.size() + " corners");
        double highest = corners.stream().mapToDouble(corner -> corner[1]).min().orElseThrow();
        assertEquals(Frame.of(chart, 600).y().at(9), highest, 0.005);
    }

    @Test
    void namesStandAtTheEndsOfLinesOnlyIfThereIsRoomForAll() {
        Chart.Builder apart = Chart.builder("Names", X, Y)
                .add(Series.line("first", THREE, new double[] {0, 1, 2}))
                .add(Series.line("second", THREE, new double[] {0, 2, 4}));
        Frame direct = Frame.of(apart.build(), 600);
        assertEquals(2, direct.endLabels().size());
        assertTrue(direct.legend().entries().isEmpty());

        Chart.Builder crowd = apart;
        for (int i = 0; i < 8; i++) {
            crowd = crowd.add(
                    Series.line("more " + i, THREE, new double[] {0, 1, 2.01}).withColour(i));
        }
        assertEquals(10, Frame.of(crowd.build(), 600).legend().entries().size());
        assertEquals(2, Frame.of(apart.build(), 160).legend().entries().size());
        Chart early = apart.add(Series.line("ends early", new double[] {0, 1}, new double[] {0, 1}))
                .build();
        assertEquals(3, Frame.of(early, 600).legend().entries().size());
        Chart twins = Chart.builder("Twins", X, Y)
                .add(Series.line("now", THREE, new double[] {0, 1, 2}).withColour(1))
                .add(Series.line("later", THREE, new double[] {0, 2, 4})
                        .withColour(1)
                        .withDashes())
                .build();
        assertEquals(2, Frame.of(twins, 600).legend().entries().size());
    }

    @Test
    void closeNamesMoveApartInTheOrderOfTheirLines() {
        Chart chart = Chart.builder("Close", X, Y)
                .add(Series.line("low", THREE, new double[] {0, 1, 4.00}))
                .add(Series.line("high", THREE, new double[] {0, 1, 4.02}))
                .add(Series.line("middle", THREE, new double[] {0, 1, 4.01}))
                .build();
        List<EndLabels.Label> labels = Frame.of(chart, 600).endLabels();
        assertEquals(
                List.of("high", "middle", "low"),
                labels.stream().map(EndLabels.Label::text).toList());
        assertTrue(labels.get(1).place() - labels.get(0).place() >= 15.99);
        assertTrue(labels.get(2).place() - labels.get(1).place() >= 15.99);
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 358, 528, 1080})
    void textsOfTheDemoNeitherOverlapNorLeaveThePicture(int width) {
        int charts = 0;
        for (Section section : Demo.page().sections()) {
            for (Section.Block block : section.blocks()) {
                if (block instanceof Section.Charts group) {
                    for (Chart chart : group.charts()) {
                        TextBoxes.check(chart.title(), Xml.parse(chart.toSvg(width)), width);
                        charts++;
                    }
                }
            }
        }
        assertEquals(12, charts);
    }

    @Test
    void aPictureIsNamedAndDescribed() {
        Chart chart = Chart.builder("Capacity <&> 'life'", X, Y)
                .add(Series.line("a\"b", THREE, new double[] {4, 3.5, 3}))
                .reference(ReferenceLine.horizontal(3.2, "limit"))
                .build();
        Element root = Xml.parse(chart.toSvg(400)).getDocumentElement();
        assertEquals("img", root.getAttribute("role"));
        assertEquals("Capacity <&> 'life'", root.getAttribute("aria-label"));
        assertEquals("Capacity <&> 'life'", Xml.all(root, "title").get(0).getTextContent());
        assertEquals(
                "Voltage / V over Time / h. a\"b: 4.00 at 0, 3.00 at 2.00. A line marks limit.",
                Xml.all(root, "desc").get(0).getTextContent());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        double[] none = {};
        double[] nan = {Double.NaN, Double.NaN, Double.NaN};
        double[] infinite = {0, Double.POSITIVE_INFINITY, 1};
        assertThrows(BadArgumentException.class, () -> Series.line("s", none, none));
        assertThrows(BadArgumentException.class, () -> Series.line("s", THREE, nan));
        assertThrows(BadArgumentException.class, () -> Series.band("s", THREE, THREE, nan));
        assertThrows(BadArgumentException.class, () -> Series.points("s", THREE, infinite));
        assertThrows(BadArgumentException.class, () -> Series.line("s", THREE, new double[2]));
        assertThrows(BadArgumentException.class, () -> Series.band("s", THREE, new double[] {1, 2, 3}, THREE));
        assertThrows(
                BadArgumentException.class, () -> Chart.builder("empty", X, Y).build());
        assertThrows(BadArgumentException.class, () -> Y.within(1, Double.NaN));
        assertThrows(BadArgumentException.class, () -> Y.within(Double.NaN, 1));
        assertThrows(BadArgumentException.class, () -> Y.within(2, 1));
        assertThrows(BadArgumentException.class, () -> ReferenceLine.horizontal(Double.NaN, "x"));
        Chart.Builder zero = Chart.builder("log", X.withLogScale(), Y).add(Series.line("", THREE, THREE));
        BadArgumentException e = assertThrows(BadArgumentException.class, zero::build);
        assertTrue(message(e).contains("Time / h"), message(e));
    }

    @Test
    void aConstantAndASinglePointHaveAxes() {
        for (double value : new double[] {0, 3.3, -1e-9, 2e12}) {
            Chart chart = Chart.builder("Constant", X, Y)
                    .add(Series.points("p", new double[] {value}, new double[] {value}))
                    .build();
            Frame frame = Frame.of(chart, 400);
            assertTrue(frame.y().low() < value && value < frame.y().high());
            assertTrue(frame.yTicks().values().size() >= 2);
            Xml.parse(chart.toSvg(400));
        }
    }

    @Test
    void aSeriesKeepsItsOwnCopyOfTheData() {
        double[] y = {1, 2, 3};
        Chart chart = Chart.builder("Copy", X, Y).add(Series.line("", THREE, y)).build();
        String before = chart.toSvg(400);
        y[1] = 1e6;
        assertEquals(before, chart.toSvg(400));
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
