package org.natrolite.models.parameter;

import org.natrolite.core.error.BadArgumentException;

/**
 * A number that is known only as a distribution.
 *
 * @param distribution what is believed of it
 * @param draw name of the random number that it is made from: two numbers with one name rise and fall together; ignored
 *     where the distribution is fixed
 * @param provenance where the belief comes from
 */
public record Uncertain(Distribution distribution, String draw, Provenance provenance) {
    public Uncertain {
        if (draw.isBlank()) {
            throw new BadArgumentException("name of a draw is blank; expected a name");
        }
    }

    /**
     * @param value value taken as known
     * @param provenance where it comes from
     * @return the number without uncertainty
     */
    public static Uncertain fixed(double value, Provenance provenance) {
        return new Uncertain(new Distribution.Fixed(value), "none", provenance);
    }
}
