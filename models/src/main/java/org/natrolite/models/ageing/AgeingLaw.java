package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * Mechanisms that act side by side, and what their losses come to. Immutable.
 *
 * <p>Losses of one target add up, or the largest counts alone where that is stated. The capacity is the least of the
 * {@linkplain CapacityLimit limits}; where none are stated, each of the targets that bound a capacity is one.
 */
public final class AgeingLaw {
    /** Targets that bound the capacity. */
    private static final Set<Target> BOUNDS = Set.of(
            Target.CAPACITY_LOSS, Target.INVENTORY_LOSS, Target.POSITIVE_MATERIAL_LOSS, Target.NEGATIVE_MATERIAL_LOSS);

    private final String id;
    private final String citation;
    private final List<Mechanism> mechanisms;
    private final double nominalCapacity;
    private final FittedConditions conditions;
    private final List<CapacityLimit> limits;
    private final Set<Target> largest;
    private final @Nullable DoubleUnaryOperator potential;
    private final @Nullable DoubleUnaryOperator voltage;

    private AgeingLaw(
            String id,
            String citation,
            List<Mechanism> mechanisms,
            double nominalCapacity,
            FittedConditions conditions,
            List<CapacityLimit> limits,
            Set<Target> largest,
            @Nullable DoubleUnaryOperator potential,
            @Nullable DoubleUnaryOperator voltage) {
        this.id = id;
        this.citation = citation;
        this.mechanisms = mechanisms;
        this.nominalCapacity = nominalCapacity;
        this.conditions = conditions;
        this.limits = limits.isEmpty() ? bounds(mechanisms) : limits;
        this.largest = largest;
        this.potential = potential;
        this.voltage = voltage;
    }

    /**
     * @param id name
     * @param citation where it was published, or what it was drawn from
     * @param mechanisms at least one, of different names
     * @return the law
     */
    public static AgeingLaw of(String id, String citation, List<Mechanism> mechanisms) {
        if (mechanisms.isEmpty()) {
            throw new BadArgumentException("law '" + id + "' has no mechanism; expected at least one");
        }
        Set<String> names = new HashSet<>();
        for (Mechanism mechanism : mechanisms) {
            if (!names.add(mechanism.id())) {
                throw new BadArgumentException(
                        "law '" + id + "' has two mechanisms named '" + mechanism.id() + "'; expected different names");
            }
        }
        return new AgeingLaw(
                id,
                citation,
                List.copyOf(mechanisms),
                Double.NaN,
                FittedConditions.UNKNOWN,
                List.of(),
                EnumSet.noneOf(Target.class),
                null,
                null);
    }

    /**
     * @param capacity nominal capacity of the cell that the law was fitted to, which turns cycles into throughput, C
     * @return the same law of a cell of that capacity
     */
    public AgeingLaw withNominalCapacity(double capacity) {
        BadArgumentException.requirePositive(capacity, "nominal capacity in C");
        return new AgeingLaw(id, citation, mechanisms, capacity, conditions, limits, largest, potential, voltage);
    }

    /**
     * @param fitted conditions it was fitted in
     * @return the same law, stresses outside those conditions flagged
     */
    public AgeingLaw withConditions(FittedConditions fitted) {
        return new AgeingLaw(id, citation, mechanisms, nominalCapacity, fitted, limits, largest, potential, voltage);
    }

    /**
     * @param bounds what bounds the capacity
     * @return the same law with a capacity that is the least of those
     */
    public AgeingLaw withLimits(CapacityLimit... bounds) {
        return new AgeingLaw(
                id, citation, mechanisms, nominalCapacity, conditions, List.of(bounds), largest, potential, voltage);
    }

    /**
     * @param target a target
     * @return the same law, of whose losses of that target only the largest counts
     */
    public AgeingLaw withLargestOf(Target target) {
        Set<Target> more = EnumSet.copyOf(largest.isEmpty() ? EnumSet.noneOf(Target.class) : largest);
        more.add(target);
        return new AgeingLaw(id, citation, mechanisms, nominalCapacity, conditions, limits, more, potential, voltage);
    }

    /**
     * @param negative potential of the negative electrode in V by state of charge, which is used for every stress
     * @return the same law with an electrode of its own
     */
    public AgeingLaw withPotential(DoubleUnaryOperator negative) {
        return new AgeingLaw(id, citation, mechanisms, nominalCapacity, conditions, limits, largest, negative, voltage);
    }

