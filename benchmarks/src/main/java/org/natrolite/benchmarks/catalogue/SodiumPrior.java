package org.natrolite.benchmarks.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingPrior.FactorPrior;
import org.natrolite.models.ageing.AgeingPrior.MechanismPrior;
import org.natrolite.models.ageing.AgeingPrior.Reading;
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

    /** Standard deviation of the logarithm of the hazard: next to nothing is known of it. */
    private static final double HAZARD_SPREAD = 1.8;

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
                                        + " cells. Sudden death (gas opening the current-interrupt device) is a hazard of its own."),
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

    private static Observation symmetric(String reason) {
        return capacity(
                "Symmetric aqueous Prussian blue: 50,000 cycles claimed by its defunct maker",
                "press",
                0.2,
                false,
                50000,
                1,
                2,
                25,
                "read as 20 % lost in full cycles at 2C, 25 degC; " + reason);
    }

    /** What is claimed of the ageing of symmetric cells of Prussian blue. */
    static List<Observation> symmetricClaims() {
        return List.of(
                symmetric("a claim, placed beyond the middle of the prior"),
                gas(),
                emptied("Prussian-blue cells keep their capacity best of all"));
    }

    /** What is claimed of the ageing of cells with Prussian blue or white, or of sodium-ion at large. */
    static List<Observation> prussianWhiteClaims() {
        return List.of(
                usual("trade press; which chemistry is not said"),
                claimed("trade press; which chemistry is not said"),
                symmetric("another system, the happy end of the prior"),
                gas(),
                cold(),
                emptied("Prussian-blue cells keep their capacity best of all"));
    }

    /** What is known of the ageing of layered oxides on hard carbon. */
    static List<Observation> observations() {
        String sheet = "datasheet of a 1.1 Ah sodium-ion 18650";
        String press = "trade press";
        return List.of(
                capacity(
                        "Layered oxide/hard carbon, commercial cells, across conditions: mean loss of 2.8 % after about"
                                + " 4,000 EFC",
                        "Quade, dissertation RWTH Aachen 2025, abstract",
                        0.028,
                        false,
                        4000,
                        0.8,
                        0.5,
                        25,
                        "read as 80 % depth, 0.5C, 25 degC; the only measured figure, and the happiest: few vendors promise"
                                + " as much, so it lies low but within"),
                capacity(
                        "HiNa, vendor: 83 % after 4,500 cycles",
                        press,
                        0.17,
                        false,
                        4500,
                        1,
                        1,
                        25,
                        "read as full cycles at 1C, 25 degC; usual for vendors, near the middle"),
                capacity(
                        "HiNa 185 Ah, vendor: 1,500 cycles at 60 degC",
                        press,
                        0.2,
                        false,
                        1500,
                        1,
                        1,
                        60,
                        "read as 20 % lost in full cycles at 1C; sets the activation energies of time and cycles"),
                capacity(
                        "At least 85 % after 1,000 full cycles, 1C/1C, 25 degC",
                        sheet, 0.15, true, 1000, 1, 1, 25, "a promise, which most cells have to keep"),
                Observation.stored(
                        "At least 95 % recovered after 28 d at 100 % SOC, 25 degC",
                        sheet, 0.05, true, 28, 1, 25, "a promise; bounds what full cells lose with time"),
                Observation.stored(
                        "At least 90 % recovered after 7 d at 100 % SOC, 60 degC",
                        sheet, 0.1, true, 7, 1, 60, "a promise; bounds that loss in the heat"),
                usual(press),
                claimed(press),
                capacity(
                        "Commercial NFM/hard carbon 18650: retention well short of the maker's figure; wider voltage window"
                                + " blamed",
                        "EES Batteries 2026, doi 10.1039/d5eb00161g, abstract",
                        0.2,
                        false,
                        1000,
                        1,
                        1,
                        25,
                        "the abstract gives no number; read as 20 % lost where the maker promises 15 % after 1,000 cycles:"
                                + " the unhappy end of the prior"),
                gas(),
                cold(),
                Observation.told(
                        "Large layered-oxide cells, stored at 25 to 80 % SOC and 15 to 50 degC: loss of inventory by the SEI,"
                                + " and side reactions of the cathode at high voltage",
                        "industry poster",
                        "says how, not how much: calendar-soc lets full cells age up to twelve times as fast as empty ones,"
                                + " calendar-activation with the temperature"),
                emptied("no promise for layered oxides"));
    }

    private static Observation capacity(
            String statement,
            String source,
            double loss,
            boolean bound,
            double cycles,
            double depth,
            double rate,
            double celsius,
            String reason) {
        return Observation.cycled(
                statement, source, Target.CAPACITY_LOSS, loss, bound, cycles, depth, rate, celsius, reason);
    }

    private static Observation usual(String press) {
        return capacity(
                "Vendors of grid cells: 4,000 to 6,000 cycles usual",
                press,
                0.2,
                false,
                5000,
                1,
                0.5,
                25,
                "read as 20 % lost after 5,000 full cycles at 0.5C, 25 degC; what vendors call usual, near the middle");
    }

    private static Observation claimed(String press) {
        return capacity(
                "Vendors of grid cells: 10,000 to 20,000 cycles claimed without data",
                press,
                0.2,
                false,
                15000,
                1,
                1,
                25,
                "read as 20 % lost after 15,000 full cycles at 1C, 25 degC; most draws lose that much sooner");
    }

    private static Observation gas() {
        return Observation.cycled(
                "1.2 Ah 18650: the test ended by gas that opened the current-interrupt device: sudden death, not fade",
                "Laufen et al. 2024, Cell Rep. Phys. Sci. 101945, abstract",
                Target.SUDDEN_DEATH,
                -Math.log1p(-0.1),
                false,
                1000,
                1,
                1,
                25,
                "the abstract gives neither number nor cycles; read as one cell in ten within 1,000 full cycles at 1C, 25"
                        + " degC: above the middle of the hazard, which is assumed throughout");
    }

    private static Observation cold() {
        return Observation.told(
                "Hard carbon at -20 degC: sodium plating and a thick SEI; at 60 degC: change of the SEI, impedance",
                "Chem. Sci. 2026 d6sc03211g, abstract",
                "says how, not how much: cycles below cycle-onset cost more the colder it is, and time makes resistance grow"
                        + " with calendar-activation");
    }

    private static Observation emptied(String what) {
        return Observation.told(
                "Storage at 0 V: Prussian-blue cells keep capacity best under periodic excursions to 0 V; sodium-ion is more"
                        + " stable there than lithium-ion",
                "Carter et al., Energies 2025 18(3) 661, abstract",
                "says that it is no danger, not what it costs: operation stays above 0 V here, and no mechanism stands for"
                        + " it; " + what);
    }

    private static AgeingPrior withFacts(AgeingPrior bare, List<Observation> known) {
        List<Reading> readings = known.stream()
                .map(Observation::reading)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        List<Double> quantiles = Observation.quantiles(readings, bare, SEED, DRAWS);
        List<AgeingPrior.Fact> facts = new ArrayList<>();
        int at = 0;
        for (Observation observation : known) {
            facts.add(observation.fact(observation.reading() == null ? 0 : quantiles.get(at++)));
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
                                List.of(depth, rate, hot, cold)),
                        // a hazard of its own: cumulative, of a shape between chance and wear-out, in time and in
                        // cycles
                        new MechanismPrior(
                                "sudden-death-time",
                                Driver.TIME,
                                Target.SUDDEN_DEATH,
                                size("sudden-death", 0.02, HAZARD_SPREAD),
                                10 * YEAR,
                                between("sudden-death-shape", 1.3, 0.3, 1, 2.5),
                                List.of(warm, full)),
                        new MechanismPrior(
                                "sudden-death-cycles",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.SUDDEN_DEATH,
                                size("sudden-death", 0.05, HAZARD_SPREAD),
                                3000,
                                between("sudden-death-shape", 1.3, 0.3, 1, 2.5),
                                List.of(depth, hot))),
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
