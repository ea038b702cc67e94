package org.natrolite.calibration.ageing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.natrolite.models.ageing.AgeingLaw;
import org.natrolite.models.ageing.Driver;
import org.natrolite.models.ageing.Mechanism;
import org.natrolite.models.ageing.ParameterDescriptor;
import org.natrolite.models.ageing.ParameterDescriptor.Transform;
import org.natrolite.models.ageing.StressFactor;
import org.natrolite.models.ageing.Target;
import org.natrolite.models.ageing.UncertainLaw;
import org.natrolite.models.ageing.UncertainLaw.Belief;
import org.natrolite.models.parameter.Distribution;

/** Puts laws and what is believed of their parameters together. Used by one thread. */
final class LawBuilder {
    private final String id;
    private final String citation;
    private final List<Mechanism> mechanisms = new ArrayList<>();
    private final List<Belief> beliefs = new ArrayList<>();

    LawBuilder(String id, String citation) {
        this.id = id;
        this.citation = citation;
    }

    /** A factor and what is believed of its parameters, each by its place: a value, or a distribution with a name. */
    record Factor(StressFactor factor, List<Belief> beliefs) {
        static Factor of(StressFactor factor, Belief... beliefs) {
            return new Factor(factor, List.of(beliefs));
        }
    }

    static Belief normal(String draw, double mean, double deviation, double lowest, double highest) {
        return new Belief(new Distribution.TruncatedNormal(mean, deviation, lowest, highest), draw);
    }

    static Belief rate(String draw, double median, double sigma) {
        return new Belief(new Distribution.LogNormal(median, sigma), draw);
    }

    /** A mechanism whose loss is a power of its driver. */
    LawBuilder power(
            String name, Driver driver, Target target, Belief loss, double amount, Belief exponent, Factor... factors) {
        List<Belief> own = new ArrayList<>();
        Arrays.stream(factors).forEach(factor -> own.addAll(factor.beliefs()));
        mechanisms.add(Mechanism.of(
                name,
                driver,
                target,
                loss.distribution().median(),
                amount,
                exponent.distribution().median(),
                Arrays.stream(factors).map(Factor::factor).toList(),
                own.stream().mapToDouble(b -> b.distribution().median()).toArray()));
        beliefs.add(exponent);
        beliefs.add(loss);
        beliefs.add(Belief.fixed(amount));
        beliefs.addAll(own);
        return this;
    }

    UncertainLaw build() {
        return UncertainLaw.of(AgeingLaw.of(id, citation, mechanisms), beliefs);
    }

    /**
     * A law around its numbers: each parameter that is no choice of form, no reference and not switched off by a zero is
     * believed within the change that matters to it.
     */
    static UncertainLaw around(AgeingLaw law) {
        List<Belief> beliefs = new ArrayList<>();
        for (AgeingLaw.Parameter parameter : law.parameters()) {
            ParameterDescriptor d = parameter.descriptor();
            double value = parameter.value();
            String draw = parameter.mechanism() + "." + d.name();
            boolean reference = d.name().startsWith("reference_") && !d.name().equals("reference_loss");
            if (d.transform() == Transform.STRUCTURE
                    || reference
                    || value == 0
                    || d.name().startsWith("center")) {
                beliefs.add(Belief.fixed(value));
            } else if (d.transform() == Transform.LOGARITHM) {
                beliefs.add(rate(draw, value, d.scale()));
            } else {
                // the cut is symmetric, so that the middle of the belief is the value itself
                double room = Math.min(d.highest() - value, value - d.lowest());
                beliefs.add(
                        room > 0 ? normal(draw, value, d.scale(), value - room, value + room) : Belief.fixed(value));
            }
        }
        return UncertainLaw.of(law, beliefs);
    }
}
