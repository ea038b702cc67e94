package org.natrolite.models.cell;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ocv.Loss;

/**
 * All in which an aged cell differs from a fresh one.
 *
 * @param loss charge carriers and active material lost
 * @param series series resistance, contact included, over that of the fresh cell, above zero, 1
 * @param pairs resistance of each RC pair over that of the fresh cell, above zero, shape [RC pairs], 1
 */
public record Wear(Loss loss, double series, List<Double> pairs) {
    public Wear {
        BadArgumentException.requirePositive(series, "growth of the series resistance");
        pairs.forEach(factor -> BadArgumentException.requirePositive(factor, "growth of an RC pair"));
        pairs = List.copyOf(pairs);
    }

    /**
     * @param parameters cell
     * @param loss charge carriers and active material lost
     * @return that loss, with resistances as they were
     */
    public static Wear of(CellParameters parameters, Loss loss) {
        return of(parameters, loss, 1);
    }

    /**
     * @param parameters cell
     * @param loss charge carriers and active material lost
     * @param resistance every resistance over that of the fresh cell, above zero, 1
     * @return that loss, with all resistances grown alike
     */
    public static Wear of(CellParameters parameters, Loss loss, double resistance) {
        return new Wear(
                loss,
                resistance,
                parameters.resistance().pairs().stream().map(pair -> resistance).toList());
    }
}
