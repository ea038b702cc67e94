package org.natrolite.models.ageing;

import java.util.List;
import java.util.Set;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw.Losses;
import org.natrolite.models.ageing.PublishedLaw.Need;

/**
 * Smith et al. 2017, Kokam NMC/graphite. The capacity is the lesser of what the cyclable lithium and what the sites of the
 * negative electrode allow; fresh, the sites are fewer, and a knee comes where they are so again. Time in days.
 */
final class SmithNmc {
    private static final double DAY = 86400;
    private static final double T_REF = 298.15;
    private static final double NOMINAL_AH = 75;

    /** Constants that the authors computed with. */
    private static final double R = 8.314;

    private static final double F = 96485;

    private static final double D0 = 75.1;
    private static final double D0_E = 4126;
    private static final double D0_BEND = 9.752e6;
    private static final double B0 = 1.07;
    private static final double B1 = 3.503e-3;
    private static final double B1_E = 35392;
    private static final double B1_U = 0.08;
    private static final double B1_GAMMA = 2.472;
    private static final double B1_BETA = 2.157;
    private static final double B2 = 1.541e-5;
    private static final double B2_E = 42800;
    private static final double B3 = 2.805e-2;
    private static final double B3_E = 42800;
    private static final double B3_ALPHA = 0.0066;
    private static final double B3_V = 3.7;
    private static final double B3_DEPTH = 0.135;
    private static final double B3_DAYS = 5;
    private static final double C0 = 75.64;
    private static final double C0_E = 2224;
    private static final double C2 = 3.9193e-3;
    private static final double C2_E = 48260;
    private static final double C2_BETA = 4.54;

    private SmithNmc() {}

    static PublishedLaw published() {
        return PublishedLaw.of(
                "Kokam NMC/graphite, 75 Ah", law(), Set.of(Need.SOC), Set.of(Need.DEPTH_ABOVE_ZERO), SmithNmc::losses);
    }

    /** Potential of the negative electrode, V, at state of charge 0, 0.1 ... 1. */
    static double negative(double soc) {
        return linear(soc, 1.2868, .2420, .1818, .1488, .1297, .1230, .1181, .1061, .0925, .0876, .0859);
    }

    /** Voltage of the cell, V, at state of charge 0, 0.1 ... 1. */
    static double voltage(double soc) {
        return linear(soc, 3.0, 3.4679, 3.5394, 3.595, 3.6453, 3.6876, 3.7469, 3.84, 3.9521, 4.0668, 4.193);
    }

    /** A table in steps of 0.1, its ends held beyond it. */
    private static double linear(double soc, double... table) {
        if (Double.isNaN(soc)) {
            return Double.NaN;
        }
        double at = Math.max(0, Math.min(1, soc)) * (table.length - 1);
        int i = Math.min(table.length - 2, (int) at);
        return table[i] + (at - i) * (table[i + 1] - table[i]);
    }

    private static double lithium(Usage u, double days) {
        double x = 1 / u.temperature() - 1 / T_REF;
        double d0 = D0 * Math.exp(-D0_E / R * x - D0_BEND / R * x * x);
        if (!(days > 0)) {
            return d0 * (B0 - B2 * Math.exp(B2_E / R * x) * u.count());
        }
        double dod = u.cycles() ? u.depth() : 0;
        double b1 = B1
                * Math.exp(-B1_E / R * x)
                * Math.exp(-F / R * (negative(u.soc()) / u.temperature() - B1_U / T_REF))
                * Math.exp(B1_GAMMA * Math.pow(dod, B1_BETA));
        double b2 = B2 * Math.exp(B2_E / R * x);
        double b3 = B3
                * Math.exp(-B3_E / R * x)
                * Math.exp(B3_ALPHA * F / R * (voltage(u.soc()) / u.temperature() - B3_V / T_REF))
                * (1 + B3_DEPTH * dod);
        return d0 * (B0 - b1 * Math.sqrt(days) - b2 * u.count() - b3 * (1 - Math.exp(-days / B3_DAYS)));
    }

