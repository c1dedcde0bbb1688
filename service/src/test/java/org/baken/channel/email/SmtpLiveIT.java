package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.platform.Ids;
import org.baken.testing.LiveServer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mail server with STARTTLS and a login: see {@code src/test/live/smtp.sh}. */
@Tag("live")
class SmtpLiveIT {
    private static final String TEXT =
            "OEFENING – Brand\n\nBlijf binnen. Eén adres in België: https://gemeente.example/i/brand-haven\n.\nEinde.";

    private final LiveServer server = LiveServer.named("smtp");
    private final Outbound outbound = new Outbound(PrivateAddresses.parse("127.0.0.0/8,::1"), Clock.systemUTC());
    private final Email email = new Email(outbound, trusting(), Clock.systemUTC());

    private SSLContext trusting() {
        try (InputStream in = Files.newInputStream(Path.of(server.get("certificate")))) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "live", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private Link link(String tls, String password) {
        return link(tls, password, "localhost");
    }

    private Link link(String tls, String password, String host) {
        return new Link(
                "account-1",
                Email.PLATFORM,
                "",
                Map.of(
                        "host",
                        host,
                        "port",
                        Integer.valueOf(server.get(tls.equals("TLS") ? "tlsPort" : "port")),
                        "tls",
                        tls,
                        "from",
                        "Gemeente Zandvliet <crisis@gemeente.example>"),
                Map.of("username", server.get("username"), "password", password));
    }

    private static Post post(String recipient) {
        String key = Ids.next();
        return Post.of(key, Instant.now(), "nl", "OEFENING – Brand in de haven", TEXT)
                .to(recipient, key);
    }

    private List<MimeMessage> taken() {
        List<MimeMessage> letters = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(server.get("mail")))) {
            for (Path file :
                    files.filter(path -> path.getParent().endsWith("new")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    letters.add(new MimeMessage(Session.getInstance(new Properties()), in));
                }
            }
        } catch (IOException | jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
        return letters;
    }

    private List<MimeMessage> withId(String id) {
        return taken().stream().filter(letter -> id.equals(id(letter))).toList();
    }

    private static String id(MimeMessage letter) {
        try {
            return letter.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void a_letter_arrives_as_it_was_approved(String tls) throws Exception {
        Link link = link(tls, server.get("password"));
        assertThat(email.check(link).state()).isEqualTo(Health.State.OK);

        Receipt receipt = email.send(link, post("an@wijk.example"));

        Town.eventually(
                "it is in the mailbox", () -> !withId(receipt.remoteId()).isEmpty());
        MimeMessage letter = withId(receipt.remoteId()).get(0);
        assertThat(letter.getSubject()).isEqualTo("OEFENING – Brand in de haven");
        assertThat(letter.getAllRecipients()).hasSize(1);
        String text =
                (String) ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent();
        assertThat(text.replace("\r\n", "\n")).isEqualTo(TEXT);
        String html =
                (String) ((MimeMultipart) letter.getContent()).getBodyPart(1).getContent();
        assertThat(html).contains("<a href=\"https://gemeente.example/i/brand-haven\">");
    }

    @Test
    void hundreds_of_letters_arrive_once_each_over_few_connections() throws Exception {
        Link link = link("STARTTLS", server.get("password"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> sent = new ArrayList<>();
        try {
            List<Future<Receipt>> all = new ArrayList<>();
            for (int number = 0; number < 300; number++) {
                String recipient = "inwoner" + number + "@wijk.example";
                all.add(threads.submit(() -> email.send(link, post(recipient))));
            }
            for (Future<Receipt> one : all) {
                sent.add(one.get().remoteId());
            }
        } finally {
            threads.shutdownNow();
        }

        Town.eventually(
                "all are in the mailbox",
                () -> taken().stream()
                                .map(SmtpLiveIT::id)
                                .filter(sent::contains)
                                .count()
                        >= sent.size());
        assertThat(taken().stream().map(SmtpLiveIT::id).filter(sent::contains))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void a_refused_recipient_is_told_and_the_next_letter_still_arrives() throws Exception {
        Link link = link("STARTTLS", server.get("password"));

        assertThatThrownBy(() -> email.send(link, post("niemand@elders.example")))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertThat(failure.getMessage()).contains("550"));
        Receipt receipt = email.send(link, post("an@wijk.example"));

        Town.eventually(
                "it is in the mailbox", () -> !withId(receipt.remoteId()).isEmpty());
    }

    @Test
    void another_password_is_refused() {
        Link wrong = link("STARTTLS", "another-word-43");

        assertThatThrownBy(() -> email.send(wrong, post("an@wijk.example")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.mail.login"));
        assertThat(email.check(wrong).state()).isEqualTo(Health.State.FAILING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void a_certificate_that_nobody_vouches_for_stops_everything_before_the_password(String tls) throws Exception {
        Email strict = new Email(outbound, SSLContext.getDefault(), Clock.systemUTC());

        assertThatThrownBy(() -> strict.send(link(tls, server.get("password")), post("an@wijk.example")))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        retryable -> assertThat(retryable.trouble().key()).isEqualTo("channel.certificate"));
    }

    @Test
    void a_certificate_for_another_name_stops_it_too() {
        assertThatThrownBy(() ->
                        email.send(link("STARTTLS", server.get("password"), "ip6-localhost"), post("an@wijk.example")))
                .isInstanceOf(Retryable.class);
    }
}
