package org.natrolite.models.ageing;

import java.util.List;
import java.util.Set;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw.Losses;
import org.natrolite.models.ageing.PublishedLaw.Need;

/** Gasper et al. 2023, large prismatic LFP/graphite. Time in days. */
final class NrelLfp {
    private static final double DAY = 86400;
    private static final double T_REF = 298.15;

    private static final double P1 = 8.37e4;
    private static final double P2 = -5.21e3;
    private static final double P3 = -3.56e3;
    private static final double P4 = 4.38e-8;
    private static final double P5 = 1.55e-8;
    private static final double P6 = 1.68e-7;
    private static final double P7 = 2.19e3;
    private static final double P8 = 1.55e5;
    private static final double CALENDAR_EXPONENT = 0.526;
    private static final double CYCLE_EXPONENT = 0.828;

    // Lithiation of the graphite at both ends of the state of charge.
    private static final double X_EMPTY = 0.0085;
    private static final double X_FULL = 0.78;

    private NrelLfp() {}

    static PublishedLaw published() {
        return PublishedLaw.of(
                "large prismatic LFP/graphite, 250 Ah",
                law(),
                Set.of(Need.SOC),
                Set.of(Need.DEPTH, Need.RATE),
                NrelLfp::losses);
    }

    /**
     * Potential of graphite (Safari and Delacourt 2011).
     *
     * @param soc state of charge, 1
     * @return V against lithium
     */
    static double graphite(double soc) {
        double x = X_EMPTY + soc * (X_FULL - X_EMPTY);
        return 0.6379
                + 0.5416 * Math.exp(-305.5309 * x)
                + 0.044 * Math.tanh(-(x - 0.1958) / 0.1088)
                - 0.1978 * Math.tanh((x - 1.0571) / 0.0854)
                - 0.6875 * Math.tanh((x + 0.0117) / 0.0529)
                - 0.0175 * Math.tanh((x - 0.5692) / 0.0875);
    }

    private static Losses losses(Usage u) {
        double t = u.temperature();
        double loss = 0;
        if (u.seconds() > 0) {
            loss += P1
                    * Math.exp(P2 / t)
                    * Math.exp(P3 * graphite(u.soc()) / t)
                    * Math.pow(u.seconds() / DAY, CALENDAR_EXPONENT);
        }
        if (u.cycles()) {
            loss += (P4 + P5 * u.depth() + P6 * u.rate())
                    * (Math.exp(P7 / t) + Math.exp(-P8 / t))
                    * Math.pow(u.equivalentFullCycles(), CYCLE_EXPONENT);
        }
        return new Losses(Math.min(1, loss), Double.NaN, loss > 1);
    }

    private static AgeingLaw law() {
        double gas = Constants.GAS_CONSTANT;
        return AgeingLaw.of(
                        "nrel-lfp-250ah",
                        "Gasper et al. 2023, doi 10.1016/j.est.2023.109042",
                        List.of(
                                Mechanism.of(
                                        "calendar-capacity",
                                        Driver.TIME,
                                        Target.CAPACITY_LOSS,
                                        P1 * Math.exp(P2 / T_REF),
                                        DAY,
                                        CALENDAR_EXPONENT,
                                        List.of(StressFactor.ARRHENIUS, StressFactor.TAFEL),
                                        -P2 * gas,
                                        T_REF,
                                        -P3 * gas / Constants.FARADAY,
                                        0,
                                        T_REF),
                                Mechanism.of(
                                        "cycle-capacity",
                                        Driver.EQUIVALENT_FULL_CYCLES,
                                        Target.CAPACITY_LOSS,
                                        Math.exp(P7 / T_REF),
                                        1,
                                        CYCLE_EXPONENT,
                                        List.of(StressFactor.DEPTH_AND_RATE, StressFactor.COLD_AND_HOT),
                                        P4,
                                        P5,
                                        P6,
                                        P7 * gas,
                                        P8 * gas,
                                        Math.exp(-(P7 + P8) / T_REF),
                                        T_REF)))
                .withNominalCapacity(250 * 3600)
                .withPotential(NrelLfp::graphite)
                .withConditions(new FittedConditions(
                        new Interval(283.15, 318.15),
                        new Interval(0, 1),
                        FittedConditions.ANY,
                        new Interval(283.15, 318.15),
                        new Interval(0.8, 1),
                        new Interval(0, 0.65),
                        FittedConditions.ANY,
                        "10 to 45 degC, depth 0.8 to 1, charged at up to 0.65C and discharged at up to 1C: a cycle of one rate"
                                + " is outside above 0.65C; the rate of cycling only rises as it cools"));
    }
}
