package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/**
 * The HiNa NaCR32140-MP10 from three cycles at 2C: a plain reduction with wide intervals, which {@link LayeredOxide32140}
 * starts its calibration from.
 */
final class HinaReduction {
    static final String FILE = "SINTEF__hina-nacr32140mp10-202410-3gvjz6__20250617__2C__25degC.csv";

    static final String DATA = "SINTEF, HiNa NaCR32140-MP10 cell 3gvjz6, 2C cycles at 25 degC,"
            + " github.com/battery-data-alliance/battery-data-format, commit a3d9094 (CC BY 4.0)";

    private static final double CURRENT = 20;

    /** Least current that counts as the constant-current part of a leg, A. */
    private static final double CONSTANT = 19.9;

    private static final double MASS = 0.27;

    private static final double SPECIFIC_HEAT = 1000;

    /** Activation energy of all resistances, J/mol. */
    private static final double ACTIVATION = 30e3;

    private static final double CONTACT = 0.001;

    private static final double SOC_AT_ZERO_VOLT = -0.15;

    /** Shares of the series resistance, of 5 s and of 200 s in what does not belong to the contacts. */
    private static final double[] SHARES = {0.6, 0.2, 0.2};

    private static final double[] TIME_CONSTANTS = {0, 5, 200};

    private HinaReduction() {}

    static CellParameters build(Path data) {
        List<Leg> legs = Leg.split(Table.read(data.resolve("hina-nacr32140").resolve(FILE)));
        // the last charge, rest, discharge and rest: the cell has run in
        int n = legs.size();
        Leg charge = legs.get(n - 4);
        Leg rest = legs.get(n - 3);
        Leg discharge = legs.get(n - 2);
        Leg end = legs.get(n - 1);
        double[] soc = nodes();
        MonotoneCubic charging = charge.voltageOverSoc(0);
        MonotoneCubic discharging = discharge.voltageOverSoc(1);
        double constantUpTo = charge.constantUpTo();
        double[] voltage = new double[soc.length];
        double[] resistance = new double[soc.length];
        Provenance reduced = Provenance.fitted(
                DATA,
                CatalogueBuilder.COMMAND
                        + ": mean of the last charge and discharge at 2C, hysteresis and resistance from"
                        + " their gap; start of the calibration on the same file");
        for (int i = 0; i < soc.length; i++) {
            double z = soc[i];
            double common = Math.max(0.02, Math.min(constantUpTo - 0.01, z));
            double gap = charging.value(common) - discharging.value(common) - 2 * hysteresis(common);
            double warm = gap / (2 * CURRENT) - CONTACT;
            double kelvin = 0.5
                    * (charge.temperatureOverSoc(0).value(common)
                            + discharge.temperatureOverSoc(1).value(common));
            resistance[i] = warm * Math.exp(-ACTIVATION / Constants.GAS_CONSTANT * (1 / kelvin - 1 / Parts.REFERENCE));
            voltage[i] = discharging.value(z) + hysteresis(z) + (warm + CONTACT) * CURRENT;
        }
        // ends are what the cell showed after 2 h of rest
        voltage[0] = end.last() + hysteresis(0);
        voltage[soc.length - 1] = rest.last();
        double tau = end.coolingTime();
        double heat = MASS * SPECIFIC_HEAT;
        Provenance name = Provenance.literature("metadata of the data set: 10 Ah, 3.0 V, 270 g");
        Provenance window = Provenance.measured(DATA + "; limits of the test");
        Provenance currents = Provenance.assumed("2C, the rate of the test; no sheet is at hand");
        Provenance temperatures = Provenance.assumed("usual range of commercial sodium-ion cells; no sheet is at hand");
        return new CellParameters(
                new CellParameters.Description(
                        "layered-oxide-32140",
                        "Layered oxide 32140, 10 Ah",
                        "layered oxide / hard carbon",
                        "cylindrical 32140",
                        "One HiNa-type cell, three cycles at 2C and one ambient temperature: how resistance depends on"
                                + " temperature is known only from its own warming by 15 K. Ageing is a prior, not a"
                                + " measurement.",
                        List.of(DATA)),
                new CellParameters.Rating(
                        Parts.capacity(10, 9.8, 10.4, name),
                        quantity(3.0, 2.9, 3.1, name),
                        quantity(MASS, 0.26, 0.28, name)),
                new CellParameters.Limits(
                        quantity(1.5, 1.5, 2.0, window),
                        quantity(3.95, 3.9, 4.0, window),
                        quantity(20, 10, 30, currents),
                        quantity(20, 20, 50, currents),
                        Parts.celsius(-20, -40, -10, temperatures),
                        Parts.celsius(60, 55, 70, temperatures),
                        List.of(),
                        List.of(),
                        Parts.transport()),
                Parts.capacity(
                        Parts.rounded(discharge.charge() / Parts.AMPERE_HOUR),
                        10.1,
                        10.5,
                        Provenance.measured(DATA + "; third discharge at 2C from 3.95 V to 1.5 V")),
                quantity(
                        0.9995,
                        0.998,
                        1,
                        Provenance.assumed(
                                "commercial cells keep charge to a part in a thousand; the test resolves 1 %")),
                Parts.percentPerMonth(2, 0.5, 5, Provenance.assumed("2 % a month, as for the layered-oxide 18650")),
                new CellParameters.OpenCircuit(
                        voltage(soc, voltage, reduced),
                        Parts.curve(
                                Parts.nodes(10),
                                HinaReduction::hysteresis,
                                (z, m) -> m + 0.01,
                                0,
                                Provenance.assumed(
                                        "as the layered-oxide 18650: tens of mV below 40 % SOC, none above")),
                        quantity(
                                30,
                                5,
                                100,
                                Provenance.assumed("the branch is reached within about 3 % SOC: no minor loops were"
                                        + " measured")),
                        entropic(data),
                        Parts.celsius(25, 25, 25, Provenance.assumed("by definition")),
                        quantity(
                                SOC_AT_ZERO_VOLT,
                                -0.3,
                                -0.05,
                                Provenance.assumed("open-circuit voltage below 2.0 V was not measured"))),
                new CellParameters.Resistance(
                        quantity(CONTACT, 0.0005, 0.002, Provenance.assumed("a quarter of the first step of 4 mOhm")),
                        element(soc, resistance, 0, reduced),
                        pairs(soc, resistance, reduced)),
                new CellParameters.Thermal(
                        quantity(heat, 240, 300, Provenance.assumed("270 g at 1000 J/(kg K)")),
                        quantity(
                                Parts.rounded(heat / tau),
                                0.25,
                                0.6,
                                Provenance.fitted(
                                        DATA,
                                        CatalogueBuilder.COMMAND + ": the cell cools with a time constant of "
                                                + Math.round(tau) + " s after the last discharge"))),
                SodiumPrior.layeredOxide());
    }

