package org.natrolite.benchmarks.stepping;

import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

/** Cells of the catalogue with their two fastest RC pairs alone, on which ways of stepping are compared. */
public final class TwoPairs {
    private static final int PAIRS = 2;

    private TwoPairs() {}

    /**
     * @param id cell of the catalogue
     * @return the cell, slower pairs left out
     */
    public static CellModel of(String id) {
        CellParameters p = Catalogue.get(id);
        CellParameters.Resistance r = p.resistance();
        int pairs = Math.min(PAIRS, r.pairs().size());
        return CellModel.of(new CellParameters(
                p.description(),
                p.rating(),
                p.limits(),
                p.capacity(),
                p.coulombicEfficiency(),
                p.selfDischarge(),
                p.openCircuit(),
                new CellParameters.Resistance(r.contact(), r.ohmic(), r.pairs().subList(0, pairs)),
                p.thermal(),
                p.ageing()));
    }
}
