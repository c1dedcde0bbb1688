package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.testing.ClosedPort;
import org.baken.testing.LocalCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:30:00Z"), ZoneOffset.UTC);
    private static final Link LINK = new Link("a", "p", "", Map.of(), Map.of("key", "hidden-key-1"));

    private static final WireMockServer SERVER =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    private final Outbound outbound = outbound(Duration.ofSeconds(20));

    private static Outbound outbound(Duration patience) {
        return new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK, Duration.ofSeconds(10), patience);
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    private static HttpRequest get(String url) {
        return HttpRequest.newBuilder(URI.create(url)).GET().build();
    }

    private static String key(ChannelException failure) {
        return failure.trouble().key();
    }

    @Test
    void a_private_address_is_refused_before_any_connection() {
        Outbound strict = new Outbound(PrivateAddresses.none(), CLOCK);

        assertThatThrownBy(() -> strict.exchange(get(SERVER.baseUrl())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(key(refused)).isEqualTo("channel.address.forbidden"));
        assertThat(SERVER.getAllServeEvents()).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_and_leads_nowhere() throws Exception {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.temporaryRedirect("http://169.254.169.254/latest/meta-data")));

        Answer answer = outbound.exchange(get(SERVER.baseUrl()));

        assertThat(answer.status()).isEqualTo(302);
        assertThatThrownBy(() -> answer.orFail(LINK)).isInstanceOf(Refused.class);
        assertThat(SERVER.getAllServeEvents()).hasSize(1);
    }

    @Test
    void an_answer_larger_than_four_megabytes_is_not_read_to_its_end() {
        SERVER.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok().withBody(new byte[4 * 1024 * 1024 + 1])));

        assertThatThrownBy(() -> outbound.exchange(get(SERVER.baseUrl()))).isInstanceOf(Unclear.class);
    }

    @Test
    void an_answer_that_comes_in_drops_is_given_up_in_time() {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.ok("a long body").withChunkedDribbleDelay(10, 30_000)));

        assertGivenUpInTime();
    }

    @Test
    void an_answer_that_never_comes_is_given_up_in_time() {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok().withFixedDelay(30_000)));

        assertGivenUpInTime();
    }

    private void assertGivenUpInTime() {
        long started = System.nanoTime();
        assertThatThrownBy(() -> outbound(Duration.ofMillis(500)).exchange(get(SERVER.baseUrl())))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(key(unclear)).isEqualTo("channel.noAnswer"));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_is_unclear(Fault fault) {
        SERVER.stubFor(
                WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse().withFault(fault)));

        assertThatThrownBy(() -> outbound.exchange(get(SERVER.baseUrl()))).isInstanceOf(Unclear.class);
    }

    @Test
    void where_nobody_listens_another_attempt_is_worth_it() throws IOException {
        try (ClosedPort closed = new ClosedPort()) {
            assertThatThrownBy(() -> outbound.exchange(get("http://127.0.0.1:" + closed.number() + "/")))
                    .isInstanceOf(Retryable.class);
        }
    }

    @Test
    void a_name_nobody_knows_is_worth_another_attempt() {
        assertThatThrownBy(() -> outbound.exchange(get("http://nobody.invalid/")))
                .isInstanceOf(Retryable.class);
    }

    @Test
    void a_certificate_nobody_trusts_stops_the_request_before_it_is_sent(@TempDir Path folder) throws Exception {
        LocalCertificate certificate = LocalCertificate.make(folder);
        WireMockServer secure = new WireMockServer(WireMockConfiguration.options()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystorePath(certificate.keyStore().toString())
                .keystoreType("PKCS12")
                .keystorePassword(LocalCertificate.PASSWORD)
                .keyManagerPassword(LocalCertificate.PASSWORD));
        secure.start();
        try {
            assertThatThrownBy(() -> outbound.exchange(get("https://127.0.0.1:" + secure.httpsPort() + "/")))
                    .isInstanceOfSatisfying(
                            Retryable.class, failure -> assertThat(key(failure)).isEqualTo("channel.certificate"));
            assertThat(secure.getAllServeEvents()).isEmpty();
        } finally {
            secure.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200,-",
        "204,-",
        "301,Refused",
        "400,Refused",
        "401,Refused",
        "403,Refused",
        "404,Refused",
        "408,Retryable",
        "409,Refused",
        "410,Refused",
        "413,Refused",
        "422,Refused",
        "425,Retryable",
        "429,Retryable",
        "500,Unclear",
        "501,Unclear",
        "502,Unclear",
        "503,Retryable",
        "504,Unclear"
    })
    void every_status_means_one_kind_of_outcome(int status, String outcome) throws Exception {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.jsonResponse("{\"error\":\"no: hidden-key-1\"}", status)));
        Answer answer = outbound.exchange(get(SERVER.baseUrl()));

        if (outcome.equals("-")) {
            assertThat(answer.orFail(LINK)).isSameAs(answer);
        } else {
            assertThatThrownBy(() -> answer.orFail(LINK))
                    .satisfies(failure ->
                            assertThat(failure.getClass().getSimpleName()).isEqualTo(outcome))
                    .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hidden-key-1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After|7|7",
                "Retry-After|0|1",
                "Retry-After|999999|3600",
                "Retry-After|Sat, 21 Nov 2026 09:32:00 GMT|120",
                "Retry-After|Fri, 20 Nov 2026 09:32:00 GMT|1",
                "X-RateLimit-Reset|2026-11-21T09:35:00.000Z|300",
                "Retry-After|soon|0",
                "Retry-After|-5|0"
            })
    void a_busy_server_says_how_long_to_wait(String name, String value, long seconds) throws Exception {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.aResponse().withStatus(429).withHeader(name, value)));
        Answer answer = outbound.exchange(get(SERVER.baseUrl()));

        assertThatThrownBy(() -> answer.orFail(LINK))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        busy -> assertThat(busy.retryAfter()
                                        .map(Duration::toSeconds)
                                        .orElse(0L))
                                .isEqualTo(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "file:///etc/passwd",
                "gopher://a.example",
                "a.example",
                "//a.example/",
                "http://",
                "http:///x",
                "http://a b/",
                "http://0x7f.1/",
                "http://127.1/",
                "http://①②⑦.0.0.1/",
                "javascript:alert(1)",
                ""
            })
    void only_plain_http_addresses_are_read(String url) {
        assertThatThrownBy(() -> Outbound.parse(url))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(key(refused)).isEqualTo("channel.address.wrong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://2130706433/", "http://[::ffff:7f00:2]/", "http://127.0.0.2/", "http://0/"})
    void an_address_in_disguise_is_refused(String url) {
        assertThatThrownBy(() -> outbound.exchange(get(url)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(key(refused)).isEqualTo("channel.address.forbidden"));
    }

    @Test
    void an_address_with_a_password_in_it_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> Outbound.parse("https://name:hidden-word@a.example/"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(key(refused)).isEqualTo("channel.address.password"))
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hidden-word"));
    }

    @Test
    void answers_print_no_content() throws Exception {
        SERVER.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok("hidden-key-1")));

        assertThat(outbound.exchange(get(SERVER.baseUrl())).toString()).doesNotContain("hidden-key-1");
    }
}
