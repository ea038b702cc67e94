package org.natrolite.models.cell.kernel.vector;

import static org.natrolite.models.cell.kernel.CellColumns.HYSTERESIS;
import static org.natrolite.models.cell.kernel.CellColumns.PAIR;
import static org.natrolite.models.cell.kernel.CellColumns.SOC;
import static org.natrolite.models.cell.kernel.CellColumns.STRIDE;
import static org.natrolite.models.cell.kernel.CellColumns.TEMPERATURE;
import static org.natrolite.models.cell.kernel.StepCells.CENTRE;
import static org.natrolite.models.cell.kernel.StepCells.CONTACT;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC0;
import static org.natrolite.models.cell.kernel.StepCells.ENTROPIC1;
import static org.natrolite.models.cell.kernel.StepCells.FAR;
import static org.natrolite.models.cell.kernel.StepCells.GAP0;
import static org.natrolite.models.cell.kernel.StepCells.GAP1;
import static org.natrolite.models.cell.kernel.StepCells.GAP2;
import static org.natrolite.models.cell.kernel.StepCells.GUARD;
import static org.natrolite.models.cell.kernel.StepCells.HALF;
import static org.natrolite.models.cell.kernel.StepCells.KELVIN;
import static org.natrolite.models.cell.kernel.StepCells.LEAK;
import static org.natrolite.models.cell.kernel.StepCells.MIDDLE;
import static org.natrolite.models.cell.kernel.StepCells.OHM0;
import static org.natrolite.models.cell.kernel.StepCells.OHM1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN0;
import static org.natrolite.models.cell.kernel.StepCells.OPEN1;
import static org.natrolite.models.cell.kernel.StepCells.OPEN2;
import static org.natrolite.models.cell.kernel.StepCells.TO_SOC;
import static org.natrolite.models.cell.kernel.StepCells.WARMING;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.natrolite.models.cell.kernel.PortableStepKernel;
import org.natrolite.models.cell.kernel.StepCells;
import org.natrolite.models.cell.kernel.StepFrame;
import org.natrolite.models.cell.kernel.StepKernel;
import org.natrolite.models.cell.kernel.StepWork;

/**
 * Single steps by the Vector API, one vector of cells at a time. Fused multiply-adds make its
 * results those of the portable kernel to rounding only. Cells with three RC pairs, or whose time constants change with the
 * state of charge, go to the portable kernel.
 *
 * <p>A step is cut into methods, which hand on arrays: past a certain size the compiler takes in no method of the Vector API any
 * more, and what it answers would be an object.
 */
