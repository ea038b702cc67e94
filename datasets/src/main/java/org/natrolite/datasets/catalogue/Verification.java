package org.natrolite.datasets.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a file on disk compares with what the catalogue says of it.
 *
 * @param file what the catalogue says
 * @param state outcome
 * @param bytes size found, or -1 where there is no file
 * @param sha256 checksum found, or null where there is no file or its size was wrong
 */
public record Verification(
        RemoteFile file, State state, long bytes, @Nullable String sha256) {
    private static final int BUFFER = 1 << 16;

    /** What came out. */
    public enum State {
        /** Size and checksum are right. */
        RIGHT("right"),
        /** The size is right where it is known; no checksum is known to compare with. */
        UNKNOWN("no checksum is known"),
        /** There is no such file. */
        MISSING("missing"),
        /** The size is another one. */
        WRONG_SIZE("wrong size"),
        /** The checksum is another one. */
        WRONG_CHECKSUM("wrong checksum");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /**
         * @return it in words
         */
        public String words() {
            return words;
        }

        /**
         * @return whether nothing speaks against the file
         */
        public boolean acceptable() {
            return this == RIGHT || this == UNKNOWN;
        }
    }

    /**
     * @param expected what the catalogue says
     * @param path file to look at
     * @return how it compares
     * @throws IOException if the file cannot be read
     */
    public static Verification of(RemoteFile expected, Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return new Verification(expected, State.MISSING, -1, null);
        }
        long bytes = Files.size(path);
        if (expected.bytes() >= 0 && bytes != expected.bytes()) {
            return new Verification(expected, State.WRONG_SIZE, bytes, null);
        }
        String found = sha256(path);
        if (expected.sha256() == null) {
            return new Verification(expected, State.UNKNOWN, bytes, found);
        }
        State state = found.equals(expected.sha256()) ? State.RIGHT : State.WRONG_CHECKSUM;
        return new Verification(expected, state, bytes, found);
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
