package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.natrolite.calibration.ageing.AgeingFit.LawRow;
import org.natrolite.calibration.ageing.AgeingFit.ParameterRow;
import org.natrolite.calibration.ageing.LawProblem.Effects;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Gaussian;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingModel.Scatter;
import org.natrolite.models.ageing.FittedConditions;
import org.natrolite.models.ageing.UncertainLaw;

/** Calibrates ageing models; see the tour of this package. */
public final class AgeingCalibration {
    private static final String PLAIN = "plain";
    private static final double PERCENT = 100;

    /** Laws of less weight than this are left out of the model. */
    private static final double LEAST_WEIGHT = 0.01;

    private static final double TWO_SIDED_95 = Gaussian.quantile(0.975);

    private final AgeingOptions options;

    private AgeingCalibration(AgeingOptions options) {
        this.options = options;
    }

    /**
     * @param options how to calibrate
     * @return the calibration
     */
    public static AgeingCalibration of(AgeingOptions options) {
        return new AgeingCalibration(options);
    }

    /**
     * @param cells cells with their check-ups
     * @return what came of it
     * @throws org.natrolite.core.error.BadDataException if the check-ups identify no law
     * @throws BadArgumentException if a condition to hold out is not there, or no law can be evaluated
     */
    public AgeingFit run(List<AgedCell> cells) {
        long begin = System.nanoTime();
        List<AgedCell> held = cells.stream()
                .filter(c -> options.holdOut().contains(c.condition()))
                .toList();
        List<AgedCell> used = cells.stream()
                .filter(c -> !options.holdOut().contains(c.condition()))
                .toList();
        refuseUnknown(cells);
        if (used.isEmpty()) {
            throw new BadArgumentException("all conditions are held out; expected some to fit to");
        }
        Set<String> warnings = new LinkedHashSet<>(Identifiability.warnings(used));
        List<UncertainLaw> laws = options.laws() == null ? LawFamily.candidates(used) : options.laws();
        double nominal = AgeingEvaluation.nominal(
                options.laws() == null ? Double.NaN : laws.get(0).law().nominalCapacity(), used);
        List<CellData> data = CellData.of(used, nominal);
        FittedConditions conditions = Identifiability.conditions(used);
        List<LawFit> fits = fits(laws, data, conditions, nominal, warnings);
        LeaveOut leaveOut = LeaveOut.of(fits, data);
        double[][][] errors = errors(fits, leaveOut, nominal);
        double[] weights = Stacking.weights(errors, -1, fits.size());
        List<CheckPrediction> ahead = new ArrayList<>();
        List<CheckPrediction> outside =
                leaveOut.groups() > 1 ? outside(fits, leaveOut, errors, nominal, ahead) : List.of();
        double factor = factor(ahead, "");
        List<PosteriorDraws> posteriors = posteriors(fits, weights, data, warnings);
        AgeingModel model = model(fits, posteriors, weights, nominal, factor, List.copyOf(warnings), used);
        int plain = index(fits);
        List<AgeingFit.Posterior> told =
                posteriors.stream().flatMap(p -> p.row().stream()).toList();
        return new AgeingFit(
                model,
                rows(fits, errors, weights, data, nominal),
                parameters(model, told),
                told,
                AgeingEvaluation.of(model, used, options.known()),
                outside.isEmpty() ? null : AgeingEvaluation.of(widened(outside, ahead), List.of()),
                outside.isEmpty() || plain < 0 ? null : AgeingEvaluation.of(alone(leaveOut, plain, nominal), List.of()),
                options.laws() == null || laws.size() > 1
                        ? null
                        : AgeingEvaluation.asPublished(laws.get(0).law(), used, options.known()),
                held.isEmpty() ? null : AgeingEvaluation.of(model, held, options.known()),
                List.copyOf(warnings),
                (System.nanoTime() - begin) * 1e-9);
    }

