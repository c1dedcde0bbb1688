package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.ClosedPort;
import org.baken.testing.LocalCertificate;
import org.baken.testing.MailSetup;
import org.baken.testing.SmtpStub;
import org.baken.testing.SmtpStub.Break;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    @TempDir
    private static Path folder;

    private static LocalCertificate certificate;

    @RegisterExtension
    private final GreenMailExtension mail = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    private final Outbound outbound =
            new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK, Duration.ofSeconds(20), Duration.ofSeconds(20));
    private Email email;
    private SmtpStub stub;

    private static Outbound outbound(Duration patience) {
        return new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK, patience, patience);
    }

    @BeforeAll
    static void certify() throws Exception {
        certificate = LocalCertificate.make(folder);
    }

    @BeforeEach
    void start() throws Exception {
        email = new Email(outbound, certificate.trusting(), CLOCK);
        stub = SmtpStub.withStartTls(certificate);
    }

    @AfterEach
    void stop() throws Exception {
        stub.close();
    }

    @Override
    protected Email channel() {
        return email;
    }

    @Override
    protected Link link() {
        return link(mail.getSmtp().getPort(), "NONE", Map.of());
    }

    private static Link link(int port, String tls, Map<String, String> secret) {
        return link(Map.of("port", port, "tls", tls), secret);
    }

    private static Link link(Map<String, Object> settings, Map<String, String> secret) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "from", "Gemeente Zandvliet <crisis@gemeente.example>",
                "recipients", List.of("an@wijk.example", "bert@wijk.example")));
        all.putAll(settings);
        return new Link("account-1", Email.PLATFORM, "", all, secret);
    }

    private static Map<String, String> login() {
        return Map.of("username", "crisis", "password", "hidden-word-42");
    }

    @Override
    protected Post post(String key, String text) {
        return super.post(key, text).to("an@wijk.example", key);
    }

    @Override
    protected List<Arrival> arrived() throws Exception {
        List<Arrival> arrivals = new ArrayList<>();
        for (MimeMessage letter : mail.getReceivedMessages()) {
            arrivals.add(new Arrival(letter.getMessageID(), plain(letter)));
        }
        for (String letter : stub.letters()) {
            arrivals.add(new Arrival(parse(letter).getMessageID(), plain(parse(letter))));
        }
        return arrivals;
    }

    @Override
    protected Link make(Mood mood) {
        switch (mood) {
            case REFUSING -> stub.reply("RCPT", "550 5.1.1 nobody here, hidden-word-42");
            case BUSY -> stub.reply("RCPT", "451 4.7.1 greylisted");
            case SILENT -> stub.breakOff(Break.AFTER_THE_LETTER);
        }
        return link(stub.port(), "STARTTLS", login());
    }

    private static MimeMessage parse(String letter) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String plain(MimeMessage letter) throws Exception {
        return body(letter, 0);
    }

    private static String body(MimeMessage letter, int part) throws Exception {
        Part body = ((MimeMultipart) letter.getContent()).getBodyPart(part);
        return ((String) body.getContent()).replace("\r\n", "\n");
    }

    @Test
    void the_account_names_its_recipients_each_once() {
        assertThat(email.recipients(link(
                        Map.of("recipients", List.of("b@x.example", " a@x.example ", "b@x.example", "")), Map.of())))
                .containsExactly("b@x.example", "a@x.example");
    }

    @Test
    void starttls_encrypts_before_the_password_and_the_letter_go_out() throws Exception {
        email.send(link(stub.port(), "STARTTLS", login()), post("key-1", TEXT));

        assertThat(stub.letters()).hasSize(1);
        assertThat(stub.commands().subList(0, 2))
                .satisfiesExactly(
                        hello -> assertThat(hello).isEqualTo("EHLO gemeente.example"),
                        tls -> assertThat(tls).isEqualTo("STARTTLS"));
        assertThat(stub.commands().subList(2, stub.commands().size()))
                .allMatch(command -> command.startsWith("(tls) "));
    }

    @Test
    void a_server_without_starttls_gets_neither_password_nor_letter() throws Exception {
        try (SmtpStub plain = SmtpStub.plain()) {
            assertFails(
                    () -> email.send(link(plain.port(), "STARTTLS", login()), post("key-1", TEXT)),
                    Refused.class,
                    "channel.mail.starttls");
            assertThat(plain.commands()).noneMatch(command -> command.startsWith("AUTH") || command.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void a_certificate_that_nobody_vouches_for_stops_the_letter(String tls) throws Exception {
        Email strict = new Email(outbound, SSLContext.getDefault(), CLOCK);
        try (SmtpStub server = tls.equals("TLS") ? SmtpStub.withTls(certificate) : SmtpStub.withStartTls(certificate)) {
            assertFails(
                    () -> strict.send(link(server.port(), tls, login()), post("key-1", TEXT)),
                    Retryable.class,
                    "channel.certificate");
            assertThat(server.letters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void a_certificate_for_another_host_stops_the_letter(String tls, @TempDir Path other) throws Exception {
        LocalCertificate elsewhere = LocalCertificate.make(other, "dns:elsewhere.example");
        Email trusting = new Email(outbound, elsewhere.trusting(), CLOCK);
        try (SmtpStub server = tls.equals("TLS") ? SmtpStub.withTls(elsewhere) : SmtpStub.withStartTls(elsewhere)) {
            assertFails(
                    () -> trusting.send(link(server.port(), tls, login()), post("key-1", TEXT)),
                    Retryable.class,
                    "channel.certificate");
            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void tls_from_the_first_byte_works_too() throws Exception {
        try (SmtpStub server = SmtpStub.withTls(certificate)) {
            email.send(link(server.port(), "TLS", login()), post("key-1", TEXT));

            assertThat(server.letters()).hasSize(1);
            assertThat(server.commands()).allMatch(command -> command.startsWith("(tls) "));
        }
    }

    @Test
    void a_login_that_greenmail_knows_works_and_another_is_refused() throws Exception {
        mail.setUser("crisis@gemeente.example", "crisis", "hidden-word-42");
        Link known = link(mail.getSmtp().getPort(), "NONE", login());
        Link wrong = link(mail.getSmtp().getPort(), "NONE", Map.of("username", "crisis", "password", "another-word"));

        email.send(known, post("key-1", TEXT));
        assertThat(email.check(known).ok()).isTrue();

        assertThatThrownBy(() -> email.send(wrong, post("key-2", TEXT)))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertKeepsSecrets(wrong, failure));
        assertThat(email.check(wrong).state()).isEqualTo(Health.State.FAILING);
        assertThat(arrived()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECT,421 too busy,Retryable",
        "CONNECT,554 no service,Refused",
        "AUTH,454 later,Retryable",
        "AUTH,535 wrong hidden-word-42,Refused",
        "MAIL,452 full,Retryable",
        "MAIL,550 not from you,Refused",
        "RCPT,450 busy,Retryable",
        "RCPT,550 unknown,Refused",
        "RCPT,421 closing,Retryable",
        "DATA,451 later,Retryable",
        "DATA,554 no,Refused",
        "END,451 later,Retryable",
        "END,554 5.7.1 spam,Refused"
    })
    void every_answer_of_a_server_means_one_kind_of_failure(String step, String answer, String kind) {
        stub.reply(step, answer);
        Link link = link(stub.port(), "STARTTLS", login());

        assertThatThrownBy(() -> email.send(link, post("key-1", TEXT)))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind))
                .satisfies(failure -> assertKeepsSecrets(link, failure));
        assertThat(stub.letters()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AT_GREETING,Retryable", "IN_THE_MIDDLE_OF_THE_LETTER,Retryable", "AFTER_THE_LETTER,Unclear"})
    void a_connection_that_breaks_is_unclear_only_once_the_letter_is_complete(Break moment, String kind) {
        stub.breakOff(moment);
        // More than all buffers on the way hold, so that the break is seen while the letter is being written.
        Post post = post("key-1", TEXT).withHtml("<p>Blijf binnen.</p>\n".repeat(400_000));

        assertThatThrownBy(() -> email.send(link(stub.port(), "NONE", Map.of()), post))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void a_server_that_falls_silent_after_the_letter_is_given_up_and_the_attempt_is_unclear() {
        stub.breakOff(Break.SILENT_AFTER_THE_LETTER);
        Email impatient = new Email(outbound(Duration.ofSeconds(4)), certificate.trusting(), CLOCK);

        assertThatThrownBy(() -> impatient.send(link(stub.port(), "NONE", Map.of()), post("key-1", TEXT)))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void a_server_that_is_away_is_worth_another_attempt_and_says_nothing_about_the_account() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            Link away = link(closed.number(), "NONE", Map.of());
            assertFails(() -> email.send(away, post("key-1", TEXT)), Retryable.class, "channel.unreachable");
            assertThat(email.check(away).state()).isEqualTo(Health.State.UNKNOWN);
        }
    }

    @Test
    void a_mail_server_inside_a_private_network_is_refused_unless_allowed() {
        Email strict = new Email(new Outbound(PrivateAddresses.none(), CLOCK), certificate.trusting(), CLOCK);

        assertThat(strict.problems(link()))
                .extracting(problem -> problem.field())
                .containsExactly("settings.host");
        assertFails(() -> strict.send(link(), post("key-1", TEXT)), Refused.class, "channel.address.forbidden");
    }

    @Test
    void every_setting_that_cannot_stay_is_named() {
        assertThat(email.problems(link(Map.of("port", 70000, "tls", "SOMETIMES"), Map.of())))
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder("settings.port", "settings.tls");
        assertThat(email.problems(link(Map.of("port", 25, "tls", "NONE", "from", "not an address"), Map.of())))
                .extracting(problem -> problem.field())
                .containsExactly("settings.from");
        assertThat(email.problems(
                        link(Map.of("port", 25, "tls", "NONE", "from", "a@x.example, b@x.example"), Map.of())))
                .extracting(problem -> problem.field())
                .containsExactly("settings.from");
        assertThat(email.problems(link(
                        Map.of("port", 25, "tls", "NONE", "recipients", List.of("a@x.example", "b b@x.example")),
                        Map.of())))
                .extracting(problem -> problem.field())
                .containsExactly("settings.recipients");
        assertThat(email.problems(link(25, "NONE", Map.of("username", "crisis"))))
                .extracting(problem -> problem.field())
                .containsExactly("secret.password");
    }

    @Test
    void a_failure_while_sending_is_one_of_the_three_kinds_whatever_the_account_holds() {
        assertThatThrownBy(() ->
                        email.send(link(Map.of("port", 25, "tls", "NONE", "from", "x"), Map.of()), post("k", TEXT)))
                .isInstanceOf(ChannelException.class)
                .isNotInstanceOf(Unclear.class);
    }
}
