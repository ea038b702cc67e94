package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/** Works out what is known of the numbers of a fit beside their intervals, as far as it was asked for. */
final class Assessor {
    private Assessor() {}

    /**
     * Refuses names that no fitted number has, before anything is fitted.
     *
     * @param asked what was asked for
     * @param cell cell that the fit begins with, on the nodes that are fitted
     * @param freedom which numbers are fitted
     */
    static void check(List<String> asked, CellParameters cell, Freedom freedom) {
        List<String> names = names(cell, freedom);
        for (String name : asked) {
            if (!name.equals(Checks.FLAGGED) && names.stream().noneMatch(one -> matches(name, one))) {
                throw new BadArgumentException("a profile of '" + name + "', which is not fitted; expected "
                        + Checks.FLAGGED + ", one of "
                        + String.join(
                                ", ",
                                names.stream()
                                        .map(Correlations::quantity)
                                        .distinct()
                                        .toList())
                        + ", or one of their nodes, such as '" + names.get(names.size() / 2) + "'");
            }
        }
    }

    private static List<String> names(CellParameters cell, Freedom freedom) {
        List<String> names = new ArrayList<>();
        Walk.through(cell, freedom, new Walk.Visitor() {
            @Override
            public Quantity quantity(String name, String unit, Quantity quantity) {
                names.add(name);
                return quantity;
            }

            @Override
            public Curve curve(String name, String unit, boolean positive, Curve curve) {
                double[] soc = curve.soc();
                for (double node : soc) {
                    // what states of charge 0 and 1 mean is not fitted
                    if (name.equals("open_circuit.voltage") && !(node > 0 && node < 1)) {
                        continue;
                    }
                    names.add(Uncertainty.name(name, soc.length, node));
                }
                return curve;
            }
        });
        return names;
    }

    private static boolean matches(String asked, String name) {
        return asked.equals(name) || asked.equals(Correlations.quantity(name));
    }

    /**
     * @param fit problem that was solved
     * @param solution where the fit ended
     * @param cells cells that were chosen from
     * @param uncertainty intervals of its numbers
     * @param weights weights that they rest on, shape [residuals]; not modified
     * @param common errors that residuals share, by one standard deviation each, shape [][residuals]; not modified
     * @param options what is asked for
     * @return what is known
     */
    static Assessment of(
            CellFit fit,
            Solution solution,
            Parameterisation cells,
            Uncertainty uncertainty,
            double[] weights,
            List<double[]> common,
            CalibrationOptions options) {
        Checks checks = options.checks();
        double[] residuals = solution.residuals();
        int rows = 0;
        double effective = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (!fit.entries().get(i).temperature()) {
                rows++;
                // the weights are such that as many independent voltages have this sum of squares
                effective += weights[i] * residuals[i] * residuals[i];
            }
        }
        BootstrapCheck bootstrap =
                checks.draws() == 0 ? null : BlockBootstrap.run(fit, solution, cells, uncertainty, common, checks);
        List<Profile> profiles = new ArrayList<>();
        List<Integer> wanted = wanted(checks.profiles(), uncertainty.parameters());
        if (!wanted.isEmpty()) {
            ProfileLikelihood likelihood =
                    new ProfileLikelihood(fit, solution, cells, uncertainty, weights, common, options.threads());
            profiles.addAll(likelihood.of(wanted));
        }
        return new Assessment(uncertainty.correlations(), rows, effective, bootstrap, profiles);
    }

    private static List<Integer> wanted(List<String> asked, List<FittedParameter> parameters) {
        List<Integer> wanted = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            FittedParameter parameter = parameters.get(p);
            if (asked.stream().anyMatch(name -> matches(name, parameter.name()))
                    || (asked.contains(Checks.FLAGGED) && !parameter.identified())) {
                wanted.add(p);
            }
        }
        return wanted;
    }
}
