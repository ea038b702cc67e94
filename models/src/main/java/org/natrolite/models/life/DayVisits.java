package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.cell.CellState;

/** Simulates days in the duty's own steps, and counts them. */
final class DayVisits {
    /** Passes in steps of some minutes before a day. */
    private static final int LEAD = 1;

    private final LifeSetting setting;
    private final int passes;
    private final int[] simulated;
    private final boolean[] clamped;

    /**
     * @param setting duty
     * @param samples how many samples there are
     */
    DayVisits(LifeSetting setting, int samples) {
        this.setting = setting;
        this.passes = setting.duty().passes();
        this.simulated = new int[samples];
        this.clamped = new boolean[samples];
    }

    /**
     * A day to simulate.
     *
     * @param subject whose
     * @param pass which
     * @param state where the subject stands when it begins
     * @param rise by how much its state of charge should rise until the next begins, 1
     */
    record Visit(LifeSubject subject, int pass, CellState state, double rise) {
        /** A day from where its subject stands some passes before it. */
        private static Visit of(DayStarts starts, int number, LifeSubject subject, int pass, int before) {
            return new Visit(subject, pass, starts.start(number, pass - before), starts.rise(number, pass));
        }
    }

    /** Days of the duty's own steps that a sample has seen. */
    double days(int sample) {
        return simulated[sample] * setting.duty().passLength() / 86400;
    }

    /** Passes of these steps that a sample has seen. */
    int passes(int sample) {
        return simulated[sample];
    }

    /** Whether a rate was held at zero on any of them. */
    boolean clamped(int sample) {
        return clamped[sample];
    }

    /** Counts passes that were gone through elsewhere. */
    void count(int sample, int more) {
        simulated[sample] += more;
    }

    private static List<Visit> of(DayStarts starts, List<LifeSubject> subjects, int[] numbers, int[] days, int before) {
        List<Visit> all = new ArrayList<>();
        for (int k = 0; k < numbers.length; k++) {
            for (int day : days) {
                all.add(Visit.of(starts, numbers[k], subjects.get(k), day, before));
            }
        }
        return all;
    }

    /**
     * Days in the duty's own steps.
     *
     * @param starts where they begin
     * @param subjects whose days
     * @param numbers numbers of these in the starts, shape [subjects]; not modified
     * @param days which; not modified
     * @return what each adds to each channel, shape [subjects x days][channels]
     */
    double[][] inDetail(DayStarts starts, List<LifeSubject> subjects, int[] numbers, int[] days) {
        if (subjects.isEmpty()) {
            return new double[0][];
        }
        List<Visit> visits = of(starts, subjects, numbers, days, LEAD);
        double[] states = states(visits);
        try (FastScale scale = setting.leading(cells(visits))) {
            scale.setStates(states);
            for (int back = LEAD; back > 0; back--) {
                int ago = back;
                scale.run(
                        visits.stream()
                                .mapToInt(visit -> Math.floorMod(visit.pass() - ago, passes))
                                .toArray(),
                        0,
                        setting.leading().stepsInPass(),
                        null);
            }
            states = scale.states();
        }
        return inDetail(at(visits, states));
    }

    /** The same in long steps. */
    double[][] inLongSteps(DayStarts starts, List<LifeSubject> subjects, int[] numbers, int[] days) {
        List<Visit> visits = of(starts, subjects, numbers, days, 0);
        try (FastScale scale = setting.coarse(cells(visits))) {
            return simulate(visits, scale, setting.coarse());
        }
    }

    /** The same days from other states, shape [visits x {@link CellState#SIZE}]. */
    static List<Visit> at(List<Visit> visits, double[] states) {
        Visit[] led = new Visit[visits.size()];
        for (int v = 0; v < led.length; v++) {
            Visit visit = visits.get(v);
            CellState state = CellState.rested(0, 0, CheckUp.TEMPERATURE);
            state.set(states, v * CellState.SIZE);
            led[v] = new Visit(visit.subject(), visit.pass(), state, visit.rise());
        }
        return List.of(led);
    }

    /**
     * @param visits days
     * @return what each adds to each channel, shape [visits][channels]
     */
    double[][] inDetail(List<Visit> visits) {
        visits.forEach(visit -> simulated[visit.subject().sample()]++);
        try (FastScale scale = setting.detailed(cells(visits), false)) {
            return simulate(visits, scale, setting.duty());
        }
    }

    private double[][] simulate(List<Visit> visits, FastScale scale, DutyCycle duty) {
        int n = visits.size();
        Exposure[] exposures = new Exposure[n];
        for (int v = 0; v < n; v++) {
            exposures[v] = Exposure.repeating(visits.get(v).subject().law());
        }
        scale.setStates(states(visits));
        scale.run(visits.stream().mapToInt(Visit::pass).toArray(), 0, duty.stepsInPass(), exposures);
        double[][] seen = new double[n][];
        for (int v = 0; v < n; v++) {
            Visit visit = visits.get(v);
            exposures[v].close();
            scale.balance(v, visit.state().soc() + visit.rise());
            AgeingState damage = exposures[v].ageing();
            seen[v] = CycleSweep.channels(damage, scale.tally(v));
            clamped[visit.subject().sample()] |= damage.rateClamped();
        }
        return seen;
    }

    private static double[] states(List<Visit> visits) {
        double[] states = new double[visits.size() * CellState.SIZE];
        for (int v = 0; v < visits.size(); v++) {
            visits.get(v).state().get(states, v * CellState.SIZE);
        }
        return states;
    }

    private static List<CellNow> cells(List<Visit> visits) {
        return visits.stream().map(visit -> visit.subject().cell()).toList();
    }
}
