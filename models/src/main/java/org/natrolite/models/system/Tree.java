package org.natrolite.models.system;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts as flat arrays, and where current can pass. Parts are numbered so that a part comes before what it is made of: a
 * loop upwards hands things down the tree, a loop downwards gathers them.
 */
final class Tree {
    static final int CELL = 0;
    static final int RESISTOR = 1;
    static final int PARALLEL = 2;
    static final int SERIES = 3;

    final int parts;
    final List<Part.Cell> cells = new ArrayList<>();
    final int[] kind;

    /** Part that a part lies in, -1 for the first. */
    final int[] parent;

    /** Cell that a part is, -1 where it is none. */
    final int[] cellOfPart;

    private final int[] partOfCell;
    final double[] connection;
    final boolean[] closed;

    /** Whether current can pass the part: its switch is closed and nothing inside is in the way. */
    final boolean[] conducts;

    /** Whether current from the terminals can reach the part. */
    final boolean[] fed;

    Tree(Part root) {
        List<Part> flat = new ArrayList<>();
        List<Integer> parents = new ArrayList<>();
        flatten(root, -1, flat, parents);
        parts = flat.size();
        kind = new int[parts];
        parent = new int[parts];
        cellOfPart = new int[parts];
        connection = new double[parts];
        closed = new boolean[parts];
        conducts = new boolean[parts];
        fed = new boolean[parts];
        for (int i = 0; i < parts; i++) {
            Part part = flat.get(i);
            parent[i] = parents.get(i);
            connection[i] = part.connection();
            closed[i] = true;
            cellOfPart[i] = -1;
            if (part instanceof Part.Cell cell) {
                cellOfPart[i] = cells.size();
                cells.add(cell);
                kind[i] = CELL;
            } else {
                kind[i] = part instanceof Part.Resistor ? RESISTOR : part instanceof Part.Parallel ? PARALLEL : SERIES;
            }
        }
        partOfCell = new int[cells.size()];
        for (int i = 0; i < parts; i++) {
            if (cellOfPart[i] >= 0) {
                partOfCell[cellOfPart[i]] = i;
            }
        }
        connect();
    }

    private static void flatten(Part part, int parent, List<Part> flat, List<Integer> parents) {
        int self = flat.size();
        flat.add(part);
        parents.add(parent);
        List<Part> inside =
                part instanceof Part.Parallel p ? p.parts() : part instanceof Part.Series s ? s.parts() : List.of();
        for (Part child : inside) {
            flatten(child, self, flat, parents);
        }
    }

    int partOf(int cell) {
        return partOfCell[cell];
    }

    int parent(int part) {
        return parent[part];
    }

    boolean conducts(int part) {
        return conducts[part];
    }

    void set(int part, boolean close) {
        closed[part] = close;
        connect();
    }

    /** Works out where current can pass. */
    void connect() {
        for (int i = 0; i < parts; i++) {
            conducts[i] = kind[i] != PARALLEL;
        }
        for (int i = parts - 1; i >= 0; i--) {
            // by now all that the part is made of has had its say
            conducts[i] &= closed[i];
            if (i > 0) {
                int p = parent[i];
                conducts[p] = kind[p] == PARALLEL ? conducts[p] || conducts[i] : conducts[p] && conducts[i];
            }
        }
        for (int i = 0; i < parts; i++) {
            fed[i] = conducts[i] && (i == 0 || fed[parent[i]]);
        }
    }

    /** Whether the terminals feed a cell: whether it conducts, and all that it lies in. */
    boolean fed(int cell) {
        return fed[partOfCell[cell]];
    }
}
