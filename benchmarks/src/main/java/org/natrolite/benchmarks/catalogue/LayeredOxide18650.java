package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Found;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Pulse;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Point;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Surface;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.CurrentBand;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** The commercial 18650 of TU Berlin: maps of open-circuit voltage, pulse resistance and entropic coefficient. */
final class LayeredOxide18650 {
    private static final String DATA =
            "TU Berlin, cell TC23SIB09, doi 10.14279/depositonce-25036 (CC BY 4.0), as reduced"
                    + " in github.com/DNV007/delivered-energy-decomposition, commit 4fcb6430";

    /** Charge that the cell gave at 25 degC, Ah: state of charge is counted from its end. */
    private static final double CAPACITY = 1.573451;

    /** Current of the pulses, A. */
    static final double PULSE_CURRENT = 1.5;

    /** 37 g at 1000 J/(kg K), J/K. */
    private static final double HEAT_CAPACITY = 37;

    static final double[] TIME_CONSTANTS = {0, 0.3, 10};

    /** Relative accuracy asked of the pulses: how soon the first reading was taken is not stated. */
    private static final double FAST_ACCURACY = 0.3;

    private static final double SECOND_ACCURACY = 0.04;
    private static final double LONG_ACCURACY = 0.02;

    /** Part of the slow process of the Hakadi cell. */
    private static final double SLOW_SHARE = 0.4;

    /** Below this the branches of the Hakadi cell differ also after rests of 20 min; above they coincide. */
    private static final double HYSTERESIS_ENDS = 0.5;

    /** Where the charge branch ends in the data. */
    private static final double BRANCHES_END = 0.9;

    private static final double SOC_AT_ZERO_VOLT = -0.15;

    private LayeredOxide18650() {}

    static CellParameters build(Path data) {
        LayeredOxide18650Hakadi.Fit rates = LayeredOxide18650Hakadi.fit(data, pulsesOnly(data));
        return build(
                data,
                LayeredOxide18650Hakadi.slow(
                        rates.withSlow(SLOW_SHARE),
                        Provenance.assumed(
                                "two fifths of the slow process of another 1.5 Ah cell, found from its rate tests"
                                        + " (layered-oxide-18650-hakadi): the pulses of this one end at 10 s. In segments of 42 s"
                                        + " at 25 degC it first met 1.5 V after 1.538 Ah, with this part of the process the model after"
                                        + " 1.545 Ah, with none after 1.574 and with all after 1.509 Ah")));
    }

    /** The cell as its pulses alone show it. */
    static CellParameters pulsesOnly(Path data) {
        return build(data, null);
    }

