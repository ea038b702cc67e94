package org.natrolite.core.protocol;

import java.util.List;
import org.natrolite.core.error.BadArgumentException;

/**
 * Instructions carried out several times in a row.
 *
 * @param times how often, at least 1
 * @param instructions what is repeated, at least one
 */
public record Repeat(int times, List<Instruction> instructions) implements Instruction {
    public Repeat {
        if (times < 1) {
            throw new BadArgumentException("repeat of " + times + " times; expected at least 1");
        }
        if (instructions.isEmpty()) {
            throw new BadArgumentException("repeat of nothing; expected at least one step");
        }
        instructions = List.copyOf(instructions);
    }
}
