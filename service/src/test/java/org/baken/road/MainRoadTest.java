package org.baken.road;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Linked;
import org.baken.testing.MailSetup;
import org.baken.testing.MastodonStub;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One real crisis, from the opening to the report, over the interface, to real servers. */
@Tag("database")
class MainRoadTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String FIRST = "Er is brand op het rangeerterrein. Blijf binnen, sluit ramen en deuren.";
    private static final String TRUTH =
            "Het kraanwater is veilig. Er gaat een bericht rond dat het vergiftigd is: onjuist.";

    private static MastodonStub mastodon;

    private final Visitor lead = TOWN.as(Role.LEAD);
    private final Visitor author = TOWN.as(Role.AUTHOR);
    private final Visitor approver = TOWN.as(Role.APPROVER);
    private final Visitor spokesperson = TOWN.as(Role.SPOKESPERSON);
    private final Visitor monitor = TOWN.as(Role.MONITOR);

    @BeforeAll
    static void startServers() throws Exception {
        mastodon = MastodonStub.start(TOWN.clock());
    }

    @AfterAll
    static void stopServers() {
        mastodon.close();
    }

    @Test
    void a_crisis_goes_from_the_opening_to_the_report() {
        linkAccounts();
        String incident = made(lead.post(
                "/api/incidents",
                Map.of(
                        "title", "Brand rangeerterrein",
                        "type", "industrial-fire",
                        "kind", "REAL",
                        "scale", "GRIP 2",
                        "languages", List.of("nl"))));
        String slug = lead.get("/api/incidents/" + incident).json().path("slug").asText();
        followTheChecklist(incident);
        String fact = made(author.post(
                "/api/incidents/" + incident + "/facts",
                Map.of(
                        "text",
                        Map.of("nl", "Twee ketelwagens branden."),
                        "state",
                        "CONFIRMED",
                        "source",
                        "Brandweer")));

        String first = write(incident, "HOLDING", "Eerste bericht", FIRST, Map.of("facts", List.of(fact)));
        publish(incident, first);
        assertThat(page(slug)).contains(FIRST).contains("Twee ketelwagens branden.");
        assertThat(mastodon.statuses()).anyMatch(status -> status.text().contains(FIRST));
        assertThat(MAIL.getReceivedMessages()).hasSize(2);
        assertThat(GreenMailUtil.getWholeMessage(MAIL.getReceivedMessages()[0])).contains("Er is brand");
        theFirstStatementIsTicked(incident);

        String rumour = made(monitor.post(
                "/api/incidents/" + incident + "/rumours",
                Map.of(
                        "claim", "Het drinkwater is vergiftigd",
                        "seenAt", TOWN.clock().instant().toString(),
                        "where", "Facebookgroep",
                        "reach", "HIGH",
                        "harm", "HIGH")));
        judge(rumour, "VERIFYING", "Gevraagd aan het waterbedrijf");
        judge(rumour, "FALSE", "Waterbedrijf: alle metingen zijn normaal");
        String correction =
                write(incident, "CORRECTION", "Het kraanwater is veilig", TRUTH, Map.of("corrects", rumour));
        publish(incident, correction);
        Town.eventually("the rumour is corrected", () -> rumourState(rumour).equals("CORRECTED"));
        assertThat(page(slug)).contains("Het kraanwater is veilig");

        String share = askToForward(first);
        assertThat(TOWN.nobody().get(share).text()).contains("Er is brand");
        closeWithReport(incident);
    }

    private static void linkAccounts() {
        Linked.mastodon(TOWN, mastodon, "Mastodon van de stad");
        Linked.mailingList(TOWN, MAIL.getSmtp().getPort(), "Nieuwsbrief", "een@stad.example", "twee@stad.example");
        JsonNode accounts = TOWN.admin().get("/api/accounts").json();
        assertThat(accounts.toString()).doesNotContain(MastodonStub.TOKEN);
    }

    private void followTheChecklist(String incident) {
        JsonNode items =
                lead.get("/api/incidents/" + incident + "/checklist").json().path("items");
        assertThat(items).hasSizeGreaterThanOrEqualTo(15);
        JsonNode item = items.get(0);
        Answer ticked = lead.put(
                "/api/checklist-items/" + item.path("id").asText(),
                Map.of("state", "DONE"),
                item.path("version").asLong());
        assertThat(ticked.status()).as(ticked.toString()).isEqualTo(200);
    }

    private void theFirstStatementIsTicked(String incident) {
        Town.eventually("an item ticked itself", () -> {
            for (JsonNode item :
                    lead.get("/api/incidents/" + incident + "/checklist").json().path("items")) {
                if (item.path("automatic").asBoolean()
                        && item.path("state").asText().equals("DONE")) {
                    return true;
                }
            }
            return false;
        });
    }

    private String write(String incident, String purpose, String title, String body, Map<String, Object> more) {
        Map<String, Object> message = new java.util.TreeMap<>(more);
        message.put("purpose", purpose);
        message.put("audience", "RESIDENTS");
        message.put("text", Map.of("nl", Map.of("title", title, "body", body)));
        return made(author.post("/api/incidents/" + incident + "/messages", message));
    }

    private void publish(String incident, String message) {
        made(author.post("/api/messages/" + message + "/review", Map.of()));
        JsonNode reviewed = approver.get("/api/messages/" + message).json();
        Map<String, Object> bound = Map.of(
                "revision",
                reviewed.path("revision").asInt(),
                "hash",
                reviewed.path("hash").asText());
        Answer self = author.post("/api/messages/" + message + "/sign-offs", with(bound, "answers", Map.of()));
        assertThat(self.status()).isEqualTo(403);
        made(approver.post("/api/messages/" + message + "/sign-offs", with(bound, "answers", Map.of())));
        Answer published =
                spokesperson.post("/api/messages/" + message + "/publication", with(bound, "accounts", "all"), message);
        assertThat(published.status()).as(published.toString()).isEqualTo(202);
        Answer again =
                spokesperson.post("/api/messages/" + message + "/publication", with(bound, "accounts", "all"), message);
        assertThat(again.text()).isEqualTo(published.text());
        Town.eventually("everything is out", () -> states(incident, message).equals(Set.of("SENT")));
    }

    private Set<String> states(String incident, String message) {
        Set<String> states = new TreeSet<>();
        for (JsonNode delivery : spokesperson
                .get("/api/incidents/" + incident + "/deliveries")
                .json()
                .path("items")) {
            if (delivery.path("message").asText().equals(message)) {
                states.add(delivery.path("state").asText());
            }
        }
        return states;
    }

    private void judge(String rumour, String state, String note) {
        long version = monitor.get("/api/rumours/" + rumour).version();
        Answer judged = monitor.put("/api/rumours/" + rumour + "/state", Map.of("state", state, "note", note), version);
        assertThat(judged.status()).as(judged.toString()).isEqualTo(200);
    }

    private String rumourState(String rumour) {
        return monitor.get("/api/rumours/" + rumour).json().path("state").asText();
    }

    /** Gives the path of the first colleague's personal page, as it stood in their mail. */
    private String askToForward(String message) {
        String group = made(lead.post(
                "/api/groups",
                Map.of(
                        "name", "Raad",
                        "kind", "OFFICIALS",
                        "members", List.of(Map.of("name", "Ria", "email", "ria@stad.example")))));
        made(lead.post(
                "/api/messages/" + message + "/forward-requests",
                Map.of("groups", List.of(group), "people", List.of(), "note", "Deel je dit?")));
        Town.eventually(
                "the colleague has mail", () -> MAIL.getReceivedMessagesForDomain("ria@stad.example").length > 0);
        String letter = GreenMailUtil.getWholeMessage(MAIL.getReceivedMessagesForDomain("ria@stad.example")[0])
                .replace("=\r\n", "");
        return letter.substring(letter.indexOf("/f/")).split("[^A-Za-z0-9_/.-]", 2)[0];
    }

    private void closeWithReport(String incident) {
        long version = lead.get("/api/incidents/" + incident).version();
        Answer noReason = lead.put("/api/incidents/" + incident + "/state", Map.of("state", "CLOSED"), version);
        assertThat(noReason.status()).isIn(400, 409);
        Answer closed = lead.put(
                "/api/incidents/" + incident + "/state", Map.of("state", "CLOSED", "reason", "Brand geblust"), version);
        assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
        JsonNode report =
                lead.get("/api/incidents/" + incident + "/report?format=json").json();
        assertThat(report.path("messages")).hasSize(2);
        assertThat(report.path("rumours")).hasSize(1);
        assertThat(report.path("log").path("chainIntact").asBoolean()).isTrue();
        assertThat(report.path("clocks").path("firstStatementSeconds").isNumber())
                .isTrue();
    }

    private static Map<String, Object> with(Map<String, Object> some, String name, Object value) {
        Map<String, Object> all = new java.util.TreeMap<>(some);
        all.put(name, value);
        return all;
    }

    private static String page(String slug) {
        return TOWN.nobody().get("/i/" + slug).text();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(200, 202);
        return answer.id();
    }
}
