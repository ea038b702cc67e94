package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.natrolite.cli.Run;
import org.natrolite.models.chemistry.Catalogue;
import tools.jackson.databind.JsonNode;

/** Every value that the catalogue holds is shown with unit, interval and provenance. */
class ChemistriesContractTest {
    private static final Set<String> KINDS = Set.of("measured", "fitted", "literature", "assumed");

    static List<String> ids() {
        return Catalogue.ids();
    }

    @Test
    void theListHasEachCell() {
        JsonNode list = Run.of("chemistries", "--json").json();
        assertEquals(1, list.get("schema_version").intValue());
        assertTrue(list.has("command") && list.has("seed"));
        JsonNode cells = list.get("chemistries");
        assertEquals(
                ids(), cells.valueStream().map(c -> c.get("id").stringValue()).toList());
        assertTrue(ids().containsAll(List.of(
                "layered-oxide-18650", "layered-oxide-32140", "prussian-white-hard-carbon", "lfp-graphite-26650")));
        for (JsonNode cell : cells) {
            assertTrue(cell.get("nominal_capacity_Ah").doubleValue() > 0.5);
            assertEquals(
                    cell.get("nominal_capacity_Ah").doubleValue()
                            * cell.get("nominal_voltage_V").doubleValue(),
                    cell.get("nominal_energy_Wh").doubleValue(),
                    1e-6);
        }
        String text = Run.of("chemistries").done().out();
        ids().forEach(id -> assertTrue(text.contains(id)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyValueHasUnitIntervalAndProvenance(String id) {
        JsonNode shown = Run.of("chemistries", "show", id, "--json").json();
        assertEquals(1, shown.get("schema_version").intValue());
        assertEquals(id, shown.get("id").stringValue());
        JsonNode values = shown.get("values");
        assertTrue(values.size() > 50, id);
        boolean assumed = false;
        for (JsonNode value : values) {
            String what = id + ": " + value;
            assertTrue(!value.get("name").stringValue().isBlank(), what);
            assertTrue(!value.get("unit").stringValue().isBlank(), what);
            assertTrue(value.get("value").isNumber(), what);
            assertTrue(
                    value.get("lower95").doubleValue() <= value.get("value").doubleValue()
                            && value.get("value").doubleValue()
                                    <= value.get("upper95").doubleValue(),
                    what);
            String kind = value.get("provenance").get("kind").stringValue();
            assertTrue(KINDS.contains(kind), what);
            assertTrue(!value.get("provenance").get("source").stringValue().isBlank(), what);
            assumed |= kind.equals("assumed");
        }
        assertTrue(!assumed || !shown.get("assumptions").isEmpty(), id);
        String text = Run.of("chemistries", "show", id).done().out();
        assertTrue(text.lines().count() > values.size(), id);
    }
}
