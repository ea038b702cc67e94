package org.natrolite.calibration.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.natrolite.calibration.cell.Nodes;
import org.natrolite.calibration.synthetic.Converter;
import org.natrolite.calibration.synthetic.Instrument;
import org.natrolite.calibration.synthetic.SyntheticRun;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.protocol.Instruction;
import org.natrolite.core.protocol.Limit;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.protocol.Step;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** The experiments and the cell of the recovery study that comes with the library. */
public final class Experiments {
    private static final double AMBIENT = Constants.ZERO_CELSIUS + 25;
    private static final double CAPACITY = 5400;
    private static final double HIGHEST = 4.1;
    private static final double LOWEST = 1.5;

    /** Current that goes through the cell in an hour, A. */
    private static final double RATE = CAPACITY / 3600;

    /** Time between the rows of a drive, s. */
    private static final double PROFILE_SAMPLING = 2;

    private static final Provenance MADE_UP =
            Provenance.assumed("a cell made up for studies, in the range of an 18650");

    private Experiments() {}

    /**
     * A sodium-ion cell of 1.5 Ah with two RC pairs, of 8 and 90 s. It has its nodes where a calibration has them: the study
     * judges identification, not what lies between nodes.
     *
     * @return the truth
     */
    public static CellParameters truth() {
        return cell(1, 1, 1, 0, 5);
    }

    /**
     * What is known of it beforehand: another cell of the make, with resistances a quarter too high, time constants a third
     * too short, a capacity 3 % too large, and an open-circuit voltage that is up to 30 mV off, with wide intervals.
     *
     * @return the start of each identification
     */
    public static CellParameters start() {
        return cell(1.25, 0.67, 1.03, 0.03, 4);
    }

    private static CellParameters cell(
            double resistance, double time, double capacity, double bulge, double hysteresis) {
        List<CellParameters.Pair> pairs = List.of(
                new CellParameters.Pair(element(resistance * 0.018), constant(time * 8, 8)),
                new CellParameters.Pair(element(resistance * 0.022), constant(time * 90, 8)));
        return new CellParameters(
                new CellParameters.Description("study", "Cell for studies", "sodium-ion", "18650", "", List.of()),
                new CellParameters.Rating(number(CAPACITY, 1.1), number(3, 1.1), number(0.037, 1.1)),
                new CellParameters.Limits(
                        number(LOWEST, 1),
                        number(HIGHEST, 1),
                        number(3, 1),
                        number(6, 1),
                        number(253, 1),
                        number(333, 1)),
                number(capacity * CAPACITY, 1.05),
                number(1, 1),
                number(0, 1),
                new CellParameters.OpenCircuit(
                        curve(z -> openCircuit(z) + bulge * Math.sin(2 * Math.PI * z), Nodes.openCircuit(), 1.03),
                        curve(z -> 1e-3 * hysteresis * (1 + 3 * Math.exp(-z / 0.2)), Nodes.hysteresis(), 3),
                        number(20, 3),
                        constant(0, 1),
                        number(AMBIENT, 1),
                        number(0, 1)),
                new CellParameters.Resistance(number(0, 1), element(resistance * 0.03), pairs),
                new CellParameters.Thermal(number(37, 1.6), number(0.09, 4)),
                null);
    }

    /** Steep at both ends, a shoulder at a quarter, nearly straight above. */
    private static double openCircuit(double z) {
        double shape = 2.55 + 1.45 * z + 0.06 * Math.tanh((z - 0.3) / 0.08) - 0.9 * Math.exp(-z / 0.06);
        double atEmpty = 2.55 + 0.06 * Math.tanh(-0.3 / 0.08) - 0.9;
        double atFull = 4 + 0.06 * Math.tanh(0.7 / 0.08) - 0.9 * Math.exp(-1 / 0.06);
        return LOWEST + (HIGHEST - LOWEST) * (shape - atEmpty) / (atFull - atEmpty);
    }

    private static CellParameters.Element element(double ohm) {
        DoubleUnaryOperator shape = z -> 1 + 0.8 * Math.exp(-z / 0.15) + 0.1 * z * z;
        return new CellParameters.Element(
                curve(z -> 0.95 * ohm * shape.applyAsDouble(z), Nodes.resistance(), 4),
                curve(z -> ohm * shape.applyAsDouble(z), Nodes.resistance(), 4),
                Curve.constant(30e3, 20e3, 45e3, MADE_UP));
    }

    private static Curve curve(DoubleUnaryOperator of, double[] soc, double factor) {
        double[] value = Arrays.stream(soc).map(of).toArray();
        return Curve.of(
                soc,
                value,
                Arrays.stream(value).map(v -> v / factor).toArray(),
                Arrays.stream(value).map(v -> v * factor).toArray(),
                MADE_UP);
    }

    private static Curve constant(double value, double factor) {
        return Curve.constant(value, value / factor, value * factor, MADE_UP);
    }

    private static Quantity number(double value, double factor) {
        return new Quantity(value, value / factor, value * factor, MADE_UP);
    }

    /**
     * A cycler of 12 bits: 0 to 5 V and -5 to 5 A, of which one code is zero current; noise of 1 mV and of 0.1 % of the
     * current.
     *
     * @return the instrument
     */
    public static Instrument instrument() {
        double highest = 5 * (1 - 1 / 2048.0);
        return Instrument.exact()
                .withVoltageNoise(1e-3)
                .withRelativeCurrentNoise(1e-3)
                .withConverters(new Converter(12, 0, 5), new Converter(12, -5, highest));
    }

