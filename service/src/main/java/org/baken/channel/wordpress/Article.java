package org.baken.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Markup;
import org.baken.channel.Post;
import org.baken.platform.Ids;

/**
 * How a post is written on a website and read back. Its text is one block of HTML that names its language, so that WordPress
 * changes nothing in it and a screen reader speaks it well.
 */
final class Article {

    /** How the short names of pictures begin, so that no other picture of the site is ever removed. */
    static final String PICTURES = "baken-";

    private static final Pattern PICTURE_ID = Pattern.compile("wp-image-(\\d{1,18})");
    private static final Pattern FIGURE = Pattern.compile("<figure\\b.*?</figure>", Pattern.DOTALL);
    private static final int LONGEST_TITLE = 60;
    private static final int KEY_LETTERS = 12;

    private Article() {}

    /** The short name in the post's address: fixed by its key, so that it can be found again. */
    static String slug(Post post) {
        String words = Normalizer.normalize(post.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String title =
                words.substring(0, Math.min(words.length(), LONGEST_TITLE)).replaceAll("^-+|-+$", "");
        return (title.isEmpty() ? "baken" : title) + "-" + mark(post);
    }

    static String pictureSlug(Post post, int number) {
        return PICTURES + mark(post) + "-" + number;
    }

    private static String mark(Post post) {
        return Ids.digest(post.key()).substring(0, KEY_LETTERS);
    }

    /** @param pictures what the site answered about each picture of the post, in order */
    static Map<String, String> written(Post post, List<JsonNode> pictures) {
        return Map.of("title", Markup.escape(post.title()), "content", content(post, pictures), "status", "publish");
    }

    private static String content(Post post, List<JsonNode> pictures) {
        StringBuilder html = new StringBuilder("<!-- wp:html -->\n<div lang=\"");
        html.append(Markup.escape(post.lang())).append("\">\n").append(literally(Markup.html(post.body())));
        for (int at = 0; at < pictures.size(); at++) {
            html.append("\n<figure class=\"wp-block-image\"><img class=\"wp-image-")
                    .append(pictures.get(at).path("id").asLong())
                    .append("\" src=\"")
                    .append(Markup.escape(pictures.get(at).path("source_url").asText()))
                    .append("\" alt=\"")
                    .append(Markup.escape(post.pictures().get(at).alt()))
                    .append("\"></figure>");
        }
        return html.append("\n</div>\n<!-- /wp:html -->").toString();
    }

    /**
     * Without the signs in which WordPress sees more than they say when it shows a page: short codes, smileys, and pairs of dashes
     * and dots that it draws together.
     */
    private static String literally(String html) {
        return html.replace("[", "&#91;")
                .replace("]", "&#93;")
                .replace("--", "&#45;&#45;")
                .replace("...", "&#46;&#46;&#46;")
                .replaceAll("([:;8]-?)\\)", "$1&#41;")
                .replaceAll(":(?=[^\\s/])", "&#58;")
                .replaceAll("(?<=\\d)x(?=\\d)", "&#120;");
    }

    /** The ids of the pictures that a post shows. */
    static List<String> pictures(JsonNode post) {
        List<String> ids = new ArrayList<>();
        Matcher found = PICTURE_ID.matcher(post.path("content").path("raw").asText());
        while (found.find()) {
            ids.add(found.group(1));
        }
        return ids;
    }

    static boolean isPublic(JsonNode post) {
        return post.path("status").asText().equals("publish");
    }

    static String title(JsonNode post) {
        return Markup.text(written(post, "title"));
    }

    static String text(JsonNode post) {
        return Markup.text(FIGURE.matcher(written(post, "content")).replaceAll(""));
    }

    /** As it was written where we may see that, for the page itself has other quotation marks and dashes. */
    private static String written(JsonNode post, String part) {
        JsonNode both = post.path(part);
        return both.path("raw").asText(both.path("rendered").asText());
    }

    /** When it was published; {@code otherwise} when the site does not tell. */
    static Instant at(JsonNode post, Instant otherwise) {
        try {
            return LocalDateTime.parse(post.path("date_gmt").asText()).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
