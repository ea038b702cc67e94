package org.natrolite.models.life;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.batch.CellBatch;

/**
 * Batches of cells of one model that are used again: their tables take longer to make than some days take to simulate. Cells of
 * other models, as damage makes them of half-cells, get batches of their own.
 */
final class BatchPool {
    private final CellModel model;
    private final double lowestSoc;
    private final double highestSoc;
    private final Map<Integer, Queue<CellBatch>> idle = new ConcurrentHashMap<>();

    BatchPool(CellModel model, double lowestSoc, double highestSoc) {
        this.model = model;
        this.lowestSoc = lowestSoc;
        this.highestSoc = highestSoc;
    }

    double lowestSoc() {
        return lowestSoc;
    }

    double highestSoc() {
        return highestSoc;
    }

    private boolean shared(List<CellNow> aged) {
        return aged.stream().allMatch(one -> one.model() == model);
    }

    /** A batch for cells, those of one model side by side, in any state. */
    CellBatch take(List<CellNow> aged) {
        if (shared(aged)) {
            Queue<CellBatch> free = idle.get(aged.size());
            CellBatch batch = free == null ? null : free.poll();
            if (batch != null) {
                return batch;
            }
        }
        CellBatch.Builder builder = CellBatch.builder();
        int from = 0;
        for (int i = 1; i <= aged.size(); i++) {
            if (i == aged.size() || aged.get(i).model() != aged.get(from).model()) {
                CellModel kind = aged.get(from).model();
                builder.group(kind, OperatingLimits.of(kind.parameters()).withSoc(lowestSoc, highestSoc), i - from);
                from = i;
            }
        }
        return builder.build();
    }

    /** Takes a batch back that nobody uses any more. */
    void giveBack(CellBatch batch, List<CellNow> aged) {
        if (shared(aged)) {
            idle.computeIfAbsent(aged.size(), n -> new ConcurrentLinkedQueue<>())
                    .add(batch);
        }
    }
}
