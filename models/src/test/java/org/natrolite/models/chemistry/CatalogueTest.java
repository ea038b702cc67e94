package org.natrolite.models.chemistry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.PublishedLaws;
import org.natrolite.models.ageing.Stress;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.chemistry.ParameterTable.Row;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

final class CatalogueTest {
    static List<String> ids() {
        return Catalogue.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void fileAndIdAgree(String id) {
        assertEquals(id, Catalogue.get(id).description().id());
        assertFalse(Catalogue.get(id).description().references().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "lfp-graphite-18650,lfp-graphite-26650",
        "layered-oxide,layered-oxide-18650",
        "LAYERED-OXIDE-32140,layered-oxide-32140",
        "prussian-blue-hard-carbon,prussian-white-hard-carbon",
        "lfp,lfp-graphite-26650"
    })
    void suggestsWhatMayHaveBeenMeant(String id, String suggestion) {
        BadArgumentException refused = assertThrows(BadArgumentException.class, () -> Catalogue.get(id));
        String message = String.valueOf(refused.getMessage());
        String meant = message.substring(0, message.indexOf("? expected"));
        assertTrue(meant.contains("did you mean ") && meant.contains(suggestion), message);
    }

    @Test
    void suggestsNothingFarOffButNamesAll() {
        String message = String.valueOf(assertThrows(BadArgumentException.class, () -> Catalogue.get("../../etc"))
                .getMessage());
        assertFalse(message.contains("did you mean"), message);
        assertTrue(message.contains("prussian-white-hard-carbon"), message);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyNumberHasUnitIntervalAndProvenance(String id) {
        List<Row> rows = ParameterTable.rows(Catalogue.get(id));
        assertTrue(rows.size() > 100, "rows of a whole cell");
        for (Row row : rows) {
            String name = row.toString();
            assertFalse(row.unit().isBlank(), name);
            assertTrue(row.lower() <= row.value() && row.value() <= row.upper(), name);
            assertTrue(Double.isFinite(row.upper() - row.lower()), name);
            assertTrue(row.provenance().source().length() > 5, name);
            if (row.provenance().kind() == Provenance.Kind.FITTED) {
                assertFalse(row.provenance().method().isBlank(), name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void tableHoldsEveryPart(String id) {
        List<String> paths = ParameterTable.rows(Catalogue.get(id)).stream()
                .map(Row::path)
                .distinct()
                .toList();
        for (String path : List.of(
                "rating.nominal_capacity",
                "limits.highest_temperature",
                "capacity",
                "coulombic_efficiency",
                "self_discharge",
                "open_circuit.hysteresis",
                "open_circuit.hysteresis_rate",
                "open_circuit.entropic_coefficient",
                "open_circuit.soc_at_0V",
                "resistance.contact",
                "resistance.series.charge",
                "resistance.rc_pairs[0].resistance.activation_energy",
                "resistance.rc_pairs[0].time_constant",
                "thermal.cooling",
                "ageing.mechanisms[0].loss",
                "ageing.mechanisms[3].exponent",
                "ageing.mechanisms[0].factors[0].activation_energy_J_per_mol")) {
            assertTrue(paths.contains(path), path);
        }
        assertEquals(
                Catalogue.get(id).openCircuit().source() instanceof HalfCells
                        ? List.of(
                                "open_circuit.half_cells.positive.potential",
                                "open_circuit.half_cells.positive.stoichiometry_at_0_soc",
                                "open_circuit.half_cells.positive.stoichiometry_at_1_soc",
                                "open_circuit.half_cells.negative.potential",
                                "open_circuit.half_cells.negative.stoichiometry_at_0_soc",
                                "open_circuit.half_cells.negative.stoichiometry_at_1_soc")
                        : List.of("open_circuit.voltage"),
                paths.stream()
                        .filter(path ->
                                path.startsWith("open_circuit.half_cells") || path.equals("open_circuit.voltage"))
                        .toList());
    }

    @Test
    void tableIsInTheUnitsOfTheFile() {
        Row capacity = ParameterTable.rows(Catalogue.get("layered-oxide-18650")).stream()
                .filter(row -> row.path().equals("capacity"))
                .findFirst()
                .orElseThrow();
        assertEquals("Ah", capacity.unit());
        assertEquals(1.573, capacity.value());
        assertTrue(capacity.soc().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void saysWhatIsAssumed(String id) {
        List<String> assumptions = ParameterTable.assumptions(Catalogue.get(id));
        assertTrue(assumptions.stream().anyMatch(s -> s.contains("coulombic_efficiency")), assumptions::toString);
        assertEquals(assumptions.size(), assumptions.stream().distinct().count());
        assertTrue(assumptions.get(assumptions.size() - 1).startsWith("Ageing, "), assumptions::toString);
        if (id.startsWith("prussian")) {
            assertTrue(assumptions.stream()
                    .anyMatch(s -> s.contains("open_circuit.half_cells.positive.potential")
                            || s.contains("open_circuit.voltage")));
            assertTrue(Catalogue.get(id).description().note().contains("No full-cell data exist"));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void energyIsNominalWithinTenPercent(String id) {
        CellParameters cell = Catalogue.get(id);
        MonotoneCubic ocv = cell.openCircuit().voltage().interpolant();
        int n = 1000;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += ocv.value((i + 0.5) / n) / n;
        }
        double energy = cell.capacity().value() * mean;
        assertEquals(1, energy / cell.rating().energy(), 0.1);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void physicsIsSound(String id) {
        CellParameters cell = Catalogue.get(id);
        double[] voltage = cell.openCircuit().voltage().value();
        for (int i = 1; i < voltage.length; i++) {
            assertTrue(voltage[i] > voltage[i - 1]);
        }
        assertEquals(
                0,
                cell.openCircuit()
                        .voltage()
                        .at(cell.openCircuit().socAtZeroVolt().value()),
                // half-cells are subtracted, with the rounding of doubles
                cell.openCircuit().source() instanceof HalfCells ? 1e-9 : 0);
        assertTrue(cell.openCircuit().voltage().at(1)
                < cell.limits().highestVoltage().value());
        assertTrue(cell.openCircuit().voltage().at(0)
                > cell.limits().lowestVoltage().value());
        // the branches themselves rise, up to what the reduction of two noisy legs can promise
        for (double z = 0; z <= 0.95; z += 0.05) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double here = branch(cell, z, sign);
                double next = branch(cell, z + 0.05, sign);
                assertTrue(next > here, "branch " + sign + " at SOC " + z);
            }
        }
        List<Element> elements = new ArrayList<>();
        elements.add(cell.resistance().ohmic());
        cell.resistance().pairs().forEach(pair -> elements.add(pair.element()));
        for (Element element : elements) {
            assertTrue(element.charge().min() > 0);
            assertTrue(element.discharge().min() > 0);
            assertTrue(element.activationEnergy().min() >= 0);
            assertTrue(element.activationEnergy().max() <= 100e3);
        }
        assertTrue(total(cell, 0.1) > total(cell, 0.5), "resistance rises towards empty");
    }

    private static double branch(CellParameters cell, double z, int sign) {
        return cell.openCircuit().voltage().at(z)
                + sign * cell.openCircuit().hysteresis().at(z);
    }

    private static double total(CellParameters cell, double z) {
        Curve ohmic = cell.resistance().ohmic().discharge();
        return ohmic.at(z)
                + cell.resistance().pairs().stream()
                        .mapToDouble(pair -> pair.element().discharge().at(z))
                        .sum();
    }

    @Test
    void lfpAgesByTheLawOfNaumannToItsDigits() {
        AgeingPrior prior = Catalogue.get("lfp-graphite-26650").ageing();
        assertNotNull(prior);
        List<Mechanism> shipped = prior.median().mechanisms();
        List<Mechanism> published = PublishedLaws.naumannLfp().mechanisms();
        assertEquals(published.size(), shipped.size());
        for (int i = 0; i < shipped.size(); i++) {
            Mechanism a = published.get(i);
            Mechanism b = shipped.get(i);
            assertEquals(a.id(), b.id());
            assertEquals(a.terms().get(0).driver(), b.terms().get(0).driver());
            assertEquals(a.target(), b.target());
            assertEquals(a.loss(0.3), b.loss(0.3));
            for (double temperature = 263.15; temperature < 340; temperature += 7) {
                for (double x = 0; x <= 1; x += 0.125) {
                    Stress stress = Stress.cycle(temperature, x, 1 - x, 2 * x);
                    assertEquals(a.damageRate(0, 0, stress), b.damageRate(0, 0, stress), a.id());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"layered-oxide-18650,13", "layered-oxide-32140,13", "prussian-white-hard-carbon,6"})
    void sodiumPriorsAreWideAndSayWhatTheyHold(String id, int facts) {
        AgeingPrior prior = Catalogue.get(id).ageing();
        assertNotNull(prior);
        assertEquals(facts, prior.facts().size());
        assertTrue(prior.draws().size() >= 8, "distributions, not a curve");
        for (AgeingPrior.MechanismPrior mechanism : prior.mechanisms()) {
            double spread = mechanism.loss().distribution().quantile(0.975)
                    / mechanism.loss().distribution().quantile(0.025);
            assertTrue(spread > 10, "published lives span more than a factor of ten");
        }
        assertTrue(
                prior.mechanisms().stream().anyMatch(m -> m.target() == Target.SUDDEN_DEATH),
                "sudden death is a term of its own");
    }
}
