package org.natrolite.models.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * One way in which a cell ages: a target, the shape of its loss, and one or more terms that drive it. Terms of one
 * mechanism share its damage coordinate, as in laws where cycles and time wear down the same thing. Immutable.
 *
 * <p>Its parameters are those of the shape, then those of each term.
 */
public final class Mechanism {
    private final String id;
    private final Target target;
    private final Shape shape;
    private final List<Term> terms;
    private final int size;

    private Mechanism(String id, Target target, Shape shape, List<Term> terms) {
        this.id = id;
        this.target = target;
        this.shape = shape;
        this.terms = terms;
        this.size =
                shape.parameters().size() + terms.stream().mapToInt(Term::size).sum();
    }

    /**
     * @param id name within its law
     * @param target what it takes
     * @param shape how its loss proceeds
     * @param terms what drives it; at least one
     * @return the mechanism
     */
    public static Mechanism of(String id, Target target, Shape shape, List<Term> terms) {
        if (terms.isEmpty()) {
            throw new BadArgumentException("mechanism " + id + " has no term; expected at least one");
        }
        return new Mechanism(id, target, shape, List.copyOf(terms));
    }

    /**
     * A mechanism of one term whose loss is a power of its driver.
     *
     * @param id name within its law
     * @param driver what it proceeds with
     * @param target what it takes
     * @param loss loss at the reference amount and where the factors are 1, as a fraction, zero or more
     * @param amount reference amount of the driver, in its unit, above zero
     * @param exponent p, 0.1 to 5
     * @param factors factors of the rate
     * @param parameters their parameters one after the other, shape [sum of the factors' parameters]; copied
     * @return the mechanism
     * @throws BadArgumentException if a parameter is missing or outside its bounds
     */
    public static Mechanism of(
            String id,
            Driver driver,
            Target target,
            double loss,
            double amount,
            double exponent,
            List<StressFactor> factors,
            double... parameters) {
        return of(id, target, new Shape.Power(exponent), List.of(Term.of(driver, loss, amount, factors, parameters)));
    }

    /**
     * @return name within its law
     */
    public String id() {
        return id;
    }

    /**
     * @return what it takes
     */
    public Target target() {
        return target;
    }

    /**
     * @return how its loss proceeds
     */
    public Shape shape() {
        return shape;
    }

    /**
     * @return what drives it
     */
    public List<Term> terms() {
        return terms;
    }

    /**
     * @return number of its parameters
     */
    public int size() {
        return size;
    }

    /**
     * @return descriptors of its parameters: those of the shape, then those of each term
     */
    public List<ParameterDescriptor> parameters() {
        List<ParameterDescriptor> all = new ArrayList<>(shape.parameters());
        terms.forEach(term -> all.addAll(term.parameters()));
        return all;
    }

    /**
     * @return values of its parameters, shape [parameters]; a copy
     */
    public double[] values() {
        double[] all = new double[size];
        double[] head = shape.values();
        System.arraycopy(head, 0, all, 0, head.length);
        int at = head.length;
        for (Term term : terms) {
            System.arraycopy(term.values(), 0, all, at, term.size());
            at += term.size();
        }
        return all;
    }

    /**
     * @param values values of its parameters, among others; not modified
     * @param at where they begin
     * @return the same mechanism with those values
     * @throws BadArgumentException if a value is outside its bounds
     */
    public Mechanism with(double[] values, int at) {
        Shape head = shape.with(values, at);
        int next = at + head.parameters().size();
        List<Term> moved = new ArrayList<>();
        for (Term term : terms) {
            moved.add(term.with(values, next));
            next += term.size();
        }
        return new Mechanism(id, target, head, List.copyOf(moved));
    }

    /**
     * @param term number of a term
     * @return where its parameters begin among those of the mechanism
     */
    int offset(int term) {
        int at = shape.parameters().size();
        for (int i = 0; i < term; i++) {
            at += terms.get(i).size();
        }
        return at;
    }

    /**
     * Damage for a unit of driver, which for a shape that sums is the same at any damage.
     *
     * @param term number of the term
     * @param damage damage Y so far
     * @param stress stress
     * @return dY/dx in the unit of the term's driver; zero where the rate is held at zero
     */
    public double damageRate(int term, double damage, Stress stress) {
        Term driven = terms.get(term);
        double k = driven.rate(stress);
        if (!(k > 0)) {
            return k <= 0 ? 0 : k;
        }
        double[] out = new double[3 + shape.parameters().size()];
        shape.advanceGradient(damage, k, 0, out);
        return out[2] / driven.amount();
    }

    /**
     * Derivatives of ln(dY/dx) by the parameters, for shapes that sum: what a fit needs to know of the rate at a stress.
     *
     * @param term number of the term
     * @param stress stress at which its rate is above zero
     * @param out one a parameter of the mechanism, shape [size]. Modified
     * @throws BadArgumentException if the shape does not sum; {@link AgeingLaw#freshWithGradient} follows those too
     */
    public void logDamageRateGradient(int term, Stress stress, double[] out) {
        if (!shape.sums()) {
            throw new BadArgumentException(
                    "damage rate of " + id + " depends on the damage; expected a shape that sums");
        }
        Arrays.fill(out, 0, size, 0);
        Term driven = terms.get(term);
        double k = driven.rate(stress);
        double[] own = new double[driven.size()];
        driven.logRateGradient(stress, own);
        double[] partial = new double[3 + shape.parameters().size()];
        shape.advanceGradient(0, k, 1, partial);
        // at x = 1 the advance of a shape that sums is its rate
        double rate = partial[2];
        for (int i = 3; i < partial.length; i++) {
            out[i - 3] = partial[i] / rate;
        }
        int at = offset(term);
        for (int i = 0; i < own.length; i++) {
            out[at + i] = partial[1] * k / rate * own[i];
        }
        out[at + 1] = -1 / driven.amount();
    }

    /**
     * @param damage damage Y
     * @return loss y, as a fraction
     */
    public double loss(double damage) {
        return shape.loss(damage);
    }

    /**
     * @param loss loss y, as a fraction, zero or more
     * @return damage Y that it stands for
     */
    public double damage(double loss) {
        return shape.damage(loss);
    }
}
