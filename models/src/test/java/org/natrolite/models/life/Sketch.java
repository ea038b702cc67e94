package org.natrolite.models.life;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.protocol.Control;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.AgeingPrior;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Distribution;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;
import org.natrolite.models.parameter.Uncertain;

/** Cells, laws and duties whose lives are known by arithmetic. */
final class Sketch {
    static final double DAY = 86400;
    static final double YEAR = 365 * DAY;
    static final double ROOM = 298.15;

    /** Nominal capacity of {@link #resistor}, Ah. */
    static final double CAPACITY = 2;

    private static final Provenance MADE_UP = Provenance.assumed("made up for a test");

    private Sketch() {}

    /**
     * A cell whose voltage is a constant and a resistance: its C/3 capacity is its capacity, from SOC 1 to SOC 0.
     *
     * @param voltage open-circuit voltage, V
     * @param ohm resistance in both directions at any temperature
     * @param efficiency coulombic efficiency, 1
     * @param ageing what is believed of how it ages
     */
    static CellParameters resistor(double voltage, double ohm, double efficiency, @Nullable AgeingPrior ageing) {
        Curve resistance = flat(ohm);
        return new CellParameters(
                new CellParameters.Description("resistor", "Resistor", "none", "none", "", List.of()),
                new CellParameters.Rating(exact(CAPACITY * 3600), exact(voltage), exact(0.05)),
                new CellParameters.Limits(
                        exact(voltage - 1), exact(voltage + 1), exact(10), exact(10), exact(233.15), exact(353.15)),
                exact(CAPACITY * 3600),
                exact(efficiency),
                exact(0),
                new CellParameters.OpenCircuit(
                        // a table of voltages has to rise, if only by a nanovolt
                        curve(voltage, voltage + 1e-9), flat(0), exact(0), flat(0), exact(ROOM), exact(0)),
                new CellParameters.Resistance(
                        exact(0), new CellParameters.Element(resistance, resistance, flat(0)), List.of()),
                new CellParameters.Thermal(exact(50), exact(0.1)),
                ageing);
    }

    static CellParameters withoutSelfDischarge(CellParameters cell) {
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                cell.capacity(),
                cell.coulombicEfficiency(),
                exact(0),
                cell.openCircuit(),
                cell.resistance(),
                cell.thermal(),
                cell.ageing());
    }

    /** A law that takes a share of the capacity in proportion to time. */
    static AgeingLaw linearFade(double lossPerYear) {
        return AgeingLaw.of(
                "linear",
                "made up",
                List.of(Mechanism.of("time", Driver.TIME, Target.CAPACITY_LOSS, lossPerYear, YEAR, 1, List.of())));
    }

    /** A belief in {@link #linearFade} with losses in a year from one number to another, all equally likely. */
    static AgeingPrior fadesBetween(double lowest, double highest) {
        return new AgeingPrior(
                "linear",
                "made up",
                List.of(
                        mechanism("time", Target.CAPACITY_LOSS, lowest, highest),
                        mechanism("other", Target.RESISTANCE_GROWTH, lowest, highest)),
                List.of());
    }

    /** Two independent losses of capacity, each up to a number in a year. */
    static AgeingPrior twoFadesUpTo(double highest) {
        return new AgeingPrior(
                "two",
                "made up",
                List.of(
                        mechanism("one", Target.CAPACITY_LOSS, 0, highest),
                        mechanism("two", Target.CAPACITY_LOSS, 0, highest)),
                List.of());
    }

    private static AgeingPrior.MechanismPrior mechanism(String id, Target target, double lowest, double highest) {
        return new AgeingPrior.MechanismPrior(
                id,
                Driver.TIME,
                target,
                new Uncertain(new Distribution.Uniform(lowest, highest), id, MADE_UP),
                YEAR,
                Uncertain.fixed(1, MADE_UP),
                List.of());
    }

    /** A duty of equal rows. */
    static DutyCycle duty(Channel channel, double interval, double longest, double... values) {
        return DutyCycle.of(profile(channel, interval, values), interval, longest, ROOM);
    }

    /** A duty without power in a climate of equal rows, K. */
    static DutyCycle rest(double interval, double... ambient) {
        TimeSeries series = profile(Channel.POWER, interval, new double[ambient.length])
                .series()
                .with(Channel.AMBIENT_TEMPERATURE, ambient);
        return DutyCycle.of(new Control.Profile(series), interval, interval, ROOM);
    }

    static Control.Profile profile(Channel channel, double interval, double... values) {
        return new Control.Profile(TimeSeries.builder("sketch")
                .put(
                        Channel.TIME,
                        IntStream.range(0, values.length)
                                .mapToDouble(i -> i * interval)
                                .toArray())
                .put(channel, values)
                .build());
    }

    /** Solar power shifted to the evening, in watts of a cell of the energy stated in Wh, one value an hour. */
    static double[] solar(double energy) {
        return hours(hour -> energy * (hour >= 10 && hour < 14 ? 0.22 : hour >= 17 && hour < 21 ? -0.2 : 0));
    }

    static double[] hours(DoubleUnaryOperator ofHour) {
        return IntStream.range(0, 24).mapToDouble(ofHour::applyAsDouble).toArray();
    }

    static double[] repeat(double[] values, int times) {
        return IntStream.range(0, times)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(values))
                .toArray();
    }

    /** A fresh cell that ages by a law and does not die suddenly. */
    static LifeSample sample(CellParameters cell, AgeingLaw law) {
        return LifeSample.of(law.fresh(), CellAgeing.of(CellModel.of(cell), law, 1), Double.POSITIVE_INFINITY);
    }

    static LifeOptions years(double years) {
        return options(years, 10, 1, 1);
    }

    static LifeOptions options(double years, int samples, long seed, int threads) {
        return new LifeOptions(years, 0.05, 0.95, 0.8, samples, seed, threads);
    }

    private static Quantity exact(double value) {
        return Quantity.exact(value, MADE_UP);
    }

    private static Curve flat(double value) {
        return Curve.constant(value, value, value, MADE_UP);
    }

    private static Curve curve(double... value) {
        return Curve.of(new double[] {0, 1}, value, value, value, MADE_UP);
    }
}
