package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.Start;

/**
 * The rows that a fit looks at.
 *
 * @param records numbers of the records that any row is fitted of, in their order
 * @param drives these records, thinned
 * @param starts where their replays begin
 * @param entries what the residuals stand for, in their order
 */
record FitRows(List<Integer> records, List<Drive> drives, List<Start> starts, List<FitRows.Entry> entries) {
    /** Most that time under load counts over time at rest. */
    private static final double MOST_LOADED = 5;

    /** Most residuals; with a hundred unknowns their derivatives take 40 MB. */
    static final int MOST_RESIDUALS = 50_000;

    /**
     * A data residual.
     *
     * @param drive record, from 0
     * @param row row of the thinned record
     * @param temperature whether it is one of temperature
     * @param weight time that the row stands for, s
     * @param boost how much more it counts than by its time
     */
    record Entry(int drive, int row, boolean temperature, double weight, double boost) {}

    /**
     * @param records records
     * @param from where their replays begin
     * @param heldOut rows that must not be looked at, one array a record
     * @param thinned whether to leave out rows that tell next to nothing beside their neighbours
     * @return the rows to fit, each of which counts by the time that it stands for
     */
    static FitRows of(List<Drive> records, List<Start> from, List<boolean[]> heldOut, boolean thinned) {
        FitRows rows = new FitRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int k = 0; k < records.size(); k++) {
            boolean[] held = heldOut.get(k);
            int to = held.length;
            while (to > 0 && held[to - 1]) {
                to--;
            }
            if (to > 0) {
                rows.records.add(k);
                rows.drives.add(
                        thinned
                                ? Thinning.thin(records.get(k), to)
                                : records.get(k).thinned((last, row) -> true, to));
                rows.starts.add(from.get(k));
                rows.enter(rows.drives.size() - 1, held);
            }
        }
        rows.decimate();
        return rows;
    }

    private void enter(int k, boolean[] held) {
        Drive drive = drives.get(k);
        double slowness = Thinning.slowness(drive);
        for (int i = Thinning.known(drive); i < drive.size(); i++) {
            if (!held[drive.origin(i)] && drive.weight(i) > 0) {
                entries.add(new Entry(k, i, false, drive.weight(i) * slowness, 1));
                if (drive.hasSurface()) {
                    entries.add(new Entry(k, i, true, drive.weight(i), 1));
                }
            }
        }
    }

    /** Bounds the memory of the derivatives: where there are too many residuals, some stand for their neighbours. */
    private void decimate() {
        int stride = (entries.size() + MOST_RESIDUALS - 1) / MOST_RESIDUALS;
        if (stride > 1) {
            // an odd stride, as rows alternate between voltage and temperature
            int odd = stride % 2 == 0 ? stride + 1 : stride;
            List<Entry> kept = new ArrayList<>();
            for (int i = 0; i < entries.size(); i += odd) {
                Entry e = entries.get(i);
                kept.add(new Entry(e.drive, e.row, e.temperature, odd * e.weight, e.boost));
            }
            entries.clear();
            entries.addAll(kept);
        }
    }

    /**
     * @return the same rows, load and rest counting alike
     */
    FitRows balanced() {
        double loaded = 0;
        double rest = 0;
        for (Entry entry : entries) {
            if (!entry.temperature) {
                Drive drive = drives.get(entry.drive);
                if (drive.loaded(entry.row)) {
                    loaded += entry.weight;
                } else {
                    rest += entry.weight;
                }
            }
        }
        double boost = loaded > 0 ? Math.max(1, Math.min(MOST_LOADED, rest / loaded)) : 1;
        List<Entry> weighed = entries.stream()
                .map(entry -> drives.get(entry.drive).loaded(entry.row)
                        ? new Entry(entry.drive, entry.row, entry.temperature, entry.weight, boost)
                        : entry)
                .toList();
        return new FitRows(records, drives, starts, weighed);
    }
}
