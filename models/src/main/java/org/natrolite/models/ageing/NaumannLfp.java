package org.natrolite.models.ageing;

import java.util.List;
import java.util.Set;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw.Losses;
import org.natrolite.models.ageing.PublishedLaw.Need;

/** Naumann et al. 2018 (calendar) and 2020 (cycles), parameters from the authors' file. */
final class NaumannLfp {
    /** Gas constant that the authors computed with, J/(mol K). */
    private static final double GAS_CONSTANT = 8.314472673045751;

    /** The authors give losses in percent. */
    private static final double PERCENT = 0.01;

    private static final double T_REF = 298.15;

    private static final double Q_CAL_K = 0.0012570527278588735;
    private static final double Q_CAL_E = 17126.023893627058;
    private static final double Q_CAL_C = 2.8574914597288177;
    private static final double Q_CAL_D = 0.6022450126542257;

    private static final double R_CAL_K = 3.419352708354734e-08;
    private static final double R_CAL_E = 71827.15233029601;
    private static final double R_CAL_C = -3.3903148865031594;
    private static final double R_CAL_D = 1.5604349252451155;

    private static final double Q_CYC_A = 0.06303575636331282;
    private static final double Q_CYC_B = 0.09705107000495405;
    private static final double Q_CYC_C = 4.025280822570597;
    private static final double Q_CYC_D = 1.0922780845544837;

    private static final double R_CYC_A = -0.0018411620457524647;
    private static final double R_CYC_B = 0.002328377628623146;
    private static final double R_CYC_C = 6.847717604040541;
    private static final double R_CYC_D = 0.9188245186469592;

    private NaumannLfp() {}

    static PublishedLaw published() {
        return PublishedLaw.of(
                "Sony/Murata US26650FTC1, LFP/graphite, 3 Ah",
                law(),
                Set.of(Need.SOC),
                Set.of(Need.DEPTH, Need.RATE),
                NaumannLfp::losses);
    }

    private static Losses losses(Usage u) {
        double x = 1 / u.temperature() - 1 / T_REF;
        double capacity = 0;
        double resistance = 0;
        boolean clamped = false;
        if (u.seconds() > 0) {
            double s = u.soc() - 0.5;
            capacity += Q_CAL_K
                    * Math.exp(-Q_CAL_E / GAS_CONSTANT * x)
                    * (Q_CAL_C * s * s * s + Q_CAL_D)
                    * Math.sqrt(u.seconds());
            resistance += R_CAL_K * Math.exp(-R_CAL_E / GAS_CONSTANT * x) * (R_CAL_C * s * s + R_CAL_D) * u.seconds();
        }
        if (u.cycles()) {
            double q = u.depth() - 0.6;
            double r = u.depth() - 0.5;
            double n = u.equivalentFullCycles();
            capacity += (Q_CYC_A * u.rate() + Q_CYC_B) * (Q_CYC_C * q * q * q + Q_CYC_D) * Math.sqrt(n);
            double growth = (R_CYC_A * u.rate() + R_CYC_B) * (R_CYC_C * r * r * r + R_CYC_D) * n;
            clamped = growth < 0;
            resistance += Math.max(0, growth);
        }
        // more than all of it cannot be lost
        clamped |= capacity > 100;
        return new Losses(Math.min(1, PERCENT * capacity), PERCENT * resistance, clamped);
    }

    static AgeingLaw law() {
        return AgeingLaw.of(
                        "naumann-lfp",
                        "Naumann et al. 2018, doi 10.1016/j.est.2018.01.019; 2020, doi 10.1016/j.jpowsour.2019.227666",
                        List.of(
                                Mechanism.of(
                                        "calendar-capacity",
                                        Driver.TIME,
                                        Target.CAPACITY_LOSS,
                                        PERCENT * Q_CAL_K,
                                        1,
                                        0.5,
                                        List.of(StressFactor.ARRHENIUS, StressFactor.SOC_POLYNOMIAL),
                                        activation(Q_CAL_E),
                                        T_REF,
                                        Q_CAL_C,
                                        Q_CAL_D,
                                        0.5,
                                        3),
                                Mechanism.of(
                                        "calendar-resistance",
                                        Driver.TIME,
                                        Target.RESISTANCE_GROWTH,
                                        PERCENT * R_CAL_K,
                                        1,
                                        1,
                                        List.of(StressFactor.ARRHENIUS, StressFactor.SOC_POLYNOMIAL),
                                        activation(R_CAL_E),
                                        T_REF,
                                        R_CAL_C,
                                        R_CAL_D,
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
                                        Q_CYC_A,
                                        Q_CYC_B,
                                        Q_CYC_C,
                                        Q_CYC_D,
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
                                        R_CYC_A,
                                        R_CYC_B,
                                        R_CYC_C,
                                        R_CYC_D,
                                        0.5,
                                        3)))
                .withNominalCapacity(3 * 3600)
                .withConditions(
                        new FittedConditions(
                                new Interval(273.15, 333.15),
                                new Interval(0, 1),
                                FittedConditions.ANY,
                                new Interval(293.15, 318.15),
                                new Interval(0, 1),
                                new Interval(0, 1),
                                FittedConditions.ANY,
                                "storage at 0 to 60 degC as in the authors' data; cycles assumed at 20 to 45 degC and up to 1C, any depth;"
                                        + " cycling knows no temperature, and its growth of resistance nearly cancels near 1C"));
    }

    /** The same activation, stated for the gas constant used here. */
    private static double activation(double authors) {
        return authors * Constants.GAS_CONSTANT / GAS_CONSTANT;
    }
}
