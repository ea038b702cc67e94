package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Predicts the check-ups of cells by a model: the average of its laws, and an interval from the posterior of their parameters
 * to first order, the differences between them, the scatter of cells and that of check-ups, widened by the factor that made
 * intervals of left-out conditions hold.
 */
final class Predictor {
    private static final double NINETY = Gaussian.quantile(0.95);
    private static final double DIFFERENCE = 1e-3;

    /** Steps to the most likely start and rate of a cell, whose effect is nearly linear. */
    private static final int STEPS = 4;

    /** Standard deviation of starts of which a model says nothing. */
    private static final double UNKNOWN_START = 0.1;

    private final AgeingModel model;

    Predictor(AgeingModel model) {
        this.model = model;
    }

    /**
     * Mean and variance of the capacity at each check-up of a cell, over its start.
     *
     * @param mean predicted capacity, one a check-up
     * @param variance its variance without that of the check-up itself
     */
    record Outlook(List<Double> mean, List<Double> variance) {}

    /** Predictions of the capacity check-ups of a cell, of which the first few are known. */
    List<CheckPrediction> predict(CellData data, int known) {
        int n = data.checks();
        double[] mean = new double[n];
        double[] square = new double[n];
        double[] variance = new double[n];
        for (Member member : model.members()) {
            Outlook one = outlook(member, data, known);
            for (int i = 0; i < n; i++) {
                mean[i] += member.weight() * one.mean().get(i);
                square[i] += member.weight() * one.mean().get(i) * one.mean().get(i);
                variance[i] += member.weight() * one.variance().get(i);
            }
        }
        List<CheckPrediction> all = new ArrayList<>();
        double noise = model.scatter().noise();
        for (int i = 0; i < n; i++) {
            double total = variance[i] + Math.max(0, square[i] - mean[i] * mean[i]) + noise * noise;
            double half = NINETY * model.scatter().calibration() * Math.sqrt(total);
            all.add(new CheckPrediction(
                    data.cell().id(),
                    data.condition(),
                    data.cell().checks().get(i).seconds(),
                    data.capacity(i),
                    mean[i],
                    mean[i] - half,
                    mean[i] + half));
        }
        return all;
    }

    /** Whether the start or the rate of a cell is read off its first check-ups. */
    boolean reads(CellData data) {
        return data.freeStart() || model.scatter().rate() > 0;
    }

    private Outlook outlook(Member member, CellData data, int known) {
        UncertainLaw law = member.law();
        int draws = law.draws().size();
        double[] z = member.scores().stream().mapToDouble(v -> v).toArray();
        int n = data.checks();
        double[] own = anchored(law, z, data, known);
        double[] middle = capacities(law, z, own, data);
        double[][] by = new double[draws][];
        for (int d = 0; d < draws; d++) {
            double[] moved = z.clone();
            // away from the end of what a score can be
            double step = z[d] > 0 ? -DIFFERENCE : DIFFERENCE;
            moved[d] += step;
            by[d] = capacities(law, moved, own, data);
            for (int i = 0; i < n; i++) {
                by[d][i] = (by[d][i] - middle[i]) / step;
            }
        }
        double[] faster = capacities(law, z, new double[] {own[0], own[1] + DIFFERENCE, own[2], own[3]}, data);
        List<Double> mean = new ArrayList<>();
        List<Double> variance = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double v = 0;
            for (int a = 0; a < draws; a++) {
                for (int b = 0; b < draws; b++) {
                    v += by[a][i] * by[b][i] * member.covariance().get(a * draws + b);
                }
            }
            double rate = (faster[i] - middle[i]) / DIFFERENCE;
            v += own[2] * middle[i] * middle[i] + own[3] * rate * rate;
            mean.add(middle[i]);
            variance.add(v);
        }
        return new Outlook(mean, variance);
    }

    /** Capacities of a cell with its own start and rate, shape [checks]. */
    private static double[] capacities(UncertainLaw law, double[] z, double[] own, CellData data) {
        AgeingLaw mine;
        try {
            mine = law.law().with(Rates.of(law.law()).faster(law.values(z), own[1]));
        } catch (BadArgumentException e) {
            throw new BadArgumentException("model law '" + law.law().id() + "' cannot be moved: " + e.getMessage());
        }
        double[] all = data.predict(mine);
        for (int i = 0; i < all.length; i++) {
            all[i] *= 1 + own[0];
        }
        return all;
    }

    /**
     * Most likely start and rate of a cell given its first check-ups, and their variances: (start, rate, variance of start,
     * variance of rate).
     */
    private double[] anchored(UncertainLaw law, double[] z, CellData data, int known) {
        AgeingModel.Scatter scatter = model.scatter();
        // where no starts were fitted, any is possible
        double startSpread = scatter.start() > 0 ? scatter.start() : UNKNOWN_START;
        double startVariance = data.freeStart() ? startSpread * startSpread : 0;
        double rateVariance = scatter.rate() * scatter.rate();
        double[] own = {0, 0, startVariance, rateVariance};
        int used = Math.min(known, data.checks());
        if (used == 0 || (startVariance == 0 && rateVariance == 0)) {
            return own;
        }
        double precision = 1 / (scatter.noise() * scatter.noise());
        for (int step = 0; step < STEPS; step++) {
            double[] now = capacities(law, z, own, data);
            double[] faster = capacities(law, z, new double[] {own[0], own[1] + DIFFERENCE, 0, 0}, data);
            double ss = startVariance > 0 ? 1 / startVariance : Double.POSITIVE_INFINITY;
            double rr = rateVariance > 0 ? 1 / rateVariance : Double.POSITIVE_INFINITY;
            double sr = 0;
            double gs = startVariance > 0 ? -own[0] / startVariance : 0;
            double gr = rateVariance > 0 ? -own[1] / rateVariance : 0;
            for (int i = 0; i < used; i++) {
                double miss = data.capacity(i) - now[i];
                if (!Double.isNaN(miss)) {
                    double byStart = now[i] / (1 + own[0]);
                    double byRate = (faster[i] - now[i]) / DIFFERENCE;
                    ss += precision * byStart * byStart;
                    rr += precision * byRate * byRate;
                    sr += precision * byStart * byRate;
                    gs += precision * byStart * miss;
                    gr += precision * byRate * miss;
                }
            }
            if (startVariance > 0 && rateVariance > 0) {
                double det = ss * rr - sr * sr;
                own = new double[] {
                    own[0] + (rr * gs - sr * gr) / det, own[1] + (ss * gr - sr * gs) / det, rr / det, ss / det
                };
            } else if (startVariance > 0) {
                own = new double[] {own[0] + gs / ss, 0, 1 / ss, 0};
            } else {
                own = new double[] {0, own[1] + gr / rr, 0, 1 / rr};
            }
        }
        return own;
    }
}