final class VectorStepKernel implements StepKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LENGTH = SPECIES.length();
    private static final int MOST_PAIRS = 2;

    /** Temperatures of the surroundings below are not above zero, K. */
    private static final double COLD = Double.MIN_NORMAL;

    private static final double SIXTH = 1 / 6.0;
    private static final double TWELFTH = 1 / 12.0;
    private static final double TWENTYFOURTH = 1 / 24.0;

    private final PortableStepKernel portable = PortableStepKernel.create();

    private VectorStepKernel() {}

    static VectorStepKernel create() {
        return new VectorStepKernel();
    }

    private static boolean serves(StepFrame f) {
        return f.pairs <= MOST_PAIRS && !f.varying;
    }

    @Override
    public void current(double[] s, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (!serves(f)) {
            portable.current(s, c, f, w, from, to);
            return;
        }
        int start = from - from % LENGTH;
        work(s, c, f, w, w.current, start, to);
        if (f.nearLimits) {
            limits(c, f, w, start, to);
        }
    }

    @Override
    public boolean sound(double[] asked, double[] ambient, int cells) {
        int to = cells - cells % LENGTH;
        double sum = sum(asked, ambient, to);
        for (int i = to; i < cells; i++) {
            double t = ambient[i] - COLD;
            sum += 0 * asked[i] + (Math.abs(t) - t);
        }
        return sum == 0;
    }

    /** Zero where all is right: nothing times a finite number is nothing, and so is |t| - t where t is above zero. */
    private static double sum(double[] asked, double[] ambient, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        for (int i = 0; i < to; i += LENGTH) {
            a = DoubleVector.fromArray(SPECIES, asked, i).mul(0).add(a);
            DoubleVector t = DoubleVector.fromArray(SPECIES, ambient, i).sub(COLD);
            b = t.abs().sub(t).add(b);
        }
        return a.add(b).reduceLanes(VectorOperators.ADD);
    }

    /** Part by part for all vectors: read again at once, what was just written across lines of the cache would be waited for. */
    private static void work(double[] s, StepCells c, StepFrame f, StepWork w, double[] current, int start, int to) {
        begin(s, c, f, w, current, start, to);
        voltage(s, c, f, w, current, start, to);
    }

    @Override
    public void power(double[] s, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (!serves(f)) {
            portable.power(s, c, f, w, from, to);
            return;
        }
        int start = from - from % LENGTH;
        rest(s, c, f, w, start, to);
        work(s, c, f, w, w.guess, start, to);
        root(w, start, to);
        work(s, c, f, w, w.current, start, to);
        if (f.nearLimits) {
            limits(c, f, w, start, to);
        }
        settle(f, w, start, to);
    }

    /**
     * What the state and the current give before resistances: places, open-circuit voltage, hysteresis, heat, and whether the
     * polynomials reach so far. What is wrong is above zero; x + |x| is nothing where x is not.
     */
    private static void begin(double[] s, StepCells c, StepFrame f, StepWork w, double[] current, int start, int to) {
        double[] v = c.value;
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, current, i);
            DoubleVector size = a.abs();
            DoubleVector moved = a.mul(DoubleVector.fromArray(SPECIES, v, TO_SOC + i));
            DoubleVector change = moved.sub(f.drained);
            DoubleVector half = change.mul(0.5);
            DoubleVector z = DoubleVector.fromArray(SPECIES, s, SOC + i);
            z.add(change).intoArray(w.soc, i);
            DoubleVector x =
                    z.sub(DoubleVector.fromArray(SPECIES, v, CENTRE + i)).add(half);
            x.intoArray(w.x, i);
            DoubleVector b = x.abs().add(half.abs()).sub(DoubleVector.fromArray(SPECIES, v, HALF + i));
            DoubleVector middle = DoubleVector.fromArray(SPECIES, v, MIDDLE + i);
            DoubleVector most = a.sub(middle).abs().sub(middle.abs());
            b.add(b.abs()).add(most.add(most.abs())).intoArray(w.inside, i);
            DoubleVector h = DoubleVector.fromArray(SPECIES, s, HYSTERESIS + i);
            DoubleVector signed = moved.mul(f.hysteresisRate);
            DoubleVector u = signed.abs();
            DoubleVector pull = signed.sub(h.mul(u));
            u.mul(SIXTH)
                    .sub(0.5)
                    .fma(u, DoubleVector.broadcast(SPECIES, 1))
                    .fma(pull, h)
                    .intoArray(w.hysteresis, i);
            u = u.mul(TWENTYFOURTH).sub(SIXTH).mul(u).add(0.5).fma(pull, h);
            DoubleVector square = change.mul(TWELFTH).fma(change, x.mul(x));
            DoubleVector t = DoubleVector.fromArray(SPECIES, s, TEMPERATURE + i);
            DoubleVector excess = DoubleVector.fromArray(SPECIES, v, GAP2 + i)
                    .fma(
                            square,
                            DoubleVector.fromArray(SPECIES, v, GAP1 + i)
                                    .fma(x, DoubleVector.fromArray(SPECIES, v, GAP0 + i)))
                    .mul(u);
            DoubleVector slope = DoubleVector.fromArray(SPECIES, v, ENTROPIC1 + i)
                    .fma(x, DoubleVector.fromArray(SPECIES, v, ENTROPIC0 + i));
            slope.intoArray(w.slope, i);
            excess = slope.fma(t, excess);
            DoubleVector open = DoubleVector.fromArray(SPECIES, v, OPEN2 + i)
                    .fma(
                            square,
                            DoubleVector.fromArray(SPECIES, v, OPEN1 + i)
                                    .fma(x, DoubleVector.fromArray(SPECIES, v, OPEN0 + i)));
            open.add(excess).intoArray(w.open, i);
            a.add(size)
                    .mul(0.5 * f.loss)
                    .add(DoubleVector.fromArray(SPECIES, v, LEAK + i))
                    .fma(open, a.mul(excess))
                    .sub(t.sub(DoubleVector.fromArray(SPECIES, w.ambient, i)).mul(f.cooling))
                    .intoArray(w.lost, i);
        }
    }

    /** From there to the mean voltage, temperature and RC pairs at the end, and the voltage there but for what guards it. */
    private static void voltage(double[] s, StepCells c, StepFrame f, StepWork w, double[] current, int start, int to) {
        double[] v = c.value;
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector a = DoubleVector.fromArray(SPECIES, current, i);
            DoubleVector x = DoubleVector.fromArray(SPECIES, w.x, i);
            DoubleVector t = DoubleVector.fromArray(SPECIES, s, TEMPERATURE + i);
            DoubleVector warmer = t.sub(DoubleVector.fromArray(SPECIES, v, KELVIN + i));
            DoubleVector warming0 = DoubleVector.fromArray(SPECIES, c.element[0], WARMING + i);
            DoubleVector warming1 = DoubleVector.fromArray(SPECIES, c.element[1], WARMING + i);
            DoubleVector warming2 = DoubleVector.fromArray(SPECIES, c.element[2], WARMING + i);
            DoubleVector drop0 = DoubleVector.fromArray(SPECIES, c.element[0], OHM1 + i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.element[0], OHM0 + i))
                    .mul(a)
                    .mul(warming0.fma(warmer, one));
            DoubleVector drop1 = DoubleVector.fromArray(SPECIES, c.element[1], OHM1 + i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.element[1], OHM0 + i))
                    .mul(a)
                    .mul(warming1.fma(warmer, one));
            DoubleVector drop2 = DoubleVector.fromArray(SPECIES, c.element[2], OHM1 + i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.element[2], OHM0 + i))
                    .mul(a)
                    .mul(warming2.fma(warmer, one));
            DoubleVector slope = warming0.fma(drop0, DoubleVector.fromArray(SPECIES, w.slope, i));
            DoubleVector shown = drop1.mul(f.shown[0]);
            slope = warming1.fma(shown, slope);
            DoubleVector pair0 = DoubleVector.fromArray(SPECIES, s, PAIR + i);
            DoubleVector excess = DoubleVector.fromArray(SPECIES, v, CONTACT + i)
                    .fma(a, drop0)
                    .add(pair0.mul(f.mean[0][0]).add(shown));
            shown = drop2.mul(f.shown[1]);
            slope = warming2.fma(shown, slope);
            DoubleVector pair1 = DoubleVector.fromArray(SPECIES, s, PAIR + STRIDE + i);
            excess = pair1.mul(f.mean[1][0]).add(shown).add(excess);
            DoubleVector lag =
                    drop1.sub(pair0).mul(f.lags[0]).add(drop2.sub(pair1).mul(f.lags[1]));
            DoubleVector lost = DoubleVector.fromArray(SPECIES, w.lost, i);
            DoubleVector rise = a.fma(excess, lost).mul(f.warmHalf);
            excess = slope.fma(rise, excess);
            DoubleVector mean = excess.add(DoubleVector.fromArray(SPECIES, w.open, i));
            mean.intoArray(w.mean, i);
            a.fma(excess, lost).mul(f.warm).add(t).intoArray(w.temperature, i);
            drop1 = warming1.fma(rise, one).mul(drop1);
            pair0.sub(drop1).mul(f.keep[0][0]).add(drop1).intoArray(w.pair[0], i);
            drop2 = warming2.fma(rise, one).mul(drop2);
            pair1.sub(drop2).mul(f.keep[1][0]).add(drop2).intoArray(w.pair[1], i);
            slope.fma(rise, mean.add(lag)).intoArray(w.lag, i);
            rise = rise.abs();
            warmer = warmer.abs().add(rise.add(rise)).sub(DoubleVector.fromArray(SPECIES, v, FAR + i));
            DoubleVector.fromArray(SPECIES, w.inside, i)
                    .add(warmer.add(warmer.abs()))
                    .intoArray(w.wrong, i);
        }
    }

    /** Limits of state of charge, current and voltage, where a cell of the tile can come to one. */
    private static void limits(StepCells c, StepFrame f, StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, w.current, i);
            DoubleVector size = a.abs();
            DoubleVector z = DoubleVector.fromArray(SPECIES, w.soc, i);
            DoubleVector b = z.sub(f.highestSoc).mul(size.add(a));
            DoubleVector more = b.add(b.abs());
            b = z.sub(f.lowestSoc).mul(a.sub(size));
            more = more.add(b.add(b.abs()));
            b = a.sub(f.chargeCurrent);
            more = more.add(b.add(b.abs()));
            b = a.neg().sub(f.dischargeCurrent);
            more = more.add(b.add(b.abs()));
            DoubleVector wrong = DoubleVector.fromArray(SPECIES, w.wrong, i).add(more);
            wrong.intoArray(w.wrong, i);
            DoubleVector end = DoubleVector.fromArray(SPECIES, c.value, GUARD + i)
                    .fma(a, DoubleVector.fromArray(SPECIES, w.lag, i));
            DoubleVector above = end.sub(f.highestVoltage).mul(size.add(a));
            DoubleVector below = end.sub(f.lowestVoltage).mul(a.sub(size));
            above.add(above.abs()).add(below.add(below.abs())).add(wrong).intoArray(w.doubtful, i);
        }
    }

    /** Voltage at rest, and a first current: power over it. */
    private static void rest(double[] s, StepCells c, StepFrame f, StepWork w, int start, int to) {
        double[] v = c.value;
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector at =
                    DoubleVector.fromArray(SPECIES, s, SOC + i).sub(DoubleVector.fromArray(SPECIES, v, CENTRE + i));
            DoubleVector rest = DoubleVector.fromArray(SPECIES, v, GAP2 + i)
                    .fma(at, DoubleVector.fromArray(SPECIES, v, GAP1 + i))
                    .fma(at, DoubleVector.fromArray(SPECIES, v, GAP0 + i))
                    .mul(DoubleVector.fromArray(SPECIES, s, HYSTERESIS + i));
            rest = DoubleVector.fromArray(SPECIES, v, ENTROPIC1 + i)
                    .fma(at, DoubleVector.fromArray(SPECIES, v, ENTROPIC0 + i))
                    .fma(DoubleVector.fromArray(SPECIES, s, TEMPERATURE + i), rest);
            rest = DoubleVector.fromArray(SPECIES, v, OPEN2 + i)
                    .fma(at, DoubleVector.fromArray(SPECIES, v, OPEN1 + i))
                    .fma(at, DoubleVector.fromArray(SPECIES, v, OPEN0 + i))
                    .add(rest);
            rest = DoubleVector.fromArray(SPECIES, f.mean[0], i)
                    .fma(
                            DoubleVector.fromArray(SPECIES, s, PAIR + i),
                            DoubleVector.fromArray(SPECIES, f.mean[1], i)
                                    .fma(DoubleVector.fromArray(SPECIES, s, PAIR + STRIDE + i), rest));
            rest.intoArray(w.atRest, i);
            DoubleVector.fromArray(SPECIES, w.power, i).div(rest).intoArray(w.guess, i);
        }
    }

    /** The current of a power, on the line through the voltage at rest and that at the first current. */
    private static void root(StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector power = DoubleVector.fromArray(SPECIES, w.power, i);
            DoubleVector rest = DoubleVector.fromArray(SPECIES, w.atRest, i);
            DoubleVector a = DoubleVector.fromArray(SPECIES, w.guess, i);
            DoubleVector slope = DoubleVector.fromArray(SPECIES, w.mean, i)
                    .sub(rest)
                    .mul(a)
                    .div(a.fma(a, DoubleVector.broadcast(SPECIES, PortableStepKernel.TINY)));
            DoubleVector root = rest.fma(rest, slope.mul(power).mul(4)).sqrt().add(rest);
            power.add(power).div(root).intoArray(w.current, i);
        }
    }

    /** Lets current times voltage be the power; what that changes in the voltage counts as missed. */
    private static void settle(StepFrame f, StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, w.current, i);
            DoubleVector mean = DoubleVector.fromArray(SPECIES, w.mean, i);
            DoubleVector more = DoubleVector.fromArray(SPECIES, w.power, i)
                    .sub(a.mul(mean))
                    .mul(a)
                    .div(a.fma(a, DoubleVector.broadcast(SPECIES, PortableStepKernel.TINY)));
            mean.add(more).intoArray(w.mean, i);
            a.mul(more)
                    .mul(f.warm)
                    .add(DoubleVector.fromArray(SPECIES, w.temperature, i))
                    .intoArray(w.temperature, i);
            DoubleVector b = more.abs().sub(f.mostMissed);
            DoubleVector rest = DoubleVector.fromArray(SPECIES, w.atRest, i);
            b = b.add(b.abs()).add(rest.abs().sub(rest));
            DoubleVector.fromArray(SPECIES, w.wrong, i).add(b).intoArray(w.wrong, i);
            DoubleVector.fromArray(SPECIES, w.doubtful, i).add(b).intoArray(w.doubtful, i);
        }
    }
}
