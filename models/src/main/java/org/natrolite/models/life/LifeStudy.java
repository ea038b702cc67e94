package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.chemistry.CellJson;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/**
 * Many samples of one kind of cell under one duty. A sample draws the ageing law from the cell's prior and the level of
 * its resistances from their interval, by Latin hypercube: each random number visits each of as many equal parts of its
 * distribution as there are samples, once.
 *
 * <p>The result depends on the seed and the number of samples, not on the number of threads.
 */
public final class LifeStudy {
    /** Name of the random number that scales all resistances of a sample. */
    private static final String RESISTANCE_DRAW = "cell-resistance";

    /** Name of the random number that decides when a sample dies suddenly. */
    private static final String SUDDEN_DRAW = "sudden-death-moment";

    private static final String SAMPLE_KEY = "sample/";

    /** Raised when the same study comes to other numbers, so that lives of two ways to simulate are not mixed. */
    private static final int NUMERICS = 3;

    /** Samples that go side by side at most: with the days of a cycle they fill some tiles of a batch. */
    private static final int MOST_SIDE_BY_SIDE = 64;

    /** Parts of a full run, whatever the number of threads. */
    private static final int FULL_PARTS = 8;

    /** What a share of 1 counts in the account of progress. */
    private static final int WHOLE = 1_000_000;

    private static final int PATIENCE_MS = 100;

    /** Standard deviations from the median to an end of a 95 % interval. */
    private static final double INTERVAL = Gaussian.quantile(0.975);

    private final CellParameters cell;
    private final AgeingPrior prior;
    private final DutyCycle duty;
    private final LifeOptions options;
    private final boolean pictures;
    private final CellModel model;
    private final LifeSetting setting;

    private LifeStudy(CellParameters cell, AgeingPrior prior, DutyCycle duty, LifeOptions options, boolean pictures) {
        this.pictures = pictures;
        this.model = CellModel.of(cell);
        this.setting = LifeSetting.of(model, duty, options);
        this.cell = cell;
        this.prior = prior;
        this.duty = duty;
        this.options = options;
    }

    /**
     * @param cell cell with a belief of how it ages
     * @param duty what it is used for, in its own watts and amperes
     * @param options how to simulate
     * @return the study
     * @throws BadArgumentException if nothing is said of how the cell ages
     */
    public static LifeStudy of(CellParameters cell, DutyCycle duty, LifeOptions options) {
        AgeingPrior prior = cell.ageing();
        if (prior == null) {
            throw new BadArgumentException("cell '" + cell.description().id()
                    + "' says nothing of how it ages; expected an ageing section in its parameters");
        }
        return new LifeStudy(cell, prior, duty, options, false);
    }

    /**
     * @return the same study, which also shows the median cell through a day at the start and at the end
     */
    public LifeStudy withPictures() {
        return new LifeStudy(cell, prior, duty, options, true);
    }

    /**
     * Runs all samples and the median cell.
     *
     * @param progress receives the share that is done, 0 to 1, rising, from the calling thread
     * @return what came of them
     * @throws CancellationException if the calling thread is interrupted
     */
    public LifeResult run(DoubleConsumer progress) {
        return run(LifeStore.NONE, progress);
    }

