package org.baken.road;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.testing.HttpStub;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;

/** The world outside a town: a server for each platform that an account can be linked to here, which keeps what it hears. */
final class Outside implements AutoCloseable {
    private static final Pattern SOFT_BREAK = Pattern.compile("=\\r?\\n");

    private final Town town;
    private final Map<String, HttpStub> servers = new LinkedHashMap<>();
    private final Map<String, String> accounts = new LinkedHashMap<>();
    private final SmtpStub mail;

    Outside(Town town) throws IOException, GeneralSecurityException {
        this.town = town;
        this.mail = SmtpStub.plain();
    }

    /** Links real accounts: posts, letters, text messages, and one through which the team itself is told. */
    void link() throws IOException {
        http("mastodon", at -> Map.of("baseUrl", at), Map.of("accessToken", "sleutel-1"));
        http("ntfy", at -> Map.of("baseUrl", at, "topic", "stad"), Map.of());
        http("webhook", at -> Map.of("url", at + "/haak"), Map.of("key", "sleutel-van-zestien-tekens"));
        http(
                "sms",
                at -> Map.of(
                        "url",
                        at + "/send?to={to}&text={text}",
                        "method",
                        "GET",
                        "recipients",
                        List.of("+32475000001")),
                Map.of());
        http(
                "matrix",
                at -> Map.of("homeserver", at, "room", "!kamer:stad.example"),
                Map.of("accessToken", "sleutel-2"));
        http("wordpress", at -> Map.of("baseUrl", at), Map.of("username", "stad", "applicationPassword", "geheim-3"));
        http(
                "bluesky",
                at -> Map.of("service", at),
                Map.of("identifier", "stad.example", "appPassword", "abcd-efgh-ijkl-mnop"));
        http("slack", at -> Map.of("channel", "C024BE91L", "baseUrl", at), Map.of("botToken", "xoxb-5"));
        accounts.put("email", account("email", false, mailing("pers@elders.example"), Map.of()));
        account("email", true, mailing(), Map.of());
        account("manual", false, Map.of("instructions", "Rijd door de straten."), Map.of());
    }

    private Map<String, Object> mailing(String... recipients) {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                mail.port(),
                "tls",
                "NONE",
                "from",
                "stad@stad.example",
                "recipients",
                List.of(recipients));
    }

    private void http(
            String platform,
            java.util.function.Function<String, Map<String, Object>> settings,
            Map<String, String> secret)
            throws IOException {
        HttpStub server = HttpStub.start(request -> HttpStub.Reply.json(200, Map.of("id", "1", "ok", true)));
        servers.put(platform, server);
        accounts.put(platform, account(platform, false, settings.apply(server.baseUrl()), secret));
    }

    private String account(String platform, boolean team, Map<String, Object> settings, Map<String, String> secret) {
        return Scene.created(town.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                platform,
                                "name",
                                "Echt: " + platform,
                                "team",
                                team,
                                "settings",
                                settings,
                                "secret",
                                secret)));
    }

    /** The real accounts for residents, by platform. */
    Map<String, String> accounts() {
        return accounts;
    }

    /** The platforms at which somebody asked for anything at all. */
    List<String> reached() {
        List<String> reached = servers.entrySet().stream()
                .filter(server -> !server.getValue().requests().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        if (!mail.letters().isEmpty()) {
            reached.add("email");
        }
        return reached;
    }

    /** The platforms at which this word was heard, however it was packed. */
    List<String> heard(String word) {
        List<String> heard = servers.entrySet().stream()
                .filter(server -> server.getValue().requests().stream().anyMatch(request -> says(request, word)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
        if (mail.letters().stream().anyMatch(letter -> unpacked(letter).contains(word))) {
            heard.add("email");
        }
        return heard;
    }

    private static boolean says(HttpStub.Request request, String word) {
        return request.text().contains(word)
                || request.target().contains(word)
                || request.query().values().stream().anyMatch(value -> value.contains(word))
                || request.headers().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(
                                value -> value.contains(word) || unpacked(value).contains(word));
    }

    /** A letter as it came, with what is quoted or in base64 read as well. */
    private static String unpacked(String letter) {
        String joined = SOFT_BREAK.matcher(letter).replaceAll("");
        String decoded = Arrays.stream(joined.split("\\R{2,}"))
                .map(part -> part.replaceAll("\\s", ""))
                .filter(part -> part.length() % 4 == 0 && part.matches("[A-Za-z0-9+/]+={0,2}"))
                .map(part -> new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
        return joined + "\n" + decoded;
    }

    /** Every letter that left, as it came. */
    List<String> letters() {
        return mail.letters();
    }

    /** What stands under a member of a list, for messages of failure. */
    static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.path(member).asText()));
        return texts;
    }

    @Override
    public void close() throws IOException {
        servers.values().forEach(HttpStub::close);
        mail.close();
    }
}
