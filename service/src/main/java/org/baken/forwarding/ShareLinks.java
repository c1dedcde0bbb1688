package org.baken.forwarding;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.forwarding.ShareView.OfficialPost;

/**
 * Writes the addresses with which platforms let somebody share. They are plain links: nothing is loaded from a platform before
 * somebody presses one, and none names this page, for browsers are told to send no referrer.
 */
final class ShareLinks {
    /** A host name as it stands in an address: no port, no user, no number instead of a name. */
    private static final Pattern SERVER =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

    private static final Pattern STATUS =
            Pattern.compile("^https://(?:www\\.)?(?:x|twitter)\\.com/[^/]+/status/(\\d+)");

    private ShareLinks() {}

    /**
     * One thing that somebody can do with a post.
     *
     * @param words the end of the key of what the link says
     */
    record Act(String words, String url) {}

    /** What the platform offers to pass this very post on with; the best way first, never empty. */
    static List<Act> of(OfficialPost post) {
        String url = post.url();
        List<Act> acts = new ArrayList<>();
        switch (post.platform()) {
            case "x" -> {
                Matcher status = STATUS.matcher(url);
                if (status.find()) {
                    acts.add(new Act("repost", "https://x.com/intent/retweet?tweet_id=" + status.group(1)));
                }
                acts.add(new Act("open", url));
            }
            case "facebook" -> {
                acts.add(new Act("share-on", "https://www.facebook.com/sharer/sharer.php?u=" + encoded(url)));
                acts.add(new Act("open", url));
            }
            case "linkedin" -> {
                acts.add(new Act("share-on", "https://www.linkedin.com/sharing/share-offsite/?url=" + encoded(url)));
                acts.add(new Act("open", url));
            }
            case "bluesky" -> {
                acts.add(new Act("open-repost", url));
                acts.add(new Act("quote", "https://bsky.app/intent/compose?text=" + encoded(url)));
            }
            case "threads" -> {
                acts.add(new Act("open-repost", url));
                acts.add(new Act("quote", "https://www.threads.com/intent/post?url=" + encoded(url)));
            }
            case "telegram" -> {
                acts.add(new Act("share-on", "https://t.me/share/url?url=" + encoded(url)));
                acts.add(new Act("open", url));
            }
            case "mastodon" -> acts.add(new Act("open-boost", url));
            default -> acts.add(new Act("open-share", url));
        }
        return acts;
    }

    /**
     * The post on somebody's own Mastodon server, where they can boost it: a server cannot know who somebody is on another one.
     *
     * @param server as people type it: a host name, an address, or a whole handle such as {@code @an@mastodon.social}
     * @return empty for what cannot be a server
     */
    static Optional<Act> onOwnServer(OfficialPost post, String server) {
        return host(server)
                .map(host ->
                        new Act("on-server", "https://" + host + "/authorize_interaction?uri=" + encoded(post.url())));
    }

    /** The host name of a server as people type it. */
    static Optional<String> host(String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String host = typed.strip()
                .toLowerCase(java.util.Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/.*$", "")
                .replaceFirst("^.*@", "");
        return SERVER.matcher(host).matches() ? Optional.of(host) : Optional.empty();
    }

    static String whatsApp(String text) {
        return "https://wa.me/?text=" + encoded(text);
    }

    static String telegram(String url, String text) {
        return "https://t.me/share/url?url=" + encoded(url) + "&text=" + encoded(text);
    }

    /** Both kinds of telephone take this form. */
    static String sms(String text) {
        return "sms:?&body=" + encoded(text);
    }

    /** RFC 6068: lines end in CR LF. */
    static String mail(String subject, String text) {
        return "mailto:?subject=" + encoded(subject) + "&body=" + encoded(text.replace("\n", "\r\n"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