    /**
     * Runs all samples and the median cell, but for what was finished before.
     *
     * @param store holds what was finished, and takes what will be; of a study of the same {@link #fingerprint}
     * @param progress receives the share that is done, 0 to 1, rising, from the calling thread
     * @return what came of them, the same to the last bit however often it was interrupted
     * @throws CancellationException if the calling thread is interrupted
     */
    public LifeResult run(LifeStore store, DoubleConsumer progress) {
        long start = System.nanoTime();
        Map<String, double[]> draws = draws();
        boolean full = options.full() || !AdaptiveRun.serves(setting);
        int n = options.samples();
        int size = groupSize(full);
        int groups = (n + size - 1) / size;
        AtomicIntegerArray done = new AtomicIntegerArray(groups);
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "natrolite-life");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<List<TimeSeries>> days = threads.submit(() -> pictures ? pictures() : List.of());
            List<Future<List<LifeHistory>>> pending = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                int group = g;
                pending.add(threads.submit(() -> {
                    int first = group * size;
                    List<LifeHistory> finished = group(
                            draws,
                            full,
                            first,
                            Math.min(n, first + size),
                            store,
                            share -> done.set(group, (int) (share * WHOLE)));
                    done.set(group, WHOLE);
                    return finished;
                }));
            }
            List<LifeHistory> samples = new ArrayList<>();
            for (Future<List<LifeHistory>> future : pending) {
                samples.addAll(await(future, done, progress));
            }
            List<TimeSeries> shown = days.get();
            progress.accept(1);
            return LifeResult.of(
                    cell.description().id(),
                    samples,
                    bandShares(draws, samples),
                    shown,
                    remarks(),
                    options,
                    (System.nanoTime() - start) * 1e-9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Samples that go side by side; of a full run independent of the threads, as it goes on from where it was. */
    private int groupSize(boolean full) {
        int parts = full ? FULL_PARTS : options.threads();
        return Math.max(1, Math.min(MOST_SIDE_BY_SIDE, (options.samples() + parts - 1) / parts));
    }

    private static <T> T await(Future<T> future, AtomicIntegerArray done, DoubleConsumer progress)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return future.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                double sum = 0;
                for (int g = 0; g < done.length(); g++) {
                    sum += done.get(g);
                }
                progress.accept(sum / ((double) WHOLE * done.length()));
            }
        }
    }

    /** Lives of the samples of a group; those that were finished before are taken from the store. */
    private List<LifeHistory> group(
            Map<String, double[]> draws, boolean full, int first, int end, LifeStore store, DoubleConsumer progress) {
        LifeHistory[] histories = new LifeHistory[end - first];
        List<Integer> open = new ArrayList<>();
        for (int i = first; i < end; i++) {
            double[] known = store.get(SAMPLE_KEY + i);
            if (known == null) {
                open.add(i);
            } else {
                histories[i - first] = LifeHistory.of(known);
            }
        }
        if (full && !open.isEmpty()) {
            // they go on together from where they were together
            open.clear();
            for (int i = first; i < end; i++) {
                open.add(i);
            }
        }
        if (!open.isEmpty()) {
            List<LifeSample> samples = open.stream().map(i -> sample(draws, i)).toList();
            List<Outcome> outcomes = full
                    ? FullRun.run(setting, samples, store, "group/" + first, progress)
                    : AdaptiveRun.run(setting, samples);
            for (int k = 0; k < outcomes.size(); k++) {
                LifeHistory history = outcomes.get(k).history();
                store.put(SAMPLE_KEY + open.get(k), history.toArray());
                histories[open.get(k) - first] = history;
            }
        }
        return List.of(histories);
    }

    /** The first day of the median cell at the start, and at the end. */
    private List<TimeSeries> pictures() {
        AgeingLaw law = prior.median();
        LifeSample median = sample(law, 1, name -> 0.5);
        Outcome outcome = AdaptiveRun.serves(setting)
                ? AdaptiveRun.run(setting, List.of(median)).get(0)
                : FullRun.run(setting, List.of(median), LifeStore.NONE, "median", share -> {})
                        .get(0);
        return List.of(
                DayPicture.of(setting, median.ageing().at(median.start())),
                DayPicture.of(setting, median.ageing().at(outcome.end())));
    }

    /**
     * @return a number that tells this study from others: of the cell, the duty, the options, the threads left out, and the
     *     version of this library
     */
    public long fingerprint() {
        LifeOptions same = new LifeOptions(
                options.years(),
                options.lowestSoc(),
                options.highestSoc(),
                options.endOfLife(),
                options.samples(),
                options.seed(),
                1,
                options.full(),
                options.tolerance(),
                options.firstLife());
        long hash = 0;
        // without a jar, as when it runs from a folder of classes, there is no version
        String version = LifeStudy.class.getPackage().getImplementationVersion();
        for (char c : (NUMERICS + " " + version + " " + CellJson.format(cell) + same).toCharArray()) {
            hash = hash * 1_099_511_628_211L ^ c;
        }
        return duty.fingerprint(hash);
    }

    /** What the cell's own limits say against the duty. */
    private List<String> remarks() {
        double lowest = cell.limits().lowestTemperature().value();
        double highest = cell.limits().highestTemperature().value();
        if (duty.coldest() >= lowest && duty.hottest() <= highest) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "ambient temperatures from %.1f to %.1f degC leave the cell's window of %.0f to %.0f degC: nothing is known of"
                        + " it there",
                duty.coldest() - Constants.ZERO_CELSIUS,
                duty.hottest() - Constants.ZERO_CELSIUS,
                lowest - Constants.ZERO_CELSIUS,
                highest - Constants.ZERO_CELSIUS));
    }

    private LifeSample sample(Map<String, double[]> draws, int sample) {
        AgeingLaw law = prior.draw(name -> at(draws, name, sample));
        double factor = Math.exp(resistanceSigma() * Gaussian.quantile(at(draws, RESISTANCE_DRAW, sample)));
        return sample(law, factor, name -> at(draws, name, sample));
    }

    private LifeSample sample(AgeingLaw law, double resistance, ToDoubleFunction<String> probability) {
        AgeingState start = law.fresh();
        FirstLife before = options.firstLife();
        if (before != null) {
            before.age(start, probability);
        }
        double patience = law.works(Target.SUDDEN_DEATH)
                ? -Math.log1p(-probability.applyAsDouble(SUDDEN_DRAW))
                : Double.POSITIVE_INFINITY;
        return LifeSample.of(start, CellAgeing.of(model, law, resistance), patience);
    }

    /**
     * What each random number explains of the spread of the capacity at the end: squares of rank correlations, which add up
     * since the numbers are drawn independently, scaled to a sum of 1.
     */
    private List<LifeResult.BandShare> bandShares(Map<String, double[]> draws, List<LifeHistory> samples) {
        double[] capacity = samples.stream()
                .mapToDouble(h -> h.checks().get(h.checks().size() - 1).capacity())
                .toArray();
        List<LifeResult.BandShare> shares = new ArrayList<>();
        double total = 0;
        List<String> names = new ArrayList<>(prior.draws());
        names.add(RESISTANCE_DRAW);
        if (options.firstLife() != null) {
            names.add(FirstLife.YEARS_DRAW);
            names.add(FirstLife.CYCLES_DRAW);
        }
        // what chance alone would explain is no explanation
        double chance = 1.0 / (capacity.length - 1);
        List<Double> squares = new ArrayList<>();
        for (String name : names) {
            double[] column = draws.get(name);
            double r = column == null ? 0 : Ranks.correlation(column, capacity);
            double square = Math.max(0, r * r - chance);
            squares.add(square);
            total += square;
        }
        for (int k = 0; k < names.size(); k++) {
            shares.add(
                    new LifeResult.BandShare(names.get(k), kind(names.get(k)), total > 0 ? squares.get(k) / total : 0));
        }
        return shares;
    }

    /** Where the belief in a random number comes from. */
    private Provenance.Kind kind(String draw) {
        if (draw.equals(RESISTANCE_DRAW)) {
            return cell.resistance().ohmic().discharge().provenance().kind();
        }
        return prior.numbers().stream()
                .filter(uncertain -> uncertain.draw().equals(draw))
                .map(uncertain -> uncertain.provenance().kind())
                .findFirst()
                .orElse(Provenance.Kind.ASSUMED);
    }

    private static double at(Map<String, double[]> draws, String name, int sample) {
        double[] column = draws.get(name);
        if (column == null) {
            throw new IllegalStateException("no draw named " + name);
        }
        return column[sample];
    }

    /** Spread of the logarithm of the resistance, from the interval of the ohmic part at half charge. */
    private double resistanceSigma() {
        Curve curve = cell.resistance().ohmic().discharge();
        double middle = curve.at(0.5);
        double upper = Curve.of(curve.soc(), curve.upper(), curve.upper(), curve.upper(), curve.provenance())
                .at(0.5);
        return middle > 0 ? Math.log(upper / middle) / INTERVAL : 0;
    }

    private Map<String, double[]> draws() {
        TreeSet<String> names = new TreeSet<>(prior.draws());
        names.add(RESISTANCE_DRAW);
        names.add(SUDDEN_DRAW);
        if (options.firstLife() != null) {
            names.add(FirstLife.YEARS_DRAW);
            names.add(FirstLife.CYCLES_DRAW);
        }
        Map<String, double[]> draws = new HashMap<>();
        int n = options.samples();
        for (String name : names) {
            // one stream a name, so that another number in the prior leaves the others' draws as they are
            SplittableRandom random = new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + name.hashCode());
            double[] column = new double[n];
            for (int i = 0; i < n; i++) {
                column[i] = (i + 0.5) / n;
            }
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swap = column[i];
                column[i] = column[j];
                column[j] = swap;
            }
            draws.put(name, column);
        }
        return draws;
    }
}
