package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import org.natrolite.models.ageing.AgeingState;

/**
 * Samples side by side through every step of their life. Damage acts on the cells from the next pass on; the count of cycles
 * never begins anew. What it reaches at each check-up is kept, so that it can go on from there.
 */
final class FullRun {
    private final LifeSetting setting;
    private final List<LifeSample> samples;
    private final LifeStore store;
    private final String key;
    private FastScale scale;
    private final List<CellNow> present;
    private long nextMove;
    private final Exposure[] exposures;
    private final Recorder[] recorders;
    /** Passes between two updates of the shape of the open-circuit voltage. */
    private static final int MOVES = 30;

    private final boolean[] dead;

    /** Whether damage gives a cell an open-circuit voltage of its own. */
    private final boolean[] shaped;

    /** Discharge energy asked for in a second, J/s; of a dead cell it is the mean of its life. */
    private final double[] demand;

    private final double[] askedBefore;
    private long step;
    private int checked;

    private FullRun(LifeSetting setting, List<LifeSample> samples, LifeStore store, String key) {
        this.setting = setting;
        this.samples = samples;
        this.store = store;
        this.key = key;
        List<CellNow> cells = LifeSetting.cells(samples);
        this.present = new ArrayList<>(cells);
        this.scale = setting.detailed(cells, true);
        this.exposures = samples.stream()
                .map(sample -> Exposure.running(sample.start().copy()))
                .toArray(Exposure[]::new);
        this.recorders = samples.stream()
                .map(sample -> new Recorder(sample, setting.options()))
                .toArray(Recorder[]::new);
        this.dead = new boolean[samples.size()];
        this.shaped = new boolean[samples.size()];
        this.demand = new double[samples.size()];
        this.askedBefore = new double[samples.size()];
        double[] snapshot = store.get(key);
        if (snapshot == null) {
            double[] states = setting.settled(cells);
            if (setting.duty().passes() == 1) {
                setting.settleInDetail(cells, states, null);
            }
            scale.setStates(states);
            for (int i = 0; i < recorders.length; i++) {
                recorders[i].check(0, samples.get(i).start());
            }
        } else {
            load(Numbers.of(snapshot));
        }
    }

    /**
     * @param setting what all samples share
     * @param samples samples to run side by side
     * @param store where it keeps what it has reached
     * @param key name under which it does
     * @param progress told of the share that is done
     */
    static List<Outcome> run(
            LifeSetting setting, List<LifeSample> samples, LifeStore store, String key, DoubleConsumer progress) {
        FullRun run = new FullRun(setting, samples, store, key);
        try {
            return run.toTheEnd(progress);
        } finally {
            run.scale.close();
        }
    }

    private List<Outcome> toTheEnd(DoubleConsumer progress) {
        DutyCycle duty = setting.duty();
        int inPass = duty.stepsInPass();
        double[] times = Recorder.times(setting.options().years());
        long[] at = new long[times.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.round(times[i] * Recorder.YEAR / duty.length());
        }
        long end = at[at.length - 1];
        while (checked < times.length) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            int from = (int) (step % inPass);
            int to = (int) Math.min(inPass, from + at[checked] - step);
            int pass = (int) (step / inPass % duty.passes());
            age();
            scale.run(LifeSetting.same(samples.size(), pass), from, to, exposures);
            step += to - from;
            missAll((to - from) * duty.length());
            progress.accept((double) step / end);
            if (step == at[checked]) {
                check(times);
                save();
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < recorders.length; i++) {
            AgeingState damage = exposures[i].ageing();
            outcomes.add(new Outcome(
                    recorders[i].history(damage.rateClamped(), false, dead[i], end * duty.length() / 86400, 0),
                    damage));
        }
        return outcomes;
    }

    /**
     * Lets damage act. Factors follow it from pass to pass; a new shape of the open-circuit voltage, whose tables take long to
     * make, at check-ups and every {@link #MOVES} passes between.
     */
    private void age() {
        boolean moves = step >= nextMove;
        boolean moved = false;
        for (int i = 0; i < dead.length; i++) {
            if (dead[i]) {
                continue;
            }
            AgeingState damage = exposures[i].ageing();
            if (damage.capacity(CheckUp.TEMPERATURE) < Recorder.DEAD) {
                dead[i] = true;
                scale.switchOff(i);
            } else if (moves || !shaped[i]) {
                CellNow now = samples.get(i).ageing().at(damage);
                shaped[i] = now.model() != samples.get(i).fresh().model();
                moved |= now.model() != present.get(i).model();
                present.set(i, now);
                if (!shaped[i]) {
                    scale.age(i, now);
                }
            }
        }
        if (moves) {
            nextMove = step + (long) MOVES * setting.duty().stepsInPass();
        }
        if (moved) {
            scale = scale.moved(present);
        }
    }

    /** A dead cell gives nothing of what it is still asked for. */
    private void missAll(double seconds) {
        for (int i = 0; i < dead.length; i++) {
            if (dead[i]) {
                scale.tally(i).asked += demand[i] * seconds;
            } else {
                double asked = scale.tally(i).asked + askedBefore[i];
                demand[i] = asked / (step * setting.duty().length());
            }
        }
    }

    private void check(double[] times) {
        for (int i = 0; i < recorders.length; i++) {
            recorders[i].check(times[checked], exposures[i].reported());
            if (Recorder.endsYear(times, checked)) {
                recorders[i].year(times[checked], scale.tally(i));
                askedBefore[i] += scale.tally(i).asked;
                scale.tally(i).clear();
            }
        }
        checked++;
    }

    /** Keeps all that the run goes on from, and goes on from it, so that a resumed run does the same to the last bit. */
    private void save() {
        nextMove = step;
        age();
        Numbers all = Numbers.empty().put((double) step).put(checked);
        double[] states = scale.states();
        scale.setStates(states);
        all.put(states);
        double[] tally = new double[Tally.SIZE];
        for (int i = 0; i < recorders.length; i++) {
            scale.tally(i).get(tally, 0);
            all.put(exposures[i].ageing().toArray())
                    .put(exposures[i].counter())
                    .put(tally)
                    .put(dead[i] ? 1 : 0)
                    .put(demand[i])
                    .put(askedBefore[i]);
            recorders[i].save(all);
        }
        store.put(key, all.toArray());
    }

    private void load(Numbers all) {
        step = (long) all.next();
        nextMove = step + (long) MOVES * setting.duty().stepsInPass();
        checked = (int) all.next();
        double[] states = all.many();
        for (int i = 0; i < recorders.length; i++) {
            exposures[i].ageing().restore(all.many());
            exposures[i].restoreCounter(all.many());
            scale.tally(i).set(all.many(), 0);
            dead[i] = all.next() != 0;
            demand[i] = all.next();
            askedBefore[i] = all.next();
            recorders[i].load(all);
            if (dead[i]) {
                scale.switchOff(i);
            }
            if (!dead[i]) {
                present.set(i, samples.get(i).ageing().at(exposures[i].ageing()));
                shaped[i] = present.get(i).model() != samples.get(i).fresh().model();
            }
        }
        scale = scale.moved(present);
        scale.setStates(states);
    }
}
