package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Elements;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Found;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Pulse;
import org.natrolite.calibration.ocv.HalfCell;
import org.natrolite.calibration.ocv.Reconciliation;
import org.natrolite.calibration.ocv.WindowFit;
import org.natrolite.calibration.ocv.WindowResult;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.AgeingPrior.FactorPrior;
import org.natrolite.models.ageing.AgeingPrior.MechanismPrior;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Distribution.LogNormal;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Uncertain;

/** The Sony/Murata US26650FTC1: tables and ageing law of Naumann, against which sodium-ion is judged. */
final class LfpGraphite26650 {
    private static final String DATA = "Sony/Murata US26650FTC1 tables of github.com/tum-ees/simses, commit 2769f809"
            + " (BSD-3-Clause), from measurements of M. Naumann, PhD thesis TUM 2018";

    private static final String LAW = "Naumann et al. 2018, doi 10.1016/j.est.2018.01.019, and 2020, doi"
            + " 10.1016/j.jpowsour.2019.227666, authors' parameter file";

    private static final String HALF_CELL_DATA =
            "half-cells of the HAIDI 18650 LFP cell at C/20 in github.com/tum-ees/PyDMA, commit b88944e6 (BSD-3-Clause),"
                    + " taken from the literature by doi 10.1016/j.jpowsour.2025.236290";

    private static final double[] TIME_CONSTANTS = {0, 5};

    /** Length of the pulses of the resistance table, s. */
    static final double PULSE = 10;

    /** Current of the pulses taken to be 1C, A. */
    static final double CURRENT = 3;

    private static final double HOUR = 3600;

    static final int[] TEMPERATURES = {10, 25, 40};

    private static final double SOC_AT_ZERO_VOLT = -0.02;

    /** Gas constant that the authors of the law computed with, J/(mol K). */
    private static final double AUTHORS_GAS_CONSTANT = 8.314472673045751;

    private LfpGraphite26650() {}

    static CellParameters build(Path data) {
        Path folder = data.resolve("sony-26650-lfp-tables");
        HalfCells halfCells = halfCells(data);
        Curve voltage = halfCells.curve(SOC_AT_ZERO_VOLT);
        Provenance sheet = Provenance.literature(LAW + ": US26650FTC1, 3 Ah");
        Provenance window = Provenance.assumed("3.2 V and 2.0 to 3.6 V, usual of LFP/graphite; no sheet is at hand");
        Provenance currents = Provenance.assumed(
                "1C charge and 6.6C discharge as usual of power cells of this make; no" + " sheet is at hand");
        Provenance temperatures = Provenance.assumed("usual range of LFP/graphite cells; no sheet is at hand");
        return new CellParameters(
                new CellParameters.Description(
                        "lfp-graphite-26650",
                        "LFP 26650, 3 Ah",
                        "LFP / graphite",
                        "cylindrical 26650",
                        "The lithium-ion cell that sodium-ion is judged against. Resistances hold at 10 to 40 degC and 10"
                                + " to 90 % SOC and have no process slower than a pulse of 10 s. A small cell: large ones of today lose less,"
                                + " so that its round trip flatters sodium-ion beside it. The ageing law was measured on this"
                                + " cell; its spread is assumed. Its electrodes are those of another LFP/graphite cell, shifted"
                                + " and stretched to meet its open-circuit voltage.",
                        List.of(DATA, LAW, HALF_CELL_DATA)),
                new CellParameters.Rating(
                        Parts.capacity(3.0, 2.95, 3.05, sheet),
                        quantity(3.2, 3.2, 3.3, window),
                        quantity(0.0845, 0.08, 0.09, Provenance.assumed("84.5 g, usual of a 26650; not weighed"))),
                new CellParameters.Limits(
                        quantity(2.0, 2.0, 2.5, window),
                        quantity(3.6, 3.5, 3.65, window),
                        quantity(3, 1.5, 6, currents),
                        quantity(20, 10, 25, currents),
                        Parts.celsius(-20, -30, -10, temperatures),
                        Parts.celsius(60, 55, 60, temperatures)),
                Parts.capacity(3.0, 2.9, 3.1, sheet),
                quantity(0.9995, 0.998, 1, Provenance.assumed("commercial cells keep charge to a part in a thousand")),
                Parts.percentPerMonth(1, 0.2, 3, Provenance.assumed("1 % a month, usual of LFP/graphite")),
                new CellParameters.OpenCircuit(
                        halfCells,
                        hysteresis(folder),
                        quantity(
                                30,
                                5,
                                100,
                                Provenance.assumed("the branch is reached within about 3 % SOC: no minor loops were"
                                        + " measured")),
                        entropic(folder),
                        Parts.celsius(25, 25, 25, Provenance.measured(DATA + "; temperature of the tests")),
                        quantity(
                                SOC_AT_ZERO_VOLT,
                                -0.1,
                                0,
                                Provenance.assumed(
                                        "continues the table, which falls by 80 V per unit of SOC at its end"))),
                resistance(folder, voltage.interpolant()),
                new CellParameters.Thermal(
                        quantity(84.5, 70, 100, Provenance.assumed("84.5 g at 1000 J/(kg K)")),
                        quantity(
                                0.065,
                                0.03,
                                0.15,
                                Provenance.assumed(
                                        "natural convection: surface of a 26650, 0.0064 m2, at" + " 10 W/(m2 K)"))),
                ageing());
    }

