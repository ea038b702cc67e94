package org.natrolite.models.cell.batch;

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
}
