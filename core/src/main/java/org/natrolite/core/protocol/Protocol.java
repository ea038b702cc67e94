package org.natrolite.core.protocol;

import java.util.List;
import java.util.function.Consumer;
import org.natrolite.core.error.BadArgumentException;

/**
 * A test, from its first step to its last.
 *
 * @param name name for reports
 * @param instructions steps and repeats in order, at least one
 */
public record Protocol(String name, List<Instruction> instructions) {
    public Protocol {
        if (instructions.isEmpty()) {
            throw new BadArgumentException("protocol '" + name + "' is empty; expected at least one step");
        }
        instructions = List.copyOf(instructions);
    }

    /**
     * Walks the steps in order, repeats unrolled.
     *
     * @param visitor receives each step
     */
    public void forEachStep(Consumer<Step> visitor) {
        walk(instructions, visitor);
    }

    private static void walk(List<Instruction> list, Consumer<Step> visitor) {
        for (Instruction instruction : list) {
            if (instruction instanceof Step step) {
                visitor.accept(step);
            } else if (instruction instanceof Repeat repeat) {
                for (int i = 0; i < repeat.times(); i++) {
                    walk(repeat.instructions(), visitor);
                }
            }
        }
    }
}
