package org.natrolite.benchmarks.reading;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** A file in the Battery Data Format of any length: cycles at 1C with rests, with the noise and digits of an instrument. */
public final class ManyRows {
    private static final double CAPACITY = 36000;
    private static final double RESISTANCE = 0.005;
    private static final int PHASE = 1800;

    private ManyRows() {}

    /**
     * Writes the file.
     *
     * @param file file to write
     * @param rows number of rows, one a second
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, int rows) throws IOException {
        Random random = new Random(1);
        double charge = 0.1 * CAPACITY;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("Test Time / s,Voltage / V,Current / A,Ambient Temperature / degC,Cycle Count / 1\n");
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < rows; i++) {
                int phase = i / PHASE % 4;
                double current = phase == 1 ? 10 : phase == 3 ? -10 : 0;
                charge += current;
                double voltage = 2 + 2 * charge / CAPACITY + RESISTANCE * current;
                line.setLength(0);
                line.append(i).append(',');
                decimal(line, voltage + 1e-4 * random.nextGaussian(), 10_000, 4).append(',');
                decimal(line, current == 0 ? 0 : current + 1e-3 * random.nextGaussian(), 10_000, 4)
                        .append(',');
                decimal(line, 25 + random.nextDouble(), 10, 1).append(',');
                line.append(1 + i / (4 * PHASE)).append('\n');
                out.append(line);
            }
        }
    }

    /** Appends a number with so many decimals. */
    private static StringBuilder decimal(StringBuilder line, double value, int power, int decimals) {
        long digits = Math.round(Math.abs(value) * power);
        if (value < 0 && digits > 0) {
            line.append('-');
        }
        line.append(digits / power).append('.');
        String fraction = Long.toString(digits % power);
        return line.append("0".repeat(decimals - fraction.length())).append(fraction);
    }

    /**
     * Reads a file in the way of {@code natrolite data summary} and says how long it took; run it with a small heap.
     *
     * @param args file to write and read, number of rows
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        write(file, Integer.parseInt(args[1]));
        long start = System.nanoTime();
        LongRead read = LongRead.of(file);
        double seconds = (System.nanoTime() - start) * 1e-9;
        System.out.printf(
                Locale.ROOT,
                "%d rows, %d segments, %d cycles, %.1f MB in %.1f s, heap %d MB%n",
                read.rows(),
                read.segments(),
                read.cycles(),
                Files.size(file) / 1e6,
                seconds,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
