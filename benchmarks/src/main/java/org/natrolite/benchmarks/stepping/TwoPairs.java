package org.natrolite.benchmarks.stepping;

import java.util.List;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.Catalogue;

/**
 * Cells of the catalogue with their two fastest RC pairs alone, each by the law of Arrhenius, on which ways of stepping are
 * compared: the plain loop evaluates a charge transfer at five times the cost of an exponential, and ratios to it would say more
 * of the cell than of the ways.
 */
public final class TwoPairs {
    private static final int PAIRS = 2;

    private TwoPairs() {}

    /**
     * @param id cell of the catalogue
     * @return the cell, slower pairs left out, charge transfers as they are at the reference temperature
     */
    public static CellModel of(String id) {
        CellParameters p = Catalogue.get(id);
        List<CellParameters.Pair> pairs = p.resistance().pairs().stream()
                .limit(PAIRS)
                .map(pair -> new CellParameters.Pair(pair.element(), pair.timeConstant()))
                .toList();
        return CellModel.of(p.withPairs(pairs));
    }
}
