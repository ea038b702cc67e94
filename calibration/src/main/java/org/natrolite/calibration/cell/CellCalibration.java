package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.natrolite.calibration.optimise.Solution;
import org.natrolite.calibration.replay.CycleStatistics;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.calibration.replay.FitStatistics;
import org.natrolite.calibration.replay.Replay;
import org.natrolite.calibration.replay.ReplayResult;
import org.natrolite.calibration.replay.Start;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.error.BadDataException;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.parameter.Provenance;

/** Identifies a cell from records of current, voltage and, where there is one, surface temperature. */
public final class CellCalibration {
    /** Reference temperature where the caller names no start, K. */
    private static final double REFERENCE_TEMPERATURE = 298.15;

    /** Fewer rows under load than this cannot tell a cell. */
    private static final int LEAST_LOADED_ROWS = 20;

    /** Distance from the start, in standard deviations of the prior, that is remarked on. */
    private static final double FAR = 4;

    /** Capacities, Ah, beyond which a unit is more likely to be wrong than the cell to be that small or large. */
    private static final double SMALLEST = 5e-4;

    private static final double LARGEST = 1200;

    private final @Nullable CellParameters start;
    private final CalibrationOptions options;

    private CellCalibration(@Nullable CellParameters start, CalibrationOptions options) {
        this.start = start;
        this.options = options;
    }

    /**
     * @param start cell to begin with, whose intervals are priors, or null to read a start off the data
     * @param options how to identify
     * @return the calibration
     */
    public static CellCalibration of(@Nullable CellParameters start, CalibrationOptions options) {
        return new CellCalibration(start, options);
    }

