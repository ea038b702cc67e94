package org.natrolite.datasets.damage;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.natrolite.core.error.BadDataException;

/**
 * A valid file damaged again and again from a seed: each time it is read, or refused with a sentence that says what was
 * expected; any other exception, and a reading that does not end, fails the test. Immutable.
 */
public final class DamageTrial {
    /** A reading takes a millisecond; on a machine that is busy with other things it may have to wait. */
    private static final Duration LONGEST_READING = Duration.ofMinutes(1);

    private static final Duration LONGEST_MEAN = Duration.ofMillis(40);

    private static final int MOST_CHANGES = 12;

    /** Of a short file fewer bytes are changed, or nothing of it would ever be read. */
    private static final int BYTES_OF_A_CHANGE = 100;

    private final byte[] valid;
    private final byte[] telling;
    private final Path file;

    private DamageTrial(byte[] valid, byte[] telling, Path file) {
        this.valid = valid;
        this.telling = telling;
        this.file = file;
    }

    /**
     * @param valid an intact file; kept, not modified
     * @param telling bytes that mean something in the format and are put in more often than others, at least one; kept
     * @param file where the damaged files are written, one over the other
     * @return the trial
     */
    public static DamageTrial of(byte[] valid, byte[] telling, Path file) {
        return new DamageTrial(valid, telling, file);
    }

    /** One reading of a damaged file. */
    @FunctionalInterface
    public interface Attempt {
        /**
         * @param file the damaged file
         * @param bytes what is in it
         * @param random chooses between ways of reading
         * @return whether everything that the intact file holds was read
         * @throws BadDataException if the file is refused
         * @throws IOException if anything else went wrong, which fails the test
         */
        boolean read(Path file, byte[] bytes, Random random) throws IOException;
    }

    /**
     * What became of the files.
     *
     * @param bytes bytes changed
     * @param refused files refused
     * @param read files read
     * @param whole files read of which nothing was lost
     */
    public record Outcome(long bytes, int refused, int read, int whole) {
        @Override
        public String toString() {
            return bytes + " bytes: " + refused + " files refused, " + read + " read, " + whole + " of them whole";
        }
    }

    /**
     * @param mutations bytes to change, over all files
     * @param seed seed of the damage
     * @param attempt reads a file
     * @return what became of the files
     */
    public Outcome run(long mutations, long seed, Attempt attempt) {
        Duration limit = LONGEST_READING.plus(LONGEST_MEAN.multipliedBy(mutations));
        return assertTimeoutPreemptively(limit, () -> attempts(mutations, seed, attempt));
    }

    private Outcome attempts(long mutations, long seed, Attempt attempt) throws IOException {
        Random random = new Random(seed);
        int refused = 0;
        int read = 0;
        int whole = 0;
        long done = 0;
        while (done < mutations) {
            byte[] bytes = valid.clone();
            done += damage(bytes, random);
            Files.write(file, bytes);
            long start = System.nanoTime();
            try {
                whole += attempt.read(file, bytes, random) ? 1 : 0;
                read++;
            } catch (BadDataException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("; expected "), e::getMessage);
                refused++;
            }
            long ns = System.nanoTime() - start;
            assertTrue(ns < LONGEST_READING.toNanos(), () -> "a reading of " + ns * 1e-9 + " s");
        }
        return new Outcome(done, refused, read, whole);
    }

    /** Changes some bytes: any byte, a byte that means something, a copy of another, one bit; returns how many. */
    private int damage(byte[] bytes, Random random) {
        int changes = 1 + random.nextInt(Math.min(MOST_CHANGES, 1 + bytes.length / BYTES_OF_A_CHANGE));
        // Half of all damage sits together, as where a disk fails.
        int centre = random.nextBoolean() ? random.nextInt(bytes.length) : -1;
        for (int i = 0; i < changes; i++) {
            int at = centre < 0
                    ? random.nextInt(bytes.length)
                    : Math.min(bytes.length - 1, centre + random.nextInt(2 * changes));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = telling[random.nextInt(telling.length)];
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                default -> bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
            }
        }
        return changes;
    }
}
