package org.baken.authenticity;

import java.net.IDN;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An address that somebody pasted, taken apart and never opened.
 *
 * @param user what stands before an {@code @} in the host, which only tricksters write; empty without
 * @param host in small letters, in ASCII (RFC 5891), without {@code www.}
 * @param port what is written; empty without
 * @param path without a slash at the end
 * @param query the parameters without those that platforms add to follow people, sorted
 * @param fragment what stands after the {@code #}; empty without
 * @param cut whether a platform left its end out
 */
record WebAddress(String user, String host, String port, String path, String query, String fragment, boolean cut) {
    private static final Pattern PARTS = Pattern.compile(
            "(?:(https?)://)?(?:([^/?#@]*)@)?([^/?#@:]+)(?::(\\d{1,5}))?(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern AFTER_THE_END = Pattern.compile("[.,;:!?)\\]}'’”»*_~>]+$");
    private static final Pattern CUT = Pattern.compile("(?:…|\\.{3})$");

    /** Added by mail programs, platforms and campaigns to see who follows a link. */
    private static final Set<String> TRACKERS = Set.of(
            "fbclid",
            "gclid",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igsh",
            "igshid",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_hsenc",
            "_hsmi",
            "ref",
            "ref_src",
            "ref_url",
            "si",
            "mibextid",
            "via",
            "trk");

    /** Where mail programs and platforms send people who follow a link, and which parameter holds the link itself. */
    private static final Map<String, String> WRAPPERS = Map.of(
            "l.facebook.com",
            "u",
            "lm.facebook.com",
            "u",
            "l.instagram.com",
            "u",
            "l.threads.com",
            "u",
            "google.com",
            "url");

    /** Links that are different for everybody who gets one. */
    private static final Pattern PERSONAL = Pattern.compile("^(/(?:subscription|f|x))/.+");

    private static final String SAFE_LINKS = ".safelinks.protection.outlook.com";
    private static final int MOST_WRAPPERS = 3;

    /** Takes an address apart; empty when it is none that a browser would open as a web page. */
    static Optional<WebAddress> of(String written) {
        return of(written.strip().replaceAll("^[<(\\[\"'“«]+", ""), MOST_WRAPPERS);
    }

    private static Optional<WebAddress> of(String written, int wrappers) {
        String trimmed = AFTER_THE_END.matcher(written).replaceFirst("");
        boolean cut = CUT.matcher(written).find();
        Matcher parts = PARTS.matcher(cut ? CUT.matcher(written).replaceFirst("") : trimmed);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = host(parts.group(3));
        if (!host.contains(".") && !host.equals("localhost")) {
            return Optional.empty();
        }
        String query = or(parts.group(6));
        Optional<String> wrapped = wrappers == 0 ? Optional.empty() : wrapped(host, query);
        if (wrapped.isPresent()) {
            return of(wrapped.get(), wrappers - 1);
        }
        return Optional.of(new WebAddress(
                or(parts.group(2)),
                host,
                or(parts.group(4)),
                or(parts.group(5)).replaceAll("/+$", ""),
                Arrays.stream(query.split("[&;]"))
                        .filter(parameter -> !parameter.isEmpty() && !tracks(parameter))
                        .sorted()
                        .collect(Collectors.joining("&")),
                or(parts.group(7)),
                cut));
    }

    /** What tells this address from others; the place on the page does not, nor whose link it is. */
    String key() {
        return (user.isEmpty() ? "" : user + "@")
                + site()
                + PERSONAL.matcher(path).replaceFirst("$1")
                + (query.isEmpty() ? "" : "?" + query);
    }

    /** The host with its port, if that is not the usual one. */
    String site() {
        return host + (port.isEmpty() || port.equals("80") || port.equals("443") ? "" : ":" + port);
    }

    /** Whether it is a host alone, as people write it in a sentence. */
    boolean isBare() {
        return user.isEmpty() && path.isEmpty() && query.isEmpty();
    }

    /** The words of a host that stands alone. */
    List<String> words() {
        return Arrays.stream(host.split("[.-]")).filter(word -> !word.isEmpty()).toList();
    }

    private static Optional<String> wrapped(String host, String query) {
        String holder = host.endsWith(SAFE_LINKS) ? "url" : WRAPPERS.get(host);
        if (holder == null) {
            return Optional.empty();
        }
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith(holder + "="))
                .map(parameter -> decoded(parameter.substring(holder.length() + 1)))
                .filter(inner -> inner.matches("(?i)https?://\\S+"))
                .findFirst();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean tracks(String parameter) {
        String name = parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
        return name.startsWith("utm_") || TRACKERS.contains(name);
    }

    private static String host(String written) {
        String host = written.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        try {
            host = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            // Too long or malformed: it is compared as it is, and is nobody's.
        }
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static String or(String part) {
        return part == null ? "" : part;
    }
}
