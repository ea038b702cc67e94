package org.natrolite.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.natrolite.cli.ExitCode;
import org.natrolite.cli.report.Numbers;
import org.natrolite.datasets.format.Survey;
import org.natrolite.datasets.segment.CycleSummary;
import org.natrolite.datasets.segment.Recogniser;
import org.natrolite.datasets.segment.Recognition;
import org.natrolite.datasets.segment.Segment;
import org.natrolite.datasets.segment.Segmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts files into rests, constant currents and voltages, pulses and profiles. */
@Command(
        name = "segment",
        description =
                "Cut files into rests, constant currents and voltages, pulses and profiles, and name known tests.")
final class DataSegmentCommand implements Callable<Integer> {
    private static final double SECONDS_PER_HOUR = 3600;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable DataFiles files;

    @Mixin
    private Answer answer = new Answer();

    private DataSegmentCommand() {}

    @Override
    public Integer call() {
        DataFiles input = Objects.requireNonNull(files);
        List<Survey> surveys = input.surveys();
        List<Segment> segments = new ArrayList<>();
        Segmenter segmenter = Segmenter.of(DataFiles.typicalCurrent(surveys), segments::add);
        List<String> warnings = input.stream("Segmenting", surveys, segmenter::add);
        segmenter.end();
        List<CycleSummary> cycles = DataSummaryCommand.cycles(input, surveys, false);
        List<Recognition> tests = Recogniser.tests(segments, cycles);
        answer.say(spec, () -> document(surveys, segments, tests, warnings), out -> {
            print(segments, tests, out);
            DataFiles.print(warnings, out);
        });
        return ExitCode.DONE;
    }

    private ObjectNode document(
            List<Survey> surveys, List<Segment> segments, List<Recognition> tests, List<String> warnings) {
        ObjectNode node = Json.result(spec, null);
        DataFiles.put(node, surveys);
        ArrayNode list = node.putArray("segments");
        for (Segment segment : segments) {
            ObjectNode one = list.addObject();
            one.put("kind", word(segment.kind()));
            one.put("first_row", segment.from() + 1);
            one.put("last_row", segment.to());
            Json.put(one, "start_s", segment.start());
            Json.put(one, "end_s", segment.end());
            Json.put(one, "charge_Ah", segment.charge() / SECONDS_PER_HOUR);
            Json.put(one, "energy_Wh", segment.energy() / SECONDS_PER_HOUR);
            Json.put(one, "mean_current_A", segment.meanCurrent());
            Json.put(one, "start_V", segment.startVoltage());
            Json.put(one, "end_V", segment.endVoltage());
            Json.put(one, "min_V", segment.lowestVoltage());
            Json.put(one, "max_V", segment.highestVoltage());
        }
        putTests(node, tests);
        DataFiles.putWarnings(node, warnings);
        return node;
    }

    static void putTests(ObjectNode node, List<Recognition> tests) {
        ArrayNode list = node.putArray("tests");
        for (Recognition test : tests) {
            ObjectNode one = list.addObject();
            one.put("kind", word(test.kind()));
            one.put("first_row", test.from() + 1);
            one.put("last_row", test.to());
            Json.put(one, "start_s", test.start());
            Json.put(one, "end_s", test.end());
            one.put("why", test.why());
        }
    }

    static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static void print(List<Segment> segments, List<Recognition> tests, PrintWriter out) {
        out.printf(
                "%-17s %10s %12s %12s %11s %11s %8s %8s%n",
                "Segment", "Rows", "Start / s", "Length / s", "Current / A", "Charge / Ah", "From / V", "To / V");
        for (Segment segment : segments) {
            out.printf(
                    "%-17s %10d %12s %12s %11s %11s %8s %8s%n",
                    word(segment.kind()).replace('_', ' '),
                    segment.to() - segment.from(),
                    Numbers.significant(segment.start(), 7),
                    Numbers.significant(segment.duration(), 5),
                    Numbers.significant(segment.meanCurrent(), 4),
                    Numbers.significant(segment.charge() / SECONDS_PER_HOUR, 4),
                    Numbers.significant(segment.startVoltage(), 5),
                    Numbers.significant(segment.endVoltage(), 5));
        }
        printTests(tests, out);
    }

    static void printTests(List<Recognition> tests, PrintWriter out) {
        for (Recognition test : tests) {
            out.println("Test: " + word(test.kind()).replace('_', ' ') + ", rows " + (test.from() + 1) + " to "
                    + test.to() + ": " + test.why());
        }
    }
}
