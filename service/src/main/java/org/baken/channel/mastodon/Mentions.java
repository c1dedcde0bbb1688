package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Trouble;

/**
 * What people write to the account: answers to our posts, mentions and private messages, as notifications tell of them. What the
 * server holds back because it comes from strangers is asked for too: in a crisis most who write are strangers.
 *
 * @see <a href="https://docs.joinmastodon.org/methods/notifications/">Mastodon: notifications</a>
 */
final class Mentions {
    private static final String NOTIFICATIONS =
            "/api/v1/notifications?types%5B%5D=mention&include_filtered=true&limit=" + Place.PAGE;
    private static final Set<String> PRIVATE = Set.of("direct");
    /** Ids grow: numbers with more digits come later, and so do words of the same length further on in the alphabet. */
    private static final Comparator<String> AGE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final Server server;
    private final Clock clock;

    Mentions(Server server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * How far we are. The server lists the newest first and knows no time. Each time we go down page by page from the newest, until
     * what we had, or the first time until what is old: some servers know no way up (snac answers nothing after {@code min_id}).
     *
     * @param host whose ids these are: another server has others
     * @param had the newest that we had when we were last at the end; empty before there was any
     * @param newest what {@code had} becomes once we are down; empty when we are not on the way
     * @param oldest where to go on down; empty when we are not on the way
     */
    private record Place(String host, String had, String newest, String oldest) {
        static final int PAGE = 80;

        static Place of(String cursor, String host) {
            String[] parts = cursor == null ? new String[0] : cursor.split(" ", -1);
            return parts.length == 4 && parts[0].equals(host)
                    ? new Place(host, parts[1], parts[2], parts[3])
                    : new Place(host, "", "", "");
        }

        String cursor() {
            return String.join(" ", host, had, newest, oldest);
        }

        boolean isNew(JsonNode notification, Instant since) {
            return had.isEmpty()
                    ? !time(notification, Instant.MAX).isBefore(since)
                    : AGE.compare(notification.path("id").asText(""), had) > 0;
        }

        Place after(String first, String last, boolean more) {
            String top = newest.isEmpty() ? first : newest;
            return more ? new Place(host, had, top, last) : new Place(host, top.isEmpty() ? had : top, "", "");
        }
    }

    Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        String host = Server.host(link);
        Place place = Place.of(cursor, host);
        List<JsonNode> page = page(link, place.oldest().isEmpty() ? "" : "&max_id=" + Server.segment(place.oldest()));
        List<JsonNode> wanted =
                page.stream().filter(one -> place.isNew(one, since)).toList();
        boolean more = !page.isEmpty() && wanted.size() == page.size();
        String first = page.isEmpty() ? "" : id(page.get(0));
        String last = page.isEmpty() ? "" : id(page.get(page.size() - 1));
        if (more && last.equals(place.oldest())) {
            throw new Unclear(Trouble.of("channel.badAnswer", host));
        }
        return new Batch(
                heard(wanted, host, clock.instant()),
                place.after(first, last, more).cursor(),
                more);
    }

    private List<JsonNode> page(Link link, String which) throws ChannelException {
        JsonNode answer = server.read(link, NOTIFICATIONS + which);
        if (!answer.isArray()) {
            throw new Unclear(Trouble.of("channel.badAnswer", Server.host(link)));
        }
        List<JsonNode> page = new ArrayList<>();
        answer.forEach(page::add);
        return page;
    }

    private static String id(JsonNode notification) throws Refused {
        return Server.segment(notification.path("id").asText(""));
    }

    private static List<Heard> heard(List<JsonNode> notifications, String host, Instant now) throws Refused {
        List<Heard> heard = new ArrayList<>();
        for (JsonNode notification : notifications) {
            JsonNode status = notification.path("status");
            if (notification.path("type").asText().equals("mention") && status.hasNonNull("id")) {
                heard.add(heard(status, host, now));
            }
        }
        Collections.reverse(heard);
        return heard;
    }

    private static Heard heard(JsonNode status, String host, Instant now) throws Refused {
        JsonNode author = status.path("account");
        String warning = status.path("spoiler_text").asText("");
        String text = StatusText.of(status.path("content").asText(""));
        return new Heard(
                Server.segment(status.path("id").asText()),
                text(status, "in_reply_to_id"),
                null,
                first(
                        text(author, "uri"),
                        text(author, "url"),
                        author.path("acct").asText()),
                handle(author.path("acct").asText(""), host),
                text(author, "display_name"),
                text(author, "url"),
                warning.isBlank() ? text : warning + "\n\n" + text,
                text(status, "language"),
                first(text(status, "url"), text(status, "uri")),
                PRIVATE.contains(status.path("visibility").asText()),
                status.path("media_attachments").size(),
                time(status, now));
    }

    /** Who lives on the same server is named without it. */
    private static String handle(String acct, String host) {
        return "@" + acct + (acct.contains("@") ? "" : "@" + host);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Null when it is missing or empty. */
    private static String text(JsonNode node, String name) {
        String text = node.path(name).asText("");
        return text.isBlank() || node.path(name).isNull() ? null : text;
    }

    private static Instant time(JsonNode node, Instant unknown) {
        try {
            return OffsetDateTime.parse(node.path("created_at").asText()).toInstant();
        } catch (DateTimeException unreadable) {
            return unknown;
        }
    }
}
