package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.ocv.Electrode;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** A 10 Ah cell of Prussian white and hard carbon that nobody has measured, put together from half-cells. */
final class PrussianWhite {
    private static final double CAPACITY = 10;

    /** Window of the hard carbon, sodium per site. */
    private static final double EMPTY = 0.02;

    private static final double FULL = 0.85;

    /** Window of the Prussian white, sodium per site. */
    private static final double FILLED = 0.98;

    private static final double LEFT = 0.08;

    /** How far potentials are given beyond their windows, in sodium per site or state of charge. */
    private static final double BEYOND = 0.05;

    /** Potential of hard carbon above which no point is published, V. */
    private static final double CONTINUED = 1.35;

    /** Potential of both electrodes where the cell has 0 V, V. */
    private static final double MEETING = 1.6;

    private static final double SOC_AT_ZERO_VOLT = -0.1;

    private PrussianWhite() {}

    /**
     * @param data folder of the data
     * @param other cell whose resistances are scaled
     */
    static CellParameters build(Path data, CellParameters other) {
        Provenance composed =
                Provenance.assumed("no full cell of Prussian white and hard carbon is published in numbers;"
                        + " composed to a 10 Ah cell of the size of the layered-oxide 32140");
        Provenance window = Provenance.assumed("window of the composed open-circuit voltage");
        Provenance temperatures = Provenance.assumed("usual range of sodium-ion cells");
        double scale = other.capacity().value() / (CAPACITY * Parts.AMPERE_HOUR);
        Provenance scaled =
                Provenance.assumed("resistance times capacity as the layered-oxide 18650, which the framework of"
                        + " Prussian white may halve and its water may double");
        Provenance contact = Provenance.assumed("resistance times capacity as the layered-oxide 18650");
        return new CellParameters(
                new CellParameters.Description(
                        "prussian-white-hard-carbon",
                        "Prussian white, 10 Ah",
                        "Prussian white (Fe) / hard carbon",
                        "cylindrical 32140",
                        "No full-cell data exist. No measured cell stands behind these numbers: the open-circuit voltage is put together from"
                                + " half-cells of the literature, resistances are scaled from the layered-oxide 18650, and"
                                + " all else is assumed. Use it to see what a lower and flatter voltage would mean, not to"
                                + " size a system.",
                        List.of(
                                "Chayambuka et al., Electrochim. Acta 404 (2022) 139764, hard carbon against sodium, as"
                                        + " digitised in github.com/pybamm-team/PyBaMM, commit 7c9f5bd8",
                                "literature abstracts on Prussian white half-cells: Fe about 3.0 V on average over 85 to"
                                        + " 160 mAh/g")),
                new CellParameters.Rating(
                        Parts.capacity(CAPACITY, 8, 12, composed),
                        quantity(2.8, 2.6, 3.1, composed),
                        quantity(0.27, 0.22, 0.35, composed)),
                new CellParameters.Limits(
                        quantity(1.5, 1.0, 2.2, window),
                        quantity(3.5, 3.3, 3.8, window),
                        quantity(20, 10, 50, Provenance.assumed("2C: Prussian white is known for its rate capability")),
                        quantity(30, 10, 60, Provenance.assumed("3C: Prussian white is known for its rate capability")),
                        Parts.celsius(-20, -30, -10, temperatures),
                        Parts.celsius(60, 45, 65, temperatures),
                        List.of(),
                        List.of(),
                        Parts.transport()),
                Parts.capacity(CAPACITY, 8, 12, composed),
                quantity(0.9995, 0.995, 1, Provenance.assumed("as of the layered oxides; residual water may lower it")),
                Parts.percentPerMonth(2, 0.5, 8, Provenance.assumed("2 % a month, as for the layered oxides")),
                new CellParameters.OpenCircuit(
                        halfCells(data),
                        Curve.constant(
                                0.01,
                                0,
                                0.04,
                                Provenance.assumed(
                                        "small: framework opens and closes little on sodium uptake; hard carbon"
                                                + " adds some")),
                        quantity(30, 5, 100, Provenance.assumed("the branch is reached within about 3 % SOC")),
                        Curve.constant(
                                -0.1e-3,
                                -0.5e-3,
                                0.3e-3,
                                Provenance.assumed("middle of the range of the layered" + " oxides; not measured")),
                        Parts.celsius(25, 25, 25, Provenance.assumed("by definition")),
                        quantity(SOC_AT_ZERO_VOLT, -0.3, -0.02, window)),
                new CellParameters.Resistance(
                        quantity(Parts.rounded(other.resistance().contact().value() * scale), 0, 0.006, contact),
                        element(other.resistance().ohmic(), scale, scaled),
                        other.resistance().pairs().stream()
                                .map(pair -> pair.times(scale)
                                        .withElement(element(pair.element(), scale, scaled))
                                        .withTimeConstants(PrussianWhite::slower))
                                .toList()),
                new CellParameters.Thermal(
                        quantity(270, 200, 380, Provenance.assumed("270 g at 1000 J/(kg K)")),
                        quantity(0.4, 0.2, 0.7, Provenance.assumed("as the layered-oxide 32140, which has this size"))),
                SodiumPrior.prussianWhite());
    }

