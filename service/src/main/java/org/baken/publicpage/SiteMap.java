package org.baken.publicpage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.baken.platform.Publisher;

/**
 * What search engines are told there is (sitemaps.org, protocol 0.9): the pages of open, real incidents in each of their languages,
 * and the pages that are always there. What is not public, or an exercise, is not even named as forbidden.
 */
final class SiteMap {
    /** A text of the sitemap protocol. */
    static final String TYPE = "application/xml";

    private final Publisher house;

    SiteMap(Publisher house) {
        this.house = house;
    }

    /** @param views one of each incident, in any language */
    byte[] of(List<PageView> views) {
        StringBuilder map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (String path : List.of("/", "/accounts", "/code", "/verify")) {
            page(map, path, house.languages(), null);
        }
        views.stream()
                .filter(view -> !view.exercise())
                .forEach(view -> page(
                        map,
                        "/i/" + view.slug(),
                        view.languages(),
                        view.changedAt().toString()));
        return map.append("</urlset>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Each language is an address of its own that names the others, as canonical links do. */
    private void page(StringBuilder map, String path, List<String> languages, String modified) {
        String address = house.publicUrl() + path;
        for (String lang : languages) {
            map.append("<url><loc>").append(xml(address, languages, lang)).append("</loc>");
            if (modified != null) {
                map.append("<lastmod>").append(modified).append("</lastmod>");
            }
            if (languages.size() > 1) {
                languages.forEach(other -> map.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                        .append(other)
                        .append("\" href=\"")
                        .append(xml(address, languages, other))
                        .append("\"/>"));
            }
            map.append("</url>\n");
        }
    }

    private static String xml(String address, List<String> languages, String lang) {
        return (languages.size() > 1 ? address + "?lang=" + lang : address)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    /** What they may fetch (RFC 9309). Personal links are not named: their pages say themselves that they are not to be kept. */
    byte[] robots() {
        return ("User-agent: *\nDisallow: /api/\nDisallow: /console/\nSitemap: " + house.publicUrl() + "/sitemap.xml\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
