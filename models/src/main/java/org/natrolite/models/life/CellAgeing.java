package org.natrolite.models.life;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.AgedCell;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.Wear;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.Loss;

/**
 * How damage acts on a cell: what the slow scale tells the fast one. Losses of inventory and of active material change the
 * open-circuit voltage of a cell composed of half-cells; everything else acts by factors.
 */
@FunctionalInterface
interface CellAgeing {
    /**
     * @param damage damage; not modified
     * @return the cell with that damage
     */
    CellNow at(AgeingState damage);

    /**
     * @param model fresh cell
     * @param law how it ages
     * @param resistance resistance of this sample over that of the model when fresh, above zero
     * @return how its damage acts
     * @throws BadArgumentException if the law tells resistances apart, which all grow alike here
     */
    static CellAgeing of(CellModel model, AgeingLaw law, double resistance) {
        BadArgumentException.requirePositive(resistance, "resistance factor");
        if (law.works(Target.OHMIC_RESISTANCE_GROWTH) || law.works(Target.RC_RESISTANCE_GROWTH)) {
            throw new BadArgumentException("law '" + law.id()
                    + "' lets resistances grow apart; expected growth of all of them in a simulation of life");
        }
        boolean electrodes = law.works(Target.INVENTORY_LOSS)
                || law.works(Target.POSITIVE_MATERIAL_LOSS)
                || law.works(Target.NEGATIVE_MATERIAL_LOSS);
        return electrodes && model.parameters().openCircuit().source() instanceof HalfCells
                ? damage -> byHalfCells(model.parameters(), damage, resistance)
                : damage -> byFactors(model, damage, resistance);
    }

    /** A cell below 30 % of its capacity counts as dead and is not simulated any further: it keeps these. */
    private static CellNow byFactors(CellModel model, AgeingState damage, double resistance) {
        return new CellNow(
                model, Math.max(Recorder.DEAD, damage.capacity(CheckUp.TEMPERATURE)), grown(damage, resistance));
    }

    private static CellNow byHalfCells(CellParameters fresh, AgeingState damage, double resistance) {
        Loss loss = new Loss(
                Math.min(1 - Recorder.DEAD, damage.loss(Target.INVENTORY_LOSS)),
                Math.min(1 - Recorder.DEAD, damage.loss(Target.POSITIVE_MATERIAL_LOSS)),
                Math.min(1 - Recorder.DEAD, damage.loss(Target.NEGATIVE_MATERIAL_LOSS)));
        CellModel moved = AgedCell.of(fresh, Wear.of(fresh, loss)).model();
        return new CellNow(
                moved, Math.max(Recorder.DEAD, 1 - damage.loss(Target.CAPACITY_LOSS)), grown(damage, resistance));
    }

    private static double grown(AgeingState damage, double resistance) {
        return resistance * (1 + damage.loss(Target.RESISTANCE_GROWTH));
    }
}
