package org.baken.testing;

import java.util.regex.Pattern;

/** How {@link MastodonStub} shows and counts a text: written apart from the connector, so that each checks the other. */
final class StatusHtml {

    private static final Pattern URL = Pattern.compile("https?://[^\\s)]+[^\\s).,!?:;]");

    private StatusHtml() {}

    /** As Mastodon shows it: paragraphs, short links, mentions without their server. */
    static String of(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
        String mentioned = Pattern.compile("(?<![\\w/])@(\\w+)@([\\w.]+\\w)")
                .matcher(escaped)
                .replaceAll("<span class=\"h-card\"><a href=\"https://$2/@$1\">@<span>$1</span></a></span>");
        String linked = Pattern.compile("(?<![\"\\w])(https?://)([^\\s<)]{1,30})([^\\s<)]*[^\\s<).,!?:;])?")
                .matcher(mentioned)
                .replaceAll(found -> "<a href=\"" + found.group() + "\" rel=\"nofollow\"><span class=\"invisible\">"
                        + found.group(1) + "</span><span class=\"ellipsis\">" + found.group(2)
                        + "</span><span class=\"invisible\">" + (found.group(3) == null ? "" : found.group(3))
                        + "</span></a>");
        return "<p>" + linked.replaceAll("\n{2,}", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    static int length(String text) {
        String short23 = URL.matcher(text).replaceAll("x".repeat(23)).replaceAll("(@\\w+)@[\\w.]+\\w", "$1");
        return (int) Pattern.compile("\\X").matcher(short23).results().count();
    }
}
