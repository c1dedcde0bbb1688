package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Deadline;
import org.baken.channel.Link;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Trouble;

/** Makes the record of a post: asks whom it mentions, what it answers, and uploads its pictures. Publishes nothing. */
final class Writing {

    private static final Duration LOOK_UP = Duration.ofSeconds(2);
    private static final Duration READING = Duration.ofSeconds(4);
    private static final Duration UPLOADING = Duration.ofSeconds(8);
    private static final int MOST_LOOK_UPS = 10;

    private final Pds pds;
    private final PictureRules rules;

    Writing(Pds pds, PictureRules rules) {
        this.pds = pds;
        this.rules = rules;
    }

    ObjectNode record(Link link, Post post, Deadline time) throws ChannelException {
        List<Facet> facets = Facet.in(post.text());
        ObjectNode record = PostRecord.of(post, Facet.written(facets, dids(link, facets, time)));
        if (post.inReplyTo() != null) {
            PostRecord.addReply(record, answered(link, post.inReplyTo()));
        }
        if (!post.pictures().isEmpty()) {
            PostRecord.addPictures(record, post.pictures(), uploaded(link, post.pictures(), time));
        }
        return record;
    }

    /** A record as the server has it now. */
    Answer read(Link link, PostRecord.Place place) throws ChannelException {
        Map<String, String> which = Map.of("repo", place.did(), "collection", Pds.POSTS, "rkey", place.key());
        return pds.exchange(Sessions.bearer(Pds.query(link, "com.atproto.repo.getRecord", which), link), READING);
    }

    /** Who is behind the handles. Nobody waits for a name: what cannot be found out now stays text. */
    private Map<String, String> dids(Link link, List<Facet> facets, Deadline time) throws Refused {
        List<String> handles = facets.stream()
                .filter(facet -> facet.kind() == Facet.Kind.MENTION)
                .map(facet -> facet.value().toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_LOOK_UPS)
                .toList();
        Map<String, String> dids = new HashMap<>();
        for (String handle : handles) {
            try {
                Answer answer = pds.exchange(
                        Sessions.bearer(
                                Pds.query(link, "com.atproto.identity.resolveHandle", Map.of("handle", handle)), link),
                        time.preparing(LOOK_UP, Pds.host(link)));
                String did = answer.ok() ? answer.json().path("did").asText("") : "";
                if (did.startsWith("did:")) {
                    dids.put(handle, did);
                }
            } catch (Retryable | ChannelException.Unclear later) {
                continue;
            } catch (ChannelException refused) {
                throw new Refused(refused.trouble());
            }
        }
        return dids;
    }

    private JsonNode answered(Link link, String uri) throws ChannelException {
        PostRecord.Place place = PostRecord.Place.of(uri);
        if (place == null) {
            throw new Refused(Trouble.of("channel.replyGone"));
        }
        Answer answer = read(link, place);
        if (Pds.error(answer).filter("RecordNotFound"::equals).isPresent()) {
            throw new Refused(Trouble.of("channel.replyGone"));
        }
        return Pds.orFail(answer, link).json();
    }

    /** The same bytes again are the same blob; one that no record names is thrown away by the server. */
    private List<JsonNode> uploaded(Link link, List<Picture> pictures, Deadline time) throws ChannelException {
        List<JsonNode> blobs = new ArrayList<>();
        for (Picture picture : pictures) {
            byte[] bytes = picture.within(rules);
            Answer answer = pds.exchange(
                    Sessions.bearer(Pds.procedure(link, "com.atproto.repo.uploadBlob", picture.type(), bytes), link),
                    time.preparing(UPLOADING, Pds.host(link)));
            blobs.add(Pds.orFail(answer, link).json().path("blob"));
        }
        return blobs;
    }
}