    private static CellParameters build(Path data, @Nullable Pair slow) {
        Path folder = data.resolve("tub-sib18650");
        Branches branches = Branches.read(folder);
        Curve voltage = voltage(branches);
        Provenance window = Provenance.literature("maker's window of 1.5 Ah layered-oxide 18650 cells, used by the"
                + " Hakadi 18650 tests (github.com/MaxMax-embedded/hakadi_soidum_ion_18650)");
        Provenance currents = Provenance.literature("datasheet of a 1.1 Ah sodium-ion 18650: charge at 1C from 15 degC,"
                + " 3C from 25 to 35 degC, 0.2C below 15 degC; the lowest of the warm limits stands where a"
                + " controller does not derate by temperature");
        Provenance temperatures = Provenance.assumed(
                "usual range of commercial sodium-ion 18650 cells; no sheet of this cell is at hand");
        Provenance name = Provenance.literature("maker's label: 1.5 Ah, 4.5 Wh, 122 Wh/kg");
        return new CellParameters(
                new CellParameters.Description(
                        "layered-oxide-18650",
                        "Layered oxide 18650, 1.5 Ah",
                        "layered oxide / hard carbon",
                        "cylindrical 18650",
                        "One fresh cell, measured at 5, 25 and 45 degC; charge pulses at 5 degC ran into the voltage limit"
                                + " and are absent. At 10 % SOC its 10 s discharge resistance falls by less from 5 to 25 degC"
                                + " than from 25 to 45 degC; a sum of Arrhenius terms with fixed time constants falls by more,"
                                + " and so cannot meet all three closer than about 6.5 %: the model is up to 8.5 % off there"
                                + " and within 4 % at all higher states of charge. Charge in the cold stops at the voltage"
                                + " limit: the 1.28 Ah measured at 5 degC followed such a charge. State of charge 0 is where"
                                + " a 1C discharge to 1.5 V ends, which rests at 2.0 V; below that the open-circuit voltage is"
                                + " assumed. The data have no process slower than 10 s: two fifths of that of another cell of"
                                + " its kind are assumed. Ageing is a prior, not a measurement.",
                        List.of(
                                "Droese, Schloesser, Otto, TU Berlin DepositOnce 2025, doi 10.14279/depositonce-25036;"
                                        + " paper doi 10.3390/batteries11110420",
                                "Hakadi 18650 tests, github.com/MaxMax-embedded/hakadi_soidum_ion_18650, commit a13c42d6")),
                new CellParameters.Rating(
                        Parts.capacity(1.5, 1.45, 1.6, name),
                        quantity(3.0, 2.9, 3.2, name),
                        quantity(0.037, 0.0365, 0.0375, Provenance.literature("maker's sheet and weighed: 37.0 g"))),
                new CellParameters.Limits(
                        quantity(1.5, 1.5, 2.0, window),
                        quantity(4.1, 3.95, 4.1, window),
                        quantity(1.5, 0.75, 4.5, currents),
                        quantity(4.5, 3, 6, Provenance.assumed("3C; the Hakadi cells were discharged at 2C")),
                        Parts.celsius(-20, -40, -10, temperatures),
                        Parts.celsius(60, 55, 70, temperatures),
                        chargeBands(),
                        List.of(),
                        Parts.transport()),
                Parts.capacity(
                        1.573,
                        1.52,
                        1.66,
                        Provenance.measured(
                                DATA + "; 1.573 Ah at 25.6 degC in segments of 1.5 A, 1.625 Ah at 45 degC")),
                quantity(
                        0.9995,
                        0.998,
                        1,
                        Provenance.assumed("commercial cells keep charge to a part in a thousand; the tests at hand"
                                + " resolve 1 %")),
                Parts.percentPerMonth(
                        2,
                        0.5,
                        5,
                        Provenance.assumed("2 % a month; the sheet of a 1.1 Ah cell has 5 % lost and recovered within"
                                + " 28 d at 100 % SOC as its bound")),
                new CellParameters.OpenCircuit(
                        voltage,
                        hysteresis(data, branches),
                        quantity(
                                30,
                                5,
                                100,
                                Provenance.assumed("the branch is reached within about 3 % SOC: no minor loops were"
                                        + " measured")),
                        entropic(folder),
                        Parts.celsius(25, 25, 25, Provenance.measured(DATA + "; temperature of the tests")),
                        quantity(SOC_AT_ZERO_VOLT, -0.3, -0.05, extension())),
                resistance(folder, voltage.interpolant(), slow),
                new CellParameters.Thermal(
                        quantity(
                                HEAT_CAPACITY,
                                31,
                                44,
                                Provenance.assumed("37 g at 1000 J/(kg K), usual of cylindrical cells")),
                        quantity(
                                0.042,
                                0.02,
                                0.1,
                                Provenance.assumed(
                                        "natural convection: surface of an 18650, 0.0042 m2, at" + " 10 W/(m2 K)"))),
                SodiumPrior.layeredOxide());
    }

    /** What the datasheet of a 1.1 Ah cell allows, as C-rates of 1.5 Ah. */
    private static List<CurrentBand> chargeBands() {
        Provenance sheet =
                Provenance.literature("datasheet of a 1.1 Ah sodium-ion 18650, as a C-rate: charge at 0.2C from"
                        + " -10 to 15 degC, 1C from 15 to 25 degC, 3C from 25 to 35 degC, 1C from 35 to 55 degC");
        return List.of(
                band(-10, 15, 0.3, sheet),
                band(15, 25, 1.5, sheet),
                band(25, 35, 4.5, sheet),
                band(35, 55, 1.5, sheet));
    }

    private static CurrentBand band(double coldest, double warmest, double ampere, Provenance sheet) {
        return new CurrentBand(
                Parts.celsius(coldest, coldest, coldest, sheet),
                Parts.celsius(warmest, warmest, warmest, sheet),
                Curve.constant(ampere, 0.5 * ampere, 1.5 * ampere, sheet));
    }

    private static Provenance extension() {
        return Provenance.assumed("open-circuit voltage below 2.0 V was not measured; taken to fall ever steeper to 0 V"
                + " as hard carbon does");
    }

