package org.natrolite.models.life;

import java.util.List;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.batch.BatchStepper;
import org.natrolite.models.cell.batch.CellBatch;
import org.natrolite.models.cell.batch.RunOptions;
import org.natrolite.models.cell.kernel.Kernels;

/** Cells as a batch: many of them, and short steps. */
final class BatchCells implements FastCells {
    private final BatchPool pool;
    private final List<CellNow> aged;
    private final CellBatch batch;
    private final BatchStepper stepper;
    private final double[] current;

    /**
     * @param aged cells, those of one model side by side
     * @param pool where it takes a batch for them, until it is closed
     */
    BatchCells(List<CellNow> aged, BatchPool pool) {
        this.pool = pool;
        this.aged = aged;
        this.batch = pool.take(aged);
        this.stepper = BatchStepper.of(batch, Kernels.best(), RunOptions.standard());
        this.current = new double[aged.size()];
        for (int i = 0; i < current.length; i++) {
            age(i, aged.get(i));
        }
    }

    @Override
    public void age(int i, CellNow now) {
        batch.setAge(i, now.capacity(), now.resistance());
    }

    @Override
    public double[] states() {
        stepper.settle();
        double[] states = new double[batch.cells() * CellState.SIZE];
        batch.getStates(states);
        return states;
    }

    @Override
    public void setStates(double[] states) {
        batch.setStates(states);
    }

    @Override
    public void resetRecords() {
        batch.resetRecords();
    }

    @Override
    public void step(boolean power, double[] asked, double[] ambient, double length) {
        if (power) {
            stepper.stepPower(asked, ambient, length);
        } else {
            stepper.stepCurrent(asked, ambient, length);
        }
        stepper.getCurrents(current);
    }

    @Override
    public double current(int i) {
        return current[i];
    }

    @Override
    public double soc(int i) {
        return batch.soc(i);
    }

    @Override
    public double voltage(int i) {
        return stepper.voltage(i);
    }

    @Override
    public void records(int i, double[] into) {
        into[SECONDS] = batch.seconds(i);
        into[KELVIN_SECONDS] = batch.meanTemperature(i) * into[SECONDS];
        into[SOC_SECONDS] = batch.socSeconds(i);
        into[ENERGY_IN] = batch.energyIn(i);
        into[ENERGY_OUT] = batch.energyOut(i);
        into[CHARGE_IN] = batch.chargeIn(i);
        into[CHARGE_OUT] = batch.chargeOut(i);
    }

    @Override
    public void close() {
        pool.giveBack(batch, aged);
    }
}
