package org.natrolite.models.life;

import org.natrolite.models.ageing.AgeingState;

/**
 * What a run gives of a sample.
 *
 * @param history its life
 * @param end its damage at the end
 */
record Outcome(LifeHistory history, AgeingState end) {}
