package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.chemistry.Catalogue;

/** The shipped Hakadi cell, taken through the legs of the rate tests. */
final class HakadiLegsTest {
    @Test
    void meetsTheMeanVoltagesOfTheRateTests() {
        Path data = SharedData.folder("hakadi-18650");
        CellModel model = CellModel.of(Catalogue.get("layered-oxide-18650-hakadi"));
        List<HakadiLegs> measured = HakadiLegs.measured(data);
        // as the authors of the data read them
        assertEquals(0.902, measured.get(0).efficiency(), 0.001);
        assertEquals(0.894, measured.get(1).efficiency(), 0.001);
        assertEquals(0.880, measured.get(3).efficiency(), 0.001);
        for (HakadiLegs seen : measured) {
            HakadiLegs legs = HakadiLegs.simulated(model, seen.rate());
            assertEquals(seen.efficiency(), legs.efficiency(), 0.01, "efficiency at " + seen.rate() + "C");
            assertEquals(seen.dischargeVoltage(), legs.dischargeVoltage(), 0.02, "discharge at " + seen.rate() + "C");
        }
    }
}
