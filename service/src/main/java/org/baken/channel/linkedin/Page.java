package org.baken.channel.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.channel.Attempts;
import org.baken.channel.Attempts.Attempt;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Link;
import org.baken.channel.Lists.Seen;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/** A page and its posts, with credentials that hold. */
final class Page {

    static final String ORGANIZATION = "organization";

    private static final Pattern NUMBER = Pattern.compile("(?:.*/company/)?(\\d{1,15})(?:/.*)?");
    private static final Pattern URN = Pattern.compile("urn:li:(?:share|ugcPost):\\d{1,25}");
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);
    private static final int MOST = 100;
    /** Of an address that is not too long for anybody on its way. */
    static final int MOST_COUNTED = 20;

    private static final int EXCERPT = 1_000;

    private final LinkedInApi api;
    private final Clock clock;

    Page(LinkedInApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** The page's number, also out of the address at which it is managed; empty when it is neither. */
    static Optional<String> number(Link link) {
        return link.setting(ORGANIZATION)
                .map(NUMBER::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    static String author(Link link) throws Refused {
        return "urn:li:organization:"
                + number(link).orElseThrow(() -> new Refused(Trouble.of("channel.linkedin.organization")));
    }

    Receipt publish(Link link, Post post, Attempt attempt, PictureRules rules) throws ChannelException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("author", author(link));
        content.put("commentary", LittleText.of(post.text()));
        content.put("visibility", "PUBLIC");
        content.put(
                "distribution",
                Map.of(
                        "feedDistribution",
                        "MAIN_FEED",
                        "targetEntities",
                        List.of(),
                        "thirdPartyDistributionChannels",
                        List.of()));
        content.put("lifecycleState", "PUBLISHED");
        content.put("isReshareDisabledByAuthor", false);
        pictures(link, post, attempt, rules).ifPresent(media -> content.put("content", media));
        attempt.inTime(api.host());
        String urn = api.post(link, "/rest/posts", "CREATE", content)
                .headers()
                .firstValue("x-restli-id")
                .orElse("");
        if (!URN.matcher(urn).matches()) {
            throw new Unclear(Trouble.of("channel.badAnswer", api.host()));
        }
        return receipt(urn, clock.instant());
    }

    private Optional<Map<String, Object>> pictures(Link link, Post post, Attempt attempt, PictureRules rules)
            throws ChannelException {
        List<Map<String, String>> images = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            String image = attempt.made(picture.name(), api.host(), () -> upload(link, picture, rules));
            images.add(Map.of("id", image, "altText", picture.alt()));
        }
        for (Map<String, String> image : images) {
            awaitReady(link, attempt, image.get("id"));
        }
        return switch (images.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Map.of("media", images.get(0)));
            default -> Optional.of(Map.of("multiImage", Map.of("images", images)));
        };
    }

    private String upload(Link link, Picture picture, PictureRules rules) throws ChannelException {
        byte[] file = picture.within(rules);
        JsonNode place = api.post(
                        link,
                        "/rest/images?action=initializeUpload",
                        "ACTION",
                        Map.of("initializeUploadRequest", Map.of("owner", author(link))))
                .json()
                .path("value");
        String image = place.path("image").asText("");
        if (!image.matches("urn:li:image:[A-Za-z0-9_-]{1,100}")) {
            throw new Unclear(Trouble.of("channel.badAnswer", api.host()));
        }
        api.put(link, place.path("uploadUrl").asText(""), picture.type(), file);
        return image;
    }

    private void awaitReady(Link link, Attempt attempt, String image) throws ChannelException {
        while (true) {
            String status = api.get(link, "/rest/images/" + Requests.encode(image), "GET")
                    .path("status")
                    .asText("");
            if (status.equals("AVAILABLE")) {
                return;
            }
            if (status.equals("PROCESSING_FAILED")) {
                throw new Refused(Trouble.of("channel.picture.failed", api.host(), ""));
            }
            attempt.pause(api.host());
        }
    }

    Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        api.post(
                link,
                path(remoteId),
                "PARTIAL_UPDATE",
                Map.of("patch", Map.of("$set", Map.of("commentary", LittleText.of(post.text())))));
        return receipt(remoteId, clock.instant());
    }

    void remove(Link link, String remoteId) throws ChannelException {
        api.delete(link, path(remoteId));
    }

    Look find(Link link, Post post, String remoteId) throws ChannelException {
        Optional<JsonNode> live = api.find(link, path(remoteId));
        return live.isPresent() ? found(live.get(), post) : new Look.Absent();
    }

    /** Looks for the post by its text, among those that are not older than it and known to be no other. */
    Look search(Link link, Post post, Attempts attempts) throws ChannelException {
        Instant earliest = post.createdAt().minus(CLOCKS_DIFFER);
        JsonNode posts = newest(link);
        boolean complete = posts.size() < MOST;
        for (JsonNode live : posts) {
            if (at(live).isBefore(earliest)) {
                complete = true;
            } else if (Markup.same(text(live), post.text())
                    && !attempts.isAnother(link, post, live.path("id").asText(""))) {
                return found(live, post);
            }
        }
        return complete ? new Look.Absent() : new Look.CannotTell(Trouble.of("channel.tooManyPosts"));
    }

    List<Seen> recent(Link link, Instant since) throws ChannelException {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode live : newest(link)) {
            if (!at(live).isBefore(since) && !live.has("reshareContext")) {
                Receipt receipt = receipt(live);
                String text = text(live);
                seen.add(new Seen(
                        receipt.remoteId(),
                        receipt.url(),
                        receipt.sentAt(),
                        text.substring(0, Math.min(EXCERPT, text.length()))));
            }
        }
        return seen;
    }

    /**
     * Reactions and comments. LinkedIn gives them under the right to read the page's posts, or, to some apps, only under a right of
     * their own; then it refuses.
     *
     * @see <a href="https://learn.microsoft.com/linkedin/marketing/community-management/shares/social-metadata-api">LinkedIn: social
     *     metadata</a>
     */
    Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        List<String> urns = remoteIds.stream()
                .filter(urn -> URN.matcher(urn).matches())
                .limit(MOST_COUNTED)
                .toList();
        if (urns.isEmpty()) {
            return Map.of();
        }
        String ids = urns.stream().map(Requests::encode).collect(Collectors.joining(","));
        JsonNode results = api.get(link, "/rest/socialMetadata?ids=List(" + ids + ")", "BATCH_GET")
                .path("results");
        Map<String, Counts> figures = new LinkedHashMap<>();
        for (String urn : urns) {
            JsonNode one = results.path(urn);
            if (one.isObject()) {
                figures.put(
                        urn,
                        Counts.NONE
                                .with(Measure.FAVOURITES, reactions(one.path("reactionSummaries")))
                                .with(
                                        Measure.REPLIES,
                                        one.path("commentSummary").path("count")));
            }
        }
        return figures;
    }

    /** All kinds together. A kind that nobody chose is not among them, so none at all is zero. */
    private static Long reactions(JsonNode kinds) {
        if (!kinds.isObject()) {
            return null;
        }
        long sum = 0;
        for (JsonNode kind : kinds) {
            Long count = Counts.number(kind.path("count"));
            if (count == null) {
                return null;
            }
            sum += count;
        }
        return Math.min(sum, Counts.MOST);
    }

    private JsonNode newest(Link link) throws ChannelException {
        return api.get(
                        link,
                        "/rest/posts?author=" + Requests.encode(author(link)) + "&q=author&sortBy=CREATED&count="
                                + MOST,
                        "FINDER")
                .path("elements");
    }

    private Look found(JsonNode live, Post post) throws ChannelException {
        String text = text(live);
        return new Look.Found(receipt(live), text, Markup.same(text, post.text()));
    }

    private Receipt receipt(JsonNode live) throws Unclear {
        String urn = live.path("id").asText("");
        if (!URN.matcher(urn).matches()) {
            throw new Unclear(Trouble.of("channel.badAnswer", api.host()));
        }
        return receipt(urn, at(live));
    }

    private static Receipt receipt(String urn, Instant at) {
        return new Receipt(urn, "https://www.linkedin.com/feed/update/" + urn + "/", at);
    }

    private static Instant at(JsonNode live) {
        return Instant.ofEpochMilli(
                live.path("publishedAt").asLong(live.path("createdAt").asLong(0)));
    }

    private static String text(JsonNode live) {
        return LittleText.read(live.path("commentary").asText(""));
    }

    private static String path(String remoteId) throws Refused {
        if (!URN.matcher(remoteId).matches()) {
            throw new Refused(Trouble.of("channel.badAnswer", remoteId));
        }
        return "/rest/posts/" + Requests.encode(remoteId);
    }
}
