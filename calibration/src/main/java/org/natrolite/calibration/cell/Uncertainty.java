package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * Puts intervals on a fitted cell: the covariance of the unknowns, carried to the numbers of the cell by their
 * derivatives; for positive numbers to their logarithms, so that the interval stays positive.
 */
final class Uncertainty {
    /** Step of the derivatives; unknowns are logarithms, or of the order of one. */
    private static final double DIFFERENCE = 1e-5;

    /** Place of the capacity in the walk. */
    private static final int CAPACITY = 0;

    /** Relative standard deviation of charge that is known by extrapolation only. */
    private static final double EXTRAPOLATION = 0.25;

    private static final String UNTOLD = "the data do not tell it";

    private final CellParameters cell;

    /** Open-circuit voltage of the start: says how sure the nodes are that the fit leaves alone. */
    private final Curve believed;

    private final Parameterisation cells;
    private final Freedom freedom;

    /** Covariance of the unknowns, and derivatives of the numbers by them. */
    private final double[] covariance;

    private final double[] sensitivity;
    private final double extrapolation;
    private final double[] deviation;
    private final double[] priorDeviation;
    private final double[] told;
    private final Visited visited;
    private final double[] shift;
    private final List<FittedParameter> parameters = new ArrayList<>();

    /** Place of each fitted parameter in the walk, and whether it is a logarithm there. */
    private final List<Integer> place = new ArrayList<>();

    private final List<Boolean> logarithm = new ArrayList<>();

    /**
     * @param cells cells that were chosen from
     * @param freedom which numbers were fitted
     * @param solution where the fit ended
     * @param weights what each residual counts in the covariance, shape [residuals]; not modified
     * @param common errors that residuals share, by one standard deviation each, shape [][residuals]; not modified
     * @param visited states of charge of the fitted rows
     * @param beyond part of the state of charge of which nothing is known but by extrapolation of the data
     */
    Uncertainty(
            Parameterisation cells,
            Freedom freedom,
            Solution solution,
            double[] weights,
            List<double[]> common,
            Visited visited,
            double beyond) {
        this.cells = cells;
        this.freedom = freedom;
        this.believed = cells.start().openCircuit().voltage();
        double[] x = solution.x();
        int n = x.length;
        this.cell = cells.cell(x);
        double[] base = transformed(cell);
        int outputs = base.length;
        this.sensitivity = new double[outputs * n];
        for (int a = 0; a < n; a++) {
            double[] moved = x.clone();
            moved[a] += DIFFERENCE;
            double width = moved[a] - x[a];
            double[] values = transformed(cells.cell(moved));
            for (int i = 0; i < outputs; i++) {
                sensitivity[i * n + a] = (values[i] - base[i]) / width;
            }
        }
        this.covariance = withCommon(solution, solution.covariance(weights), weights, common);
        this.deviation = deviations(sensitivity, covariance, outputs, n);
        this.priorDeviation = deviations(sensitivity, solution.priorCovariance(), outputs, n);
        for (int i = 0; i < outputs; i++) {
            // what rows share is carried over along straight lines, however far: more than was believed it cannot leave
            // open
            if (i != CAPACITY && priorDeviation[i] > 0) {
                deviation[i] = Math.min(deviation[i], priorDeviation[i]);
            }
        }
        double[] aloneBefore =
                deviations(sensitivity, solution.covariance(new double[weights.length], cells.loose()), outputs, n);
        double[] alone = withCommon(solution, solution.covariance(weights, cells.loose()), weights, common);
        double[] aloneAfter = deviations(sensitivity, alone, outputs, n);
        this.told = new double[outputs];
        Arrays.setAll(told, i -> aloneBefore[i] > 0 ? Math.max(0, 1 - aloneAfter[i] / aloneBefore[i]) : 0);
        this.visited = visited;
        double[] start = transformed(cells.cell(cells.origin()));
        this.shift = new double[outputs];
        Arrays.setAll(shift, i -> priorDeviation[i] > 0 ? Math.abs(base[i] - start[i]) / priorDeviation[i] : 0);
        this.extrapolation = EXTRAPOLATION * beyond;
        deviation[CAPACITY] = Math.hypot(deviation[CAPACITY], extrapolation);
    }

