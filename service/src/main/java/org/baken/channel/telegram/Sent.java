package org.baken.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Receipt;

/**
 * What a post became in a chat, as it is kept: {@code <chat>/t<message>} for a text, {@code <chat>/c<message>} for a text under a
 * picture, and {@code +<message>} for each further one.
 *
 * @param chat the chat's number, which stays when its name changes
 * @param caption whether the text stands under a picture
 * @param messages the numbers of the messages, the one with the text first; none when the platform gave none
 */
record Sent(String chat, boolean caption, List<String> messages) {

    private static final Pattern KEPT = Pattern.compile("(-?\\d{1,20})/([tc])(\\d{1,20}(?:\\+\\d{1,20})*)");

    /** Empty when it is not what {@link #remoteId} gave. */
    static Optional<Sent> of(String remoteId) {
        Matcher kept = KEPT.matcher(remoteId);
        return kept.matches()
                ? Optional.of(new Sent(
                        kept.group(1),
                        kept.group(2).equals("c"),
                        List.of(kept.group(3).split("\\+"))))
                : Optional.empty();
    }

    /** @param result one message or several */
    static Sent of(JsonNode result, boolean caption) {
        List<String> messages = new ArrayList<>();
        JsonNode first = result.isArray() ? result.path(0) : result;
        if (result.isArray()) {
            result.forEach(message -> messages.add(message.path("message_id").asText()));
        } else if (result.has("message_id")) {
            messages.add(result.path("message_id").asText());
        }
        return new Sent(first.path("chat").path("id").asText(), caption, messages);
    }

    Sent and(Sent more) {
        List<String> all = new ArrayList<>(messages);
        all.addAll(more.messages);
        return new Sent(chat, caption, all);
    }

    String first() {
        return messages.get(0);
    }

    String remoteId() {
        return chat + "/" + (caption ? "c" : "t") + String.join("+", messages);
    }

    /** @param result what the platform answered: the chat's name in it, and when the message was sent */
    Receipt receipt(JsonNode result, Instant now) {
        JsonNode message = result.isArray() ? result.path(0) : result;
        long seconds = message.path("date").asLong(0);
        return new Receipt(
                remoteId(),
                address(message.path("chat").path("username").asText("")),
                seconds > 0 ? Instant.ofEpochSecond(seconds) : now);
    }

    /** A chat without a name has addresses for its members only, and an ordinary group has none. */
    private String address(String name) {
        if (!name.isEmpty()) {
            return "https://t.me/" + name + "/" + first();
        }
        return chat.startsWith("-100") ? "https://t.me/c/" + chat.substring(4) + "/" + first() : null;
    }
}
