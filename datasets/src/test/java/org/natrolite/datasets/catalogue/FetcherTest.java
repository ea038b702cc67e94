package org.natrolite.datasets.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.natrolite.datasets.Refusals.refused;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.datasets.catalogue.Verification.State;

/** A server of this machine that breaks, refuses parts, answers wrongly or sends other bytes. */
class FetcherTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(4).nextBytes(CONTENT);
    }

    /** What the server does with a request, in turn; the last one again and again. */
    private enum Answer {
        WHOLE,
        WITHOUT_PARTS,
        BREAKS,
        NOT_FOUND,
        OTHER_BYTES,
        TOO_MANY
    }

    @TempDir
    private Path folder;

    private @Nullable HttpServer server;

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> ranges = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", this::handle);
        started.start();
        server = started;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(range == null ? "" : range);
        try (exchange) {
            if (answer == Answer.NOT_FOUND) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = CONTENT.clone();
            if (answer == Answer.OTHER_BYTES) {
                content[77] ^= 1;
            }
            if (answer == Answer.TOO_MANY) {
                content = Arrays.copyOf(content, 2 * content.length);
            }
            int from = 0;
            if (range != null && answer != Answer.WITHOUT_PARTS) {
                from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            }
            boolean part = range != null && answer != Answer.WITHOUT_PARTS;
            exchange.sendResponseHeaders(part ? 206 : 200, content.length - from);
            int length = answer == Answer.BREAKS ? 100_000 : content.length - from;
            exchange.getResponseBody().write(content, from, length);
        }
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private RemoteFile file(long bytes, @Nullable String sha256) {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/f.csv");
        return new RemoteFile("f.csv", url, bytes, sha256);
    }

    private RemoteFile file() {
        return file(CONTENT.length, sha256());
    }

    private Verification fetch(RemoteFile file, Answer... turn) throws IOException {
        answers.clear();
        answers.addAll(Arrays.asList(turn));
        Fetcher fetcher = Fetcher.of(new Fetcher.Listener() {
            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }

            @Override
            public void progress(RemoteFile of, long bytes) {
                assertTrue(bytes > 0 && bytes <= CONTENT.length);
            }
        });
        try {
            return fetcher.fetch(file, folder);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertWhole() throws IOException {
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("f.csv")));
        assertFalse(Files.exists(folder.resolve(".f.csv.part")));
    }

    @Test
    void aWholeFileIsFetchedOnce() throws IOException {
        assertEquals(State.RIGHT, fetch(file(), Answer.WHOLE).state());
        assertWhole();
        assertEquals(State.RIGHT, fetch(file(), Answer.NOT_FOUND).state());
        assertEquals(List.of(""), ranges);
        assertTrue(notes.get(0).contains(sha256()), notes::toString);
        assertTrue(notes.get(1).contains("there already"), notes::toString);
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItBroke() throws IOException {
        fetch(file(), Answer.BREAKS, Answer.BREAKS, Answer.WHOLE);
        assertWhole();
        assertEquals(3, ranges.size());
        // what was on its way when the connection broke may be lost: at most what was sent has arrived
        long first = start(ranges.get(1));
        long second = start(ranges.get(2));
        assertTrue(first > 0 && first <= 100_000 && second > first && second <= first + 100_000, ranges::toString);
        assertTrue(notes.get(0).contains("broke after " + first + " bytes"), notes::toString);
        assertTrue(notes.get(1).contains("goes on after " + first + " bytes"), notes::toString);
    }

    private static long start(String range) {
        assertTrue(range.matches("bytes=\\d+-"), range);
        return Long.parseLong(range.substring("bytes=".length(), range.length() - 1));
    }

    @Test
    void theNextCallGoesOnFromWhatIsThere() throws IOException {
        RemoteFile file = file();
        // two more breaks after these would have sent all of it: the server is gone instead
        IOException e = assertThrows(IOException.class, () -> fetch(file, Answer.BREAKS, Answer.NOT_FOUND));
        assertTrue(String.valueOf(e.getMessage()).contains("404"), e::toString);
        long kept = Files.size(folder.resolve(".f.csv.part"));
        assertTrue(kept > 0 && kept <= 100_000, kept + " bytes kept");
        assertFalse(Files.exists(folder.resolve("f.csv")));
        fetch(file, Answer.WHOLE);
        assertWhole();
        assertEquals("bytes=" + kept + "-", ranges.get(2));
    }

    @Test
    void aServerWithoutPartsMakesItBeginAnew() throws IOException {
        fetch(file(), Answer.BREAKS, Answer.WITHOUT_PARTS);
        assertWhole();
        assertTrue(notes.stream().anyMatch(note -> note.contains("does not send parts")), notes::toString);
    }

    @Test
    void otherBytesAreRefusedAndThrownAway() throws IOException {
        RemoteFile file = file();
        refused(() -> fetchUnchecked(file, Answer.OTHER_BYTES), "wrong checksum", "thrown away", sha256());
        refused(() -> fetchUnchecked(file, Answer.TOO_MANY), "wrong size");
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    private void fetchUnchecked(RemoteFile file, Answer answer) {
        try {
            fetch(file, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatIsThereAndWrongIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("f.csv"), "mine");
        RemoteFile file = file();
        refused(() -> fetchUnchecked(file, Answer.WHOLE), "wrong size, 4 bytes", "remove or rename");
        assertEquals("mine", Files.readString(folder.resolve("f.csv")));
        assertEquals(List.of(), ranges);
    }

    @Test
    void withoutAChecksumNothingIsJoined() throws IOException {
        Files.writeString(folder.resolve(".f.csv.part"), "of another day");
        RemoteFile file = file(-1, null);
        assertEquals(State.UNKNOWN, fetch(file, Answer.BREAKS, Answer.WHOLE).state());
        assertWhole();
        assertEquals(List.of("", ""), ranges);
        assertTrue(notes.get(0).contains("begun anew"), notes::toString);
    }

    @Test
    void thriceBrokenIsGivenUpWithoutSilence() {
        RemoteFile file = file(-1, null);
        IOException e = assertThrows(IOException.class, () -> fetch(file, Answer.BREAKS));
        assertTrue(String.valueOf(e.getMessage()).contains("3rd time"), e::toString);
    }

    @Test
    void verificationTellsWhatIsWrong() throws IOException {
        Path path = folder.resolve("f.csv");
        assertEquals(State.MISSING, Verification.of(file(), path).state());
        Files.write(path, Arrays.copyOf(CONTENT, 10));
        assertEquals(State.WRONG_SIZE, Verification.of(file(), path).state());
        byte[] other = CONTENT.clone();
        other[0] ^= 1;
        Files.write(path, other);
        assertEquals(State.WRONG_CHECKSUM, Verification.of(file(), path).state());
        assertEquals(State.UNKNOWN, Verification.of(file(-1, null), path).state());
    }
}
