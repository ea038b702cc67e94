package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.natrolite.calibration.replay.AmbientEstimate;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.core.numeric.Constants;

/**
 * What records leave open of the circumstances that they were made in, and what several of them tell of each other: the
 * temperature of a room that nobody logged, and the charge that a current sensor with an offset counts. These are unknowns of a
 * fit after those of the cell, each with what is believed of it, so that they do not go into the cell.
 *
 * @param room standard deviation of what is believed of the ambient temperature of each record, K; 0 where it is known
 * @param charge the same of the logarithm of the charge that passed over the charge that was counted, 1
 */
record Circumstances(List<Double> room, List<Double> charge) {
    /** Rooms that nobody logged differ by this, K. */
    private static final double ROOM = 3;

    Circumstances {
        room = List.copyOf(room);
        charge = List.copyOf(charge);
    }

    /**
     * The circumstances of a record.
     *
     * @param warmer what it was warmer by than was assumed, K
     * @param charge charge that passed over charge that was counted, 1
     * @param warmerAt unknown that the former is, or -1
     * @param chargeAt unknown that is the logarithm of the latter, or -1
     */
    record Of(double warmer, double charge, int warmerAt, int chargeAt) {
        /** Nothing is unknown. */
        static final Of KNOWN = new Of(0, 1, -1, -1);

        /**
         * @param drive record as it was made
         * @param covariance covariance of the unknowns, shape [unknowns * unknowns]; not modified
         * @param unknowns number of unknowns
         * @return the record under these circumstances, which says how they were found
         */
        Drive told(Drive drive, double[] covariance, int unknowns) {
            if (warmerAt < 0 && chargeAt < 0) {
                return drive;
            }
            Drive under = drive.under(warmer, charge);
            AmbientEstimate ambient = under.ambient();
            List<String> words = new ArrayList<>();
            if (warmerAt >= 0) {
                double half = Prior.Z95 * Math.sqrt(covariance[warmerAt * unknowns + warmerAt]);
                ambient = new AmbientEstimate(
                        ambient.value(),
                        ambient.value() - half,
                        ambient.value() + half,
                        AmbientEstimate.Origin.FITTED,
                        0);
                words.add(String.format(
                        Locale.ROOT,
                        "an ambient temperature of %.1f degC, give or take %.1f",
                        ambient.value() - Constants.ZERO_CELSIUS,
                        half));
            }
            if (chargeAt >= 0) {
                double half = 100 * Prior.Z95 * Math.sqrt(covariance[chargeAt * unknowns + chargeAt]);
                words.add(String.format(
                        Locale.ROOT,
                        "%+.1f %% of charge beside what was counted without the offset, give or take %.1f",
                        100 * (charge - 1),
                        half));
            }
            return under.told(
                    ambient,
                    "fitted with the cell, by what the records tell of each other: " + String.join(", and ", words));
        }
    }

    /**
     * @return circumstances of records of which all is known
     */
    static Circumstances known() {
        return new Circumstances(List.of(), List.of());
    }

    /**
     * Records of one cell come from one rig: its sensor is as uncertain for each of them as their loops show for all.
     *
     * @param drives records
     * @param fitted for each record, whether any of it is fitted
     * @return what they leave open; of a single record nothing, as the cell takes it up
     */
    static Circumstances of(List<Drive> drives, List<Boolean> fitted) {
        List<Double> room = new ArrayList<>();
        List<Double> charge = new ArrayList<>();
        double squares = 0;
        for (Drive drive : drives) {
            double missing = drive.charge().missing();
            squares += missing * missing;
        }
        double uncertain = Math.sqrt(squares / drives.size());
        for (int k = 0; k < drives.size(); k++) {
            boolean open = fitted.get(k);
            boolean assumed = drives.get(k).ambient().origin() == AmbientEstimate.Origin.ASSUMED;
            room.add(open && assumed ? ROOM : 0);
            charge.add(open ? uncertain : 0);
        }
        return new Circumstances(several(room), several(charge));
    }

    private static List<Double> several(List<Double> deviations) {
        boolean two = deviations.stream().filter(deviation -> deviation > 0).count() > 1;
        return two ? deviations : deviations.stream().map(deviation -> 0.0).toList();
    }

    /**
     * @return whether the temperature of a room is among the unknowns
     */
    boolean rooms() {
        return room.stream().anyMatch(deviation -> deviation > 0);
    }

    /**
     * @param prior where to add the unknowns
     */
    void describe(Prior prior) {
        for (int k = 0; k < room.size(); k++) {
            if (room.get(k) > 0) {
                prior.add(0, room.get(k));
            }
            if (charge.get(k) > 0) {
                prior.add(0, charge.get(k));
            }
        }
    }

    /**
     * @param x unknowns, shape [unknowns]; not modified
     * @param from first unknown of the circumstances
     * @param record number of a record
     * @return its circumstances
     */
    Of of(double[] x, int from, int record) {
        int at = from;
        for (int k = 0; k < room.size(); k++) {
            int warmerAt = room.get(k) > 0 ? at++ : -1;
            int chargeAt = charge.get(k) > 0 ? at++ : -1;
            if (k == record) {
                return new Of(
                        warmerAt < 0 ? 0 : x[warmerAt], chargeAt < 0 ? 1 : Math.exp(x[chargeAt]), warmerAt, chargeAt);
            }
        }
        return Of.KNOWN;
    }
}
