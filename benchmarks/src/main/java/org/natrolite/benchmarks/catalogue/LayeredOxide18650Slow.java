package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/**
 * The slow process of the 18650 of TU Berlin, as of diffusion that ends a discharge near empty, the sooner the colder the
 * cell is. Next to nothing above {@link #BEGINS}, it grows in a straight line down to {@link #GROWN}; below, the pulses in
 * the cold leave room for less.
 *
 * <p>Resistance and activation energy are fitted to the capacities at three temperatures. What these do not tell is assumed:
 * where it begins and is grown, the time constant, and how little of it a charge meets, which empties the layer that a
 * discharge fills. Beside one capacitance the time constant of a charge is as much the shorter.
 */
final class LayeredOxide18650Slow {
    /** State of charge from which down there is such a resistance. */
    private static final double BEGINS = 0.28;

    /** State of charge at which it is greatest. */
    private static final double GROWN = 0.16;

    /** State of charge from which down it is level again, and its part that is left there while discharging. */
    private static final double LOW = 0.1;

    private static final double LEFT = 0.6;

    /** Part of resistance and time constant that a charge meets. */
    private static final double CHARGED = 0.03;

    /** Least resistance over the greatest: next to none. */
    private static final double LEAST = 0.001;

    /** Time constant, s. */
    private static final double TIME = 3000;

    private static final double[] NODES = {0, LOW, 0.13, GROWN, 0.19, 0.22, 0.25, BEGINS, 0.32, 1};

    /** How near the capacities in the cold are to come: the least resistance that takes them there is the least at odds with the pulses. */
    private static final double NEAR = 0.022;

    /** Resistances on trial at the coldest temperature, ohm: from, to, and how finely. */
    private static final double[] TRIED = {10, 40, 0.25};

    /** Activation energies on trial, J/mol: from, to, and how finely. */
    private static final double[] TRIED_ACTIVATIONS = {70e3, 110e3, 2e3};

    /** Where the search begins: greatest resistance at the coldest temperature, ohm, and activation energy, J/mol. */
    private static final double[] START = {15, 90e3};

    /** Rounds in which the pulses are fitted beside the slow process and it beside them: more change no digit. */
    private static final int ROUNDS = 3;

    private LayeredOxide18650Slow() {}

    /** A capacity and the temperature it was measured at, C and K. */
    private record Measured(double capacity, double temperature) {
        static List<Measured> read(Path data) {
            Table rows = Table.read(data.resolve("tub-sib18650").resolve("capacity_vs_temperature.csv"))
                    .where("cell_family", "SIB");
            double[] capacity = rows.column("discharge_capacity_ah");
            double[] celsius = rows.column("actual_temperature_mean_deg_c");
            Measured[] all = new Measured[capacity.length];
            Arrays.setAll(all, i -> new Measured(capacity[i] * Parts.AMPERE_HOUR, Parts.kelvin(celsius[i])));
            return List.of(all);
        }
    }

    /**
     * @param data folder of the data
     * @param cell the cell with a given slow process, its other resistances fitted beside it
     * @return the slow process with which the cell gives the measured capacities
     */
    static Pair fit(Path data, Function<Pair, CellParameters> cell) {
        List<Measured> measured = Measured.read(data);
        Measured cold = measured.stream()
                .min(Comparator.comparingDouble(Measured::temperature))
                .orElseThrow();
        List<Measured> warm =
                measured.stream().filter(each -> !each.equals(cold)).toList();
        double coldest = cold.temperature();
        double[] found = START;
        for (int i = 0; i < ROUNDS; i++) {
            CellParameters now = cell.apply(pair(found, coldest, Provenance.assumed("on trial")));
            double activation = found[1];
            double resistance = least(r -> worst(with(now, new double[] {r, activation}, coldest), List.of(cold)));
            double best = best(e -> worst(with(now, new double[] {resistance, e}, coldest), warm));
            found = new double[] {resistance, best};
        }
        CellParameters last = cell.apply(pair(found, coldest, Provenance.assumed("on trial")));
        return pair(found, coldest, provenance(last, measured));
    }

    /** The least resistance whose error is small enough, ohm. */
    private static double least(DoubleUnaryOperator error) {
        for (double r = TRIED[0]; r <= TRIED[1]; r += TRIED[2]) {
            if (error.applyAsDouble(r) <= NEAR) {
                return r;
            }
        }
        throw new IllegalStateException("no resistance up to " + TRIED[1] + " ohm gives the capacity in the cold");
    }

    /** The activation energy with the least error, the lowest of those alike, J/mol. */
    private static double best(DoubleUnaryOperator error) {
        double best = TRIED_ACTIVATIONS[0];
        double least = Double.POSITIVE_INFINITY;
        for (double e = best; e <= TRIED_ACTIVATIONS[1]; e += TRIED_ACTIVATIONS[2]) {
            double now = error.applyAsDouble(e);
            if (now < least) {
                least = now;
                best = e;
            }
        }
        return best;
    }

