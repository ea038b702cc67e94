package org.natrolite.cli.report;

import java.util.ArrayList;
import java.util.List;

/** What is already drawn, to put a text where it covers least of it. */
final class Obstacles {
    private final List<double[]> pieces = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();

    /**
     * A rectangle.
     *
     * @param left px
     * @param top px
     * @param right px
     * @param bottom px
     */
    record Box(double left, double top, double right, double bottom) {
        /** A rectangle around a line of text. */
        static Box of(double left, double middle, double width, double halfHeight) {
            return new Box(left, middle - halfHeight, left + width, middle + halfHeight);
        }

        boolean holds(Box other) {
            return left <= other.left && right >= other.right && top <= other.top && bottom >= other.bottom;
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** Adds a line of corners [2 n], px. */
    void add(double[] piece) {
        pieces.add(piece);
    }

    /** Adds a text. */
    void add(Box box) {
        boxes.add(box);
    }

    /** Counts the pieces of line, and ten for every text, that a rectangle would cover. */
    int covered(Box box) {
        int count = 0;
        for (Box other : boxes) {
            count += box.overlaps(other) ? 10 : 0;
        }
        for (double[] piece : pieces) {
            for (int i = 0; i + 3 < piece.length; i += 2) {
                count += crosses(box, piece[i], piece[i + 1], piece[i + 2], piece[i + 3]) ? 1 : 0;
            }
        }
        return count;
    }

    /** Whether a straight line touches a rectangle, after Liang and Barsky. */
    private static boolean crosses(Box box, double x0, double y0, double x1, double y1) {
        double[] directions = {x0 - x1, x1 - x0, y0 - y1, y1 - y0};
        double[] distances = {x0 - box.left, box.right - x0, y0 - box.top, box.bottom - y0};
        double enters = 0;
        double leaves = 1;
        for (int side = 0; side < 4; side++) {
            if (directions[side] == 0) {
                if (distances[side] < 0) {
                    return false;
                }
            } else if (directions[side] < 0) {
                enters = Math.max(enters, distances[side] / directions[side]);
            } else {
                leaves = Math.min(leaves, distances[side] / directions[side]);
            }
        }
        return enters <= leaves;
    }
}