    private void refuseUnknown(List<AgedCell> cells) {
        Set<String> known =
                cells.stream().map(AgedCell::condition).collect(Collectors.toCollection(LinkedHashSet::new));
        for (String name : options.holdOut()) {
            if (!known.contains(name)) {
                throw new BadArgumentException("condition '" + name
                        + "' is to be held out and is not there; expected some of " + String.join(", ", known));
            }
        }
    }

    private List<LawFit> fits(
            List<UncertainLaw> laws,
            List<CellData> data,
            FittedConditions conditions,
            double nominal,
            Set<String> warnings) {
        List<LawFit> fits = new ArrayList<>();
        BadArgumentException last = null;
        for (UncertainLaw law : laws) {
            AgeingLaw limited = law.law().withConditions(conditions);
            AgeingLaw sized = nominal > 0 && Double.isNaN(limited.nominalCapacity())
                    ? limited.withNominalCapacity(nominal)
                    : limited;
            try {
                LawFit fit =
                        LawFit.of(UncertainLaw.of(sized, law.beliefs()), data, null, options.starts(), options.seed());
                if (!fit.converged()) {
                    warnings.add("the fit of law '" + law.law().id() + "' ended before it had converged");
                }
                fits.add(fit);
            } catch (BadArgumentException e) {
                last = e;
                warnings.add("law '" + law.law().id() + "' was left out: " + e.getMessage());
            }
        }
        if (fits.isEmpty() && last != null) {
            throw last;
        }
        return fits;
    }