    /**
     * @param cell voltage of the cell in V by state of charge, which is used for every stress
     * @return the same law with a voltage of its own
     */
    public AgeingLaw withVoltage(DoubleUnaryOperator cell) {
        return new AgeingLaw(id, citation, mechanisms, nominalCapacity, conditions, limits, largest, potential, cell);
    }

    /**
     * @return name
     */
    public String id() {
        return id;
    }

    /**
     * @return where it was published, or what it was drawn from
     */
    public String citation() {
        return citation;
    }

    /**
     * @return its mechanisms
     */
    public List<Mechanism> mechanisms() {
        return mechanisms;
    }

    /**
     * @return nominal capacity of the cell that it was fitted to, C; NaN where not stated
     */
    public double nominalCapacity() {
        return nominalCapacity;
    }

    /**
     * @return conditions that it was fitted in
     */
    public FittedConditions conditions() {
        return conditions;
    }

    /**
     * @return what bounds the capacity
     */
    public List<CapacityLimit> limits() {
        return limits;
    }

    /**
     * @return potential of the negative electrode in V by state of charge, if the law has one of its own
     */
    public Optional<DoubleUnaryOperator> potential() {
        return Optional.ofNullable(potential);
    }

    /**
     * @return voltage of the cell in V by state of charge, if the law has one of its own
     */
    public Optional<DoubleUnaryOperator> voltage() {
        return Optional.ofNullable(voltage);
    }

    private static List<CapacityLimit> bounds(List<Mechanism> mechanisms) {
        return mechanisms.stream()
                .map(Mechanism::target)
                .filter(BOUNDS::contains)
                .distinct()
                .map(CapacityLimit::of)
                .toList();
    }

    /**
     * @param temperature K
     * @return capacity of a fresh cell there, as a fraction of the nominal capacity; 1 where nothing bounds it
     */
    public double freshCapacity(double temperature) {
        double least = Double.POSITIVE_INFINITY;
        for (CapacityLimit limit : limits) {
            least = Math.min(least, limit.fresh(temperature));
        }
        return limits.isEmpty() ? 1 : least;
    }

    /**
     * @param target a target
     * @return whether only the largest of its losses counts
     */
    public boolean largestOf(Target target) {
        return largest.contains(target);
    }

    /**
     * @param target a target
     * @return whether a mechanism works on it
     */
    public boolean works(Target target) {
        return mechanisms.stream().anyMatch(mechanism -> mechanism.target() == target);
    }

    /** A stress with what the law knows of its cell filled in. */
    Stress resolve(Stress stress) {
        Stress known = stress;
        if (potential != null) {
            known = known.withPotential(potential.applyAsDouble(stress.soc()));
        }
        if (voltage != null) {
            known = known.withVoltage(voltage.applyAsDouble(stress.soc()));
        }
        return known;
    }

    /**
     * A parameter of the law.
     *
     * @param mechanism name of its mechanism
     * @param descriptor what it is
     * @param value its value
     */
    public record Parameter(String mechanism, ParameterDescriptor descriptor, double value) {}

    /**
     * @return its parameters, mechanism by mechanism, in the order of {@link #with} and of every gradient
     */
    public List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        for (Mechanism mechanism : mechanisms) {
            double[] values = mechanism.values();
            List<ParameterDescriptor> descriptors = mechanism.parameters();
            for (int i = 0; i < values.length; i++) {
                all.add(new Parameter(mechanism.id(), descriptors.get(i), values[i]));
            }
        }
        return all;
    }

    /**
     * @param values values of all parameters, shape [parameters]; not modified
     * @return the same composition with those values
     * @throws BadArgumentException if there are more or fewer, or one is outside its bounds
     */
    public AgeingLaw with(double... values) {
        int size = mechanisms.stream().mapToInt(Mechanism::size).sum();
        if (values.length != size) {
            throw new BadArgumentException("law '" + id + "' with " + values.length + " values; expected " + size);
        }
        List<Mechanism> moved = new ArrayList<>();
        int at = 0;
        for (Mechanism mechanism : mechanisms) {
            moved.add(mechanism.with(values, at));
            at += mechanism.size();
        }
        return new AgeingLaw(
                id, citation, List.copyOf(moved), nominalCapacity, conditions, limits, largest, potential, voltage);
    }

    /**
     * @return the state of a fresh cell under this law
     */
    public AgeingState fresh() {
        return new AgeingState(this, false);
    }

    /**
     * @return the state of a fresh cell, which keeps the derivatives of its damage by all parameters of the law too
     */
    public AgeingState freshWithGradient() {
        return new AgeingState(this, true);
    }
}
