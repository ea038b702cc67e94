package org.natrolite.models.life;

import org.natrolite.models.ageing.AgeingLaw;

/**
 * A sample at some age, to be simulated.
 *
 * @param sample its number
 * @param law how it ages
 * @param cell the cell at that age
 */
record LifeSubject(int sample, AgeingLaw law, CellNow cell) {}
