package org.baken.channel.telegram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Multipart;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.WebAddresses;
import org.baken.platform.Json;

/** A post as the Bot API wants it. */
final class Message {

    private static final int LONGEST_CAPTION = Telegram.LONGEST_CAPTION;

    private final String chat;
    private final Post post;

    Message(String chat, Post post) {
        this.chat = chat;
        this.post = post;
    }

    /** For {@code sendMessage}. */
    Map<String, Object> text() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chat_id", chat);
        parameters.put("text", post.text());
        parameters.put("entities", links());
        parameters.put("link_preview_options", Map.of("is_disabled", true));
        String answered = answered();
        if (answered != null) {
            parameters.put("reply_parameters", Map.of("message_id", Long.valueOf(answered)));
        }
        return parameters;
    }

    /** For {@code editMessageText} and {@code editMessageCaption}. */
    Map<String, Object> changed(Sent sent) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("chat_id", sent.chat());
        parameters.put("message_id", Long.valueOf(sent.first()));
        if (sent.caption()) {
            parameters.put("caption", post.text());
            parameters.put("caption_entities", links());
        } else {
            parameters.put("text", post.text());
            parameters.put("entities", links());
            parameters.put("link_preview_options", Map.of("is_disabled", true));
        }
        return parameters;
    }

    /** What sends the pictures: one, or two to ten as an album. */
    String method() {
        return post.pictures().size() == 1 ? "sendPhoto" : "sendMediaGroup";
    }

    /** The pictures with the text under the first. */
    Multipart captioned(List<byte[]> files) {
        Multipart form = form(answered());
        if (files.size() == 1) {
            form.field("caption", post.text()).field("caption_entities", Json.write(links()));
            return form.file("photo", post.pictures().get(0), files.get(0));
        }
        Map<String, Object> first = new HashMap<>();
        first.put("caption", post.text());
        first.put("caption_entities", links());
        List<Map<String, Object>> captions = new ArrayList<>(List.of(first));
        post.pictures().stream().skip(1).forEach(none -> captions.add(Map.of()));
        return album(form, files, captions);
    }

    /** The pictures as an answer to the message with the text, each with its own description. */
    Multipart following(List<byte[]> files, String text) {
        Multipart form = form(text);
        List<Map<String, Object>> captions = new ArrayList<>();
        post.pictures().forEach(picture -> captions.add(Map.of("caption", shortened(picture))));
        if (files.size() == 1) {
            form.field("caption", shortened(post.pictures().get(0)));
            return form.file("photo", post.pictures().get(0), files.get(0));
        }
        return album(form, files, captions);
    }

    private static String shortened(Picture picture) {
        return picture.alt().substring(0, Math.min(picture.alt().length(), LONGEST_CAPTION));
    }

    private Multipart form(String answered) {
        Multipart form = new Multipart().field("chat_id", chat);
        return answered == null
                ? form
                : form.field("reply_parameters", "{\"message_id\":" + Long.valueOf(answered) + "}");
    }

    private Multipart album(Multipart form, List<byte[]> files, List<Map<String, Object>> captions) {
        List<Map<String, Object>> media = new ArrayList<>();
        for (int at = 0; at < files.size(); at++) {
            Map<String, Object> one = new HashMap<>(captions.get(at));
            one.put("type", "photo");
            one.put("media", "attach://file" + at);
            media.add(one);
        }
        form.field("media", Json.write(media));
        for (int at = 0; at < files.size(); at++) {
            form.file("file" + at, post.pictures().get(at), files.get(at));
        }
        return form;
    }

    private String answered() {
        return post.inReplyTo() == null
                ? null
                : Sent.of(post.inReplyTo()).map(Sent::first).orElse(null);
    }

    /** The web addresses in the text, by UTF-16 units. */
    private List<Map<String, Object>> links() {
        List<Map<String, Object>> entities = new ArrayList<>();
        for (WebAddresses.Piece piece : WebAddresses.pieces(post.text())) {
            if (piece.address()) {
                entities.add(Map.of(
                        "type",
                        "url",
                        "offset",
                        piece.start(),
                        "length",
                        piece.text().length()));
            }
        }
        return entities;
    }
}
