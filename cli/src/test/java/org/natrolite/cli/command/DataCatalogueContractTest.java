package org.natrolite.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.natrolite.cli.Run;
import tools.jackson.databind.JsonNode;

/** Data sets are listed, fetched from a server of this machine and verified. */
class DataCatalogueContractTest {
    private static final byte[] CONTENT = "measured".getBytes(StandardCharsets.UTF_8);

    /** As the tool of the operating system says it of that word. */
    private static final String SHA256 = "6a5cc68c4c3410fedb035486291349f57104fe7592f91c6ba052f983000244f6";

    @TempDir
    private Path folder;

    @Test
    void theListSaysWhereAndHow() {
        JsonNode sets = Run.of("data", "list", "--json").json().get("data_sets");
        assertEquals("hina-nacr32140", sets.get(0).get("id").asString());
        assertEquals("CC BY 4.0", sets.get(0).get("licence").asString());
        String text = Run.of("data", "list").done().out();
        for (JsonNode set : sets) {
            assertTrue(text.contains(set.get("id").asString() + ": "));
            assertTrue(text.contains(set.get("read").asString()));
        }
    }

    @Test
    void fetchedIsVerifiedAndDamageIsSeen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, CONTENT.length);
                exchange.getResponseBody().write(CONTENT);
            }
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/f.csv";
            String own = Files.writeString(folder.resolve("c.yaml"), """
                    schema_version: 1
                    data_sets:
                      - {id: one, title: t, chemistry: c, what: w, page: 'http://localhost/', licence: CC0, read: r,
                         files: [{name: f.csv, url: '%s', bytes: %d, sha256: %s}]}
                      - {id: by-hand, title: t, chemistry: c, what: w, page: 'http://localhost/', licence: CC0, read: r}
                    """.formatted(url, CONTENT.length, SHA256))
                    .toString();
            String out = folder.resolve("data").toString();
            Run.of("data", "fetch", "by-hand", "--catalogue", own, "--out", out)
                    .badUsage("by hand", "http://localhost/");
            Run.of("data", "fetch", "two", "--catalogue", own, "--out", out).badUsage("'two'");
            assertEquals(
                    1,
                    Run.of("data", "verify", "one", "--catalogue", own, "--out", out)
                            .code());
            Run fetched = Run.of("data", "fetch", "one", "--catalogue", own, "--out", out)
                    .done();
            assertTrue(fetched.err().contains(SHA256), fetched.err());
            assertTrue(fetched.out().contains("licence CC0"), fetched.out());
            Path file = folder.resolve("data").resolve("one").resolve("f.csv");
            assertEquals("measured", Files.readString(file));
            JsonNode right = Run.of("data", "verify", "one", "--catalogue", own, "--out", out, "--json")
                    .json();
            assertEquals("right", right.get("files").get(0).get("state").asString());
            Files.writeString(file, "mEasured");
            Run wrong = Run.of("data", "verify", "one", "--catalogue", own, "--out", out);
            assertEquals(1, wrong.code());
            assertTrue(wrong.out().contains("wrong checksum"), wrong.out());
            Run.of("data", "fetch", "one", "--catalogue", own, "--out", out).badData("remove or rename");
        } finally {
            server.stop(0);
        }
    }
}