    /** Half-cells of another cell, made to meet the table at every node. */
    private static HalfCells halfCells(Path data) {
        Path folder = data.resolve("haidi-18650-lfp-half-cells");
        HalfCell positive = LfpHalfCells.positive(folder);
        HalfCell negative = LfpHalfCells.negative(folder);
        Table table = Table.read(data.resolve("sony-26650-lfp-tables").resolve("CLFP_Sony_US26650_OCV.csv"));
        double[] soc = thousandths(table.column("SOC"));
        double[] voltage = table.column("OCV");
        WindowFit fit = WindowFit.of(positive, negative);
        WindowResult windows = fit.fit(soc, voltage);
        WindowResult other = fit.fit(soc, LfpHalfCells.meanOfA123(data.resolve("a123-26650-lfp"), soc));
        Provenance provenance = Provenance.fitted(
                DATA + "; " + HALF_CELL_DATA,
                String.format(
                        Locale.ROOT,
                        "%s: mean of the branches; windows fitted to the full cell with an error of %.1f mV root mean square,"
                                + " %.1f mV from 10 to 90 %% SOC; 0 V at %.0f %% SOC assumed. Fitted to the mean of the C/30"
                                + " branches of an A123 26650 at 25 degC (Plett's ESC toolbox) the error is %.1f mV, %.1f mV"
                                + " from 10 to 90 %% SOC, with windows %s of the positive and %s of the negative electrode",
                        CatalogueBuilder.COMMAND,
                        1e3 * windows.error(),
                        1e3 * windows.errorInside(),
                        100 * SOC_AT_ZERO_VOLT,
                        1e3 * other.error(),
                        1e3 * other.errorInside(),
                        told(other.positiveEmpty(), other.positiveFull()),
                        told(other.negativeEmpty(), other.negativeFull())));
        return Reconciliation.of(positive, negative, windows, soc, voltage, SOC_AT_ZERO_VOLT, provenance)
                .halfCells();
    }

    private static String told(WindowResult.Bound empty, WindowResult.Bound full) {
        return String.format(
                Locale.ROOT,
                "%.3f (%.3f to %.3f) to %.3f (%.3f to %.3f)",
                empty.value(),
                empty.lower(),
                empty.upper(),
                full.value(),
                full.lower(),
                full.upper());
    }

    /** The tables count in thousandths, with the rounding of their making. */
    private static double[] thousandths(double[] soc) {
        return Arrays.stream(soc).map(z -> Math.round(z * 1000) / 1000.0).toArray();
    }

    private static Curve hysteresis(Path folder) {
        return table(folder.resolve("CLFP_Sony_US26650_HystV.csv"), "HystV", 0.008, 0, "interval assumed");
    }

    /** Every node of a table, to all its digits. */
    private static Curve table(Path file, String column, double half, double floor, String method) {
        Table table = Table.read(file);
        double[] value = table.column(column);
        return Curve.of(
                thousandths(table.column("SOC")),
                value,
                Arrays.stream(value)
                        .map(v -> Math.min(v, Math.max(floor, Parts.rounded(v - half))))
                        .toArray(),
                Arrays.stream(value).map(v -> Parts.rounded(v + half)).toArray(),
                new Provenance(Provenance.Kind.MEASURED, DATA, method));
    }

    private static Curve entropic(Path folder) {
        return table(folder.resolve("CLFP_Sony_US26650_entropy.csv"), "S", 0.05e-3, -1, "interval assumed");
    }

    private static CellParameters.Resistance resistance(Path folder, MonotoneCubic ocv) {
        double[] soc = nodes();
        List<List<Pulse>> pulses = pulses(folder, ocv);
        ResistanceFit fit = new ResistanceFit(TIME_CONSTANTS, new double[] {0.6, 0.4 / -Math.expm1(-2)});
        double contact = fit.contact(pulses, 0.02, 0.001);
        List<Elements> found =
                pulses.stream().map(each -> fit.fit(each, contact)).toList();
        List<List<Found>> elements = found.stream().map(Elements::found).toList();
        double worst = found.stream()
                .flatMap(each -> each.errors().stream())
                .mapToDouble(Math::abs)
                .max()
                .orElseThrow();
        Provenance provenance = Provenance.fitted(
                DATA + ": 10 s resistance at 10, 25 and 40 degC, 10 to 90 % SOC, both directions",
                CatalogueBuilder.COMMAND
                        + ": drift of the open-circuit voltage at 1C taken off; largest error at a node "
                        + Parts.percent(worst) + "; split of about 60 to"
                        + " 40 between series and RC pair assumed, as only 10 s values are published");
        List<Pair> pairs = List.of(new Pair(
                LayeredOxide18650Pulses.element(soc, elements, 1, provenance),
                Curve.constant(
                        TIME_CONSTANTS[1],
                        1,
                        20,
                        Provenance.assumed("5 s: only the resistance at 10 s is published"))));
        return new CellParameters.Resistance(
                quantity(Parts.rounded(contact), 0, Parts.rounded(2 * contact + 0.005), provenance),
                LayeredOxide18650Pulses.element(soc, elements, 0, provenance),
                pairs);
    }

