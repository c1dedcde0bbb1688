package org.baken.forwarding;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.forwarding.ShareLinks.Act;
import org.baken.forwarding.ShareView.OfficialPost;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.media.MediaItem;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * A message as the share page's template takes it. In an exercise there is no link to anywhere outside.
 *
 * @param foreign its language when it is not that of the page; null when it is
 * @param copy the text for closed groups, with the short address and the code
 * @param ways how to bring the text into a closed group; empty in an exercise
 */
record SharedPost(
        String id,
        boolean replaces,
        String headline,
        String foreign,
        String text,
        String code,
        String official,
        List<Standing> posts,
        String copy,
        List<Link> ways,
        List<Shot> pictures) {
    private static final Map<String, String> NAMES = Map.of(
            "mastodon", "Mastodon",
            "bluesky", "Bluesky",
            "x", "X",
            "facebook", "Facebook",
            "instagram", "Instagram",
            "threads", "Threads",
            "linkedin", "LinkedIn",
            "telegram", "Telegram",
            "wordpress", "Website",
            "matrix", "Matrix");
    private static final int USUAL_WIDTH = 800;

    /** Something to press. */
    record Link(String words, String url) {}

    /**
     * Where it stands on one platform.
     *
     * @param best what to press first
     * @param own whether it can also be opened on a server of one's own
     * @param server the server that was typed; null when none
     * @param onServer the post on that server; null when none was typed
     */
    record Standing(
            String id,
            String platform,
            String account,
            Link best,
            List<Link> others,
            boolean own,
            String server,
            Link onServer) {}

    /** A picture: the size that is shown, and the largest one to be kept. */
    record Shot(String id, String shown, String whole, int width, int height, String alt, String credit) {
        boolean told() {
            return !alt.isEmpty();
        }
    }

    /** What somebody said about one place. */
    record Mine(String name, String reach) {}

    boolean anywhere() {
        return !posts.isEmpty();
    }

    static SharedPost of(SharedMessage message, boolean exercise, String server, String lang, Publisher house) {
        Words words = new Words("forwarding", lang);
        Words theirs = new Words("forwarding", message.lang());
        String proof = theirs.of("copy-proof", message.official(), message.code(), house.publicUrl() + "/verify");
        String copy = message.text() + "\n\n" + proof;
        String brief = message.headline() + "\n" + proof;
        List<Link> ways = exercise
                ? List.of()
                : List.of(
                        new Link("WhatsApp", ShareLinks.whatsApp(copy)),
                        new Link("Telegram", ShareLinks.telegram(message.official(), message.text())),
                        new Link(words.get("way-sms"), ShareLinks.sms(brief)),
                        new Link(words.get("way-mail"), ShareLinks.mail(message.headline(), copy)));
        return new SharedPost(
                message.id(),
                message.replaces(),
                message.headline(),
                message.lang().equals(lang) ? null : message.lang(),
                body(message),
                message.code(),
                message.official(),
                exercise ? List.of() : standing(message, server, words),
                copy,
                ways,
                shots(message, words));
    }

    /** The text without the headline, which stands above it. */
    private static String body(SharedMessage message) {
        String start = message.headline() + "\n";
        return message.text().startsWith(start)
                ? message.text().substring(start.length()).strip()
                : message.text();
    }

    private static List<Standing> standing(SharedMessage message, String server, Words words) {
        return message.posts().stream()
                .map(post -> standing(message.id(), post, server, words))
                .toList();
    }

    private static Standing standing(String message, OfficialPost post, String server, Words words) {
        String platform = NAMES.getOrDefault(post.platform(), post.platform());
        List<Link> links = ShareLinks.of(post).stream()
                .map(act -> link(act, platform, words))
                .toList();
        boolean own = post.platform().equals("mastodon");
        String host = own ? ShareLinks.host(server).orElse(null) : null;
        return new Standing(
                "p-" + Integer.toHexString((message + post.url()).hashCode()),
                platform,
                post.name(),
                links.get(0),
                links.subList(1, links.size()),
                own,
                host,
                host == null
                        ? null
                        : ShareLinks.onOwnServer(post, host)
                                .map(act -> link(act, host, words))
                                .orElseThrow());
    }

    private static Link link(Act act, String name, Words words) {
        return new Link(words.of("act." + act.words(), name), act.url());
    }

    private static List<Shot> shots(SharedMessage message, Words words) {
        return message.pictures().stream()
                .map(picture -> {
                    MediaItem.Size shown = picture.sizes().stream()
                            .filter(size -> size.width() >= USUAL_WIDTH)
                            .findFirst()
                            .orElse(picture.largest());
                    String credit = picture.credit() == null ? null : words.of("credit", picture.credit());
                    return new Shot(
                            "a-" + Integer.toHexString(shown.url().hashCode()),
                            shown.url(),
                            picture.largest().url(),
                            shown.width(),
                            shown.height(),
                            picture.alt(),
                            credit);
                })
                .toList();
    }

    /** The places where something was shared that still holds, each once. */
    static List<Mine> mine(ShareView view, Words words) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag(view.lang()));
        List<String> current = view.current().stream().map(SharedMessage::id).toList();
        Map<String, SharedPlace> once = view.places().stream()
                .filter(place -> current.contains(place.message()))
                .collect(Collectors.toMap(SharedPlace::id, place -> place, (one, other) -> one, LinkedHashMap::new));
        return once.values().stream()
                .map(place -> new Mine(
                        place.name(),
                        place.reach() == null ? null : words.of("reach-said", numbers.format(place.reach()))))
                .toList();
    }
}
