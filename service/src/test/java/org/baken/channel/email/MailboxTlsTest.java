package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTlsTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private interface Reading {
        void with(GreenMail mail, LocalCertificate certificate) throws Exception;
    }

    /** A mail server that shows a certificate for these names. */
    private void serving(String names, Reading reading) throws Exception {
        LocalCertificate certificate = LocalCertificate.make(Files.createTempDirectory(folder, "keys"), names);
        Map<String, String> settings = Map.of(
                "greenmail.tls.keystore.file", certificate.keyStore().toString(),
                "greenmail.tls.keystore.password", LocalCertificate.PASSWORD);
        settings.forEach(System::setProperty);
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS));
        try {
            mail.start();
            MimeMessage letter = new MimeMessage((Session) null);
            letter.setFrom("an@wijk.example");
            letter.setText("Is het water veilig?");
            mail.setUser("crisis@gemeente.example", "crisis", "hidden-word-42").deliver(letter);
            reading.with(mail, certificate);
        } finally {
            mail.stop();
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static Heard first(GreenMail mail, SSLContext trust) throws Exception {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.0/8"), CLOCK, Duration.ofSeconds(5), Duration.ofSeconds(5));
        Map<String, Object> settings =
                Map.of("imapHost", "127.0.0.1", "imapPort", mail.getImaps().getPort());
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
        serving("ip:127.0.0.1", (mail, certificate) ->
                assertThat(first(mail, certificate.trusting()).text()).isEqualTo("Is het water veilig?"));
    }

    @Test
    void a_server_that_nobody_vouches_for_hears_no_password() throws Exception {
        serving("ip:127.0.0.1", (mail, certificate) -> assertThatThrownBy(() -> first(mail, SSLContext.getDefault()))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.certificate"));
    }

    @Test
    void a_certificate_for_another_server_is_none_for_this_one() throws Exception {
        serving("dns:elders.example", (mail, certificate) -> assertThatThrownBy(
                        () -> first(mail, certificate.trusting()))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.certificate"));
    }
}
