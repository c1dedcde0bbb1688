package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What time does to addresses: one story, because nobody stays logged in that long. */
@Tag("database")
class ForgettingTest {
    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL).with("house.name", "Gemeente Zandvliet");

    private final Residents residents = new Residents(TOWN);

    private static MimeMessage mail(String to) {
        Town.eventually("a mail to " + to, () -> !mails(to).isEmpty());
        return mails(to).get(0);
    }

    private static List<MimeMessage> mails(String to) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> Residents.to(mail).equals(to))
                .toList();
    }

    private static int count(String sql) {
        return TOWN.database()
                .read(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
    }

    private static void close(String incident) {
        String path = "/api/incidents/" + incident;
        Visitor lead = TOWN.as(Role.LEAD);
        for (String state : List.of("AFTERCARE", "CLOSED")) {
            Answer moved = lead.put(
                    path + "/state",
                    Map.of("state", state, "reason", "Alles is rustig"),
                    lead.get(path).version());
            assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        }
    }

    @Test
    void forged_used_and_expired_links_answer_alike_and_addresses_are_wiped_in_time() {
        Residents.account(TOWN, MAIL.getSmtp().getPort());
        Residents.decide(TOWN, true, 60_000, 30);
        String incident = Scene.incident(TOWN, "Brand in de haven");
        residents.publish(incident, Desk.words("Houd ramen dicht."));
        String slug = residents.slug(incident);

        residents.ask("gerd@wijk.example", "nl", slug);
        String link = Residents.link(mail("gerd@wijk.example"));
        Answer forged = residents.post("/subscription/" + "x".repeat(43), Map.of("action", "confirm"));
        assertThat(forged.status()).isEqualTo(404);
        String desk = residents.confirm(mail("gerd@wijk.example"));
        Answer used = residents.post(link, Map.of("action", "confirm"));
        assertThat(used.status()).isEqualTo(404);
        assertThat(used.text()).isEqualTo(forged.text());
        assertThat(forged.header("Cache-Control")).isEqualTo("no-store");
        assertThat(forged.header("X-Robots-Tag")).isEqualTo("noindex");
        residents.ask("piet@wijk.example", "nl", "");
        residents.confirm(mail("piet@wijk.example"));
        residents.ask("rosa@wijk.example", "nl", slug);
        String ended = residents.confirm(mail("rosa@wijk.example"));
        residents.post(ended, Map.of("action", "end"));

        residents.ask("hilde@wijk.example", "nl", slug);
        String late = Residents.link(mail("hilde@wijk.example"));
        close(incident);
        TOWN.clock().forward(Duration.ofHours(48));
        assertThat(residents.post(late, Map.of("action", "confirm")).text()).isEqualTo(forged.text());
        assertThat(residents.post(late, Map.of("List-Unsubscribe", "One-Click")).text())
                .isEqualTo(forged.text());
        assertThat(residents.read(late).text())
                .isEqualTo(residents.read("/subscription/niets").text());
        Town.eventually("what was not confirmed is wiped", () -> count("SELECT COUNT(*) FROM subscription_wish") == 0);
        assertThat(count("SELECT COUNT(*) FROM subscription WHERE incident IS NOT NULL"))
                .as("who confirmed stays for now")
                .isEqualTo(1);

        TOWN.clock().forward(Duration.ofDays(29));
        Town.eventually(
                "what belonged to the incident is wiped",
                () -> count("SELECT COUNT(*) FROM subscription WHERE incident IS NOT NULL") == 0);
        assertThat(count("SELECT COUNT(*) FROM subscriber WHERE sealed IS NOT NULL"))
                .as("who wants every incident goes on")
                .isEqualTo(1);
        assertThat(residents.stored()).contains("subscription.wiped", "subscription.counted");
        assertThat(residents.read(ended).text()).contains("Je krijgt geen e-mail meer");
        assertThat(residents.post(desk, Map.of("List-Unsubscribe", "One-Click")).status())
                .as("ending works for ever")
                .isEqualTo(200);
        TOWN.clock().forward(Duration.ofDays(31));
        Town.eventually(
                "digests are forgotten", () -> count("SELECT COUNT(*) FROM subscriber WHERE digest IS NOT NULL") == 1);
        assertThat(residents.read(desk).text()).contains("Je krijgt geen e-mail meer");
        assertThat(residents.stored()).doesNotContain("wijk.example");
    }
}
