package org.baken.publicpage;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.edge.Place;
import org.baken.platform.Catalogue;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/**
 * Makes links of the pages lead from file to file, so that they work on any web server, below any folder and from a disk: one that
 * gives out files knows nothing of {@code ?lang=}.
 *
 * @param places what is copied, by path
 */
record StaticLinks(Map<String, Place> places, Publisher house) {
    private static final Pattern LINK = Pattern.compile("\\b(href|src|srcset|action)=\"([^\"]*)\"");
    private static final Pattern MAIN = Pattern.compile("<main\\b[^>]*>");

    /** The path of the file for what is at a path under a name: a language, a pair of them, or nothing. */
    String file(String path, String name) {
        String main = places.get(path).names().iterator().next();
        String variant = name.equals(main) ? "" : "." + name.replace(' ', '-');
        int dot = path.lastIndexOf('.');
        if (dot > path.lastIndexOf('/')) {
            return path.substring(1, dot) + variant + path.substring(dot);
        }
        String folder = path.equals("/") ? "" : path.substring(1) + "/";
        return folder + "index" + variant + ".html";
    }

    /** A page as a file. */
    String relative(String html, String path, String name) {
        String here = file(path, name);
        String linked = LINK.matcher(html).replaceAll(found -> {
            String value = found.group(2).replace("&#61;", "=").replace("&amp;", "&");
            String changed = found.group(1).equals("srcset")
                    ? Arrays.stream(value.split(", *"))
                            .map(one -> link(one, path, here))
                            .collect(Collectors.joining(", "))
                    : link(value, path, here);
            return Matcher.quoteReplacement(found.group(1) + "=\"" + changed.replace("&", "&amp;") + "\"");
        });
        String lang = name.replaceFirst(" .*", "");
        String note = new Words("publicpage", Catalogue.language(Locale.forLanguageTag(lang)))
                .of("copy-note", house.publicUrl());
        return MAIN.matcher(linked)
                .replaceFirst(
                        found -> Matcher.quoteReplacement(found.group() + "\n<p class=\"note\">" + note + "</p>"));
    }

    /** A page that leads on to another, for a web server that knows no redirects. */
    byte[] redirect(String location, String path, String name) {
        String to = link(location, path, file(path, name)).replace("&", "&amp;");
        String html = "<!doctype html>\n<html lang=\"" + name + "\"><head><meta charset=\"utf-8\"><title>"
                + house.name().replace("&", "&amp;").replace("<", "&lt;")
                + "</title><meta name=\"robots\" content=\"noindex\"><meta http-equiv=\"refresh\" content=\"0; url="
                + to
                + "\"></head><body><p><a href=\"" + to + "\">→</a></p></body></html>\n";
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private String link(String value, String path, String here) {
        String whole = value.startsWith("?") ? path + value : value;
        if (!whole.startsWith("/") || whole.startsWith("//")) {
            return value;
        }
        String width = whole.contains(" ") ? whole.substring(whole.indexOf(' ')) : "";
        URI address = URI.create(whole.substring(0, whole.length() - width.length()));
        Place place = places.get(address.getPath());
        if (place == null) {
            return house.publicUrl() + whole;
        }
        String fragment = address.getFragment() == null ? "" : "#" + address.getFragment();
        String there = file(address.getPath(), name(place, address.getQuery()));
        return there.equals(here) && !fragment.isEmpty() ? fragment : between(here, there) + fragment + width;
    }

    private static String name(Place place, String query) {
        List<String> names = List.copyOf(place.names());
        String lang = parameter(query, "lang");
        String pair = Place.pair(lang, parameter(query, "with"));
        return names.contains(lang) ? lang : names.contains(pair) ? pair : names.get(0);
    }

    private static String parameter(String query, String parameter) {
        return Arrays.stream((query == null ? "" : query).split("&"))
                .filter(each -> each.startsWith(parameter + "="))
                .map(each -> each.substring(parameter.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static String between(String here, String there) {
        Path from = Path.of("/" + here).getParent();
        return from.relativize(Path.of("/" + there)).toString().replace('\\', '/');
    }
}
