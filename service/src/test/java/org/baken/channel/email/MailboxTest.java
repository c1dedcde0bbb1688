package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.SettingProblem;
import org.baken.testing.MailSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MailboxTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Instant A_DAY_AGO = CLOCK.instant().minus(Duration.ofHours(24));

    @RegisterExtension
    private final GreenMailExtension mail = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_IMAP));

    private Email email;
    private GreenMailUser town;

    @BeforeEach
    void start() throws Exception {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), CLOCK, Duration.ofSeconds(20), Duration.ofSeconds(20));
        email = new Email(outbound, SSLContext.getDefault(), CLOCK);
        town = mail.setUser("crisis@gemeente.example", "crisis", "hidden-word-42");
    }

    private Link link(Map<String, Object> settings, String password) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", 25,
                "tls", "NONE",
                "from", "Gemeente <crisis@gemeente.example>",
                "imapHost", "127.0.0.1",
                "imapPort", mail.getImap().getPort(),
                "imapTls", "NONE"));
        all.putAll(settings);
        return new Link("account-1", Email.PLATFORM, "", all, Map.of("username", "crisis", "password", password));
    }

    private Link link() {
        return link(Map.of(), "hidden-word-42");
    }

    private void arrives(String... lines) throws Exception {
        String raw = String.join("\r\n", lines) + "\r\n";
        town.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private void writes(String who, int number, String text) throws Exception {
        arrives(
                "From: " + who,
                "To: crisis@gemeente.example",
                "Subject: Vraag " + number,
                "Message-ID: <vraag-" + number + "@wijk.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                text);
    }

    @Test
    void letters_come_in_the_order_of_their_arrival_each_once() throws Exception {
        for (int i = 1; i <= 120; i++) {
            writes("An Peeters <an@wijk.example>", i, "Hoe lang nog, " + i + "?");
        }
        Batch first = email.poll(link(), null, A_DAY_AGO);
        assertThat(first.heard()).hasSize(50);
        assertThat(first.more()).isTrue();
        Batch second = email.poll(link(), first.cursor(), A_DAY_AGO);
        Batch third = email.poll(link(), second.cursor(), A_DAY_AGO);
        assertThat(third.heard()).hasSize(20);
        assertThat(third.more()).isFalse();
        assertThat(email.poll(link(), third.cursor(), A_DAY_AGO).heard()).isEmpty();
        writes("bert@wijk.example", 121, "En nu?");
        Batch fourth = email.poll(link(), third.cursor(), A_DAY_AGO);
        assertThat(fourth.heard()).singleElement().satisfies(heard -> {
            assertThat(heard.remoteId()).isEqualTo("<vraag-121@wijk.example>");
            assertThat(heard.text()).isEqualTo("Vraag 121\n\nEn nu?");
            assertThat(heard.handle()).isEqualTo("bert@wijk.example");
            assertThat(heard.secluded()).isTrue();
        });
        assertThat(first.heard().get(0).text()).contains("Hoe lang nog, 1?");
        assertThat(first.heard().get(0).authorName()).isEqualTo("An Peeters");
    }

    @Test
    void reading_changes_nothing_in_the_mailbox() throws Exception {
        writes("an@wijk.example", 1, "Mag ik naar huis?");
        email.poll(link(), null, A_DAY_AGO);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].isSet(Flags.Flag.SEEN)).isFalse();
        assertThat(email.poll(link(), null, A_DAY_AGO).heard())
                .as("from the begin again")
                .hasSize(1);
    }

    @Test
    void an_answer_names_the_letter_that_it_answers_and_leaves_out_what_it_repeats() throws Exception {
        arrives(
                "From: an@wijk.example",
                "Subject: =?utf-8?Q?Re:_Brand_in_de_haven_=E2=80=93_update?=",
                "Message-ID: <antwoord@wijk.example>",
                "In-Reply-To: <bericht@gemeente.example>",
                "References: <eerste@gemeente.example> <bericht@gemeente.example>",
                "Content-Language: fr-BE",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: multipart/alternative; boundary=a",
                "",
                "--a",
                "Content-Type: text/plain; charset=iso-8859-1",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "C'est dangereux =E0 l'=E9cole ?",
                "",
                "> Sluit ramen en deuren.",
                ">",
                "--a",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<p>Iets anders</p>",
                "--a--",
                "--b",
                "Content-Type: image/png",
                "Content-Disposition: attachment; filename=foto.png",
                "Content-Transfer-Encoding: base64",
                "",
                "iVBORw0KGgo=",
                "--b--");
        Heard heard = email.poll(link(), null, A_DAY_AGO).heard().get(0);
        assertThat(heard.inReplyTo()).isEqualTo("<bericht@gemeente.example>");
        assertThat(heard.thread()).isEqualTo("<eerste@gemeente.example>");
        assertThat(heard.text()).isEqualTo("Re: Brand in de haven – update\n\nC'est dangereux à l'école ?");
        assertThat(heard.lang()).isEqualTo("fr");
        assertThat(heard.pictures()).isEqualTo(1);
    }

    @Test
    void a_letter_that_is_only_a_page_is_read_as_words() throws Exception {
        arrives(
                "From: an@wijk.example",
                "Message-ID: <pagina@wijk.example>",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<html><head><style>p{color:red}</style></head><body><p>Mag de <b>hond</b> buiten?</p>",
                "<p>Groet<br>An</p><script>alert(1)</script></body></html>");
        assertThat(email.poll(link(), null, A_DAY_AGO).heard().get(0).text())
                .isEqualTo("Mag de hond buiten?\n\nGroet\nAn");
    }

    @Test
    void programs_and_our_own_letters_are_no_reactions() throws Exception {
        arrives("From: an@wijk.example", "Auto-Submitted: auto-replied", "Subject: Afwezig", "", "Ik ben weg.");
        arrives("From: MAILER-DAEMON@wijk.example", "Return-Path: <>", "Subject: Undelivered", "", "Niet bezorgd.");
        arrives("From: crisis@gemeente.example", "Subject: Van ons", "", "Sluit ramen en deuren.");
        arrives("Subject: Van niemand", "", "Zonder afzender.");
        writes("an@wijk.example", 1, "Wel een vraag");
        assertThat(email.poll(link(), null, A_DAY_AGO).heard())
                .extracting(Heard::text)
                .containsExactly("Vraag 1\n\nWel een vraag");
    }

    @Test
    void a_letter_that_is_no_proper_mail_keeps_nothing_back() throws Exception {
        arrives(
                "From: =?utf-99?Q?=FF?= <an@wijk.example>",
                "Subject: Kapot",
                "Content-Type: text/plain; charset=bestaat-niet",
                "Content-Transfer-Encoding: x-onbekend",
                "",
                "Onleesbaar");
        writes("an@wijk.example", 2, "Daarna");
        assertThat(email.poll(link(), null, A_DAY_AGO).heard())
                .extracting(Heard::text)
                .anyMatch(text -> text.endsWith("Daarna"));
    }

    @Test
    void of_every_broken_letter_something_is_told_and_what_came_after_it_is_read() throws Exception {
        Map<String, byte[]> broken = MalformedLetters.all();
        for (byte[] letter : broken.values()) {
            town.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(letter)));
        }
        writes("bert@wijk.example", 1, "Daarna");

        Batch batch = email.poll(link(), null, A_DAY_AGO);

        assertThat(batch.heard()).hasSize(broken.size() + 1);
        assertThat(batch.heard())
                .filteredOn(heard -> !heard.handle().equals("bert@wijk.example"))
                .allSatisfy(heard -> assertThat(heard.handle()).isEqualTo("an@wijk.example"));
        assertThat(batch.heard()).last().extracting(Heard::text).isEqualTo("Vraag 1\n\nDaarna");
        assertThat(batch.heard())
                .extracting(Heard::remoteId)
                .doesNotHaveDuplicates()
                .containsAll(batch.unread());
        assertThat(email.poll(link(), batch.cursor(), A_DAY_AGO).heard()).isEmpty();
    }

    @Test
    void a_wrong_password_or_folder_is_told_and_another_mailbox_begins_anew() throws Exception {
        writes("an@wijk.example", 1, "Vraag");
        assertThatThrownBy(() -> email.poll(link(Map.of(), "wrong-word"), null, A_DAY_AGO))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("channel.mail.login")
                .hasMessageNotContaining("wrong-word");
        assertThatThrownBy(
                        () -> email.poll(link(Map.of("imapFolder", "Bestaat niet"), "hidden-word-42"), null, A_DAY_AGO))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("channel.mail.folder");
        Batch elsewhere = email.poll(link(), "77:500 iemand@ergens/INBOX", A_DAY_AGO);
        assertThat(elsewhere.heard()).hasSize(1);
    }

    @Test
    void an_account_without_a_mailbox_is_not_asked() {
        Map<String, Object> plain = Map.of("host", "127.0.0.1", "port", 25, "tls", "NONE", "from", "a@b.example");
        assertThat(email.listens(new Link("a", Email.PLATFORM, "", plain, Map.of())))
                .isFalse();
        assertThat(email.listens(link())).isTrue();
        Map<String, Object> half = new HashMap<>(plain);
        half.put("imapPort", 993);
        assertThat(email.problems(new Link("a", Email.PLATFORM, "", half, Map.of())))
                .extracting(SettingProblem::field)
                .isEqualTo(List.of("settings.imapHost"));
        half.put("imapHost", "10.0.0.1");
        assertThat(email.problems(new Link("a", Email.PLATFORM, "", half, Map.of())))
                .extracting(SettingProblem::field)
                .contains("settings.imapHost", "secret.imapUsername", "secret.imapPassword");
    }
}
