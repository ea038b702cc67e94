package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.core.error.BadDataException;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/**
 * A cell to begin with where the caller names none: open-circuit voltage and resistance read off the data in the
 * simplest way, everything else of the usual size for a sodium-ion cell, with wide intervals.
 *
 * <p>The open-circuit voltage is the mean of the charge and the discharge branch over the charge that passed, each
 * corrected by its current times the resistance that makes them agree; state of charge 0 and 1 lie where it reaches the
 * lowest and the highest voltage of the data. Where a slow charge and a slow discharge were measured, their mean is the
 * open-circuit voltage, their mean charge the capacity, and the gap between them the hysteresis.
 */
final class GenericStart {
    /** Bins of charge that voltages are averaged in. */
    static final int BINS = 60;

    /** Intervals longer than this do not show an instantaneous resistance, s. */
    private static final double LONGEST_JUMP = 15;

    /** Part of the charge covered by the data that the open-circuit voltage may be carried on by at either end. */
    private static final double MOST_BEYOND = 0.15;

    /** Reference temperature, K. */
    private static final double REFERENCE = 298.15;

    /** Intervals at which the mean of slow branches, and the gap between them, are read. */
    private static final int SLOW_NODES = 200;

    private static final int SLOW_GAP_NODES = 20;

    /** Smallest hysteresis to begin with, V. */
    private static final double LEAST_GAP = 1e-3;

    private static final Curve SODIUM_ACTIVATION = Curve.constant(
            31e3, 20e3, 45e3, Provenance.assumed("0.29 to 0.36 eV over 5 to 45 degC in a sodium-ion 18650"));

    private static final Curve IRON_PHOSPHATE_ACTIVATION = Curve.constant(
            15e3,
            10e3,
            25e3,
            Provenance.assumed("as of the resistance at 10 s of an LFP/graphite 26650 between 10 and 40 degC"));

    private final Drive drive;
    private final boolean[] heldOut;
    private final double[] charge;
    private double lowestVoltage = Double.POSITIVE_INFINITY;
    private double highestVoltage = Double.NEGATIVE_INFINITY;
    private double lowestCharge = Double.POSITIVE_INFINITY;
    private double highestCharge = Double.NEGATIVE_INFINITY;
    private double largestCharge;
    private double largestDischarge;

    /** Whether nothing is left of one direction of its current, since rows are held out. */
    private final boolean halved;

    private GenericStart(Drive drive, boolean[] heldOut) {
        this.drive = drive;
        this.heldOut = heldOut;
        this.charge = new double[drive.size()];
        boolean held = false;
        for (int i = 0; i < drive.size(); i++) {
            if (i > 0) {
                charge[i] = charge[i - 1] + drive.held(i - 1) * (drive.time(i) - drive.time(i - 1));
            }
            held |= heldOut[i];
            if (!heldOut[i]) {
                lowestVoltage = Math.min(lowestVoltage, drive.voltage(i));
                highestVoltage = Math.max(highestVoltage, drive.voltage(i));
                lowestCharge = Math.min(lowestCharge, charge[i]);
                highestCharge = Math.max(highestCharge, charge[i]);
                largestCharge = Math.max(largestCharge, drive.current(i));
                largestDischarge = Math.max(largestDischarge, -drive.current(i));
            }
        }
        this.halved = held && !(largestCharge > 0 && largestDischarge > 0);
    }

    /**
     * @param drives records
     * @param heldOut rows not to look at, one array a record
     * @param pairs number of RC pairs
     * @return a cell that resembles the one measured
     * @throws BadDataException if no charge moves in what is left, or the voltage does not move
     */
    static CellParameters of(List<Drive> drives, List<boolean[]> heldOut, int pairs) {
        GenericStart widest = null;
        for (int k = 0; k < drives.size(); k++) {
            GenericStart candidate = new GenericStart(drives.get(k), heldOut.get(k));
            boolean better = widest == null
                    || (candidate.halved == widest.halved ? candidate.range() > widest.range() : widest.halved);
            if (better) {
                widest = candidate;
            }
        }
        if (widest == null || !(widest.range() > 0 && widest.lowestVoltage < widest.highestVoltage)) {
            throw BadDataException.of(
                    drives.isEmpty() ? "no record" : drives.get(0).source(),
                    "no charge moves or the voltage stays where it is",
                    "rows to fit in which current moves the voltage");
        }
        return widest.cell(pairs, SlowBranch.pair(drives, heldOut, REFERENCE).orElse(null));
    }

    private double range() {
        return highestCharge - lowestCharge;
    }

    /**
     * @param row row
     * @return its charge, as a part of the range that the record covers
     */
    double place(int row) {
        return (charge[row] - lowestCharge) / range();
    }

