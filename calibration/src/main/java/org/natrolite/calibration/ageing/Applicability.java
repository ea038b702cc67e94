package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.Driver;

/** Says where cells leave the conditions that a model was fitted in. */
final class Applicability {
    private Applicability() {}

    static List<String> of(AgeingModel model, CellData data) {
        List<String> warnings = new ArrayList<>();
        boolean[] outside = {false};
        boolean[] clamped = {false};
        model.members()
                .forEach(member -> data.walk(member.fitted(), false, (i, state, temperature) -> {
                    outside[0] |= outside(state);
                    clamped[0] |= state.rateClamped();
                }));
        if (outside[0]) {
            warnings.add("condition '" + data.condition()
                    + "' lies outside the temperatures, states of charge or cycles that the model was fitted to");
        }
        if (clamped[0]) {
            warnings.add("a rate that would be negative under condition '" + data.condition()
                    + "' was held at zero (rate_clamped)");
        }
        return warnings;
    }

    /** Whether no law of a model knows cycles. */
    static boolean storageAlone(AgeingModel model) {
        return model.members().stream()
                .flatMap(m -> m.law().law().mechanisms().stream())
                .flatMap(m -> m.terms().stream())
                .allMatch(t -> t.driver() == Driver.TIME);
    }

    private static boolean outside(AgeingState state) {
        return state.outsideFittedRange();
    }
}
