package org.baken.channel.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.channel.Attempts;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Trouble;

/** Reads an account's own statuses, and compares them with what was approved. */
final class Statuses {

    /** Servers cut off parts of a second, and clocks differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

    private static final int PAGE = 40;
    private static final int MOST_PAGES = 3;
    private static final int MOST_SEEN = 100;
    private static final int EXCERPT = 1000;

    /** Says whether a status ends the reading. */
    private interface Reader {
        boolean isEnough(JsonNode status) throws ChannelException;
    }

    private final Server server;
    private final Clock clock;

    Statuses(Server server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    Look find(Link link, Post post, String remoteId) throws ChannelException {
        JsonNode status = server.find(link, Server.status(remoteId)).orElse(null);
        return status == null ? new Look.Absent() : found(status, post);
    }

    /** Quotes are counted apart since 4.5; they pass a status on too. */
    Map<String, Counts> figures(Link link, String remoteId) throws ChannelException {
        String path = Server.status(remoteId);
        return Beforehand.of(Server.host(link), () -> server.find(link, path))
                .map(status -> Counts.NONE
                        .with(Measure.FAVOURITES, status.path("favourites_count"))
                        .with(Measure.REPOSTS, status.path("reblogs_count"), status.path("quotes_count"))
                        .with(Measure.REPLIES, status.path("replies_count")))
                .map(counts -> Map.of(remoteId, counts))
                .orElse(Map.of());
    }

    /** Goes back through the account's own statuses until they are older than the post can be. */
    Look search(Link link, Post post, Attempts attempts) throws ChannelException {
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        List<Look> seen = new ArrayList<>();
        boolean whole = read(link, status -> {
            if (sentAt(status).isBefore(earliest)) {
                return true;
            }
            if (StatusText.same(text(status), post.text())
                    && answersSame(status, post)
                    && !attempts.isAnother(link, post, status.path("id").asText())) {
                seen.add(found(status, post));
            }
            return !seen.isEmpty();
        });
        if (!seen.isEmpty()) {
            return seen.get(0);
        }
        return whole ? new Look.Absent() : new Look.CannotTell(Trouble.of("channel.tooManyPosts"));
    }

    /** Newest first, without answers to others. */
    List<Seen> recent(Link link, Instant since) throws ChannelException {
        List<Seen> seen = new ArrayList<>();
        read(link, status -> {
            Instant at = sentAt(status);
            if (at.isBefore(since)) {
                return true;
            }
            if (isOwnTalk(status)) {
                String text = text(status);
                seen.add(new Seen(
                        receipt(status).remoteId(),
                        receipt(status).url(),
                        at,
                        text.substring(0, Math.min(text.length(), EXCERPT))));
            }
            return seen.size() == MOST_SEEN;
        });
        return seen;
    }

    private static boolean isOwnTalk(JsonNode status) {
        String answered = status.path("in_reply_to_account_id").asText("");
        boolean answers = !status.path("in_reply_to_id").asText("").isEmpty()
                && !status.path("in_reply_to_id").isNull();
        return status.path("reblog").isEmpty()
                && (!answers
                        || answered.equals(status.path("account").path("id").asText()));
    }

    /** Reads newest first until it is enough; false when there is more than is read. */
    private boolean read(Link link, Reader reader) throws ChannelException {
        String account = server.account(link).path("id").asText("");
        String before = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode statuses = server.read(
                    link,
                    "/api/v1/accounts/" + Server.segment(account) + "/statuses?limit=" + PAGE + "&exclude_reblogs=true"
                            + before);
            String last = "";
            for (JsonNode status : statuses) {
                last = status.path("id").asText();
                // A pinned one stands first although it is old.
                if (reader.isEnough(status) && !status.path("pinned").asBoolean(false)) {
                    return true;
                }
            }
            String next = last.isEmpty() ? "" : "&max_id=" + Server.segment(last);
            if (statuses.isEmpty() || next.equals(before)) {
                return true;
            }
            before = next;
        }
        return false;
    }

    /** The same words go to many people: what is an answer must stand under the very post that it answers. */
    private static boolean answersSame(JsonNode status, Post post) {
        return post.inReplyTo() == null
                || post.inReplyTo().equals(status.path("in_reply_to_id").asText(""));
    }

    /** The language is not compared: some servers keep it and tell another one here. */
    private Look found(JsonNode status, Post post) throws Unclear {
        String text = text(status);
        boolean same =
                StatusText.same(text, post.text()) && samePictures(status.path("media_attachments"), post.pictures());
        return new Look.Found(receipt(status), text, same);
    }

    private static boolean samePictures(JsonNode media, List<Picture> pictures) {
        if (media.size() != pictures.size()) {
            return false;
        }
        for (int at = 0; at < pictures.size(); at++) {
            if (!StatusText.same(
                    media.path(at).path("description").asText(""),
                    pictures.get(at).alt())) {
                return false;
            }
        }
        return true;
    }

    Receipt receipt(JsonNode status) throws Unclear {
        String id = status.path("id").asText("");
        if (id.isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", Mastodon.PLATFORM));
        }
        String url = status.path("url").asText("");
        return new Receipt(id, url.startsWith("https://") || url.startsWith("http://") ? url : null, sentAt(status));
    }

    private Instant sentAt(JsonNode status) {
        try {
            return OffsetDateTime.parse(status.path("created_at").asText()).toInstant();
        } catch (DateTimeException unreadable) {
            return clock.instant();
        }
    }

    private static String text(JsonNode status) {
        return StatusText.of(status.path("content").asText());
    }
}