    /**
     * @return a twentieth of the voltage window at the largest current, ohm
     */
    double usualResistance() {
        return (highestVoltage - lowestVoltage) / 20 / Math.max(largestCharge, largestDischarge);
    }

    private CellParameters cell(int pairs, SlowBranch.@Nullable Pair slow) {
        double jump = jumpResistance();
        Branches branches = new Branches(this, drive, heldOut);
        double total = branches.resistance(jump);
        double[] bins = branches.openCircuit(total);
        double instant = Double.isNaN(jump) ? total / Branches.USUAL_TOTAL : Math.min(jump, total / 1.1);
        double width = range() / BINS;

        // carried on at both ends, along the slope of the last bins, to the voltages seen under load
        double below = beyond(bins[0] - lowestVoltage, (bins[2] - bins[0]) / (2 * width));
        double above = beyond(highestVoltage - bins[BINS - 1], (bins[BINS - 1] - bins[BINS - 3]) / (2 * width));
        double capacity = below + range() - width + above;
        double[] soc = new double[BINS + 2];
        double[] voltage = new double[BINS + 2];
        for (int k = 0; k < BINS; k++) {
            soc[k + 1] = (below + k * width) / capacity;
            voltage[k + 1] = bins[k];
        }
        soc[BINS + 1] = 1;
        voltage[0] = lowestVoltage;
        voltage[BINS + 1] = highestVoltage;
        Curve gap = Curve.constant(0.005, 5e-4, 0.05, Provenance.assumed("tens of mV at most in sodium-ion cells"));
        if (slow != null) {
            // a slow charge and a slow discharge go from end to end of the cell, and show its hysteresis
            capacity = slow.capacity();
            soc = even(SLOW_NODES);
            voltage = Arrays.stream(soc).map(slow::mean).toArray();
            gap = hysteresis(slow, total);
        }
        increase(voltage);

        Provenance data = Provenance.assumed("read off the data as a start for the fit");
        double hours = capacity / 3600;
        double mass = 0.026 * hours;
        return new CellParameters(
                new CellParameters.Description("generic", "Generic start", "not stated", "not stated", "", List.of()),
                new CellParameters.Rating(
                        new Quantity(
                                capacity,
                                0.9 * capacity,
                                1.1 * capacity,
                                Provenance.assumed("not stated; the capacity found by extrapolation of the data")),
                        Quantity.exact(
                                mean(voltage, soc), Provenance.assumed("not stated; mean of the open-circuit voltage")),
                        quantity(mass, 1.6, "not stated; 26 g for each Ah, as 18650 and 32140 sodium-ion cells have")),
                limits(),
                new Quantity(capacity, 0.95 * capacity, 1.05 * capacity, data),
                Quantity.exact(1, Provenance.assumed("not fitted: a drift of the balance cannot be told from it")),
                Quantity.exact(0, Provenance.assumed("not fitted: rests of hours do not show it")),
                new CellParameters.OpenCircuit(
                        band(soc, voltage, 0.1, data),
                        gap,
                        quantity(20, 3, "the branch is reached within some 5 % of state of charge"),
                        Curve.constant(
                                0,
                                -4e-4,
                                4e-4,
                                Provenance.assumed("-0.45 to +0.08 mV/K over SOC in a sodium-ion 18650")),
                        Quantity.exact(REFERENCE, Provenance.assumed("usual reference")),
                        Quantity.exact(0, Provenance.assumed("the data do not go below the end of discharge"))),
                resistance(pairs, instant, total, flat(soc, voltage)),
                new CellParameters.Thermal(
                        quantity(1000 * mass, 1.6, "1000 J/(kg K)"),
                        quantity(
                                0.05 * Math.pow(mass / 0.037, 2.0 / 3),
                                4,
                                "free convection about an 18650, scaled by surface")),
                null);
    }

    private static double[] even(int intervals) {
        double[] soc = new double[intervals + 1];
        Arrays.setAll(soc, k -> (double) k / intervals);
        return soc;
    }

    private static Curve hysteresis(SlowBranch.Pair slow, double resistance) {
        double[] soc = even(SLOW_GAP_NODES);
        double[] value = new double[soc.length];
        // where the branches run steeply, at both ends, a small error of charge looks like a gap
        Arrays.setAll(
                value, k -> Math.max(LEAST_GAP, slow.halfGap(Math.max(0.05, Math.min(0.95, soc[k])), resistance)));
        return Curve.of(
                soc,
                value,
                Arrays.stream(value).map(v -> v / 3).toArray(),
                Arrays.stream(value).map(v -> v * 3).toArray(),
                Provenance.assumed("gap between the slow branches as a start for the fit"));
    }

