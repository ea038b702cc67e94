package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.util.List;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** A symmetric cell of Prussian blue in water for minutes of backup at high power, all of it assumed. */
final class PrussianBlueSymmetric {
    private static final double CAPACITY = 5;
    private static final double SOC_AT_ZERO_VOLT = -0.1;

    private PrussianBlueSymmetric() {}

    static CellParameters build() {
        Provenance size = Provenance.assumed(
                "a size at hand: cells of this kind were sold in systems only, without numbers" + " of the cell");
        Provenance voltage = Provenance.assumed(
                "two frameworks of Prussian blue about 1.5 V apart, within what water bears; each nearly flat with"
                        + " rounded ends. No measured curve is published in numbers");
        Provenance power = Provenance.assumed(
                "sold for discharge in minutes: resistance such that 10C costs about a tenth of the voltage");
        Provenance window = Provenance.assumed("ends of the assumed open-circuit voltage");
        Provenance water = Provenance.assumed("water freezes and its salts boil off: usual range of aqueous cells");
        return new CellParameters(
                new CellParameters.Description(
                        "prussian-blue-symmetric",
                        "Prussian blue symmetric, aqueous, 5 Ah",
                        "Prussian blue / Prussian blue, aqueous sodium electrolyte",
                        "pouch for high-power backup",
                        "No full-cell data exist. No measured cell stands behind these numbers: all are assumed, and its maker is gone. It stands"
                                + " for what a low-energy, high-power and long-lived cell would mean; do not size a system with it.",
                        List.of(
                                "press on symmetric aqueous Prussian blue: 50,000 cycles claimed by its (defunct) maker")),
                new CellParameters.Rating(
                        Parts.capacity(CAPACITY, 3, 8, size),
                        quantity(1.5, 1.4, 1.6, voltage),
                        quantity(0.4, 0.25, 0.6, Provenance.assumed("about 20 Wh/kg, as claimed of such systems"))),
                new CellParameters.Limits(
                        quantity(0.9, 0.6, 1.2, window),
                        quantity(1.75, 1.65, 1.85, window),
                        quantity(10 * CAPACITY, 5 * CAPACITY, 20 * CAPACITY, power),
                        quantity(20 * CAPACITY, 10 * CAPACITY, 30 * CAPACITY, power),
                        Parts.celsius(-10, -20, 0, water),
                        Parts.celsius(45, 40, 60, water)),
                Parts.capacity(CAPACITY, 3, 8, size),
                quantity(
                        0.999,
                        0.99,
                        1,
                        Provenance.assumed("water is stable near neutral, but not entirely at the ends")),
                Parts.percentPerMonth(5, 1, 20, Provenance.assumed("aqueous cells lose more at rest than others")),
                new CellParameters.OpenCircuit(
                        voltage(voltage),
                        Curve.constant(0.005, 0, 0.02, Provenance.assumed("frameworks that hardly move have little")),
                        quantity(30, 5, 100, Provenance.assumed("the branch is reached within about 3 % SOC")),
                        Curve.constant(
                                -0.1e-3,
                                -0.5e-3,
                                0.3e-3,
                                Provenance.assumed("the entropies of two like electrodes nearly cancel")),
                        Parts.celsius(25, 25, 25, Provenance.assumed("by definition")),
                        quantity(SOC_AT_ZERO_VOLT, -0.3, -0.02, voltage)),
                new CellParameters.Resistance(
                        quantity(0.0005, 0, 0.001, power),
                        element(0.0015, power),
                        List.of(new Pair(
                                element(0.001, power),
                                Curve.constant(2, 0.5, 10, Provenance.assumed("seconds, usual of charge transfer"))))),
                new CellParameters.Thermal(
                        quantity(800, 500, 1300, Provenance.assumed("0.4 kg at 2000 J/(kg K), half of it water")),
                        quantity(0.5, 0.2, 1, Provenance.assumed("natural convection from 0.05 m2 at 10 W/(m2 K)"))),
                SodiumPrior.prussianBlueSymmetric());
    }

    private static Element element(double ohm, Provenance provenance) {
        Curve resistance = Parts.curve(
                Parts.nodes(10), z -> ohm * (1 + 0.5 * Math.exp(-z / 0.05)), (z, r) -> 0.5 * r, 0, provenance);
        return new Element(
                resistance,
                resistance,
                Curve.constant(20e3, 10e3, 35e3, Provenance.assumed("conduction in water: about 2 % per kelvin")));
    }

    private static Curve voltage(Provenance provenance) {
        double[] inside = Parts.nodes(20);
        double[] soc = new double[inside.length + 1];
        System.arraycopy(inside, 0, soc, 1, inside.length);
        soc[0] = SOC_AT_ZERO_VOLT;
        return Parts.curve(
                soc,
                z -> z < 0 ? 0 : 1.42 + 0.16 * z - 0.35 * Math.exp(-z / 0.04) + 0.12 * Math.exp((z - 1) / 0.05),
                (z, u) -> z < 0 ? 0.8 : 0.15,
                0,
                provenance);
    }
}
