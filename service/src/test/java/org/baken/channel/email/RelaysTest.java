package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.LocalCertificate;
import org.baken.testing.SettableClock;
import org.baken.testing.SmtpStub;
import org.baken.testing.SmtpStub.Break;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How connections to a mail server are used for many letters, and what breaks with them. */
class RelaysTest {
    private static final Instant CREATED = Instant.parse("2026-11-21T09:30:00Z");
    private static final String TEXT = "Blijf binnen en sluit ramen en deuren.";

    @TempDir
    private static Path folder;

    private static LocalCertificate certificate;

    private final SettableClock clock = new SettableClock();
    private Email email;
    private SmtpStub server;

    @BeforeAll
    static void certify() throws Exception {
        certificate = LocalCertificate.make(folder);
    }

    @BeforeEach
    void start() throws Exception {
        Outbound outbound = new Outbound(
                PrivateAddresses.parse("127.0.0.1"), clock, Duration.ofSeconds(20), Duration.ofSeconds(20));
        email = new Email(outbound, certificate.trusting(), clock);
        server = SmtpStub.withStartTls(certificate);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Link link() {
        return link("hidden-word-42", Map.of());
    }

    private Link link(String password, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host", "127.0.0.1", "port", server.port(), "tls", "STARTTLS", "from", "crisis@gemeente.example"));
        settings.putAll(more);
        return new Link("account-1", "email", "", settings, Map.of("username", "crisis", "password", password));
    }

    private static Post post(String key, String recipient) {
        return Post.of(key, CREATED, "nl", "Brand in de haven", TEXT).to(recipient, key);
    }

    private void send(String key) throws ChannelException {
        email.send(link(), post(key, key + "@wijk.example"));
    }

    private long commands(String verb) {
        return server.commands().stream()
                .filter(command -> command.replace("(tls) ", "").startsWith(verb))
                .count();
    }

    @Test
    void letters_one_after_the_other_share_a_connection_and_begin_afresh() throws Exception {
        for (int number = 0; number < 20; number++) {
            send("k" + number);
        }

        assertThat(server.letters()).hasSize(20);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(commands("AUTH")).isEqualTo(1);
        assertThat(commands("RSET")).isEqualTo(19);
        assertThat(commands("RCPT")).isEqualTo(20);
    }

    @Test
    void every_recipient_gets_a_letter_of_their_own_that_names_nobody_else() throws Exception {
        send("an");
        send("bert");

        assertThat(server.letters().get(0)).contains("To: an@wijk.example").doesNotContain("bert@");
        assertThat(server.letters().get(1)).contains("To: bert@wijk.example").doesNotContain("an@wijk");
    }

    @Test
    void a_connection_that_rested_too_long_is_not_used_again() throws Exception {
        send("k1");
        clock.forward(Relays.IDLE.plusSeconds(1));
        send("k2");

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void after_a_hundred_letters_a_connection_is_replaced() throws Exception {
        for (int number = 0; number < Relays.MOST_LETTERS + 1; number++) {
            send("k" + number);
        }

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.letters()).hasSize(Relays.MOST_LETTERS + 1);
    }

    @Test
    void a_server_that_takes_few_letters_a_connection_gets_the_rest_over_new_ones() throws Exception {
        server.takeOnly(3);
        for (int number = 0; number < 10; number++) {
            send("k" + number);
        }

        assertThat(server.letters()).hasSize(10);
        assertThat(server.connections()).isEqualTo(4);
    }

    @Test
    void a_server_that_has_restarted_meanwhile_costs_no_letter() throws Exception {
        server.breakOff(Break.AFTER_THE_LETTER);
        assertThatThrownBy(() -> send("k1")).isInstanceOf(Unclear.class);
        server.relent();

        send("k2");

        assertThat(server.connections()).isEqualTo(2);
        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void a_connection_lost_in_the_middle_of_a_letter_is_replaced_and_the_letter_arrives_once() throws Exception {
        send("k1");
        server.breakOff(Break.IN_THE_MIDDLE_OF_THE_LETTER);
        // Both the kept and the new connection break: that is for a later attempt to mend. The letter is more than all
        // buffers on the way hold.
        assertThatThrownBy(() -> email.send(
                        link(),
                        Post.of("k2", CREATED, "nl", "Brand", TEXT)
                                .withHtml("<p>Blijf binnen.</p>\n".repeat(400_000))
                                .to("an@wijk.example", "k2")))
                .isInstanceOf(Retryable.class);
        assertThat(server.connections()).isEqualTo(2);
        server.relent();

        send("k2");

        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void an_answer_lost_on_a_kept_connection_stays_unclear_and_is_never_sent_again_by_itself() throws Exception {
        send("k1");
        server.breakOff(Break.AFTER_THE_LETTER);

        assertThatThrownBy(() -> send("k2")).isInstanceOf(Unclear.class);

        assertThat(server.letters()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void a_refused_recipient_stops_nobody_elses_letter_on_the_same_connection() throws Exception {
        send("k1");
        server.reply("RCPT", "550 5.1.1 unknown");
        assertThatThrownBy(() -> send("k2")).isInstanceOf(Refused.class);
        server.reply("RCPT", "450 4.2.1 full for now");
        assertThatThrownBy(() -> send("k3")).isInstanceOf(Retryable.class);
        server.relent();

        send("k4");

        assertThat(server.letters()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void another_password_is_another_connection() throws Exception {
        send("k1");
        email.send(link("new-word-43", Map.of()), post("k2", "an@wijk.example"));

        assertThat(server.connections()).isEqualTo(2);
        assertThat(commands("AUTH")).isEqualTo(2);
    }

    @Test
    void several_threads_use_a_connection_each() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                String key = "k" + number;
                all.add(threads.submit(() -> {
                    send(key);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(server.letters()).hasSize(200).doesNotHaveDuplicates();
        assertThat(server.connections()).isBetween(1, 8);
    }

    @Test
    void a_letter_that_is_larger_than_the_server_takes_is_refused_before_it_is_sent() {
        server.offer("SIZE 2000");
        Post large = Post.of("k1", CREATED, "nl", "Brand", "Blijf binnen. ".repeat(200))
                .to("an@wijk.example", "k1");

        assertThatThrownBy(() -> email.send(link(), large))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.mail.large"));
        assertThat(commands("MAIL")).isZero();
    }

    @Test
    void a_server_that_names_no_size_takes_any_letter() throws Exception {
        server.offer("SIZE");
        send("k1");
        server.offer("SIZE 0");
        clock.forward(Relays.IDLE.plusSeconds(1));
        send("k2");

        assertThat(server.letters()).hasSize(2);
    }

    @Test
    void a_correction_refers_to_the_earlier_letter() throws Exception {
        String earlier = email.send(link(), post("k1", "an@wijk.example")).remoteId();
        email.send(link(), post("k2", "an@wijk.example").answering(earlier));
        email.send(link(), post("k3", "an@wijk.example").answering("not an id\r\nBcc: x@y.example"));

        assertThat(server.letters().get(0)).doesNotContain("In-Reply-To");
        assertThat(server.letters().get(1)).contains("In-Reply-To: " + earlier, "References: " + earlier);
        assertThat(server.letters().get(2)).doesNotContain("In-Reply-To", "Bcc");
    }

    @Test
    void people_can_be_told_how_to_unsubscribe() throws Exception {
        for (String way : List.of(
                "uit@gemeente.example", "mailto:uit@gemeente.example?subject=uit", "https://gemeente.example/uit")) {
            Link link = link("hidden-word-42", Map.of("unsubscribe", way));
            assertThat(email.problems(link)).isEmpty();
            email.send(link, post("k " + way, "an@wijk.example"));
        }

        assertThat(server.letters().get(0)).contains("List-Unsubscribe: <mailto:uit@gemeente.example>");
        assertThat(server.letters().get(1)).contains("List-Unsubscribe: <mailto:uit@gemeente.example?subject=uit>");
        assertThat(server.letters().get(2)).contains("List-Unsubscribe: <https://gemeente.example/uit>");
        assertThat(email.problems(link("hidden-word-42", Map.of("unsubscribe", "http://x.example/>, <mailto:y"))))
                .extracting(problem -> problem.field())
                .containsExactly("settings.unsubscribe");
    }

    @Test
    void a_list_of_twenty_thousand_recipients_is_looked_through_in_a_moment() {
        List<String> many = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            many.add("inwoner-" + number + "@wijk-noord.gemeente.example");
        }

        assertThat(email.problems(link("hidden-word-42", Map.of("recipients", many))))
                .isEmpty();
        assertThat(email.recipients(link("hidden-word-42", Map.of("recipients", many))))
                .hasSize(20_000);
    }
}
