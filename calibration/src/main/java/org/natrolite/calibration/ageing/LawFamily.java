package org.natrolite.calibration.ageing;

import static org.natrolite.calibration.ageing.LawBuilder.normal;
import static org.natrolite.calibration.ageing.LawBuilder.rate;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.calibration.ageing.LawBuilder.Factor;
import org.natrolite.core.checkup.AgedCell;
import org.natrolite.core.checkup.CheckUp;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;

/**
 * Candidate compositions, with wide beliefs drawn from what published laws of lithium-ion cells look like: a loss of some
 * percent in a year of storage or a thousand cycles, a square root of time, activation energies of some ten kJ/mol. Data
 * overrule them wherever they say anything; where they do not, the belief remains and is told as such.
 */
final class LawFamily {
    private static final double YEAR = 365 * 86400.0;
    private static final double THOUSAND_CYCLES = 1000;
    private static final double T_REF = 298.15;
    private static final String SOURCE = "composition fitted to check-ups";

    private LawFamily() {}

    /** How storage takes capacity. */
    private enum Storage {
        /** Four parameters, as published most often: Arrhenius, exponential in the state of charge, a power of time. */
        PLAIN("plain"),
        /** The same with the square root of time. */
        ROOT("root"),
        /** A path that knows no state of charge beside one in proportion to it, each with an activation of its own. */
        PATHS("two-path"),
        /** Cubic in the state of charge, after Naumann 2018. */
        CUBIC("cubic"),
        /** Linear in the state of charge. */
        LINEAR("linear");

        private final String text;

        Storage(String text) {
            this.text = text;
        }
    }

    /** How cycles take capacity. */
    private enum Cycling {
        NONE(""),
        /** A power of the cycles, faster when deep, fast and warm. */
        WARM("-cycles-warm"),
        /** The same, faster in the cold. */
        COLD("-cycles-cold"),
        /** In proportion to the cycles. */
        PROPORTIONAL("-cycles-proportional");

        private final String text;

        Cycling(String text) {
            this.text = text;
        }
    }

    static List<UncertainLaw> candidates(List<AgedCell> cells) {
        boolean cycled = cells.stream().anyMatch(c -> c.history() != null)
                || checks(cells).stream().anyMatch(c -> c.equivalentFullCycles() > 0);
        boolean soc = cells.stream()
                .allMatch(
                        c -> c.history() != null || c.checks().stream().noneMatch(check -> Double.isNaN(check.soc())));
        boolean depth = cells.stream()
                .allMatch(c -> c.history() != null
                        || c.checks().stream().noneMatch(k -> k.equivalentFullCycles() > 0 && Double.isNaN(k.depth())));
        boolean speed = cells.stream()
                .allMatch(c -> c.history() != null
                        || c.checks().stream().noneMatch(k -> k.equivalentFullCycles() > 0 && Double.isNaN(k.rate())));
        boolean resistance = checks(cells).stream()
                .anyMatch(c -> !Double.isNaN(c.resistanceGrowth()) || !Double.isNaN(c.resistance()));
        List<UncertainLaw> all = new ArrayList<>();
        for (Storage storage : soc ? Storage.values() : new Storage[] {Storage.PLAIN, Storage.ROOT}) {
            for (Cycling cycling : cycled
                    ? new Cycling[] {Cycling.WARM, Cycling.COLD, Cycling.PROPORTIONAL}
                    : new Cycling[] {Cycling.NONE}) {
                LawBuilder law = new LawBuilder(storage.text + cycling.text, SOURCE);
                storage(law, storage, soc);
                cycling(law, cycling, depth, speed);
                if (resistance) {
                    resistance(law, soc, cycled);
                }
                all.add(law.build());
            }
        }
        return all;
    }

    private static List<CheckUp> checks(List<AgedCell> cells) {
        return cells.stream().flatMap(c -> c.checks().stream()).toList();
    }

    private static Factor arrhenius(String name) {
        return Factor.of(StressFactor.ARRHENIUS, normal(name + ".energy", 40e3, 20e3, 0, 200e3), Belief.fixed(T_REF));
    }

    private static Factor polynomial(double order, Belief c, double d, double center) {
        return Factor.of(StressFactor.SOC_POLYNOMIAL, c, Belief.fixed(d), Belief.fixed(center), Belief.fixed(order));
    }

