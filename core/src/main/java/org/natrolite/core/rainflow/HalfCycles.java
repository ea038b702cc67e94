package org.natrolite.core.rainflow;

/** Takes the half cycles that a {@link Rainflow} finds. */
@FunctionalInterface
public interface HalfCycles {
    /**
     * @param half a half cycle; one object is used for all of them, so that it is right until this method returns and not
     *     after
     */
    void accept(HalfCycle half);
}
