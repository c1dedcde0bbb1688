package org.baken.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ClockAlarmTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    /** How a late update is told of, alone or together with others. */
    private static final String PROMISE = "update (that was promised|of \\d)";

    private static final Map<String, String> PEOPLE = new HashMap<>();

    private final List<String> accounts = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();

    @BeforeEach
    void a_team_that_reads_its_mail() {
        if (PEOPLE.isEmpty()) {
            for (String name : List.of("lena", "anna", "dora", "mona", "gert")) {
                PEOPLE.put(name, Scene.person(TOWN, name, name.equals("gert") ? "AUTHOR" : "OBSERVER"));
            }
        }
        accounts.add(account(
                "email",
                "Teammail",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        MAIL.getSmtp().getPort(),
                        "tls",
                        "NONE",
                        "from",
                        "baken@stad.example")));
    }

    @AfterEach
    void nothing_runs_on() {
        accounts.forEach(account -> TOWN.admin().delete("/api/accounts/" + account));
        for (String incident : incidents) {
            move(incident, "AFTERCARE");
            move(incident, "CLOSED");
        }
    }

    private static String account(String platform, String name, Map<String, ?> settings) {
        return Scene.created(TOWN.admin()
                .post("/api/accounts", Map.of("platform", platform, "name", name, "settings", settings, "team", true)));
    }

    private static void move(String incident, String state) {
        Visitor lead = TOWN.as(Role.LEAD);
        String path = "/api/incidents/" + incident;
        lead.put(
                path + "/state",
                Map.of("state", state, "reason", "klaar"),
                lead.get(path).version());
    }

    /** An incident that lena leads, for which anna writes with dora as her deputy, and mona listens. */
    private String incident(String title, String kind) {
        Visitor lead = TOWN.as(Role.LEAD);
        String incident = Scene.created(lead.post("/api/incidents", Scene.opening(title, kind)));
        incidents.add(incident);
        String path = "/api/incidents/" + incident;
        List<Map<String, Object>> members = List.of(
                Map.of("person", PEOPLE.get("anna"), "role", "AUTHOR"),
                Map.of("person", PEOPLE.get("dora"), "role", "AUTHOR", "deputy", true),
                Map.of("person", PEOPLE.get("mona"), "role", "MONITOR"));
        Answer named = lead.put(
                path + "/roster",
                Map.of("lead", PEOPLE.get("lena"), "members", members),
                lead.get(path).version());
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        return incident;
    }

    private static List<JsonNode> alarms(String incident, AlarmKind kind) {
        List<JsonNode> found = new ArrayList<>();
        TOWN.as(Role.LEAD)
                .get("/api/alarms?incident=" + incident)
                .json()
                .path("items")
                .forEach(alarm -> {
                    if (alarm.path("kind").asText().equals(kind.name())) {
                        found.add(alarm);
                    }
                });
        return found;
    }

    private static boolean lasts(JsonNode alarm) {
        return !alarm.hasNonNull("overAt");
    }

    /** The one alarm of this kind that lasts, but for those of the checklist, whose items escalate at times of their own. */
    private static JsonNode raised(String incident, AlarmKind kind) {
        List<JsonNode> found = new ArrayList<>();
        // The watch of the town may be at it, and then this look does nothing.
        Town.eventually(kind.name(), () -> {
            look();
            found.clear();
            alarms(incident, kind).stream()
                    .filter(alarm ->
                            lasts(alarm) && !alarm.path("clock").asText().equals("CHECKLIST"))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        assertThat(found).as(kind.name()).hasSize(1);
        return found.get(0);
    }

    private static void over(String incident, AlarmKind kind, String words) {
        Town.eventually("over: " + words, () -> {
            look();
            return alarms(incident, kind).stream()
                    .filter(ClockAlarmTest::lasts)
                    .noneMatch(alarm -> alarm.path("text").asText().contains(words));
        });
    }

    /** Items escalate when whoever keeps the checklist comes by, not when their time is there: only then are they clocks. */
    private static void awaitEscalations(String incident) {
        Town.eventually(
                "escalated",
                () -> TOWN.database()
                                .read(handle -> handle.createQuery("""
                                                SELECT COUNT(*) FROM checklist_item
                                                WHERE incident = :incident AND escalate_at <= :now
                                                """)
                                        .bind("incident", incident)
                                        .bind("now", TOWN.clock().instant())
                                        .mapTo(Integer.class)
                                        .one())
                        == 0);
    }

    private static void look() {
        TOWN.part(AlarmWatch.class).look();
    }

    /** Lets whoever is to be told be told. */
    private static void tell() {
        look();
        TOWN.clock().forward(Announcer.TOGETHER.plus(Announcer.BETWEEN));
        look();
    }

    private static List<String> mailsTo(String person, String words) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> recipient(mail).equals(person + "@stad.example"))
                .map(ClockAlarmTest::text)
                .filter(mail -> Pattern.compile(words).matcher(mail).find())
                .toList();
    }

    /** Its words, however they were wrapped on their way. */
    private static String text(Message mail) {
        return GreenMailUtil.getWholeMessage(mail).replace("=\r\n", "").replace("\r\n", " ");
    }

    private static String recipient(Message mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitMail(String person, String words, int count) {
        Town.eventually(
                count + " mails to " + person, () -> mailsTo(person, words).size() == count);
    }

    private static String rumour(String incident, String claim) {
        Map<String, Object> seen = Map.of(
                "claim",
                claim,
                "seenAt",
                TOWN.clock().instant(),
                "where",
                "buurtgroep",
                "harm",
                "HIGH",
                "reach",
                "HIGH");
        return Scene.created(TOWN.as(Role.MONITOR).post("/api/incidents/" + incident + "/rumours", seen));
    }

    @Test
    void a_promise_is_told_of_before_it_lapses_when_it_is_late_and_when_it_stays_so_and_ends_by_itself() {
        String incident = incident("Beloofde update", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren in de haven."));
        TOWN.clock().forward(Duration.ofMinutes(26));
        JsonNode soon = raised(incident, AlarmKind.CLOCK_SOON);
        assertThat(soon.path("clock").asText()).isEqualTo("NEXT_UPDATE");
        assertThat(soon.path("clockOf").asText()).isEqualTo(incident);
        assertThat(soon.path("text").asText()).isNotBlank();
        tell();
        awaitMail("anna", "text is ready", 1);
        TOWN.clock().forward(Duration.ofMinutes(3));
        raised(incident, AlarmKind.CLOCK_LATE);
        assertThat(alarms(incident, AlarmKind.CLOCK_SOON)).noneMatch(ClockAlarmTest::lasts);
        tell();
        awaitMail("anna", PROMISE, 1);
        assertThat(mailsTo("lena", PROMISE)).isEmpty();
        assertThat(mailsTo("dora", PROMISE)).isEmpty();
        // Who writes in general is not asked while somebody does in the incident.
        assertThat(mailsTo("gert", PROMISE)).isEmpty();
        TOWN.clock().forward(Duration.ofMinutes(8));
        raised(incident, AlarmKind.CLOCK_ESCALATED);
        assertThat(alarms(incident, AlarmKind.CLOCK_LATE)).noneMatch(ClockAlarmTest::lasts);
        tell();
        for (String person : List.of("lena", "dora")) {
            awaitMail(person, PROMISE, 1);
            assertThat(mailsTo(person, PROMISE)).hasSize(1);
        }
        awaitMail("anna", PROMISE, 2);
        tell();
        Publish.onPage(
                TOWN,
                incident,
                Desk.words("UPDATE", Map.of("nl", Map.of("body", "De brand is onder controle, blijf binnen."))));
        over(incident, AlarmKind.CLOCK_ESCALATED, "update");
        assertThat(mailsTo("lena", PROMISE)).hasSize(1);
        assertThat(mailsTo("mona", PROMISE)).isEmpty();
    }

    @Test
    void two_watches_tell_of_a_clock_once_and_another_incident_has_its_own() throws Exception {
        String incident = incident("Twee wachten", "REAL");
        String other = incident("Buurgemeente", "REAL");
        AlarmWatch watch = TOWN.part(AlarmWatch.class);
        TOWN.clock().forward(Duration.ofMinutes(15));
        Scene.together(() -> looked(watch), () -> looked(watch));
        raised(incident, AlarmKind.CLOCK_LATE);
        raised(other, AlarmKind.CLOCK_LATE);
        TOWN.clock().forward(Announcer.TOGETHER);
        Scene.together(() -> looked(watch), () -> looked(watch));
        awaitMail("anna", "Twee wachten", 1);
        awaitMail("anna", "Buurgemeente", 1);
        Scene.together(() -> looked(watch), () -> looked(watch));
        assertThat(alarms(incident, AlarmKind.CLOCK_LATE)).hasSize(1);
        assertThat(Desk.logged(TOWN, incident, "alarm.announced")).hasSize(1);
        assertThat(mailsTo("anna", "Twee wachten")).hasSize(1);
    }

    private static boolean looked(AlarmWatch watch) {
        watch.look();
        return true;
    }

    @Test
    void what_ran_out_while_nobody_looked_is_told_together_each_clock_once() {
        String incident = incident("Lang uit", "REAL");
        rumour(incident, "Het drinkwater is giftig");
        rumour(incident, "De brug is ingestort");
        // As when the service was down: every clock is late for long at the first look.
        TOWN.clock().forward(Duration.ofHours(4));
        awaitEscalations(incident);
        Town.eventually(
                "raised",
                () -> alarms(incident, AlarmKind.CLOCK_ESCALATED).stream()
                        .anyMatch(alarm -> alarm.path("text").asText().contains("drinkwater")));
        assertThat(alarms(incident, AlarmKind.CLOCK_LATE)).isEmpty();
        List<JsonNode> rumours = alarms(incident, AlarmKind.CLOCK_ESCALATED).stream()
                .filter(alarm -> alarm.path("text").asText().contains("drinkwater"))
                .toList();
        assertThat(rumours).hasSize(1);
        assertThat(rumours.get(0).path("text").asText()).contains("brug").doesNotContain("first message");
        assertThat(rumours.get(0).has("clock")).isFalse();
        tell();
        awaitMail("lena", "Lang uit", 1);
        awaitEscalations(incident);
        tell();
        assertThat(mailsTo("lena", "Lang uit")).hasSize(1);
        assertThat(Desk.logged(TOWN, incident, "alarm.announced")).hasSize(1);
    }

    @Test
    void who_listens_is_told_of_a_rumour_and_the_alarm_ends_with_its_verdict() {
        String incident = incident("Gerucht te laat", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren in de haven."));
        String rumour = rumour(incident, "Het drinkwater is giftig");
        TOWN.clock().forward(Duration.ofMinutes(16));
        JsonNode alarm = raised(incident, AlarmKind.CLOCK_LATE);
        assertThat(alarm.path("clock").asText()).isEqualTo("RUMOUR_VERDICT");
        assertThat(alarm.path("clockOf").asText()).isEqualTo(rumour);
        assertThat(alarm.path("roles").get(0).asText()).isEqualTo("MONITOR");
        tell();
        awaitMail("mona", "drinkwater", 1);
        assertThat(mailsTo("anna", "drinkwater")).isEmpty();
        assertThat(mailsTo("lena", "drinkwater")).isEmpty();
        // Whose task it is may say so.
        Visitor mona = TOWN.nobody().login("mona", Town.PASSWORD);
        Answer seen = mona.put("/api/alarms/" + alarm.path("id").asText() + "/seen", Map.of("note", "ik bel"));
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        Visitor anna = TOWN.nobody().login("anna", Town.PASSWORD);
        assertThat(anna.put("/api/alarms/" + alarm.path("id").asText() + "/seen", Map.of())
                        .status())
                .isEqualTo(403);
        Visitor monitor = TOWN.as(Role.MONITOR);
        String path = "/api/rumours/" + rumour;
        monitor.put(
                path + "/state",
                Map.of("state", "TRUE", "note", "de waterdienst heeft gemeten"),
                monitor.get(path).version());
        over(incident, AlarmKind.CLOCK_LATE, "drinkwater");
    }

    @Test
    void items_of_the_checklist_that_escalated_are_one_alarm_for_each_who_does_them() {
        String incident = incident("Lange lijst", "REAL");
        Publish.onPage(TOWN, incident, Desk.words("Sluit ramen en deuren in de haven."));
        List<JsonNode> found = new ArrayList<>();
        TOWN.clock().forward(Duration.ofMinutes(20));
        Town.eventually("several items escalate", () -> {
            look();
            found.clear();
            alarms(incident, AlarmKind.CLOCK_ESCALATED).stream()
                    .filter(alarm -> alarm.path("clock").asText().equals("CHECKLIST"))
                    .forEach(found::add);
            return found.stream().anyMatch(alarm -> alarm.path("count").asInt() > 1);
        });
        assertThat(found).allSatisfy(alarm -> {
            assertThat(alarm.path("text").asText()).contains("of the checklist");
            assertThat(alarm.path("clockOf").asText()).isEqualTo(incident);
        });
        assertThat(found.stream().map(alarm -> alarm.path("roles").get(0).asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_exercise_is_told_of_through_the_sandbox_alone() {
        String sandbox = account("sandbox", "Oefenteam", Map.of());
        accounts.add(sandbox);
        String incident = incident("Oefening met klokken", "EXERCISE");
        String real = incident("Echt met klokken", "REAL");
        TOWN.clock().forward(Duration.ofMinutes(16));
        assertThat(raised(incident, AlarmKind.CLOCK_LATE).path("clock").asText())
                .isEqualTo("FIRST_STATEMENT");
        tell();
        Town.eventually(
                "told", () -> TOWN.data().resolve("sandbox/" + sandbox).toFile().list() != null);
        awaitMail("anna", "Echt met klokken", 1);
        assertThat(mailsTo("anna", "Oefening met klokken")).isEmpty();
        assertThat(alarms(real, AlarmKind.CLOCK_LATE)).hasSize(1);
    }

    @Test
    void nothing_is_told_of_an_incident_that_is_prepared_or_closed() {
        Map<String, Object> opening = Scene.opening("Voorbereid", "REAL");
        opening.put("state", "PREPARED");
        String prepared = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        String closed = incident("Gesloten", "REAL");
        move(closed, "AFTERCARE");
        move(closed, "CLOSED");
        TOWN.clock().forward(Duration.ofHours(2));
        look();
        for (String incident : List.of(prepared, closed)) {
            for (AlarmKind kind : AlarmKind.values()) {
                assertThat(alarms(incident, kind)).isEmpty();
            }
        }
    }
}
