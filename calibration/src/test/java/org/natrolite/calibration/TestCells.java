package org.natrolite.calibration;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Cells with known truth. */
public final class TestCells {
    private static final Provenance WHY = Provenance.assumed("a cell for tests");
    private static final double[] SOC = {0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1};

    private TestCells() {}

    /**
     * @param pairs number of RC pairs, 0 to 3
     * @return a sodium-ion cell of 1.5 Ah
     */
    public static CellParameters sodium(int pairs) {
        return sodium(pairs, 1);
    }

    /**
     * @param pairs number of RC pairs, 0 to 3
     * @param size how many times larger the cell is
     * @return a sodium-ion cell of size times 1.5 Ah
     */
    public static CellParameters sodium(int pairs, double size) {
        double[] tau = {8, 90, 900};
        double[] share = {0.012, 0.015, 0.01};
        List<CellParameters.Pair> list = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            list.add(new CellParameters.Pair(element(share[i] / size, 28e3), constant(tau[i])));
        }
        return new CellParameters(
                new CellParameters.Description("test-sodium", "Test", "sodium", "18650", "", List.of()),
                new CellParameters.Rating(exact(size * 5400), exact(3), exact(0.037)),
                new CellParameters.Limits(exact(1.5), exact(4.1), exact(4.5), exact(9), exact(253.15), exact(333.15)),
                exact(size * 5400),
                exact(1),
                exact(0),
                new CellParameters.OpenCircuit(
                        curve(1.5, 2.2, 2.45, 2.72, 2.8, 2.9, 3.05, 3.2, 3.4, 3.62, 3.85, 4.1),
                        curve(.03, .03, .028, .025, .02, .015, .01, .008, .006, .005, .005, .005),
                        exact(20),
                        curve(-.4e-3, -.3e-3, -.2e-3, -.1e-3, 0, .05e-3, 0, -.1e-3, -.1e-3, -.05e-3, 0, 0),
                        exact(298.15),
                        exact(0)),
                new CellParameters.Resistance(exact(0), element(0.02 / size, 20e3), list),
                new CellParameters.Thermal(exact(size * 37), exact(size * 0.09)),
                null);
    }

    private static CellParameters.Element element(double ohm, double energy) {
        double[] shape = {2.2, 1.7, 1.4, 1.15, 1.05, 1, 1, 1, 1, 1, 1, 1.05};
        double[] charge = new double[SOC.length];
        double[] discharge = new double[SOC.length];
        for (int i = 0; i < SOC.length; i++) {
            charge[i] = 0.95 * ohm * shape[i];
            discharge[i] = ohm * shape[i];
        }
        return new CellParameters.Element(curve(charge), curve(discharge), constant(energy));
    }

    private static Curve curve(double... values) {
        return Curve.of(SOC, values, values, values, WHY);
    }

    private static Curve constant(double value) {
        return Curve.constant(value, value, value, WHY);
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, WHY);
    }
}