    /** The rested branches over one axis of state of charge. */
    private record Branches(
            MonotoneCubic discharge, MonotoneCubic charge, double lowest, double highest, double stretch) {
        static Branches read(Path folder) {
            Table down = Table.read(folder.resolve("sib_ocv_25C_discharge.csv"));
            Table up = Table.read(folder.resolve("sib_ocv_25C_charge.csv"));
            double[] q = down.column("discharged_ah");
            double[] u = down.column("rested_ocv_v");
            int n = q.length;
            double[] soc = new double[n];
            double[] voltage = new double[n];
            for (int i = 0; i < n; i++) {
                soc[i] = 1 - q[n - 1 - i] / CAPACITY;
                voltage[i] = u[n - 1 - i];
            }
            MonotoneCubic discharge = MonotoneCubic.of(soc, voltage);
            double[] charged = up.column("charged_ah");
            double[] rested = up.column("rested_ocv_v");
            double stretch = stretch(discharge, charged, rested);
            double[] upSoc = axis(charged, stretch);
            return new Branches(discharge, MonotoneCubic.of(upSoc, rested), upSoc[0], upSoc[upSoc.length - 1], stretch);
        }

        private static double[] axis(double[] charged, double stretch) {
            return Arrays.stream(charged).map(c -> c * stretch / CAPACITY).toArray();
        }

        /**
         * The charge leg starts where the discharge leg ended, and its axis is stretched so that the branches coincide on
         * average where another cell of this kind, rested for longer, shows no gap.
         */
        private static double stretch(MonotoneCubic discharge, double[] charged, double[] rested) {
            double low = 1;
            double high = 1.2;
            for (int i = 0; i < 50; i++) {
                double middle = 0.5 * (low + high);
                if (gap(discharge, MonotoneCubic.of(axis(charged, middle), rested)) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }

        private static double gap(MonotoneCubic discharge, MonotoneCubic charge) {
            double sum = 0;
            for (double z = HYSTERESIS_ENDS; z <= BRANCHES_END; z += 0.01) {
                sum += charge.value(z) - discharge.value(z);
            }
            return sum;
        }

        /** Largest gap where the branches are made to coincide on average, V. */
        double worstGap() {
            double worst = 0;
            for (double z = HYSTERESIS_ENDS; z <= BRANCHES_END; z += 0.01) {
                worst = Math.max(worst, Math.abs(2 * halfGap(z)));
            }
            return worst;
        }

        double halfGap(double z) {
            return 0.5 * (charge.value(z) - discharge.value(z));
        }
    }

    private static Curve voltage(Branches branches) {
        double[] soc = new double[2 + 24];
        soc[0] = SOC_AT_ZERO_VOLT;
        soc[1] = -0.07;
        double[] inside = {
            0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.225, 0.25, 0.275, 0.3, 0.325, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8,
            0.85, 0.9, 0.94, 0.97, 1
        };
        System.arraycopy(inside, 0, soc, 2, inside.length);
        return Parts.curve(
                soc,
                z -> openCircuit(branches, z),
                (z, u) -> z < 0 ? 0.3 + 0.2 * Math.min(1, -z / 0.07) : z < 0.2 ? 0.06 : z > 0.95 ? 0.06 : 0.04,
                0,
                Provenance.fitted(
                        DATA,
                        CatalogueBuilder.COMMAND + ": mean of the rested branches (6 min) at 25 degC; charge leg"
                                + " taken to start where the discharge leg ended, its axis stretched by "
                                + Parts.rounded(branches.stretch()) + " so that the branches"
                                + " coincide on average at 50-90 % SOC, as those of the Hakadi cell after 20 min do"
                                + " (there they agree to " + Parts.millivolt(branches.worstGap()) + "); the"
                                + " last 1 % SOC continued linearly; below 0 % SOC assumed to fall ever steeper to 0 V,"
                                + " with an interval of half a volt. The interval holds the ambiguity of the alignment."));
    }

    private static double openCircuit(Branches b, double z) {
        if (z == SOC_AT_ZERO_VOLT) {
            return 0;
        }
        if (z < 0) {
            // between 2.0 V at SOC 0 and 0 V, steeper than above and less steep than below
            return 1.35;
        }
        // where one branch ends, the half gap at its end is kept
        double half = b.halfGap(Math.max(b.lowest(), Math.min(b.highest(), z)));
        double top = 1 - 0.017709 / CAPACITY;
        if (z > top) {
            double slope = (b.discharge().value(top) - b.discharge().value(top - 0.02)) / 0.02;
            return b.discharge().value(top) + slope * (z - top) + half;
        }
        return b.discharge().value(z) + half;
    }

    /**
     * The TU Berlin branches rested for 6 min only and share no axis; the Hakadi cell, of the same size and chemistry, rested
     * for 20 min on one axis. Its gap is taken, smoothed over the accuracy of its digitised points, with an interval that
     * holds the other.
     */
    private static Curve hysteresis(Path data, Branches branches) {
        DoubleUnaryOperator halfGap = HakadiBranches.halfGap(data);
        return Parts.curve(
                Parts.nodes(10),
                halfGap,
                (z, m) -> 0.01
                        + Math.abs(m - (z >= HYSTERESIS_ENDS ? 0 : branches.halfGap(Math.max(branches.lowest(), z)))),
                0,
                Provenance.fitted(
                        "Hakadi 18650, cell 2, github.com/MaxMax-embedded/hakadi_soidum_ion_18650, commit a13c42d6 (CC0)",
                        CatalogueBuilder.COMMAND
                                + ": half of the gap between the branches after rests of 20 min, smoothed over 10 % SOC; the"
                                + " interval holds that of the TU Berlin cell, whose rests of 6 min share no axis"));
    }

    static Curve entropic(Path folder) {
        Table sodium = Table.read(folder.resolve("dudt_sib_lfp.csv")).where("cell_family", "SIB");
        double[] down = sodium.where("direction", "discharge").column("dudt_mv_per_k");
        double[] up = sodium.where("direction", "charge").column("dudt_mv_per_k");
        int n = down.length;
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            mean[i] = 0.5e-3 * (down[n - 1 - i] + up[n - 1 - i]);
        }
        return Parts.nodes(
                Parts.nodes(10),
                mean,
                (z, s) -> 0.06e-3,
                -1,
                Provenance.fitted(
                        DATA, CatalogueBuilder.COMMAND + ": mean of both directions, which differ by up to 0.09 mV/K"));
    }

    private static CellParameters.Resistance resistance(Path folder, MonotoneCubic ocv, @Nullable Pair slow) {
        double[] soc = Parts.nodes(10);
        List<Point> points = points(folder, soc, ocv, slow);
        ResistanceSurface fit = surface();
        Surface found = fit.fit(points, point -> true);
        Provenance provenance = Provenance.fitted(
                DATA + ": pulses of 1.5 A at 5, 25 and 45 degC after the fast step, 1 s and 10 s",
                CatalogueBuilder.COMMAND + ": one surface over SOC and temperature, drift of the open-circuit voltage"
                        + " taken off; largest error at a node from 10 % SOC "
                        + worst(fit, points, found, 0) + " (fast), " + worst(fit, points, found, 1) + " (1 s), "
                        + worst(fit, points, found, 10)
                        + " (10 s); interval assumed from the spread between cells of this"
                        + " kind");
        Provenance constants = Provenance.assumed(
                "pulses are known at three times only: 0.3 s and 10 s let them fix one" + " resistance each");
        List<Pair> pairs = new ArrayList<>();
        for (int k = 1; k < TIME_CONSTANTS.length; k++) {
            double tau = TIME_CONSTANTS[k];
            pairs.add(new Pair(
                    element(soc, found.nodes(), k, provenance), Curve.constant(tau, tau / 3, tau * 3, constants)));
        }
        if (slow != null) {
            pairs.add(slow);
        }
        double contact = Parts.rounded(found.contact());
        return new CellParameters.Resistance(
                quantity(contact, 0, Parts.rounded(2 * contact + 0.005), provenance),
                element(soc, found.nodes(), 0, provenance),
                pairs);
    }

    /** The shape of the surface of this cell. */
    static ResistanceSurface surface() {
        return new ResistanceSurface(
                TIME_CONSTANTS, new double[] {0.5, 0.4, 0.1}, new double[] {25e3, 60e3, 20e3}, 11, 0.02);
    }

    /** The pulses as points of the surface. */
    static List<Point> points(Path folder, double[] soc, MonotoneCubic ocv, @Nullable Pair slow) {
        List<List<Pulse>> pulses = pulses(folder, soc, ocv);
        Curve entropic = entropic(folder);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < soc.length; i++) {
            for (Pulse pulse : pulses.get(i)) {
                points.add(new Point(
                        i,
                        pulse.charging(),
                        pulse.temperature(),
                        warming(pulse, entropic.at(soc[i])),
                        pulse.time(),
                        pulse.resistance(),
                        pulse.drift() + (slow == null ? 0 : slowPart(slow, soc[i], pulse)),
                        pulse.time() == 0 ? FAST_ACCURACY : pulse.time() == 1 ? SECOND_ACCURACY : LONG_ACCURACY));
            }
        }
        return points;
    }