    /** State of charge of the resistance table without its copied ends. */
    static double[] nodes() {
        return Arrays.copyOfRange(Parts.nodes(10), 1, 10);
    }

    /** Pulses by state of charge. */
    static List<List<Pulse>> pulses(Path folder, MonotoneCubic ocv) {
        Table table = Table.read(folder.resolve("CLFP_Sony_US26650_Rint.csv"));
        double[][] charge = new double[TEMPERATURES.length][];
        double[][] discharge = new double[TEMPERATURES.length][];
        for (int t = 0; t < TEMPERATURES.length; t++) {
            charge[t] = table.column("R_Ch(T=" + TEMPERATURES[t] + ")");
            discharge[t] = table.column("R_DCh(T=" + TEMPERATURES[t] + ")");
        }
        List<List<Pulse>> all = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            List<Pulse> pulses = new ArrayList<>();
            double z = nodes()[i - 1];
            double moved = PULSE / HOUR;
            double up = (ocv.value(z + moved) - ocv.value(z)) / CURRENT;
            double down = (ocv.value(z) - ocv.value(z - moved)) / CURRENT;
            for (int t = 0; t < TEMPERATURES.length; t++) {
                double temperature = TEMPERATURES[t] + Constants.ZERO_CELSIUS;
                pulses.add(new Pulse(true, temperature, PULSE, charge[t][i], up));
                pulses.add(new Pulse(false, temperature, PULSE, discharge[t][i], down));
            }
            all.add(pulses);
        }
        return all;
    }

    private static AgeingPrior ageing() {
        return new AgeingPrior(
                "naumann-lfp",
                "Law and medians as published. The multipliers of its four losses are assumed: 0.15 (calendar) and 0.25"
                        + " (cycle) in the logarithm for capacity and 0.25 and 0.5 for resistance hold cell-to-cell spread"
                        + " and the error of the law; the growth of resistance with cycles nearly cancels near 1C and is of low confidence.",
                List.of(
                        mechanism(
                                "calendar-capacity",
                                Driver.TIME,
                                Target.CAPACITY_LOSS,
                                0.0012570527278588735,
                                0.15,
                                0.5,
                                arrhenius(17126.023893627058),
                                factor(StressFactor.SOC_POLYNOMIAL, 2.8574914597288177, 0.6022450126542257, 0.5, 3)),
                        mechanism(
                                "calendar-resistance",
                                Driver.TIME,
                                Target.RESISTANCE_GROWTH,
                                3.419352708354734e-08,
                                0.25,
                                1,
                                arrhenius(71827.15233029601),
                                factor(StressFactor.SOC_POLYNOMIAL, -3.3903148865031594, 1.5604349252451155, 0.5, 2)),
                        mechanism(
                                "cycle-capacity",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.CAPACITY_LOSS,
                                1,
                                0.25,
                                0.5,
                                factor(StressFactor.RATE_LINEAR, 0.06303575636331282, 0.09705107000495405),
                                factor(StressFactor.DEPTH_POLYNOMIAL, 4.025280822570597, 1.0922780845544837, 0.6, 3)),
                        mechanism(
                                "cycle-resistance",
                                Driver.EQUIVALENT_FULL_CYCLES,
                                Target.RESISTANCE_GROWTH,
                                1,
                                0.5,
                                1,
                                factor(StressFactor.RATE_LINEAR, -0.0018411620457524647, 0.002328377628623146),
                                factor(StressFactor.DEPTH_POLYNOMIAL, 6.847717604040541, 0.9188245186469592, 0.5, 3))),
                List.of());
    }

    /**
     * @param percent published factor, percent
     * @param sigma assumed spread of the loss, in the logarithm
     */
    private static MechanismPrior mechanism(
            String id,
            Driver driver,
            Target target,
            double percent,
            double sigma,
            double exponent,
            FactorPrior... factors) {
        Provenance spread = new Provenance(
                Provenance.Kind.LITERATURE,
                LAW,
                "median as published; standard deviation " + sigma + " of the logarithm assumed");
        return new MechanismPrior(
                id,
                driver,
                target,
                new Uncertain(new LogNormal(0.01 * percent, sigma), id, spread),
                1,
                published(exponent),
                Arrays.asList(factors));
    }

    private static FactorPrior factor(StressFactor factor, double... parameters) {
        return new FactorPrior(
                factor,
                Arrays.stream(parameters).mapToObj(LfpGraphite26650::published).toList());
    }

    /** The same activation, stated for the gas constant used here. */
    private static FactorPrior arrhenius(double authors) {
        return factor(StressFactor.ARRHENIUS, authors * Constants.GAS_CONSTANT / AUTHORS_GAS_CONSTANT, 298.15);
    }

    private static Uncertain published(double value) {
        return Uncertain.fixed(value, Provenance.literature(LAW));
    }
}
