package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.UncertainLaw;

/**
 * Ranks tests by how much of a forecast's variance they are expected to take away: the posterior is updated to first order by
 * the planned check-ups, whose outcome does not matter for that (I-optimal design for the one use that is asked). The
 * check-ups of one candidate go together and count as one observation of the model's scatter.
 */
public final class TestDesign {
    private static final double DIFFERENCE = 1e-3;
    private static final double PERCENT = 100;

    private TestDesign() {}

    /**
     * A candidate.
     *
     * @param id its name
     * @param reduction expected fall of the variance of the capacity at the end of the use that is asked, %
     */
    public record Candidate(String id, double reduction) {}

    /**
     * @param model model
     * @param candidates planned tests, one a cell; what they would measure is not used
     * @param use a life whose last check-up is what the forecast is about
     * @return candidates, the best first
     */
    public static List<Candidate> rank(AgeingModel model, List<AgedCell> candidates, AgedCell use) {
        CellData asked = planned(use);
        List<Candidate> ranked = new ArrayList<>();
        for (AgedCell cell : candidates) {
            CellData data = planned(cell);
            double before = 0;
            double after = 0;
            for (Member member : model.members()) {
                double[][] target = slopes(member, asked);
                double[] last = target[target.length - 1];
                double[] covariance =
                        member.covariance().stream().mapToDouble(v -> v).toArray();
                before += member.weight() * variance(covariance, last);
                double[][] seen = slopes(member, data);
                double noise = model.scatter().noise() * model.scatter().noise() * seen.length;
                for (double[] slope : seen) {
                    update(covariance, slope, noise);
                }
                after += member.weight() * variance(covariance, last);
            }
            ranked.add(new Candidate(cell.condition(), before > 0 ? PERCENT * (1 - after / before) : 0));
        }
        ranked.sort(Comparator.comparingDouble(Candidate::reduction).reversed());
        return ranked;
    }

    /**
     * What a ranking does not know.
     *
     * @param model model
     * @param candidates planned tests
     * @param use the life that the forecast is about
     * @return remarks: those of the model, uses and candidates that it knows nothing of
     */
    public static List<String> warnings(AgeingModel model, List<AgedCell> candidates, AgedCell use) {
        List<String> warnings = new ArrayList<>(model.warnings());
        if (Applicability.storageAlone(model)) {
            if (cycled(use)) {
                warnings.add(
                        "the model knows storage alone: what the cycles of the use do is not in the forecast whose variance"
                                + " is asked for; check-ups of cycled cells would say");
            }
            String idle = candidates.stream()
                    .filter(TestDesign::cycled)
                    .map(AgedCell::condition)
                    .distinct()
                    .collect(Collectors.joining("', '"));
            if (!idle.isEmpty()) {
                warnings.add("the model knows storage alone: what the cycles of '" + idle
                        + "' would tell is not counted, and they rank as storage");
            }
        }
        warnings.addAll(Applicability.of(model, planned(use)));
        return warnings;
    }

    private static boolean cycled(AgedCell cell) {
        return cell.history() != null || cell.checks().stream().anyMatch(c -> c.equivalentFullCycles() > 0);
    }

    /** A plan has times and conditions; a capacity is put in only so that it counts as relative to the start. */
    private static CellData planned(AgedCell cell) {
        List<CheckUp> checks = cell.checks().stream()
                .map(c -> new CheckUp(
                        c.seconds(),
                        c.temperature(),
                        c.soc(),
                        c.depth(),
                        c.chargeRate(),
                        c.dischargeRate(),
                        c.equivalentFullCycles(),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN))
                .toList();
        return CellData.of(
                new AgedCell(cell.source(), cell.id(), cell.condition(), checks, cell.history()), Double.NaN);
    }

    /** Derivatives of the capacity at each check-up by the scores, shape [checks][draws]. */
    private static double[][] slopes(Member member, CellData data) {
        UncertainLaw law = member.law();
        double[] z = member.scores().stream().mapToDouble(v -> v).toArray();
        double[][] all = new double[data.checks()][z.length];
        double[] middle = data.predict(law.at(z));
        for (int d = 0; d < z.length; d++) {
            double[] moved = z.clone();
            double step = z[d] > 0 ? -DIFFERENCE : DIFFERENCE;
            moved[d] += step;
            AgeingLaw other = law.at(moved);
            double[] there = data.predict(other);
            for (int i = 0; i < there.length; i++) {
                all[i][d] = (there[i] - middle[i]) / step;
            }
        }
        return all;
    }

    private static double variance(double[] covariance, double[] g) {
        double sum = 0;
        for (int a = 0; a < g.length; a++) {
            for (int b = 0; b < g.length; b++) {
                sum += g[a] * covariance[a * g.length + b] * g[b];
            }
        }
        return sum;
    }

    /** What one observation leaves of a covariance. */
    private static void update(double[] covariance, double[] g, double noise) {
        int n = g.length;
        double[] cg = new double[n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                cg[a] += covariance[a * n + b] * g[b];
            }
        }
        double total = noise + variance(covariance, g);
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                covariance[a * n + b] -= cg[a] * cg[b] / total;
            }
        }
    }
}
