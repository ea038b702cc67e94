package org.natrolite.calibration.cell;

import java.util.List;
import org.natrolite.calibration.replay.Drive;

/**
 * Which numbers the records can tell anything of, beside those that any record of current and voltage tells.
 *
 * @param heat whether heat capacity and cooling are fitted: a surface temperature was measured
 * @param temperature whether activation energies and entropic coefficients are fitted: the temperature of the cell
 *     changes within or between records, as its surface or the surroundings show
 */
record Freedom(boolean heat, boolean temperature) {
    /** Smallest spread of ambient temperatures that tells how a cell depends on temperature, K. */
    private static final double SPREAD = 5;

    /**
     * @param drives records
     * @param fitted for each record, whether any of it is fitted
     * @return what they can tell
     */
    static Freedom of(List<Drive> drives, List<Boolean> fitted) {
        boolean heat = false;
        double coldest = Double.POSITIVE_INFINITY;
        double warmest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < drives.size(); k++) {
            if (fitted.get(k)) {
                heat |= drives.get(k).hasSurface();
                double ambient = drives.get(k).ambient().value();
                coldest = Math.min(coldest, ambient);
                warmest = Math.max(warmest, ambient);
            }
        }
        return new Freedom(heat, heat || warmest - coldest >= SPREAD);
    }
}
