package org.natrolite.core.protocol;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * One control held until the first of its limits.
 *
 * @param control what is held
 * @param until conditions that end the step, at least one unless the control is a profile, which ends by itself
 * @param sampling longest time between two recorded rows, s
 */
public record Step(Control control, List<Limit> until, double sampling) implements Instruction {
    public Step {
        BadArgumentException.requirePositive(sampling, "sampling in s");
        until = List.copyOf(until);
        if (until.isEmpty() && !(control instanceof Control.Profile)) {
            throw new BadArgumentException("step " + control + " never ends; expected at least one limit");
        }
    }
}
