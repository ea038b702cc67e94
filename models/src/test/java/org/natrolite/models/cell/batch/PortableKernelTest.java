package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/** The contract on plain Java. */
final class PortableKernelTest extends KernelContract {
    @Override
    WindowKernel kernel() {
        return PortableKernel.create();
    }
}
