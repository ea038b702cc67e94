package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingModel.Scatter;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;

/**
 * A model held against check-ups that it was not fitted to.
 *
 * @param overall over all check-ups
 * @param conditions by condition
 * @param checks predictions
 * @param warnings remarks
 */
public record AgeingEvaluation(
        Judgement overall, Map<String, Judgement> conditions, List<CheckPrediction> checks, List<String> warnings) {
    /** Scatter of check-ups around a law that does not say it; small against that of starts, which is all that matters. */
    private static final double CHECK_UP = 0.01;

    public AgeingEvaluation {
        conditions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param model model
     * @param cells cells with capacities
     * @param known number of first check-ups that the start of a cell, where its table does not define it, and its rate are
     *     estimated from; zero or more
     * @return how far the predictions are off
     * @throws BadDataException if no check-up has a capacity
     */
    public static AgeingEvaluation of(AgeingModel model, List<AgedCell> cells, int known) {
        Predictor predictor = new Predictor(model);
        List<CheckPrediction> all = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        double nominal = nominal(model.nominalCapacity(), cells);
        boolean any = false;
        for (AgedCell cell : cells) {
            CellData data = CellData.of(cell, nominal);
            // a start that the table leaves open is read off the first check-ups; retention needs none
            List<CheckPrediction> own = predictor.predict(data, known);
            any |= own.stream().anyMatch(c -> !Double.isNaN(c.measured()));
            all.addAll(own);
            Applicability.of(model, data).forEach(warnings::add);
        }
        if (!any) {
            throw BadDataException.of(
                    cells.get(0).source(),
                    "no capacities",
                    "'capacity_retention_pct' or 'capacity_Ah' to compare with");
        }
        return of(all, List.copyOf(warnings));
    }

    /**
     * A law as it was published, given what a model is given: each cell's own start, read off its first check-ups. It says
     * nothing of how sure it is, so that the shares within intervals are NaN.
     *
     * @param law law
     * @param cells cells with capacities
     * @param known number of first check-ups that the start of a cell is read off where its table does not define it
     * @return how far its predictions are off
     * @throws BadDataException if no check-up has a capacity
     */
    public static AgeingEvaluation asPublished(AgeingLaw law, List<AgedCell> cells, int known) {
        List<Belief> certain =
                law.parameters().stream().map(p -> Belief.fixed(p.value())).toList();
        AgeingModel model = new AgeingModel(
                law.id(),
                law.citation(),
                List.of(new Member(UncertainLaw.of(law, certain), 1, List.of(), List.of())),
                new Scatter(0, 0, CHECK_UP, Double.NaN, 1),
                law.nominalCapacity(),
                List.of());
        AgeingEvaluation judged = of(model, cells, known);
        Map<String, Judgement> conditions = new LinkedHashMap<>();
        judged.conditions.forEach((name, one) -> conditions.put(name, one.withoutInterval()));
        return new AgeingEvaluation(judged.overall.withoutInterval(), conditions, judged.checks, judged.warnings);
    }

    static AgeingEvaluation of(List<CheckPrediction> checks, List<String> warnings) {
        Map<String, List<CheckPrediction>> groups = new LinkedHashMap<>();
        checks.forEach(c ->
                groups.computeIfAbsent(c.condition(), k -> new ArrayList<>()).add(c));
        Map<String, Judgement> conditions = new LinkedHashMap<>();
        groups.forEach((name, list) -> conditions.put(name, Judgement.of(list.toArray(CheckPrediction[]::new))));
        return new AgeingEvaluation(Judgement.of(checks.toArray(CheckPrediction[]::new)), conditions, checks, warnings);
    }

    /** Nominal capacity: as stated, else the median of the cells' first capacities, C. */
    static double nominal(double stated, List<AgedCell> cells) {
        if (stated > 0) {
            return stated;
        }
        double[] first = cells.stream()
                .mapToDouble(cell -> cell.checks().stream()
                        .mapToDouble(CheckUp::capacity)
                        .filter(c -> !Double.isNaN(c))
                        .findFirst()
                        .orElse(Double.NaN))
                .filter(c -> !Double.isNaN(c))
                .toArray();
        return first.length == 0 ? Double.NaN : org.natrolite.core.numeric.Quantiles.of(first, 0.5)[0];
    }
}
