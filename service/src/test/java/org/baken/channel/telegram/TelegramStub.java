package org.baken.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

/** The Bot API with one channel, as its documentation describes it. */
final class TelegramStub implements HttpStub.Platform {

    static final String TOKEN = "123456:hidden-token_of-the-bot";
    static final long CHAT = -1001234567890L;

    /** What stands in the chat, by number. */
    final Map<Long, Map<String, Object>> messages = new LinkedHashMap<>();
    /** The parameters of every call that posted something. */
    final List<Map<String, String>> posted = new ArrayList<>();

    String status = "administrator";
    private long last = 40;

    @Override
    public Reply on(Request request) {
        if (!request.path().startsWith("/bot" + TOKEN + "/")) {
            return no(401, "Unauthorized");
        }
        Map<String, String> parameters = parameters(request);
        String method = request.path().substring(request.path().lastIndexOf('/') + 1);
        return switch (method) {
            case "getMe" -> yes(Map.of("id", 123456, "is_bot", true, "username", "gemeente_bot"));
            case "getChat" -> yes(Map.of("id", CHAT, "type", "channel", "title", "Gemeente"));
            case "getChatMember" -> yes(Map.of("status", status, "can_post_messages", true));
            case "sendMessage" -> sent(parameters, "text");
            case "sendPhoto" -> sent(parameters, "caption");
            case "sendMediaGroup" -> album(parameters);
            case "editMessageText" -> edited(parameters, "text");
            case "editMessageCaption" -> edited(parameters, "caption");
            case "deleteMessage" -> deleted(Long.parseLong(parameters.get("message_id")));
            default -> no(404, "Not Found");
        };
    }

    private static Reply yes(Object result) {
        return Reply.json(200, Map.of("ok", true, "result", result));
    }

    private static Reply no(int code, String description) {
        return Reply.json(code, Map.of("ok", false, "error_code", code, "description", description));
    }

    private Reply sent(Map<String, String> parameters, String text) {
        int longest = text.equals("text") ? 4096 : 1024;
        if (parameters.getOrDefault(text, "").length() > longest) {
            return no(400, "Bad Request: message is too long");
        }
        String answered = parameters.get("reply_parameters");
        if (answered != null
                && !messages.containsKey(Json.read(answered).path("message_id").asLong())) {
            return no(400, "Bad Request: message to be replied not found");
        }
        posted.add(parameters);
        return yes(message(parameters.get(text)));
    }

    private Reply album(Map<String, String> parameters) {
        posted.add(parameters);
        List<Map<String, Object>> album = new ArrayList<>();
        for (JsonNode one : Json.read(parameters.get("media"))) {
            album.add(message(one.path("caption").asText("")));
        }
        return yes(album);
    }

    private Map<String, Object> message(String text) {
        Map<String, Object> message = new HashMap<>();
        message.put("message_id", ++last);
        message.put("date", 1_795_253_405);
        message.put("chat", Map.of("id", CHAT, "type", "channel", "username", "gemeente"));
        message.put("text", text);
        messages.put(last, message);
        return message;
    }

    private Reply edited(Map<String, String> parameters, String text) {
        Map<String, Object> message = messages.get(Long.valueOf(parameters.get("message_id")));
        if (message == null) {
            return no(400, "Bad Request: message to edit not found");
        }
        if (message.get("text").equals(parameters.get(text))) {
            return no(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are "
                            + "exactly the same as a current content and reply markup of the message");
        }
        posted.add(parameters);
        message.put("text", parameters.get(text));
        return yes(message);
    }

    private Reply deleted(long id) {
        return messages.remove(id) == null ? no(400, "Bad Request: message to delete not found") : yes(true);
    }

    /** Of JSON, or of a form with files. */
    private static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new HashMap<>();
        if (request.header("Content-Type").startsWith("application/json")) {
            request.json()
                    .fields()
                    .forEachRemaining(field -> parameters.put(
                            field.getKey(),
                            field.getValue().isTextual()
                                    ? field.getValue().asText()
                                    : field.getValue().toString()));
            return parameters;
        }
        Matcher part = Pattern.compile(
                        "name=\"([^\"]*)\"(; filename=\"([^\"]*)\")?\r\n[^\r]*\r\n\r\n(.*?)\r\n--", Pattern.DOTALL)
                .matcher(request.text());
        while (part.find()) {
            parameters.put(part.group(1), part.group(3) == null ? part.group(4) : part.group(3));
        }
        return parameters;
    }
}
