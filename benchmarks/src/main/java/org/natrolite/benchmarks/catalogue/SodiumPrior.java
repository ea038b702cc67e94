package org.natrolite.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingPrior.FactorPrior;
import org.natrolite.models.ageing.AgeingPrior.MechanismPrior;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Distribution.LogNormal;
import org.natrolite.models.parameter.Distribution.TruncatedNormal;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Uncertain;

/**
 * What is believed of the ageing of sodium-ion cells, for which no complete set of parameters has been published: wide
 * distributions that hold the observations of {@link #observations()}.
 */
final class SodiumPrior {
    private static final long SEED = 1;

    /** Enough for a standard error of a third of a percent. */
    private static final int DRAWS = 20_000;

    private static final double YEAR = 365 * 86400;

    private static final Provenance REASON =
            Provenance.assumed("no ageing parameters of sodium-ion cells are published;"
                    + " chosen so that the observations listed with the prior fall inside it");

    private final double calendarLoss;
    private final double cycleLoss;
    private final double calendarSpread;
    private final double cycleSpread;

    private SodiumPrior(double calendarLoss, double calendarSpread, double cycleLoss, double cycleSpread) {
        this.calendarLoss = calendarLoss;
        this.cycleLoss = cycleLoss;
        this.calendarSpread = calendarSpread;
        this.cycleSpread = cycleSpread;
    }

    /**
     * Layered oxide on hard carbon. The middle lies between the one measured fact, of very little loss, and what vendors call
     * usual; claims without data lie on the happy side of it.
     */
    static AgeingPrior layeredOxide() {
        return withFacts(
                new SodiumPrior(0.012, 0.9, 0.030, 1.1)
                        .prior(
                                "sodium-layered-oxide-prior",
                                "A prior, not a measurement: published lives of sodium-ion cells span more than a factor of"
                                        + " ten, and no single curve can stand for them. Replace it by a fit to your own"
                                        + " cells. Sudden death (gas opening the current-interrupt device) is not in it."),
                observations());
    }

    /** Prussian white on hard carbon. */
    static AgeingPrior prussianWhite() {
        return withFacts(
                new SodiumPrior(0.018, 1.0, 0.030, 1.3)
                        .prior(
                                "sodium-prussian-white-prior",
                                "A prior without a single measured cell behind it, wider than that of the layered oxides:"
                                        + " half-cells differ by a factor of two in capacity alone with water content and"
                                        + " composition, and only claims of vendors speak of life. Use it to see what is"
                                        + " not known."),
                prussianWhiteClaims());
    }

    /** Prussian blue on both sides of an aqueous electrolyte. */
    static AgeingPrior prussianBlueSymmetric() {
        return withFacts(
                new SodiumPrior(0.010, 1.0, 0.008, 1.3)
                        .prior(
                                "sodium-prussian-blue-symmetric-prior",
                                "A prior that rests on the claim of a maker that is gone and on nothing measured: frameworks"
                                        + " that hardly move should outlive others, by how much is not known."),
                symmetricClaims());
    }

    /** What is claimed of the ageing of symmetric cells of Prussian blue. */
    static List<Observation> symmetricClaims() {
        return List.of(Observation.cycled(
                "Symmetric aqueous Prussian blue: 50,000 cycles claimed by its defunct maker, read as 20 % lost at 2C, 25"
                        + " degC",
                "press", 0.2, false, 50000, 1, 2, 25));
    }

    /** What is claimed of the ageing of cells with Prussian blue or white, or of sodium-ion at large. */
    static List<Observation> prussianWhiteClaims() {
        String press = "trade press; which chemistry is not said";
        return List.of(
                Observation.cycled(
                        "Vendors of grid cells: 4,000 to 6,000 cycles usual, read as 20 % lost after 5,000 at 0.5C, 25 degC",
                        press, 0.2, false, 5000, 1, 0.5, 25),
                Observation.cycled(
                        "Vendors of grid cells: 10,000 to 20,000 cycles claimed without data, read as 20 % lost after"
                                + " 15,000 at 1C, 25 degC",
                        press, 0.2, false, 15000, 1, 1, 25),
                Observation.cycled(
                        "Symmetric aqueous Prussian blue: 50,000 cycles claimed by its defunct maker, read as 20 % lost at"
                                + " 2C, 25 degC; another system, the happy end of the prior",
                        "press", 0.2, false, 50000, 1, 2, 25));
    }

