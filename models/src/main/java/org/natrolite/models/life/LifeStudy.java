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
import java.util.function.IntConsumer;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;

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

    /** Standard deviations from the median to an end of a 95 % interval. */
    private static final double INTERVAL = Gaussian.quantile(0.975);

    private final CellParameters cell;
    private final AgeingPrior prior;
    private final DutyCycle duty;
    private final LifeOptions options;

    private LifeStudy(CellParameters cell, AgeingPrior prior, DutyCycle duty, LifeOptions options) {
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
        return new LifeStudy(cell, prior, duty, options);
    }

    /**
     * Runs all samples and the median cell.
     *
     * @param progress receives the number of samples finished so far, from the calling thread
     * @return what came of them
     * @throws CancellationException if the calling thread is interrupted
     */
    public LifeResult run(IntConsumer progress) {
        long start = System.nanoTime();
        CellModel model = CellModel.of(cell);
        Map<String, double[]> draws = draws();
        ExecutorService threads = Executors.newFixedThreadPool(options.threads(), task -> {
            Thread thread = new Thread(task, "natrolite-life");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<LifeHistory> median =
                    threads.submit(() -> new LifeRun(model, prior.median(), 1, duty, options).run(true));
            List<Future<LifeHistory>> pending = new ArrayList<>();
            for (int i = 0; i < options.samples(); i++) {
                int sample = i;
                pending.add(threads.submit(() -> sample(model, draws, sample)));
            }
            List<LifeHistory> samples = new ArrayList<>();
            for (Future<LifeHistory> future : pending) {
                samples.add(future.get());
                progress.accept(samples.size());
            }
            return LifeResult.of(
                    cell.description().id(), median.get(), samples, remarks(), (System.nanoTime() - start) * 1e-9);
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

    private LifeHistory sample(CellModel model, Map<String, double[]> draws, int sample) {
        AgeingLaw law = prior.draw(name -> at(draws, name, sample));
        double factor = Math.exp(resistanceSigma() * Gaussian.quantile(at(draws, RESISTANCE_DRAW, sample)));
        return new LifeRun(model, law, factor, duty, options).run(false);
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