    /**
     * Identifies the cell. Rows that are held out are simulated where they lie between others, but the fit never looks at
     * them, with one exception: the rest that a record begins with gives the state of charge to start from. The replays
     * that judge the fit follow the rules of replay, as anyone's do who repeats them; where no ambient temperature is
     * given, they estimate it from the rests of the whole record.
     *
     * @param records records of one cell, each with current and voltage
     * @return the fitted cell and how well it explains the records
     * @throws BadArgumentException if there is no record, or nothing or everything is held out
     * @throws BadDataException if a record misses current or voltage, no charge moves, or there are too few rows
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public CalibrationResult run(List<TimeSeries> records) {
        long begin = System.nanoTime();
        if (records.isEmpty()) {
            throw new BadArgumentException("no record to calibrate from; expected at least one");
        }
        double reference = start == null
                ? REFERENCE_TEMPERATURE
                : start.openCircuit().referenceTemperature().value();
        List<String> warnings = new ArrayList<>();
        List<Drive> drives = records.stream()
                .map(record -> Drive.of(record, options.replay(), reference))
                .toList();
        requireEnough(drives);
        List<Start> starts = drives.stream()
                .map(drive -> Start.of(drive, options.replay().initialSoc()))
                .toList();
        List<boolean[]> heldOut = options.holdOut().mark(drives);
        if (options.holdOut() instanceof HoldOut.Usual && !any(heldOut)) {
            warnings.add("nothing is held out, so that nothing but the fit itself judges it: "
                    + options.holdOut().reason(drives));
        }
        Integer asked = options.pairs();
        int pairs = asked == null ? CalibrationOptions.USUAL_PAIRS : asked;
        CellParameters first = first(drives, heldOut, pairs, warnings);
        List<Boolean> fitted = heldOut.stream().map(CellCalibration::anyFitted).toList();
        Circumstances circumstances = Circumstances.of(drives, fitted);
        Freedom freedom = Freedom.of(drives, fitted, circumstances);
        if (!freedom.heat()) {
            warnings.add("no surface temperature: thermal constants"
                    + (freedom.entropy() ? "" : ", entropic coefficients")
                    + (freedom.activation() ? "" : ", activation energies")
                    + " are those of the start");
        }
        List<Drive> seen = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            seen.add(anyFitted(heldOut.get(k)) ? drives.get(k).without(heldOut.get(k)) : drives.get(k));
        }
        StagedFit staged = StagedFit.of(first, freedom, circumstances, seen, starts, heldOut, options);
        PairChoice choice = staged.judged();
        if (asked == null) {
            choice = choice.chosenFor(choice.advised());
            if (choice.pairs() != pairs) {
                first = first(drives, heldOut, choice.pairs(), new ArrayList<>());
                staged = StagedFit.of(first, freedom, circumstances, seen, starts, heldOut, options);
            }
        }
        Solution solution = staged.solution();
        int iterations = staged.iterations();
        if (!solution.converged()) {
            warnings.add("the fit stopped after " + iterations + " iterations, before it had settled");
        }
        CellModel model = CellModel.of(staged.cells().cell(solution.x()));
        double[] covariance = solution.covariance(staged.fit().importances());
        List<ReplayResult> replays = new ArrayList<>();
        for (int k = 0; k < drives.size(); k++) {
            Circumstances.Of of = staged.cells().circumstances(solution.x(), k);
            ReplayResult replay = Replay.run(
                    model,
                    of.told(drives.get(k), covariance, solution.x().length),
                    starts.get(k).warmer(of.warmer()));
            replays.add(replay);
            String source = replay.drive().source();
            replay.warnings().forEach(warning -> warnings.add(source + ": " + warning));
        }
        return new Report(replays, heldOut, warnings)
                .result(staged.cells(), staged.fit(), freedom, solution, iterations, choice, begin);
    }

    private CellParameters first(List<Drive> drives, List<boolean[]> heldOut, int pairs, List<String> warnings) {
        return start == null
                ? GenericStart.of(drives, heldOut, pairs)
                : StartCell.adapted(start, drives, heldOut, pairs, warnings);
    }

    private static void requireEnough(List<Drive> drives) {
        int rows = drives.stream().mapToInt(Drive::size).sum();
        int loaded = 0;
        for (Drive drive : drives) {
            for (int i = 0; i < drive.size(); i++) {
                loaded += drive.loaded(i) ? 1 : 0;
            }
        }
        if (loaded < LEAST_LOADED_ROWS) {
            throw BadDataException.of(
                    drives.get(0).source(),
                    rows + " rows in all, " + loaded + " of them under load, of " + drives.size()
                            + (drives.size() == 1 ? " file" : " files"),
                    "at least " + LEAST_LOADED_ROWS
                            + " rows under load, better thousands: a charge and a discharge through most of the cell, with"
                            + " rests or changes of the current, tell its open-circuit voltage from its resistances");
        }
    }

    private static boolean any(List<boolean[]> heldOut) {
        for (boolean[] marks : heldOut) {
            for (boolean held : marks) {
                if (held) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean anyFitted(boolean[] heldOut) {
        for (boolean held : heldOut) {
            if (!held) {
                return true;
            }
        }
        return false;
    }

    /** Puts together what is said about a fit. */
    private final class Report {
        private final List<ReplayResult> replays;
        private final List<boolean[]> heldOut;
        private final List<String> warnings;

        Report(List<ReplayResult> replays, List<boolean[]> heldOut, List<String> warnings) {
            this.replays = replays;
            this.heldOut = heldOut;
            this.warnings = warnings;
        }

