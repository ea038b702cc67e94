package org.natrolite.models.chemistry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.CurrentBand;
import org.natrolite.models.cell.CellParameters.Description;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Limits;
import org.natrolite.models.cell.CellParameters.OpenCircuit;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.cell.CellParameters.Rating;
import org.natrolite.models.cell.CellParameters.Resistance;
import org.natrolite.models.cell.CellParameters.Surface;
import org.natrolite.models.cell.CellParameters.Thermal;
import org.natrolite.models.cell.CellParameters.Transport;
import org.natrolite.models.chemistry.Codecs.Bound;
import org.natrolite.models.chemistry.ObjectCodec.Field;
import org.natrolite.models.ocv.Electrode;
import org.natrolite.models.ocv.FullCell;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.OpenCircuitVoltage;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Quantity;

/**
 * The schema of a cell file, declared once: each field has its name, getter and type here, and is read, written and
 * listed by it. The unit of a quantity is part of its key: {@code capacity} in Ah is {@code capacity_Ah}.
 */
final class CellSchema {
    static final String FORMAT_NAME = "natrolite-cell";

    static final int VERSION = 1;

    static final Field<CellParameters, String> FORMAT = Field.of("format", p -> FORMAT_NAME, Codecs.TEXT);
    static final Field<CellParameters, Double> SCHEMA_VERSION =
            Field.of("schema_version", p -> (double) VERSION, Codecs.number(Unit.NONE, Bound.POSITIVE));

    private static final Field<Description, String> ID = Field.of("id", Description::id, Codecs.TEXT);
    private static final Field<Description, String> TITLE = Field.of("title", Description::title, Codecs.TEXT);
    private static final Field<Description, String> CHEMISTRY =
            Field.of("chemistry", Description::chemistry, Codecs.TEXT);
    private static final Field<Description, String> SHAPE = Field.of("cell_format", Description::format, Codecs.TEXT);
    private static final Field<Description, String> NOTE = Field.of("note", Description::note, Codecs.TEXT);
    private static final Field<Description, List<String>> REFERENCES =
            Field.of("references", Description::references, Codecs.TEXT.list());
    private static final Codec<Description> DESCRIPTION = ObjectCodec.of(
            v -> new Description(
                    v.get(ID), v.get(TITLE), v.get(CHEMISTRY), v.get(SHAPE), v.get(NOTE), v.get(REFERENCES)),
            ID,
            TITLE,
            CHEMISTRY,
            SHAPE,
            NOTE,
            REFERENCES);

    private static final Field<Rating, Quantity> NOMINAL_CAPACITY =
            Field.of("nominal_capacity", Rating::capacity, positive(Unit.AMPERE_HOUR));
    private static final Field<Rating, Quantity> NOMINAL_VOLTAGE =
            Field.of("nominal_voltage", Rating::voltage, positive(Unit.VOLT));
    private static final Field<Rating, Quantity> MASS = Field.of("mass", Rating::mass, positive(Unit.GRAM));
    private static final Codec<Rating> RATING = ObjectCodec.of(
            v -> new Rating(v.get(NOMINAL_CAPACITY), v.get(NOMINAL_VOLTAGE), v.get(MASS)),
            NOMINAL_CAPACITY,
            NOMINAL_VOLTAGE,
            MASS);

