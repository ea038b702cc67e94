package org.natrolite.cli.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.natrolite.core.error.BadArgumentException;

/** Keeps a folder to one run at a time; the system lets go of it when a run is killed. */
public final class FolderLock implements AutoCloseable {
    private static final String NAME = ".natrolite.lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param folder folder that exists
     * @return the lock, to be closed
     * @throws BadArgumentException if another run holds it
     * @throws IOException if it cannot be locked
     */
    public static FolderLock of(Path folder) throws IOException {
        // The empty file stays: to remove it would take it from under a run that waits at it.
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            held = false;
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new BadArgumentException(
                    "another run writes to " + folder + "; wait for it to end, or choose another folder");
        }
        return new FolderLock(folder, channel);
    }

    /**
     * @return folder that is locked
     */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
