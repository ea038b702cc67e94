package org.natrolite.models.cell.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelsTest {
    @Test
    void theSwitchTurnsTheVectorApiOff() {
        Kernels.Choice choice = Kernels.choose(name -> name.equals("natrolite.kernel") ? "portable" : null);
        assertEquals("portable", choice.kernel().name());
        assertTrue(choice.reason().contains("natrolite.kernel=portable"), choice.reason());
    }

    @Test
    void theModuleDecides() {
        boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        Kernels.Choice choice = Kernels.choose(name -> null);
        assertEquals(there, choice.reason().contains("The Vector API serves"), choice.reason());
    }

    @Test
    void anUnknownValueIsTold() {
        Kernels.Choice choice = Kernels.choose(name -> "fastest");
        assertTrue(choice.reason().contains("natrolite.kernel=fastest is ignored"), choice.reason());
    }
}
