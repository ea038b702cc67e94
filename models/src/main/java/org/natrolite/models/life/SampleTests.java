package org.natrolite.models.life;

import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.CellModel;

/** The reference tests of one sample, compared with those of itself when it was fresh. Not thread-safe. */
final class SampleTests {
    private final CellNow fresh;
    private final double freshCapacity;
    private final double freshResistance;
    private @Nullable CheckUp tests;
    private @Nullable CellModel tested;

    /**
     * @param fresh sample without damage
     */
    SampleTests(CellNow fresh) {
        this.fresh = fresh;
        CheckUp own = tests(fresh);
        this.freshCapacity = own.capacity(fresh.capacity(), fresh.resistance());
        this.freshResistance = own.resistance(fresh.capacity(), fresh.resistance());
    }

    private CheckUp tests(CellNow cell) {
        if (tests == null || tested != cell.model()) {
            tests = CheckUp.of(cell.model());
            tested = cell.model();
        }
        return tests;
    }

    /**
     * @param year time to write down, years
     * @param cell sample as its damage has made it
     * @return its check-up
     */
    LifeHistory.Check at(double year, CellNow cell) {
        if (cell.equals(fresh)) {
            return new LifeHistory.Check(year, 1, 0);
        }
        CheckUp own = tests(cell);
        return new LifeHistory.Check(
                year,
                own.capacity(cell.capacity(), cell.resistance()) / freshCapacity,
                own.resistance(cell.capacity(), cell.resistance()) / freshResistance - 1);
    }
}
