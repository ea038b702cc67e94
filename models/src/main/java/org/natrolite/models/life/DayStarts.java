package org.natrolite.models.life;

import org.natrolite.models.cell.CellState;

/** Where cells stand when days of a cycle begin, as long steps tell it. */
interface DayStarts {
    /**
     * @param subject number of a subject
     * @param pass day of the cycle; those before the first are the last ones
     * @return its state when that day begins; not to be modified
     */
    CellState start(int subject, int pass);

    /**
     * @param subject number of a subject
     * @param pass day of the cycle
     * @return by how much the state of charge rises from its start to the start of the next, 1
     */
    double rise(int subject, int pass);
}