    private static final Field<Limits, Quantity> LOWEST_VOLTAGE =
            Field.of("lowest_voltage", Limits::lowestVoltage, notNegative(Unit.VOLT));
    private static final Field<Limits, Quantity> HIGHEST_VOLTAGE =
            Field.of("highest_voltage", Limits::highestVoltage, positive(Unit.VOLT));
    private static final Field<Limits, Quantity> CHARGE_CURRENT =
            Field.of("charge_current", Limits::chargeCurrent, positive(Unit.AMPERE));
    private static final Field<Limits, Quantity> DISCHARGE_CURRENT =
            Field.of("discharge_current", Limits::dischargeCurrent, positive(Unit.AMPERE));
    private static final Field<Limits, Quantity> LOWEST_TEMPERATURE =
            Field.of("lowest_temperature", Limits::lowestTemperature, positive(Unit.CELSIUS));
    private static final Field<Limits, Quantity> HIGHEST_TEMPERATURE =
            Field.of("highest_temperature", Limits::highestTemperature, positive(Unit.CELSIUS));
    private static final Field<CurrentBand, Quantity> COLDEST =
            Field.of("from", CurrentBand::coldest, positive(Unit.CELSIUS));
    private static final Field<CurrentBand, Quantity> WARMEST =
            Field.of("to", CurrentBand::warmest, positive(Unit.CELSIUS));
    private static final Field<CurrentBand, Curve> BAND_CURRENT =
            Field.of("current", CurrentBand::current, Codecs.curve(Unit.AMPERE, Bound.NOT_NEGATIVE));
    private static final Codec<CurrentBand> BAND = ObjectCodec.of(
            v -> new CurrentBand(v.get(COLDEST), v.get(WARMEST), v.get(BAND_CURRENT)), COLDEST, WARMEST, BAND_CURRENT);
    private static final Field<Limits, List<CurrentBand>> CHARGE_BANDS =
            Field.optional("charge_bands", l -> l.chargeBands().isEmpty() ? null : l.chargeBands(), BAND.list());
    private static final Field<Limits, List<CurrentBand>> DISCHARGE_BANDS = Field.optional(
            "discharge_bands", l -> l.dischargeBands().isEmpty() ? null : l.dischargeBands(), BAND.list());
    private static final Field<Transport, Quantity> TRANSPORT_VOLTAGE =
            Field.of("lowest_voltage", Transport::lowestVoltage, notNegative(Unit.VOLT));
    private static final Field<Transport, Quantity> CALENDAR_FACTOR =
            Field.of("calendar_ageing_below_0_soc_over_at_0_soc", Transport::calendarFactor, notNegative(Unit.NONE));
    private static final Field<Limits, Transport> TRANSPORT = Field.optional(
            "transport",
            Limits::transport,
            ObjectCodec.of(
                    v -> new Transport(v.get(TRANSPORT_VOLTAGE), v.get(CALENDAR_FACTOR)),
                    TRANSPORT_VOLTAGE,
                    CALENDAR_FACTOR));
    private static final Codec<Limits> LIMITS = ObjectCodec.of(
            v -> new Limits(
                    v.get(LOWEST_VOLTAGE),
                    v.get(HIGHEST_VOLTAGE),
                    v.get(CHARGE_CURRENT),
                    v.get(DISCHARGE_CURRENT),
                    v.get(LOWEST_TEMPERATURE),
                    v.get(HIGHEST_TEMPERATURE),
                    bands(v.find(CHARGE_BANDS)),
                    bands(v.find(DISCHARGE_BANDS)),
                    v.find(TRANSPORT)),
            LOWEST_VOLTAGE,
            HIGHEST_VOLTAGE,
            CHARGE_CURRENT,
            DISCHARGE_CURRENT,
            LOWEST_TEMPERATURE,
            HIGHEST_TEMPERATURE,
            CHARGE_BANDS,
            DISCHARGE_BANDS,
            TRANSPORT);

    private static final Field<Electrode, Curve> POTENTIAL =
            Field.of("potential", Electrode::potential, Codecs.curve("stoichiometry", Unit.VOLT, Bound.ANY));
    private static final Field<Electrode, Quantity> AT_EMPTY =
            Field.of("stoichiometry_at_0_soc", Electrode::atEmpty, Codecs.quantity(Unit.NONE, Bound.ANY));
    private static final Field<Electrode, Quantity> AT_FULL =
            Field.of("stoichiometry_at_1_soc", Electrode::atFull, Codecs.quantity(Unit.NONE, Bound.ANY));
    private static final Codec<Electrode> ELECTRODE = ObjectCodec.of(
            v -> new Electrode(v.get(POTENTIAL), v.get(AT_EMPTY), v.get(AT_FULL)), POTENTIAL, AT_EMPTY, AT_FULL);
    private static final Field<HalfCells, Electrode> POSITIVE_ELECTRODE =
            Field.of("positive", HalfCells::positive, ELECTRODE);
    private static final Field<HalfCells, Electrode> NEGATIVE_ELECTRODE =
            Field.of("negative", HalfCells::negative, ELECTRODE);
    private static final Codec<HalfCells> ELECTRODES = ObjectCodec.of(
            v -> new HalfCells(v.get(POSITIVE_ELECTRODE), v.get(NEGATIVE_ELECTRODE)),
            POSITIVE_ELECTRODE,
            NEGATIVE_ELECTRODE);

