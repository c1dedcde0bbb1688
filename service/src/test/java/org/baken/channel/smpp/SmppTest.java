package org.baken.channel.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelContract;
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
import org.baken.testing.SettableClock;
import org.baken.testing.SmppStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmppTest extends ChannelContract {
    private static final int NOT_NOW = 0x58;
    private static final int NUMBER_UNKNOWN = 0x0B;

    private final SettableClock clock = new SettableClock();
    private final Outbound outbound = outbound(Duration.ofSeconds(20));
    private SmppStub centre;
    private Smpp smpp;

    private Outbound outbound(Duration patience) {
        return new Outbound(PrivateAddresses.parse("127.0.0.1"), clock, patience, patience);
    }

    @BeforeEach
    void start() throws Exception {
        centre = new SmppStub();
        smpp = new Smpp(outbound, SSLContext.getDefault(), clock);
    }

    @AfterEach
    void stop() throws Exception {
        centre.close();
    }

    @Override
    protected Smpp channel() {
        return smpp;
    }

    @Override
    protected Link link() {
        return link(Map.of());
    }

    private Link link(Map<String, Object> more) {
        return link(more, SmppStub.PASSWORD);
    }

    private Link link(Map<String, Object> more, String password) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                centre.port(),
                "tls",
                "NONE",
                "systemId",
                SmppStub.USER,
                "sourceAddress",
                "Zandvliet",
                "recipients",
                List.of("0470 12 34 56", "+31 6 12345678")));
        settings.putAll(more);
        return new Link("account-1", Smpp.PLATFORM, "", settings, Map.of("password", password));
    }

    @Override
    protected Post post(String key, String text) {
        return super.post(key, text).to("+32470123456", key);
    }

    @Override
    protected List<Arrival> arrived() {
        List<Arrival> arrivals = new ArrayList<>();
        centre.messages().forEach((id, text) -> arrivals.add(new Arrival(id, text)));
        return arrivals;
    }

    @Override
    protected Link make(Mood mood) throws Exception {
        switch (mood) {
            case REFUSING -> centre.answer(NUMBER_UNKNOWN);
            case BUSY -> centre.answer(NOT_NOW);
            case SILENT -> {
                centre.beSilent();
                smpp = new Smpp(outbound(Duration.ofSeconds(4)), SSLContext.getDefault(), clock);
            }
        }
        return link();
    }

    @Test
    void it_logs_in_as_a_transmitter_and_sends_from_the_towns_name() throws Exception {
        smpp.send(link(Map.of("systemType", "CRISIS")), post("key-1", "Blijf binnen."));

        assertThat(centre.bound()).isEqualTo("BIND_TX gemeente CRISIS");
        assertThat(centre.parts()).singleElement().satisfies(part -> {
            assertThat(part.from()).isEqualTo("Zandvliet");
            assertThat(part.fromType()).isEqualTo(5);
            assertThat(part.to()).isEqualTo("32470123456");
            assertThat(part.toType()).isEqualTo(1);
            assertThat(part.coding()).isZero();
            assertThat(part.reference()).isEqualTo(-1);
        });
    }

    @Test
    void the_receipt_has_what_the_centre_calls_it() throws Exception {
        assertThat(smpp.send(link(), post("key-1", "Blijf binnen.")).remoteId()).isEqualTo("id-1");
    }

    @Test
    void every_letter_of_the_gsm_alphabet_arrives_as_it_was() throws Exception {
        String all = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ÄÖÑÜ§¿äöñüà^{}\\[~]|€";
        smpp.send(link(), post("key-1", all));

        assertThat(centre.parts()).extracting(SmppStub.Part::coding).containsOnly(0);
        assertThat(arrived()).extracting(Arrival::text).containsExactly(all);
    }

    @Test
    void one_letter_outside_it_turns_the_whole_text_into_ucs_2() throws Exception {
        smpp.send(link(), post("key-1", "België evacueert. 🚒"));

        assertThat(centre.parts()).extracting(SmppStub.Part::coding).containsExactly(8);
        assertThat(arrived()).extracting(Arrival::text).containsExactly("België evacueert. 🚒");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDH", "SAR"})
    void a_long_text_goes_out_in_parts_that_belong_together(String joining) throws Exception {
        String text = "Blijf binnen en sluit ramen en deuren. {Kaai} ".repeat(9).strip();
        smpp.send(link(Map.of("joining", joining)), post("key-1", text));

        assertThat(centre.parts())
                .hasSize(smpp.limits(link()).count(text).segments())
                .hasSizeGreaterThan(2);
        assertThat(centre.parts())
                .extracting(SmppStub.Part::reference)
                .doesNotContain(-1)
                .containsOnly(centre.parts().get(0).reference());
        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_long_text_can_be_left_to_the_centre_to_cut() throws Exception {
        String text = "Blijf binnen en sluit ramen en deuren. ".repeat(9).strip();
        smpp.send(link(Map.of("joining", "PAYLOAD")), post("key-1", text));

        assertThat(centre.parts()).hasSize(1);
        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_letter_of_two_units_is_not_torn_apart_between_parts() throws Exception {
        String text = "é".repeat(66) + "ë" + "🚒".repeat(40);
        smpp.send(link(), post("key-1", text));

        assertThat(centre.parts()).allMatch(part -> !part.text().matches("(?s).*[\\uD800-\\uDBFF]$"));
        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_part_that_the_centre_cannot_take_now_goes_out_again_under_the_same_reference() throws Exception {
        String text = "Blijf binnen en sluit ramen en deuren. ".repeat(9).strip();
        centre.answer(NOT_NOW, 2);
        assertThatThrownBy(() -> smpp.send(link(), post("key-1", text))).isInstanceOf(Retryable.class);
        assertThat(arrived()).isEmpty();
        centre.answer(0);

        smpp.send(link(), post("key-1", text));

        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0x58,Retryable",
        "0x14,Retryable",
        "0x08,Retryable",
        "0x0B,Refused",
        "0x45,Refused",
        "0x0A,Refused",
        "0x400,Refused"
    })
    void every_status_of_a_centre_means_one_kind_of_failure(String status, String kind) {
        centre.answer(Integer.decode(status));

        assertThatThrownBy(() -> smpp.send(link(), post("key-1", TEXT)))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(kind));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_wrong_password_is_refused_and_shows_in_the_account() {
        Link wrong = link(Map.of(), "word-43x");

        assertFails(() -> smpp.send(wrong, post("key-1", TEXT)), Refused.class, "channel.smpp.login");
        assertThat(smpp.check(wrong).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_centre_that_has_enough_sessions_is_tried_again() {
        centre.answerBind(0x05);

        assertThatThrownBy(() -> smpp.send(link(), post("key-1", TEXT))).isInstanceOf(Retryable.class);
    }

    @Test
    void many_messages_share_a_session_also_at_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int number = 0; number < 60; number++) {
                String key = "key-" + number;
                all.add(threads.submit(() -> smpp.send(link(), post(key, "Blijf binnen."))));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(centre.parts()).hasSize(60);
        assertThat(centre.binds()).isEqualTo(1);
    }

    @Test
    void a_session_that_rested_too_long_or_was_ended_is_opened_again() throws Exception {
        smpp.send(link(), post("key-1", "Blijf binnen."));
        clock.forward(Binds.IDLE.plusSeconds(1));
        smpp.send(link(), post("key-2", "Blijf binnen."));
        assertThat(centre.binds()).isEqualTo(2);

        centre.restart();
        int sent = 2;
        for (int attempt = 0; attempt < 50 && sent == 2; attempt++) {
            try {
                smpp.send(link(), post("key-3", "Blijf binnen."));
                sent++;
            } catch (Retryable | Unclear stillEnding) {
                clock.forward(Duration.ofSeconds(1));
            }
        }

        assertThat(arrived()).hasSize(3);
        assertThat(centre.binds()).isEqualTo(3);
    }

    @Test
    void a_centre_that_is_away_is_worth_another_attempt_and_says_nothing_about_the_account() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            Link away = link(Map.of("port", closed.number()));

            assertFails(() -> smpp.send(away, post("key-1", TEXT)), Retryable.class, "channel.unreachable");
            assertThat(smpp.check(away).state()).isEqualTo(Health.State.UNKNOWN);
        }
    }

    @Test
    void over_tls_only_a_centre_with_a_trusted_certificate_gets_the_password(@TempDir Path folder) throws Exception {
        LocalCertificate certificate = LocalCertificate.make(folder);
        try (SmppStub safe = new SmppStub(certificate.serving().getServerSocketFactory())) {
            Link link = link(Map.of("port", safe.port(), "tls", "TLS"));

            assertFails(() -> smpp.send(link, post("key-1", TEXT)), Retryable.class, "channel.certificate");
            assertThat(safe.binds()).isZero();

            new Smpp(outbound, certificate.trusting(), clock).send(link, post("key-1", "Blijf binnen."));
            assertThat(safe.parts()).hasSize(1);
        }
    }

    @Test
    void a_centre_inside_a_private_network_is_refused_unless_allowed() throws Exception {
        Smpp strict = new Smpp(new Outbound(PrivateAddresses.none(), clock), SSLContext.getDefault(), clock);

        assertThat(strict.problems(link()))
                .extracting(problem -> problem.field())
                .containsExactly("settings.host");
        assertFails(() -> strict.send(link(), post("key-1", TEXT)), Refused.class, "channel.address.forbidden");
    }

    @Test
    void numbers_are_read_as_people_write_them_each_once() {
        assertThat(smpp.recipients(link(Map.of(
                        "recipients", List.of("0470 12 34 56", "+32 470/12.34.56", "0031 6 12345678", "geen nummer")))))
                .containsExactly("+32470123456", "+31612345678");
        assertThat(smpp.recipients(link(Map.of("country", "NL", "recipients", List.of("06-12345678")))))
                .containsExactly("+31612345678");
    }

    @Test
    void every_setting_that_cannot_stay_is_named() {
        assertThat(smpp.problems(link(
                        Map.of(
                                "port",
                                70000,
                                "sourceAddress",
                                "Gemeente Zandvliet",
                                "parts",
                                40,
                                "recipients",
                                List.of("12")),
                        "much-too-long")))
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder(
                        "settings.port",
                        "settings.sourceAddress",
                        "settings.parts",
                        "settings.recipients",
                        "secret.password");
    }

    @Test
    void an_account_with_fewer_parts_takes_shorter_texts() {
        assertThat(smpp.limits(link(Map.of("parts", 2))).max()).isEqualTo(306);
    }
}
