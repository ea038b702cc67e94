package org.natrolite.benchmarks.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.numeric.Roots;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;

/**
 * The two legs of a rate test of the Hakadi 18650: discharge at constant current to 1.5 V and, at once, the charge at about
 * 1.37 A to 4.1 V that ends at 0.10 A. The current sensor drifts, so that charges are good to 3 % only; voltages averaged over
 * the charge of a leg do not suffer from that.
 *
 * @param rate discharge, 1/h
 * @param dischargeVoltage mean over the charge of the discharge, V
 * @param chargeVoltage mean over the charge of the recharge, V
 */
record HakadiLegs(double rate, double dischargeVoltage, double chargeVoltage) {
    /** Rates of the tests, 1/h, with the names of their files. */
    private static final List<Test> TESTS =
            List.of(new Test(0.5, "0c5"), new Test(1, "1c"), new Test(1.5, "1c5"), new Test(2, "2c"));

    /** Nominal capacity, from which the rates count, Ah. */
    static final double NOMINAL = 1.5;

    private static final double CHARGE_CURRENT = 1.37;
    private static final double CUT_OFF = 0.10;
    private static final double HIGHEST = 4.1;
    private static final double LOWEST = 1.5;

    /** The room was not logged, K. */
    static final double ROOM = 298.15;

    private static final OperatingLimits WINDOW = OperatingLimits.none().withVoltage(LOWEST, HIGHEST);
    private static final double STEP = 10;

    private record Test(double rate, String name) {}

    /** Mean-voltage efficiency, 1. */
    double efficiency() {
        return dischargeVoltage / chargeVoltage;
    }

    /** The tests at all rates, each the mean of both cells. */
    static List<HakadiLegs> measured(Path data) {
        Path folder = data.resolve("hakadi-18650");
        return TESTS.stream()
                .map(test -> {
                    HakadiLegs one = read(folder.resolve("static_test_" + test.name + "-1-1.csv"), test.rate);
                    HakadiLegs two = read(folder.resolve("static_test_" + test.name + "-2-1.csv"), test.rate);
                    return new HakadiLegs(
                            test.rate,
                            0.5 * (one.dischargeVoltage + two.dischargeVoltage),
                            0.5 * (one.chargeVoltage + two.chargeVoltage));
                })
                .toList();
    }

    /** Steps 2 (discharge) and 3 (recharge) of a file with the columns step, mode, time in ms, voltage and current. */
    static HakadiLegs read(Path file, double rate) {
        double[] energy = new double[4];
        double[] charge = new double[4];
        try (BufferedReader in = Files.newBufferedReader(file)) {
            in.readLine();
            double before = Double.NaN;
            int last = -1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int second = line.indexOf(',', line.indexOf(',') + 1);
                int third = line.indexOf(',', second + 1);
                int fourth = line.indexOf(',', third + 1);
                int step = Integer.parseInt(line.substring(0, line.indexOf(',')));
                double time = Double.parseDouble(line.substring(second + 1, third)) / 1000;
                double moved = Double.parseDouble(line.substring(fourth + 1)) * (time - before);
                if (step == last && step < charge.length) {
                    charge[step] += moved;
                    energy[step] += moved * Double.parseDouble(line.substring(third + 1, fourth));
                }
                before = time;
                last = step;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!(charge[2] < 0 && charge[3] > 0)) {
            throw BadDataException.of(
                    file.toString(),
                    "moves " + charge[2] + " C in step 2 and " + charge[3] + " C in step 3",
                    "a discharge and a charge");
        }
        return new HakadiLegs(rate, energy[2] / charge[2], energy[3] / charge[3]);
    }

    /** The same legs of a model, from full. */
    static HakadiLegs simulated(CellModel model, double rate) {
        CellStepper stepper = CellStepper.of(model, WINDOW);
        CellState state = CellState.rested(model.socAt(HIGHEST, 1, ROOM), 1, ROOM);
        double down = mean(stepper, state, -rate * NOMINAL);
        double up = mean(stepper, state, CHARGE_CURRENT);
        return new HakadiLegs(rate, down, up);
    }

    /**
     * Mean voltage of a leg that ends where a discharge meets its voltage or the current of a charge has faded. Its end is
     * found within the last step, so that the answer is a smooth function of the parameters.
     */
    private static double mean(CellStepper stepper, CellState state, double current) {
        double energy = 0;
        double charge = 0;
        double last = current;
        CellState before = state.copy();
        while (true) {
            before.set(state);
            int limited = stepper.stepCurrent(state, current, STEP, ROOM);
            double length = STEP;
            boolean ends = false;
            if (current < 0 && limited != 0) {
                ends = true;
                length = Roots.bracketed(
                        h -> {
                            state.set(before);
                            stepper.setLimits(OperatingLimits.none());
                            stepper.stepCurrent(state, current, h, ROOM);
                            return LOWEST - stepper.voltage();
                        },
                        0,
                        STEP,
                        1e-9);
                stepper.setLimits(WINDOW);
            } else if (current > 0 && stepper.current() < CUT_OFF) {
                ends = true;
                length = STEP * (last - CUT_OFF) / (last - stepper.current());
            }
            last = stepper.current();
            energy += stepper.meanVoltage() * last * length;
            charge += last * length;
            if (ends) {
                return energy / charge;
            }
        }
    }
}
