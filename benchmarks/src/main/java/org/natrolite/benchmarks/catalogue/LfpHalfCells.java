package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.ocv.BranchMean;
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

    /**
     * @param folder C/30 tests of an A123 26650 cell at 25 degC
     * @param soc states of charge, 1
     * @return mean of the slow discharge and the slow charge there, V
     */
    static double[] meanOfA123(Path folder, double[] soc) {
        Branch discharge = Branch.read(folder.resolve("A123_OCV_P25_S1.csv"), -1);
        Branch charge = Branch.read(folder.resolve("A123_OCV_P25_S3.csv"), 1);
        return BranchMean.of(discharge.moved(), discharge.voltage(), charge.moved(), charge.voltage(), soc);
    }

    /** The rows of a file in which current flows in one direction. */
    private record Branch(List<Double> charges, List<Double> voltages) {
        /** Current that is one, A. */
        private static final double FLOWING = 0.01;

        static Branch read(Path file, int direction) {
            Table table = Table.read(file);
            double[] current = table.column("Current(A)");
            double[] voltage = table.column("Voltage(V)");
            double[] in = table.column("Charge_Capacity(Ah)");
            double[] out = table.column("Discharge_Capacity(Ah)");
            Branch branch = new Branch(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < current.length; i++) {
                if (direction * current[i] > FLOWING) {
                    branch.charges.add(direction * (in[i] - out[i]));
                    branch.voltages.add(voltage[i]);
                }
            }
            return branch;
        }

        double[] moved() {
            return charges.stream().mapToDouble(q -> q).toArray();
        }

        double[] voltage() {
            return voltages.stream().mapToDouble(u -> u).toArray();
        }
    }
}