    /** What is known of the ageing of layered oxides on hard carbon. */
    static List<Observation> observations() {
        String sheet = "datasheet of a 1.1 Ah sodium-ion 18650";
        String press = "trade press";
        return List.of(
                Observation.cycled(
                        "Layered oxide/hard carbon, commercial cells, across conditions: mean loss of 2.8 % after about"
                                + " 4,000 EFC, read as 80 % depth, 0.5C, 25 degC",
                        "Quade, dissertation RWTH Aachen 2025, abstract", 0.028, false, 4000, 0.8, 0.5, 25),
                Observation.cycled(
                        "HiNa, vendor: 83 % after 4,500 cycles, read as full cycles at 1C, 25 degC",
                        press, 0.17, false, 4500, 1, 1, 25),
                Observation.cycled(
                        "HiNa 185 Ah, vendor: 1,500 cycles at 60 degC, read as 20 % lost at 1C",
                        press, 0.2, false, 1500, 1, 1, 60),
                Observation.cycled(
                        "At least 85 % after 1,000 full cycles, 1C/1C, 25 degC", sheet, 0.15, true, 1000, 1, 1, 25),
                Observation.stored(
                        "At least 95 % recovered after 28 d at 100 % SOC, 25 degC", sheet, 0.05, true, 28, 1, 25),
                Observation.stored(
                        "At least 90 % recovered after 7 d at 100 % SOC, 60 degC", sheet, 0.1, true, 7, 1, 60),
                Observation.cycled(
                        "Vendors of grid cells: 4,000 to 6,000 cycles usual, read as 20 % lost after 5,000 at 0.5C, 25 degC",
                        press, 0.2, false, 5000, 1, 0.5, 25),
                Observation.cycled(
                        "Vendors of grid cells: 10,000 to 20,000 cycles claimed without data, read as 20 % lost after"
                                + " 15,000 at 1C, 25 degC",
                        press, 0.2, false, 15000, 1, 1, 25));
    }

    private static AgeingPrior withFacts(AgeingPrior bare, List<Observation> known) {
        List<Double> quantiles = Observation.quantiles(known, bare, SEED, DRAWS);
        List<AgeingPrior.Fact> facts = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            facts.add(known.get(i).fact(quantiles.get(i)));
        }
        return new AgeingPrior(bare.law(), bare.note(), bare.mechanisms(), facts);
    }

    /**
     * Calendar and cycle ageing are drawn apart. What time does to capacity and to resistance is one process and shares
     * its draws; with cycles the two share the exponent and the stresses, not the size, as cells with equal fade differ in
     * growth of resistance.
     */
    private AgeingPrior prior(String law, String note) {
        FactorPrior warm =
                factor(StressFactor.ARRHENIUS, between("calendar-activation", 50e3, 10e3, 30e3, 70e3), reference());
        FactorPrior full = factor(StressFactor.SOC_EXPONENTIAL, between("calendar-soc", 1, 0.7, 0, 2.5));
        Uncertain timeExponent = between("calendar-exponent", 0.65, 0.12, 0.5, 0.9);
        FactorPrior depth = factor(StressFactor.DEPTH_POWER, between("cycle-depth", 0.8, 0.4, 0, 2));
        FactorPrior rate = factor(StressFactor.RATE_LINEAR, known(0.3), known(0.7));
        FactorPrior hot = factor(StressFactor.ARRHENIUS, between("cycle-activation", 25e3, 12e3, 0, 50e3), reference());
        FactorPrior cold = factor(StressFactor.COLD, known(80e3), between("cycle-onset", 268.15, 5, 253.15, 283.15));
        Uncertain cycleExponent = between("cycle-exponent", 0.75, 0.15, 0.5, 1);
        return new AgeingPrior(
                law,
                note,
                List.of(
                        new MechanismPrior(
                                "calendar-capacity",
                                Driver.TIME,
                                Target.CAPACITY_LOSS,
                                size("calendar", calendarLoss, calendarSpread),
                                YEAR,
                                timeExponent,
                                List.of(warm, full)),
                        new MechanismPrior(
                                "calendar-resistance",
                                Driver.TIME,
                                Target.RESISTANCE_GROWTH,
                                size("calendar", 2 * calendarLoss, calendarSpread),
                                YEAR,
                                timeExponent,
                                List.of(warm, full)),
                        new MechanismPrior(
                                "cycle-capacity",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.CAPACITY_LOSS,
                                size("cycle", cycleLoss, cycleSpread),
                                1000,
                                cycleExponent,
                                List.of(depth, rate, hot, cold)),
                        new MechanismPrior(
                                "cycle-resistance",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.RESISTANCE_GROWTH,
                                size("cycle-resistance", 2 * cycleLoss, cycleSpread),
                                1000,
                                cycleExponent,
                                List.of(depth, rate, hot, cold))),
                List.of());
    }

    private static FactorPrior factor(StressFactor factor, Uncertain... parameters) {
        return new FactorPrior(factor, Arrays.asList(parameters));
    }

    private static Uncertain size(String draw, double median, double sigma) {
        return uncertain(new LogNormal(median, sigma), draw);
    }

    private static Uncertain between(String draw, double mean, double deviation, double lowest, double highest) {
        return uncertain(new TruncatedNormal(mean, deviation, lowest, highest), draw);
    }

    private static Uncertain reference() {
        return Uncertain.fixed(Parts.REFERENCE, Provenance.assumed("by definition of the reference loss: 25 degC"));
    }

    private static Uncertain known(double value) {
        return Uncertain.fixed(
                value, Provenance.assumed("held fixed: no observation tells it from the size of the loss"));
    }

    private static Uncertain uncertain(Distribution distribution, String draw) {
        return new Uncertain(distribution, draw, REASON);
    }
}
