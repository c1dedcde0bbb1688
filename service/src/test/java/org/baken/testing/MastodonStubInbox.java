package org.baken.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The notifications of {@link MastodonStub}'s account, paged as Mastodon's documentation says: newest first, 80 at most. */
public final class MastodonStubInbox {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 80;

    /** What somebody wrote. */
    public record Mention(
            String status,
            String acct,
            String text,
            String inReplyTo,
            String visibility,
            Instant at,
            boolean favourite) {}

    private final List<Mention> mentions = new ArrayList<>();
    private final Set<Integer> dismissed = new HashSet<>();
    private int next = 5_000;

    /** Somebody writes to the account; gives the id of the status. */
    synchronized String add(String acct, String text, String inReplyTo, String visibility, Instant at) {
        String id = String.valueOf(900_000 + next++);
        mentions.add(new Mention(id, acct, text, inReplyTo, visibility, at, false));
        return id;
    }

    /** Somebody likes something, which says nothing. */
    synchronized void like(String acct, Instant at) {
        mentions.add(new Mention("1", acct, "", null, "public", at, true));
    }

    /** Somebody wipes the newest notification away; its status stays. */
    synchronized void dismissNewest() {
        dismissed.add(mentions.size());
    }

    /** @param query as asked; {@code max_id} gives those before */
    synchronized ArrayNode page(Map<String, String> query) {
        int before = Integer.parseInt(query.getOrDefault("max_id", String.valueOf(Integer.MAX_VALUE)));
        int limit = Math.min(MOST, Integer.parseInt(query.getOrDefault("limit", "40")));
        List<Integer> wanted = new ArrayList<>();
        for (int id = 1; id <= mentions.size(); id++) {
            boolean type =
                    !query.containsKey("types[]") || !mentions.get(id - 1).favourite();
            if (id < before && type && !dismissed.contains(id)) {
                wanted.add(id);
            }
        }
        List<Integer> page = wanted.subList(Math.max(0, wanted.size() - limit), wanted.size());
        ArrayNode answer = MAPPER.createArrayNode();
        for (int at = page.size() - 1; at >= 0; at--) {
            answer.add(json(page.get(at)));
        }
        return answer;
    }

    private ObjectNode json(int id) {
        Mention mention = mentions.get(id - 1);
        ObjectNode notification = MAPPER.createObjectNode()
                .put("id", String.valueOf(id))
                .put("type", mention.favourite() ? "favourite" : "mention")
                .put("created_at", mention.at().toString());
        ObjectNode status = notification
                .putObject("status")
                .put("id", mention.status())
                .put("in_reply_to_id", mention.inReplyTo())
                .put("created_at", mention.at().toString())
                .put("visibility", mention.visibility())
                .put("language", "nl")
                .put("spoiler_text", "")
                .put("url", "https://elders.example/@" + mention.acct() + "/" + mention.status())
                .put("content", StatusHtml.of(mention.text()));
        status.putArray("media_attachments");
        status.putObject("account")
                .put("id", String.valueOf(mention.acct().hashCode()))
                .put("acct", mention.acct())
                .put("display_name", "De " + mention.acct())
                .put("uri", "https://elders.example/users/" + mention.acct())
                .put("url", "https://elders.example/@" + mention.acct());
        return notification;
    }
}
