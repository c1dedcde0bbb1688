package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Requests;

/**
 * How often posts were liked, passed on and answered: lexicon {@code app.bsky.feed.getPosts}. The account's own server hands the
 * question on to the service that shows posts; a server that does not do so says that it knows no such method.
 *
 * @see <a href="https://docs.bsky.app/docs/api/app-bsky-feed-get-posts">Bluesky: getPosts</a>
 */
final class PostFigures {
    /** The most that the lexicon takes at once. */
    static final int MOST = 25;

    private final Pds pds;

    PostFigures(Pds pds) {
        this.pds = pds;
    }

    Map<String, Counts> of(Link link, List<String> remoteIds) throws ChannelException {
        List<String> known = remoteIds.stream()
                .filter(uri -> PostRecord.Place.of(uri) != null)
                .limit(MOST)
                .toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        String uris = known.stream().map(uri -> "uris=" + Requests.encode(uri)).collect(Collectors.joining("&"));
        JsonNode answer = Beforehand.of(
                Pds.host(link),
                () -> Pds.orFail(
                                pds.exchange(Sessions.bearer(
                                        Requests.to(Requests.under(
                                                        Pds.service(link), "/xrpc/app.bsky.feed.getPosts?" + uris))
                                                .GET(),
                                        link)),
                                link)
                        .json());
        Map<String, Counts> figures = new HashMap<>();
        for (JsonNode post : answer.path("posts")) {
            String uri = post.path("uri").asText("");
            if (known.contains(uri)) {
                figures.put(
                        uri,
                        Counts.NONE
                                .with(Measure.FAVOURITES, post.path("likeCount"))
                                .with(Measure.REPOSTS, post.path("repostCount"), post.path("quoteCount"))
                                .with(Measure.REPLIES, post.path("replyCount")));
            }
        }
        return figures;
    }
}
