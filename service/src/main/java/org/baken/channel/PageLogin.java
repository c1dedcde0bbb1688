package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;

/**
 * How a Facebook Page, or the Instagram account that belongs to one, is linked: a person logs in, the short token of the login
 * becomes a long one, and with it comes a token of each page that the person manages, which has no end
 * (developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived).
 */
public final class PageLogin {

    /**
     * A page that the person manages.
     *
     * @param instagram the number of the Instagram account that belongs to it; empty when there is none
     * @param instagramName its name, without the at sign
     */
    public record Page(String id, String name, String username, String token, String instagram, String instagramName) {}

    private final Graph graph;
    private final String dialog;

    /** @param dialog where a person logs in */
    public PageLogin(Graph graph, String dialog) {
        this.graph = graph;
        this.dialog = dialog;
    }

    /** @param scopes the permissions that the connector needs, with commas between them */
    public Authorizes.Start begin(Link link, URI back, String state, String scopes) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", link.required(OAuth.CLIENT_ID));
        parameters.put("redirect_uri", back.toString());
        parameters.put("state", state);
        parameters.put("response_type", "code");
        parameters.put("scope", scopes);
        return new Authorizes.Start(OAuth.address(dialog, parameters), Map.of());
    }

    /** The pages that the person who said yes manages, at most 100. */
    public List<Page> pages(Link link, URI back, String code) throws Refused, Retryable {
        String shortToken = token(graph.ask(
                link, "/oauth/access_token", app(link, Map.of("redirect_uri", back.toString(), "code", code))));
        String longToken = token(graph.ask(
                link.with(Map.of(OAuth.ACCESS_TOKEN, shortToken)),
                "/oauth/access_token",
                app(link, Map.of("grant_type", "fb_exchange_token", "fb_exchange_token", shortToken))));
        JsonNode answer = graph.get(
                link.with(Map.of(OAuth.ACCESS_TOKEN, longToken)),
                "/me/accounts",
                Map.of(
                        "fields",
                        "id,name,username,access_token,instagram_business_account{id,username}",
                        "limit",
                        "100"));
        List<Page> pages = new ArrayList<>();
        for (JsonNode page : answer.path("data")) {
            JsonNode instagram = page.path("instagram_business_account");
            pages.add(new Page(
                    page.path("id").asText(""),
                    page.path("name").asText(""),
                    page.path("username").asText(""),
                    page.path("access_token").asText(""),
                    instagram.path("id").asText(""),
                    instagram.path("username").asText("")));
        }
        return pages;
    }

    /**
     * The page that is meant: the one that a person named by its number, name or address, or the only one there is.
     *
     * @param wanted what the person typed; may be empty
     * @throws Refused when there is none, or when nobody can tell which
     */
    public Page chosen(List<Page> pages, String wanted, Predicate<Page> usable) throws Refused {
        List<Page> left = pages.stream().filter(usable).toList();
        String name = wanted.replaceAll("[/?#]+$", "").replaceAll("^.*/", "").replaceAll("^@", "");
        List<Page> meant = wanted.isEmpty()
                ? left
                : left.stream().filter(page -> isCalled(page, name)).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (left.isEmpty()) {
            throw new Refused(Trouble.of("channel.meta.noPage"));
        }
        throw new Refused(Trouble.of(
                "channel.meta.choosePage", left.stream().map(PageLogin::called).collect(Collectors.joining(", "))));
    }

    /**
     * When the page's token ends; null when it does not. Also the end of the access to the person's data, 90 days after the
     * person last used the app, after which Meta may refuse calls.
     *
     * @throws Refused when it has ended already
     */
    public Instant endsAt(Link link) throws Refused, Retryable {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("input_token", link.hidden(OAuth.ACCESS_TOKEN).orElse(""));
        parameters.put(
                "access_token",
                link.required(OAuth.CLIENT_ID) + "|"
                        + link.hidden(OAuth.CLIENT_SECRET).orElse(""));
        JsonNode token = graph.ask(link, "/debug_token", parameters).path("data");
        if (!token.path("is_valid").asBoolean()) {
            throw new Refused(Trouble.of(
                    OAuth.ENDED,
                    graph.host(),
                    link.redact(token.path("error").path("message").asText(""))));
        }
        return Stream.of("expires_at", "data_access_expires_at")
                .map(name -> token.path(name).asLong(0))
                .filter(seconds -> seconds > 0)
                .map(Instant::ofEpochSecond)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isCalled(Page page, String name) {
        return name.equals(page.id())
                || name.equals(page.instagram())
                || name.equalsIgnoreCase(page.name())
                || !name.isEmpty() && name.equalsIgnoreCase(page.username())
                || !name.isEmpty() && name.equalsIgnoreCase(page.instagramName());
    }

    private static String called(Page page) {
        return page.instagramName().isEmpty() ? page.name() : page.name() + " (@" + page.instagramName() + ")";
    }

    private String token(JsonNode given) throws Retryable {
        String token = given.path("access_token").asText("");
        if (token.isEmpty()) {
            throw new Retryable(Trouble.of("channel.beforehand", graph.host()));
        }
        return token;
    }

    private static Map<String, String> app(Link link, Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("client_id", link.required(OAuth.CLIENT_ID));
        all.put("client_secret", link.hidden(OAuth.CLIENT_SECRET).orElse(""));
        return all;
    }
}
