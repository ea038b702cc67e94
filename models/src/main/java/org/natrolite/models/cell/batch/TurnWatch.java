package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_IN;
import static org.natrolite.models.cell.kernel.CellColumns.CHARGE_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;

/** Looks for turning points and tells of them. Work space of one thread for one kind of cell. */
final class TurnWatch {
    final double threshold;
    final TurningPoints sink;
    final TurnScan scan = new TurnScan();

    TurnWatch(double threshold, TurningPoints sink) {
        this.threshold = threshold;
        this.sink = sink;
    }

    TurnWatch fresh() {
        return new TurnWatch(threshold, sink);
    }

    /** Looks at a lane whose sums are all booked in its tile. */
    void booked(CellTile tile, int i, double soc, double kelvin) {
        Turns turns = tile.turns();
        if (turns.matters(tile.offset + i, soc, threshold)) {
            turns.take(
                    tile.offset + i,
                    tile.first + i,
                    soc,
                    tile.seconds[i],
                    tile.kelvinSeconds[i],
                    tile.chargeIn[i] + tile.chargeOut[i],
                    kelvin,
                    sink);
        }
    }

    /** The same of a cell where it lives. */
    void booked(CellBlock block, int i) {
        double[] v = block.values;
        Turns turns = block.turns();
        if (turns.matters(i, v[SOC + i], threshold)) {
            turns.take(
                    i,
                    block.first + i,
                    v[SOC + i],
                    v[CellBlock.SECONDS + i],
                    v[CellBlock.KELVIN_SECONDS + i],
                    v[CHARGE_IN + i] + v[CHARGE_OUT + i],
                    v[TEMPERATURE + i],
                    sink);
        }
    }
}