    /** A covariance by errors that rows have for themselves, and what those that they share add to it. */
    private static double[] withCommon(
            Solution solution, double[] independent, double[] weights, List<double[]> common) {
        double[] sum = independent.clone();
        for (double[] errors : common) {
            double[] response = solution.response(independent, weights, errors);
            int n = response.length;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    sum[a * n + b] += response[a] * response[b];
                }
            }
        }
        return sum;
    }

    private static double[] deviations(double[] sensitivity, double[] covariance, int outputs, int n) {
        double[] deviation = new double[outputs];
        for (int i = 0; i < outputs; i++) {
            double variance = 0;
            for (int a = 0; a < n; a++) {
                double sum = 0;
                for (int b = 0; b < n; b++) {
                    sum += covariance[a * n + b] * sensitivity[i * n + b];
                }
                variance += sensitivity[i * n + a] * sum;
            }
            deviation[i] = Math.sqrt(Math.max(0, variance));
        }
        return deviation;
    }

    /** All numbers in the order of the walk, positive ones as logarithms. */
    private double[] transformed(CellParameters of) {
        List<Double> values = new ArrayList<>();
        Walk.through(of, freedom, new Walk.Visitor() {
            @Override
            public Quantity quantity(String name, String unit, Quantity quantity) {
                values.add(Math.log(quantity.value()));
                return quantity;
            }

            @Override
            public Curve curve(String name, String unit, boolean positive, Curve curve) {
                for (double value : curve.value()) {
                    values.add(positive ? Math.log(value) : value);
                }
                return curve;
            }
        });
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * @param provenance provenance of what was fitted and is told by the data
     * @return the fitted cell with intervals; what the data do not tell is assumed there, not fitted
     */
    CellParameters described(Provenance provenance) {
        parameters.clear();
        place.clear();
        logarithm.clear();
        return Walk.through(cell, freedom, new Walk.Visitor() {
            private int at;

            @Override
            public Quantity quantity(String name, String unit, Quantity quantity) {
                FittedParameter found = enter(name, unit, true, quantity.value());
                return new Quantity(
                        quantity.value(),
                        found.lower95(),
                        found.upper95(),
                        found.identified() ? provenance : believed(quantity.provenance()));
            }

            @Override
            public Curve curve(String name, String unit, boolean positive, Curve curve) {
                double[] soc = curve.soc();
                double[] value = curve.value();
                double[] lower = new double[value.length];
                double[] upper = new double[value.length];
                List<Double> untold = new ArrayList<>();
                int entered = 0;
                for (int k = 0; k < value.length; k++) {
                    if (priorDeviation[at] == 0) {
                        // only nodes of the open-circuit voltage are left alone: below SOC 0, and the two that define
                        // SOC
                        lower[k] = value[k] - believed.at(soc[k]) + Parameterisation.lower(believed, soc[k]);
                        upper[k] = value[k] - believed.at(soc[k]) + Parameterisation.upper(believed, soc[k]);
                        at++;
                        continue;
                    }
                    // what lies on both sides of a stretch, or the other direction, says nothing of what is in it
                    double before = k == 0 ? soc[k] : soc[k - 1];
                    double after = k == value.length - 1 ? soc[k] : soc[k + 1];
                    if (!visited.shows(name, before, after)) {
                        told[at] = 0;
                    }
                    FittedParameter found = enter(name(name, value.length, soc[k]), unit, positive, value[k]);
                    lower[k] = found.lower95();
                    upper[k] = found.upper95();
                    entered++;
                    if (!found.identified()) {
                        untold.add(soc[k]);
                    }
                }
                return Curve.of(
                        soc,
                        value,
                        lower,
                        upper,
                        untold.size() == entered ? believed(curve.provenance()) : but(provenance, untold));
            }

            private FittedParameter enter(String name, String unit, boolean positive, double value) {
                double half = Prior.Z95 * deviation[at];
                double lower = positive ? value * Math.exp(-half) : value - half;
                double upper = positive ? value * Math.exp(half) : value + half;
                FittedParameter found = new FittedParameter(name, unit, value, lower, upper, told[at], shift[at]);
                parameters.add(found);
                place.add(at);
                logarithm.add(positive);
                at++;
                return found;
            }
        });
    }

    /** Of what the data do not tell: it is not fitted for having been among the unknowns. */
    private static Provenance believed(Provenance start) {
        return Provenance.assumed(UNTOLD + "; it stands where the start and its neighbours hold it, and the start is "
                + start.kind().key() + ": " + start.source());
    }

    private static Provenance but(Provenance provenance, List<Double> untold) {
        if (untold.isEmpty()) {
            return provenance;
        }
        String nodes = untold.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Provenance.fitted(provenance.source(), provenance.method() + "; " + UNTOLD + " at SOC " + nodes);
    }

    /**
     * @param name name of a curve or a quantity
     * @param nodes number of its nodes
     * @param soc state of charge of a node
     * @return name of the number there
     */
    static String name(String name, int nodes, double soc) {
        return nodes == 1 ? name : name + "[soc=" + soc + "]";
    }

    /**
     * @param x unknowns, of which the first are those of the fit; not modified
     * @return the fitted parameters there, logarithms of positive ones, shape [parameters]; after {@link #described}
     */
    double[] numbers(double[] x) {
        double[] all = transformed(cells.cell(Arrays.copyOf(x, cells.size())));
        return place.stream().mapToDouble(i -> all[i]).toArray();
    }

    /**
     * @param step change of the unknowns, shape [unknowns]; not modified
     * @return change of the fitted parameters, or of their logarithms, to first order, shape [parameters]
     */
    double[] carried(double[] step) {
        int n = cells.size();
        return place.stream()
                .mapToDouble(i -> {
                    double sum = 0;
                    for (int a = 0; a < n; a++) {
                        sum += sensitivity[i * n + a] * step[a];
                    }
                    return sum;
                })
                .toArray();
    }

    /**
     * @param x unknowns, shape [unknowns]; not modified
     * @param parameter place among the fitted parameters
     * @return derivatives of its number, or of the logarithm, by the unknowns, shape [unknowns]
     */
    double[] slopes(double[] x, int parameter) {
        double base = numbers(x)[parameter];
        double[] slopes = new double[x.length];
        double[] moved = x.clone();
        for (int a = 0; a < x.length; a++) {
            moved[a] = x[a] + DIFFERENCE;
            slopes[a] = (numbers(moved)[parameter] - base) / (moved[a] - x[a]);
            moved[a] = x[a];
        }
        return slopes;
    }

    /**
     * @param parameter place among the fitted parameters
     * @return standard deviation of its number, or of the logarithm
     */
    double deviation(int parameter) {
        return deviation[place.get(parameter)];
    }

    /**
     * @param parameter place among the fitted parameters
     * @param number its number, or the logarithm of a positive one
     * @return its value, SI
     */
    double value(int parameter, double number) {
        return logarithm.get(parameter) ? Math.exp(number) : number;
    }

    /**
     * @return relative standard deviation of the capacity due to charge that is known by extrapolation only
     */
    double extrapolation() {
        return extrapolation;
    }

    /**
     * @return how the errors of the fitted parameters hang together, after {@link #described}
     */
    Correlations correlations() {
        int n = cells.size();
        int count = place.size();
        double[][] carried = new double[count][n];
        for (int p = 0; p < count; p++) {
            for (int a = 0; a < n; a++) {
                double slope = sensitivity[place.get(p) * n + a];
                for (int b = 0; slope != 0 && b < n; b++) {
                    carried[p][b] += slope * covariance[a * n + b];
                }
            }
        }
        double[] matrix = new double[count * count];
        for (int p = 0; p < count; p++) {
            for (int q = 0; q < count; q++) {
                for (int a = 0; a < n; a++) {
                    matrix[p * count + q] += carried[p][a] * sensitivity[place.get(q) * n + a];
                }
            }
        }
        return Correlations.of(parameters.stream().map(FittedParameter::name).toList(), matrix);
    }

    /**
     * @return what was fitted, after {@link #described}
     */
    List<FittedParameter> parameters() {
        return List.copyOf(parameters);
    }
}
