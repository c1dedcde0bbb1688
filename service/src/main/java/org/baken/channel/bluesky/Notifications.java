package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.channel.ChannelException;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;

/**
 * What people write to the account: answers to our posts, mentions and quotes. Private messages are a service of their own there,
 * which app passwords usually do not open; they are not read.
 *
 * @see <a href="https://docs.bsky.app/docs/api/app-bsky-notification-list-notifications">Bluesky: listNotifications</a>
 */
final class Notifications {
    private static final Set<String> REASONS = Set.of("reply", "mention", "quote");
    private static final String PAGE = "100";
    /** What is indexed at nearly the same time may be listed late, or in another order. */
    private static final Duration OVERLAP = Duration.ofSeconds(60);

    private final Pds pds;
    private final Clock clock;

    Notifications(Pds pds, Clock clock) {
        this.pds = pds;
        this.clock = clock;
    }

    /**
     * How far we are. The list begins with the newest, so each walk goes down page by page to where the one before began.
     *
     * @param did whose list it is
     * @param known what is not newer was had before
     * @param top the newest of this walk, which is known when it has ended; null before its first page
     * @param page where the walk goes on, in the server's words; empty at its begin
     */
    private record Walk(String did, Instant known, Instant top, String page) {
        static Walk of(String cursor, String did, Instant since) {
            String[] parts = cursor == null ? new String[0] : cursor.split(" ", 4);
            try {
                return parts.length == 4 && parts[0].equals(did)
                        ? new Walk(
                                did,
                                Instant.parse(parts[1]),
                                parts[2].isEmpty() ? null : Instant.parse(parts[2]),
                                parts[3])
                        : new Walk(did, since, null, "");
            } catch (DateTimeException unreadable) {
                return new Walk(did, since, null, "");
            }
        }

        String cursor() {
            return did + " " + known + " " + (top == null ? "" : top) + " " + page;
        }

        Walk over(Instant now) {
            Instant settled = now.minus(OVERLAP);
            Instant reached = top == null || top.isAfter(settled) ? settled : top;
            return new Walk(did, reached.isAfter(known) && top != null ? reached : known, null, "");
        }
    }

    Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        Walk walk = Walk.of(cursor, Sessions.did(link), since);
        Map<String, String> parameters = new HashMap<>(Map.of("limit", PAGE));
        if (!walk.page().isEmpty()) {
            parameters.put("cursor", walk.page());
        }
        JsonNode answer = Pds.orFail(
                        pds.exchange(Sessions.bearer(
                                Pds.query(link, "app.bsky.notification.listNotifications", parameters), link)),
                        link)
                .json();
        Instant top = walk.top();
        boolean reached = false;
        List<Heard> heard = new ArrayList<>();
        for (JsonNode notification : answer.path("notifications")) {
            Instant at = time(notification.path("indexedAt"), clock.instant());
            top = top == null || at.isAfter(top) ? at : top;
            if (!at.isAfter(walk.known())) {
                reached = true;
            } else if (REASONS.contains(notification.path("reason").asText())
                    && PostRecord.Place.of(notification.path("uri").asText()) != null) {
                heard.add(heard(notification, at));
            }
        }
        Collections.reverse(heard);
        String next = answer.path("cursor").asText("");
        boolean more = !reached && !next.isEmpty() && !next.equals(walk.page()) && next.length() <= 1_500;
        Walk after = new Walk(walk.did(), walk.known(), top, next);
        return new Batch(
                heard, more ? after.cursor() : after.over(clock.instant()).cursor(), more);
    }

    private static Heard heard(JsonNode notification, Instant indexedAt) {
        JsonNode author = notification.path("author");
        JsonNode record = notification.path("record");
        JsonNode reply = record.path("reply");
        String uri = notification.path("uri").asText();
        String did = author.path("did").asText("");
        String handle = author.path("handle").asText(did);
        boolean quote = notification.path("reason").asText().equals("quote");
        String parent = reply.path("parent").path("uri").asText(null);
        return new Heard(
                uri,
                quote && parent == null ? notification.path("reasonSubject").asText(null) : parent,
                reply.path("root").path("uri").asText(null),
                did,
                "@" + handle,
                author.path("displayName").asText(null),
                "https://bsky.app/profile/" + did,
                PostRecord.text(record),
                record.path("langs").path(0).asText(null),
                "https://bsky.app/profile/" + did + "/post/"
                        + PostRecord.Place.of(uri).key(),
                false,
                pictures(record.path("embed")),
                time(record.path("createdAt"), indexedAt));
    }

    /** A post that quotes another keeps its pictures beside the quotation. */
    private static int pictures(JsonNode embed) {
        return embed.path("images").size() + embed.path("media").path("images").size();
    }

    private static Instant time(JsonNode node, Instant unknown) {
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException unreadable) {
            return unknown;
        }
    }
}
