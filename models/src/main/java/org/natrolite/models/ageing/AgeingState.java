package org.natrolite.models.ageing;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.rainflow.HalfCycle;

/**
 * Damage of one cell under a law: one coordinate Y a mechanism, which never falls. Mutable; owned by one thread at a
 * time. On demand it follows the derivatives of its damage by the law's parameters.
 */
public final class AgeingState {
    private final AgeingLaw law;
    private final Mechanism[] mechanisms;
    private final CapacityLimit[] limits;
    private final double[] damage;

    /** What rounding has kept from each sum so far, so that a life in seconds comes to the same as one in days. */
    private final double[] lag;

    /** Derivatives of the damage, shape [mechanisms][parameters of the mechanism]; null where not followed. */
    private final double @Nullable [][] gradient;

    private final boolean timesCycles;
    private boolean rateClamped;
    private boolean outsideFittedRange;

    AgeingState(AgeingLaw law, boolean withGradient) {
        this.law = law;
        this.mechanisms = law.mechanisms().toArray(Mechanism[]::new);
        this.limits = law.limits().toArray(CapacityLimit[]::new);
        this.damage = new double[mechanisms.length];
        this.lag = new double[mechanisms.length];
        this.gradient = withGradient
                ? Arrays.stream(mechanisms).map(m -> new double[m.size()]).toArray(double[][]::new)
                : null;
        this.timesCycles = law.mechanisms().stream()
                .flatMap(m -> m.terms().stream())
                .anyMatch(term -> term.driver() == Driver.TIME_IN_CYCLES);
    }

    /**
     * @return a state with the same damage
     */
    public AgeingState copy() {
        AgeingState copy = new AgeingState(law, gradient != null);
        System.arraycopy(damage, 0, copy.damage, 0, damage.length);
        System.arraycopy(lag, 0, copy.lag, 0, lag.length);
        if (gradient != null && copy.gradient != null) {
            for (int i = 0; i < gradient.length; i++) {
                System.arraycopy(gradient[i], 0, copy.gradient[i], 0, gradient[i].length);
            }
        }
        copy.rateClamped = rateClamped;
        copy.outsideFittedRange = outsideFittedRange;
        return copy;
    }

    /**
     * @return the law
     */
    public AgeingLaw law() {
        return law;
    }

    /**
     * Lets time pass at one temperature and state of charge.
     *
     * @param seconds time, s, zero or more
     * @param temperature K
     * @param soc state of charge, 1
     */
    public void rest(double seconds, double temperature, double soc) {
        rest(seconds, Stress.rest(temperature, soc));
    }

    /**
     * Lets time pass at one stress. Mechanisms that take their time from cycles see it in {@link #spend}.
     *
     * @param seconds time, s, zero or more
     * @param stress stress; its depth and rate are those of the moment
     */
    public void rest(double seconds, Stress stress) {
        requireAmount(seconds, "s");
        if (seconds > 0) {
            Stress known = law.resolve(stress);
            outsideFittedRange |= !law.conditions().holdRest(known);
            advance(Driver.TIME, seconds, known);
        }
    }

    /**
     * Books time spent in cycles of one kind, for mechanisms that proceed with it.
     *
     * @param seconds time, s, zero or more
     * @param stress mean stress of that time; no depth where the cell rested
     */
    public void spend(double seconds, Stress stress) {
        requireAmount(seconds, "s");
        if (seconds > 0 && timesCycles) {
            advance(Driver.TIME_IN_CYCLES, seconds, law.resolve(stress));
        }
    }

    /**
     * Books cycles of one kind.
     *
     * @param equivalentFullCycles amount, zero or more
     * @param temperature mean temperature, K
     * @param soc mean state of charge, 1
     * @param depth depth of discharge, 1
     * @param rate mean magnitude of the C-rate, 1
     */
    public void cycle(double equivalentFullCycles, double temperature, double soc, double depth, double rate) {
        cycle(equivalentFullCycles, Stress.cycle(temperature, soc, depth, rate));
    }

    /**
     * Books cycles of one kind.
     *
     * @param equivalentFullCycles charge throughput over twice the nominal capacity, zero or more
     * @param stress mean stress of the cycles
     * @throws BadArgumentException if the law counts cycles, and these are of no depth
     */
    public void cycle(double equivalentFullCycles, Stress stress) {
        requireAmount(equivalentFullCycles, "equivalent full cycles");
        if (equivalentFullCycles > 0) {
            count(equivalentFullCycles, 2 * equivalentFullCycles / stress.depth(), stress);
        }
    }

