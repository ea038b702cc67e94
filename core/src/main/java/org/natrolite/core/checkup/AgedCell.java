package org.natrolite.core.checkup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;

/**
 * One cell under one test condition.
 *
 * @param source file or record that it comes from, for messages
 * @param id name of the cell
 * @param condition name of its condition, which other cells may share
 * @param checks check-ups, at least one, in the order of time
 * @param history state of charge and, where it is known, {@link Channel#SURFACE_TEMPERATURE} from the start of the test on;
 *     null where each check-up states the condition before it
 */
public record AgedCell(
        String source,
        String id,
        String condition,
        List<CheckUp> checks,
        @Nullable TimeSeries history) {
    public AgedCell {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new BadArgumentException("cell '" + id + "' has no check-up; expected at least one");
        }
        for (int i = 1; i < checks.size(); i++) {
            if (!(checks.get(i).seconds() >= checks.get(i - 1).seconds())) {
                throw new BadArgumentException(
                        "check-ups of cell '" + id + "' at " + checks.get(i - 1).seconds() + " s and then "
                                + checks.get(i).seconds() + " s; expected times that do not run backwards");
            }
            if (!(checks.get(i).equivalentFullCycles() >= checks.get(i - 1).equivalentFullCycles())) {
                throw new BadArgumentException("check-ups of cell '" + id + "' after "
                        + checks.get(i - 1).equivalentFullCycles() + " and then "
                        + checks.get(i).equivalentFullCycles()
                        + " equivalent full cycles; expected a count that does not run backwards");
            }
        }
        if (history != null && !history.has(Channel.SOC)) {
            throw new BadArgumentException("history of cell '" + id + "' without a state of charge; expected one");
        }
    }

    /**
     * @param count number of check-ups, at least 1
     * @return the same cell, of whose check-ups only the first are known
     */
    public AgedCell first(int count) {
        return new AgedCell(source, id, condition, checks.subList(0, Math.min(count, checks.size())), history);
    }

    /**
     * @return whether its capacity is stated relative to the start at every check-up that has one
     */
    public boolean relative() {
        return checks.stream().allMatch(c -> Double.isNaN(c.capacity()) || !Double.isNaN(c.retention()));
    }
}
