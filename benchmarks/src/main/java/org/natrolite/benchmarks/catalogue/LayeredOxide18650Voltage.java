package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** Open-circuit voltage, hysteresis and entropic coefficient of the 18650 of TU Berlin. */
final class LayeredOxide18650Voltage {
    /** Below this the branches of the Hakadi cell differ also after rests of 20 min; above they coincide. */
    private static final double HYSTERESIS_ENDS = 0.5;

    /** Where the charge branch ends in the data. */
    private static final double BRANCHES_END = 0.9;

    private static final double SOC_AT_ZERO_VOLT = -0.15;

    private static final String DATA = LayeredOxide18650.DATA;
    private static final double CAPACITY = LayeredOxide18650.CAPACITY;

    private LayeredOxide18650Voltage() {}

    static CellParameters.OpenCircuit of(Path data) {
        Path folder = data.resolve("tub-sib18650");
        Branches branches = Branches.read(folder);
        return new CellParameters.OpenCircuit(
                voltage(branches),
                hysteresis(data, branches),
                quantity(
                        30,
                        5,
                        100,
                        Provenance.assumed(
                                "the branch is reached within about 3 % SOC: no minor loops were" + " measured")),
                entropic(folder),
                Parts.celsius(25, 25, 25, Provenance.measured(DATA + "; temperature of the tests")),
                quantity(SOC_AT_ZERO_VOLT, -0.3, -0.05, extension()));
    }

    private static Provenance extension() {
        return Provenance.assumed("open-circuit voltage below 2.0 V was not measured; taken to fall ever steeper to 0 V"
                + " as hard carbon does");
    }

