package org.baken.channel.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Post;

/** The text of a letter as a small HTML page: paragraphs, lines and links, everything else escaped. */
final class Html {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]");

    private Html() {}

    static String of(Post post) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"").append(escape(post.lang()));
        page.append("\"><head><meta charset=\"utf-8\"><title>").append(escape(post.title()));
        page.append("</title></head><body>\n");
        for (String paragraph : post.text().strip().split("\\R{2,}")) {
            page.append("<p>")
                    .append(linked(paragraph).replaceAll("\\R", "<br>\n"))
                    .append("</p>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String linked(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            String address = escape(link.group());
            html.append(escape(text.substring(from, link.start())));
            html.append("<a href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            from = link.end();
        }
        return html.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
