package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;

/** Puts what a projection found into the cell that it began with. */
final class ProjectedCell {
    private static final int NODES = Response.BLOCK / 2;

    private ProjectedCell() {}

    /**
     * A cell that begins where these resistances and time constants are.
     *
     * @param start the cell that was projected, with as many RC pairs
     * @param choice parts and time constants
     * @return the same cell with these
     */
    static CellParameters of(CellParameters start, Projection.Choice choice) {
        CellParameters.Resistance resistance = start.resistance();
        double[] soc = Nodes.resistance();
        double[][] whole = new double[2][soc.length];
        add(resistance.ohmic(), whole, soc);
        resistance.pairs().forEach(pair -> add(pair.element(), whole, soc));
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : resistance.pairs()) {
            double tau = choice.timeConstants().get(pairs.size());
            pairs.add(new CellParameters.Pair(
                    element(pair.element(), whole, soc, choice.parts().get(pairs.size() + 1)),
                    Curve.constant(tau, tau, tau, pair.timeConstant().provenance())));
        }
        return new CellParameters(
                start.description(),
                start.rating(),
                start.limits(),
                start.capacity(),
                start.coulombicEfficiency(),
                start.selfDischarge(),
                start.openCircuit(),
                new CellParameters.Resistance(
                        resistance.contact(),
                        element(resistance.ohmic(), whole, soc, choice.parts().get(0)),
                        pairs),
                start.thermal(),
                start.ageing());
    }

    private static void add(CellParameters.Element element, double[][] whole, double[] soc) {
        for (int k = 0; k < soc.length; k++) {
            whole[0][k] += element.charge().at(soc[k]);
            whole[1][k] += element.discharge().at(soc[k]);
        }
    }

    private static CellParameters.Element element(
            CellParameters.Element of, double[][] whole, double[] soc, double[] parts) {
        Curve[] sides = new Curve[2];
        for (int side = 0; side < 2; side++) {
            double[] part = Arrays.copyOfRange(parts, side * NODES, (side + 1) * NODES);
            double[] ohm = whole[side].clone();
            for (int k = 0; k < ohm.length; k++) {
                ohm[k] *= Parameterisation.between(Nodes.coarse(), part, soc[k]);
            }
            sides[side] = Curve.of(soc, ohm, ohm, ohm, of.charge().provenance());
        }
        return new CellParameters.Element(sides[0], sides[1], of.activationEnergy());
    }
}
