package org.baken.channel.teams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.WebAddresses;
import org.baken.platform.Json;

/**
 * A post as an Adaptive Card (version 1.4, what Teams shows). Its text is rich text, in which no sign is markup: a block for each line,
 * web addresses as links.
 */
final class Card {

    /** Teams takes 28 KB in one request; some of it is kept for what the workflow adds. */
    static final int LARGEST = 28_000;

    private static final String TYPE = "application/vnd.microsoft.card.adaptive";

    private Card() {}

    /** The whole request. A text of so many lines or links that it does not fit becomes one block without links. */
    static byte[] request(Post post) {
        byte[] rich = request(post, lines(post.text()));
        return rich.length <= LARGEST ? rich : request(post, List.of(block(List.of(run(post.text())), false)));
    }

    private static byte[] request(Post post, List<Map<String, Object>> text) {
        List<Map<String, Object>> body = new ArrayList<>(text);
        for (Picture picture : post.pictures()) {
            body.add(Map.of("type", "Image", "url", picture.url(), "altText", picture.alt()));
        }
        Map<String, Object> card = Map.of(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "lang",
                post.lang(),
                "msteams",
                Map.of("width", "Full"),
                "body",
                body);
        return Json.canonical(
                Map.of("type", "message", "attachments", List.of(Map.of("contentType", TYPE, "content", card))));
    }

    private static List<Map<String, Object>> lines(String text) {
        List<Map<String, Object>> blocks = new ArrayList<>();
        boolean paragraph = false;
        for (String line : text.split("\\R")) {
            if (line.isBlank()) {
                paragraph = true;
            } else {
                List<Map<String, Object>> runs = new ArrayList<>();
                WebAddresses.pieces(line)
                        .forEach(piece -> runs.add(piece.address() ? link(piece.text()) : run(piece.text())));
                blocks.add(block(runs, paragraph));
                paragraph = false;
            }
        }
        return blocks;
    }

    private static Map<String, Object> block(List<Map<String, Object>> runs, boolean paragraph) {
        return Map.of("type", "RichTextBlock", "spacing", paragraph ? "Medium" : "None", "inlines", runs);
    }

    private static Map<String, Object> run(String text) {
        return Map.of("type", "TextRun", "text", text);
    }

    private static Map<String, Object> link(String address) {
        Map<String, Object> run = new HashMap<>(run(address));
        run.put("selectAction", Map.of("type", "Action.OpenUrl", "url", address));
        return run;
    }
}
