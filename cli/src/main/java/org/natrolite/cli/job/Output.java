package org.natrolite.cli.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import org.natrolite.core.error.BadArgumentException;

/** Files and folders that a command writes. A file appears whole or not at all. */
public final class Output {
    private Output() {}

    /**
     * Makes a folder and tries that it can be written to, so that long work does not end in vain.
     *
     * @param folder folder to write to
     * @param option option that named it, for the message
     * @return the folder
     * @throws BadArgumentException if it cannot be made or written to
     */
    public static Path folder(Path folder, String option) {
        if (folder.toString().isBlank()) {
            throw new BadArgumentException("the name of the folder is empty; name one with " + option);
        }
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".natrolite", ".try"));
            return folder;
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadArgumentException(
                    "cannot write to folder " + folder + "; choose one that can be written to with " + option);
        }
    }

    /**
     * Tries that a file can be written, so that long work does not end in vain.
     *
     * @param file file to write
     * @param option option that named it, for the message
     * @param inputs files that are read, which must not be replaced
     * @return the file, a link followed to where it leads
     * @throws BadArgumentException if its folder cannot be written to, something else than a file has its name, or it is
     *     one of the inputs
     */
    public static Path file(Path file, String option, Collection<Path> inputs) {
        if (file.toString().isBlank()) {
            throw new BadArgumentException("the name of the file is empty; name one with " + option);
        }
        try {
            if (Files.exists(file)) {
                if (!Files.isRegularFile(file)) {
                    throw new BadArgumentException(file
                            + (Files.isDirectory(file) ? " is a folder" : " is no plain file")
                            + "; name a file with " + option);
                }
                for (Path input : inputs) {
                    if (Files.exists(input) && Files.isSameFile(file, input)) {
                        throw new BadArgumentException(
                                file + " is read and would be replaced; name another file with " + option);
                    }
                }
                return file(Files.isSymbolicLink(file) ? file.toRealPath() : file, option);
            }
        } catch (IOException e) {
            throw new BadArgumentException("cannot write to " + file + "; name another file with " + option);
        }
        return file(file, option);
    }

    private static Path file(Path file, String option) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new BadArgumentException("cannot write to " + file + "; name a file with " + option);
        }
        folder(parent, option);
        return file;
    }

    /**
     * Writes a text file next to its place and moves it there.
     *
     * @param file file to write or replace, UTF-8
     * @param text what to write
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, String text) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
