package org.natrolite.calibration.replay;

/**
 * How far the charge that a record counts can be trusted.
 *
 * @param missing what the charge of a closed loop missed before the offset of the current sensor was taken off, over what
 *     passed, 1; 0 where nothing was found to miss
 * @param factor charge that passed over the charge that was counted, 1
 */
public record ChargeTrust(double missing, double factor) {
    /** What was counted is what passed, as far as is known. */
    static final ChargeTrust COUNTED = new ChargeTrust(0, 1);
}