    /**
     * Pulses of either direction, with rests, at every tenth of the charge, on the way down and up again; the way down
     * through the whole cell ends at half of the rate.
     *
     * @param emptiest state of charge at which the way down ends: 0 for the whole cell
     * @return the test of the truth
     */
    public static SyntheticRun pulses(double emptiest) {
        List<Instruction> list = new ArrayList<>();
        list.add(rest(1800, 10));
        for (int way = -1; way <= 1; way += 2) {
            int steps = (int) Math.round(10 * (1 - emptiest));
            for (int k = 0; k < steps; k++) {
                list.addAll(List.of(
                        current(-3, 40),
                        rest(120, 1),
                        current(2.25, 40),
                        rest(120, 1),
                        new Step(
                                new Control.Current(way * 1.5),
                                List.of(
                                        new Limit(Limit.Quantity.CHARGE_MOVED, 0.1 * CAPACITY - 12),
                                        new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, LOWEST),
                                        new Limit(Limit.Quantity.VOLTAGE_RISES_TO, HIGHEST)),
                                5),
                        rest(200, 1),
                        rest(1000, 10)));
            }
            if (way < 0 && emptiest == 0) {
                list.addAll(emptied());
            }
        }
        return run(new Protocol("pulses", list));
    }

    /**
     * Pulses of discharge, with rests, at every tenth of the charge, on the way down: charge is never seen.
     *
     * @return the test of the truth
     */
    public static SyntheticRun oneWay() {
        List<Instruction> list = new ArrayList<>();
        list.add(rest(1800, 10));
        for (int k = 0; k < 10; k++) {
            list.addAll(List.of(
                    current(-3, 60),
                    rest(120, 1),
                    new Step(
                            new Control.Current(-1.5),
                            List.of(
                                    new Limit(Limit.Quantity.CHARGE_MOVED, 0.1 * CAPACITY - 180),
                                    new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, LOWEST)),
                            5),
                    rest(200, 1),
                    rest(1000, 10)));
        }
        return run(new Protocol("discharge", list));
    }

    /**
     * Two drives of currents that change every few seconds, down to nearly empty, each with a slower way to the end and a charge at
     * 1.5 A after it, between rests.
     *
     * @param seed which drives
     * @return the test of the truth
     */
    public static SyntheticRun drive(long seed) {
        List<Instruction> list = new ArrayList<>();
        list.add(rest(1800, 10));
        Random random = new Random(seed);
        for (int k = 0; k < 2; k++) {
            list.addAll(List.of(
                    new Step(new Control.Profile(profile(random)), List.of(), PROFILE_SAMPLING), rest(1800, 5)));
            list.addAll(emptied());
            list.addAll(List.of(
                    new Step(new Control.Current(1.5), List.of(new Limit(Limit.Quantity.VOLTAGE_RISES_TO, HIGHEST)), 5),
                    rest(1800, 5)));
        }
        return run(new Protocol("drives", list));
    }

    /**
     * Three cycles at 3 A with charges at constant voltage and rests of 45 minutes, 14,000 rows: what a cycler writes in the
     * plainest of tests.
     *
     * @return the test of the truth
     */
    public static SyntheticRun cycles() {
        List<Instruction> list = new ArrayList<>();
        list.add(rest(1800, 10));
        for (int k = 0; k < 3; k++) {
            list.addAll(List.of(
                    new Step(new Control.Current(-3), List.of(new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, LOWEST)), 1),
                    rest(2700, 4),
                    new Step(new Control.Current(3), List.of(new Limit(Limit.Quantity.VOLTAGE_RISES_TO, HIGHEST)), 1),
                    new Step(new Control.Voltage(HIGHEST), List.of(new Limit(Limit.Quantity.CURRENT_FALLS_TO, 0.1)), 2),
                    rest(2700, 4)));
        }
        return run(new Protocol("cycles", list));
    }

    private static TimeSeries profile(Random random) {
        List<Double> current = new ArrayList<>();
        double left = 0.93 * CAPACITY;
        while (left > 0) {
            double kind = random.nextDouble();
            double level = kind < 0.2 ? 0 : kind < 0.48 ? 3 * random.nextDouble() : -4 * random.nextDouble();
            for (int rows = 2 + random.nextInt(25); rows > 0 && left > 0; rows--) {
                current.add(level);
                left += PROFILE_SAMPLING * level;
            }
        }
        double[] time = new double[current.size()];
        Arrays.setAll(time, k -> PROFILE_SAMPLING * k);
        return TimeSeries.builder("drive")
                .put(Channel.TIME, time)
                .put(
                        Channel.CURRENT,
                        current.stream().mapToDouble(Double::doubleValue).toArray())
                .build();
    }

    private static SyntheticRun run(Protocol protocol) {
        return SyntheticRun.of(truth(), protocol, new SyntheticRun.Conditions(0.995, AMBIENT, 10));
    }

    /**
     * What a current of pulses or drives leaves in the cell, taken out at half of the rate, slow, and noisy enough for what the
     * converter rounds to average out; then a pulse of charge.
     */
    private static List<Instruction> emptied() {
        return List.of(
                new Step(
                        new Control.Current(-0.5 * RATE),
                        List.of(new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, LOWEST)),
                        1),
                rest(300, 1),
                rest(700, 10),
                current(RATE, 60),
                rest(300, 1));
    }

    private static Step rest(double seconds, double sampling) {
        return new Step(new Control.Rest(), List.of(new Limit(Limit.Quantity.DURATION, seconds)), sampling);
    }

    private static Step current(double ampere, double seconds) {
        return new Step(
                new Control.Current(ampere),
                List.of(
                        new Limit(Limit.Quantity.DURATION, seconds),
                        new Limit(Limit.Quantity.VOLTAGE_FALLS_TO, LOWEST),
                        new Limit(Limit.Quantity.VOLTAGE_RISES_TO, HIGHEST)),
                1);
    }
}
