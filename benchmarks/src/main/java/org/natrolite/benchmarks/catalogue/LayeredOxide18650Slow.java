package org.natrolite.benchmarks.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.Element;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/**
 * The slow process of the 18650 of TU Berlin, as of diffusion that ends a discharge: its resistance grows towards empty and
 * in the cold, so that the colder the cell, the more of its charge stays behind.
 *
 * <p>It has one resistance for both directions. Over hours the pair is nearly a capacitance that depends on state of charge,
 * which gives back on charge what it took on discharge; with more resistance on discharge than on charge, cycles in the
 * cold would give more energy than they take.
 *
 * <p>Resistance and activation energy are fitted to the capacities at three temperatures. What these do not tell is
 * assumed: where the resistance begins and where it stops to grow, and the time constant.
 */
final class LayeredOxide18650Slow {
    /** State of charge from which down there is such a resistance, growing in a straight line. */
    private static final double BEGINS = 0.47;

    /** Resistance above it at 25 degC, ohm: next to none. */
    private static final double ABOVE = 0.001;

    /** State of charge from which down it is held. */
    private static final double HELD = 0.15;

    /** Time constant, s. */
    private static final double TIME = 30_000;

    private static final double[] NODES = {0, HELD, 0.16, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.465, BEGINS, 1};

    /** Where the search begins and how finely it ends: resistance, ohm, and activation energy, J/mol. */
    private static final double[] START = {3.2, 74e3};

    private static final double[] COARSE = {0.4, 8e3};
    private static final int HALVINGS = 3;

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
        double[] found = START;
        for (int i = 0; i < ROUNDS; i++) {
            CellParameters now = cell.apply(pair(found, Provenance.assumed("on trial")));
            found = search(now, measured, found);
        }
        return pair(found, provenance(cell.apply(pair(found, Provenance.assumed("on trial"))), measured));
    }

    /** Steps to the best of the neighbours on a grid that grows finer: the capacity has jumps of a segment's end. */
    private static double[] search(CellParameters cell, List<Measured> measured, double[] start) {
        double[] best = start;
        double least = cost(with(cell, best), measured);
        double[] step = COARSE.clone();
        for (int halved = 0; halved <= HALVINGS; halved++) {
            double[] last;
            do {
                last = best;
                for (double[] to : neighbours(last, step)) {
                    double cost = cost(with(cell, to), measured);
                    if (cost < least) {
                        least = cost;
                        best = to;
                    }
                }
            } while (best != last);
            step = Arrays.stream(step).map(s -> 0.5 * s).toArray();
        }
        return best;
    }

    private static List<double[]> neighbours(double[] at, double[] step) {
        return List.of(
                new double[] {at[0] - step[0], at[1]},
                new double[] {at[0] + step[0], at[1]},
                new double[] {at[0], at[1] - step[1]},
                new double[] {at[0], at[1] + step[1]},
                new double[] {at[0] - step[0], at[1] + step[1]},
                new double[] {at[0] + step[0], at[1] - step[1]});
    }

    /** The cell with another slow process and all else as it is. */
    private static CellParameters with(CellParameters cell, double[] slow) {
        CellParameters.Resistance resistance = cell.resistance();
        List<Pair> pairs = new ArrayList<>(resistance.pairs());
        pairs.set(pairs.size() - 1, pair(slow, Provenance.assumed("on trial")));
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                cell.capacity(),
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                cell.openCircuit(),
                new CellParameters.Resistance(resistance.contact(), resistance.ohmic(), pairs),
                cell.thermal(),
                cell.ageing());
    }

    /** Relative errors to the fourth power, for the largest is to be small. */
    private static double cost(CellParameters cell, List<Measured> measured) {
        double sum = 0;
        for (Measured each : measured) {
            for (double given : given(cell, each.temperature())) {
                double error = given / each.capacity() - 1;
                sum += error * error * error * error;
            }
        }
        return sum;
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
                        "%s: two numbers, the resistance and its activation energy, from three capacities, read as given"
                                + " from full, at rest, in segments of 42 s%s (until 1.5 V is first met, and in all). Assumed are"
                                + " that it grows in a straight line from %.2f SOC down, that it stays from %.2f SOC down, for"
                                + " pulses at 5 degC leave no room for more, and that both directions have it alike",
                        CatalogueBuilder.COMMAND,
                        capacities,
                        BEGINS,
                        HELD));
    }

    /**
     * @param slow resistance where it is held, ohm, and activation energy, J/mol
     */
    private static Pair pair(double[] slow, Provenance provenance) {
        Curve resistance = Parts.curve(
                NODES,
                z -> Math.max(ABOVE, slow[0] * Math.min(1, (BEGINS - z) / (BEGINS - HELD))),
                (z, r) -> 0.5 * r,
                0,
                provenance);
        return new Pair(
                new Element(
                        resistance, resistance, Curve.constant(slow[1], slow[1] - 30e3, slow[1] + 20e3, provenance)),
                Curve.constant(
                        TIME,
                        10_000,
                        100_000,
                        Provenance.assumed(
                                "hours, as of diffusion in the particles: what a segment leaves must outlast the"
                                        + " rests of 6 min, or a discharge without rests would end much earlier; pulses of 10 s"
                                        + " see less than a thousandth of it")));
    }
}
