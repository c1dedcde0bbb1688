package org.baken.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.platform.LanguageChoice;

/**
 * Understands what readers' browsers wish for, whatever they send. Browsers send the same few headers again and again, so what
 * they mean is kept; how much is kept has a bound, so that nobody fills the memory with odd ones. Thread-safe.
 */
final class Wishes {
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST = 500;
    private static final Coding[] AS_IT_IS = {Coding.IDENTITY};

    private final Cache<String, Coding[]> codings =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();
    private final Cache<String, List<String>> tongues =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

    /**
     * The packings that a reader takes, best first.
     *
     * @param header {@code Accept-Encoding} (RFC 9110, 12.5.3); null when there is none
     */
    Coding[] codings(String header) {
        if (header == null || header.length() > LONGEST) {
            return AS_IT_IS;
        }
        return codings.get(header, Wishes::parsed);
    }

    /**
     * The language of {@code offered} that a reader likes best.
     *
     * @param query of the address, where {@code lang=} may name one; null or anything at all
     * @param header {@code Accept-Language} (RFC 9110, 12.5.4); null or anything at all
     */
    String language(String query, String header, List<String> offered) {
        String asked = asked(query, offered);
        if (asked != null) {
            return asked;
        }
        if (header != null && offered.size() > 1 && header.length() <= LONGEST) {
            for (String wish : tongues.get(header, LanguageChoice::wishes)) {
                if (offered.contains(wish)) {
                    return wish;
                }
            }
        }
        return offered.get(0);
    }

    /** The language that the address names, if it is offered; null otherwise. */
    static String asked(String query, List<String> offered) {
        return named("lang", query, offered);
    }

    /** The one of {@code offered} that a parameter of the address names; null when it names none of them. */
    static String named(String parameter, String query, List<String> offered) {
        if (query == null || query.length() > LONGEST) {
            return null;
        }
        String start = parameter + "=";
        int from = query.startsWith(start) ? start.length() : query.indexOf("&" + start) + start.length() + 1;
        if (from == start.length() && !query.startsWith(start)) {
            return null;
        }
        int to = query.indexOf('&', from);
        String value = query.substring(from, to < 0 ? query.length() : to);
        for (String one : offered) {
            if (one.equalsIgnoreCase(value)) {
                return one;
            }
        }
        return null;
    }

    private static Coding[] parsed(String header) {
        Map<Coding, Double> weights = new EnumMap<>(Coding.class);
        double others = 0;
        for (String part : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] pieces = part.split(";", -1);
            String name = pieces[0].strip();
            double weight = weight(pieces);
            if (name.equals("*")) {
                others = weight;
                weights.putIfAbsent(Coding.IDENTITY, -weight);
            } else {
                Arrays.stream(Coding.values())
                        .filter(coding -> coding.token().equals(name) || coding == Coding.GZIP && name.equals("x-gzip"))
                        .forEach(coding -> weights.put(coding, weight));
            }
        }
        return ordered(weights, others);
    }

    /** What is sent as it is needs no mention, unless it is refused, by its name or by a star (RFC 9110, 12.5.3). */
    private static Coding[] ordered(Map<Coding, Double> weights, double others) {
        Map<Coding, Double> wanted = new EnumMap<>(Coding.class);
        for (Coding coding : Coding.values()) {
            double usual = coding == Coding.IDENTITY ? 0.0001 : others;
            double weight = weights.getOrDefault(coding, usual);
            // Named only by a star: taken, but not before what was named.
            wanted.put(coding, coding == Coding.IDENTITY && weight < 0 ? 0.0001 : weight);
        }
        List<Coding> taken = new ArrayList<>(wanted.keySet());
        taken.removeIf(coding -> wanted.get(coding) == 0);
        taken.sort(Comparator.comparing(coding -> -wanted.get(coding)));
        return taken.toArray(new Coding[0]);
    }

    private static double weight(String[] pieces) {
        for (int i = 1; i < pieces.length; i++) {
            String piece = pieces[i].strip();
            if (piece.startsWith("q=")) {
                try {
                    double weight = Double.parseDouble(piece.substring(2).strip());
                    return weight >= 0 && weight <= 1 ? weight : 0;
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
