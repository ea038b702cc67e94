package org.natrolite.models.ageing;

import java.util.List;
import java.util.Set;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw.Losses;
import org.natrolite.models.ageing.PublishedLaw.Need;

/** Xu et al. 2016, with constants of an LMO cell: cycles and time wear down one coordinate f. */
final class XuLmo {
    private static final double SHARE = 0.0575;
    private static final double SPEED = 121;
    private static final double DEPTH_A = 1.4e5;
    private static final double DEPTH_B = -0.501;
    private static final double DEPTH_C = -1.23e5;
    private static final double SOC = 1.04;
    private static final double TEMPERATURE = 0.0693;
    private static final double TIME = 4.14e-10;
    private static final double T_REF = 298.15;

    private XuLmo() {}

    static PublishedLaw published() {
        return PublishedLaw.of(
                "LMO cell", law(), Set.of(Need.SOC), Set.of(Need.SOC, Need.DEPTH_ABOVE_ZERO), XuLmo::losses);
    }

    private static Losses losses(Usage u) {
        double t = u.temperature();
        double stress = Math.exp(SOC * (u.soc() - 0.5)) * Math.exp(TEMPERATURE * (t - T_REF) * T_REF / t);
        double f = TIME * u.seconds();
        if (u.cycles()) {
            f += u.count() / (DEPTH_A * Math.pow(u.depth(), DEPTH_B) + DEPTH_C);
        }
        f = f > 0 ? f * stress : 0;
        return new Losses(1 - SHARE * Math.exp(-SPEED * f) - (1 - SHARE) * Math.exp(-f), Double.NaN, false);
    }

    private static AgeingLaw law() {
        // (T - T_ref) T_ref / T = T_ref^2 (1/T_ref - 1/T)
        double activation = TEMPERATURE * T_REF * T_REF * Constants.GAS_CONSTANT;
        return AgeingLaw.of(
                        "xu-2016",
                        "Xu et al. 2016, doi 10.1109/TSG.2016.2578950",
                        List.of(Mechanism.of(
                                "capacity",
                                Target.CAPACITY_LOSS,
                                new Shape.BreakIn(SHARE, SPEED),
                                List.of(
                                        Term.of(
                                                Driver.HALF_CYCLES,
                                                1,
                                                2,
                                                List.of(
                                                        StressFactor.DEPTH_RECIPROCAL,
                                                        StressFactor.SOC_EXPONENTIAL,
                                                        StressFactor.ARRHENIUS),
                                                DEPTH_A,
                                                DEPTH_B,
                                                DEPTH_C,
                                                SOC,
                                                activation,
                                                T_REF),
                                        Term.of(
                                                Driver.TIME,
                                                TIME,
                                                1,
                                                List.of(StressFactor.SOC_EXPONENTIAL, StressFactor.ARRHENIUS),
                                                SOC,
                                                activation,
                                                T_REF)))))
                .withConditions(new FittedConditions(
                        new Interval(288.15, 328.15),
                        new Interval(0, 1),
                        FittedConditions.ANY,
                        new Interval(288.15, 328.15),
                        new Interval(0, 1),
                        FittedConditions.ANY,
                        FittedConditions.ANY,
                        "assumed 15 to 55 degC, any state of charge and depth; its temperature stress falls without end as it"
                                + " cools, so that it says nothing of the cold, and it knows no C-rate"));
    }
}
