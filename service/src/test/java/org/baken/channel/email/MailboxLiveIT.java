package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.platform.Ids;
import org.baken.testing.LiveServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real mailbox server with STARTTLS, TLS and a login: see {@code src/test/live/imap.sh}. */
@Tag("live")
class MailboxLiveIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Instant A_DAY_AGO = CLOCK.instant().minus(Duration.ofDays(1));

    private final LiveServer server = LiveServer.named("imap");
    private final String folder = Ids.next();
    private final Path mail = Path.of(server.get("mail")).resolve("." + folder);
    private final Email email = email(trusting());
    private int delivered;

    private static Email email(SSLContext trust) {
        return new Email(new Outbound(PrivateAddresses.parse("127.0.0.0/8,::1"), CLOCK), trust, CLOCK);
    }

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
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A folder of its own for each test, which the server's user may write. */
    @BeforeEach
    void makeFolder() throws IOException {
        for (Path path : List.of(mail, mail.resolve("new"), mail.resolve("cur"), mail.resolve("tmp"))) {
            Files.createDirectory(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
    }

    private void arrives(byte[] letter) throws IOException {
        delivered++;
        Path written = Files.write(mail.resolve("tmp/letter"), letter);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.move(written, mail.resolve("new/%d.M%05d.here".formatted(CLOCK.millis() / 1000, delivered)));
    }

    private void writes(String who, String text) throws IOException {
        arrives(("From: " + who + "\r\nTo: crisis@gemeente.example\r\nSubject: Vraag\r\nMessage-ID: <" + folder + "-"
                        + delivered + "@wijk.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private Link link(Map<String, Object> settings, String password) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "from",
                "Gemeente <crisis@gemeente.example>",
                "imapHost",
                server.get("host"),
                "imapPort",
                Integer.valueOf(server.get("port")),
                "imapTls",
                "STARTTLS",
                "imapFolder",
                folder));
        all.putAll(settings);
        return new Link(
                "account-1",
                Email.PLATFORM,
                "",
                all,
                Map.of("imapUsername", server.get("username"), "imapPassword", password));
    }

    private Link link() {
        return link(Map.of(), server.get("password"));
    }

    private List<Heard> everything(Link link) throws Exception {
        List<Heard> all = new ArrayList<>();
        String cursor = null;
        Batch batch;
        do {
            batch = email.poll(link, cursor, A_DAY_AGO);
            all.addAll(batch.heard());
            cursor = batch.cursor();
        } while (batch.more());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTTLS", "TLS"})
    void letters_come_over_an_encrypted_line_in_their_order_each_once(String security) throws Exception {
        for (int i = 0; i < 500; i++) {
            writes("An Peeters <an@wijk.example>", "Hoe lang nog, " + i + "?");
        }
        Link link = link(
                Map.of(
                        "imapTls",
                        security,
                        "imapPort",
                        Integer.valueOf(server.get(security.equals("TLS") ? "tlsPort" : "port"))),
                server.get("password"));
        long began = System.nanoTime();

        List<Heard> heard = everything(link);

        System.out.printf(
                "500 letters over %s in %d ms%n",
                security, Duration.ofNanos(System.nanoTime() - began).toMillis());
        assertThat(heard).hasSize(500);
        assertThat(heard).extracting(Heard::remoteId).doesNotHaveDuplicates();
        assertThat(heard.get(7).text()).isEqualTo("Vraag\n\nHoe lang nog, 7?");
        assertThat(heard.get(499).text()).endsWith("499?");
    }

    @Test
    void what_comes_later_comes_once_and_nothing_is_marked_as_read() throws Exception {
        writes("an@wijk.example", "Eerst");
        Batch first = email.poll(link(), null, A_DAY_AGO);
        assertThat(email.poll(link(), first.cursor(), A_DAY_AGO).heard()).isEmpty();
        writes("bert@wijk.example", "Later");

        Batch second = email.poll(link(), first.cursor(), A_DAY_AGO);

        assertThat(second.heard()).extracting(Heard::text).containsExactly("Vraag\n\nLater");
        assertThat(second.heard().get(0).handle()).isEqualTo("bert@wijk.example");
        try (var read = Files.list(mail.resolve("cur"))) {
            assertThat(read).noneMatch(letter -> letter.toString().contains("S"));
        }
    }

    @Test
    void of_every_broken_letter_something_is_told_and_what_came_after_it_is_read() throws Exception {
        Map<String, byte[]> broken = MalformedLetters.all();
        for (byte[] letter : broken.values()) {
            arrives(letter);
        }
        writes("bert@wijk.example", "Daarna");

        Batch batch = email.poll(link(), null, A_DAY_AGO);

        System.out.printf(
                "%d broken letters, %d of them not read whole%n",
                broken.size(), batch.unread().size());
        assertThat(batch.heard()).hasSize(broken.size() + 1);
        assertThat(batch.heard()).last().extracting(Heard::text).isEqualTo("Vraag\n\nDaarna");
    }

    @Test
    void a_wrong_password_is_refused_and_a_certificate_that_nobody_vouches_for_hears_none() throws Exception {
        assertThatThrownBy(() -> email.poll(link(Map.of(), "wrong-word"), null, A_DAY_AGO))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("channel.mail.login");
        Email stranger = email(SSLContext.getDefault());
        assertThatThrownBy(() -> stranger.poll(link(), null, A_DAY_AGO))
                .isInstanceOf(Retryable.class)
                .hasMessageContaining("channel.certificate");
    }
}
