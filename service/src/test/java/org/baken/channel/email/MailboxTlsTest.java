package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.LocalCertificate;
import org.baken.testing.MailSetup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTlsTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String KEYS = "greenmail.tls.keystore.file";
    private static final String PASSWORD = "greenmail.tls.keystore.password";

    @TempDir
    private static Path folder;

    private static LocalCertificate certificate;
    private static GreenMail mail;

    /** A mail server with a certificate for its address, and for another name than that by which it is called. GreenMail reads its keys once in the life of a process. */
    @BeforeAll
    static void start() throws Exception {
        certificate = LocalCertificate.make(folder, "ip:127.0.0.1,dns:elders.example");
        System.setProperty(KEYS, certificate.keyStore().toString());
        System.setProperty(PASSWORD, LocalCertificate.PASSWORD);
        mail = new GreenMail(
                new ServerSetup[] {MailSetup.of(ServerSetup.PROTOCOL_IMAPS), MailSetup.of(ServerSetup.PROTOCOL_IMAP)});
        mail.start();
        MimeMessage letter = new MimeMessage((Session) null);
        letter.setFrom("an@wijk.example");
        letter.setText("Is het water veilig?");
        mail.setUser("crisis@gemeente.example", "crisis", "hidden-word-42").deliver(letter);
    }

    @AfterAll
    static void stop() {
        mail.stop();
        System.clearProperty(KEYS);
        System.clearProperty(PASSWORD);
    }

    private static Heard first(String host, SSLContext trust) throws Exception {
        return first(host, mail.getImaps().getPort(), "TLS", trust);
    }

    private static Heard first(String host, int port, String security, SSLContext trust) throws Exception {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.0/8,localhost"), CLOCK, Duration.ofSeconds(20), Duration.ofSeconds(20));
        Map<String, Object> settings = Map.of("imapHost", host, "imapPort", port, "imapTls", security);
        Map<String, String> secret = Map.of("imapUsername", "crisis", "imapPassword", "hidden-word-42");
        return new Email(outbound, trust, CLOCK)
                .poll(
                        new Link("account-1", Email.PLATFORM, "", settings, secret),
                        null,
                        CLOCK.instant().minus(Duration.ofDays(1)))
                .heard()
                .get(0);
    }

    @Test
    void a_mailbox_is_read_over_an_encrypted_line() throws Exception {
        assertThat(first("127.0.0.1", certificate.trusting()).text()).isEqualTo("Is het water veilig?");
    }

    @Test
    void a_server_that_nobody_vouches_for_hears_no_password() {
        assertThatThrownBy(() -> first("127.0.0.1", SSLContext.getDefault()))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.certificate");
    }

    @Test
    void a_certificate_for_another_name_is_none_for_this_one() {
        assertThatThrownBy(() -> first("localhost", certificate.trusting()))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.certificate");
    }

    @Test
    void a_line_that_begins_plain_is_encrypted_before_anybody_logs_in() throws Exception {
        try (StartTlsDoor door =
                new StartTlsDoor(certificate.serving(), mail.getImap().getPort())) {
            assertThat(first("127.0.0.1", door.port(), "STARTTLS", certificate.trusting())
                            .text())
                    .isEqualTo("Is het water veilig?");
            assertThat(door.inTheClear())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("LOGIN") || line.contains("hidden"));
        }
    }

    @Test
    void a_server_that_nobody_vouches_for_hears_no_password_on_a_line_that_begins_plain_either() throws Exception {
        try (StartTlsDoor door =
                new StartTlsDoor(certificate.serving(), mail.getImap().getPort())) {
            assertThatThrownBy(() -> first("127.0.0.1", door.port(), "STARTTLS", SSLContext.getDefault()))
                    .isInstanceOf(Retryable.class)
                    .hasMessageContaining("channel.certificate");
            assertThatThrownBy(() -> first("localhost", door.port(), "STARTTLS", certificate.trusting()))
                    .isInstanceOf(Retryable.class)
                    .hasMessageContaining("channel.certificate");
        }
    }

    @Test
    void a_server_that_cannot_encrypt_hears_no_password() {
        int plain = mail.getImap().getPort();
        assertThatThrownBy(() -> first("127.0.0.1", plain, "STARTTLS", certificate.trusting()))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.unreachable");
    }
}