    /** One a fit; nothing is drawn of laws that do not make it into the model. */
    private List<PosteriorDraws> posteriors(
            List<LawFit> fits, double[] weights, List<CellData> data, Set<String> warnings) {
        List<PosteriorDraws> all = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            PosteriorDraws one = weights[i] < LEAST_WEIGHT
                    ? PosteriorDraws.none(fits.get(i))
                    : options.sampling() == null
                            ? PosteriorDraws.laplace(fits.get(i))
                            : PosteriorDraws.of(fits.get(i), data, options.sampling(), options.seed());
            warnings.addAll(one.warnings());
            all.add(one);
        }
        return all;
    }

    private AgeingModel single(LawFit fit, double nominal) {
        return new AgeingModel(
                "single",
                "",
                List.of(PosteriorDraws.none(fit).member(1)),
                scatter(fit.effects(), fit.resistanceNoise(), 1),
                nominal,
                List.of());
    }

    private static Scatter scatter(Effects e, double resistanceNoise, double factor) {
        return new Scatter(e.starts() ? e.start() : 0, e.rates() ? e.rate() : 0, e.noise(), resistanceNoise, factor);
    }

    /** Mean product of the errors of each two laws on each group that they were fitted without, shape [groups][laws][laws]. */
    private double[][][] errors(List<LawFit> fits, LeaveOut leaveOut, double nominal) {
        int laws = fits.size();
        double[][][] products = new double[leaveOut.groups() > 1 ? leaveOut.groups() : 0][laws][laws];
        for (int group = 0; group < products.length; group++) {
            double[][] own = new double[laws][];
            for (int law = 0; law < laws; law++) {
                Predictor predictor = new Predictor(single(leaveOut.fit(law, group), nominal));
                own[law] = leaveOut.group(group).stream()
                        .flatMap(c -> predictor.predict(c, options.known()).stream())
                        .mapToDouble(CheckPrediction::error)
                        .filter(e -> !Double.isNaN(e))
                        .toArray();
            }
            for (int a = 0; a < laws; a++) {
                for (int b = 0; b < laws; b++) {
                    for (int i = 0; i < own[a].length; i++) {
                        products[group][a][b] += own[a][i] * own[b][i] / own[a].length;
                    }
                }
            }
        }
        return products;
    }

    /**
     * Predictions of each group by the average of laws that were fitted and weighted without it; those of check-ups that
     * nothing was read off, which alone say how wide intervals must be, are added to a list.
     */
    private List<CheckPrediction> outside(
            List<LawFit> fits, LeaveOut leaveOut, double[][][] errors, double nominal, List<CheckPrediction> ahead) {
        List<CheckPrediction> all = new ArrayList<>();
        for (int group = 0; group < leaveOut.groups(); group++) {
            int g = group;
            double[] weights = Stacking.weights(errors, group, fits.size());
            List<LawFit> own = new ArrayList<>();
            for (int law = 0; law < fits.size(); law++) {
                own.add(leaveOut.fit(law, g));
            }
            Predictor predictor = new Predictor(model(
                    own, own.stream().map(PosteriorDraws::none).toList(), weights, nominal, 1, List.of(), List.of()));
            for (CellData cell : leaveOut.group(group)) {
                List<CheckPrediction> checks = predictor.predict(cell, options.known());
                all.addAll(checks);
                int read = predictor.reads(cell) ? Math.min(options.known(), checks.size()) : 0;
                ahead.addAll(checks.subList(read, checks.size()));
            }
        }
        return all;
    }

    private List<CheckPrediction> alone(LeaveOut leaveOut, int law, double nominal) {
        List<CheckPrediction> all = new ArrayList<>();
        for (int group = 0; group < leaveOut.groups(); group++) {
            Predictor predictor = new Predictor(single(leaveOut.fit(law, group), nominal));
            leaveOut.group(group).forEach(cell -> all.addAll(predictor.predict(cell, options.known())));
        }
        return all;
    }

    private static int index(List<LawFit> fits) {
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i).law().law().id().equals(PLAIN)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Factor that widens intervals to hold 90 % of the check-ups, those of one condition not asked. It never makes them
     * narrower: that they were too wide where little was known does not say that they are where much is.
     */
    private static double factor(List<CheckPrediction> checks, String without) {
        double[] standardised = checks.stream()
                .filter(c -> !c.condition().equals(without) && !Double.isNaN(c.measured()))
                .mapToDouble(c -> Math.abs(c.error()) / (0.5 * (c.upper90() - c.lower90())))
                .toArray();
        return standardised.length == 0 ? 1 : Math.max(1, Quantiles.of(standardised, 0.9)[0]);
    }

    /** The same predictions, each with the interval that the other conditions calibrate. */
    private static List<CheckPrediction> widened(List<CheckPrediction> checks, List<CheckPrediction> ahead) {
        List<CheckPrediction> all = new ArrayList<>();
        for (CheckPrediction c : checks) {
            double half = 0.5 * (c.upper90() - c.lower90()) * factor(ahead, c.condition());
            all.add(new CheckPrediction(
                    c.cell(),
                    c.condition(),
                    c.seconds(),
                    c.measured(),
                    c.predicted(),
                    c.predicted() - half,
                    c.predicted() + half));
        }
        return all;
    }

    private AgeingModel model(
            List<LawFit> fits,
            List<PosteriorDraws> posteriors,
            double[] weights,
            double nominal,
            double factor,
            List<String> warnings,
            List<AgedCell> cells) {
        double kept = DoubleStream.of(weights).filter(w -> w >= LEAST_WEIGHT).sum();
        List<Member> members = new ArrayList<>();
        double[] scatter = new double[4];
        double resisting = 0;
        Effects any = fits.get(0).effects();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= LEAST_WEIGHT) {
                double weight = weights[i] / kept;
                members.add(posteriors.get(i).member(weight));
                Effects e = fits.get(i).effects();
                scatter[0] += weight * e.start();
                scatter[1] += weight * e.rate();
                scatter[2] += weight * e.noise();
                double growth = fits.get(i).resistanceNoise();
                if (!Double.isNaN(growth)) {
                    scatter[3] += weight * growth;
                    resisting += weight;
                }
            }
        }
        String sources = cells.stream().map(AgedCell::source).distinct().collect(Collectors.joining(", "));
        return new AgeingModel(
                options.id(),
                cells.size() + " cells of " + sources,
                members,
                scatter(
                        new Effects(any.starts(), any.rates(), scatter[0], scatter[1], scatter[2], 0, 1),
                        resisting > 0 ? scatter[3] / resisting : Double.NaN,
                        factor),
                nominal,
                warnings);
    }

    private List<LawRow> rows(
            List<LawFit> fits, double[][][] errors, double[] weights, List<CellData> data, double nominal) {
        List<LawRow> rows = new ArrayList<>();
        // check-ups of a cell go together: each cell counts as one observation
        double n = data.size();
        for (int i = 0; i < fits.size(); i++) {
            LawFit fit = fits.get(i);
            Predictor predictor = new Predictor(single(fit, nominal));
            Judgement in = Judgement.of(data.stream()
                    .flatMap(c -> predictor.predict(c, options.known()).stream())
                    .toArray(CheckPrediction[]::new));
            int free = fit.law().draws().size();
            rows.add(new LawRow(
                    fit.law().law().id(),
                    free,
                    in.rmse(),
                    PERCENT * Math.sqrt(leftOutMean(errors, i)),
                    n * Math.log(in.rmse() * in.rmse() / (PERCENT * PERCENT)) + free * Math.log(n),
                    weights[i] >= LEAST_WEIGHT ? weights[i] : 0));
        }
        rows.sort(Comparator.comparingDouble(LawRow::weight).reversed());
        return rows;
    }

    private static double leftOutMean(double[][][] errors, int law) {
        return Arrays.stream(errors)
                .mapToDouble(group -> group[law][law])
                .average()
                .orElse(Double.NaN);
    }

    private static List<ParameterRow> parameters(AgeingModel model, List<AgeingFit.Posterior> posteriors) {
        List<ParameterRow> rows = new ArrayList<>();
        for (int k = 0; k < posteriors.size(); k++) {
            Member member = model.members().get(k);
            UncertainLaw law = member.law();
            int n = law.draws().size();
            double[] z = member.scores().stream().mapToDouble(v -> v).toArray();
            double[] values = law.values(z);
            List<AgeingLaw.Parameter> parameters = law.law().parameters();
            for (int i = 0; i < values.length; i++) {
                int draw = law.drawOf(i);
                if (draw >= 0) {
                    double deviation = Math.sqrt(member.covariance().get(draw * n + draw));
                    double[] ends = ends(
                            member, draw, deviation, posteriors.get(k).freedom().get(draw));
                    rows.add(new ParameterRow(
                            law.law().id(),
                            parameters.get(i).mechanism(),
                            parameters.get(i).descriptor().name(),
                            law.draws().get(draw),
                            parameters.get(i).descriptor().unit(),
                            values[i],
                            law.values(at(z, draw, ends[0]))[i],
                            law.values(at(z, draw, ends[1]))[i],
                            1 - Math.min(1, deviation)));
                }
            }
        }
        return rows;
    }

    /** Ends of the 95 % interval of a score: those of its draws or of a normal distribution, as much wider as t is. */
    private static double[] ends(Member member, int draw, double deviation, double freedom) {
        double middle = member.scores().get(draw);
        double t = StudentT.quantile(0.975, freedom);
        if (member.draws().isEmpty()) {
            return new double[] {middle - t * deviation, middle + t * deviation};
        }
        double[] ends = Quantiles.of(
                member.draws().stream().mapToDouble(d -> d.get(draw)).toArray(), 0.025, 0.975);
        double wider = t / TWO_SIDED_95;
        return new double[] {middle + wider * (ends[0] - middle), middle + wider * (ends[1] - middle)};
    }

    private static double[] at(double[] z, int draw, double score) {
        double[] moved = z.clone();
        moved[draw] = Math.max(-UncertainLaw.LARGEST_SCORE, Math.min(UncertainLaw.LARGEST_SCORE, score));
        return moved;
    }
}
