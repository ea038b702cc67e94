package org.natrolite.models.cell.batch;

import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_IN;
import static org.natrolite.models.cell.kernel.CellColumns.ENERGY_OUT;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;

/**
 * Fetches what a step of a tile is about to touch, for batches that the caches do not hold: one number of each line of the
 * cache is read, and nothing done with it. Between the operations of a kernel few reads are under way at once, and each waits
 * for memory in its turn; here they follow each other closely, from several places at a time, and memory is as fast as it can
 * be. The answers are sums of what was read; who asks must put them where the compiler cannot see that nobody needs them.
 */
final class StepFetch {
    /** Tiles of a batch from which on fetching is worth its time: with fewer, the third-level cache holds most. */
    static final int FROM = 256;

    /** Numbers in a line of the cache. */
    private static final int LINE = 8;

    private StepFetch() {}

    /**
     * Fetches the objects of tiles that come later, each a level deeper than those behind it, so that none has to be waited
     * for on the way to the next.
     *
     * @param k tile that is next
     * @param last last tile
     */
    static double objects(StepTile[] tiles, int k, int last) {
        StepTile farthest = tiles[Math.min(last, k + 4)];
        StepTile far = tiles[Math.min(last, k + 3)];
        StepTile near = tiles[Math.min(last, k + 2)];
        double[][] nearest = tiles[Math.min(last, k + 1)].cells.element;
        double a = (farthest.limited ? 1 : 0) + (far.cells.directed ? 1 : 0);
        double b = far.block.version + near.block.values.length;
        double c = near.cells.value.length + near.cells.element.length;
        return (a + b) + (c + nearest[0].length) + (nearest[1].length + nearest[2].length);
    }

    /**
     * Fetches the numbers of a tile.
     *
     * @param pairs RC pairs of its cells; those beyond two, and time constants that change, are left to the kernel
     * @param asked what is asked of the cells; not modified
     * @param ambient temperatures about them; not modified
     * @param first where the first cell of the tile is in these, and in the results
     * @param results where results are noted; not modified
     */
    static double numbers(StepTile at, int pairs, double[] asked, double[] ambient, int first, StepResults results) {
        double[] v = at.cells.value;
        double[] e = at.cells.element[0];
        double[] f = at.cells.element[Math.min(1, pairs)];
        double[] g = at.cells.element[Math.min(2, pairs)];
        double[] s = at.block.values;
        int flow = asked[first] > 0 ? ENERGY_IN : ENERGY_OUT;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < 5 * STRIDE; i += LINE) {
            a += v[i];
            b += v[5 * STRIDE + i];
            c += v[10 * STRIDE + i];
            d += s[i];
        }
        for (int i = 0; i < 2 * STRIDE; i += LINE) {
            a += e[i];
            b += f[i];
            c += g[i];
            d += s[flow + i];
        }
        for (int i = 0; i < STRIDE; i += LINE) {
            a += e[2 * STRIDE + i];
            b += f[2 * STRIDE + i];
            c += g[2 * STRIDE + i];
            d += v[15 * STRIDE + i];
        }
        for (int i = first; i < first + at.block.count; i += LINE) {
            a += asked[i];
            b += ambient[i];
            c += results.current[i];
            d += results.mean[i];
        }
        return (a + b) + (c + d);
    }
}
