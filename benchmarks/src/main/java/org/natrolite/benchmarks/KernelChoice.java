package org.natrolite.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/** Kernels by the names that people type. */
final class KernelChoice {
    private KernelChoice() {}

    /**
     * @param name {@code portable} or {@code vector}
     * @return the kernel
     * @throws IllegalStateException if it is the Vector API and cannot serve, with the reason
     */
    static WindowKernel named(String name) {
        return switch (name) {
            case "portable" -> PortableKernel.create();
            case "vector" -> {
                if (Kernels.best() instanceof PortableKernel) {
                    throw new IllegalStateException(Kernels.choice().reason());
                }
                yield Kernels.best();
            }
            default -> throw new IllegalArgumentException("kernel " + name + "; expected portable or vector");
        };
    }

    /**
     * @return names of the kernels that can serve
     */
    static List<String> available() {
        List<String> names = new ArrayList<>(List.of("portable"));
        if (!(Kernels.best() instanceof PortableKernel)) {
            names.add("vector");
        }
        return names;
    }
}