    /** The cell with another slow process and all else as it is. */
    private static CellParameters with(CellParameters cell, double[] slow, double coldest) {
        List<Pair> pairs = new ArrayList<>(cell.resistance().pairs());
        pairs.set(pairs.size() - 1, pair(slow, coldest, Provenance.assumed("on trial")));
        return cell.withPairs(pairs);
    }

    /** Largest relative error of a capacity. */
    private static double worst(CellParameters cell, List<Measured> measured) {
        double worst = 0;
        for (Measured each : measured) {
            for (double given : given(cell, each.temperature())) {
                worst = Math.max(worst, Math.abs(given / each.capacity() - 1));
            }
        }
        return worst;
    }

    /**
     * The file gives a mean temperature and not whose: the cell held at it, and the cell in a room of it, each until 1.5 V is
     * first met and in all, C.
     */
    private static double[] given(CellParameters cell, double temperature) {
        SegmentedDischarge held = SegmentedDischarge.of(
                cell.withThermal(cell.thermal().given()), temperature, SegmentedDischarge.SEGMENT);
        SegmentedDischarge warming = SegmentedDischarge.of(cell, temperature, SegmentedDischarge.SEGMENT);
        return new double[] {held.first(), held.all(), warming.first(), warming.all()};
    }

    private static Provenance provenance(CellParameters cell, List<Measured> measured) {
        StringBuilder capacities = new StringBuilder();
        for (Measured each : measured) {
            double[] given = given(cell, each.temperature());
            capacities.append(String.format(
                    Locale.ROOT,
                    "; %.3f Ah at %.1f degC: held at it %.3f to %.3f, in a room of it %.3f to %.3f",
                    each.capacity() / Parts.AMPERE_HOUR,
                    each.temperature() - Constants.ZERO_CELSIUS,
                    given[0] / Parts.AMPERE_HOUR,
                    given[1] / Parts.AMPERE_HOUR,
                    given[2] / Parts.AMPERE_HOUR,
                    given[3] / Parts.AMPERE_HOUR));
        }
        return Provenance.fitted(
                LayeredOxide18650.DATA
                        + ": capacities at 5.9, 25.6 and 45.5 degC in segments of 1.5 A with rests of 6 min",
                String.format(
                        Locale.ROOT,
                        "%s: two numbers, the least resistance that ends the coldest discharge within %s and the activation"
                                + " energy with the least error of the others, from three capacities, read as given from full, at rest, in"
                                + " segments of 42 s%s (until 1.5 V is first met, and in all)."
                                + " Assumed is its shape: none above %.2f SOC, growing in a straight line down to %.2f, with"
                                + " %.2f of it left from %.2f SOC down, for pulses at 5 degC leave no room for more",
                        CatalogueBuilder.COMMAND,
                        Parts.percent(NEAR),
                        capacities,
                        BEGINS,
                        GROWN,
                        LEFT,
                        LOW));
    }

    /** How far the resistance is grown at a state of charge, over its greatest. */
    private static double grown(double z) {
        if (z >= GROWN) {
            return Math.max(0, (BEGINS - z) / (BEGINS - GROWN));
        }
        return LEFT + (1 - LEFT) * Math.max(0, (z - LOW) / (GROWN - LOW));
    }

    /**
     * @param slow greatest resistance at the coldest temperature, ohm, and activation energy, J/mol
     * @param coldest K
     */
    private static Pair pair(double[] slow, double coldest, Provenance provenance) {
        double reference = slow[0] / Math.exp(slow[1] / Constants.GAS_CONSTANT * (1 / coldest - 1 / Parts.REFERENCE));
        Provenance charge = Provenance.assumed(String.format(
                Locale.ROOT,
                "%.2f of that of discharge, beside one capacitance: in the cold the cell took more charge than it gave (1.521 Ah"
                        + " at 5.9 degC), so that a charge meets little of what ends a discharge",
                CHARGED));
        Provenance time = Provenance.assumed(
                "an hour, as of diffusion in the particles: what a segment leaves must outlast the rests of 6 min, or a"
                        + " discharge without rests would end much earlier; pulses of 10 s see a three hundredth of it");
        return new Pair(
                new Element(
                        resistance(CHARGED * reference, charge),
                        resistance(reference, provenance),
                        Curve.constant(slow[1], slow[1] - 20e3, slow[1] + 20e3, provenance)),
                Curve.constant(TIME, 1500, 10_000, time),
                Curve.constant(CHARGED * TIME, CHARGED * TIME / 4, CHARGED * TIME * 4, charge),
                null,
                null);
    }

    private static Curve resistance(double greatest, Provenance provenance) {
        return Parts.curve(
                NODES, z -> Math.max(LEAST * greatest, greatest * grown(z)), (z, r) -> 0.5 * r, 0, provenance);
    }
}
