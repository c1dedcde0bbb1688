package org.baken.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.SettingProblem;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTest extends ChannelContract {
    private static final String KANNEL = "/cgi-bin/sendsms?username={username}&password={password}&from={from}&to={to}"
            + "&text={text}&charset=UTF-8&coding={coding}&account={key}";
    private static final Map<String, String> SECRET =
            Map.of("username", "crisis", "password", "hidden&word=42", "token", "hidden-token-43");

    private final Clock clock = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);
    private final Sms sms = sms(Duration.ofSeconds(20));
    private final List<Arrival> taken = new ArrayList<>();
    private HttpStub gateway;

    private Sms sms(Duration patience) {
        return new Sms(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock, patience, patience), clock);
    }

    @BeforeEach
    void start() throws Exception {
        gateway = HttpStub.start(this::take);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** Answers as Kannel does. */
    private Reply take(Request request) {
        if (request.method().equals("HEAD")) {
            return Reply.empty(403);
        }
        Map<String, String> query = request.query();
        if (!"hidden&word=42".equals(query.get("password"))) {
            return Reply.text(403, "Authorization failed for sendsms");
        }
        taken.add(new Arrival(query.get("to") + " " + query.get("account"), query.get("text")));
        return Reply.text(202, "0: Accepted for delivery");
    }

    @Override
    protected Sms channel() {
        return sms;
    }

    @Override
    protected Link link() {
        return link(Map.of());
    }

    private Link link(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(
                Map.of("url", gateway.baseUrl() + KANNEL, "from", "Zandvliet", "recipients", List.of("0470 12 34 56")));
        settings.putAll(more);
        return new Link("account-1", Sms.PLATFORM, "", settings, SECRET);
    }

    @Override
    protected Post post(String key, String text) {
        return super.post(key, text).to("+32470123456", key);
    }

    @Override
    protected List<Arrival> arrived() {
        return List.copyOf(taken);
    }

    @Override
    protected Link make(Mood mood) {
        gateway.fail(
                request -> true,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.UNAVAILABLE;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    private Request sent(Map<String, Object> more, String text) throws Exception {
        try {
            sms.send(link(more), post("key-1", text));
        } catch (Refused notKannel) {
            // The request is what matters here.
        }
        return gateway.requests().get(gateway.requests().size() - 1);
    }

    @Test
    void kannel_gets_number_text_and_coding_in_its_own_way() throws Exception {
        Request request = sent(Map.of(), "Blijf binnen & sluit ramen: één+één=twee 100%");

        assertThat(request.is("GET", "/cgi-bin/sendsms")).isTrue();
        assertThat(request.query())
                .containsEntry("username", "crisis")
                .containsEntry("password", "hidden&word=42")
                .containsEntry("from", "Zandvliet")
                .containsEntry("to", "+32470123456")
                .containsEntry("text", "Blijf binnen & sluit ramen: één+één=twee 100%")
                .containsEntry("coding", "0")
                .containsEntry("account", "key-1");
        assertThat(sent(Map.of(), "België").query())
                .containsEntry("coding", "2")
                .containsEntry("text", "België");
    }

    @Test
    void json_is_written_as_json_whatever_the_text_holds() throws Exception {
        Request request = sent(
                Map.of(
                        "url", gateway.baseUrl() + "/v1/messages",
                        "headers", "Authorization: Bearer {token}\nX-Reference: {key}",
                        "body", "{\"to\": \"{digits}\", \"unicode\": {unicode}, \"body\": \"{text}\"}"),
                "Regel 1\n\"Regel\" \\2 {to} ë");

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Authorization")).isEqualTo("Bearer hidden-token-43");
        assertThat(request.header("X-Reference")).isEqualTo("key-1");
        assertThat(request.json().path("to").asText()).isEqualTo("32470123456");
        assertThat(request.json().path("unicode").asBoolean()).isTrue();
        assertThat(request.json().path("body").asText()).isEqualTo("Regel 1\n\"Regel\" \\2 {to} ë");
    }

    @Test
    void a_form_is_written_as_a_form_and_basic_login_is_made_from_user_and_password() throws Exception {
        Request request = sent(
                Map.of(
                        "url", gateway.baseUrl() + "/send",
                        "method", "PUT",
                        "headers", "Authorization: Basic {basic}",
                        "body", "to={to}&msg={text}"),
                "a&b=c+d");

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.form()).containsEntry("to", "+32470123456").containsEntry("msg", "a&b=c+d");
        assertThat(request.header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder().encodeToString("crisis:hidden&word=42".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void xml_is_written_as_xml() throws Exception {
        Request request = sent(
                Map.of(
                        "url", gateway.baseUrl() + "/send",
                        "headers", "Content-Type: text/xml; charset=utf-8",
                        "body", "<sms to=\"{to}\">{text}</sms>"),
                "<b> & \"c\" 'd'");

        assertThat(request.text())
                .isEqualTo("<sms to=\"+32470123456\">&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;</sms>");
    }

    @ParameterizedTest
    @CsvSource({
        "'^0: Accepted',sent",
        "'^(\\d+): Accepted',sent",
        "202,sent",
        "'200, 202',sent",
        "200,Refused",
        "'^OK',Refused"
    })
    void the_account_says_what_a_yes_looks_like(String success, String outcome) throws Exception {
        if (outcome.equals("sent")) {
            assertThat(sms.send(link(Map.of("success", success)), post("key-1", TEXT))
                            .remoteId())
                    .isEqualTo(success.contains("(") ? "0" : "key-1");
        } else {
            assertFails(
                    () -> sms.send(link(Map.of("success", success)), post("key-1", TEXT)),
                    Refused.class,
                    "channel.sms.refused");
        }
    }

    @Test
    void a_yes_without_a_word_is_unclear_when_a_word_is_expected() throws Exception {
        try (HttpStub mute = HttpStub.start(request -> Reply.empty(200))) {
            Link link = link(Map.of("url", mute.baseUrl() + "/?t={to}&m={text}", "success", "OK"));

            assertThatThrownBy(() -> sms.send(link, post("key-1", TEXT))).isInstanceOf(Unclear.class);
        }
    }

    @Test
    void what_a_gateway_says_in_its_no_is_told_without_secrets() throws Exception {
        try (HttpStub rude = HttpStub.start(request -> Reply.text(200, "ERR no credit for hidden&word=42"))) {
            Link link = link(Map.of("url", rude.baseUrl() + "/?t={to}&m={text}", "success", "^OK"));

            assertThatThrownBy(() -> sms.send(link, post("key-1", TEXT)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.trouble().args().toString())
                                    .contains("no credit")
                                    .doesNotContain("hidden"));
        }
    }

    @Test
    void trying_the_account_knocks_without_a_message() {
        assertThat(sms.check(link()).state()).isEqualTo(Health.State.OK);
        assertThat(gateway.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("HEAD");
            assertThat(request.query()).isEmpty();
        });
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_secret_of_any_name_fills_its_place() throws Exception {
        try (HttpStub other = HttpStub.start(request -> Reply.text(200, "OK"))) {
            Map<String, Object> settings = Map.of("url", other.baseUrl() + "/send?k={apiKey2}&to={to}&text={text}");
            Link link = new Link("account-1", Sms.PLATFORM, "", settings, Map.of("apiKey2", "hidden-key-44"));

            assertThat(sms.problems(link)).isEmpty();
            sms.send(link, post("key-1", TEXT));
            assertThat(other.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.query()).containsEntry("k", "hidden-key-44"));
        }
    }

    @Test
    void headers_may_be_typed_as_lines_or_sent_as_an_object() {
        Map<String, Object> typed = Map.of("headers", Map.of("X-Api", "{token}"), "method", "POST");

        assertThat(sms.form().tidy(typed))
                .containsEntry("headers", "X-Api: {token}")
                .containsEntry("method", "POST");
    }

    @Test
    void every_template_that_cannot_work_is_named() {
        assertThat(fields(Map.of("url", "https://{to}.example/?m={text}"))).containsExactly("settings.url");
        assertThat(fields(Map.of("url", gateway.baseUrl() + "/?to={to}"))).containsExactly("settings.url");
        assertThat(fields(Map.of("url", gateway.baseUrl() + "/?to={to}&m={text}&x={secret}")))
                .containsExactly("settings.url");
        assertThat(fields(Map.of("body", "{\"a\": \"{wrong}\"}"))).containsExactly("settings.body");
        assertThat(fields(Map.of("headers", "No colon"))).containsExactly("settings.headers");
        assertThat(fields(Map.of("headers", "Host: other.example"))).containsExactly("settings.headers");
        assertThat(fields(Map.of("headers", "X-Text: {text}"))).containsExactly("settings.headers");
        assertThat(fields(Map.of("success", "(unclosed"))).containsExactly("settings.success");
        assertThat(fields(Map.of("from", "Gemeente Zandvliet"))).containsExactly("settings.from");
        assertThat(fields(Map.of("recipients", List.of("0470 12 34 56", "112"))))
                .containsExactly("settings.recipients");
    }

    private List<String> fields(Map<String, Object> more) {
        return sms.problems(link(more)).stream().map(SettingProblem::field).toList();
    }

    @Test
    void a_gateway_inside_a_private_network_is_refused_unless_allowed() {
        Sms strict = new Sms(new Outbound(PrivateAddresses.none(), clock), clock);

        assertThat(strict.problems(link())).extracting(SettingProblem::field).containsExactly("settings.url");
        assertFails(() -> strict.send(link(), post("key-1", TEXT)), Refused.class, "channel.address.forbidden");
    }

    @Test
    void a_recipient_that_is_no_number_is_refused_before_anything_is_sent() {
        assertFails(
                () -> sms.send(link(), post("key-1", TEXT).to("an@wijk.example", "key-1")),
                Refused.class,
                "channel.sms.number");
        assertThat(gateway.requests()).isEmpty();
    }
}
