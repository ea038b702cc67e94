package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Laws fitted without each condition in turn; without each cell where there is one condition only. Each law begins from where
 * all data took it. The outcome does not depend on the number of threads.
 */
final class LeaveOut {
    private final List<List<CellData>> groups;
    private final LawFit[][] fits;

    private LeaveOut(List<List<CellData>> groups, LawFit[][] fits) {
        this.groups = groups;
        this.fits = fits;
    }

    static LeaveOut of(List<LawFit> all, List<CellData> cells) {
        List<List<CellData>> groups = groups(cells);
        LawFit[][] fits = new LawFit[all.size()][groups.size()];
        if (groups.size() > 1) {
            int count = all.size() * groups.size();
            IntStream.range(0, count).parallel().forEach(task -> {
                int law = task / groups.size();
                int group = task % groups.size();
                List<CellData> rest = new ArrayList<>(cells);
                rest.removeAll(groups.get(group));
                UncertainLaw candidate = all.get(law).law();
                fits[law][group] = LawFit.of(candidate, rest, all.get(law).scores(), 1, 0);
            });
        }
        return new LeaveOut(groups, fits);
    }

    private static List<List<CellData>> groups(List<CellData> cells) {
        List<String> conditions =
                cells.stream().map(CellData::condition).distinct().toList();
        return conditions.size() > 1
                ? conditions.stream()
                        .map(name -> cells.stream()
                                .filter(c -> c.condition().equals(name))
                                .toList())
                        .toList()
                : cells.stream().map(List::of).toList();
    }

    int groups() {
        return groups.size();
    }

    List<CellData> group(int group) {
        return groups.get(group);
    }

    /** A law as fitted without a group. */
    LawFit fit(int law, int group) {
        return fits[law][group];
    }
}