    private static double[] nodes() {
        double[] soc = Parts.nodes(20);
        double[] more = new double[soc.length + 1];
        System.arraycopy(soc, 1, more, 2, soc.length - 1);
        more[1] = 0.025;
        return more;
    }

    private static double hysteresis(double z) {
        return z < 0.4 ? 0.025 : z < 0.5 ? 0.25 * (0.5 - z) : 0;
    }

    private static Curve voltage(double[] soc, double[] voltage, Provenance provenance) {
        double[] z = new double[soc.length + 2];
        double[] u = new double[soc.length + 2];
        System.arraycopy(soc, 0, z, 2, soc.length);
        System.arraycopy(voltage, 0, u, 2, soc.length);
        z[0] = SOC_AT_ZERO_VOLT;
        z[1] = -0.07;
        u[1] = 1.35;
        return Parts.nodes(z, u, (at, v) -> at < 0 ? 0.5 : at < 0.2 ? 0.1 : 0.04, 0, provenance);
    }

    private static Curve entropic(Path data) {
        Curve other = LayeredOxide18650Voltage.entropic(data.resolve("tub-sib18650"));
        return Parts.nodes(
                other.soc(),
                other.value(),
                (z, s) -> 0.15e-3,
                -1,
                Provenance.assumed("as the layered-oxide 18650, with a wider interval"));
    }

    private static Element element(double[] soc, double[] resistance, int k, Provenance provenance) {
        Curve both = Parts.nodes(
                soc, Arrays.stream(resistance).map(r -> r * SHARES[k]).toArray(), (z, r) -> 0.4 * r, 0, provenance);
        return new Element(
                both,
                both,
                Curve.constant(
                        ACTIVATION,
                        20e3,
                        45e3,
                        Provenance.assumed(
                                "0.31 eV, as the fast part of the layered-oxide 18650: one ambient temperature"
                                        + " only")));
    }