    private static Losses losses(Usage u) {
        double x = 1 / u.temperature() - 1 / T_REF;
        double days = u.seconds() / DAY;
        double c0 = C0 * Math.exp(-C0_E / R * x);
        double lithium = lithium(u, days);
        double square = c0 * c0;
        if (u.cycles()) {
            double c2 = C2 * Math.exp(C2_E / R * x) * Math.pow(u.depth(), C2_BETA);
            square -= 2 * c2 * c0 * u.count();
        }
        double fresh = Math.min(D0 * Math.exp(-D0_E / R * x - D0_BEND / R * x * x) * B0, c0);
        double left = Math.max(0, Math.min(lithium, Math.sqrt(Math.max(0, square))));
        return new Losses(1 - left / fresh, Double.NaN, square < 0 || lithium < 0);
    }

    private static AgeingLaw law() {
        double energy = Constants.GAS_CONSTANT / R;
        double drive = (F / R) / (Constants.FARADAY / Constants.GAS_CONSTANT);
        return AgeingLaw.of(
                        "smith-2017",
                        "Smith et al. 2017, doi 10.23919/ACC.2017.7963578",
                        List.of(
                                Mechanism.of(
                                        "calendar-lithium",
                                        Driver.TIME_IN_CYCLES,
                                        Target.INVENTORY_LOSS,
                                        B1 / B0,
                                        DAY,
                                        0.5,
                                        List.of(
                                                StressFactor.ARRHENIUS,
                                                StressFactor.TAFEL,
                                                StressFactor.DEPTH_EXPONENTIAL),
                                        B1_E * energy,
                                        T_REF,
                                        drive,
                                        B1_U,
                                        T_REF,
                                        B1_GAMMA,
                                        B1_BETA),
                                Mechanism.of(
                                        "cycle-lithium",
                                        Driver.HALF_CYCLES,
                                        Target.INVENTORY_LOSS,
                                        B2 / B0,
                                        2,
                                        1,
                                        List.of(StressFactor.INVERSE_ARRHENIUS),
                                        B2_E * energy,
                                        T_REF),
                                Mechanism.of(
                                        "break-in-lithium",
                                        Target.INVENTORY_LOSS,
                                        new Shape.Saturating(),
                                        List.of(Term.of(
                                                Driver.TIME_IN_CYCLES,
                                                B3 / B0,
                                                B3_DAYS * DAY,
                                                List.of(
                                                        StressFactor.ARRHENIUS,
                                                        StressFactor.TAFEL_VOLTAGE,
                                                        StressFactor.DEPTH_AND_RATE),
                                                B3_E * energy,
                                                T_REF,
                                                B3_ALPHA * drive,
                                                B3_V,
                                                T_REF,
                                                1,
                                                B3_DEPTH,
                                                0))),
                                Mechanism.of(
                                        "cycle-negative",
                                        Target.NEGATIVE_MATERIAL_LOSS,
                                        new Shape.Depletion(),
                                        List.of(Term.of(
                                                Driver.HALF_CYCLES,
                                                // d(q^2)/dN = -2 c2 c0 in parts of c0^2, whose activations add up
                                                2 * C2 / C0,
                                                2,
                                                List.of(StressFactor.INVERSE_ARRHENIUS, StressFactor.DEPTH_POWER),
                                                (C2_E + C0_E) * energy,
                                                T_REF,
                                                C2_BETA)))))
                .withNominalCapacity(NOMINAL_AH * 3600)
                .withPotential(SmithNmc::negative)
                .withVoltage(SmithNmc::voltage)
                .withLimits(
                        new CapacityLimit(Target.INVENTORY_LOSS, D0 * B0 / NOMINAL_AH, D0_E * energy, D0_BEND * energy),
                        new CapacityLimit(Target.NEGATIVE_MATERIAL_LOSS, C0 / NOMINAL_AH, C0_E * energy, 0))
                .withConditions(new FittedConditions(
                        new Interval(273.15, 328.15),
                        new Interval(0, 1),
                        FittedConditions.ANY,
                        new Interval(273.15, 318.65),
                        new Interval(0.8, 1),
                        new Interval(0, 1),
                        FittedConditions.ANY,
                        "storage at 30 to 55 degC and cycling at 0 to 45 degC, depth 0.8 and 1, at 1C (charged at C/3 at 0 degC);"
                                + " storage from 0 degC on assumed; it knows no C-rate and counts a shallow cycle as it does a deep"
                                + " one"));
    }
}