    private static Curve slower(Curve timeConstant) {
        double tau = timeConstant.value()[0];
        return Curve.constant(tau, tau / 5, tau * 5, Provenance.assumed("as the layered-oxide 18650"));
    }

    private static Element element(Element from, double scale, Provenance provenance) {
        return new Element(
                scaled(from.charge(), scale, provenance),
                scaled(from.discharge(), scale, provenance),
                Parts.nodes(
                        from.activationEnergy().soc(),
                        from.activationEnergy().value(),
                        (z, e) -> 0.4 * Math.abs(e) + 5e3,
                        Double.NEGATIVE_INFINITY,
                        Provenance.assumed("as the layered-oxide 18650")));
    }

    private static Curve scaled(Curve from, double scale, Provenance provenance) {
        double[] values = Arrays.stream(from.value()).map(r -> r * scale).toArray();
        return Parts.nodes(from.soc(), values, (z, r) -> 0.7 * r, 0, provenance);
    }

    /** Hard carbon as published, and a positive electrode whose potential is assumed over the window of the cell. */
    private static HalfCells halfCells(Path data) {
        Table table = Table.read(data.resolve("chayambuka-hard-carbon").resolve("U_n.csv"));
        double[] site = table.column("Negative particle stoichiometry");
        MonotoneCubic carbon = MonotoneCubic.of(site, table.column("Negative electrode open-circuit potential [V]"));
        TreeMap<Double, Double> negative = new TreeMap<>();
        TreeMap<Double, Double> positive = new TreeMap<>();
        for (double z : Parts.nodes(100)) {
            negative.put(along(EMPTY, FULL, z), carbon.value(along(EMPTY, FULL, z)));
            positive.put(along(FILLED, LEFT, z), positive(z));
        }
        for (double x : site) {
            if (x < EMPTY) {
                negative.put(x, carbon.value(x));
            }
        }
        for (double x = FULL + BEYOND; x < site[site.length - 1]; x += BEYOND) {
            negative.put(Parts.rounded(x), carbon.value(Parts.rounded(x)));
        }
        positive.put(along(FILLED, LEFT, 1 + BEYOND), positive(1 + BEYOND));
        // both meet where the cell has 0 V, and each goes on alone beyond
        negative.put(along(EMPTY, FULL, SOC_AT_ZERO_VOLT), MEETING);
        positive.put(along(FILLED, LEFT, SOC_AT_ZERO_VOLT), MEETING);
        negative.put(along(EMPTY, FULL, 2 * SOC_AT_ZERO_VOLT), 2 * MEETING + 1);
        positive.put(along(FILLED, LEFT, 2 * SOC_AT_ZERO_VOLT), 0.0);
        Provenance assumed = new Provenance(
                Provenance.Kind.ASSUMED,
                "no measured full cell: two steps of Prussian white about its published mean of 3.0 V",
                CatalogueBuilder.COMMAND + ": 0 V at " + Math.round(100 * SOC_AT_ZERO_VOLT) + " % SOC assumed");
        Provenance published = Provenance.fitted(
                "hard carbon against sodium, Chayambuka et al. 2022, as digitised",
                CatalogueBuilder.COMMAND + ": read between its 20 points; continued to 0 V of the cell by assumption");
        Provenance windows = Provenance.assumed("no measured full cell: sodium per site that a cell may use");
        return new HalfCells(
                new Electrode(
                        curve(positive, 0.2, assumed),
                        quantity(FILLED, 0.9, 1, windows),
                        quantity(LEFT, 0.02, 0.3, windows)),
                new Electrode(
                        curve(negative, 0.03, published),
                        quantity(EMPTY, 0.005, 0.06, windows),
                        quantity(FULL, 0.7, 0.95, windows)));
    }

    private static double along(double empty, double full, double soc) {
        return Math.round((empty + soc * (full - empty)) * 1e6) / 1e6;
    }

    private static Curve curve(SortedMap<Double, Double> potential, double half, Provenance provenance) {
        return Parts.nodes(
                potential.keySet().stream().mapToDouble(x -> x).toArray(),
                potential.values().stream().mapToDouble(u -> u).toArray(),
                (x, u) -> u > CONTINUED && half < 0.1 ? 1 : half,
                Double.NEGATIVE_INFINITY,
                provenance);
    }

    /** Two iron sites, one below and one above 3.0 V, with a step between them at 55 % SOC, V. */
    private static double positive(double z) {
        return 2.83
                + 0.08 * z
                + 0.3 / (1 + Math.exp(-(z - 0.55) / 0.05))
                - 0.15 * Math.exp(-z / 0.02)
                + 0.1 * Math.exp((z - 1) / 0.03);
    }
}
