package org.natrolite.models.ageing;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * Mechanisms that act side by side; losses of one target add up.
 *
 * @param id name
 * @param citation where it was published, or what it was drawn from
 * @param mechanisms at least one
 */
public record AgeingLaw(String id, String citation, List<Mechanism> mechanisms) {
    public AgeingLaw {
        if (mechanisms.isEmpty()) {
            throw new BadArgumentException("law '" + id + "' has no mechanism; expected at least one");
        }
        mechanisms = List.copyOf(mechanisms);
    }

    /**
     * @return the state of a fresh cell under this law
     */
    public AgeingState fresh() {
        return new AgeingState(this);
    }
}
