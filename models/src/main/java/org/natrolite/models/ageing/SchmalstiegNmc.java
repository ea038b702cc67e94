package org.natrolite.models.ageing;

import java.util.List;
import java.util.Set;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.ageing.FittedConditions.Interval;
import org.natrolite.models.ageing.PublishedLaw.Losses;
import org.natrolite.models.ageing.PublishedLaw.Need;

/** Schmalstieg et al. 2014, NMC111/graphite. Time in days, charge in Ah. */
final class SchmalstiegNmc {
    private static final double DAY = 86400;
    private static final double AMPERE_HOUR = 3600;
    private static final double NOMINAL_AH = 2.15;
    private static final double T_REF = 298.15;
    private static final double CALENDAR_EXPONENT = 0.75;

    // a = (A_SLOPE V + A_OFFSET) A_SCALE exp(-A_KELVIN / T), and c likewise.
    private static final double A_SLOPE = 7.543;
    private static final double A_OFFSET = -23.75;
    private static final double A_SCALE = 1e6;
    private static final double A_KELVIN = 6976;
    private static final double C_SLOPE = 5.270;
    private static final double C_OFFSET = -16.32;
    private static final double C_SCALE = 1e5;
    private static final double C_KELVIN = 5986;

    // b = B_BEND (Vm - B_CENTER)^2 + B_OFFSET + B_DEPTH DOD, and e likewise.
    private static final double B_BEND = 7.348e-3;
    private static final double B_CENTER = 3.667;
    private static final double B_OFFSET = 7.6e-4;
    private static final double B_DEPTH = 4.081e-3;
    private static final double E_BEND = 2.153e-4;
    private static final double E_CENTER = 3.725;
    private static final double E_OFFSET = -1.521e-5;
    private static final double E_DEPTH = 2.798e-4;

    private SchmalstiegNmc() {}

    static PublishedLaw published() {
        return PublishedLaw.of(
                "Sanyo UR18650E, NMC111/graphite, 2.15 Ah",
                law(),
                Set.of(Need.VOLTAGE),
                Set.of(Need.DEPTH, Need.MEAN_VOLTAGE),
                SchmalstiegNmc::losses);
    }

    private static Losses losses(Usage u) {
        double capacity = 0;
        double resistance = 0;
        boolean clamped = false;
        if (u.seconds() > 0) {
            double days = Math.pow(u.seconds() / DAY, CALENDAR_EXPONENT);
            double a = (A_SLOPE * u.voltage() + A_OFFSET) * A_SCALE * Math.exp(-A_KELVIN / u.temperature());
            double c = (C_SLOPE * u.voltage() + C_OFFSET) * C_SCALE * Math.exp(-C_KELVIN / u.temperature());
            clamped = a < 0 || c < 0;
            capacity += Math.max(0, a) * days;
            resistance += Math.max(0, c) * days;
        }
        if (u.cycles()) {
            double charge = u.equivalentFullCycles() * 2 * NOMINAL_AH;
            double awayB = u.meanVoltage() - B_CENTER;
            double awayE = u.meanVoltage() - E_CENTER;
            double b = B_BEND * awayB * awayB + B_OFFSET + B_DEPTH * u.depth();
            double e = E_BEND * awayE * awayE + E_OFFSET + E_DEPTH * u.depth();
            clamped |= b < 0 || e < 0;
            capacity += Math.max(0, b) * Math.sqrt(charge);
            resistance += Math.max(0, e) * charge;
        }
        return new Losses(Math.min(1, capacity), resistance, clamped || capacity > 1);
    }

    private static AgeingLaw law() {
        double gas = Constants.GAS_CONSTANT;
        return AgeingLaw.of(
                        "schmalstieg-2014",
                        "Schmalstieg et al. 2014, doi 10.1016/j.jpowsour.2014.02.012",
                        List.of(
                                Mechanism.of(
                                        "calendar-capacity",
                                        Driver.TIME,
                                        Target.CAPACITY_LOSS,
                                        A_SCALE * Math.exp(-A_KELVIN / T_REF),
                                        DAY,
                                        CALENDAR_EXPONENT,
                                        List.of(StressFactor.VOLTAGE_LINEAR, StressFactor.ARRHENIUS),
                                        A_SLOPE,
                                        A_OFFSET,
                                        A_KELVIN * gas,
                                        T_REF),
                                Mechanism.of(
                                        "calendar-resistance",
                                        Driver.TIME,
                                        Target.RESISTANCE_GROWTH,
                                        C_SCALE * Math.exp(-C_KELVIN / T_REF),
                                        DAY,
                                        CALENDAR_EXPONENT,
                                        List.of(StressFactor.VOLTAGE_LINEAR, StressFactor.ARRHENIUS),
                                        C_SLOPE,
                                        C_OFFSET,
                                        C_KELVIN * gas,
                                        T_REF),
                                Mechanism.of(
                                        "cycle-capacity",
                                        Driver.CHARGE_THROUGHPUT,
                                        Target.CAPACITY_LOSS,
                                        1,
                                        AMPERE_HOUR,
                                        0.5,
                                        List.of(StressFactor.VOLTAGE_AND_DEPTH),
                                        B_BEND,
                                        B_CENTER,
                                        B_OFFSET,
                                        B_DEPTH),
                                Mechanism.of(
                                        "cycle-resistance",
                                        Driver.CHARGE_THROUGHPUT,
                                        Target.RESISTANCE_GROWTH,
                                        1,
                                        AMPERE_HOUR,
                                        1,
                                        List.of(StressFactor.VOLTAGE_AND_DEPTH),
                                        E_BEND,
                                        E_CENTER,
                                        E_OFFSET,
                                        E_DEPTH)))
                .withNominalCapacity(NOMINAL_AH * AMPERE_HOUR)
                .withConditions(new FittedConditions(
                        new Interval(308.15, 323.15),
                        FittedConditions.ANY,
                        new Interval(3.2, 4.2),
                        new Interval(303.15, 313.15),
                        new Interval(0, 1),
                        new Interval(0.5, 1.5),
                        new Interval(3.2, 4.2),
                        "storage assumed at 35 to 50 degC and 3.2 to 4.2 V; cycles at 35 degC and 1C, taken as right to within"
                                + " 5 K and 0.5C; cycling knows neither temperature nor C-rate"));
    }
}
