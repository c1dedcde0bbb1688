package org.baken.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Deadline;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** The Web API for one app in one workspace. Slack says no with a status of 200 and {@code ok: false} in the body. */
final class Workspace {

    private static final String API = "https://slack.com";
    private static final Duration READING = Duration.ofSeconds(4);
    private static final Duration WRITING = Duration.ofSeconds(10);

    private static final Set<String> TOKEN = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "no_permission",
            "org_login_required",
            "ekm_access_denied");
    private static final Set<String> LATER = Set.of(
            "ratelimited",
            "rate_limited",
            "message_limit_exceeded",
            "request_timeout",
            "service_unavailable",
            "team_added_to_org");
    /** Slack says of these that something of the call may have succeeded. */
    private static final Set<String> UNCLEAR = Set.of("fatal_error", "internal_error");

    private static final Set<String> OUTSIDE = Set.of("channel_not_found", "not_in_channel", "is_archived");

    private final Outbound outbound;
    private final Link link;
    private final Deadline deadline = new Deadline();

    Workspace(Outbound outbound, Link link) {
        this.outbound = outbound;
        this.link = link;
    }

    String host() throws Refused {
        return Outbound.parse(base()).getHost();
    }

    JsonNode read(String method, Map<String, String> parameters) throws ChannelException {
        return told(outbound.exchange(question(method, parameters)));
    }

    /** Like {@link #read}, with the rights that the token has, in the order of Slack. */
    String rights() throws ChannelException {
        Answer answer = outbound.exchange(question("auth.test", Map.of()));
        told(answer);
        return answer.headers().firstValue("x-oauth-scopes").orElse("");
    }

    JsonNode write(String method, Map<String, ?> content) throws ChannelException {
        return told(outbound.exchange(to(method, "")
                .timeout(deadline.publishing(WRITING))
                .POST(Requests.body(content))
                .build()));
    }

    private HttpRequest question(String method, Map<String, String> parameters) throws ChannelException {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + Requests.encode(entry.getValue()))
                .collect(Collectors.joining("&", "?", ""));
        return to(method, query).timeout(READING).GET().build();
    }

    private JsonNode told(Answer answer) throws ChannelException {
        JsonNode body = answer.orFail(link).json();
        if (body.path("ok").asBoolean(false)) {
            return body;
        }
        String error = link.redact(body.path("error").asText("?"));
        if (LATER.contains(error)) {
            throw new Retryable(
                    Trouble.of("channel.busy", host()), answer.retryAfter().orElse(null));
        }
        if (UNCLEAR.contains(error)) {
            throw new Unclear(Trouble.of("channel.broken", host(), error));
        }
        if (error.equals("missing_scope")) {
            throw new Refused(
                    Trouble.of("channel.slack.scope", body.path("needed").asText("?")));
        }
        if (OUTSIDE.contains(error)) {
            throw new Refused(
                    Trouble.of("channel.slack.member", link.setting("channel").orElse("")));
        }
        throw new Refused(Trouble.of(TOKEN.contains(error) ? "channel.denied" : "channel.rejected", host(), error, ""));
    }

    private HttpRequest.Builder to(String method, String query) throws Refused {
        return Requests.bearer(Requests.under(base(), "/api/" + method + query), link, "botToken");
    }

    private String base() {
        return link.setting("baseUrl").orElse(API);
    }
}
