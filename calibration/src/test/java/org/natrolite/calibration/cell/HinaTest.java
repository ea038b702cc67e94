package org.natrolite.calibration.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.natrolite.calibration.SharedData;
import org.natrolite.calibration.replay.AmbientEstimate;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;

/** A measured sodium-ion cell, cycled at 2C with 15 K of self-heating; the last cycle is held out. */
class HinaTest {
    @Test
    void theLastCycleIsForetold() {
        TimeSeries record = SharedData.hina();

        CalibrationResult result = CellCalibration.of(
                        null, CalibrationOptions.defaults().withHoldOut(HoldOut.parse("0.33")))
                .run(List.of(record));

        FitStatistics holdOut = result.holdOut();
        assertNotNull(holdOut);
        assertEquals(4412, holdOut.rows());
        assertTrue(holdOut.rmse() < 7e-3, () -> "hold-out over time " + holdOut);
        assertTrue(holdOut.rmseLoaded() < 12e-3, () -> "hold-out under load " + holdOut);
        assertTrue(holdOut.temperatureRmse() < 1, () -> "hold-out temperature " + holdOut);
        assertTrue(result.converged());
        AmbientEstimate ambient = result.replays().get(0).ambient();
        assertEquals(AmbientEstimate.Origin.REST_ENDS, ambient.origin());
        assertEquals(296.6, ambient.value(), 0.2);
        CellParameters cell = result.cell();
        assertTrue(cell.capacity().value() > 10.26 * 3600, () -> "capacity " + cell.capacity());
        assertTrue(cell.resistance().ohmic().charge().min() > 0);
    }
}
