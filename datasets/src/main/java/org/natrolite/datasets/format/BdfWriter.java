package org.natrolite.datasets.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.unit.Unit;

/**
 * Writes the Battery Data Format as CSV.
 *
 * <p>Numbers are written so that each {@code double} comes back: to the bit where the file's unit is the unit of
 * memory, and for temperatures from 137 K to 546 K, where the step to degrees Celsius is exact; within one unit in the
 * last place for Ah and Wh.
 */
public final class BdfWriter {
    private static final int BUFFER = 1 << 16;
    private static final double LARGEST_PLAIN_INTEGER = 1e15;

    private BdfWriter() {}

    /**
     * Writes a series to a file that appears whole or not at all: it is written under another name next to its place and
     * then moved there.
     *
     * @param series series with time, voltage and current
     * @param file file to write or replace; packed with gzip if its name ends in {@code .gz}
     * @throws BadArgumentException if the series lacks voltage or current, which the format requires
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(TimeSeries series, Path file) {
        for (Channel required : List.of(Channel.VOLTAGE, Channel.CURRENT)) {
            if (!series.has(required)) {
                throw new BadArgumentException(
                        series.source() + " has no " + required + "; the Battery Data Format requires it");
            }
        }
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new BadArgumentException(file + " is no file to write to");
        }
        try {
            // Not a temporary file of the JDK: those are closed to other users, and the move would keep that.
            Path part = folder.resolve("." + name + "." + Long.toHexString(System.nanoTime()) + ".part");
            try {
                try (Writer out = open(part, name.toString())) {
                    table(series, out);
                }
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static Writer open(Path file, String name) throws IOException {
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        try {
            OutputStream packed =
                    name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(out, BUFFER) : out;
            return new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), BUFFER);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private static void table(TimeSeries series, Writer out) throws IOException {
        List<BdfColumn> columns = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (Channel channel : series.channels()) {
            columns.add(BdfColumn.of(channel));
            values.add(series.column(channel));
        }
        out.write(columns.stream().map(BdfColumn::label).collect(Collectors.joining(",")));
        out.write('\n');
        StringBuilder line = new StringBuilder();
        for (int row = 0; row < series.size(); row++) {
            line.setLength(0);
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    line.append(',');
                }
                append(line, nearest(values.get(i)[row], columns.get(i).unit()));
            }
            out.append(line.append('\n'));
        }
    }

    /** The value in the file's unit whose way back to SI comes nearest. */
    private static double nearest(double si, Unit unit) {
        if (unit.isSi()) {
            return si;
        }
        double value = unit.fromSi(si);
        double best = value;
        for (double near : new double[] {Math.nextDown(value), Math.nextUp(value)}) {
            if (Math.abs(unit.toSi(near) - si) < Math.abs(unit.toSi(best) - si)) {
                best = near;
            }
        }
        return best;
    }

    private static void append(StringBuilder line, double value) {
        boolean negativeZero = value == 0 && 1 / value < 0;
        if (value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN_INTEGER && !negativeZero) {
            line.append((long) value);
        } else {
            line.append(value);
        }
    }
}
