package org.natrolite.calibration.ageing;

import java.util.Arrays;
import java.util.List;
import org.natrolite.calibration.optimise.LeastSquares;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * One law on many cells at once, as least squares. Unknowns are the scores of the law, then for each cell its start and its
 * rate, in units of their scatter; residuals are those of capacity, then of resistance, in units of their noise. Derivatives
 * are those of the damage coordinate, in closed form.
 */
final class LawProblem implements LeastSquares {
    private final UncertainLaw law;
    private final Rates rates;
    private final List<CellData> cells;
    private final Effects effects;
    private final int scores;
    private final int residuals;
    private final boolean resistance;

    /**
     * What cells may differ in, and how far.
     *
     * @param starts whether starts differ where the table does not define them
     * @param rates whether rates differ
     * @param start standard deviation of the start
     * @param rate standard deviation of the logarithm of the rate
     * @param noise standard deviation of a check-up
     * @param resistanceNoise the same of the growth of resistance
     * @param worth number of independent observations that a check-up stands for, as those of a cell go together
     */
    record Effects(
            boolean starts,
            boolean rates,
            double start,
            double rate,
            double noise,
            double resistanceNoise,
            double worth) {}

    LawProblem(UncertainLaw law, List<CellData> cells, Effects effects) {
        this.law = law;
        this.rates = Rates.of(law.law());
        this.cells = cells;
        this.effects = effects;
        this.scores = law.draws().size();
        this.resistance = law.law().works(Target.RESISTANCE_GROWTH);
        int count = 0;
        for (int c = 0; c < cells.size(); c++) {
            count += residuals(c);
        }
        this.residuals = count;
    }

    /** Number of residuals of a cell; they follow those of the cells before it. */
    int residuals(int cell) {
        CellData data = cells.get(cell);
        int count = 0;
        for (int i = 0; i < data.checks(); i++) {
            count += observed(data, i);
        }
        return count;
    }

    /** Number of the scores, the first of the unknowns. */
    int scores() {
        return scores;
    }

    private int observed(CellData cell, int check) {
        return (Double.isNaN(cell.capacity(check)) ? 0 : 1) + (resistance && !Double.isNaN(cell.growth(check)) ? 1 : 0);
    }

    /** Where the start of a cell is among the unknowns, or -1. */
    int startOf(int cell) {
        return effects.starts() ? scores + cell : -1;
    }

    /** Where the rate of a cell is among the unknowns, or -1. */
    int rateOf(int cell) {
        return effects.rates() ? scores + (effects.starts() ? cells.size() : 0) + cell : -1;
    }

    @Override
    public int unknowns() {
        return scores + (effects.starts() ? cells.size() : 0) + (effects.rates() ? cells.size() : 0);
    }

    @Override
    public int residuals() {
        return residuals;
    }

    @Override
    public double[] importances() {
        double[] all = new double[residuals];
        Arrays.fill(all, effects.worth());
        return all;
    }

    @Override
    public Evaluator evaluator() {
        return new Evaluator() {
            @Override
            public void evaluate(double[] x, double[] r) {
                try {
                    run(x, r, null);
                } catch (BadArgumentException e) {
                    // outside the bounds of a parameter: no residual, so that the step is taken back
                    Arrays.fill(r, Double.NaN);
                }
            }

            @Override
            public boolean differentiate(double[] x, double[] jacobian) {
                run(x, new double[residuals], jacobian);
                return true;
            }
        };
    }

    private void run(double[] x, double[] r, double @org.jspecify.annotations.Nullable [] jacobian) {
        double[] z = Arrays.copyOf(x, scores);
        double[] values = law.values(z);
        double[] slopes = jacobian == null ? new double[0] : law.slopes(z);
        if (jacobian != null) {
            Arrays.fill(jacobian, 0);
        }
        int[] at = {0};
        for (int c = 0; c < cells.size(); c++) {
            int cell = c;
            CellData data = cells.get(c);
            double rate = rateOf(c) < 0 ? 0 : effects.rate() * x[rateOf(c)];
            double start = startOf(c) < 0 ? 0 : effects.start() * x[startOf(c)];
            double[] own = rates.faster(values, rate);
            AgeingLaw mine = law.law().with(own);
            data.walk(mine, jacobian != null, (i, state, temperature) -> {
                if (!Double.isNaN(data.capacity(i))) {
                    double scale = (1 + start) / effects.noise();
                    double capacity = state.capacity(temperature);
                    r[at[0]] = scale * capacity - data.capacity(i) / effects.noise();
                    if (jacobian != null) {
                        double[] g = new double[own.length];
                        state.capacityGradient(temperature, g);
                        column(jacobian, at[0], g, slopes, own, rate, scale, cell);
                        if (startOf(cell) >= 0) {
                            jacobian[startOf(cell) * residuals + at[0]] = capacity * effects.start() / effects.noise();
                        }
                    }
                    at[0]++;
                }
                if (resistance && !Double.isNaN(data.growth(i))) {
                    resist(state, data.growth(i), r, jacobian, at[0]++, slopes, own, rate, cell);
                }
            });
        }
    }

    private void resist(
            AgeingState state,
            double growth,
            double[] r,
            double @org.jspecify.annotations.Nullable [] jacobian,
            int row,
            double[] slopes,
            double[] own,
            double rate,
            int cell) {
        r[row] = (state.loss(Target.RESISTANCE_GROWTH) - growth) / effects.resistanceNoise();
        if (jacobian != null) {
            double[] g = new double[own.length];
            state.lossGradient(Target.RESISTANCE_GROWTH, g);
            column(jacobian, row, g, slopes, own, rate, 1 / effects.resistanceNoise(), cell);
        }
    }

    /** Puts the derivatives of one residual, given those by the parameters of the law. */
    private void column(
            double[] jacobian,
            int row,
            double[] g,
            double[] slopes,
            double[] own,
            double rate,
            double scale,
            int cell) {
        double byRate = 0;
        double faster = Math.exp(rate);
        for (int p = 0; p < g.length; p++) {
            int draw = law.drawOf(p);
            if (draw >= 0) {
                jacobian[draw * residuals + row] += scale * g[p] * slopes[p] * (rates.at(p) ? faster : 1);
            }
            if (rates.at(p)) {
                byRate += g[p] * own[p];
            }
        }
        if (rateOf(cell) >= 0) {
            jacobian[rateOf(cell) * residuals + row] = scale * byRate * effects.rate();
        }
    }
}