    /** How much a pulse warms the cell by its end, none of the heat leaving, K. */
    private static double warming(Pulse pulse, double entropic) {
        double current = pulse.charging() ? PULSE_CURRENT : -PULSE_CURRENT;
        double heat = current * (current * pulse.resistance() + pulse.temperature() * entropic);
        return heat * pulse.time() / HEAT_CAPACITY;
    }

    private static double slowPart(Pair slow, double soc, Pulse pulse) {
        Element element = slow.element();
        double inverse = (1 / pulse.temperature() - 1 / Parts.REFERENCE) / Constants.GAS_CONSTANT;
        double resistance = (pulse.charging() ? element.charge() : element.discharge()).at(soc);
        return resistance
                * Math.exp(element.activationEnergy().at(soc) * inverse)
                * -Math.expm1(-pulse.time() / slow.timeConstant().at(soc));
    }

    /** Pulses by state of charge. */
    static List<List<Pulse>> pulses(Path folder, double[] soc, MonotoneCubic ocv) {
        Table up = Table.read(folder.resolve("sib_pulse_resistance_1C_charge.csv"));
        Table down = Table.read(folder.resolve("sib_pulse_resistance_1C_discharge.csv"));
        List<List<Pulse>> all = new ArrayList<>();
        for (double z : soc) {
            List<Pulse> pulses = new ArrayList<>();
            addPulses(pulses, up, z, true, ocv);
            addPulses(pulses, down, z, false, ocv);
            all.add(pulses);
        }
        return all;
    }

