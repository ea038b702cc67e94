package org.natrolite.models.cell.batch;

import org.natrolite.models.cell.kernel.PortableKernel;
import org.natrolite.models.cell.kernel.WindowKernel;

/** The contract on plain Java. */
final class BatchStepperPortableTest extends BatchStepperContract {
    @Override
    WindowKernel kernel() {
        return PortableKernel.create();
    }
}
