package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * Grid cells scaled from a measured small cell by stated rules: the same electrodes and more of them, so that open-circuit
 * voltage, hysteresis, time constants and activation energies stay, and resistance times capacity stays; heat leaves through
 * the surface of a prismatic can.
 */
final class LargeFormat {
    /** Surface of a can of 174 x 207 x 72 mm, m2. */
    private static final double SURFACE = 0.127;

    /** Natural convection, W/(m2 K). */
    private static final double CONVECTION = 10;

    private static final double SPECIFIC_HEAT = 1000;

    private LargeFormat() {}

    /**
     * @param base small cell
     * @param ampereHours nominal capacity of the large one, Ah
     * @param kilograms its mass, kg
     * @param id its id
     * @param title its name for people
     */
    static CellParameters of(CellParameters base, double ampereHours, double kilograms, String id, String title) {
        String from = base.description().id();
        double factor =
                ampereHours * Parts.AMPERE_HOUR / base.rating().capacity().value();
        Provenance charge = Provenance.assumed("scaled from " + from + ": capacity over its nominal one kept");
        Provenance resistance = Provenance.assumed("scaled from " + from
                + ": resistance times nominal capacity kept, as of the same electrodes in greater number; cells made for"
                + " energy may have up to twice that");
        Provenance current = Provenance.assumed(
                "scaled from " + from + ": as a C-rate, but at most 1C, as grid cells are sold for 0.5C to 1C");
        Provenance name = Provenance.assumed("usual size of grid cells: " + title);
        Provenance mass = Provenance.assumed("usual of prismatic cells of this size and chemistry");
        double oneC = ampereHours;
        List<Pair> pairs = new ArrayList<>();
        for (Pair pair : base.resistance().pairs()) {
            pairs.add(pair.times(1 / factor).withElement(scaled(pair.element(), factor, resistance)));
        }
        CellParameters.Limits limits = base.limits();
        List<String> references = new ArrayList<>(base.description().references());
        Quantity contact = base.resistance().contact();
        return new CellParameters(
                new CellParameters.Description(
                        id,
                        title,
                        base.description().chemistry(),
                        "prismatic, large format",
                        "No cell of this size was measured: scaled from " + from + " by rules that each value states."
                                + " Open-circuit voltage, time constants and ageing are those of the small cell. Large"
                                + " cells are built for energy and cooled on few sides: check resistance and cooling"
                                + " against your own.",
                        references),
                new CellParameters.Rating(
                        Parts.capacity(ampereHours, 0.97 * ampereHours, 1.05 * ampereHours, name),
                        base.rating().voltage(),
                        quantity(kilograms, 0.85 * kilograms, 1.15 * kilograms, mass)),
                new CellParameters.Limits(
                        limits.lowestVoltage(),
                        limits.highestVoltage(),
                        current(limits.chargeCurrent(), factor, oneC, current),
                        current(limits.dischargeCurrent(), factor, oneC, current),
                        limits.lowestTemperature(),
                        limits.highestTemperature(),
                        List.of(),
                        List.of(),
                        limits.transport()),
                scaled(base.capacity(), factor, charge),
                base.coulombicEfficiency(),
                base.selfDischarge(),
                base.openCircuit(),
                new CellParameters.Resistance(
                        quantity(
                                Parts.rounded(contact.value() / factor),
                                0,
                                Parts.rounded(2 * contact.upper() / factor),
                                resistance),
                        scaled(base.resistance().ohmic(), factor, resistance),
                        pairs),
                new CellParameters.Thermal(
                        quantity(
                                kilograms * SPECIFIC_HEAT,
                                0.7 * kilograms * SPECIFIC_HEAT,
                                1.3 * kilograms * SPECIFIC_HEAT,
                                Provenance.assumed("mass at 1000 J/(kg K)")),
                        quantity(
                                Parts.rounded(SURFACE * CONVECTION),
                                0.4,
                                5,
                                Provenance.assumed(
                                        "natural convection of 10 W/(m2 K) from a can of 174 x 207 x 72 mm; the"
                                                + " interval reaches to a cooled plate"))),
                base.ageing());
    }

    private static Quantity current(Quantity base, double factor, double oneC, Provenance provenance) {
        double value = Math.min(oneC, Parts.rounded(base.value() * factor));
        return quantity(value, 0.5 * value, 2 * value, provenance);
    }

    private static Quantity scaled(Quantity base, double factor, Provenance provenance) {
        double value = Parts.rounded(base.value() * factor);
        return quantity(value, 0.97 * value, 1.05 * value, provenance);
    }

    private static Element scaled(Element element, double factor, Provenance provenance) {
        return new Element(
                scaled(element.charge(), factor, provenance),
                scaled(element.discharge(), factor, provenance),
                element.activationEnergy());
    }

    private static Curve scaled(Curve curve, double factor, Provenance provenance) {
        double[] values =
                Arrays.stream(curve.value()).map(r -> Parts.rounded(r / factor)).toArray();
        double[] lower = Arrays.stream(values).map(r -> Parts.rounded(0.5 * r)).toArray();
        double[] upper = Arrays.stream(values).map(r -> Parts.rounded(2 * r)).toArray();
        return Curve.of(curve.soc(), values, lower, upper, provenance);
    }
}