        CalibrationResult result(
                Parameterisation cells,
                CellFit fit,
                Freedom freedom,
                Solution solution,
                int iterations,
                PairChoice pairs,
                long begin) {
            FitStatistics train = statistics(false);
            FitStatistics holdOut = any(heldOut) ? statistics(true) : null;
            ResidualStatistics trainErrors = ResidualStatistics.of(errors(false, false));
            ResidualStatistics temperatureErrors = freedom.heat() ? ResidualStatistics.of(errors(false, true)) : null;
            Visited visited = visited();
            // a start says what empty and full are, and how sure that is
            double beyond = start == null ? Math.max(0, visited.from()) + Math.max(0, 1 - visited.to()) : 0;
            double[] weights = fit.information(solution.residuals(), trainErrors, temperatureErrors);
            List<double[]> common = fit.commonErrors(solution.x(), solution.residuals());
            Uncertainty uncertainty = new Uncertainty(cells, freedom, solution, weights, common, visited, beyond);
            CellParameters cell = described(uncertainty.described(provenance(train, holdOut)));
            Assessment assessment = Assessor.of(fit, solution, cells, uncertainty, weights, common, options);
            remark(uncertainty.parameters(), visited);
            doubtSize(cell.capacity().value() / 3600);
            FitStatistics.Sum all = new FitStatistics.Sum();
            replays.forEach(replay -> replay.addTo(all, row -> true));
            List<CycleStatistics> cycles = new ArrayList<>();
            replays.forEach(replay -> cycles.addAll(replay.cycles()));
            return new CalibrationResult(
                    cell,
                    uncertainty.parameters(),
                    assessment,
                    all.statistics(),
                    train,
                    holdOut,
                    options.holdOut()
                            .reason(replays.stream().map(ReplayResult::drive).toList()),
                    cycles,
                    trainErrors,
                    holdOut == null ? null : ResidualStatistics.of(errors(true, false)),
                    replays,
                    heldOut,
                    iterations,
                    solution.converged(),
                    pairs,
                    (System.nanoTime() - begin) * 1e-9,
                    warnings);
        }

        private FitStatistics statistics(boolean held) {
            FitStatistics.Sum sum = new FitStatistics.Sum();
            for (int k = 0; k < replays.size(); k++) {
                boolean[] mark = heldOut.get(k);
                replays.get(k).addTo(sum, row -> mark[row] == held);
            }
            return sum.statistics();
        }

        /** Errors of fitted or of held-out rows at equal distances in time, of voltage or of temperature. */
        private double[] errors(boolean held, boolean temperature) {
            DoubleStream.Builder errors = DoubleStream.builder();
            for (int k = 0; k < replays.size(); k++) {
                Drive drive = replays.get(k).drive();
                if (temperature && !drive.hasSurface()) {
                    continue;
                }
                double[] model = temperature
                        ? replays.get(k).temperature()
                        : replays.get(k).voltage();
                double next = drive.time(0);
                for (int i = 0; i < drive.size(); i++) {
                    double until = i + 1 < drive.size() ? drive.time(i + 1) : drive.time(i) + 1e-9;
                    for (; next < until; next += ResidualStatistics.SAMPLING) {
                        if (heldOut.get(k)[i] == held) {
                            errors.add(model[i] - (temperature ? drive.surface(i) : drive.voltage(i)));
                        }
                    }
                }
            }
            return errors.build().toArray();
        }

        private Provenance provenance(FitStatistics train, @Nullable FitStatistics holdOut) {
            List<String> data = new ArrayList<>();
            for (int k = 0; k < replays.size(); k++) {
                Drive drive = replays.get(k).drive();
                Map<Boolean, Set<String>> labels = new LinkedHashMap<>();
                for (int i = 0; i < drive.size(); i++) {
                    boolean held = heldOut.get(k)[i];
                    if (i == 0 || drive.cycle(i) != drive.cycle(i - 1) || held != heldOut.get(k)[i - 1]) {
                        labels.computeIfAbsent(held, is -> new LinkedHashSet<>())
                                .add(HoldOut.label(drive.cycle(i)));
                    }
                }
                data.add(drive.source()
                        + (labels.containsKey(false) ? ", fitted cycles " + String.join(" ", labels.get(false)) : "")
                        + (labels.containsKey(true)
                                ? ", held out " + options.holdOut().part() + String.join(" ", labels.get(true))
                                : ""));
            }
            String error = String.format(
                    Locale.ROOT,
                    "RMSE %.2f mV over time, %.2f mV under load",
                    1e3 * train.rmse(),
                    1e3 * train.rmseLoaded());
            if (holdOut != null) {
                error += String.format(
                        Locale.ROOT,
                        "; held out %.2f mV over time, %.2f mV under load",
                        1e3 * holdOut.rmse(),
                        1e3 * holdOut.rmseLoaded());
            }
            String command = options.command();
            return Provenance.fitted(String.join("; ", data), command == null ? error : command + ": " + error);
        }