    /** The rested branches over one axis of state of charge. */
    private record Branches(
            MonotoneCubic discharge, MonotoneCubic charge, double lowest, double highest, double stretch) {
        static Branches read(Path folder) {
            Table down = Table.read(folder.resolve("sib_ocv_25C_discharge.csv"));
            Table up = Table.read(folder.resolve("sib_ocv_25C_charge.csv"));
            double[] q = down.column("discharged_ah");
            double[] u = down.column("rested_ocv_v");
            int n = q.length;
            double[] soc = new double[n];
            double[] voltage = new double[n];
            for (int i = 0; i < n; i++) {
                soc[i] = 1 - q[n - 1 - i] / CAPACITY;
                voltage[i] = u[n - 1 - i];
            }
            MonotoneCubic discharge = MonotoneCubic.of(soc, voltage);
            double[] charged = up.column("charged_ah");
            double[] rested = up.column("rested_ocv_v");
            double stretch = stretch(discharge, charged, rested);
            double[] upSoc = axis(charged, stretch);
            return new Branches(discharge, MonotoneCubic.of(upSoc, rested), upSoc[0], upSoc[upSoc.length - 1], stretch);
        }

        private static double[] axis(double[] charged, double stretch) {
            return Arrays.stream(charged).map(c -> c * stretch / CAPACITY).toArray();
        }

        /**
         * The charge leg starts where the discharge leg ended, and its axis is stretched so that the branches coincide on
         * average where another cell of this kind, rested for longer, shows no gap.
         */
        private static double stretch(MonotoneCubic discharge, double[] charged, double[] rested) {
            double low = 1;
            double high = 1.2;
            for (int i = 0; i < 50; i++) {
                double middle = 0.5 * (low + high);
                if (gap(discharge, MonotoneCubic.of(axis(charged, middle), rested)) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }

        private static double gap(MonotoneCubic discharge, MonotoneCubic charge) {
            double sum = 0;
            for (double z = HYSTERESIS_ENDS; z <= BRANCHES_END; z += 0.01) {
                sum += charge.value(z) - discharge.value(z);
            }
            return sum;
        }

        /** Largest gap where the branches are made to coincide on average, V. */
        double worstGap() {
            double worst = 0;
            for (double z = HYSTERESIS_ENDS; z <= BRANCHES_END; z += 0.01) {
                worst = Math.max(worst, Math.abs(2 * halfGap(z)));
            }
            return worst;
        }

        double halfGap(double z) {
            return 0.5 * (charge.value(z) - discharge.value(z));
        }
    }

    private static Curve voltage(Branches branches) {
        double[] soc = new double[2 + 24];
        soc[0] = SOC_AT_ZERO_VOLT;
        soc[1] = -0.07;
        double[] inside = {
            0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.225, 0.25, 0.275, 0.3, 0.325, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8,
            0.85, 0.9, 0.94, 0.97, 1
        };
        System.arraycopy(inside, 0, soc, 2, inside.length);
        return Parts.curve(
                soc,
                z -> openCircuit(branches, z),
                (z, u) -> z < 0 ? 0.3 + 0.2 * Math.min(1, -z / 0.07) : z < 0.2 ? 0.06 : z > 0.95 ? 0.06 : 0.04,
                0,
                Provenance.fitted(
                        DATA,
                        CatalogueBuilder.COMMAND + ": mean of the rested branches (6 min) at 25 degC; charge leg"
                                + " taken to start where the discharge leg ended, its axis stretched by "
                                + Parts.rounded(branches.stretch()) + " so that the branches"
                                + " coincide on average at 50-90 % SOC, as those of the Hakadi cell after 20 min do"
                                + " (there they agree to " + Parts.millivolt(branches.worstGap()) + "); the"
                                + " last 1 % SOC continued linearly; below 0 % SOC assumed to fall ever steeper to 0 V,"
                                + " with an interval of half a volt. The interval holds the ambiguity of the alignment."));
    }

    private static double openCircuit(Branches b, double z) {
        if (z == SOC_AT_ZERO_VOLT) {
            return 0;
        }
        if (z < 0) {
            // between 2.0 V at SOC 0 and 0 V, steeper than above and less steep than below
            return 1.35;
        }
        // where one branch ends, the half gap at its end is kept
        double half = b.halfGap(Math.max(b.lowest(), Math.min(b.highest(), z)));
        double top = 1 - 0.017709 / CAPACITY;
        if (z > top) {
            double slope = (b.discharge().value(top) - b.discharge().value(top - 0.02)) / 0.02;
            return b.discharge().value(top) + slope * (z - top) + half;
        }
        return b.discharge().value(z) + half;
    }

    /**
     * The TU Berlin branches rested for 6 min only and share no axis; the Hakadi cell, of the same size and chemistry, rested
     * for 20 min on one axis. Its gap is taken, smoothed over the accuracy of its digitised points, with an interval that
     * holds the other.
     */
    private static Curve hysteresis(Path data, Branches branches) {
        DoubleUnaryOperator halfGap = HakadiBranches.halfGap(data);
        return Parts.curve(
                Parts.nodes(10),
                halfGap,
                (z, m) -> 0.01
                        + Math.abs(m - (z >= HYSTERESIS_ENDS ? 0 : branches.halfGap(Math.max(branches.lowest(), z)))),
                0,
                Provenance.fitted(
                        "Hakadi 18650, cell 2, github.com/MaxMax-embedded/hakadi_soidum_ion_18650, commit a13c42d6 (CC0)",
                        CatalogueBuilder.COMMAND
                                + ": half of the gap between the branches after rests of 20 min, smoothed over 10 % SOC; the"
                                + " interval holds that of the TU Berlin cell, whose rests of 6 min share no axis"));
    }

    static Curve entropic(Path folder) {
        Table sodium = Table.read(folder.resolve("dudt_sib_lfp.csv")).where("cell_family", "SIB");
        double[] down = sodium.where("direction", "discharge").column("dudt_mv_per_k");
        double[] up = sodium.where("direction", "charge").column("dudt_mv_per_k");
        int n = down.length;
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = 0.5e-3 * (down[n - 1 - i] + up[n - 1 - i]);
        }
        return Parts.nodes(
                Parts.nodes(10),
                mean,
                (z, s) -> 0.06e-3,
                -1,
                Provenance.fitted(
                        DATA, CatalogueBuilder.COMMAND + ": mean of both directions, which differ by up to 0.09 mV/K"));
    }
}
