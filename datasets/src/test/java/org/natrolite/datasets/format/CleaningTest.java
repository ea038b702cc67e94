package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.format.CleaningReport.Action;
import org.natrolite.datasets.format.CleaningReport.Entry;
import org.natrolite.datasets.format.CleaningReport.LineRange;
import org.natrolite.datasets.format.Fixtures.Kind;

class CleaningTest {
    private static final ReadOptions REPAIR = ReadOptions.defaults().withCleaning(Cleaning.REPAIR);

    @TempDir
    private Path folder;

    private final List<String> lines =
            new ArrayList<>(Fixtures.text(Kind.BDF, Fixtures.truth()).lines().toList());

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("test.csv"), String.join("\n", lines) + "\n");
    }

    private CleaningReport report() throws IOException {
        return Readers.survey(file(), REPAIR, bytes -> {}).report();
    }

    @Test
    void everyRowThatIsNotReadIsListedWithItsReason() throws IOException {
        int rows = lines.size() - 1;
        lines.set(10, "480,3.1");
        lines.set(20, lines.get(20).replaceFirst(",[^,]*,", ",x,"));
        lines.set(21, lines.get(21).replaceFirst(",[^,]*,", ",42,"));
        lines.set(30, "5" + lines.get(30).substring(lines.get(30).indexOf(',')));
        lines.add(40, lines.get(39));
        lines.add(50, lines.get(0));
        CleaningReport report = report();
        assertEquals(rows + 2, report.rows());
        assertEquals(rows - 4, report.read());
        assertEquals(5, report.dropped());
        assertEquals(1, report.merged());
        assertEquals(
                List.of(
                        entry(Action.DROPPED, "wrong number of fields", 11),
                        entry(Action.DROPPED, "no number in column 'Voltage / V'", 21),
                        entry(Action.DROPPED, "implausible voltage", 22),
                        entry(Action.DROPPED, "time runs backwards", 31),
                        entry(Action.MERGED, "the row repeats the one before", 41),
                        entry(Action.DROPPED, "the header stands here again", 51)),
                report.entries());
        TimeSeries series = Readers.read(file(), REPAIR);
        assertEquals(report.read(), series.size());
        assertTrue(series.warnings().containsAll(report.sentences()), series.warnings()::toString);
        assertTrue(
                series.warnings().contains("1 row dropped: time runs backwards (line 31)"),
                series.warnings()::toString);
    }

    private static Entry entry(Action action, String reason, long line) {
        return new Entry(action, reason, 1, List.of(new LineRange(line, line)));
    }

    @Test
    void withoutLeaveToRepairTheFirstBadRowIsRefused() throws IOException {
        lines.set(10, "480,3.1");
        Path path = file();
        refused(() -> Readers.read(path, ReadOptions.defaults()), "line 11", "2 fields");
    }

    @Test
    void aClockThatJittersIsHeldAndSaid() throws IOException {
        double time = 60 * 29;
        lines.set(30, (time - 60.01) + lines.get(30).substring(lines.get(30).indexOf(',')));
        CleaningReport report = report();
        assertEquals(report.rows(), report.read());
        assertEquals(Action.CLIPPED, report.entries().get(0).action());
        TimeSeries series = Readers.read(file(), REPAIR);
        assertEquals(series.time(28), series.time(29));
    }

    @Test
    void aFileOfWhichMuchIsDamagedIsRefused() throws IOException {
        for (int i = 1; i < lines.size(); i += 8) {
            lines.set(i, "damaged");
        }
        Path path = file();
        refused(() -> Readers.read(path, REPAIR), "cannot be used", "wrong number of fields", "at most a tenth");
    }

    @Test
    void aFileCutOffIsReadUpToTheCut() throws IOException {
        String whole = Files.readString(file());
        Path cut = Files.writeString(folder.resolve("cut.csv"), whole.substring(0, whole.length() - 12));
        refused(() -> Readers.read(cut, ReadOptions.defaults()), "cut off");
        TimeSeries series = Readers.read(cut, REPAIR);
        assertEquals(Fixtures.truth().size() - 1, series.size());
    }

    @Test
    void theSumMustBeRight() {
        assertThrows(BadArgumentException.class, () -> new CleaningReport(3, 2, List.of()));
    }

    @Test
    void aSensorAtItsEndAndNoiseAtRestAreSaid() throws IOException {
        TimeSeries truth = Fixtures.truth();
        double[] voltage = truth.column(Channel.VOLTAGE);
        double[] current = truth.column(Channel.CURRENT);
        for (int i = 0; i < voltage.length; i++) {
            voltage[i] = Math.min(voltage[i], 3.0);
            current[i] += current[i] == 0 ? (i % 2 == 0 ? 0.06 : -0.06) : 0;
        }
        Path path = folder.resolve("stuck.csv");
        BdfWriter.write(truth.with(Channel.VOLTAGE, voltage).with(Channel.CURRENT, current), path);
        List<String> warnings = Readers.read(path, ReadOptions.defaults()).warnings();
        assertTrue(warnings.stream().anyMatch(w -> w.contains("saturated channel at 3 V")), warnings::toString);
        assertTrue(warnings.stream().anyMatch(w -> w.contains("noise at rest of 0.06")), warnings::toString);
    }

    @Test
    void piecesOfALongFileSayWhatTheWholeSays() throws IOException {
        Path path = file();
        Survey whole = Readers.survey(path, ReadOptions.defaults(), bytes -> {});
        Survey pieces = Readers.survey(path, ReadOptions.defaults(), 25, bytes -> {});
        assertEquals(whole.inspection().columns(), pieces.inspection().columns());
        assertEquals(whole.inspection().cycles(), pieces.inspection().cycles());
        assertEquals(whole.inspection().sampling(), pieces.inspection().sampling());
        assertEquals(
                whole.inspection().sign().verdict(), pieces.inspection().sign().verdict());
        List<TimeSeries> parts = new ArrayList<>();
        assertEquals(List.of(), Readers.stream(List.of(pieces), parts::add, 7, bytes -> {}));
        TimeSeries truth = Readers.read(path, ReadOptions.defaults());
        int row = 0;
        for (TimeSeries part : parts) {
            assertTrue(part.size() <= 7);
            for (int i = 0; i < part.size(); i++, row++) {
                for (Channel channel : truth.channels()) {
                    assertEquals(truth.value(channel, row), part.value(channel, i));
                }
            }
        }
        assertEquals(truth.size(), row);
    }
}
