package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Point;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Surface;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

/** The resistance surface of the TU Berlin cell is not a copy of its nodes: each is met by a fit that has not seen it. */
final class LeftOutNodesTest {
    private static final double TOLERANCE = 0.15;

    private record Node(int soc, boolean charging, double temperature) {}

    @Test
    void areMetByTheOthers() {
        Path data = SharedData.folder("tub-sib18650");
        CellParameters cell = Catalogue.get("layered-oxide-18650");
        List<Point> points = LayeredOxide18650Pulses.points(
                data.resolve("tub-sib18650"),
                Parts.nodes(10),
                cell.openCircuit().voltage().interpolant(),
                cell.resistance().pairs().get(2));
        ResistanceSurface surface = LayeredOxide18650Pulses.surface();
        Set<Node> nodes = new LinkedHashSet<>();
        points.stream().filter(p -> p.node() > 0).forEach(p -> nodes.add(node(p)));
        for (Node node : nodes) {
            Predicate<Point> other = p -> !node(p).equals(node);
            Surface found = surface.fit(points, other);
            for (Point point : points) {
                if (node(point).equals(node) && point.time() > 0) {
                    assertEquals(0, surface.error(found, point), TOLERANCE, point.toString());
                }
            }
        }
    }

    private static Node node(Point point) {
        return new Node(point.node(), point.charging(), point.temperature());
    }
}