    private static final Field<OpenCircuit, Curve> VOLTAGE = Field.optional(
            "voltage",
            o -> o.source() instanceof FullCell full ? full.voltage() : null,
            Codecs.curve(Unit.VOLT, Bound.NOT_NEGATIVE));
    private static final Field<OpenCircuit, HalfCells> HALF_CELLS =
            Field.optional("half_cells", o -> o.source() instanceof HalfCells composed ? composed : null, ELECTRODES);
    private static final Field<OpenCircuit, Curve> HYSTERESIS =
            Field.of("hysteresis", OpenCircuit::hysteresis, Codecs.curve(Unit.VOLT, Bound.NOT_NEGATIVE));
    private static final Field<OpenCircuit, Quantity> HYSTERESIS_RATE =
            Field.of("hysteresis_rate", OpenCircuit::hysteresisRate, notNegative(Unit.NONE));
    private static final Field<OpenCircuit, Curve> ENTROPIC_COEFFICIENT = Field.of(
            "entropic_coefficient",
            OpenCircuit::entropicCoefficient,
            Codecs.curve(Unit.MILLIVOLT_PER_KELVIN, Bound.ANY));
    private static final Field<OpenCircuit, Quantity> REFERENCE_TEMPERATURE =
            Field.of("reference_temperature", OpenCircuit::referenceTemperature, positive(Unit.CELSIUS));
    private static final Field<OpenCircuit, Quantity> SOC_AT_ZERO_VOLT =
            Field.of("soc_at_0V", OpenCircuit::socAtZeroVolt, Codecs.quantity(Unit.NONE, Bound.BELOW_EMPTY));
    private static final Codec<OpenCircuit> OPEN_CIRCUIT = ObjectCodec.of(
            v -> new OpenCircuit(
                    source(v.node(), v.find(VOLTAGE), v.find(HALF_CELLS)),
                    v.get(HYSTERESIS),
                    v.get(HYSTERESIS_RATE),
                    v.get(ENTROPIC_COEFFICIENT),
                    v.get(REFERENCE_TEMPERATURE),
                    v.get(SOC_AT_ZERO_VOLT)),
            VOLTAGE,
            HALF_CELLS,
            HYSTERESIS,
            HYSTERESIS_RATE,
            ENTROPIC_COEFFICIENT,
            REFERENCE_TEMPERATURE,
            SOC_AT_ZERO_VOLT);

    private static final Field<Element, Curve> CHARGE =
            Field.of("charge", Element::charge, Codecs.curve(Unit.OHM, Bound.NOT_NEGATIVE));
    private static final Field<Element, Curve> DISCHARGE =
            Field.of("discharge", Element::discharge, Codecs.curve(Unit.OHM, Bound.NOT_NEGATIVE));
    private static final Field<Element, Curve> ACTIVATION_ENERGY =
            Field.of("activation_energy", Element::activationEnergy, Codecs.curve(Unit.JOULE_PER_MOLE, Bound.ANY));
    private static final Codec<Element> ELEMENT = ObjectCodec.of(
            v -> new Element(v.get(CHARGE), v.get(DISCHARGE), v.get(ACTIVATION_ENERGY)),
            CHARGE,
            DISCHARGE,
            ACTIVATION_ENERGY);

    private static final Field<Pair, Element> PAIR_ELEMENT = Field.of("resistance", Pair::element, ELEMENT);
    private static final Field<Pair, Curve> TIME_CONSTANT =
            Field.of("time_constant", Pair::timeConstant, Codecs.curve(Unit.SECOND, Bound.POSITIVE));
    private static final Field<Pair, Curve> CHARGE_TIME_CONSTANT =
            Field.optional("charge_time_constant", Pair::chargeTimeConstant, Codecs.curve(Unit.SECOND, Bound.POSITIVE));
    private static final Field<Pair, Quantity> TRANSFER_COEFFICIENT =
            Field.optional("transfer_coefficient", Pair::transferCoefficient, positive(Unit.NONE));
    private static final Field<Pair, Quantity> TRANSFER_CURRENT =
            Field.optional("transfer_current", Pair::transferCurrent, positive(Unit.AMPERE));
    private static final Codec<Pair> PAIR = ObjectCodec.of(
            v -> new Pair(
                    v.get(PAIR_ELEMENT),
                    v.get(TIME_CONSTANT),
                    v.find(CHARGE_TIME_CONSTANT),
                    v.find(TRANSFER_COEFFICIENT),
                    v.find(TRANSFER_CURRENT)),
            PAIR_ELEMENT,
            TIME_CONSTANT,
            CHARGE_TIME_CONSTANT,
            TRANSFER_COEFFICIENT,
            TRANSFER_CURRENT);

    private static final Field<Resistance, Quantity> CONTACT =
            Field.of("contact", Resistance::contact, notNegative(Unit.OHM));
    private static final Field<Resistance, Element> OHMIC = Field.of("series", Resistance::ohmic, ELEMENT);
    private static final Field<Resistance, List<Pair>> PAIRS = Field.of("rc_pairs", Resistance::pairs, PAIR.list());
    private static final Codec<Resistance> RESISTANCE =
            ObjectCodec.of(v -> new Resistance(v.get(CONTACT), v.get(OHMIC), v.get(PAIRS)), CONTACT, OHMIC, PAIRS);

