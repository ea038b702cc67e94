package org.natrolite.models.life;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.ocv.HalfCells;

/**
 * A cell as its damage has made it.
 *
 * @param model equations of the cell; one of its own where ageing has changed the shape of its open-circuit voltage
 * @param capacity capacity over that of the model, above zero
 * @param resistance resistance over that of the model, above zero
 */
record CellNow(CellModel model, double capacity, double resistance) {
    public CellNow {
        BadArgumentException.requirePositive(capacity, "capacity factor");
        BadArgumentException.requirePositive(resistance, "resistance factor");
    }

    /**
     * State of charge of the same cell after an update of ageing: electrodes keep their stoichiometries, and the charge that
     * goes missing so is lost to ageing, not moved by a current.
     *
     * @param before the cell before the update
     * @param soc its state of charge, 1
     * @return its state of charge now, 1
     */
    double socAfter(CellNow before, double soc) {
        return before.model.parameters().openCircuit().source() instanceof HalfCells old
                        && model.parameters().openCircuit().source() instanceof HalfCells moved
                ? old.socAfter(moved, soc)
                : soc;
    }

    /**
     * @return charge between 0 and 100 % state of charge, C
     */
    double charge() {
        return capacity * model.parameters().capacity().value();
    }
}
