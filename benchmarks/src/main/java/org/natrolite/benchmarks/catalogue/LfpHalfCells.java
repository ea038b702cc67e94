package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.Arrays;
import org.natrolite.calibration.ocv.HalfCell;

/**
 * The two electrodes of the HAIDI 18650 LFP cell. The files count charge in the direction of the full cell, so that the
 * positive electrode is empty where they say 1.
 */
final class LfpHalfCells {
    private static final String NAME = "LFP_HAIDI18650_";

    private LfpHalfCells() {}

    static HalfCell positive(Path folder) {
        Table filling = read(folder, "Cathode_Lithiation");
        Table emptying = read(folder, "Cathode_Delithiation");
        return HalfCell.of(
                fromFull(charge(filling)), potential(filling), fromFull(charge(emptying)), potential(emptying));
    }

    static HalfCell negative(Path folder) {
        Table filling = read(folder, "Anode_Lithiation");
        Table emptying = read(folder, "Anode_Delithiation");
        return HalfCell.of(charge(filling), potential(filling), charge(emptying), potential(emptying));
    }

    private static Table read(Path folder, String branch) {
        return Table.read(folder.resolve(NAME + branch + "_0C05.csv"));
    }

    private static double[] charge(Table table) {
        return table.column("normalizedCapacity");
    }

    private static double[] fromFull(double[] charge) {
        return Arrays.stream(charge).map(q -> 1 - q).toArray();
    }

    private static double[] potential(Table table) {
        return table.column("voltage");
    }
}
