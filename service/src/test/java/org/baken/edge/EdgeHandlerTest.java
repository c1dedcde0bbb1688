package org.baken.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages from memory, over a real connection. */
class EdgeHandlerTest {
    private PaperTown town;

    @BeforeEach
    void open() throws Exception {
        town = new PaperTown();
    }

    @AfterEach
    void close() throws Exception {
        town.close();
    }

    @Test
    void a_page_is_drawn_once_however_often_it_is_read() throws Exception {
        String first = town.page();
        assertThat(PaperTown.body(first)).isEqualTo(PaperTown.text(0, "nl"));
        for (int i = 0; i < 20; i++) {
            assertThat(town.page()).contains(PaperTown.body(first));
        }
        assertThat(town.drawn).hasValue(1);
        assertThat(town.reads).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "gzip, deflate, br, zstd | br",
                "gzip | gzip",
                "x-gzip | gzip",
                "GZIP;q=0.5, BR;q=0.1 | gzip",
                "br;q=0, gzip;q=0.001 | gzip",
                "* | br",
                "identity;q=0, * | br",
                "identity | -",
                "identity, gzip;q=0.5 | -",
                "deflate | -",
                "gzip;q=0 | -",
                "gzip;q=nonsense | -",
                ";;;,=, | -",
            })
    void a_reader_gets_the_packing_that_it_likes_best(String accepted, String packing) throws Exception {
        String answer = town.page("Accept-Encoding: " + accepted);
        assertThat(PaperTown.status(answer)).isEqualTo(200);
        assertThat(PaperTown.header(answer, "Content-Encoding")).isEqualTo(packing);
        assertThat(PaperTown.header(answer, "Vary")).contains("Accept-Encoding", "Accept-Language");
        assertThat(PaperTown.header(answer, "ETag")).endsWith(packing == null ? "\"" : "-" + packing + "\"");
    }

    @Test
    void a_reader_that_takes_nothing_that_there_is_is_told_so() throws Exception {
        assertThat(PaperTown.status(town.page("Accept-Encoding: identity;q=0"))).isEqualTo(406);
        assertThat(PaperTown.status(town.page("Accept-Encoding: *;q=0"))).isEqualTo(406);
    }

    @Test
    void each_packing_has_a_tag_of_its_own_by_which_a_reader_is_told_that_nothing_changed() throws Exception {
        String plain = PaperTown.header(town.page(), "ETag");
        String packed = PaperTown.header(town.page("Accept-Encoding: br"), "ETag");
        assertThat(plain).isNotEqualTo(packed);
        for (String known : List.of(plain, "W/" + plain, "*", "\"other\", " + plain, "\"a\",W/" + plain + ",\"b\"")) {
            String answer = town.page("If-None-Match: " + known);
            assertThat(PaperTown.status(answer)).as(known).isEqualTo(304);
            assertThat(PaperTown.body(answer)).isEmpty();
            assertThat(PaperTown.header(answer, "ETag")).isEqualTo(plain);
            assertThat(PaperTown.header(answer, "Cache-Control")).isEqualTo("max-age=15");
        }
        assertThat(PaperTown.status(town.page("If-None-Match: \"x\"", "If-None-Match: " + plain)))
                .isEqualTo(304);
        for (String unknown : List.of(packed, "\"\"", "nonsense", plain.replace("\"", ""), "")) {
            assertThat(PaperTown.status(town.page("If-None-Match: " + unknown)))
                    .as(unknown)
                    .isEqualTo(200);
        }
        assertThat(PaperTown.status(town.page("Accept-Encoding: br", "If-None-Match: " + packed)))
                .isEqualTo(304);
        town.write();
        assertThat(PaperTown.status(town.page("If-None-Match: " + plain))).isEqualTo(200);
    }

    @Test
    void who_asks_only_for_the_headers_gets_the_same_ones_and_nothing_else() throws Exception {
        String whole = town.page("Accept-Encoding: gzip");
        String head = town.ask("HEAD /i/brand HTTP/1.1", "Accept-Encoding: gzip");
        assertThat(PaperTown.body(head)).isEmpty();
        for (String header : List.of("Content-Length", "Content-Encoding", "ETag", "Content-Type", "Vary")) {
            assertThat(PaperTown.header(head, header)).as(header).isEqualTo(PaperTown.header(whole, header));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/i/brand | fr-BE, nl;q=0.5 | fr",
                "/i/brand?lang=nl | fr | nl",
                "/i/brand?LANG=nl | fr | fr",
                "/i/brand?x=1&lang=FR | nl | fr",
                "/i/brand?lang=fr&lang=nl | nl | fr",
                "/i/brand?lang=../../etc | fr | fr",
                "/i/brand?lang= | - | nl",
                "/i/brand?lang | - | nl",
                "/i/brand?slang=fr | - | nl",
                "/i/brand?utm_source=x&fbclid=%00%ff | - | nl",
                "/i/brand | de, en | nl",
                "/i/brand | ;;q=,*-*-* | nl",
                "/i/brand | fr;q=0 | nl",
            })
    void a_reader_gets_the_language_asked_for_or_else_the_browsers_or_else_the_towns(
            String address, String accepted, String lang) throws Exception {
        String answer = accepted == null
                ? town.ask("GET " + address + " HTTP/1.1")
                : town.ask("GET " + address + " HTTP/1.1", "Accept-Language: " + accepted);
        assertThat(PaperTown.header(answer, "Content-Language")).isEqualTo(lang);
        assertThat(PaperTown.body(answer)).isEqualTo(PaperTown.text(0, lang));
    }

    @Test
    void what_is_too_long_to_mean_anything_means_nothing() throws Exception {
        String long_ = "fr,".repeat(1500);
        assertThat(PaperTown.header(town.page("Accept-Language: " + long_), "Content-Language"))
                .isEqualTo("nl");
        assertThat(PaperTown.header(town.page("Accept-Encoding: " + "gzip,".repeat(1000)), "Content-Encoding"))
                .isNull();
        assertThat(PaperTown.status(town.ask("GET /i/brand?lang=" + "x".repeat(6000) + " HTTP/1.1")))
                .isEqualTo(200);
        assertThat(PaperTown.status(town.page("X-Long: " + "x".repeat(20_000)))).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-For: 127.0.0.1",
                "Forwarded: host=evil.example",
                "X-Original-URL: /api/people",
                "X-Rewrite-URL: /api/people",
                "X-HTTP-Method-Override: DELETE",
                "Origin: https://evil.example",
                "Cookie: baken_session=x; lang=fr",
                "Range: bytes=0-3",
                "Accept: application/json",
                "Authorization: Bearer x",
                "If-Modified-Since: Sun, 22 Nov 2037 00:00:00 GMT",
                "User-Agent: <script>alert(1)</script>",
            })
    void no_header_changes_what_a_cache_would_keep(String header) throws Exception {
        String usual = town.page();
        String answer = town.page(header);
        assertThat(answer.replaceFirst("Date: .*", "")).isEqualTo(usual.replaceFirst("Date: .*", ""));
    }

    @Test
    void a_foreign_host_in_the_request_changes_nothing() throws Exception {
        String usual = town.page().replaceFirst("Date: .*", "");
        assertThat(town.ask("GET http://evil.example/i/brand HTTP/1.1").replaceFirst("Date: .*", ""))
                .satisfies(answer -> assertThat(PaperTown.status(answer) == 400 || answer.equals(usual))
                        .isTrue());
    }

    @Test
    void an_address_at_which_there_is_nothing_reads_nothing_and_leaves_nothing_behind() throws Exception {
        int before = town.shelf.all().size();
        for (int i = 0; i < 200; i++) {
            assertThat(PaperTown.status(town.ask("GET /i/brand-" + i + " HTTP/1.1")))
                    .isEqualTo(404);
        }
        assertThat(town.shelf.all()).hasSize(before);
        assertThat(town.reads).hasValue(1);
    }

    @Test
    void what_is_seldom_read_is_fetched_once_when_somebody_asks() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(PaperTown.body(town.ask("GET /i/oud HTTP/1.1"))).isEqualTo("closed long ago");
        }
    }

    @Test
    void who_asks_after_a_write_never_gets_the_page_of_before() throws Exception {
        for (int i = 1; i <= 50; i++) {
            town.write();
            assertThat(PaperTown.body(town.page())).isEqualTo(PaperTown.text(i, "nl"));
        }
    }

    @Test
    void who_asks_while_the_page_is_made_waits_for_it_without_a_thread() throws Exception {
        town.slowReading = new CountDownLatch(1);
        town.write();
        List<CompletableFuture<String>> answers = new ArrayList<>();
        int threads = Thread.activeCount();
        for (int i = 0; i < 30; i++) {
            answers.add(CompletableFuture.supplyAsync(this::pageOf));
        }
        town.slowReading.countDown();
        for (CompletableFuture<String> answer : answers) {
            assertThat(PaperTown.body(answer.get(1, TimeUnit.MINUTES))).isEqualTo(PaperTown.text(1, "nl"));
        }
        assertThat(Thread.activeCount() - threads).isLessThan(40);
    }

    private String pageOf() {
        try {
            return town.page();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void while_the_database_hangs_the_last_good_page_is_served_and_later_the_new_one() throws Exception {
        town.slowReading = new CountDownLatch(1);
        town.write();
        assertThat(PaperTown.body(town.page())).isEqualTo(PaperTown.text(0, "nl"));
        Town.eventually("who comes later does not wait", () -> {
            long began = System.nanoTime();
            assertThat(PaperTown.body(pageOf())).isEqualTo(PaperTown.text(0, "nl"));
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began) < 900;
        });
        town.slowReading.countDown();
        Town.eventually("the new page is there", () -> PaperTown.body(pageOf()).equals(PaperTown.text(1, "nl")));
    }

    @Test
    void while_the_database_is_away_the_last_good_page_is_served_and_later_the_new_one() throws Exception {
        town.trouble = new IllegalStateException("the database is away");
        town.write();
        assertThat(PaperTown.body(town.page())).isEqualTo(PaperTown.text(0, "nl"));
        Town.eventually(
                "that is a sick part", () -> !town.refresher.health().execute().isHealthy());
        assertThat(PaperTown.body(town.page())).isEqualTo(PaperTown.text(0, "nl"));
        assertThat(PaperTown.status(town.ask("GET /i/oud HTTP/1.1"))).isEqualTo(503);
        town.trouble = null;
        Town.eventually("the new page is there", () -> PaperTown.body(pageOf()).equals(PaperTown.text(1, "nl")));
        Town.eventually(
                "that part is well", () -> town.refresher.health().execute().isHealthy());
    }

    @Test
    void a_request_of_the_team_holds_the_pages_back_for_a_moment_and_never_for_longer() throws Exception {
        town.team = new CountDownLatch(1);
        CompletableFuture<String> team = CompletableFuture.supplyAsync(() -> {
            try {
                return town.ask("GET /api/board HTTP/1.1");
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Town.eventually("a page waits for the team", () -> {
            long began = System.nanoTime();
            assertThat(PaperTown.status(pageOf())).isEqualTo(200);
            return System.nanoTime() - began > TimeUnit.MILLISECONDS.toNanos(18);
        });
        assertThat(team).isNotDone();
        town.team.countDown();
        assertThat(PaperTown.status(team.get(1, TimeUnit.MINUTES))).isEqualTo(200);
    }

    @Test
    void everything_else_goes_on_to_threads_that_may_wait() throws Exception {
        assertThat(PaperTown.status(town.ask("POST /i/brand HTTP/1.1", "Content-Length: 0")))
                .isEqualTo(200);
        assertThat(PaperTown.status(town.ask("GET /nowhere HTTP/1.1"))).isEqualTo(404);
    }

    @Test
    void slow_senders_and_slow_readers_hold_no_thread() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = new Socket("localhost", town.port());
                slow.add(socket);
                String half = i % 2 == 0 ? "GET /i/brand HTTP/1.1\r\nHos" : "GET /i/brand HTTP/1.1\r\nHost: a\r\n\r\n";
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(PaperTown.status(town.page())).isEqualTo(200);
            Town.eventually("no thread is held by any of them", () -> town.busy() < 10);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void while_only_the_public_pages_are_served_all_else_is_turned_away_but_the_switch() throws Exception {
        town.mode.set(true);
        assertThat(PaperTown.status(town.page())).isEqualTo(200);
        for (String closed : List.of("/api/incidents", "/api/events", "/console/", "/verifying", "/api/session/x")) {
            assertThat(PaperTown.status(town.ask("GET " + closed + " HTTP/1.1")))
                    .as(closed)
                    .isEqualTo(503);
        }
        for (String open : List.of("/api/session", "/api/service-mode", "/console/service-mode", "/verify")) {
            assertThat(PaperTown.status(town.ask("GET " + open + " HTTP/1.1")))
                    .as(open)
                    .isEqualTo(200);
        }
        town.mode.set(false);
        assertThat(PaperTown.status(town.ask("GET /console/ HTTP/1.1"))).isEqualTo(200);
    }
}