    private static final Field<Thermal, Quantity> HEAT_CAPACITY =
            Field.of("heat_capacity", Thermal::heatCapacity, positive(Unit.JOULE_PER_KELVIN));
    private static final Field<Thermal, Quantity> COOLING =
            Field.of("cooling", Thermal::cooling, notNegative(Unit.WATT_PER_KELVIN));
    private static final Field<Surface, Quantity> SURFACE_HEAT_CAPACITY =
            Field.of("heat_capacity", Surface::heatCapacity, positive(Unit.JOULE_PER_KELVIN));
    private static final Field<Surface, Quantity> CORE_TO_SURFACE =
            Field.of("conductance_from_core", Surface::conductance, positive(Unit.WATT_PER_KELVIN));
    private static final Field<Thermal, Surface> SURFACE = Field.optional(
            "surface",
            Thermal::surface,
            ObjectCodec.of(
                    v -> new Surface(v.get(SURFACE_HEAT_CAPACITY), v.get(CORE_TO_SURFACE)),
                    SURFACE_HEAT_CAPACITY,
                    CORE_TO_SURFACE));
    private static final Codec<Thermal> THERMAL = ObjectCodec.of(
            v -> new Thermal(v.get(HEAT_CAPACITY), v.get(COOLING), v.find(SURFACE)), HEAT_CAPACITY, COOLING, SURFACE);

    private static final Field<CellParameters, Description> HEADER =
            Field.of("header", CellParameters::description, DESCRIPTION);
    private static final Field<CellParameters, Rating> RATED = Field.of("rating", CellParameters::rating, RATING);
    private static final Field<CellParameters, Limits> LIMITED = Field.of("limits", CellParameters::limits, LIMITS);
    private static final Field<CellParameters, Quantity> CAPACITY =
            Field.of("capacity", CellParameters::capacity, positive(Unit.AMPERE_HOUR));
    private static final Field<CellParameters, Quantity> COULOMBIC_EFFICIENCY = Field.of(
            "coulombic_efficiency", CellParameters::coulombicEfficiency, Codecs.quantity(Unit.NONE, Bound.EFFICIENCY));
    private static final Field<CellParameters, Quantity> SELF_DISCHARGE =
            Field.of("self_discharge", CellParameters::selfDischarge, notNegative(Unit.PERCENT_PER_DAY));
    private static final Field<CellParameters, OpenCircuit> OCV =
            Field.of("open_circuit", CellParameters::openCircuit, OPEN_CIRCUIT);
    private static final Field<CellParameters, Resistance> RESISTANCES =
            Field.of("resistance", CellParameters::resistance, RESISTANCE);
    private static final Field<CellParameters, Thermal> THERMALS =
            Field.of("thermal", CellParameters::thermal, THERMAL);
    private static final Field<CellParameters, AgeingPrior> AGEING =
            Field.optional("ageing", CellParameters::ageing, AgeingSchema.PRIOR);

    static final Codec<CellParameters> CELL = ObjectCodec.of(
            v -> new CellParameters(
                    v.get(HEADER),
                    v.get(RATED),
                    v.get(LIMITED),
                    v.get(CAPACITY),
                    v.get(COULOMBIC_EFFICIENCY),
                    v.get(SELF_DISCHARGE),
                    v.get(OCV),
                    v.get(RESISTANCES),
                    v.get(THERMALS),
                    v.find(AGEING)),
            FORMAT,
            SCHEMA_VERSION,
            HEADER,
            RATED,
            LIMITED,
            CAPACITY,
            COULOMBIC_EFFICIENCY,
            SELF_DISCHARGE,
            OCV,
            RESISTANCES,
            THERMALS,
            AGEING);

    private CellSchema() {}

    private static List<CurrentBand> bands(@Nullable List<CurrentBand> bands) {
        return bands == null ? List.of() : bands;
    }

    /** Either of the two ways to state the open-circuit voltage. */
    private static OpenCircuitVoltage source(Node node, @Nullable Curve voltage, @Nullable HalfCells composed) {
        if (voltage != null && composed == null) {
            try {
                return new FullCell(voltage);
            } catch (BadArgumentException e) {
                throw ObjectCodec.refused(node.member(VOLTAGE.key()), e);
            }
        }
        if (composed != null && voltage == null) {
            return composed;
        }
        throw node.bad(
                voltage == null ? "no open-circuit voltage" : "two open-circuit voltages",
                "either '" + VOLTAGE.key() + "' or '" + HALF_CELLS.key() + "'");
    }

    private static Codec<Quantity> positive(Unit unit) {
        return Codecs.quantity(unit, Bound.POSITIVE);
    }

    private static Codec<Quantity> notNegative(Unit unit) {
        return Codecs.quantity(unit, Bound.NOT_NEGATIVE);
    }
}
