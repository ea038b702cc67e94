package org.natrolite.datasets.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.natrolite.core.error.BadDataException;

/** Fetches files as the package describes. */
public final class Fetcher {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int TRIES = 3;
    private static final int BUFFER = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final Listener listener;

    /** Is told what happens. */
    public interface Listener {
        /**
         * @param sentence what happened, for people
         */
        void note(String sentence);

        /**
         * @param file file that is being fetched
         * @param bytes bytes of it that are here by now
         */
        void progress(RemoteFile file, long bytes);
    }

    private Fetcher(Listener listener) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.listener = listener;
    }

    /**
     * @param listener is told what happens
     * @return a fetcher
     */
    public static Fetcher of(Listener listener) {
        return new Fetcher(listener);
    }

    /**
     * Fetches a file, unless it is there already and right.
     *
     * @param file file
     * @param folder folder to put it in, which exists
     * @return how it compares with the catalogue: right, or of unknown checksum
     * @throws BadDataException if what was fetched has another size or checksum; it is thrown away
     * @throws IOException if it cannot be fetched; what came is kept for the next call, where its checksum is known
     * @throws InterruptedException if the thread is interrupted
     */
    public Verification fetch(RemoteFile file, Path folder) throws IOException, InterruptedException {
        Path target = folder.resolve(file.name());
        Verification there = Verification.of(file, target);
        if (there.state().acceptable()) {
            listener.note(file.name() + " is there already (" + there.state().words() + ")");
            return there;
        }
        if (there.state() != Verification.State.MISSING) {
            throw BadDataException.of(
                    target.toString(),
                    there.state().words() + ", " + there.bytes() + " bytes",
                    "the file of the catalogue; remove or rename it to fetch it anew");
        }
        Path part = folder.resolve("." + file.name() + ".part");
        if (file.sha256() == null && Files.deleteIfExists(part)) {
            listener.note(file.name() + ": begun anew, since no checksum is known by which to join its parts");
        }
        download(file, part);
        Verification got = Verification.of(file, part);
        if (!got.state().acceptable()) {
            Files.delete(part);
            throw BadDataException.of(
                    file.url().toString(),
                    got.state().words() + ": " + got.bytes() + " bytes"
                            + (got.sha256() == null ? "" : ", SHA-256 " + got.sha256()) + " (thrown away)",
                    file.bytes() + " bytes" + (file.sha256() == null ? "" : ", SHA-256 " + file.sha256()));
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        listener.note(file.name() + ": " + got.bytes() + " bytes, SHA-256 " + got.sha256() + " ("
                + got.state().words() + ")");
        return got;
    }

    private void download(RemoteFile file, Path part) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long before = Files.exists(part) ? Files.size(part) : 0;
            if (before > 0 && before == file.bytes()) {
                return;
            }
            try {
                attempt(file, part, before);
                return;
            } catch (RefusedException e) {
                throw e;
            } catch (IOException e) {
                long here = Files.exists(part) ? Files.size(part) : 0;
                String broken = file.name() + ": the connection broke after " + here + " bytes";
                boolean joinable = file.sha256() != null;
                if (attempt == TRIES) {
                    throw new IOException(
                            broken + " for the " + TRIES + "rd time (" + reason(e) + "); "
                                    + (joinable ? "the same command goes on from there" : "try again later"),
                            e);
                }
                if (!joinable) {
                    Files.deleteIfExists(part);
                }
                listener.note(broken + " (" + reason(e) + "); " + (joinable ? "taken up again" : "begun anew"));
            }
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }

    private void attempt(RemoteFile file, Path part, long before) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(file.url()).timeout(PATIENCE);
        if (before > 0) {
            request.header("Range", "bytes=" + before + "-");
        }
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            boolean goesOn = response.statusCode() == PARTIAL
                    && response.headers()
                            .firstValue("Content-Range")
                            .filter(range -> range.startsWith("bytes " + before + "-"))
                            .isPresent();
            if (goesOn) {
                listener.note(file.name() + ": goes on after " + before + " bytes");
                write(file, body, part, before);
            } else if (response.statusCode() == OK) {
                if (before > 0) {
                    listener.note(file.name() + ": begun anew, since the server does not send parts");
                }
                write(file, body, part, 0);
            } else if (response.statusCode() == RANGE_NOT_SATISFIABLE && before > 0) {
                Files.delete(part);
                throw new IOException("the server's file is shorter");
            } else {
                throw new RefusedException(file.url() + ": the server answers " + response.statusCode());
            }
        }
    }

    private void write(RemoteFile file, InputStream body, Path part, long before) throws IOException {
        StandardOpenOption mode = before > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        byte[] buffer = new byte[BUFFER];
        long here = before;
        try (OutputStream out =
                Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                here += read;
                if (file.bytes() >= 0 && here > file.bytes()) {
                    // no more than was promised: a wrong address could send without end
                    return;
                }
                listener.progress(file, here);
            }
        }
        if (file.bytes() >= 0 && here < file.bytes()) {
            throw new IOException("only " + here + " of " + Objects.toString(file.bytes()) + " bytes were sent");
        }
    }

    /** An answer that trying again would not change. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }
}
