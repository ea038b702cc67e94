package org.natrolite.models.ageing;

import java.util.List;
import org.natrolite.core.numeric.Constants;

/** Laws as published, to their digits. */
public final class PublishedLaws {
    /** Gas constant that the authors of the Naumann law computed with, J/(mol K). */
    private static final double NAUMANN_GAS_CONSTANT = 8.314472673045751;

    /** The authors give losses in percent. */
    private static final double PERCENT = 0.01;

    private static final double REFERENCE_TEMPERATURE = 298.15;

    private PublishedLaws() {}

    /**
     * Calendar and cycle ageing of the Sony/Murata US26650FTC1, LFP/graphite, 3 Ah (Naumann et al. 2018, doi
     * 10.1016/j.est.2018.01.019, and 2020, doi 10.1016/j.jpowsour.2019.227666). The growth of resistance with cycles nearly
     * cancels near 1C and turns negative above 1.26C, where it is held at zero.
     *
     * @return the law, with mechanisms for capacity and resistance over time and over equivalent full cycles
     */
    public static AgeingLaw naumannLfp() {
        return new AgeingLaw(
                "naumann-lfp",
                "Naumann et al. 2018, doi 10.1016/j.est.2018.01.019; 2020, doi 10.1016/j.jpowsour.2019.227666",
                List.of(
                        Mechanism.of(
                                "calendar-capacity",
                                Driver.TIME,
                                Target.CAPACITY_LOSS,
                                PERCENT * 0.0012570527278588735,
                                1,
                                0.5,
                                List.of(StressFactor.ARRHENIUS, StressFactor.SOC_POLYNOMIAL),
                                activation(17126.023893627058),
                                REFERENCE_TEMPERATURE,
                                2.8574914597288177,
                                0.6022450126542257,
                                0.5,
                                3),
                        Mechanism.of(
                                "calendar-resistance",
                                Driver.TIME,
                                Target.RESISTANCE_GROWTH,
                                PERCENT * 3.419352708354734e-08,
                                1,
                                1,
                                List.of(StressFactor.ARRHENIUS, StressFactor.SOC_POLYNOMIAL),
                                activation(71827.15233029601),
                                REFERENCE_TEMPERATURE,
                                -3.3903148865031594,
                                1.5604349252451155,
                                0.5,
                                2),
                        Mechanism.of(
                                "cycle-capacity",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.CAPACITY_LOSS,
                                PERCENT,
                                1,
                                0.5,
                                List.of(StressFactor.RATE_LINEAR, StressFactor.DEPTH_POLYNOMIAL),
                                0.06303575636331282,
                                0.09705107000495405,
                                4.025280822570597,
                                1.0922780845544837,
                                0.6,
                                3),
                        Mechanism.of(
                                "cycle-resistance",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.RESISTANCE_GROWTH,
                                PERCENT,
                                1,
                                1,
                                List.of(StressFactor.RATE_LINEAR, StressFactor.DEPTH_POLYNOMIAL),
                                -0.0018411620457524647,
                                0.002328377628623146,
                                6.847717604040541,
                                0.9188245186469592,
                                0.5,
                                3)));
    }

    /** The same activation, stated for the gas constant used here. */
    private static double activation(double authors) {
        return authors * Constants.GAS_CONSTANT / NAUMANN_GAS_CONSTANT;
    }
}
