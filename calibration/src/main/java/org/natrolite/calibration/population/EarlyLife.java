package org.natrolite.calibration.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.checkup.Trajectory;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Quantiles;

/** Learns from a population how its early capacities go together with life; see the tour of this package. Immutable. */
public final class EarlyLife {
    /** Fewest cells of which degree and ridge can be chosen without each in turn. */
    public static final int FEWEST_CELLS = 10;

    private static final int HIGHEST_DEGREE = 6;

    /** Ridges to choose from, two a decade. */
    private static final double LEAST_RIDGE = 1e-3;

    private static final int RIDGES = 11;

    private static final double COVERAGE = 0.9;
    private static final double AMPERE_HOUR = 3600;

    private final int first;
    private final double end;
    private final List<Trajectory> population;
    private final List<String> warnings;

    /** Learnt from all cells. */
    private final Fitted whole;

    private EarlyLife(int first, double end, List<Trajectory> population, List<String> warnings) {
        this.first = first;
        this.end = end;
        this.population = population;
        this.warnings = warnings;
        this.whole = fit(population);
    }

    /**
     * @param first number of first rows that are known of a cell, 20 or more
     * @param end capacity at which life ends, C
     * @param cells the population; cells that have not come to their end, or came to it within the first rows, are left out
     *     with a warning
     * @return what can be asked of it
     * @throws BadDataException if fewer than {@link #FEWEST_CELLS} cells are left
     */
    public static EarlyLife of(int first, double end, List<Trajectory> cells) {
        BadArgumentException.requireWithin(first, 20, 1e6, "number of first rows");
        BadArgumentException.requirePositive(end, "capacity at the end of life in C");
        List<Trajectory> whole = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (Trajectory cell : cells) {
            int life = cell.life(end);
            if (life > first) {
                whole.add(cell);
            } else {
                warnings.add("cell '" + cell.cell() + "' is not learnt from: "
                        + (life == 0
                                ? "none of its " + cell.capacity().size() + " rows is at or below " + end / AMPERE_HOUR
                                        + " Ah"
                                : "it is at or below " + end / AMPERE_HOUR + " Ah in row " + life
                                        + ", within the first " + first));
            }
        }
        if (whole.size() < FEWEST_CELLS) {
            throw BadDataException.of(
                    cells.isEmpty() ? "population" : cells.get(0).source(),
                    whole.size() + " cells that come down to " + end / AMPERE_HOUR + " Ah after their first " + first
                            + " rows",
                    "at least " + FEWEST_CELLS + " of them to learn from");
        }
        return new EarlyLife(first, end, List.copyOf(whole), List.copyOf(warnings));
    }

    /**
     * A way to predict, learnt from cells.
     *
     * @param degree degree of the polynomials
     * @param ridge weight of the ridge
     * @param medianError median of the error of the logarithm of life, each cell predicted without its weight in the fit
     * @param halfWidth what 90 % of those errors do not exceed, of the logarithm of life
     */
    public record Choice(int degree, double ridge, double medianError, double halfWidth) {}

    private record Fitted(EarlyShape shape, ShapeRegression regression, Choice choice) {
        LifePrediction predict(Trajectory cell, int life, double[] rows) {
            double log = regression.predict(shape.of(rows));
            return new LifePrediction(
                    cell.cell(),
                    life == 0 ? Double.NaN : life,
                    Math.exp(log),
                    Math.exp(log - choice.halfWidth()),
                    Math.exp(log + choice.halfWidth()));
        }
    }

    /**
     * How far predictions are off that were made of each cell by the others.
     *
     * @param cells predictions
     * @param medianError median of the magnitude of the error, 1
     * @param inside number of cells within their 90 % interval
     * @param meanError the median error of the mean life of the others
     * @param regressionError the same of a regression of ln life on the mean early capacity and its slope in each third
     */
    public record Judged(
            List<LifePrediction> cells, double medianError, int inside, double meanError, double regressionError) {
        public Judged {
            cells = List.copyOf(cells);
        }
    }

    private double[] early(Trajectory cell) {
        if (cell.capacity().size() < first) {
            throw BadDataException.of(
                    cell.source(),
                    cell.capacity().size() + " rows of cell '" + cell.cell() + "'",
                    "at least the first " + first);
        }
        return cell.capacity().subList(0, first).stream().mapToDouble(v -> v).toArray();
    }