    private static void addPulses(List<Pulse> pulses, Table table, double z, boolean charging, MonotoneCubic ocv) {
        Table here = table.where("nominal_soc_percent", String.valueOf(Math.round(100 * z)));
        double[] temperature = here.column("temperature_deg_c");
        String[] columns = {"r_fast_mohm", "r_1s_mohm", "r_10s_mohm"};
        double[] times = {0, 1, 10};
        for (int k = 0; k < columns.length; k++) {
            double[] resistance = here.column(columns[k]);
            double moved = PULSE_CURRENT * times[k] / (CAPACITY * Parts.AMPERE_HOUR);
            // a charge pulse from 100 % SOC drifts as the curve did just below
            double from = Math.min(z, charging ? 1 - moved : 1);
            double drift =
                    Math.abs(ocv.value(charging ? from + moved : from - moved) - ocv.value(from)) / PULSE_CURRENT;
            for (int i = 0; i < resistance.length; i++) {
                pulses.add(new Pulse(
                        charging, temperature[i] + Constants.ZERO_CELSIUS, times[k], resistance[i] / 1000, drift));
            }
        }
    }

    private static String worst(ResistanceSurface fit, List<Point> points, Surface found, double time) {
        return Parts.percent(points.stream()
                .filter(point -> point.time() == time && point.node() > 0)
                .mapToDouble(point -> Math.abs(fit.error(found, point)))
                .max()
                .orElseThrow());
    }

    static Element element(double[] soc, List<List<Found>> found, int k, Provenance provenance) {
        return new Element(
                part(soc, found, k, Found::charge, 0.25, 0.002, provenance),
                part(soc, found, k, Found::discharge, 0.25, 0.002, provenance),
                part(soc, found, k, Found::activation, 0.2, 5e3, provenance));
    }

    private static Curve part(
            double[] soc,
            List<List<Found>> found,
            int k,
            ToDoubleFunction<Found> value,
            double relative,
            double absolute,
            Provenance provenance) {
        return Parts.nodes(
                soc,
                found.stream().map(each -> each.get(k)).mapToDouble(value).toArray(),
                (z, x) -> relative * Math.abs(x) + absolute,
                0,
                provenance);
    }
}
