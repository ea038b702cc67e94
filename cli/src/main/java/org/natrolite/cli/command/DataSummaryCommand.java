package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.core.numeric.Constants;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.Survey;
import org.natrolite.datasets.segment.ChargeTrace;
import org.natrolite.datasets.segment.CycleSummaries;
import org.natrolite.datasets.segment.CycleSummary;
import org.natrolite.datasets.segment.Recogniser;
import org.natrolite.datasets.segment.Recognition;
import org.natrolite.datasets.segment.Segment;
import org.natrolite.datasets.segment.Segmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sums up the cycles of files. */
@Command(
        name = "summary",
        description = "Sum up each cycle: capacity, energy, efficiency, mean voltages, resistances and temperatures.")
final class DataSummaryCommand implements Callable<Integer> {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLI = 1e3;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable DataFiles files;

    @Option(names = "--ignore-labels", description = "cut cycles by the charge even where the file labels them")
    private boolean ignoreLabels;

    @Mixin
    private Answer answer = new Answer();

    private DataSummaryCommand() {}

    @Override
    public Integer call() {
        DataFiles input = Objects.requireNonNull(files);
        List<Survey> surveys = input.surveys();
        List<Segment> segments = new ArrayList<>();
        Segmenter segmenter = Segmenter.of(DataFiles.typicalCurrent(surveys), segments::add);
        List<String> warnings = input.stream("Segmenting", surveys, segmenter::add);
        segmenter.end();
        List<CycleSummary> cycles = cycles(input, surveys, ignoreLabels);
        List<Recognition> tests = Recogniser.tests(segments, cycles);
        answer.say(
                spec,
                () -> {
                    ObjectNode node = Json.result(spec, null);
                    DataFiles.put(node, surveys);
                    ArrayNode list = node.putArray("cycles");
                    cycles.forEach(cycle -> put(list.addObject(), cycle));
                    DataSegmentCommand.putTests(node, tests);
                    DataFiles.putWarnings(node, warnings);
                    return node;
                },
                out -> {
                    print(cycles, out);
                    DataSegmentCommand.printTests(tests, out);
                    DataFiles.print(warnings, out);
                });
        return ExitCode.DONE;
    }

    /** Cycles of the files as one test, by their labels where all files have them and these are not to be ignored. */
    static List<CycleSummary> cycles(DataFiles input, List<Survey> surveys, boolean ignoreLabels) {
        double typical = DataFiles.typicalCurrent(surveys);
        boolean labelled = surveys.stream().allMatch(survey -> survey.channels().contains(Channel.CYCLE));
        CycleSummaries summaries;
        if (labelled && !ignoreLabels) {
            summaries = CycleSummaries.byLabel(typical);
        } else {
            ChargeTrace trace = ChargeTrace.empty();
            input.stream("Finding cycles", surveys, piece -> add(trace, piece));
            summaries = CycleSummaries.byCharge(typical, trace);
        }
        input.stream("Summing up", surveys, summaries::add);
        return summaries.end();
    }

    private static void add(ChargeTrace trace, TimeSeries piece) {
        double[] time = piece.column(Channel.TIME);
        double[] current = piece.column(Channel.CURRENT);
        for (int i = 0; i < time.length; i++) {
            trace.add(time[i], current[i]);
        }
    }

    private static void put(ObjectNode one, CycleSummary cycle) {
        Json.put(one, "cycle", cycle.label());
        one.put("first_row", cycle.from() + 1);
        one.put("last_row", cycle.to());
        Json.put(one, "start_s", cycle.start());
        Json.put(one, "end_s", cycle.end());
        Json.put(one, "charge_Ah", cycle.charged() / SECONDS_PER_HOUR);
        Json.put(one, "discharge_Ah", cycle.discharged() / SECONDS_PER_HOUR);
        Json.put(one, "charge_Wh", cycle.chargedEnergy() / SECONDS_PER_HOUR);
        Json.put(one, "discharge_Wh", cycle.dischargedEnergy() / SECONDS_PER_HOUR);
        Json.put(one, "coulombic_efficiency", cycle.coulombicEfficiency());
        Json.put(one, "energy_efficiency", cycle.energyEfficiency());
        Json.put(one, "mean_charge_V", cycle.meanChargeVoltage());
        Json.put(one, "mean_discharge_V", cycle.meanDischargeVoltage());
        Json.put(one, "mean_charge_A", cycle.chargeCurrent());
        Json.put(one, "mean_discharge_A", cycle.dischargeCurrent());
        Json.put(one, "charge_resistance_1s_ohm", cycle.chargeResistance1s());
        Json.put(one, "charge_resistance_10s_ohm", cycle.chargeResistance10s());
        Json.put(one, "discharge_resistance_1s_ohm", cycle.dischargeResistance1s());
        Json.put(one, "discharge_resistance_10s_ohm", cycle.dischargeResistance10s());
        Json.put(one, "min_V", cycle.lowestVoltage());
        Json.put(one, "max_V", cycle.highestVoltage());
        Json.put(one, "min_temperature_degC", cycle.lowestTemperature() - Constants.ZERO_CELSIUS);
        Json.put(one, "max_temperature_degC", cycle.highestTemperature() - Constants.ZERO_CELSIUS);
    }

    private static void print(List<CycleSummary> cycles, PrintWriter out) {
        String row = "%-7s %9s %9s %8s %8s %8s %8s %9s %9s %7s %7s%n";
        out.printf(
                row,
                "Cycle",
                "In / Ah",
                "Out / Ah",
                "Q eff",
                "E eff",
                "In / V",
                "Out / V",
                "R1 / mOhm",
                "R10",
                "Min /C",
                "Max /C");
        for (CycleSummary cycle : cycles) {
            out.printf(
                    row,
                    Cycles.label(cycle.label()),
                    shown(cycle.charged() / SECONDS_PER_HOUR, 5),
                    shown(cycle.discharged() / SECONDS_PER_HOUR, 5),
                    shown(cycle.coulombicEfficiency(), 5),
                    shown(cycle.energyEfficiency(), 4),
                    shown(cycle.meanChargeVoltage(), 4),
                    shown(cycle.meanDischargeVoltage(), 4),
                    shown(cycle.dischargeResistance1s() * MILLI, 4),
                    shown(cycle.dischargeResistance10s() * MILLI, 4),
                    shown(cycle.lowestTemperature() - Constants.ZERO_CELSIUS, 3),
                    shown(cycle.highestTemperature() - Constants.ZERO_CELSIUS, 3));
        }
        out.println("R1 and R10: 1 s and 10 s after steps from rest into discharge; -: the file does not tell");
    }

    private static String shown(double value, int digits) {
        return Double.isNaN(value) ? "-" : Numbers.significant(value, digits);
    }
}
