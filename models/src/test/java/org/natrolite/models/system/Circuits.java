package org.natrolite.models.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.RandomCells;

/** Circuits of made-up cells. Everything follows from the seed. */
final class Circuits {
    private Circuits() {}

    static double between(Random random, double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** From 1 ms to 1 h. */
    static double length(Random random) {
        return Math.pow(10, between(random, -3, Math.log10(3600)));
    }

    /** From -40 to 80 degC for each cell. */
    static double[] ambient(Random random, int cells) {
        double[] ambient = new double[cells];
        for (int k = 0; k < cells; k++) {
            ambient[k] = between(random, 233.15, 353.15);
        }
        return ambient;
    }

    static double[] ambient(double temperature, int cells) {
        double[] ambient = new double[cells];
        Arrays.fill(ambient, temperature);
        return ambient;
    }

    /** A cell of any kind, age and state. */
    static Part.Cell cell(Random random, boolean limited) {
        CellParameters parameters = RandomCells.cell(random.nextLong());
        CellState state =
                CellState.rested(random.nextDouble(), between(random, -1, 1), between(random, 233.15, 353.15));
        return Part.cell(
                        CellModel.of(parameters),
                        limited ? OperatingLimits.of(parameters) : OperatingLimits.none(),
                        state)
                .aged(between(random, 0.6, 1), between(random, 1, 2))
                .behind(random.nextBoolean() ? 0 : between(random, 0, 0.01));
    }

    /** Cells that belong together: one kind, of different age and state. */
    static List<Part> alike(Random random, int cells, OperatingLimits limits) {
        CellModel model = CellModel.of(RandomCells.curved());
        double soc = between(random, 0.25, 0.75);
        List<Part> list = new ArrayList<>();
        for (int k = 0; k < cells; k++) {
            list.add(Part.cell(
                            model,
                            limits,
                            CellState.rested(
                                    soc + between(random, -0.02, 0.02),
                                    between(random, -0.5, 0.5),
                                    between(random, 290, 305)))
                    .aged(between(random, 0.8, 1), between(random, 1, 1.5))
                    .behind(between(random, 0, 0.005)));
        }
        return list;
    }

    /** Groups, strings and resistors up to three deep. */
    static Part any(Random random, int depth, boolean limited) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind <= 1) {
            return cell(random, limited);
        }
        List<Part> parts = new ArrayList<>();
        int n = 1 + random.nextInt(4);
        for (int i = 0; i < n; i++) {
            parts.add(any(random, depth - 1, limited));
        }
        if (kind == 2 && random.nextInt(5) == 0) {
            parts.add(Part.resistor(between(random, 0.05, 100)));
        }
        double connection = random.nextBoolean() ? 0 : between(random, 0, 0.01);
        return kind == 2 ? new Part.Parallel(parts, connection) : new Part.Series(parts, connection);
    }

    /** Sum of the capacities in a part that share its current, A s: what its currents are measured by. */
    static double capacity(Part part) {
        if (part instanceof Part.Cell cell) {
            return cell.model().parameters().capacity().value() * cell.capacityFactor();
        }
        if (part instanceof Part.Parallel group) {
            return group.parts().stream().mapToDouble(Circuits::capacity).sum();
        }
        if (part instanceof Part.Series string) {
            return string.parts().stream()
                    .mapToDouble(Circuits::capacity)
                    .filter(c -> c > 0)
                    .min()
                    .orElse(0);
        }
        return 0;
    }

    /** Cells in series that share the current of a part. */
    static int height(Part part) {
        if (part instanceof Part.Parallel group) {
            return group.parts().stream().mapToInt(Circuits::height).max().orElse(0);
        }
        return part instanceof Part.Series string
                ? string.parts().stream().mapToInt(Circuits::height).sum()
                : 1;
    }
}
