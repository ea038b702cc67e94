package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.natrolite.core.error.BadArgumentException;

/**
 * A law as published, in two forms that agree: its closed form for a life at one stress, written as the authors wrote it,
 * and the {@link AgeingLaw} that integrates it over any history. Immutable.
 */
public final class PublishedLaw {
    /** What a law may have to be told of a usage. */
    public enum Need {
        /** State of charge. */
        SOC,
        /** Voltage at rest. */
        VOLTAGE,
        /** Depth of discharge. */
        DEPTH,
        /** Depth of discharge above zero, since the law counts cycles. */
        DEPTH_ABOVE_ZERO,
        /** C-rate. */
        RATE,
        /** Mean voltage of the cycles. */
        MEAN_VOLTAGE
    }

    /**
     * What a law says of a usage.
     *
     * @param capacityLoss loss of capacity, as a fraction of the fresh cell's at the same temperature
     * @param resistanceIncrease increase of resistance, as a fraction of the fresh cell's; NaN where the law has none
     * @param outsideFittedRange whether the usage lies outside the conditions that the law was fitted in
     * @param rateClamped whether a rate, a root or a capacity that would have been negative was held at zero
     */
    public record Prediction(
            double capacityLoss, double resistanceIncrease, boolean outsideFittedRange, boolean rateClamped) {}

    /** Losses by the closed form. */
    record Losses(double capacity, double resistance, boolean clamped) {}

    /** A closed form. */
    @FunctionalInterface
    interface Formula {
        Losses at(Usage usage);
    }

    private final String cell;
    private final AgeingLaw law;
    private final Set<Need> restNeeds;
    private final Set<Need> cycleNeeds;
    private final Formula formula;

    private PublishedLaw(String cell, AgeingLaw law, Set<Need> restNeeds, Set<Need> cycleNeeds, Formula formula) {
        this.cell = cell;
        this.law = law;
        this.restNeeds = restNeeds;
        this.cycleNeeds = cycleNeeds;
        this.formula = formula;
    }

    static PublishedLaw of(String cell, AgeingLaw law, Set<Need> restNeeds, Set<Need> cycleNeeds, Formula formula) {
        return new PublishedLaw(cell, law, Set.copyOf(restNeeds), Set.copyOf(cycleNeeds), formula);
    }

    /**
     * @return name
     */
    public String id() {
        return law.id();
    }

    /**
     * @return the cell that it was fitted to
     */
    public String cell() {
        return cell;
    }

    /**
     * @return where it was published
     */
    public String citation() {
        return law.citation();
    }

    /**
     * @return the law for any history
     */
    public AgeingLaw law() {
        return law;
    }

    /**
     * @return whether it says anything of resistance
     */
    public boolean hasResistance() {
        return law.works(Target.RESISTANCE_GROWTH);
    }

    /**
     * @return what it needs to know of a time, in the order of the enumeration
     */
    public Set<Need> restNeeds() {
        return ordered(restNeeds);
    }

    /**
     * @return what it needs to know of cycles, in the order of the enumeration
     */
    public Set<Need> cycleNeeds() {
        return ordered(cycleNeeds);
    }

    private static Set<Need> ordered(Set<Need> needs) {
        return EnumSet.copyOf(needs);
    }

    /**
     * @param usage usage
     * @return what the law needs to know of it and is not told, in the order of the enumeration; empty if nothing
     */
    public List<Need> missing(Usage usage) {
        EnumSet<Need> needs = EnumSet.noneOf(Need.class);
        if (usage.seconds() > 0) {
            needs.addAll(restNeeds);
        }
        if (usage.cycles()) {
            needs.addAll(cycleNeeds);
        }
        List<Need> missing = new ArrayList<>();
        for (Need need : needs) {
            boolean known = switch (need) {
                case SOC -> usage.soc() >= 0;
                case VOLTAGE -> usage.voltage() >= 0;
                case DEPTH -> usage.depth() >= 0;
                case DEPTH_ABOVE_ZERO -> usage.depth() > 0;
                case RATE -> usage.rate() >= 0;
                case MEAN_VOLTAGE -> usage.meanVoltage() >= 0;
            };
            if (!known) {
                missing.add(need);
            }
        }
        return missing;
    }

    private void requireAll(Usage usage) {
        List<Need> missing = missing(usage);
        if (!missing.isEmpty()) {
            throw new BadArgumentException(
                    "law '" + id() + "' is not told " + missing + "; expected them with this usage");
        }
    }

    /**
     * Loss by the closed form.
     *
     * @param usage usage
     * @return what the law says
     * @throws BadArgumentException if the law is not told what it needs
     */
    public Prediction predict(Usage usage) {
        requireAll(usage);
        Losses losses = formula.at(usage);
        boolean outside = (usage.seconds() > 0 && !law.conditions().holdRest(law.resolve(usage.restStress())))
                || (usage.cycles() && !law.conditions().holdCycle(law.resolve(usage.cycleStress())));
        return new Prediction(losses.capacity(), losses.resistance(), outside, losses.clamped());
    }

    /**
     * The same by the damage coordinate.
     *
     * @param usage usage
     * @return what the integrated law says
     * @throws BadArgumentException if the law is not told what it needs
     */
    public Prediction integrate(Usage usage) {
        requireAll(usage);
        AgeingState state = law.fresh();
        state.rest(usage.seconds(), usage.restStress());
        state.spend(usage.seconds(), usage.cycleStress());
        if (usage.cycles()) {
            state.cycle(usage.equivalentFullCycles(), usage.cycleStress());
        }
        return new Prediction(
                1 - state.capacity(usage.temperature()),
                hasResistance() ? state.loss(Target.RESISTANCE_GROWTH) : Double.NaN,
                state.outsideFittedRange(),
                state.rateClamped());
    }
}
