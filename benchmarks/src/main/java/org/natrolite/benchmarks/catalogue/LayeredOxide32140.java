package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.List;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.cell.CalibrationResult;
import org.natrolite.calibration.cell.CellCalibration;
import org.natrolite.calibration.cell.HoldOut;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.ReadOptions;
import org.natrolite.datasets.format.Readers;
import org.natrolite.models.cell.CellParameters;

/** The HiNa NaCR32140-MP10: {@link HinaReduction} as the start, calibrated on the same file with its last cycle held out. */
final class LayeredOxide32140 {
    private LayeredOxide32140() {}

    static CellParameters build(Path data) {
        CellParameters start = HinaReduction.build(data);
        TimeSeries file =
                Readers.read(data.resolve("hina-nacr32140").resolve(HinaReduction.FILE), ReadOptions.defaults());
        CalibrationResult result = CellCalibration.of(
                        start,
                        CalibrationOptions.defaults()
                                .withHoldOut(HoldOut.parse("0.33"))
                                .withCommand(
                                        CatalogueBuilder.COMMAND
                                                + ", as natrolite calibrate cell with a plain reduction as --start and --hold-out 0.33"))
                .run(List.of(cited(file)));
        CellParameters cell = result.cell();
        return new CellParameters(
                start.description(),
                cell.rating(),
                cell.limits(),
                cell.capacity(),
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                cell.openCircuit(),
                cell.resistance(),
                cell.thermal(),
                start.ageing());
    }

    /** The same series under the name by which it is cited. */
    private static TimeSeries cited(TimeSeries file) {
        TimeSeries.Builder builder = TimeSeries.builder(HinaReduction.DATA).warnings(file.warnings());
        for (Channel channel : file.channels()) {
            builder.put(channel, file.column(channel));
        }
        return builder.build();
    }
}
