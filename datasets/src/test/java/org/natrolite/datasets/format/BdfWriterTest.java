package org.natrolite.datasets.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.Sketch;
import org.natrolite.datasets.unit.Dimension;

class BdfWriterTest {
    @TempDir
    private Path folder;

    private static double[] random(Random random, int rows, double low, double high) {
        return random.doubles(rows, low, high).toArray();
    }

    @Property(tries = 60)
    void whatIsWrittenIsRead(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int rows, @ForAll boolean packed)
            throws IOException {
        Random random = new Random(seed);
        TimeSeries.Builder builder = TimeSeries.builder("random");
        for (Channel channel : Channel.values()) {
            double[] values = switch (Dimension.of(channel)) {
                case TIME -> random(random, rows, 0, 1e9);
                case VOLTAGE -> random(random, rows, 0, 5);
                case TEMPERATURE -> random(random, rows, 230, 340);
                default -> random(random, rows, -1e6, 1e6);
            };
            if (channel == Channel.TIME) {
                Arrays.sort(values);
            }
            builder.put(channel, values);
        }
        TimeSeries written = builder.build();
        Path folder = Files.createTempDirectory("natrolite");
        Path file = folder.resolve(packed ? "a.bdf.gz" : "a.bdf.csv");
        try {
            BdfWriter.write(written, file);
            TimeSeries read =
                    BdfFormat.of().read(file, EnumSet.of(Channel.VOLTAGE)).series();
            assertEquals(written.channels(), read.channels());
            for (Channel channel : Channel.values()) {
                boolean hours = EnumSet.of(Dimension.CHARGE, Dimension.ENERGY).contains(Dimension.of(channel));
                for (int i = 0; i < rows; i++) {
                    double expected = written.value(channel, i);
                    assertEquals(expected, read.value(channel, i), hours ? Math.ulp(expected) : 0, channel::toString);
                }
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    @Test
    void extremesComeBackToTheBit() {
        double[] current = {0.0, -0.0, Double.MIN_VALUE, -1e300, 1e15, 123456789012345680.0, Math.PI};
        double[] time = {0, 1, 2, 3, 4, 5, 6};
        double[] voltage = new double[7];
        TimeSeries series = TimeSeries.builder("x")
                .put(Channel.TIME, time)
                .put(Channel.VOLTAGE, voltage)
                .put(Channel.CURRENT, current)
                .build();
        Path file = folder.resolve("x.csv");
        BdfWriter.write(series, file);
        double[] read =
                BdfFormat.of().read(file, EnumSet.of(Channel.CURRENT)).series().column(Channel.CURRENT);
        for (int i = 0; i < current.length; i++) {
            assertEquals(Double.doubleToRawLongBits(current[i]), Double.doubleToRawLongBits(read[i]));
        }
    }

    @Test
    void packsByNameReplacesWholeAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("out.bdf.gz");
        Files.writeString(file, "old");
        BdfWriter.write(Sketch.cycle(60).series(), file);
        byte[] bytes = Files.readAllBytes(file);
        assertArrayEquals(new byte[] {0x1F, (byte) 0x8B}, Arrays.copyOf(bytes, 2));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void headerIsThatOfTheFormat() throws IOException {
        Path file = folder.resolve("out.csv");
        BdfWriter.write(Sketch.cycle(60).series(), file);
        assertTrue(Files.readString(file).startsWith("Test Time / s,Voltage / V,Current / A\n0,2.2,0\n60,2.2,0\n"));
    }

    @Test
    void refusesWhatTheFormatCannotHold() {
        TimeSeries bare =
                TimeSeries.builder("x").put(Channel.TIME, new double[] {0}).build();
        assertThrows(BadArgumentException.class, () -> BdfWriter.write(bare, folder.resolve("x.csv")));
        TimeSeries whole = Sketch.cycle(60).series();
        Path nowhere = folder.resolve("none").resolve("x.csv");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> BdfWriter.write(whole, nowhere));
        assertTrue(String.valueOf(e.getMessage()).contains("cannot write"));
    }
}
