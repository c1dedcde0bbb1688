package org.baken.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.sql.DatabaseMetaData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.HttpStub;
import org.baken.testing.Linked;
import org.baken.testing.MailSetup;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several posts in one request, by mail, text message or chat, and the notice to stop the same way back. */
@Tag("database")
class ForwardWaysTest {
    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication())
            .withPerMethodLifecycle(false);

    @RegisterExtension
    static final Town TOWN = new Town();

    private static HttpStub gateway;

    private final Visitor official = TOWN.as(Role.OFFICIAL);
    private final Visitor colleague = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    @BeforeAll
    static void accounts() throws IOException {
        gateway = HttpStub.start(request -> HttpStub.Reply.text(200, "OK"));
        Linked.mailingList(TOWN, MAIL.getSmtp().getPort(), "Post", "pers@stad.example");
        Scene.created(TOWN.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "sms",
                                "name",
                                "Sms",
                                "settings",
                                Map.of("url", gateway.baseUrl() + "/send?to={to}&text={text}", "method", "GET"))));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Answer published(String incident, String title, Answer instead) {
        Map<String, Object> words =
                Desk.words("UPDATE", Map.of("nl", Map.of("title", title, "body", "Lees dit: " + title)));
        if (instead != null) {
            words.put("supersedes", instead.id());
        }
        return Publish.onPage(TOWN, incident, words);
    }

    private static Map<String, String> member(String name, String phone) {
        Map<String, String> member =
                new HashMap<>(Map.of("name", name, "email", name.toLowerCase(java.util.Locale.ROOT) + "@raad.example"));
        if (phone != null) {
            member.put("phone", phone);
        }
        return member;
    }

    @SafeVarargs
    private static Map<String, Object> asking(String ways, Map<String, String>... members) {
        String group = Scene.created(TOWN.as(Role.LEAD)
                .post("/api/groups", Map.of("name", "Raad", "kind", "OFFICIALS", "members", List.of(members))));
        return new HashMap<>(Map.of("groups", List.of(group), "ways", ways));
    }

    private Answer ask(Answer message, Map<String, ?> asking) {
        Answer asked = official.post("/api/messages/" + message.id() + "/forward-requests", asking);
        Scene.created(asked);
        return asked;
    }

    private JsonNode shown(Answer request) {
        return official.get("/api/forward-requests/" + request.id()).json();
    }

    private JsonNode one(Answer request, String name) {
        for (JsonNode recipient : shown(request).path("recipients")) {
            if (recipient.path("name").asText().equals(name)) {
                return recipient;
            }
        }
        throw new AssertionError("Not asked: " + name);
    }

    private String link(Answer request, String name) {
        return one(request, name).path("link").asText().replaceFirst(".*/f/", "/f/");
    }

    private Answer act(String link, String form) {
        return colleague.send("POST", link, form, FORM);
    }

    private void sent(Answer request, String name) {
        Town.eventually(
                "it left for " + name,
                () -> one(request, name).path("state").asText().equals("SENT"));
    }

    private static List<String> mailsTo(String name) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(letter -> recipient(letter).startsWith(name))
                .map(letter -> subject(letter) + "\n" + GreenMailUtil.getBody(letter))
                .toList();
    }

    private static String recipient(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String subject(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> textsTo(String number) {
        return gateway.requests().stream()
                .filter(request -> number.equals(request.query().get("to")))
                .map(request -> request.query().get("text"))
                .toList();
    }

    @Test
    void several_posts_make_one_letter_and_one_page() {
        String incident = Scene.incident(TOWN, "Brand met twee berichten");
        Answer smoke = published(incident, "Rook", null);
        Answer water = published(incident, "Water", null);
        Map<String, Object> asking = asking("MAIL", member("Ria", null));
        asking.put("messages", List.of(smoke.id(), water.id()));
        Answer request = ask(smoke, asking);
        assertThat(request.json().path("posts")).hasSize(2);
        sent(request, "Ria");
        assertThat(mailsTo("ria@")).singleElement().asString().contains("Rook (+1)", "Rook", "Water");
        String link = link(request, "Ria");
        assertThat(act(link, "action=accept").status()).isEqualTo(303);
        assertThat(colleague.get(link).text()).contains("Lees dit: Rook", "Lees dit: Water");
        assertThat(act(link, "action=shared&where-0=WhatsApp&reach-0=120&post=" + water.id())
                        .status())
                .isEqualTo(303);
        assertThat(one(request, "Ria").at("/places/0/message").asText()).isEqualTo(water.id());
        assertThat(one(request, "Ria").path("places")).hasSize(1);

        published(incident, "Nieuw over rook", smoke);
        Town.eventually("Ria hears of it", () -> mailsTo("ria@").size() == 2);
        assertThat(shown(request).has("stoppedAt")).isFalse();
        assertThat(colleague.get(link).text())
                .contains("<s>Rook</s>", "Lees dit: Nieuw over rook", "Lees dit: Water")
                .doesNotContain("Lees dit: Rook");

        String other = Scene.incident(TOWN, "Een ander incident");
        asking.put("messages", List.of(published(other, "Elders", null).id()));
        assertThat(official.post("/api/messages/" + water.id() + "/forward-requests", asking)
                        .wrongFields())
                .containsExactly("messages");
    }

    @Test
    void a_text_message_reaches_who_has_a_number_and_the_others_get_a_mail() {
        String incident = Scene.incident(TOWN, "Brand met sms");
        Answer smoke = published(incident, "Sluit de ramen", null);
        Map<String, Object> asking = asking("SMS", member("Noor", "0470 12 34 56"), member("Zo\u00eb", null));
        JsonNode preview = official.post("/api/messages/" + smoke.id() + "/forward-requests/preview", asking)
                .json();
        assertThat(preview.path("texts").asInt()).isEqualTo(1);
        assertThat(preview.path("mails").asInt()).isEqualTo(1);
        assertThat(preview.at("/sms/segments").asInt()).isBetween(1, 2);
        assertThat(preview.at("/sms/text").asText()).contains("/f/...").hasSizeLessThan(320);
        assertThat(preview.toString()).doesNotContain("\"link\"");

        Answer request = ask(smoke, asking);
        sent(request, "Noor");
        assertThat(one(request, "Noor").at("/sendings/0/way").asText()).isEqualTo("SMS");
        assertThat(one(request, "Zo\u00eb").at("/sendings/0/way").asText()).isEqualTo("MAIL");
        assertThat(mailsTo("noor@")).isEmpty();
        String link = link(request, "Noor");
        assertThat(textsTo("+32470123456")).singleElement().asString().contains(link);
        assertThat(colleague.get(link).status()).isEqualTo(200);
        assertThat(TOWN.as(Role.OBSERVER)
                        .get("/api/forward-requests/" + request.id())
                        .text())
                .doesNotContain("+32470123456");

        TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + smoke.id() + "/publication");
        Town.eventually("the stop arrived", () -> textsTo("+32470123456").size() == 2);
        assertThat(textsTo("+32470123456").get(1)).startsWith("STOP: \"Sluit de ramen\" is ingetrokken.");
        Town.eventually(
                "it is known that it left",
                () -> one(request, "Noor").at("/notices/0/state").asText().equals("SENT"));
        Town.eventually("no link lies about", () -> lettersWith(link.substring(3)) == 0);
    }

    private static int lettersWith(String token) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM letter WHERE text LIKE '%' || :token || '%'")
                        .bind("token", token)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void a_link_given_by_chat_is_marked_so_and_to_stop_is_told_by_hand_too() {
        String incident = Scene.incident(TOWN, "Brand met chat");
        Answer smoke = published(incident, "Blijf binnen", null);
        Map<String, Object> asking = asking("CHAT", member("Kim", null));
        String person = Scene.created(TOWN.admin()
                .post(
                        "/api/people",
                        Map.of("username", "geenmail", "name", "Geen Mail", "roles", List.of("OBSERVER"))));
        asking.put("people", List.of(person));
        Answer request = ask(smoke, asking);
        assertThat(request.json().path("recipients")).hasSize(2);
        JsonNode kim = one(request, "Kim");
        assertThat(kim.path("chat").asText())
                .contains("Kim", "Blijf binnen", kim.path("link").asText());
        String path = "/api/forward-requests/" + request.id();
        String given = path + "/recipients/" + kim.path("id").asText() + "/given";
        assertThat(TOWN.as(Role.MONITOR).post(given, null).status()).isEqualTo(403);
        assertThat(official.post(given, null).status()).isEqualTo(200);
        assertThat(official.post(given, null).status()).isEqualTo(200);
        assertThat(one(request, "Kim").path("state").asText()).isEqualTo("SENT");
        assertThat(mailsTo("kim@")).isEmpty();
        assertThat(official.post(path + "/reminder", null).status()).isEqualTo(409);

        published(incident, "Je mag naar buiten", smoke);
        Town.eventually(
                "it is known who must hear",
                () -> one(request, "Kim").path("notices").size() == 1);
        JsonNode notice = one(request, "Kim").at("/notices/0");
        assertThat(notice.path("state").asText()).isEqualTo("TODO");
        assertThat(notice.path("text").asText())
                .startsWith("STOP: \"Blijf binnen\"")
                .contains("/f/");
        assertThat(one(request, "Geen Mail").path("notices")).isEmpty();
        String told = path + "/notices/" + notice.path("id").asText() + "/told";
        assertThat(official.post(told, null).status()).isEqualTo(200);
        assertThat(one(request, "Kim").at("/notices/0").has("toldAt")).isTrue();
        assertThat(one(request, "Kim").at("/notices/0").has("text")).isFalse();
        assertThat(Desk.logged(TOWN, incident, "forward."))
                .containsExactly("forward.requested", "forward.given", "forward.stopped", "forward.told");
        assertThat(official.post(path + "/notices/weg/told", null).status()).isEqualTo(404);
    }

    @Test
    void where_it_was_shared_is_summed_up_as_declared_and_never_for_a_person() {
        String incident = Scene.incident(TOWN, "Brand met bereik");
        Answer smoke = published(incident, "Rook over de stad", null);
        Answer request = ask(smoke, asking("MAIL", member("Ann", null), member("Bob", null)));
        String ann = link(request, "Ann");
        String bob = link(request, "Bob");
        String first = "action=shared&accept=1&where-0=WhatsApp&reach-0=1.200&where-else=Buurt+Noord&reach-else=80";
        assertThat(act(ann, first).status()).isEqualTo(303);
        assertThat(act(ann, "action=shared&where-0=WhatsApp&reach-0=1%20300").status())
                .isEqualTo(303);
        assertThat(act(bob, "action=shared&accept=1&where-0=WhatsApp&where-1=").status())
                .isEqualTo(303);
        for (String odd : List.of("-1", "veel", "99999999", "1e3", "0x10")) {
            assertThat(act(bob, "action=shared&where-0=X&reach-0=" + odd).status())
                    .as(odd)
                    .isEqualTo(400);
        }
        JsonNode shown = shown(request);
        assertThat(shown.path("reach").asLong()).isEqualTo(1380);
        assertThat(shown.path("places")).hasSize(2);
        assertThat(shown.at("/places/1/name").asText()).isEqualTo("WhatsApp");
        assertThat(shown.at("/places/1/times").asInt()).isEqualTo(2);
        assertThat(shown.at("/places/1/reach").asLong()).isEqualTo(1300);
        assertThat(colleague.get(ann).text()).contains("1.300 mensen, zoals jij opgaf");
        assertThat(act(bob, "action=declined&reason=Nee").status()).isEqualTo(303);
        assertThat(one(request, "Bob").path("state").asText()).isEqualTo("FORWARDED");
    }

    @ParameterizedTest
    @CsvSource({"shared&accept=1&where-0=WhatsApp, FORWARDED", "declined&reason=Nee, DECLINED"})
    void what_somebody_says_while_their_letter_is_noted_as_sent_is_kept(String action, String state) throws Exception {
        String incident = Scene.incident(TOWN, "Brand op hetzelfde ogenblik");
        Answer request =
                ask(published(incident, "Gelijk", null), asking("CHAT", member("Ola", null), member("Pia", null)));
        String ola = link(request, "Ola");
        String row = one(request, "Ola").path("id").asText();
        CompletableFuture<Answer> said = TOWN.database().write(handle -> {
            handle.execute("UPDATE forward_recipient SET state = 'SENT' WHERE id = ?", row);
            CompletableFuture<Answer> saying = CompletableFuture.supplyAsync(() -> act(ola, "action=" + action));
            Town.eventually("it waits for the row", ForwardWaysTest::somebodyWaits);
            return saying;
        });
        assertThat(said.get(1, TimeUnit.MINUTES).status()).isEqualTo(303);
        assertThat(one(request, "Ola").path("state").asText()).isEqualTo(state);
        assertThat(one(request, "Pia").path("state").asText()).isEqualTo("QUEUED");
        assertThat(Desk.logged(TOWN, incident, "forward." + action.replaceFirst("&.*", "")))
                .hasSize(1);
    }

    /** Whether a transaction waits for what another holds. */
    private static boolean somebodyWaits() {
        return TOWN.database().read(handle -> {
            boolean h2 = handle.queryMetadata(DatabaseMetaData::getDatabaseProductName)
                    .equals("H2");
            String waiting = h2
                    ? "SELECT COUNT(*) FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
                    : "SELECT COUNT(*) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
            return handle.createQuery(waiting).mapTo(Integer.class).one() > 0;
        });
    }

    @Test
    void who_shared_sees_the_stop_says_what_is_gone_and_hears_of_the_next_stop_too() {
        String incident = Scene.incident(TOWN, "Brand die twee keer verandert");
        Answer first = published(incident, "Eerste", null);
        Answer request = ask(first, asking("MAIL", member("Tine", null), member("Wim", null), member("Ype", null)));
        sent(request, "Tine");
        sent(request, "Wim");
        sent(request, "Ype");
        String tine = link(request, "Tine");
        String wim = link(request, "Wim");
        act(tine, "action=shared&accept=1&where-0=WhatsApp&where-1=Facebook");
        act(wim, "action=shared&accept=1&where-0=WhatsApp");
        act(wim, "action=opt-out");
        act(link(request, "Ype"), "action=declined&reason=Op+reis");
        assertThat(one(request, "Ype").path("reason").asText()).isEqualTo("Op reis");

        Answer second = published(incident, "Tweede", first);
        Town.eventually("Tine hears it", () -> mailsTo("tine@").size() == 2);
        Town.eventually("Wim shared, and hears it too", () -> mailsTo("wim@").size() == 2);
        assertThat(mailsTo("ype@")).hasSize(1);
        assertThat(one(request, "Tine").at("/notices/0").has("seenAt")).isFalse();
        assertThat(colleague.get(tine).text())
                .contains("Weg of verbeterd", "Nieuwe bericht gedeeld", "Lees dit: Tweede");
        assertThat(one(request, "Tine").at("/notices/0").has("seenAt")).isTrue();
        String place = placeId(tine, "WhatsApp");
        String gone = "action=removed&message=" + first.id() + "&place=";
        assertThat(act(tine, gone + place).status()).isEqualTo(303);
        assertThat(act(tine, gone + placeId(wim, "WhatsApp")).status()).isEqualTo(303);
        assertThat(one(request, "Tine").at("/notices/0").has("clearedAt")).isFalse();
        assertThat(act(tine, gone + placeId(tine, "Facebook")).status()).isEqualTo(303);
        assertThat(one(request, "Tine").at("/notices/0").has("clearedAt")).isTrue();
        assertThat(one(request, "Wim").at("/places/0").has("removedAt")).isFalse();
        assertThat(act(tine, "action=shared&where=WhatsApp&post=" + second.id()).status())
                .isEqualTo(303);

        published(incident, "Derde", second);
        Town.eventually("Tine hears of the second stop", () -> mailsTo("tine@").size() == 3);
        assertThat(mailsTo("tine@").get(2)).startsWith("Stop: ").contains("Tweede");
        assertThat(colleague.get(tine).text()).contains("<s>Tweede</s>", "Lees dit: Derde");
        assertThat(act(tine, "action=cleared&message=" + second.id()).status()).isEqualTo(303);
        assertThat(colleague.get(tine).text()).contains("Je zei dat er niets meer staat.");
        assertThat(Desk.logged(TOWN, incident, "forward.")).contains("forward.stopped", "forward.stop-seen");
    }

    /** The id of a place as the page names it. */
    private String placeId(String link, String name) {
        String page = colleague.get(link).text();
        int at = page.indexOf("<strong>" + name + "</strong>");
        int field = page.indexOf("name=\"place\" value=\"", at);
        return page.substring(field + 20, field + 56);
    }

    @Test
    void an_exercise_writes_to_no_real_phone_and_no_real_mailbox() {
        String drill =
                Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Oefening met sms", "EXERCISE")));
        Answer message = published(drill, "Oefenrook", null);
        Answer request = ask(message, asking("MAIL_AND_SMS", member("Oef", "0470 99 88 77")));
        JsonNode one = one(request, "Oef");
        assertThat(one.at("/sendings/0/state").asText()).isEqualTo("TODO");
        assertThat(one.at("/sendings/1/state").asText()).isEqualTo("TODO");
        assertThat(one.path("chat").asText()).startsWith("OEFENING");
        String link = link(request, "Oef");
        act(link, "action=accept");
        assertThat(colleague.get(link).text()).contains("OEFENING").doesNotContain("wa.me", "mailto:", "sms:");
        assertThat(textsTo("+32470998877")).isEmpty();
        assertThat(mailsTo("oef@")).isEmpty();
    }

    @Test
    void who_guesses_is_slowed_down_and_who_has_a_link_is_not() {
        String incident = Scene.incident(TOWN, "Brand met raders");
        Answer request = ask(published(incident, "Geraden", null), asking("CHAT", member("Lou", null)));
        Answer last = null;
        for (int i = 0; i <= 60; i++) {
            last = colleague.get("/f/" + "A".repeat(41) + (10 + i));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotNull();
        assertThat(colleague.get(link(request, "Lou")).status()).isEqualTo(200);
    }
}
