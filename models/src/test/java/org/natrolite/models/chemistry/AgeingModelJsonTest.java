package org.natrolite.models.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingModel;
import org.natrolite.models.ageing.AgeingModel.Member;
import org.natrolite.models.ageing.AgeingModel.Scatter;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.ageing.PublishedLaw;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;

class AgeingModelJsonTest {
    static Stream<UncertainLaw> laws() {
        return Stream.concat(
                PublishedLaws.all().stream().map(PublishedLaw::law).map(AgeingModelJsonTest::known),
                Catalogue.ids().stream()
                        .map(id -> Catalogue.get(id).ageing())
                        .filter(prior -> prior != null)
                        .map(UncertainLaw::of));
    }

    private static UncertainLaw known(AgeingLaw law) {
        return UncertainLaw.of(
                law, law.parameters().stream().map(p -> Belief.fixed(p.value())).toList());
    }

    private static AgeingModel model(UncertainLaw law) {
        int n = law.draws().size();
        return new AgeingModel(
                "m",
                "made here",
                List.of(new Member(law, 1, Collections.nCopies(n, 0.25), Collections.nCopies(n * n, 0.125))),
                new Scatter(0.01, 0.2, 0.003, Double.NaN, 1.2),
                3600,
                List.of("a warning"));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void anyCompositionIsReadAsItWasWritten(UncertainLaw law) {
        AgeingModel model = model(law);
        String text = AgeingModelJson.format(model);
        AgeingModel read = AgeingModelJson.parse("m.json", text);
        assertEquals(text, AgeingModelJson.format(read));
        assertEquals(aged(model), aged(read), 1e-6);
    }

    private static double aged(AgeingModel model) {
        AgeingState state = model.members().get(0).fitted().fresh();
        Stress stress = Stress.cycle(303.15, 0.62, 0.8, 0.5);
        state.rest(3e7, stress.withVoltage(3.7));
        state.spend(3e7, stress.withVoltage(3.7));
        state.cycle(400, stress.withVoltage(3.7));
        return state.capacity(298.15);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void aFactorThatIsNotKnownIsRefusedWithItsPlace(UncertainLaw law) {
        String text = AgeingModelJson.format(model(law))
                .replaceFirst(
                        "\"(time|time_in_cycles|equivalent_full_cycles|half_cycles|charge_throughput)\"",
                        "\"phase of the moon\"");
        BadDataException refused = assertThrows(BadDataException.class, () -> AgeingModelJson.parse("m.json", text));
        assertTrue(String.valueOf(refused.getMessage()).contains("driver"), refused.getMessage());
    }
}
