package org.natrolite.models.cell;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ocv.FullCell;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.OpenCircuitVoltage;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * All that is said of one kind of cell, each number with interval and provenance. SI units.
 *
 * @param description what the cell is
 * @param rating what its maker promises
 * @param limits within which it is operated
 * @param capacity charge between 0 and 100 % state of charge of the fresh cell, C
 * @param coulombicEfficiency charge stored over charge put in, 1
 * @param selfDischarge loss of state of charge at rest, 1/s
 * @param openCircuit open-circuit voltage and what belongs to it
 * @param resistance series resistance and RC pairs
 * @param thermal heat capacity and cooling
 * @param ageing what is believed of how it ages, or null where nothing is said
 */
public record CellParameters(
        Description description,
        Rating rating,
        Limits limits,
        Quantity capacity,
        Quantity coulombicEfficiency,
        Quantity selfDischarge,
        OpenCircuit openCircuit,
        Resistance resistance,
        Thermal thermal,
        @Nullable AgeingPrior ageing) {

    /** Most RC pairs that a cell can have. */
    public static final int MOST_PAIRS = 3;

    /** How far composed half-cells may miss 0 V at the state of charge that is stated for it, V. */
    private static final double MOST_VOLTAGE_AT_ZERO = 1e-3;

    public CellParameters {
        BadArgumentException.requirePositive(capacity.value(), "capacity in C");
        if (!(coulombicEfficiency.value() > 0 && coulombicEfficiency.value() <= 1)) {
            throw new BadArgumentException(
                    "coulombic efficiency is " + coulombicEfficiency.value() + "; expected above 0 and at most 1");
        }
        if (!(selfDischarge.value() >= 0)) {
            throw new BadArgumentException(
                    "self-discharge is " + selfDischarge.value() + " 1/s; expected zero or more");
        }
    }

    /**
     * What the cell is.
     *
     * @param id short name, of lower-case letters, digits and hyphens
     * @param title name for people
     * @param chemistry electrodes, for people
     * @param format size and shape, for people
     * @param note what a reader must know before using it; may be empty
     * @param references works and data sets that the numbers rest on
     */
    public record Description(
            String id, String title, String chemistry, String format, String note, List<String> references) {
        public Description {
            if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                throw new BadArgumentException(
                        "id '" + id + "'; expected lower-case letters and digits joined by single hyphens");
            }
            references = List.copyOf(references);
        }
    }

    /**
     * What the maker promises.
     *
     * @param capacity nominal capacity, C
     * @param voltage nominal voltage, V
     * @param mass mass, kg
     */
    public record Rating(Quantity capacity, Quantity voltage, Quantity mass) {
        public Rating {
            BadArgumentException.requirePositive(capacity.value(), "nominal capacity in C");
            BadArgumentException.requirePositive(voltage.value(), "nominal voltage in V");
            BadArgumentException.requirePositive(mass.value(), "mass in kg");
        }

        /**
         * @return nominal energy, J
         */
        public double energy() {
            return capacity.value() * voltage.value();
        }
    }

    /**
     * Limits of operation.
     *
     * @param lowestVoltage end of discharge, V
     * @param highestVoltage end of charge, V
     * @param chargeCurrent largest charging current, A, positive
     * @param dischargeCurrent largest discharging current, A, positive
     * @param lowestTemperature K
     * @param highestTemperature K
     * @param chargeBands largest charging current by temperature as the maker gives it; empty where that is not known
     * @param dischargeBands the same while discharging
     * @param transport how far below them the cell may be emptied for transport and storage, or null if it may not
     */
    public record Limits(
            Quantity lowestVoltage,
            Quantity highestVoltage,
            Quantity chargeCurrent,
            Quantity dischargeCurrent,
            Quantity lowestTemperature,
            Quantity highestTemperature,
            List<CurrentBand> chargeBands,
            List<CurrentBand> dischargeBands,
            @Nullable Transport transport) {
        public Limits {
            if (!(lowestVoltage.value() >= 0 && lowestVoltage.value() < highestVoltage.value())) {
                throw new BadArgumentException("voltage window " + lowestVoltage.value() + " to "
                        + highestVoltage.value() + " V; expected an increasing window from zero or more");
            }
            BadArgumentException.requirePositive(chargeCurrent.value(), "charging limit in A");
            BadArgumentException.requirePositive(dischargeCurrent.value(), "discharging limit in A");
            BadArgumentException.requirePositive(lowestTemperature.value(), "lowest temperature in K");
            if (!(lowestTemperature.value() < highestTemperature.value())) {
                throw new BadArgumentException("temperature window " + lowestTemperature.value() + " to "
                        + highestTemperature.value() + " K; expected an increasing window");
            }
            chargeBands = CurrentBand.ordered(chargeBands, "charging");
            dischargeBands = CurrentBand.ordered(dischargeBands, "discharging");
            if (transport != null && !(transport.lowestVoltage().value() < lowestVoltage.value())) {
                throw new BadArgumentException(
                        "transport at " + transport.lowestVoltage().value() + " V and operation from "
                                + lowestVoltage.value() + " V; expected transport below operation");
            }
        }

        /**
         * Limits of which no dependence of the currents is known, of a cell that is not emptied below its end of discharge.
         *
         * @param lowestVoltage end of discharge, V
         * @param highestVoltage end of charge, V
         * @param chargeCurrent largest charging current, A, positive
         * @param dischargeCurrent largest discharging current, A, positive
         * @param lowestTemperature K
         * @param highestTemperature K
         */
        public Limits(
                Quantity lowestVoltage,
                Quantity highestVoltage,
                Quantity chargeCurrent,
                Quantity dischargeCurrent,
                Quantity lowestTemperature,
                Quantity highestTemperature) {
            this(
                    lowestVoltage,
                    highestVoltage,
                    chargeCurrent,
                    dischargeCurrent,
                    lowestTemperature,
                    highestTemperature,
                    List.of(),
                    List.of(),
                    null);
        }

        /**
         * Largest charging current of a controller that derates.
         *
         * @param temperature K
         * @param soc state of charge, 1
         * @return A, zero or more; zero outside the limits of temperature and outside all bands, where there are any
         */
        public double chargeCurrent(double temperature, double soc) {
            return allowed(chargeBands, chargeCurrent, temperature, soc);
        }

        /**
         * Largest discharging current of a controller that derates.
         *
         * @param temperature K
         * @param soc state of charge, 1
         * @return A, zero or more; zero outside the limits of temperature and outside all bands, where there are any
         */
        public double dischargeCurrent(double temperature, double soc) {
            return allowed(dischargeBands, dischargeCurrent, temperature, soc);
        }

        private double allowed(List<CurrentBand> bands, Quantity everywhere, double temperature, double soc) {
            if (!(temperature >= lowestTemperature.value() && temperature <= highestTemperature.value())) {
                return 0;
            }
            if (bands.isEmpty()) {
                return everywhere.value();
            }
            for (CurrentBand band : bands) {
                if (temperature >= band.coldest().value()
                        && temperature <= band.warmest().value()) {
                    return band.current().at(soc);
                }
            }
            return 0;
        }
    }

    /**
     * Largest current within a band of temperature. Where two bands meet, the colder one holds.
     *
     * @param coldest lower edge, K
     * @param warmest upper edge, K, above the lower one
     * @param current largest current, A over SOC, zero or more
     */
    public record CurrentBand(Quantity coldest, Quantity warmest, Curve current) {
        public CurrentBand {
            BadArgumentException.requirePositive(coldest.value(), "lower edge of a band of temperature in K");
            if (!(coldest.value() < warmest.value())) {
                throw new BadArgumentException("band of temperature from " + coldest.value() + " to " + warmest.value()
                        + " K; expected the lower edge first");
            }
            if (!(current.min() >= 0)) {
                throw new BadArgumentException("current limit " + current.min() + " A; expected zero or more");
            }
        }

        private static List<CurrentBand> ordered(List<CurrentBand> bands, String what) {
            for (int i = 1; i < bands.size(); i++) {
                double end = bands.get(i - 1).warmest().value();
                double start = bands.get(i).coldest().value();
                if (!(start >= end)) {
                    throw new BadArgumentException("band of " + what + " current from " + start + " K after one to "
                            + end + " K; expected bands from cold to warm that do not overlap");
                }
            }
            return List.copyOf(bands);
        }
    }

    /**
     * Discharge below 0 % state of charge, for transport and storage.
     *
     * @param lowestVoltage how far the cell may be emptied, V, zero or more
     * @param calendarFactor calendar ageing below 0 % state of charge over that at 0 %, zero or more, 1
     */
    public record Transport(Quantity lowestVoltage, Quantity calendarFactor) {
        public Transport {
            if (!(lowestVoltage.value() >= 0)) {
                throw new BadArgumentException("transport at " + lowestVoltage.value() + " V; expected zero or more");
            }
            if (!(calendarFactor.value() >= 0)) {
                throw new BadArgumentException("calendar factor " + calendarFactor.value() + "; expected zero or more");
            }
        }
    }

    /**
     * Open-circuit voltage: {@code U(z, T) = U_ref(z) + (T - T_ref) dU/dT(z)}, and hysteresis about it. Hysteresis and
     * entropic coefficient stay functions of the state of charge when ageing moves the windows of the electrodes.
     *
     * @param source U_ref, mean of the charge and the discharge branch, of the cell as a whole or of two half-cells
     * @param hysteresis half of the gap between the branches, V over SOC, zero or more
     * @param hysteresisRate how fast the branch is reached, gamma, per unit of state of charge
     * @param entropicCoefficient dU/dT, V/K over SOC
     * @param referenceTemperature T_ref, also of the resistances, K
     * @param socAtZeroVolt state of charge at which the open-circuit voltage reaches 0 V, zero or less, 1
     */
    public record OpenCircuit(
            OpenCircuitVoltage source,
            Curve hysteresis,
            Quantity hysteresisRate,
            Curve entropicCoefficient,
            Quantity referenceTemperature,
            Quantity socAtZeroVolt) {
        public OpenCircuit {
            if (!(hysteresis.min() >= 0)) {
                throw new BadArgumentException("hysteresis " + hysteresis.min() + " V; expected zero or more");
            }
            if (!(hysteresisRate.value() >= 0)) {
                throw new BadArgumentException("hysteresis rate " + hysteresisRate.value() + "; expected zero or more");
            }
            BadArgumentException.requirePositive(referenceTemperature.value(), "reference temperature in K");
            BadArgumentException.requireWithin(socAtZeroVolt.value(), -1, 0, "state of charge at 0 V");
            if (source instanceof HalfCells composed) {
                double there = composed.at(socAtZeroVolt.value());
                if (!(Math.abs(there) <= MOST_VOLTAGE_AT_ZERO)) {
                    throw new BadArgumentException("half-cells give " + there + " V at SOC " + socAtZeroVolt.value()
                            + "; expected 0 V there within " + MOST_VOLTAGE_AT_ZERO + " V");
                }
            }
        }

        /**
         * A cell whose open-circuit voltage is known as a whole.
         *
         * @param voltage U_ref, V over SOC, strictly increasing
         * @param hysteresis half of the gap between the branches, V over SOC, zero or more
         * @param hysteresisRate gamma, per unit of state of charge
         * @param entropicCoefficient dU/dT, V/K over SOC
         * @param referenceTemperature T_ref, K
         * @param socAtZeroVolt state of charge at 0 V, 1
         */
        public OpenCircuit(
                Curve voltage,
                Curve hysteresis,
                Quantity hysteresisRate,
                Curve entropicCoefficient,
                Quantity referenceTemperature,
                Quantity socAtZeroVolt) {
            this(
                    new FullCell(voltage),
                    hysteresis,
                    hysteresisRate,
                    entropicCoefficient,
                    referenceTemperature,
                    socAtZeroVolt);
        }

        /**
         * @return U_ref as one curve, V over SOC; made anew at each call where it is composed of half-cells
         */
        public Curve voltage() {
            return source.curve(socAtZeroVolt.value());
        }
    }

    /**
     * Resistances: {@code R_0 = contact + ohmic}, and one RC pair a slower process.
     *
     * @param contact part that does not depend on temperature or state of charge, ohm
     * @param ohmic part that does
     * @param pairs RC pairs, from fast to slow, at most {@link #MOST_PAIRS}
     */
    public record Resistance(Quantity contact, Element ohmic, List<Pair> pairs) {
        public Resistance {
            if (!(contact.value() >= 0)) {
                throw new BadArgumentException("contact resistance " + contact.value() + " ohm; expected zero or more");
            }
            if (pairs.size() > MOST_PAIRS) {
                throw new BadArgumentException(pairs.size() + " RC pairs; expected at most " + MOST_PAIRS);
            }
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * A resistance that depends on state of charge, direction and temperature:
     * {@code R(z, T) = R_ref(z) exp(E(z) / R_gas (1 / T - 1 / T_ref))}.
     *
     * @param charge R_ref while charging, ohm over SOC, zero or more
     * @param discharge R_ref while discharging, ohm over SOC, zero or more
     * @param activationEnergy E, J/mol over SOC
     */
    public record Element(Curve charge, Curve discharge, Curve activationEnergy) {
        public Element {
            if (!(charge.min() >= 0 && discharge.min() >= 0)) {
                throw new BadArgumentException(
                        "resistance " + Math.min(charge.min(), discharge.min()) + " ohm; expected zero or more");
            }
        }
    }

    /**
     * A resistance with a capacitance beside it.
     *
     * <p>Where a transfer coefficient alpha is given, the resistance is that of a charge transfer by Butler and Volmer, alpha
     * the same in both directions: at a lasting current its overpotential is
     * {@code (R_gas T / (alpha F)) asinh(alpha F R I / (R_gas T))}, with R the resistance of the element, which small
     * currents see. Large ones see less, above all in the cold. Cells with such a pair are stepped one by one, not in
     * batches.
     *
     * <p>Where a current is given beside it, all currents see the resistance that this one sees. The curves of the element
     * are then what it sees at the reference temperature, and what it sees at another is that of {@link ChargeTransfer}: by
     * pulses of about that current such a pair is known. It is stepped in batches like any other.
     *
     * <p>A resistance that differs between the directions of current, beside one capacitance, has a time constant in each:
     * over them the resistances have the same ratio. With one time constant for both the pair would give back more than it
     * took where the resistance to discharge is much the greater one. Up to a current of C/1000000 that of charge comes in by and
     * by in single steps of a cell, for a voltage that does not jump.
     *
     * @param element its resistance
     * @param timeConstant tau while discharging and at rest, and while charging where that has none of its own, s over SOC,
     *     above zero
     * @param chargeTimeConstant tau while charging where it is another, s over SOC, above zero; or null
     * @param transferCoefficient alpha, above 0 and at most 1, usually 0.5; or null for a resistance by the law of Arrhenius
     * @param transferCurrent current whose resistance all currents see, A, above zero; null where each sees its own, or
     *     without a transfer coefficient
     */
    public record Pair(
            Element element,
            Curve timeConstant,
            @Nullable Curve chargeTimeConstant,
            @Nullable Quantity transferCoefficient,
            @Nullable Quantity transferCurrent) {
        /** Overpotential beyond which nothing is known of a charge transfer, V. */
        private static final double MOST_OVERPOTENTIAL = 2;

        public Pair {
            BadArgumentException.requirePositive(timeConstant.min(), "time constant in s");
            if (chargeTimeConstant != null) {
                BadArgumentException.requirePositive(chargeTimeConstant.min(), "time constant of charge in s");
            }
            if (transferCoefficient != null && !(transferCoefficient.value() > 0 && transferCoefficient.value() <= 1)) {
                throw new BadArgumentException(
                        "transfer coefficient " + transferCoefficient.value() + "; expected above 0 and at most 1");
            }
            if (transferCurrent != null) {
                if (transferCoefficient == null) {
                    throw new BadArgumentException("current of a charge transfer, " + transferCurrent.value()
                            + " A, without a transfer coefficient; expected both");
                }
                BadArgumentException.requirePositive(transferCurrent.value(), "current of a charge transfer in A");
                double most = transferCurrent.value()
                        * Math.max(element.charge().max(), element.discharge().max());
                if (!(most <= MOST_OVERPOTENTIAL)) {
                    throw new BadArgumentException("overpotential of a charge transfer up to " + most
                            + " V; expected at most " + MOST_OVERPOTENTIAL + " V");
                }
            }
        }

        /**
         * A pair whose charge transfer depends on the current.
         *
         * @param element its resistance, that of small currents
         * @param timeConstant tau, s over SOC, above zero
         * @param transferCoefficient alpha, above 0 and at most 1
         */
        public Pair(Element element, Curve timeConstant, Quantity transferCoefficient) {
            this(element, timeConstant, null, transferCoefficient, null);
        }

        /**
         * A pair whose resistance does not depend on the current.
         *
         * @param element its resistance
         * @param timeConstant tau, s over SOC, above zero
         */
        public Pair(Element element, Curve timeConstant) {
            this(element, timeConstant, null, null, null);
        }

        /**
         * The pair of another resistance, all else as it is.
         *
         * @param other resistance
         * @return pair with it
         */
        public Pair withElement(Element other) {
            return new Pair(other, timeConstant, chargeTimeConstant, transferCoefficient, transferCurrent);
        }

        /**
         * The pair with other time constants, all else as it is.
         *
         * @param change answers the new time constant to an old one
         * @return pair with them
         */
        public Pair withTimeConstants(UnaryOperator<Curve> change) {
            return new Pair(
                    element,
                    change.apply(timeConstant),
                    chargeTimeConstant == null ? null : change.apply(chargeTimeConstant),
                    transferCoefficient,
                    transferCurrent);
        }

        /**
         * @return tau while charging, s over SOC
         */
        public Curve whileCharging() {
            return chargeTimeConstant == null ? timeConstant : chargeTimeConstant;
        }

        /**
         * The pair of the same electrodes in another number, or grown old: at every temperature its resistance is as many
         * times what it was.
         *
         * @param factor above zero, 1
         * @return pair with resistances times the factor, and a current of charge transfer over it
         */
        public Pair times(double factor) {
            Element grown = new Element(
                    element.charge().times(factor), element.discharge().times(factor), element.activationEnergy());
            return new Pair(
                    grown,
                    timeConstant,
                    chargeTimeConstant,
                    transferCoefficient,
                    transferCurrent == null ? null : transferCurrent.scaledTo(transferCurrent.value() / factor));
        }

        /** Whether the resistance depends on the current. */
        boolean dependsOnCurrent() {
            return transferCoefficient != null && transferCurrent == null;
        }
    }

    /**
     * One body with one temperature, or with a core and a surface.
     *
     * @param heatCapacity C of the whole, J/K
     * @param cooling conductance to the surroundings, hA, W/K
     * @param surface its surface where that has a temperature of its own, or null for one body
     */
    public record Thermal(
            Quantity heatCapacity,
            Quantity cooling,
            @Nullable Surface surface) {
        /** Cooling that holds a cell within micro-kelvins of its surroundings, W/K. */
        private static final double PERFECT = 1e6;

        public Thermal {
            BadArgumentException.requirePositive(heatCapacity.value(), "heat capacity in J/K");
            if (!(cooling.value() >= 0)) {
                throw new BadArgumentException("cooling " + cooling.value() + " W/K; expected zero or more");
            }
            if (surface != null && !(surface.heatCapacity().value() < heatCapacity.value())) {
                throw new BadArgumentException("heat capacity of the surface "
                        + surface.heatCapacity().value() + " J/K of " + heatCapacity.value()
                        + " J/K in all; expected less, to leave some for the core");
            }
        }

        /**
         * One body with one temperature.
         *
         * @param heatCapacity C, J/K
         * @param cooling conductance to the surroundings, hA, W/K
         */
        public Thermal(Quantity heatCapacity, Quantity cooling) {
            this(heatCapacity, cooling, null);
        }

        /**
         * The temperature of the cell is given: what each step states as that of the surroundings is that of the cell.
         *
         * @return the body cooled so well that it follows its surroundings within micro-kelvins
         */
        public Thermal given() {
            return new Thermal(
                    heatCapacity,
                    Quantity.exact(PERFECT, Provenance.assumed("held at the temperature of its surroundings")));
        }
    }

    /**
     * The surface of a cell, which cools, while heat is set free in its core. What depends on temperature sees the core's.
     * Cells with such a surface are stepped one by one, not in batches.
     *
     * @param heatCapacity its part of the heat capacity, J/K
     * @param conductance from the core to it, W/K
     */
    public record Surface(Quantity heatCapacity, Quantity conductance) {
        public Surface {
            BadArgumentException.requirePositive(heatCapacity.value(), "heat capacity of the surface in J/K");
            BadArgumentException.requirePositive(conductance.value(), "conductance from core to surface in W/K");
        }
    }

    /**
     * @param thermal heat capacity and cooling
     * @return the same cell with those
     */
    public CellParameters withThermal(Thermal thermal) {
        return with(description, capacity, resistance, thermal, ageing);
    }

    /**
     * @return why such cells cannot be stepped in batches, which know one temperature a cell and resistances that do not
     *     depend on the current; empty where they can
     */
    public String aloneBecause() {
        if (thermal.surface() != null) {
            return "a core and a surface with temperatures of their own";
        }
        boolean transfer = resistance.pairs().stream().anyMatch(Pair::dependsOnCurrent);
        return transfer ? "a charge transfer that depends on the current" : "";
    }

    /**
     * @param pairs RC pairs, from fast to slow
     * @return the same cell with them in place of its own
     */
    public CellParameters withPairs(List<Pair> pairs) {
        Resistance other = new Resistance(resistance.contact(), resistance.ohmic(), pairs);
        return with(description, capacity, other, thermal, ageing);
    }

    /**
     * @param ageing what is believed of how the cell ages, or null
     * @return the same cell with that belief
     */
    public CellParameters withAgeing(@Nullable AgeingPrior ageing) {
        return with(description, capacity, resistance, thermal, ageing);
    }

    /**
     * @param description what the cell is called and where it comes from
     * @return the same cell with that description
     */
    public CellParameters withDescription(Description description) {
        return with(description, capacity, resistance, thermal, ageing);
    }

    /**
     * @param capacity C, above zero
     * @return the same cell with that capacity
     */
    public CellParameters withCapacity(Quantity capacity) {
        return with(description, capacity, resistance, thermal, ageing);
    }

    private CellParameters with(
            Description description,
            Quantity capacity,
            Resistance resistance,
            Thermal thermal,
            @Nullable AgeingPrior ageing) {
        return new CellParameters(
                description,
                rating,
                limits,
                capacity,
                coulombicEfficiency,
                selfDischarge,
                openCircuit,
                resistance,
                thermal,
                ageing);
    }
}