    private static void storage(LawBuilder law, Storage storage, boolean soc) {
        Belief loss = rate("storage.loss", 0.03, 1.5);
        Belief root = Belief.fixed(0.5);
        String name = "storage";
        switch (storage) {
            case PLAIN, ROOT -> {
                Belief exponent = storage == Storage.ROOT ? root : normal("storage.exponent", 0.5, 0.2, 0.1, 2);
                Factor charge = Factor.of(StressFactor.SOC_EXPONENTIAL, normal("storage.soc", 1, 1.5, -10, 10));
                if (soc) {
                    law.power(name, Driver.TIME, Target.CAPACITY_LOSS, loss, YEAR, exponent, arrhenius(name), charge);
                } else {
                    law.power(name, Driver.TIME, Target.CAPACITY_LOSS, loss, YEAR, exponent, arrhenius(name));
                }
            }
            case PATHS -> {
                law.power(name, Driver.TIME, Target.CAPACITY_LOSS, loss, YEAR, root, arrhenius(name));
                law.power(
                        "storage-charged",
                        Driver.TIME,
                        Target.CAPACITY_LOSS,
                        rate("storage-charged.loss", 0.03, 1.5),
                        YEAR,
                        root,
                        arrhenius("storage-charged"),
                        polynomial(1, Belief.fixed(1), 0, 0));
            }
            case CUBIC ->
                law.power(
                        name,
                        Driver.TIME,
                        Target.CAPACITY_LOSS,
                        loss,
                        YEAR,
                        root,
                        arrhenius(name),
                        // beyond 8 the rate at no charge would be negative
                        polynomial(3, normal("storage.soc", 3, 3, -7.9, 7.9), 1, 0.5));
            case LINEAR ->
                law.power(
                        name,
                        Driver.TIME,
                        Target.CAPACITY_LOSS,
                        loss,
                        YEAR,
                        root,
                        arrhenius(name),
                        polynomial(1, normal("storage.soc", 0.8, 0.6, -1.95, 1.95), 1, 0.5));
        }
    }

    private static void cycling(LawBuilder law, Cycling cycling, boolean depth, boolean speed) {
        if (cycling == Cycling.NONE) {
            return;
        }
        List<Factor> factors = new ArrayList<>();
        factors.add(
                cycling == Cycling.COLD
                        ? Factor.of(
                                StressFactor.INVERSE_ARRHENIUS,
                                normal("cycles.energy", 20e3, 20e3, 0, 200e3),
                                Belief.fixed(T_REF))
                        : Factor.of(
                                StressFactor.ARRHENIUS,
                                normal("cycles.energy", 20e3, 20e3, 0, 200e3),
                                Belief.fixed(T_REF)));
        if (depth) {
            factors.add(Factor.of(StressFactor.DEPTH_POWER, normal("cycles.depth", 1, 0.7, 0, 10)));
        }
        if (speed) {
            factors.add(Factor.of(StressFactor.RATE_EXPONENTIAL, normal("cycles.rate", 0.2, 0.4, -10, 10)));
        }
        law.power(
                "cycles",
                Driver.EQUIVALENT_FULL_CYCLES,
                Target.CAPACITY_LOSS,
                rate("cycles.loss", 0.05, 1.5),
                THOUSAND_CYCLES,
                cycling == Cycling.PROPORTIONAL ? Belief.fixed(1) : normal("cycles.exponent", 0.7, 0.25, 0.1, 3),
                factors.toArray(Factor[]::new));
    }

    private static void resistance(LawBuilder law, boolean soc, boolean cycled) {
        String name = "storage-resistance";
        Belief loss = rate(name + ".loss", 0.05, 1.5);
        Belief exponent = normal(name + ".exponent", 0.8, 0.3, 0.1, 2);
        if (soc) {
            law.power(
                    name,
                    Driver.TIME,
                    Target.RESISTANCE_GROWTH,
                    loss,
                    YEAR,
                    exponent,
                    arrhenius(name),
                    Factor.of(StressFactor.SOC_EXPONENTIAL, normal(name + ".soc", 1, 1.5, -10, 10)));
        } else {
            law.power(name, Driver.TIME, Target.RESISTANCE_GROWTH, loss, YEAR, exponent, arrhenius(name));
        }
        if (cycled) {
            law.power(
                    "cycles-resistance",
                    Driver.EQUIVALENT_FULL_CYCLES,
                    Target.RESISTANCE_GROWTH,
                    rate("cycles-resistance.loss", 0.05, 1.5),
                    THOUSAND_CYCLES,
                    Belief.fixed(1));
        }
    }
}
