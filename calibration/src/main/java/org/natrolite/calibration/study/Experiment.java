package org.natrolite.calibration.study;

import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.natrolite.calibration.cell.CalibrationOptions;
import org.natrolite.calibration.synthetic.SyntheticRun;
import org.natrolite.core.error.BadArgumentException;

/**
 * A test of the known cell, with what it can show and what it cannot, by how it goes through the cell. What lies at the edge of
 * what it visits is neither. Immutable.
 *
 * @param name what it is asked for by
 * @param whole whether it goes through all of the cell, in both directions; what goes through a part of it leaves errors to
 *     what was believed of the rest, and is asked for its verdicts alone
 * @param runs the test of the truth by the seed
 * @param unseen names of numbers that it cannot show
 * @param seen names of numbers that it shows
 */
public record Experiment(
        String name, boolean whole, LongFunction<SyntheticRun> runs, Predicate<String> unseen, Predicate<String> seen) {
    private static final String NODE = "[soc=";

    /**
     * @return {@code pulses} and {@code drive}, which show all of the cell; {@code half}, pulses in its upper half;
     *     {@code one-way}, pulses of discharge
     */
    public static List<Experiment> all() {
        return List.of(always("pulses", 0), drives(), half(), oneWay());
    }

    /**
     * @param name name
     * @return the experiment
     * @throws BadArgumentException if there is none
     */
    public static Experiment of(String name) {
        return all().stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new BadArgumentException("experiment '" + name + "'; expected one of "
                        + String.join(", ", all().stream().map(Experiment::name).toList())));
    }

    /**
     * Repeats it on the calling thread, each time read anew, and judges what was identified.
     *
     * @param first first seed
     * @param seeds how many, from it on
     * @return a judgement a quantity
     */
    public List<Judgement> judged(long first, int seeds) {
        CalibrationOptions options = CalibrationOptions.defaults().withThreads(1);
        return Judgement.of(
                this,
                RecoveryStudy.of(Experiments.start(), runs, Experiments.instrument(), options)
                        .run(first, seeds));
    }

    private static Experiment always(String name, double emptiest) {
        SyntheticRun run = Experiments.pulses(emptiest);
        return new Experiment(name, true, seed -> run, number -> false, number -> true);
    }

    private static Experiment drives() {
        return new Experiment("drive", true, Experiments::drive, number -> false, number -> true);
    }

    /** Below the half nothing is visited; the last node below it shares a stretch with what is. */
    private static Experiment half() {
        return new Experiment(
                "half", false, always("half", 0.5).runs, number -> node(number) <= 0.1, number -> node(number) >= 0.5);
    }

    /** The gap between charge and discharge shows where both are seen, and near full, where the first rest is. */
    private static Experiment oneWay() {
        SyntheticRun run = Experiments.oneWay();
        return new Experiment(
                "one-way",
                false,
                seed -> run,
                number -> number.contains(".charge[")
                        || (number.startsWith("open_circuit.hysteresis[")
                                && node(number) >= 0.15
                                && node(number) <= 0.5),
                number -> number.contains(".discharge[") && node(number) >= 0.04);
    }

    /** State of charge of a number, or NaN for one that is the same at any. */
    private static double node(String number) {
        int at = number.indexOf(NODE);
        return at < 0 ? Double.NaN : Double.parseDouble(number.substring(at + NODE.length(), number.length() - 1));
    }
}
