package org.natrolite.models.cell.batch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.natrolite.models.cell.kernel.Kernels;
import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/** The contract on the Vector API, where the virtual machine has it. */
final class BatchStepperVectorTest extends BatchStepperContract {
    @Override
    WindowKernel kernel() {
        assumeTrue(!(Kernels.best() instanceof PortableKernel), Kernels.choice().reason());
        return Kernels.best();
    }
}