    /**
     * Books a half cycle as rainflow has found it, with the time spent in it.
     *
     * @param half half cycle
     * @param capacityRatio capacity that its depth is a part of, over the nominal capacity, above zero
     */
    public void take(HalfCycle half, double capacityRatio) {
        double cycles = half.equivalentFullCycles() * capacityRatio;
        requireAmount(cycles, "equivalent full cycles");
        if (cycles > 0) {
            count(
                    cycles,
                    1,
                    new Stress(
                            half.temperature(), half.meanSoc(), half.depth(), half.rate(), half.voltage(), Double.NaN));
        }
        if (timesCycles && half.seconds() > 0) {
            spend(
                    half.seconds(),
                    Stress.cycle(half.timeMeanTemperature(), half.timeMeanSoc(), half.depth(), half.rate()));
        }
    }

    private void count(double equivalentFullCycles, double halfCycles, Stress stress) {
        Stress known = law.resolve(stress);
        outsideFittedRange |= !law.conditions().holdCycle(known);
        advance(Driver.EQUIVALENT_FULL_CYCLES, equivalentFullCycles, known);
        advance(Driver.CHARGE_THROUGHPUT, equivalentFullCycles * 2 * law.nominalCapacity(), known);
        advance(Driver.HALF_CYCLES, halfCycles, known);
    }

