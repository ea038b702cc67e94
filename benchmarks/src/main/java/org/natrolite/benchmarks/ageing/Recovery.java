package org.natrolite.benchmarks.ageing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.natrolite.benchmarks.ageing.Synthetic.Condition;
import org.natrolite.calibration.ageing.AgeingCalibration;
import org.natrolite.calibration.ageing.AgeingEvaluation;
import org.natrolite.calibration.ageing.AgeingFit;
import org.natrolite.calibration.ageing.AgeingOptions;
import org.natrolite.calibration.ageing.CheckPrediction;
import org.natrolite.calibration.ageing.StudentT;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.numeric.Quantiles;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Composition and parameters of laws found again from check-ups of 12 conditions, 3 cells each. The truth is each composition
 * of the family in turn, its parameters drawn from half the width that the family believes, so
 * that its harshest condition loses 5 to 40 %; the calibration has the
 * whole family to choose from, with its whole width.
 *
 * <p>Cells are stored at 10, 25, 40 and 55 degC and 10, 50 and 90 % for two years and checked every two months, in ampere-hours:
 * fresh cells differ by 0.5 %, rates by 8 %, chambers are off by 0.3 K, check-ups by 0.2 %.
 */
public final class Recovery {
    private static final Synthetic LABORATORY = new Synthetic(3 * 3600, 0, 0.005, 0.08, 0.3, 0.002, 0);
    private static final int CELLS = 3;
    private static final double DAYS = 720;
    private static final int CHECKS = 12;

    /** Width of truths, in standard deviations of what the family believes. */
    private static final double WIDTH = 0.5;

    /** What the harshest condition leaves of the capacity at the end. */
    private static final double LEAST_LEFT = 0.6;

    private static final double MOST_LEFT = 0.95;
    /** Probability of the upper end of a 90 % interval. */
    private static final double NINETY = 0.95;

    /** A condition, and a time, that no cell had. */
    private static final Condition ASKED = Condition.storage(305.15, 0.7);

    private static final double ASKED_DAYS = 1800;
    private static final int ASKED_CELLS = 5;

    private Recovery() {}

    /**
     * What came of one truth.
     *
     * @param law its composition
     * @param kept whether the model holds that composition
     * @param first whether it is the best of the table
     * @param energyErrors relative errors of the activation energies, in the model's law of that composition; empty if left out
     * @param exponentErrors errors of the exponents that are free
     * @param parameters number of parameters of that law
     * @param inside number of them within their 90 % interval
     * @param asked capacities asked for that no cell had
     * @param askedInside number of them within their 90 % interval
     */
    public record Row(
            String law,
            boolean kept,
            boolean first,
            List<Double> energyErrors,
            List<Double> exponentErrors,
            int parameters,
            int inside,
            int asked,
            int askedInside) {
        public Row {
            energyErrors = List.copyOf(energyErrors);
            exponentErrors = List.copyOf(exponentErrors);
        }
    }

    /**
     * Sums of rows.
     *
     * @param rows number of truths
     * @param energyError median relative error of activation energies, 1
     * @param exponentError median error of exponents, 1; NaN where none was free
     * @param parameterCoverage share of parameters within their 90 % interval
     * @param askedCoverage share of capacities asked for within their 90 % interval
     * @param kept share of truths whose composition was kept
     * @param first share of truths whose composition was the best
     */
    public record Summary(
            int rows,
            double energyError,
            double exponentError,
            double parameterCoverage,
            double askedCoverage,
            double kept,
            double first) {
        /**
         * @param rows what came of truths
         * @return their sums
         */
        public static Summary of(List<Row> rows) {
            double[] energies = rows.stream()
                    .flatMap(r -> r.energyErrors().stream())
                    .mapToDouble(Math::abs)
                    .toArray();
            double[] exponents = rows.stream()
                    .flatMap(r -> r.exponentErrors().stream())
                    .mapToDouble(Math::abs)
                    .toArray();
            return new Summary(
                    rows.size(),
                    energies.length == 0 ? Double.NaN : Quantiles.of(energies, 0.5)[0],
                    exponents.length == 0 ? Double.NaN : Quantiles.of(exponents, 0.5)[0],
                    rows.stream().mapToInt(Row::inside).sum()
                            / (double) rows.stream().mapToInt(Row::parameters).sum(),
                    rows.stream().mapToInt(Row::askedInside).sum()
                            / (double) rows.stream().mapToInt(Row::asked).sum(),
                    rows.stream().filter(Row::kept).count() / (double) rows.size(),
                    rows.stream().filter(Row::first).count() / (double) rows.size());
        }
    }

