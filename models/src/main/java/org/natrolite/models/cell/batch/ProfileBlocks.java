package org.natrolite.models.cell.batch;

import org.jspecify.annotations.Nullable;

/**
 * The blocks of the profile that one thread runs. Those of a short profile are read once, whatever tiles, groups of the same
 * coulombic efficiency and runs follow; of a long one, each is read when it is needed.
 */
final class ProfileBlocks {
    /** Steps of the longest profile whose blocks are kept, 80 bytes a step. */
    private static final int KEPT_STEPS = 1 << 17;

    private final ProfileBlock scratch = new ProfileBlock();

    private @Nullable CurrentProfile keptOf;
    private double keptFor;
    private ProfileBlock[] kept = {};

    /**
     * @param profile profile
     * @param start first step of the block, a multiple of {@link ProfileBlock#STEPS}
     * @param efficiency share of charging current that is stored, 1
     * @return the block, until the next is asked for
     */
    ProfileBlock at(CurrentProfile profile, int start, double efficiency) {
        double[] current = profile.array();
        if (current.length > KEPT_STEPS) {
            scratch.read(current, start, efficiency);
            return scratch;
        }
        if (keptOf != profile || keptFor != efficiency) {
            if (keptOf != profile) {
                kept = new ProfileBlock[(current.length + ProfileBlock.STEPS - 1) / ProfileBlock.STEPS];
                for (int k = 0; k < kept.length; k++) {
                    kept[k] = new ProfileBlock();
                }
            }
            for (int k = 0; k < kept.length; k++) {
                kept[k].read(current, k * ProfileBlock.STEPS, efficiency);
            }
            keptOf = profile;
            keptFor = efficiency;
        }
        return kept[start / ProfileBlock.STEPS];
    }
}
