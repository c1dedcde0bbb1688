package org.baken.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Deadline;
import org.baken.channel.Link;
import org.baken.channel.Multipart;
import org.baken.channel.Outbound;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/**
 * The Bot API for one bot. The bot's token is a part of every address, so no address is ever shown or logged: troubles name the host
 * only.
 */
final class Bot {

    private static final String API = "https://api.telegram.org";
    private static final Duration WRITING = Duration.ofSeconds(10);
    private static final long HOUR = 3_600;

    private final Outbound outbound;
    private final Link link;
    private final Deadline deadline = new Deadline();

    Bot(Outbound outbound, Link link) {
        this.outbound = outbound;
        this.link = link;
    }

    /** The account's chat: the name of a channel or the number of any chat. */
    String chat() throws Refused {
        String chat = link.setting("chat").orElse("");
        if (!chat.matches(Telegram.CHAT)) {
            throw new Refused(Trouble.of("channel.telegram.chat"));
        }
        return chat;
    }

    String host() throws Refused {
        return base().getHost();
    }

    JsonNode call(String method, Map<String, ?> parameters) throws ChannelException {
        return result(outbound.exchange(Requests.to(at(method))
                .timeout(deadline.publishing(WRITING))
                .POST(Requests.body(parameters))
                .build()));
    }

    JsonNode call(String method, Multipart form) throws ChannelException {
        return result(outbound.exchange(Requests.to(at(method))
                .setHeader("Content-Type", form.type())
                .timeout(deadline.publishing(WRITING))
                .POST(form.body())
                .build()));
    }

    /**
     * What the API gave. It says no with {@code ok: false} and a description, which is shown; how long to wait stands in the body.
     */
    private JsonNode result(Answer answer) throws ChannelException {
        if (answer.status() >= 500 || answer.status() / 100 == 3) {
            answer.orFail(link);
        }
        JsonNode body = answer.json();
        if (body.path("ok").asBoolean(false)) {
            return body.path("result");
        }
        JsonNode parameters = body.path("parameters");
        String says = link.redact(body.path("description").asText(""));
        int code = body.path("error_code").asInt(answer.status());
        if (code == 429) {
            long seconds = Math.min(HOUR, parameters.path("retry_after").asLong(0));
            throw new Retryable(
                    Trouble.of("channel.busy", host()),
                    seconds > 0
                            ? Duration.ofSeconds(seconds)
                            : answer.retryAfter().orElse(null));
        }
        if (parameters.has("migrate_to_chat_id")) {
            throw new Refused(Trouble.of(
                    "channel.telegram.moved",
                    parameters.path("migrate_to_chat_id").asText()));
        }
        if (code >= 500 || code == 200) {
            throw new Unclear(Trouble.of("channel.broken", host(), code));
        }
        boolean token = code == 401 || code == 403 || code == 404;
        throw new Refused(Trouble.of(token ? "channel.denied" : "channel.rejected", host(), code, says));
    }

    private URI at(String method) throws Refused {
        String token = Requests.token(link, "botToken");
        if (!token.matches("[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")) {
            throw new Refused(Trouble.of("channel.secret", "botToken"));
        }
        return Requests.under(base().toString(), "/bot" + token + "/" + method);
    }

    private URI base() throws Refused {
        return Requests.under(link.setting("baseUrl").orElse(API), "");
    }
}
