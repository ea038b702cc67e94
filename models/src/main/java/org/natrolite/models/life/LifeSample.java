package org.natrolite.models.life;

import org.natrolite.models.ageing.AgeingState;

/**
 * One cell whose life is simulated.
 *
 * @param start its damage to begin with; not modified
 * @param ageing how damage acts on it
 * @param fresh it without damage, which its check-ups are compared with
 * @param patience cumulative hazard of sudden death at which it dies; infinite where it does not
 */
record LifeSample(AgeingState start, CellAgeing ageing, CellNow fresh, double patience) {
    static LifeSample of(AgeingState start, CellAgeing ageing, double patience) {
        return new LifeSample(start, ageing, ageing.at(start.law().fresh()), patience);
    }
}
