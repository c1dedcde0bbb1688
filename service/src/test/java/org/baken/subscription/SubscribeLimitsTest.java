package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody of ill will does with the page. */
@Tag("database")
class SubscribeLimitsTest {
    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    @RegisterExtension
    static final Town TOWN = new Town().with("publicUrl", Residents.URL);

    private static String slug;

    private final Residents residents = new Residents(TOWN);

    @BeforeEach
    void open() throws Exception {
        TOWN.clock().forward(Duration.ofHours(1));
        if (slug == null) {
            Residents.account(TOWN, MAIL.getSmtp().getPort());
            Residents.decide(TOWN, true, 60_000, 30);
            String incident = Scene.incident(TOWN, "Brand in de haven");
            residents.publish(incident, Desk.words("Houd ramen dicht."));
            slug = residents.slug(incident);
        }
        MAIL.purgeEmailFromAllMailboxes();
    }

    private static int count() {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM subscription_wish")
                        .mapTo(Integer.class)
                        .one());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "an@wijk.example\r\nBcc: alle@wijk.example",
                "an@wijk.example,bo@wijk.example",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>@wijk.example",
                "an@localhost"
            })
    void a_wrong_address_is_told_and_shown_as_text(String typed) {
        int before = count();
        Answer told = residents.ask(typed, "nl", slug);
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.text()).contains("kunnen we niet schrijven").doesNotContain("<script>", "<img src=x");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void what_is_far_too_long_is_cut_and_not_kept() {
        Answer told = residents.ask("a".repeat(50_000) + "@wijk.example", "nl", slug);
        assertThat(told.status()).isEqualTo(400);
        assertThat(told.text()).hasSizeLessThan(20_000);
    }

    @Test
    void an_unknown_language_or_incident_does_no_harm() {
        int before = count();
        assertThat(residents
                        .ask("taal@wijk.example", "xx'; DROP TABLE subscriber", "../../etc")
                        .status())
                .isEqualTo(303);
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void a_program_that_fills_in_everything_is_answered_like_everybody_and_dropped() {
        int before = count();
        Answer sent = residents.ask("robot@wijk.example", "nl", slug, Map.of("website", "https://spam.example"));
        assertThat(sent.status()).isEqualTo(303);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void a_second_press_of_the_button_asks_once() {
        int before = count();
        String once = residents.once(slug);
        for (int i = 0; i < 3; i++) {
            assertThat(residents
                            .ask("dubbel@wijk.example", "nl", slug, Map.of("once", once))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void nobody_can_fill_a_mailbox_and_nobody_is_told_that_it_was_tried() {
        String answer = residents.ask("doelwit@wijk.example", "nl", slug).text();
        for (int i = 0; i < 9; i++) {
            Answer again = residents.ask("Doelwit@WIJK.example", "nl", slug);
            assertThat(again.status()).isEqualTo(303);
            assertThat(again.text()).isEqualTo(answer);
        }
        Town.eventually(
                "as many as one mailbox may get", () -> mails("doelwit@wijk.example") == Subscribers.EACH_MAILBOX);
        TOWN.clock().forward(Duration.ofHours(2));
        for (int i = 0; i < 3; i++) {
            residents.ask("doelwit@wijk.example", "nl", slug);
        }
        Town.eventually("as many as in two days", () -> mails("doelwit@wijk.example") == Subscribers.MOST_QUESTIONS);
        residents.ask("ander@wijk.example", "nl", slug);
        Town.eventually("others are asked", () -> mails("ander@wijk.example") == 1);
        assertThat(mails("doelwit@wijk.example")).isEqualTo(Subscribers.MOST_QUESTIONS);
    }

    /** Of this mailbox alone: what another test asked for may still come in. */
    private static int mails(String to) {
        return (int) Arrays.stream(MAIL.getReceivedMessages())
                .filter(mail -> Residents.to(mail).equals(to))
                .count();
    }

    @Test
    void one_visitor_cannot_ask_for_the_whole_town() {
        for (int i = 0; i < Subscribers.EACH_VISITOR; i++) {
            assertThat(residents.ask("a" + i + "@wijk.example", "nl", slug).status())
                    .isEqualTo(303);
        }
        Answer busy = residents.ask("te-veel@wijk.example", "nl", slug);
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.text()).contains("tien minuten", "te-veel@wijk.example");
        TOWN.clock().forward(Subscribers.VISITORS.plusSeconds(1));
        assertThat(residents.ask("te-veel@wijk.example", "nl", slug).status()).isEqualTo(303);
    }
}
