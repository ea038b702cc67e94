package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Found;
import org.natrolite.benchmarks.catalogue.ResistanceFit.Pulse;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Point;
import org.natrolite.benchmarks.catalogue.ResistanceSurface.Surface;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.table.MonotoneCubic;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** Resistances of the 18650 of TU Berlin, from its pulses. */
final class LayeredOxide18650Pulses {
    /** Current of the pulses, A. */
    static final double CURRENT = 1.5;

    static final double[] TIME_CONSTANTS = {0, 0.3, 10};

    /** The element that is a charge transfer. */
    private static final int TRANSFER = 1;

    /** Transfer coefficient, the same in both directions. */
    private static final double COEFFICIENT = 0.5;

    /** Relative accuracy asked of the pulses: how soon the first reading was taken is not stated. */
    private static final double FAST_ACCURACY = 0.3;

    private static final double SECOND_ACCURACY = 0.04;
    private static final double LONG_ACCURACY = 0.015;

    private LayeredOxide18650Pulses() {}

    static CellParameters.Resistance resistance(Path folder, MonotoneCubic ocv, @Nullable Pair slow) {
        double[] soc = Parts.nodes(10);
        List<Point> points = points(folder, soc, ocv, slow);
        ResistanceSurface fit = surface();
        Surface found = fit.fit(points, point -> true);
        Provenance provenance = Provenance.fitted(
                LayeredOxide18650.DATA + ": pulses of 1.5 A at 5, 25 and 45 degC after the fast step, 1 s and 10 s",
                CatalogueBuilder.COMMAND
                        + ": one surface over SOC and temperature, the 0.3 s pair a charge transfer at 1.5 A, drift of the open-circuit voltage"
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
            Element element = element(soc, found.nodes(), k, provenance);
            Curve constant = Curve.constant(tau, tau / 3, tau * 3, constants);
            pairs.add(k == TRANSFER ? transfer(element, constant) : new Pair(element, constant));
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

    /** A charge transfer as the pulses see it. */
    private static Pair transfer(Element element, Curve timeConstant) {
        return new Pair(
                element,
                timeConstant,
                null,
                quantity(
                        COEFFICIENT,
                        0.3,
                        0.7,
                        Provenance.assumed("a half, as of a transfer that is alike in both directions")),
                quantity(
                        CURRENT,
                        CURRENT,
                        CURRENT,
                        Provenance.measured(LayeredOxide18650.DATA + "; current of the pulses")));
    }

    /** The shape of the surface of this cell. */
    static ResistanceSurface surface() {
        double[] perOhm = new double[TIME_CONSTANTS.length];
        perOhm[TRANSFER] = COEFFICIENT * Constants.FARADAY * CURRENT / (Constants.GAS_CONSTANT * Parts.REFERENCE);
        return new ResistanceSurface(
                TIME_CONSTANTS, perOhm, new double[] {0.5, 0.4, 0.1}, new double[] {25e3, 80e3, 25e3}, 11, 0.03);
    }

    /** The pulses as points of the surface. */
    static List<Point> points(Path folder, double[] soc, MonotoneCubic ocv, @Nullable Pair slow) {
        List<List<Pulse>> pulses = pulses(folder, soc, ocv);
        Curve entropic = LayeredOxide18650Voltage.entropic(folder);
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
        double current = pulse.charging() ? CURRENT : -CURRENT;
        double heat = current * (current * pulse.resistance() + pulse.temperature() * entropic);
        return heat * pulse.time() / LayeredOxide18650.HEAT_CAPACITY;
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
            double moved = CURRENT * times[k] / (LayeredOxide18650.CAPACITY * Parts.AMPERE_HOUR);
            // a charge pulse from 100 % SOC drifts as the curve did just below
            double from = Math.min(z, charging ? 1 - moved : 1);
            double drift = Math.abs(ocv.value(charging ? from + moved : from - moved) - ocv.value(from)) / CURRENT;
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