    private static List<Condition> conditions() {
        List<Condition> all = new ArrayList<>();
        for (double celsius : new double[] {10, 25, 40, 55}) {
            for (double soc : new double[] {0.1, 0.5, 0.9}) {
                all.add(Condition.storage(celsius + 273.15, soc));
            }
        }
        return all;
    }

    /**
     * @param first seed of the first truth
     * @param seeds number of truths
     * @param told is told each row as it comes
     * @return rows
     */
    public static List<Row> run(int first, int seeds, Consumer<Row> told) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            rows.add(row(first + i));
            told.accept(rows.get(i));
        }
        return rows;
    }

    private static Row row(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Condition> conditions = conditions();
        List<UncertainLaw> family = AgeingOptions.family(List.of());
        UncertainLaw composition = family.get(seed % family.size());
        double[] truth = truth(composition, random);
        List<AgedCell> cells = LABORATORY.cells(composition.at(truth), conditions, CELLS, DAYS, CHECKS, random);
        AgeingFit fit =
                AgeingCalibration.of(AgeingOptions.defaults().withSeed(seed)).run(cells);
        String id = composition.law().id();
        Member found = fit.model().members().stream()
                .filter(m -> m.law().law().id().equals(id))
                .findFirst()
                .orElse(null);
        List<Double> energies = new ArrayList<>();
        List<Double> exponents = new ArrayList<>();
        int inside = 0;
        if (found != null) {
            List<Double> freedom = fit.posteriors().stream()
                    .filter(p -> p.law().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .freedom();
            inside = compare(composition, truth, found, freedom, energies, exponents);
        }
        List<AgedCell> asked =
                LABORATORY.cells(composition.at(truth), List.of(ASKED), ASKED_CELLS, ASKED_DAYS, CHECKS, random);
        int held = 0;
        AgeingEvaluation answer = AgeingEvaluation.of(fit.model(), asked, 1);
        for (CheckPrediction c : answer.checks()) {
            boolean last = c.seconds() == ASKED_DAYS * 86400;
            held += last && c.measured() >= c.lower90() && c.measured() <= c.upper90() ? 1 : 0;
        }
        return new Row(
                id,
                found != null,
                fit.laws().get(0).id().equals(id),
                energies,
                exponents,
                found == null ? 0 : truth.length,
                inside,
                ASKED_CELLS,
                held);
    }

    /** Scores of a truth worth a test of two years: its harshest condition takes something, and leaves most. */
    static double[] truth(UncertainLaw composition, SplittableRandom random) {
        while (true) {
            double[] scores = new double[composition.draws().size()];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = WIDTH * Synthetic.normal(random);
            }
            AgeingState state = composition.at(scores).fresh();
            List<Condition> conditions = conditions();
            Synthetic.live(state, conditions.get(conditions.size() - 1), 0, DAYS);
            double left = state.capacity(conditions.get(0).temperature());
            if (left > LEAST_LEFT && left < MOST_LEFT) {
                return scores;
            }
        }
    }

    /** Compares parameters; returns how many lie within their interval. */
    private static int compare(
            UncertainLaw composition,
            double[] truth,
            Member found,
            List<Double> freedom,
            List<Double> energies,
            List<Double> exponents) {
        double[] z = found.scores().stream().mapToDouble(v -> v).toArray();
        double[] values = found.law().values(z);
        double[] expected = composition.values(truth);
        for (int i = 0; i < values.length; i++) {
            String name = composition.law().parameters().get(i).descriptor().name();
            if (composition.drawOf(i) >= 0 && name.equals("activation_energy_J_per_mol")) {
                energies.add(values[i] / expected[i] - 1);
            }
            if (composition.drawOf(i) >= 0 && name.equals("exponent")) {
                exponents.add(values[i] - expected[i]);
            }
        }
        int n = truth.length;
        int inside = 0;
        for (int d = 0; d < n; d++) {
            double half = StudentT.quantile(NINETY, freedom.get(d))
                    * Math.sqrt(found.covariance().get(d * n + d));
            inside += Math.abs(z[d] - truth[d]) <= half ? 1 : 0;
        }
        return inside;
    }

    /**
     * @param rows rows
     * @return the compositions among them, in order
     */
    public static List<String> laws(List<Row> rows) {
        return rows.stream().map(Row::law).distinct().toList();
    }
}
