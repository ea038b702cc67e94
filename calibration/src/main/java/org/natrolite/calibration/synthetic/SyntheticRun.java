package org.natrolite.calibration.synthetic;

import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.protocol.Protocol;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.cell.Simulation;

/** A test of a known cell: run once, read off by as many instruments as are wanted. Immutable. */
public final class SyntheticRun {
    private final CellParameters cell;
    private final TimeSeries truth;

    private SyntheticRun(CellParameters cell, TimeSeries truth) {
        this.cell = cell;
        this.truth = truth;
    }

    /**
     * How a test begins and is run.
     *
     * @param initialSoc state of charge of the rested cell at the start, 0 to 1
     * @param ambient temperature of the surroundings and of the cell at the start, K
     * @param longestStep longest step of the simulation and longest time between two rows of a profile, s
     */
    public record Conditions(double initialSoc, double ambient, double longestStep) {
        public Conditions {
            BadArgumentException.requireWithin(initialSoc, 0, 1, "initial state of charge");
            BadArgumentException.requirePositive(ambient, "ambient temperature in K");
            BadArgumentException.requirePositive(longestStep, "longest step in s");
        }

        /**
         * @return half full, 25 degrees Celsius, steps of up to 10 s
         */
        public static Conditions standard() {
            return new Conditions(0.5, Constants.ZERO_CELSIUS + 25, 10);
        }
    }

    /**
     * Runs a protocol on a cell.
     *
     * @param cell the truth
     * @param protocol what is done to it
     * @param conditions how it begins
     * @return the test
     * @throws BadArgumentException if a step of the protocol meets none of its limits
     */
    public static SyntheticRun of(CellParameters cell, Protocol protocol, Conditions conditions) {
        CellStepper stepper = CellStepper.of(CellModel.of(cell), OperatingLimits.of(cell));
        CellState start = CellState.rested(conditions.initialSoc(), 0, conditions.ambient());
        TimeSeries truth = Simulation.of(stepper, start, conditions.ambient(), conditions.longestStep())
                .run(protocol)
                .series();
        return new SyntheticRun(cell, truth);
    }

    /**
     * @return the cell
     */
    public CellParameters cell() {
        return cell;
    }

    /**
     * @return what truly happened, with the state of charge
     */
    public TimeSeries truth() {
        return truth;
    }

    /**
     * @param instrument instrument
     * @param seed seed of its noise
     * @return what it writes down
     */
    public TimeSeries measured(Instrument instrument, long seed) {
        return instrument.measure(truth, seed);
    }
}