    private static List<Pair> pairs(double[] soc, double[] resistance, Provenance provenance) {
        List<Pair> pairs = new ArrayList<>();
        for (int k = 1; k < SHARES.length; k++) {
            double tau = TIME_CONSTANTS[k];
            pairs.add(new Pair(
                    element(soc, resistance, k, provenance),
                    Curve.constant(
                            tau,
                            tau / 4,
                            tau * 4,
                            Provenance.assumed(
                                    "one fast and one slow process, as the steps at the ends of the legs show"))));
        }
        return pairs;
    }

    /** Part of the test with one sign of current. */
    private static final class Leg {
        private final double[] time;
        private final double[] voltage;
        private final double[] current;
        private final double[] celsius;

        private Leg(double[] time, double[] voltage, double[] current, double[] celsius) {
            this.time = time;
            this.voltage = voltage;
            this.current = current;
            this.celsius = celsius;
        }

        static List<Leg> split(Table table) {
            double[] time = table.column("Test Time / s");
            double[] voltage = table.column("Voltage / V");
            double[] current = table.column("Current / A");
            double[] celsius = table.column("Ambient Temperature / degC");
            List<Leg> legs = new ArrayList<>();
            int start = 0;
            for (int i = 1; i <= time.length; i++) {
                if (i == time.length || Math.signum(current[i]) != Math.signum(current[start])) {
                    legs.add(new Leg(
                            Arrays.copyOfRange(time, start, i),
                            Arrays.copyOfRange(voltage, start, i),
                            Arrays.copyOfRange(current, start, i),
                            Arrays.copyOfRange(celsius, start, i)));
                    start = i;
                }
            }
            return legs;
        }

        /** Charge moved up to each row, C, shape [rows]. */
        private double[] moved() {
            double[] moved = new double[time.length];
            for (int i = 1; i < moved.length; i++) {
                moved[i] = moved[i - 1] + 0.5 * Math.abs(current[i] + current[i - 1]) * (time[i] - time[i - 1]);
            }
            return moved;
        }

        double charge() {
            return moved()[time.length - 1];
        }

        double last() {
            return voltage[time.length - 1];
        }

        MonotoneCubic voltageOverSoc(double from) {
            return overSoc(from, voltage, 0);
        }

        MonotoneCubic temperatureOverSoc(double from) {
            return overSoc(from, celsius, Constants.ZERO_CELSIUS);
        }

        private MonotoneCubic overSoc(double from, double[] column, double offset) {
            double[] moved = moved();
            double total = charge();
            List<double[]> points = new ArrayList<>();
            for (int k = 0; k < moved.length; k++) {
                int i = from == 0 ? k : moved.length - 1 - k;
                double z = Math.abs(from - moved[i] / total);
                if (points.isEmpty() || z > points.get(points.size() - 1)[0] + 1e-4) {
                    points.add(new double[] {z, column[i] + offset});
                }
            }
            return MonotoneCubic.of(
                    points.stream().mapToDouble(p -> p[0]).toArray(),
                    points.stream().mapToDouble(p -> p[1]).toArray());
        }

        /** State of charge at which a charge leaves its constant-current part. */
        double constantUpTo() {
            double[] moved = moved();
            int i = moved.length - 1;
            while (Math.abs(current[i]) < CONSTANT) {
                i--;
            }
            return moved[i] / charge();
        }

        /** Time constant of cooling over the first 20 min of a rest, s: slope of the logarithm of the excess. */
        double coolingTime() {
            double surroundings = celsius[time.length - 1];
            double sumT = 0;
            double sumY = 0;
            double sumTT = 0;
            double sumTY = 0;
            int n = 0;
            for (int i = 0; time[i] - time[0] < 1200; i++) {
                double t = time[i] - time[0];
                double y = Math.log(celsius[i] - surroundings);
                sumT += t;
                sumY += y;
                sumTT += t * t;
                sumTY += t * y;
                n++;
            }
            return -(n * sumTT - sumT * sumT) / (n * sumTY - sumT * sumY);
        }
    }
}
