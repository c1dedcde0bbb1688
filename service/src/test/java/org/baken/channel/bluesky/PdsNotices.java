package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The notifications of {@link PdsStub}'s account, as the lexicon {@code app.bsky.notification.listNotifications} describes them. */
final class PdsNotices {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private record Notice(int number, String reason, String text, String subject, Instant at) {}

    private final List<Notice> notices = new ArrayList<>();

    void add(String reason, String text, String subject, Instant at) {
        notices.add(new Notice(notices.size(), reason, text, subject, at));
    }

    /** Newest first; the cursor is where the page before ended, as the server names it. */
    ObjectNode page(Map<String, String> query) {
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        String before = query.getOrDefault("cursor", "9999");
        List<Notice> page = notices.stream()
                .sorted(Comparator.comparing(PdsNotices::place).reversed())
                .filter(notice -> place(notice).compareTo(before) < 0)
                .limit(limit)
                .toList();
        ObjectNode answer = MAPPER.createObjectNode();
        if (page.size() == limit) {
            answer.put("cursor", place(page.get(page.size() - 1)));
        }
        page.forEach(notice -> answer.withArray("notifications").add(json(notice)));
        answer.withArray("notifications");
        return answer;
    }

    private static String place(Notice notice) {
        return String.format("%015d %05d", notice.at().toEpochMilli(), notice.number());
    }

    private static ObjectNode json(Notice notice) {
        String did = "did:plc:schrijver" + String.format("%015d", notice.number());
        ObjectNode json = MAPPER.createObjectNode()
                .put("uri", "at://" + did + "/app.bsky.feed.post/3k" + String.format("%011d", notice.number()))
                .put("cid", "bafy" + notice.number())
                .put("reason", notice.reason())
                .put("indexedAt", notice.at().toString());
        json.putObject("author")
                .put("did", did)
                .put("handle", "schrijver" + notice.number() + ".example")
                .put("displayName", "Schrijver");
        ObjectNode record = json.putObject("record")
                .put("$type", "app.bsky.feed.post")
                .put("text", notice.text())
                .put("createdAt", notice.at().toString());
        record.putArray("langs").add("nl");
        if (notice.subject() != null) {
            json.put("reasonSubject", notice.subject());
        }
        if (notice.reason().equals("reply")) {
            ObjectNode reply = record.putObject("reply");
            reply.putObject("parent").put("uri", notice.subject());
            reply.putObject("root").put("uri", notice.subject());
        }
        return json;
    }
}
