package org.natrolite.datasets.format;

import java.io.BufferedWriter;
import java.io.Closeable;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.series.Channel;
import org.natrolite.core.series.TimeSeries;
import org.natrolite.datasets.unit.Unit;

/**
 * A file in the Battery Data Format that is written piece by piece and appears whole or not at all: it is written under
 * another name next to its place and moved there by {@link #finish()}. Not safe for use by many threads.
 */
public final class BdfOutput implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final double LARGEST_PLAIN_INTEGER = 1e15;

    private final Path file;
    private final Path target;
    private final Path part;
    private final List<Channel> channels;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    private boolean closed;

    private BdfOutput(Path file, Path target, Path part, List<Channel> channels, Writer out) {
        this.file = file;
        this.target = target;
        this.part = part;
        this.channels = channels;
        this.out = out;
    }

    /**
     * Begins a file and writes its header.
     *
     * @param file file to write or replace; packed with gzip if its name ends in {@code .gz}
     * @param channels channels of all pieces, with time, voltage and current
     * @return the file before its first row
     * @throws BadArgumentException if a channel is missing that the format requires
     * @throws UncheckedIOException if the file cannot be written
     */
    public static BdfOutput of(Path file, Set<Channel> channels) {
        for (Channel required : List.of(Channel.TIME, Channel.VOLTAGE, Channel.CURRENT)) {
            if (!channels.contains(required)) {
                throw new BadArgumentException(
                        file + " is to have no " + required + "; the Battery Data Format requires it");
            }
        }
        return profile(file, channels);
    }

    /**
     * Begins a file of what is asked of a cell, which has labels of the format and neither voltage nor current need be in
     * it, and writes its header.
     *
     * @param file file to write or replace; packed with gzip if its name ends in {@code .gz}
     * @param channels channels of all pieces
     * @return the file before its first row
     * @throws BadArgumentException if the name is none of a file
     * @throws UncheckedIOException if the file cannot be written
     */
    public static BdfOutput profile(Path file, Set<Channel> channels) {
        Path target = file.toAbsolutePath();
        Path name = target.getFileName();
        if (name == null) {
            throw new BadArgumentException(file + " is no file to write to");
        }
        // Not a temporary file of the JDK: those are closed to other users, and the move would keep that.
        Path part = target.resolveSibling("." + name + "." + Long.toHexString(System.nanoTime()) + ".part");
        List<Channel> ordered = List.copyOf(new TreeSet<>(channels));
        try {
            Writer out = open(part, name.toString());
            BdfOutput output = new BdfOutput(file, target, part, ordered, out);
            out.write(ordered.stream()
                    .map(channel -> BdfColumn.of(channel).label())
                    .collect(Collectors.joining(",")));
            out.write('\n');
            return output;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static UncheckedIOException failure(Path file, IOException e) {
        return new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
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

    /**
     * @param piece rows that follow those before, with the channels that were stated
     * @throws UncheckedIOException if they cannot be written
     */
    public void add(TimeSeries piece) {
        double[][] values = new double[channels.size()][];
        Unit[] units = new Unit[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = piece.column(channels.get(i));
            units[i] = BdfColumn.of(channels.get(i)).unit();
        }
        try {
            for (int row = 0; row < piece.size(); row++) {
                line.setLength(0);
                for (int i = 0; i < values.length; i++) {
                    if (i > 0) {
                        line.append(',');
                    }
                    append(line, nearest(values[i][row], units[i]));
                }
                out.append(line.append('\n'));
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Moves the file to its place.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void finish() {
        try {
            closed = true;
            out.close();
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Ends the writing; what was not finished is gone. */
    @Override
    public void close() {
        try {
            if (!closed) {
                closed = true;
                out.close();
            }
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** The value in the file's unit whose way back to SI comes nearest. */
    private static double nearest(double si, Unit unit) {
        if (unit.isSi()) {
            return si;
        }
        double best = unit.fromSi(si);
        double value = best;
        for (int side = -1; side <= 1; side += 2) {
            double near = side < 0 ? Math.nextDown(value) : Math.nextUp(value);
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
