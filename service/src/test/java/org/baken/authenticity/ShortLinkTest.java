package org.baken.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.baken.account.Role;
import org.baken.message.VerificationCode;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.StillClock;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short links of messages, and how often they are followed. */
@Tag("database")
class ShortLinkTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final String BROWSER = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1";

    private final Visitor reader =
            TOWN.nobody().without("Accept-Language").with("Accept", "text/html").with("User-Agent", BROWSER);

    private static String published(String title) {
        String incident = Scene.incident(TOWN, title);
        Answer message = Publish.onPage(
                TOWN,
                incident,
                Desk.words(
                        "UPDATE",
                        Map.of(
                                "nl", Map.of("title", "Titel", "body", title + " in het Nederlands."),
                                "fr", Map.of("title", "Titre", "body", title + " en français."))));
        return Registered.known(TOWN, message).id();
    }

    private static String link(String message) {
        return "/m/" + VerificationCode.of(message);
    }

    private static Map<String, Long> clicks(String message) {
        LinkClicks clicks = TOWN.part(LinkClicks.class);
        clicks.write();
        return TOWN.database().read(handle -> clicks.ofMessage(handle, message));
    }

    @Test
    void it_leads_to_the_message_on_the_page_in_the_language_of_who_follows_it() {
        String id = published("Brand een");
        Answer answer = reader.with("Accept-Language", "fr-BE,fr;q=0.9").get(link(id) + "?via=mastodon");
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).matches("http://localhost:8080/i/brand-een[a-z0-9-]*\\?lang=fr#m-" + id);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isNull();
        assertThat(reader.with("Accept-Language", "de").get(link(id)).header("Location"))
                .contains("?lang=nl#");
        assertThat(reader.get(link(id) + "?lang=fr").header("Location")).contains("?lang=fr#");
        assertThat(reader.get("/m/" + VerificationCode.of(id).replace("-", "").toLowerCase())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void from_a_poster_it_leads_to_whether_what_hangs_there_still_holds() {
        String id = published("Brand van een affiche");
        Answer scanned = reader.get(link(id) + "?via=poster");
        assertThat(scanned.header("Location"))
                .isEqualTo("http://localhost:8080/verify?code=" + VerificationCode.of(id) + "&lang=nl");
        assertThat(reader.get("/verify?code=" + VerificationCode.of(id) + "&lang=nl")
                        .text())
                .contains("Officieel en actueel");
        assertThat(clicks(id)).isEqualTo(Map.of("poster", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0000", "x", "%27%20OR%201", "..", "7K3F-9QXM-7K3F-9QXM", "%F0%9F%98%80"})
    void what_is_not_public_is_answered_like_what_does_not_exist(String code) {
        Answer answer = reader.get("/m/" + code + "?via=mail");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("Deze pagina bestaat niet");
    }

    @Test
    void it_counts_how_often_and_from_where_and_nothing_else() {
        String id = published("Brand die telt");
        String decoy = published("Brand ernaast");
        reader.get(link(decoy) + "?via=mail");
        for (String via : List.of(
                "mail",
                "mail",
                "email",
                "SMS",
                "smpp",
                "mastodon",
                "forward",
                "feed",
                "page",
                "publicpage",
                "bluesky")) {
            reader.get(link(id) + "?via=" + via);
        }
        reader.get(link(id));
        reader.get(link(id) + "?via=%3Cscript%3E");
        reader.get(link(id) + "?via=" + "x".repeat(3_000));
        assertThat(clicks(id))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "mail",
                        3L,
                        "sms",
                        2L,
                        "mastodon",
                        1L,
                        "forward",
                        1L,
                        "feed",
                        1L,
                        "page",
                        2L,
                        "bluesky",
                        1L,
                        "other",
                        3L));
        assertThat(clicks(decoy)).isEqualTo(Map.of("mail", 1L));
        List<String> columns = TOWN.database()
                .read(handle -> handle.createQuery(
                                "SELECT LOWER(column_name) FROM information_schema.columns WHERE LOWER(table_name) = 'link_click'")
                        .mapTo(String.class)
                        .list());
        assertThat(columns).containsExactlyInAnyOrder("message", "via", "since", "clicks");
    }

    @Test
    void programs_that_only_look_do_not_count() {
        String id = published("Brand die niet telt");
        assertThat(reader.send("HEAD", link(id), null, Map.of()).status()).isEqualTo(302);
        for (String program : List.of(
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "WhatsApp/2.23.20.0",
                "TelegramBot (like TwitterBot)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mastodon/4.4.0 (http.rb/5.2.0; +https://mastodon.example/)",
                "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
                "curl/8.5.0")) {
            assertThat(reader.with("User-Agent", program).get(link(id)).status())
                    .isEqualTo(302);
        }
        reader.with("Sec-Purpose", "prefetch;prerender").get(link(id));
        reader.with("User-Agent", BROWSER + " [FBAN/FBIOS;FBAV/500.0]").get(link(id) + "?via=facebook");
        assertThat(clicks(id)).isEqualTo(Map.of("facebook", 1L));
    }

    @Test
    void clicks_are_kept_by_the_hour_and_none_is_lost_when_the_service_ends() throws InterruptedException {
        String id = published("Brand per uur");
        // On a clock that goes on by itself the hour might end between two clicks.
        StillClock clock = new StillClock(TOWN.clock().instant());
        LinkClicks node = new LinkClicks(TOWN.database(), clock);
        node.count(id, "mail");
        clock.forward(Duration.ofHours(1));
        node.count(id, "mail");
        node.stop();
        LinkClicks again = new LinkClicks(TOWN.database(), clock);
        again.count(id, "mail");
        again.stop();
        assertThat(clicks(id)).isEqualTo(Map.of("mail", 3L));
        List<Long> hours = TOWN.database()
                .read(handle -> handle.createQuery("SELECT clicks FROM link_click WHERE message = :id ORDER BY since")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .list());
        assertThat(hours).containsExactly(1L, 2L);
    }

    @Test
    void a_storm_is_written_as_a_handful_of_numbers() throws InterruptedException {
        String id = published("Brand met een storm");
        LinkClicks one = new LinkClicks(TOWN.database(), TOWN.clock());
        LinkClicks other = new LinkClicks(TOWN.database(), TOWN.clock());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int thread = 0; thread < 4; thread++) {
            LinkClicks node = thread % 2 == 0 ? one : other;
            threads.execute(() -> {
                for (int i = 0; i < 25_000; i++) {
                    node.count(id, i % 2 == 0 ? "mastodon" : "page");
                    if (i % 5_000 == 0) {
                        node.write();
                    }
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        one.stop();
        other.stop();
        assertThat(clicks(id)).isEqualTo(Map.of("mastodon", 50_000L, "page", 50_000L));
    }

    @Test
    void the_team_sees_code_and_link_before_the_message_is_out_and_whether_they_work() {
        String incident = Scene.incident(TOWN, "Brand voor de ploeg");
        Answer draft = Desk.draft(TOWN.as(Role.AUTHOR), incident, Desk.words("Blijf binnen en wacht op nieuws."));
        Answer link = TOWN.as(Role.AUTHOR).get("/api/messages/" + draft.id() + "/link");
        assertThat(link.json().path("code").asText()).isEqualTo(VerificationCode.of(draft.id()));
        assertThat(link.json().path("link").asText()).isEqualTo("http://localhost:8080" + link(draft.id()));
        assertThat(link.json().path("works").asBoolean()).isFalse();
        String id = published("Brand die uit is");
        Town.eventually(
                "the link works",
                () -> TOWN.as(Role.OBSERVER)
                        .get("/api/messages/" + id + "/link")
                        .json()
                        .path("works")
                        .asBoolean());
        assertThat(TOWN.nobody().get("/api/messages/" + id + "/link").status()).isEqualTo(401);
        assertThat(TOWN.as(Role.AUTHOR).get("/api/messages/unknown/link").status())
                .isEqualTo(404);
    }
}