        private CellParameters described(CellParameters cell) {
            CellParameters.Description d = cell.description();
            List<String> references = new ArrayList<>(d.references());
            replays.forEach(replay -> references.add("data: " + replay.drive().source()));
            String note = start == null
                    ? "identified from data alone; what the data do not tell is assumed"
                    : "identified from data, beginning with '" + d.id() + "'";
            return cell.withDescription(new CellParameters.Description(
                    start == null ? "fitted-cell" : d.id() + "-fitted",
                    start == null ? "Fitted cell" : d.title() + ", fitted",
                    d.chemistry(),
                    d.format(),
                    d.note().isEmpty() ? note : note + ". " + d.note(),
                    references));
        }

        private Visited visited() {
            Visited visited = new Visited();
            for (int k = 0; k < replays.size(); k++) {
                Drive drive = replays.get(k).drive();
                double[] soc = replays.get(k).soc();
                for (int i = 0; i < soc.length; i++) {
                    if (!heldOut.get(k)[i]) {
                        visited.add(soc[i], drive.current(i), drive.loaded(i));
                    }
                }
            }
            return visited;
        }

        /** Milliamperes or hours where amperes or seconds are stated fit as well as any: only the size gives them away. */
        private void doubtSize(double ampereHours) {
            if (!(ampereHours >= SMALLEST && ampereHours <= LARGEST)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "a capacity of %.4g Ah is that of hardly any cell: check the units of current and time, and that"
                                + " the data go through the cell",
                        ampereHours));
            }
        }

        /** Says which range of state of charge the fitted rows visit, and what they do not tell. */
        private void remark(List<FittedParameter> parameters, Visited visited) {
            if (start == null) {
                warnings.add(
                        "no start cell was given: the voltages seen in the data are taken for empty and full, so that the"
                                + " capacity, and its interval, are those of the part of the cell that the data go through");
            }
            if (visited.from() > 0.01 || visited.to() < 0.99) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "the fitted rows visit states of charge from %.3f to %.3f; beyond, values rest on the start, and"
                                + " the capacity on how the open-circuit voltage goes on",
                        visited.from(),
                        visited.to()));
            }
            Map<String, Boolean> told = new LinkedHashMap<>();
            Map<String, Double> shift = new LinkedHashMap<>();
            for (FittedParameter p : parameters) {
                int node = p.name().indexOf('[');
                String name = node < 0 ? p.name() : p.name().substring(0, node);
                told.merge(name, p.identified(), Boolean::logicalOr);
                if (start != null || !guessed(name)) {
                    shift.merge(name, p.shift(), Math::max);
                }
            }
            name(
                    told,
                    identified -> !identified,
                    "the data tell little about %s: what stands there is mostly the" + " start, with its interval");
            name(
                    shift,
                    value -> !(value <= FAR),
                    "%s moved far from what the start holds for likely: the data speak"
                            + " against it, or the model cannot explain them");
        }

        /** Without a start, these are only read off the data to begin with: to move far from them means nothing. */
        private boolean guessed(String name) {
            return name.equals("open_circuit.voltage")
                    || (name.startsWith("resistance.") && !name.endsWith(".activation_energy"));
        }

        private <T> void name(Map<String, T> values, Predicate<T> which, String remark) {
            List<String> names = values.entrySet().stream()
                    .filter(entry -> which.test(entry.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!names.isEmpty()) {
                warnings.add(String.format(Locale.ROOT, remark, String.join(", ", names)));
            }
        }
    }
}
