package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.testing.LiveServer;

/** Somebody with an account on a real snac, who says yes there to an account being linked. */
record SnacLogin(String baseUrl, String name, String password) {
    private static final URI BACK = URI.create("http://127.0.0.1/console/linked");
    private static final String STATE = "a-word-that-nobody-guesses";

    /** Of whom the server's script wrote down the name and the password under these keys. */
    static SnacLogin of(LiveServer server, String name, String password) {
        return new SnacLogin(server.get("baseUrl"), server.get(name), server.get(password));
    }

    /** Links the account as a person does: with a yes on the server. */
    Grant grant(Mastodon mastodon, String through) throws Exception {
        Link link = new Link("account-" + name, Mastodon.PLATFORM, "", Map.of("baseUrl", through), Map.of());
        Start start = mastodon.begin(link, BACK, STATE);
        return mastodon.finish(link, start.remembered(), BACK, yes(start.address()));
    }

    /** Fills in the server's own form; gives the code that comes back. */
    private String yes(URI address) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newHttpClient();
        String page = browser.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        String answer = OAuth.encoded(Map.of(
                "login",
                name,
                "passwd",
                password,
                "redir",
                value(page, "redir"),
                "cid",
                value(page, "cid"),
                "state",
                value(page, "state")));
        HttpResponse<Void> back = browser.send(
                HttpRequest.newBuilder(URI.create(baseUrl + "/oauth/x-snac-login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(answer))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(BACK.toString()).contains("state=" + STATE);
        return location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    }

    private static String value(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).isTrue();
        return field.group(1);
    }
}
