package org.natrolite.calibration.ageing;

import java.util.List;
import org.natrolite.models.ageing.AgeingLaw;

/** The reference losses of a law, which a cell that ages faster than others has more of. */
final class Rates {
    private final boolean[] loss;

    private Rates(boolean[] loss) {
        this.loss = loss;
    }

    static Rates of(AgeingLaw law) {
        List<AgeingLaw.Parameter> parameters = law.parameters();
        boolean[] loss = new boolean[parameters.size()];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = parameters.get(i).descriptor().name().equals("reference_loss");
        }
        return new Rates(loss);
    }

    boolean at(int parameter) {
        return loss[parameter];
    }

    /** Values of the parameters for a cell whose rate is e^r of the others'. */
    double[] faster(double[] values, double r) {
        double[] faster = values.clone();
        for (int i = 0; i < faster.length; i++) {
            if (loss[i]) {
                faster[i] *= Math.exp(r);
            }
        }
        return faster;
    }
}