    private static void requireAmount(double amount, String unit) {
        if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("ageing over " + amount + " " + unit + "; expected zero or more");
        }
    }

    private void advance(Driver driver, double amount, Stress stress) {
        for (int i = 0; i < mechanisms.length; i++) {
            List<Term> terms = mechanisms[i].terms();
            for (int t = 0; t < terms.size(); t++) {
                if (terms.get(t).driver() == driver) {
                    advance(i, t, amount, stress);
                }
            }
        }
    }

    private void advance(int i, int t, double amount, Stress stress) {
        Mechanism mechanism = mechanisms[i];
        Term term = mechanism.terms().get(t);
        if (!(amount < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("mechanism " + mechanism.id() + " over " + amount + " "
                    + term.driver().unit() + " of "
                    + (term.driver() == Driver.HALF_CYCLES
                            ? "cycles of no depth; expected a depth above zero"
                            : "throughput; expected a law that states its nominal capacity"));
        }
        double k = term.rate(stress);
        if (!(k > 0)) {
            if (Double.isNaN(k)) {
                throw term.refused(mechanism.id(), stress);
            }
            rateClamped |= k < 0;
            return;
        }
        double x = amount / term.amount();
        if (gradient != null) {
            follow(gradient[i], i, t, k, x, stress);
        }
        Shape shape = mechanism.shape();
        if (shape.sums()) {
            // the increment alone, summed up with what earlier roundings have kept back
            double increment = shape.advance(0, k, x) - lag[i];
            // an increment below what rounding has given too much is kept back, for damage never falls
            double sum = Math.max(damage[i], damage[i] + increment);
            lag[i] = (sum - damage[i]) - increment;
            damage[i] = sum;
        } else {
            damage[i] = shape.advance(damage[i], k, x);
        }
        // what is left of a depleted target would be the root of a negative number
        rateClamped |= shape instanceof Shape.Depletion && damage[i] > 1;
    }

    private void follow(double[] g, int i, int t, double k, double x, Stress stress) {
        Mechanism mechanism = mechanisms[i];
        Term term = mechanism.terms().get(t);
        int own = mechanism.shape().parameters().size();
        double[] partial = new double[3 + own];
        mechanism.shape().advanceGradient(damage[i], k, x, partial);
        double[] rate = new double[term.size()];
        term.logRateGradient(stress, rate);
        for (int j = 0; j < g.length; j++) {
            g[j] *= partial[0];
        }
        for (int j = 0; j < own; j++) {
            g[j] += partial[3 + j];
        }
        int at = mechanism.offset(t);
        for (int j = 0; j < rate.length; j++) {
            g[at + j] += partial[1] * k * rate[j];
        }
        g[at + 1] -= partial[2] * x / term.amount();
    }

    /**
     * Adds a multiple of the damage done between two states: the same again, as often as stated.
     *
     * @param before damage before, shape [mechanisms], from {@link #damage()}; not modified
     * @param after damage after, shape [mechanisms]; not modified
     * @param times how often; from -1 to 0 where only a part of it is to stand
     * @throws BadArgumentException if the damage of a mechanism is no plain sum, or its derivatives are followed
     */
    public void repeat(double[] before, double[] after, double times) {
        for (int i = 0; i < damage.length; i++) {
            if ((!mechanisms[i].shape().sums() && times != 0) || gradient != null) {
                throw new BadArgumentException("repeating the damage of " + mechanisms[i].id()
                        + "; expected a mechanism that sums, without derivatives");
            }
            damage[i] += times * (after[i] - before[i]);
        }
    }

    /**
     * @return all that it knows as numbers, for a checkpoint in a file, derivatives left out; shape [2 mechanisms + 2]
     */
    public double[] toArray() {
        int n = damage.length;
        double[] all = Arrays.copyOf(damage, 2 * n + 2);
        System.arraycopy(lag, 0, all, n, n);
        all[2 * n] = rateClamped ? 1 : 0;
        all[2 * n + 1] = outsideFittedRange ? 1 : 0;
        return all;
    }

    /**
     * Goes on where another state under the same law stood.
     *
     * @param all what {@link #toArray} gave; not modified
     * @throws BadArgumentException if it is not of that shape, damage is below zero, or derivatives are followed; nothing is
     *     changed then
     */
    public void restore(double[] all) {
        int n = damage.length;
        boolean fits = all.length == 2 * n + 2 && gradient == null;
        for (int i = 0; fits && i < n; i++) {
            fits = all[i] >= 0;
        }
        if (!fits) {
            throw new BadArgumentException("state of law '" + law.id() + "' in " + all.length + " numbers; expected "
                    + (2 * n + 2) + ", damage not below zero, and no derivatives to follow");
        }
        System.arraycopy(all, 0, damage, 0, n);
        System.arraycopy(all, n, lag, 0, n);
        rateClamped = all[2 * n] != 0;
        outsideFittedRange = all[2 * n + 1] != 0;
    }

    /**
     * @return damage Y by mechanism, shape [mechanisms]; a copy
     */
    public double[] damage() {
        return damage.clone();
    }

    /**
     * @param target what was taken
     * @return loss or growth of that target, as a fraction of the fresh cell
     */
    public double loss(Target target) {
        boolean largest = law.largestOf(target);
        double total = 0;
        for (int i = 0; i < mechanisms.length; i++) {
            if (mechanisms[i].target() == target) {
                double one = mechanisms[i].loss(damage[i]);
                total = largest ? Math.max(total, one) : total + one;
            }
        }
        return total;
    }

    /**
     * Derivatives of {@link #loss} by the parameters of the law.
     *
     * @param target what was taken
     * @param out in the order of {@link AgeingLaw#parameters}, shape [parameters]. Modified
     * @throws BadArgumentException if the state does not follow derivatives
     */
    public void lossGradient(Target target, double[] out) {
        if (gradient == null) {
            throw new BadArgumentException("derivatives of a state that does not follow them; expected one that does");
        }
        Arrays.fill(out, 0);
        boolean largest = law.largestOf(target);
        double most = loss(target);
        int at = 0;
        for (int i = 0; i < mechanisms.length; i++) {
            Mechanism mechanism = mechanisms[i];
            if (mechanism.target() == target && (!largest || mechanism.loss(damage[i]) == most)) {
                int own = mechanism.shape().parameters().size();
                double[] partial = new double[1 + own];
                mechanism.shape().lossGradient(damage[i], partial);
                for (int j = 0; j < gradient[i].length; j++) {
                    out[at + j] = partial[0] * gradient[i][j] + (j < own ? partial[1 + j] : 0);
                }
            }
            at += mechanism.size();
        }
    }

    /**
     * @param temperature temperature at which the capacity is asked for, K
     * @return capacity over that of the fresh cell at the same temperature, 0 to 1
     */
    public double capacity(double temperature) {
        double now = Double.POSITIVE_INFINITY;
        for (CapacityLimit limit : limits) {
            now = Math.min(now, limit.fresh(temperature) * Math.max(0, 1 - loss(limit.target())));
        }
        return limits.length == 0 ? 1 : now / law.freshCapacity(temperature);
    }

    /**
     * Derivatives of {@link #capacity} by the parameters of the law.
     *
     * @param temperature temperature at which the capacity is asked for, K
     * @param out in the order of {@link AgeingLaw#parameters}, shape [parameters]. Modified
     * @throws BadArgumentException if the state does not follow derivatives
     */
    public void capacityGradient(double temperature, double[] out) {
        Arrays.fill(out, 0);
        double least = Double.POSITIVE_INFINITY;
        CapacityLimit active = null;
        for (CapacityLimit limit : limits) {
            double now = limit.fresh(temperature) * Math.max(0, 1 - loss(limit.target()));
            if (now < least) {
                least = now;
                active = limit;
            }
        }
        if (active == null || !(least > 0)) {
            return;
        }
        lossGradient(active.target(), out);
        double scale = -active.fresh(temperature) / law.freshCapacity(temperature);
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
    }

    /**
     * @return whether a rate, a root or a capacity that would have been negative was held at zero
     */
    public boolean rateClamped() {
        for (CapacityLimit limit : limits) {
            if (loss(limit.target()) > 1) {
                return true;
            }
        }
        return rateClamped;
    }

    /**
     * @return whether a stress lay outside the conditions that the law was fitted in
     */
    public boolean outsideFittedRange() {
        return outsideFittedRange;
    }
}
