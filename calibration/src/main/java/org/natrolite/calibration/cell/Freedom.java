package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.natrolite.calibration.replay.Drive;

/**
 * Which numbers the records can tell anything of, beside those that any record of current and voltage tells.
 *
 * @param heat whether heat capacity and cooling are fitted: a surface temperature was measured
 * @param activation whether activation energies are fitted: the temperature of the cell changes within or between records
 *     that load it, or may have between several of unknown temperature
 * @param entropy whether entropic coefficients are fitted: the temperature changes within or between any records
 */
record Freedom(boolean heat, boolean activation, boolean entropy) {
    /** Smallest spread of ambient temperatures that tells how a cell depends on temperature, K. */
    private static final double SPREAD = 5;

    /** Current, over the largest of all records, of a record that tells of resistances. */
    private static final double TELLING = 0.2;

    /**
     * @param drives records
     * @param fitted for each record, whether any of it is fitted
     * @param circumstances what the records leave open of how they were made
     * @return what they can tell
     */
    static Freedom of(List<Drive> drives, List<Boolean> fitted, Circumstances circumstances) {
        List<Drive> all = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            if (fitted.get(k)) {
                all.add(drives.get(k));
            }
        }
        double largest = all.stream().mapToDouble(Freedom::load).max().orElse(0);
        List<Drive> loaded =
                all.stream().filter(drive -> load(drive) >= TELLING * largest).toList();
        boolean heat = all.stream().anyMatch(Drive::hasSurface);
        return new Freedom(
                heat, heat || circumstances.rooms() || spread(loaded) >= SPREAD, heat || spread(all) >= SPREAD);
    }

    private static double load(Drive drive) {
        double largest = 0;
        for (int i = 0; i < drive.size(); i++) {
            largest = Math.max(largest, Math.abs(drive.current(i)));
        }
        return largest;
    }

    private static double spread(List<Drive> drives) {
        DoubleSummaryStatistics ambient =
                drives.stream().mapToDouble(drive -> drive.ambient().value()).summaryStatistics();
        return ambient.getMax() - ambient.getMin();
    }
}
