package org.baken.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Device;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing off on a phone, by a personal link. */
@Tag("database")
class ReviewLinkTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final Map<String, String> FORM = Map.of("Content-Type", "application/x-www-form-urlencoded");

    private final Visitor phone = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    private static Answer link(Visitor maker, Answer message, Visitor reviewer) {
        return maker.post("/api/messages/" + message.id() + "/review-links", Map.of("person", reviewer.id()));
    }

    private static String path(Answer made) {
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String link = made.json().path("link").asText();
        return link.substring(link.indexOf("/a/"));
    }

    private Answer send(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return phone.send("POST", path, form.toString(), FORM);
    }

    private Answer signOff(String path, String proof) {
        return send(path, "action", "sign-off", "yes.certain", "yes", "proof", proof);
    }

    private static JsonNode read(Answer message) {
        return TOWN.as(Role.LEAD).get("/api/messages/" + message.id()).json();
    }

    @Test
    void a_reviewer_reads_the_whole_text_and_signs_off_with_their_password() {
        String incident = Scene.incident(TOWN, "Op de telefoon");
        Visitor reviewer = TOWN.as(Role.APPROVER);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Sluit <b>ramen</b> & deuren."));
        String path = path(link(TOWN.as(Role.AUTHOR), message, reviewer));
        Answer page = phone.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Kijk dit bericht na", "Brand in de haven", "Sluit &lt;b&gt;ramen&lt;/b&gt; &amp; deuren.")
                .contains("autocomplete=\"current-password\"", "name=\"yes.certain\"")
                .doesNotContain("<script", "OEFENING");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.response().headers().allValues("Content-Security-Policy"))
                .anyMatch(policy -> policy.contains("default-src 'none'"));
        assertThat(phone.get(path + "?lang=fr").text()).contains("Relisez ce message");
        Answer done = signOff(path, Town.PASSWORD);
        assertThat(done.text()).contains("Je hebt dit goedgekeurd").doesNotContain("ramen");
        JsonNode after = read(message);
        assertThat(after.path("state").asText()).isEqualTo("APPROVED");
        assertThat(after.path("signOffs").path(0).path("byLink").asBoolean()).isTrue();
        assertThat(after.path("signOffs").path(0).path("person").asText()).isEqualTo(reviewer.id());
        assertThat(after.path("signOffs")
                        .path(0)
                        .path("answers")
                        .path("certain")
                        .asBoolean())
                .isTrue();
        assertThat(signOff(path, Town.PASSWORD).text()).contains("Je hebt dit goedgekeurd");
        assertThat(read(message).path("signOffs")).hasSize(1);
        assertThat(Desk.logged(TOWN, incident, "message."))
                .contains("message.review-link-made")
                .endsWith("message.signed-off", "message.approved");
    }

    @Test
    void who_has_a_device_gives_its_code_and_the_password_is_not_enough() {
        String incident = Scene.incident(TOWN, "Met code");
        Visitor reviewer = TOWN.person("metcode", Role.APPROVER);
        Device device = Device.enrol(TOWN, reviewer);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, reviewer));
        assertThat(phone.get(path).text()).contains("one-time-code").doesNotContain("current-password");
        assertThat(signOff(path, Town.PASSWORD).status()).isEqualTo(403);
        assertThat(signOff(path, device.usedCode()).status()).isEqualTo(403);
        assertThat(read(message).path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(signOff(path, device.nextCode()).status()).isEqualTo(200);
        assertThat(read(message).path("state").asText()).isEqualTo("APPROVED");
    }

    @Test
    void asking_for_changes_over_the_link_sends_the_message_back() {
        String incident = Scene.incident(TOWN, "Toch anders");
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, TOWN.as(Role.APPROVER)));
        Answer empty = send(path, "action", "object", "comment", " ", "proof", Town.PASSWORD);
        assertThat(empty.status()).isEqualTo(403);
        assertThat(empty.text()).contains("Zeg wat er anders moet.");
        Answer wrong = send(path, "action", "object", "comment", "Welke <i>straat</i>?", "proof", "mis");
        assertThat(wrong.text()).contains("Welke &lt;i&gt;straat&lt;/i&gt;?");
        Answer done = send(path, "action", "object", "comment", "Welke <i>straat</i>?", "proof", Town.PASSWORD);
        assertThat(done.text()).contains("Je hebt om aanpassingen gevraagd");
        assertThat(read(message).path("state").asText()).isEqualTo("DRAFT");
        assertThat(read(message).path("objections").path(0).path("comment").asText())
                .isEqualTo("Welke <i>straat</i>?");
    }

    @Test
    void another_persons_password_is_worth_nothing_and_five_wrong_answers_end_the_link() {
        String incident = Scene.incident(TOWN, "Raden");
        Visitor reviewer = TOWN.person("geraden", Role.APPROVER);
        TOWN.admin();
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, reviewer));
        assertThat(signOff(path, "").status()).isEqualTo(403);
        for (int i = 0; i < 3; i++) {
            assertThat(signOff(path, "niet dit wachtwoord").text()).contains("Dit klopt niet");
        }
        Answer fifth = signOff(path, "niet dit wachtwoord");
        assertThat(fifth.text()).contains("Er is te vaak iets fouts ingevuld").doesNotContain("Tekst");
        assertThat(signOff(path, Town.PASSWORD).text()).contains("Er is te vaak iets fouts ingevuld");
        assertThat(read(message).path("state").asText()).isEqualTo("IN_REVIEW");
        assertThat(Desk.logged(TOWN, incident, "message.review-link-refused")).hasSize(5);
        String again = path(link(TOWN.as(Role.AUTHOR), message, reviewer));
        assertThat(signOff(again, Town.PASSWORD).text()).contains("Je hebt dit goedgekeurd");
    }

    @Test
    void a_message_edited_in_between_is_not_signed_off_over_an_old_link() {
        String incident = Scene.incident(TOWN, "Intussen anders");
        Visitor author = TOWN.as(Role.AUTHOR);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Oud"));
        String path = path(link(author, message, TOWN.as(Role.APPROVER)));
        Answer edited = author.put("/api/messages/" + message.id(), Desk.words("Nieuw"), message.version());
        assertThat(phone.get(path).text()).contains("intussen veranderd").doesNotContain("Oud", "Nieuw");
        Desk.submit(author, edited);
        assertThat(signOff(path, Town.PASSWORD).text()).contains("intussen veranderd");
        assertThat(read(message).path("signOffs")).isEmpty();
    }

    @Test
    void a_link_ends_after_two_hours_and_with_a_newer_one() {
        String incident = Scene.incident(TOWN, "Te laat");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor reviewer = TOWN.as(Role.APPROVER);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String first = path(link(author, message, reviewer));
        String second = path(link(author, message, reviewer));
        assertThat(signOff(first, Town.PASSWORD).text()).contains("Er is een nieuwere link voor jou");
        TOWN.clock().forward(Duration.ofMinutes(121));
        assertThat(signOff(second, Town.PASSWORD).text()).contains("De tijd is om");
        assertThat(read(message).path("state").asText()).isEqualTo("IN_REVIEW");
    }

    @Test
    void only_for_who_could_sign_off_and_only_made_by_who_writes_or_leads() {
        String incident = Scene.incident(TOWN, "Voor wie");
        Visitor author = TOWN.as(Role.AUTHOR);
        Visitor both = TOWN.person("schrijftenkeurt", Role.AUTHOR, Role.APPROVER);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        Answer own = Desk.submit(both, Desk.draft(both, incident, Desk.words("Eigen")));
        assertThat(link(author, message, author).status()).isEqualTo(409);
        assertThat(link(both, own, both).status()).isEqualTo(409);
        assertThat(link(author, message, TOWN.as(Role.OBSERVER)).status()).isEqualTo(409);
        for (Role role : List.of(Role.APPROVER, Role.SPOKESPERSON, Role.OBSERVER, Role.ADMIN)) {
            assertThat(link(TOWN.as(role), message, TOWN.as(Role.APPROVER)).status())
                    .as(role.name())
                    .isEqualTo(403);
        }
        assertThat(link(TOWN.as(Role.LEAD), message, TOWN.as(Role.APPROVER)).status())
                .isEqualTo(201);
        Answer draft = Desk.draft(author, incident, Desk.words("Ontwerp"));
        assertThat(link(author, draft, TOWN.as(Role.APPROVER)).status()).isEqualTo(409);
        Answer gone = author.post("/api/messages/" + message.id() + "/review-links", Map.of("person", "niemand"));
        assertThat(gone.wrongFields()).containsExactly("person");
    }

    @Test
    void who_lost_the_role_or_left_cannot_use_the_link_any_more() {
        String incident = Scene.incident(TOWN, "Geen goedkeurder meer");
        Visitor reviewer = TOWN.person("rolkwijt", Role.APPROVER);
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, reviewer));
        TOWN.admin().patch("/api/people/" + reviewer.id(), Map.of("roles", List.of("OBSERVER")), 1);
        assertThat(signOff(path, Town.PASSWORD).text()).contains("Deze link werkt niet meer");
        assertThat(read(message).path("signOffs")).isEmpty();
    }

    @Test
    void of_two_uses_at_the_same_moment_one_counts() throws Exception {
        String incident = Scene.incident(TOWN, "Twee keer gedrukt");
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, TOWN.as(Role.APPROVER)));
        assertThat(Scene.together(
                        () -> signOff(path, Town.PASSWORD).status(),
                        () -> signOff(path, Town.PASSWORD).status()))
                .containsExactly(200, 200);
        assertThat(read(message).path("signOffs")).hasSize(1);
    }

    @Test
    void a_token_that_never_was_and_odd_requests_open_nothing_and_the_token_is_kept_nowhere() {
        String incident = Scene.incident(TOWN, "Vreemd");
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, TOWN.as(Role.APPROVER)));
        Answer unknown = phone.get("/a/" + "A".repeat(43));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(signOff("/a/" + "B".repeat(43), Town.PASSWORD).text()).isEqualTo(unknown.text());
        assertThat(send(path, "proof", Town.PASSWORD).status()).isEqualTo(400);
        assertThat(send(path, "action", "publish", "proof", Town.PASSWORD).status())
                .isEqualTo(400);
        assertThat(send(path, "action", "object", "comment", "x".repeat(3000), "proof", Town.PASSWORD)
                        .status())
                .isEqualTo(400);
        String token = path.substring(3);
        for (String table : List.of("review_link", "command", "log_entry")) {
            String rows = TOWN.database()
                    .read(handle -> handle.select("SELECT * FROM " + table)
                            .mapToMap()
                            .list()
                            .toString());
            assertThat(rows).as(table).doesNotContain(token);
        }
    }

    @Test
    void an_exercise_says_so_across_the_page() {
        Map<String, Object> opening = Scene.opening("Oefening op de telefoon", "EXERCISE");
        String incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        Answer message = Desk.submitted(TOWN, incident, Desk.words("Tekst"));
        String path = path(link(TOWN.as(Role.AUTHOR), message, TOWN.as(Role.APPROVER)));
        assertThat(phone.get(path).text()).contains("OEFENING", "<title>OEFENING – ");
    }
}