    private double[] logs(List<Trajectory> cells) {
        return cells.stream().mapToDouble(c -> Math.log(c.life(end))).toArray();
    }

    private Fitted fit(List<Trajectory> cells) {
        double[] logs = logs(cells);
        Fitted best = null;
        // more coefficients than a third of the cells leave nothing to judge them by
        for (int degree = 1; degree <= Math.min(HIGHEST_DEGREE, cells.size() / 3 - 1); degree++) {
            EarlyShape shape = EarlyShape.of(first, degree);
            double[][] features = cells.stream().map(c -> shape.of(early(c))).toArray(double[][]::new);
            for (int k = 0; k < RIDGES; k++) {
                double ridge = LEAST_RIDGE * Math.pow(10, 0.5 * k);
                ShapeRegression regression = ShapeRegression.of(features, logs, ridge, true);
                double error = regression.medianLeftOut();
                if (best == null || error < best.choice().medianError()) {
                    best = new Fitted(shape, regression, new Choice(degree, ridge, error, halfWidth(regression)));
                }
            }
        }
        return java.util.Objects.requireNonNull(best, "at least two degrees");
    }

    /** The smallest of the errors that, with the next cell among them, 90 % do not exceed; infinite where there are too few. */
    private static double halfWidth(ShapeRegression regression) {
        double[] sizes =
                Arrays.stream(regression.leftOut()).map(Math::abs).sorted().toArray();
        int rank = (int) Math.ceil(COVERAGE * (sizes.length + 1));
        return rank > sizes.length ? Double.POSITIVE_INFINITY : sizes[rank - 1];
    }

    /**
     * @param cells cells of which at least the first rows are known
     * @return their lives
     * @throws BadDataException if a cell has fewer rows
     */
    public List<LifePrediction> predict(List<Trajectory> cells) {
        return cells.stream()
                .map(cell -> whole.predict(cell, cell.life(end), early(cell)))
                .toList();
    }

    /**
     * @return the way that all cells of the population choose
     */
    public Choice choice() {
        return whole.choice();
    }

    /**
     * @return predictions of each cell by the others, which alone choose how
     */
    public Judged judge() {
        List<LifePrediction> predictions = new ArrayList<>();
        double[] means = new double[population.size()];
        double[] plain = new double[population.size()];
        for (int i = 0; i < population.size(); i++) {
            Trajectory cell = population.get(i);
            List<Trajectory> others = new ArrayList<>(population);
            others.remove(i);
            double life = cell.life(end);
            predictions.add(fit(others).predict(cell, (int) life, early(cell)));
            means[i] = Math.abs(
                    others.stream().mapToInt(c -> c.life(end)).average().orElse(Double.NaN) / life - 1);
            double[][] slopes = others.stream().map(c -> slopes(early(c))).toArray(double[][]::new);
            double log = ShapeRegression.of(slopes, logs(others), 0, false).predict(slopes(early(cell)));
            plain[i] = Math.abs(Math.exp(log) / life - 1);
        }
        return new Judged(
                predictions,
                median(predictions.stream()
                        .mapToDouble(p -> Math.abs(p.error()))
                        .toArray()),
                (int) predictions.stream().filter(LifePrediction::inside).count(),
                median(means),
                median(plain));
    }

    private static double median(double[] values) {
        return Quantiles.of(values, 0.5)[0];
    }

    /** Mean capacity, and its slope in each third of the rows. */
    private static double[] slopes(double[] rows) {
        int third = rows.length / 3;
        double[] features = new double[4];
        features[0] = Arrays.stream(rows).average().orElse(Double.NaN);
        EarlyShape line = EarlyShape.of(third, 1);
        for (int k = 0; k < 3; k++) {
            features[k + 1] = line.of(Arrays.copyOfRange(rows, k * third, (k + 1) * third))[1];
        }
        return features;
    }

    /**
     * @return cells that are learnt from
     */
    public List<Trajectory> population() {
        return population;
    }

    /**
     * @return cells that are not learnt from, and why
     */
    public List<String> warnings() {
        return warnings;
    }
}
