package org.natrolite.models.cell.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.natrolite.models.cell.kernel.Lanes;
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
    public void current(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (!serves(f)) {
            portable.current(l, soc, c, f, w, from, to);
            return;
        }
        int start = from - from % LENGTH;
        work(l, soc, c, f, w, w.current, start, to);
        finish(l, soc, c, f, w, start, to);
    }

    /** Part by part for all vectors: read again at once, what was just written across lines of the cache would be waited for. */
    private static void work(
            Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, double[] current, int start, int to) {
        begin(l, soc, c, f, w, current, start, to);
        voltage(c, w, current, start, to);
    }

    private static void finish(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int start, int to) {
        ends(l, soc, c, f, w, start, to);
        judge(c, f, w, start, to);
    }

    @Override
    public void power(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int from, int to) {
        if (!serves(f)) {
            portable.power(l, soc, c, f, w, from, to);
            return;
        }
        int start = from - from % LENGTH;
        rest(l, soc, c, w, start, to);
        work(l, soc, c, f, w, w.guess, start, to);
        root(w, start, to);
        work(l, soc, c, f, w, w.current, start, to);
        finish(l, soc, c, f, w, start, to);
        settle(c, f, w, start, to);
    }

    /** Up to the temperature at the middle. */
    private static void begin(
            Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, double[] current, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, current, i);
            DoubleVector size = a.abs();
            DoubleVector up = a.add(size).mul(0.5);
            DoubleVector down = a.sub(size).mul(0.5);
            DoubleVector moved = up.mul(f.efficiency)
                    .add(down)
                    .mul(DoubleVector.fromArray(SPECIES, c.perCharge, i).mul(f.length));
            DoubleVector change = moved.sub(f.drained);
            change.intoArray(w.change, i);
            DoubleVector x = change.mul(0.5)
                    .add(DoubleVector.fromArray(SPECIES, soc, i).sub(DoubleVector.fromArray(SPECIES, c.centre, i)));
            x.intoArray(w.x, i);
            DoubleVector square = x.fma(x, change.mul(change).mul(TWELFTH));
            DoubleVector open = DoubleVector.fromArray(SPECIES, c.open2, i)
                    .fma(
                            square,
                            DoubleVector.fromArray(SPECIES, c.open1, i)
                                    .fma(x, DoubleVector.fromArray(SPECIES, c.open0, i)));
            open.intoArray(w.open, i);
            DoubleVector entropic = DoubleVector.fromArray(SPECIES, c.entropic2, i)
                    .fma(
                            square,
                            DoubleVector.fromArray(SPECIES, c.entropic1, i)
                                    .fma(x, DoubleVector.fromArray(SPECIES, c.entropic0, i)));
            entropic.intoArray(w.entropic, i);
            DoubleVector gap = DoubleVector.fromArray(SPECIES, c.gap2, i)
                    .fma(
                            square,
                            DoubleVector.fromArray(SPECIES, c.gap1, i)
                                    .fma(x, DoubleVector.fromArray(SPECIES, c.gap0, i)));
            DoubleVector h = DoubleVector.fromArray(SPECIES, l.hysteresis, i);
            DoubleVector signed = moved.mul(f.hysteresisRate);
            DoubleVector u = signed.abs();
            DoubleVector pull = signed.sub(h.mul(u));
            u.intoArray(w.exponent, i);
            pull.intoArray(w.pull, i);
            DoubleVector turned = u.mul(TWENTYFOURTH).sub(SIXTH).mul(u).add(0.5).fma(pull, h);
            DoubleVector t = DoubleVector.fromArray(SPECIES, l.temperature, i);
            DoubleVector excess = entropic.fma(t, gap.mul(turned))
                    .add(DoubleVector.fromArray(SPECIES, c.mean0[0], i)
                            .fma(
                                    DoubleVector.fromArray(SPECIES, l.pair[0], i),
                                    DoubleVector.fromArray(SPECIES, c.mean0[1], i)
                                            .mul(DoubleVector.fromArray(SPECIES, l.pair[1], i))));
            excess.intoArray(w.excess, i);
            DoubleVector lost = up.mul(f.loss)
                    .add(DoubleVector.fromArray(SPECIES, c.leak, i))
                    .mul(open)
                    .sub(t.sub(DoubleVector.fromArray(SPECIES, w.ambient, i)).mul(f.cooling));
            lost.intoArray(w.gap, i);
            DoubleVector rise = a.fma(
                            DoubleVector.fromArray(SPECIES, c.direct, i).fma(a, excess), lost)
                    .mul(f.warmHalf);
            rise.intoArray(w.rise, i);
            DoubleVector warmer = t.add(rise).sub(DoubleVector.fromArray(SPECIES, c.kelvin, i));
            DoubleVector relative =
                    DoubleVector.fromArray(SPECIES, c.perKelvin, i).mul(warmer);
            relative.mul(relative).sub(relative).fma(warmer, warmer).intoArray(w.off, i);
        }
    }

    /** From there to the mean voltage. */
    private static void voltage(StepCells c, StepWork w, double[] current, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, current, i);
            DoubleVector up = a.add(a.abs()).mul(0.5);
            DoubleVector down = a.sub(up);
            DoubleVector x = DoubleVector.fromArray(SPECIES, w.x, i);
            DoubleVector off = DoubleVector.fromArray(SPECIES, w.off, i);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector y = DoubleVector.fromArray(SPECIES, c.warming[0], i).mul(off);
            DoubleVector drop = DoubleVector.fromArray(SPECIES, c.up1[0], i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.up0[0], i))
                    .mul(up)
                    .add(DoubleVector.fromArray(SPECIES, c.down1[0], i)
                            .fma(x, DoubleVector.fromArray(SPECIES, c.down0[0], i))
                            .mul(down));
            drop = y.fma(y.mul(0.5).add(one), one).mul(drop);
            drop.intoArray(w.ohmic, i);
            y = DoubleVector.fromArray(SPECIES, c.warming[1], i).mul(off);
            DoubleVector target0 = DoubleVector.fromArray(SPECIES, c.up1[1], i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.up0[1], i))
                    .mul(up)
                    .add(DoubleVector.fromArray(SPECIES, c.down1[1], i)
                            .fma(x, DoubleVector.fromArray(SPECIES, c.down0[1], i))
                            .mul(down));
            target0 = y.fma(y.mul(0.5).add(one), one).mul(target0);
            target0.intoArray(w.target[0], i);
            y = DoubleVector.fromArray(SPECIES, c.warming[2], i).mul(off);
            DoubleVector target1 = DoubleVector.fromArray(SPECIES, c.up1[2], i)
                    .fma(x, DoubleVector.fromArray(SPECIES, c.up0[2], i))
                    .mul(up)
                    .add(DoubleVector.fromArray(SPECIES, c.down1[2], i)
                            .fma(x, DoubleVector.fromArray(SPECIES, c.down0[2], i))
                            .mul(down));
            target1 = y.fma(y.mul(0.5).add(one), one).mul(target1);
            target1.intoArray(w.target[1], i);
            DoubleVector excess = DoubleVector.fromArray(SPECIES, w.entropic, i)
                    .fma(DoubleVector.fromArray(SPECIES, w.rise, i), DoubleVector.fromArray(SPECIES, w.excess, i))
                    .add(DoubleVector.fromArray(SPECIES, c.contact, i).fma(a, drop));
            excess = excess.add(one.sub(DoubleVector.fromArray(SPECIES, c.mean0[0], i))
                    .fma(
                            target0,
                            one.sub(DoubleVector.fromArray(SPECIES, c.mean0[1], i))
                                    .mul(target1)));
            excess.intoArray(w.excess, i);
            excess.add(DoubleVector.fromArray(SPECIES, w.open, i)).intoArray(w.mean, i);
        }
    }

    private static void ends(Lanes l, double[] soc, StepCells c, StepFrame f, StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, w.current, i);
            DoubleVector change = DoubleVector.fromArray(SPECIES, w.change, i);
            DoubleVector.fromArray(SPECIES, soc, i).add(change).intoArray(w.soc, i);
            DoubleVector target = DoubleVector.fromArray(SPECIES, w.target[0], i);
            DoubleVector kept0 = DoubleVector.fromArray(SPECIES, c.keep0[0], i)
                    .fma(DoubleVector.fromArray(SPECIES, l.pair[0], i).sub(target), target);
            kept0.intoArray(w.pair[0], i);
            target = DoubleVector.fromArray(SPECIES, w.target[1], i);
            DoubleVector kept1 = DoubleVector.fromArray(SPECIES, c.keep0[1], i)
                    .fma(DoubleVector.fromArray(SPECIES, l.pair[1], i).sub(target), target);
            kept1.intoArray(w.pair[1], i);
            DoubleVector u = DoubleVector.fromArray(SPECIES, w.exponent, i);
            DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
            DoubleVector h = u.mul(SIXTH)
                    .sub(0.5)
                    .fma(u, one)
                    .fma(DoubleVector.fromArray(SPECIES, w.pull, i), DoubleVector.fromArray(SPECIES, l.hysteresis, i));
            h.intoArray(w.hysteresis, i);
            DoubleVector t = DoubleVector.fromArray(SPECIES, l.temperature, i);
            DoubleVector warm = a.fma(
                            DoubleVector.fromArray(SPECIES, w.excess, i), DoubleVector.fromArray(SPECIES, w.gap, i))
                    .mul(f.warm)
                    .add(t);
            warm.intoArray(w.temperature, i);
            DoubleVector half = change.mul(0.5);
            DoubleVector place = DoubleVector.fromArray(SPECIES, w.x, i).add(half);
            DoubleVector voltage = DoubleVector.fromArray(SPECIES, c.gap2, i)
                    .fma(place, DoubleVector.fromArray(SPECIES, c.gap1, i))
                    .fma(place, DoubleVector.fromArray(SPECIES, c.gap0, i))
                    .mul(h);
            voltage = DoubleVector.fromArray(SPECIES, c.entropic2, i)
                    .fma(place, DoubleVector.fromArray(SPECIES, c.entropic1, i))
                    .fma(place, DoubleVector.fromArray(SPECIES, c.entropic0, i))
                    .fma(warm, voltage);
            voltage = DoubleVector.fromArray(SPECIES, c.open2, i)
                    .fma(place, DoubleVector.fromArray(SPECIES, c.open1, i))
                    .fma(place, DoubleVector.fromArray(SPECIES, c.open0, i))
                    .add(voltage)
                    .add(kept0.add(kept1));
            voltage = DoubleVector.fromArray(SPECIES, c.contact, i).fma(a, voltage);
            voltage = DoubleVector.fromArray(SPECIES, c.warming[0], i)
                    .fma(warm.sub(t).sub(DoubleVector.fromArray(SPECIES, w.rise, i)), one)
                    .fma(DoubleVector.fromArray(SPECIES, w.ohmic, i), voltage);
            DoubleVector up = a.add(a.abs()).mul(0.5);
            voltage = DoubleVector.fromArray(SPECIES, c.up1[0], i)
                    .mul(up)
                    .add(DoubleVector.fromArray(SPECIES, c.down1[0], i).mul(a.sub(up)))
                    .fma(half, voltage);
            voltage.intoArray(w.end, i);
        }
    }

    /** What is above zero is wrong; x + |x| is nothing where x is not. */
    private static void judge(StepCells c, StepFrame f, StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, w.current, i);
            DoubleVector size = a.abs();
            DoubleVector up = a.add(size).mul(0.5);
            DoubleVector down = a.sub(up);
            DoubleVector far = DoubleVector.fromArray(SPECIES, w.off, i).abs();
            DoubleVector risen = DoubleVector.fromArray(SPECIES, w.rise, i).abs();
            DoubleVector most = DoubleVector.fromArray(SPECIES, c.missedCube, i)
                    .mul(far)
                    .fma(far, DoubleVector.fromArray(SPECIES, c.missedWarm, i))
                    .fma(far, DoubleVector.fromArray(SPECIES, c.missed, i));
            DoubleVector b = DoubleVector.fromArray(SPECIES, c.missedStep, i)
                    .fma(risen, most)
                    .mul(size)
                    .sub(DoubleVector.fromArray(SPECIES, c.slack, i));
            DoubleVector wrong = b.add(b.abs());
            b = DoubleVector.fromArray(SPECIES, w.x, i)
                    .abs()
                    .add(DoubleVector.fromArray(SPECIES, w.change, i).abs().mul(0.5))
                    .sub(DoubleVector.fromArray(SPECIES, c.half, i));
            wrong = wrong.add(b.add(b.abs()));
            b = far.sub(f.mostWarm);
            wrong = wrong.add(b.add(b.abs()));
            b = risen.sub(f.mostRise);
            wrong = wrong.add(b.add(b.abs()));
            b = DoubleVector.fromArray(SPECIES, w.exponent, i).sub(f.mostSwing);
            wrong = wrong.add(b.add(b.abs()));
            b = DoubleVector.fromArray(SPECIES, w.end, i).sub(f.highestVoltage).mul(up);
            wrong = wrong.add(b.add(b.abs()));
            b = DoubleVector.fromArray(SPECIES, w.end, i).sub(f.lowestVoltage).mul(down);
            wrong = wrong.add(b.add(b.abs()));
            b = DoubleVector.fromArray(SPECIES, w.soc, i).sub(f.highestSoc).mul(up);
            wrong = wrong.add(b.add(b.abs()));
            b = DoubleVector.fromArray(SPECIES, w.soc, i).sub(f.lowestSoc).mul(down);
            wrong = wrong.add(b.add(b.abs()));
            b = up.sub(f.chargeCurrent);
            wrong = wrong.add(b.add(b.abs()));
            b = down.neg().sub(f.dischargeCurrent);
            wrong.add(b.add(b.abs())).intoArray(w.wrong, i);
        }
    }

    /** Voltage at rest, and a first current: power over it. */
    private static void rest(Lanes l, double[] soc, StepCells c, StepWork w, int start, int to) {
        for (int i = start; i < to; i += LENGTH) {
            DoubleVector at = DoubleVector.fromArray(SPECIES, soc, i).sub(DoubleVector.fromArray(SPECIES, c.centre, i));
            DoubleVector rest = DoubleVector.fromArray(SPECIES, c.gap2, i)
                    .fma(at, DoubleVector.fromArray(SPECIES, c.gap1, i))
                    .fma(at, DoubleVector.fromArray(SPECIES, c.gap0, i))
                    .mul(DoubleVector.fromArray(SPECIES, l.hysteresis, i));
            rest = DoubleVector.fromArray(SPECIES, c.entropic2, i)
                    .fma(at, DoubleVector.fromArray(SPECIES, c.entropic1, i))
                    .fma(at, DoubleVector.fromArray(SPECIES, c.entropic0, i))
                    .fma(DoubleVector.fromArray(SPECIES, l.temperature, i), rest);
            rest = DoubleVector.fromArray(SPECIES, c.open2, i)
                    .fma(at, DoubleVector.fromArray(SPECIES, c.open1, i))
                    .fma(at, DoubleVector.fromArray(SPECIES, c.open0, i))
                    .add(rest);
            rest = DoubleVector.fromArray(SPECIES, c.mean0[0], i)
                    .fma(
                            DoubleVector.fromArray(SPECIES, l.pair[0], i),
                            DoubleVector.fromArray(SPECIES, c.mean0[1], i)
                                    .fma(DoubleVector.fromArray(SPECIES, l.pair[1], i), rest));
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
    private static void settle(StepCells c, StepFrame f, StepWork w, int start, int to) {
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
            DoubleVector b =
                    more.abs().mul(PortableStepKernel.POWER_WEIGHT).sub(DoubleVector.fromArray(SPECIES, c.slack, i));
            DoubleVector wrong = b.add(b.abs()).add(DoubleVector.fromArray(SPECIES, w.wrong, i));
            b = DoubleVector.fromArray(SPECIES, w.atRest, i);
            wrong.add(b.abs().sub(b)).intoArray(w.wrong, i);
        }
    }
}
