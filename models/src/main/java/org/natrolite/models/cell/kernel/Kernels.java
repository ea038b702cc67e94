package org.natrolite.models.cell.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.UnaryOperator;

/**
 * The one gate to the kernels. The Vector API is an incubating module that a program asks for with
 * {@code --add-modules jdk.incubator.vector}; without it, and where {@value #SWITCH} says {@code portable}, the portable
 * kernel serves, and {@link Choice#reason} says why.
 */
public final class Kernels {
    /** System property that turns the Vector API off: {@code -Dnatrolite.kernel=portable}. */
    public static final String SWITCH = "natrolite.kernel";

    private static final String MODULE = "jdk.incubator.vector";
    private static final String VECTOR_KERNEL = "org.natrolite.models.cell.kernel.vector.VectorKernel";

    /** Cells in a vector below which loops over lanes are as good. */
    private static final int SHORTEST_VECTOR = 4;

    private static final Choice CHOICE = choose(System::getProperty);

    private Kernels() {}

    /**
     * A kernel, and why this one.
     *
     * @param kernel the kernel
     * @param reason one sentence for people
     */
    public record Choice(WindowKernel kernel, String reason) {}

    /**
     * @return the fastest kernel that this virtual machine can run; decided once
     */
    public static WindowKernel best() {
        return CHOICE.kernel();
    }

    /**
     * @return the same with the reason
     */
    public static Choice choice() {
        return CHOICE;
    }

    /** Decides anew, with properties from a source. */
    static Choice choose(UnaryOperator<String> property) {
        String wanted = property.apply(SWITCH);
        if ("portable".equals(wanted)) {
            return portable("The portable kernel serves, as " + SWITCH + "=portable asks for.");
        }
        String ignored = wanted == null || wanted.equals("vector")
                ? ""
                : " " + SWITCH + "=" + wanted + " is ignored; expected portable or vector.";
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return portable(
                    "The portable kernel serves; --add-modules " + MODULE + " would allow the Vector API." + ignored);
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> type = Class.forName(VECTOR_KERNEL);
            MethodHandle length = lookup.findStatic(type, "length", MethodType.methodType(int.class));
            int cells = (int) length.invoke();
            if (cells < SHORTEST_VECTOR) {
                return portable("The portable kernel serves; vectors of this machine hold " + cells
                        + " numbers, and below " + SHORTEST_VECTOR + " they gain nothing." + ignored);
            }
            MethodHandle create = lookup.findStatic(type, "create", MethodType.methodType(type));
            return new Choice(
                    (WindowKernel) create.invoke(), "The Vector API serves, " + cells + " cells at a time." + ignored);
        } catch (Throwable e) {
            if (e instanceof VirtualMachineError failing) {
                throw failing;
            }
            return portable("The portable kernel serves; the Vector API does not: " + e + "." + ignored);
        }
    }

    private static Choice portable(String reason) {
        return new Choice(PortableKernel.create(), reason);
    }
}
