package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.CellState;

/**
 * Some days of a cycle, each approached in long steps through the days before it: where a sweep of the whole cycle would stand,
 * for cells whose duty lets them forget within these days how they began.
 */
final class DayApproach implements DayStarts {
    /** Passes before the one that leads to a day. */
    private static final int LEAD = 3;

    /** Starts that are kept of a day: of the one before it, of itself and of the next. */
    private static final int KEPT = 3;

    private final int passes;
    private final int[] days;
    private final CellState[][] starts;

    private DayApproach(int passes, int[] days, int subjects) {
        this.passes = passes;
        this.days = days;
        this.starts = new CellState[subjects][days.length * KEPT];
    }

    /**
     * @param setting duty in long steps
     * @param subjects cells to take to the days
     * @param fresh where the sample of each stood when the days before began; its subjects are numbered by sample
     * @param days days of the cycle; not copied, not modified
     */
    static DayApproach of(LifeSetting setting, List<LifeSubject> subjects, DayStarts fresh, int[] days) {
        DayApproach approach = new DayApproach(setting.duty().passes(), days, subjects.size());
        int lanes = subjects.size() * days.length;
        List<CellNow> cells = new ArrayList<>();
        double[] states = new double[lanes * CellState.SIZE];
        for (int lane = 0; lane < lanes; lane++) {
            LifeSubject subject = subjects.get(lane / days.length);
            cells.add(subject.cell());
            fresh.start(subject.sample(), days[lane % days.length] - 1 - LEAD).get(states, lane * CellState.SIZE);
        }
        int[] pass = new int[lanes];
        try (FastScale scale = setting.coarse(cells)) {
            scale.setStates(states);
            for (int turn = -1 - LEAD; turn <= 0; turn++) {
                AdaptiveRun.checkInterrupt();
                for (int lane = 0; lane < lanes; lane++) {
                    pass[lane] = Math.floorMod(days[lane % days.length] + turn, approach.passes);
                }
                scale.run(pass, 0, setting.coarse().stepsInPass(), null);
                if (turn >= -2) {
                    approach.keep(scale.states(), turn + 2);
                }
            }
        }
        return approach;
    }

    private void keep(double[] states, int which) {
        for (int lane = 0; lane * CellState.SIZE < states.length; lane++) {
            CellState state = CellState.rested(0, 0, CheckUp.TEMPERATURE);
            state.set(states, lane * CellState.SIZE);
            starts[lane / days.length][lane % days.length * KEPT + which] = state;
        }
    }

    @Override
    public CellState start(int subject, int pass) {
        for (int k = 0; k < days.length; k++) {
            for (int which = 0; which < KEPT; which++) {
                if (Math.floorMod(days[k] - 1 + which, passes) == Math.floorMod(pass, passes)) {
                    return starts[subject][k * KEPT + which];
                }
            }
        }
        throw new IllegalStateException("day " + pass + " was not approached");
    }

    @Override
    public double rise(int subject, int pass) {
        return start(subject, pass + 1).soc() - start(subject, pass).soc();
    }
}
