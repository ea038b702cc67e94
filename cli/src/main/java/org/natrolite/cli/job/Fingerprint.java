package org.natrolite.cli.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of all that a piece of work depends on. For one thread. */
public final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @return a fingerprint of nothing yet
     */
    public static Fingerprint of() {
        return new Fingerprint();
    }

    /**
     * @param text text that the work depends on
     * @return the same with it
     */
    public Fingerprint text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // with its length, so that no two lists of texts look alike
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /**
     * @param file file whose content the work depends on
     * @return the same with it
     * @throws IOException if it cannot be read
     */
    public Fingerprint file(Path file) throws IOException {
        return text(ofFile(file));
    }

    /**
     * @return the fingerprint, 64 hexadecimal digits
     */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * @param file file
     * @return SHA-256 of its bytes, 64 hexadecimal digits
     * @throws IOException if it cannot be read
     */
    public static String ofFile(Path file) throws IOException {
        Fingerprint print = new Fingerprint();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                print.digest.update(buffer, 0, read);
            }
        }
        return print.hex();
    }
}
