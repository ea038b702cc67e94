package org.natrolite.models.life;

import java.util.function.ToDoubleFunction;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingState;
import org.natrolite.models.parameter.Distribution;

/**
 * What cells went through before the life that is simulated: their first life, stated or drawn.
 *
 * @param years time since they were made, years of 365 days
 * @param cycles equivalent full cycles
 * @param temperature mean temperature, K
 * @param soc mean state of charge, 1
 * @param depth depth of the cycles, 1
 * @param rate mean magnitude of the C-rate of the cycles, 1
 */
public record FirstLife(
        Distribution years, Distribution cycles, double temperature, double soc, double depth, double rate) {
    /** Name of the random number that time is drawn with. */
    static final String YEARS_DRAW = "first-life-years";

    /** Name of the random number that cycles are drawn with. */
    static final String CYCLES_DRAW = "first-life-cycles";

    public FirstLife {
        if (!(years.quantile(0) >= 0 && cycles.quantile(0) >= 0)) {
            throw new BadArgumentException("first life of " + years.quantile(0) + " years and " + cycles.quantile(0)
                    + " cycles at least; expected zero or more");
        }
        BadArgumentException.requirePositive(temperature, "temperature of the first life in K");
        BadArgumentException.requireWithin(soc, 0, 1, "state of charge of the first life");
        BadArgumentException.requireWithin(depth, 1e-6, 1, "depth of the cycles of the first life");
        BadArgumentException.requirePositive(rate, "C-rate of the first life");
    }

    /** Does to a fresh cell what its first life did. */
    void age(AgeingState state, ToDoubleFunction<String> probability) {
        state.rest(years.quantile(probability.applyAsDouble(YEARS_DRAW)) * Recorder.YEAR, temperature, soc);
        state.cycle(cycles.quantile(probability.applyAsDouble(CYCLES_DRAW)), temperature, soc, depth, rate);
    }
}