    private CellParameters.Limits limits() {
        Provenance extreme = Provenance.assumed("not stated; extreme of the data");
        Provenance usual = Provenance.assumed("not stated; usual for sodium-ion cells");
        double largest = Math.max(largestCharge, largestDischarge);
        return new CellParameters.Limits(
                Quantity.exact(Math.max(0, lowestVoltage), extreme),
                Quantity.exact(highestVoltage, extreme),
                Quantity.exact(largestCharge > 0 ? largestCharge : largest, extreme),
                Quantity.exact(largestDischarge > 0 ? largestDischarge : largest, extreme),
                Quantity.exact(253.15, usual),
                Quantity.exact(333.15, usual));
    }

    private static CellParameters.Resistance resistance(int pairs, double instant, double total, boolean flat) {
        double[][] usual = {{}, {60}, {15, 300}, {5, 60, 900}};
        Curve activation = flat ? IRON_PHOSPHATE_ACTIVATION : SODIUM_ACTIVATION;
        List<CellParameters.Pair> list = new ArrayList<>();
        for (double tau : usual[pairs]) {
            Provenance why = Provenance.assumed("processes of minutes");
            list.add(new CellParameters.Pair(
                    element((total - instant) / pairs, activation), Curve.constant(tau, tau / 8, 8 * tau, why)));
        }
        return new CellParameters.Resistance(
                Quantity.exact(0, Provenance.assumed("cannot be told from the rest at the temperatures of the data")),
                element(pairs == 0 ? total : instant, activation),
                list);
    }

    /**
     * Whether the open-circuit voltage is that of iron phosphate against graphite, which no sodium-ion cell resembles: level
     * within a tenth of a volt over half of the cell, a little above 3.3 V.
     */
    private static boolean flat(double[] soc, double[] voltage) {
        Curve curve = Curve.of(soc, voltage, voltage, voltage, Provenance.assumed("read off the data"));
        double low = curve.at(0.35);
        double high = curve.at(0.85);
        return high - low < 0.1 && low > 3.2 && high < 3.45;
    }

    private static CellParameters.Element element(double ohm, Curve activation) {
        Curve curve = Curve.constant(ohm, ohm / 4, ohm * 4, Provenance.assumed("read off the data as a start"));
        return new CellParameters.Element(curve, curve, activation);
    }

    private static Quantity quantity(double value, double factor, String why) {
        return new Quantity(value, value / factor, value * factor, Provenance.assumed(why));
    }

    private static Curve band(double[] soc, double[] value, double half, Provenance provenance) {
        double[] lower = new double[value.length];
        double[] upper = new double[value.length];
        Arrays.setAll(lower, i -> value[i] - half);
        Arrays.setAll(upper, i -> value[i] + half);
        return Curve.of(soc, value, lower, upper, provenance);
    }

    private static double mean(double[] voltage, double[] soc) {
        double sum = 0;
        for (int i = 1; i < soc.length; i++) {
            sum += 0.5 * (voltage[i] + voltage[i - 1]) * (soc[i] - soc[i - 1]);
        }
        return sum;
    }

    /** Charge over which the voltage covers a gap, within bounds, C. */
    private double beyond(double gap, double slope) {
        double least = 1e-3 * range();
        return gap > 0 && slope > 0 ? Math.max(least, Math.min(MOST_BEYOND * range(), gap / slope)) : least;
    }

    /** Makes values strictly increasing, by at least a thousandth of their mean rise, without moving the ends. */
    private static void increase(double[] v) {
        int n = v.length;
        double least = 1e-3 * (v[n - 1] - v[0]) / n;
        for (int i = 1; i < n; i++) {
            v[i] = Math.max(v[i], v[i - 1] + least);
        }
        v[n - 1] = Math.max(v[n - 1], v[n - 2] + least);
    }

    /** Median of voltage steps over current steps, ohm; NaN where the current never jumps. */
    private double jumpResistance() {
        double largest = Math.max(largestCharge, largestDischarge);
        List<Double> found = new ArrayList<>();
        for (int i = 0; i + 1 < drive.size(); i++) {
            double step = drive.current(i + 1) - drive.current(i);
            boolean seen = !heldOut[i] && !heldOut[i + 1];
            if (seen && Math.abs(step) > 0.2 * largest && drive.time(i + 1) - drive.time(i) <= LONGEST_JUMP) {
                double ohm = (drive.voltage(i + 1) - drive.voltage(i)) / step;
                if (ohm > 0) {
                    found.add(ohm);
                }
            }
        }
        return found.isEmpty() ? Double.NaN : median(found);
    }

    static double median(List<Double> values) {
        Collections.sort(values);
        return 0.5 * (values.get((values.size() - 1) / 2) + values.get(values.size() / 2));
    }
}
