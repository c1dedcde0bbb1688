package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.WebAddresses;

/**
 * What makes links, mentions and hashtags of a text work on Bluesky: marks beside the text (lexicon
 * {@code app.bsky.richtext.facet}), whose places count bytes of UTF-8.
 *
 * @param start the first byte
 * @param end the byte after the last
 * @param value the address, the handle or the tag, without the sign before it
 */
record Facet(int start, int end, Kind kind, String value) {

    /** What a mark makes of its piece of text. */
    enum Kind {
        LINK("uri"),
        MENTION("did"),
        TAG("tag");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        private String type() {
            return "app.bsky.richtext.facet#" + name().toLowerCase(Locale.ROOT);
        }
    }

    /** A handle is a host name: {@code atproto.com/specs/handle}. One of a mail address or of Mastodon is none. */
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}_@./+-])@("
                    + "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(?![\\p{L}\\p{N}_@-])");

    /** At least one letter, so that "#1" is a number. */
    private static final Pattern TAG = Pattern.compile(
            "(?<![\\p{L}\\p{N}_&/#])[#＃](?!\\uFE0F)([\\p{L}\\p{M}\\p{N}_]*\\p{L}[\\p{L}\\p{M}\\p{N}_]*)");

    private static final int LONGEST_TAG = 64;

    /** All there is in a text, in its order. */
    static List<Facet> in(String text) {
        List<Facet> found = new ArrayList<>();
        for (WebAddresses.Piece piece : WebAddresses.pieces(text)) {
            if (piece.address()) {
                found.add(at(text, piece.start(), piece.start() + piece.text().length(), Kind.LINK, piece.text()));
                continue;
            }
            Matcher mention = MENTION.matcher(piece.text());
            while (mention.find()) {
                found.add(at(text, piece.start(), mention, Kind.MENTION));
            }
            Matcher tag = TAG.matcher(piece.text());
            while (tag.find()) {
                if (tag.group(1).length() <= LONGEST_TAG) {
                    found.add(at(text, piece.start(), tag, Kind.TAG));
                }
            }
        }
        found.sort(Comparator.comparingInt(Facet::start));
        return found;
    }

    /** The marks for a record; a mention of somebody unknown stays plain text. */
    static ArrayNode written(List<Facet> facets, Map<String, String> didsByHandle) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Facet facet : facets) {
            String target = facet.kind() == Kind.MENTION
                    ? didsByHandle.get(facet.value().toLowerCase(Locale.ROOT))
                    : facet.value();
            if (target == null) {
                continue;
            }
            ObjectNode mark = all.addObject();
            mark.putObject("index").put("byteStart", facet.start()).put("byteEnd", facet.end());
            mark.putArray("features")
                    .addObject()
                    .put("$type", facet.kind().type())
                    .put(facet.kind().field, target);
        }
        return all;
    }

    /**
     * Whether the marks beside a live text are those that the text asks for: no link leads elsewhere than it says, and none is
     * missing. Whom a mention leads to is not asked again.
     */
    static boolean same(JsonNode live, String text) {
        Set<Facet> wanted = new HashSet<>(in(text));
        for (JsonNode mark : live) {
            for (JsonNode feature : mark.path("features")) {
                Facet asked = wanted.stream()
                        .filter(facet -> isAt(mark.path("index"), facet) && isSame(feature, facet))
                        .findFirst()
                        .orElse(null);
                if (asked == null) {
                    return false;
                }
                wanted.remove(asked);
            }
        }
        return wanted.stream().allMatch(facet -> facet.kind() == Kind.MENTION);
    }

    private static boolean isAt(JsonNode index, Facet facet) {
        return index.path("byteStart").asInt(-1) == facet.start()
                && index.path("byteEnd").asInt(-1) == facet.end();
    }

    private static boolean isSame(JsonNode feature, Facet facet) {
        return feature.path("$type").asText().equals(facet.kind().type())
                && (facet.kind() == Kind.MENTION
                        || feature.path(facet.kind().field).asText().equals(facet.value()));
    }

    private static Facet at(String text, int from, Matcher found, Kind kind) {
        return at(text, from + found.start(), from + found.end(), kind, found.group(1));
    }

    private static Facet at(String text, int start, int end, Kind kind, String value) {
        int before = bytes(text.substring(0, start));
        return new Facet(before, before + bytes(text.substring(start, end)), kind, value);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
