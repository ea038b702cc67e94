package org.natrolite.models.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.error.BadArgumentException;

/**
 * Results of a study in a file that only grows. A record that was being written when the program was killed is not whole: its
 * sum does not fit, and it is cut off when the file is opened again. Everything before it stands.
 *
 * <pre>
 *   file    magic number, 8 bytes; fingerprint of the study, 8 bytes; records
 *   record  length of the key, 4 bytes; numbers, 4 bytes; key, UTF-8; numbers, 8 bytes each; CRC-32 of all of it, 8 bytes
 * </pre>
 */
public final class CheckpointFile implements LifeStore, AutoCloseable {
    private static final long MAGIC = 0x4e41_5452_4f4c_0001L;
    private static final int HEAD = 2 * Long.BYTES;
    private static final int RECORD_HEAD = 2 * Integer.BYTES;

    private final FileChannel channel;
    private final Map<String, double[]> records = new HashMap<>();

    private CheckpointFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @param file file to go on from, or to begin
     * @param fingerprint {@link LifeStudy#fingerprint} of the study
     * @return what it holds
     * @throws BadArgumentException if it is of another study, or no such file at all
     * @throws IOException if it cannot be read or written
     */
    public static CheckpointFile open(Path file, long fingerprint) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        boolean begun = bytes.length >= HEAD;
        byte[] head =
                ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(fingerprint).array();
        // a run that was killed at once leaves the beginning of its head
        int compared = Math.min(HEAD, bytes.length);
        int agreed = Arrays.mismatch(head, 0, compared, bytes, 0, compared);
        if (agreed >= 0 && agreed < Long.BYTES) {
            throw new BadArgumentException(
                    file + " is no file of a run to go on from; remove it, or choose another folder");
        }
        if (agreed >= 0) {
            throw new BadArgumentException(
                    file + " was left by a run of another cell, duty, options or version; finish that run, remove the"
                            + " file, or choose another folder");
        }
        CheckpointFile checkpoint =
                new CheckpointFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        int valid = begun ? checkpoint.read(bytes) : 0;
        checkpoint.channel.truncate(valid);
        checkpoint.channel.position(valid);
        if (!begun) {
            checkpoint.write(ByteBuffer.wrap(head));
        }
        return checkpoint;
    }

    /** Reads whole records and answers where they end. */
    private int read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(HEAD);
        int valid = HEAD;
        while (buffer.remaining() >= RECORD_HEAD) {
            int keyLength = buffer.getInt();
            int numbers = buffer.getInt();
            long size = (long) keyLength + (long) numbers * Double.BYTES;
            if (keyLength < 0 || numbers < 0 || size + Long.BYTES > buffer.remaining()) {
                break;
            }
            CRC32 sum = new CRC32();
            sum.update(bytes, valid, (int) (RECORD_HEAD + size));
            byte[] key = new byte[keyLength];
            buffer.get(key);
            double[] value = new double[numbers];
            buffer.asDoubleBuffer().get(value);
            buffer.position((int) (valid + RECORD_HEAD + size));
            if (buffer.getLong() != sum.getValue()) {
                break;
            }
            records.put(new String(key, StandardCharsets.UTF_8), value);
            valid = buffer.position();
        }
        return valid;
    }

    @Override
    public synchronized double @Nullable [] get(String key) {
        return records.get(key);
    }

    @Override
    public synchronized void put(String key, double[] value) {
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        int size = RECORD_HEAD + name.length + value.length * Double.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(size + Long.BYTES);
        buffer.putInt(name.length).putInt(value.length).put(name);
        for (double one : value) {
            buffer.putDouble(one);
        }
        CRC32 sum = new CRC32();
        sum.update(buffer.duplicate().flip());
        buffer.putLong(sum.getValue()).flip();
        try {
            long begin = channel.position();
            try {
                write(buffer);
            } catch (IOException e) {
                // what is written next must not come behind half a record, where nothing would find it
                channel.truncate(begin);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint cannot be written", e);
        }
        records.put(key, value.clone());
    }

    private void write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
