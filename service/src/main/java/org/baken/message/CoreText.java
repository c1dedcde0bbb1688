package org.baken.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baken.check.Part;

/**
 * Makes one text of the parts of a core message: a paragraph for each, which begins with what it is about. The console does
 * the same while somebody types; both are held to the cases in {@code message/core-cases.json}.
 */
public final class CoreText {
    private static final Map<String, List<String>> LABELS = Map.of(
            "nl",
            List.of(
                    "Wat we weten",
                    "Wat we nog niet weten",
                    "Wat we doen",
                    "Wat we van je vragen",
                    "Volgend bericht",
                    "Meer informatie"),
            "fr",
            List.of(
                    "Ce que nous savons",
                    "Ce que nous ne savons pas encore",
                    "Ce que nous faisons",
                    "Ce que nous vous demandons",
                    "Prochain message",
                    "Plus d’informations"),
            "en",
            List.of(
                    "What we know",
                    "What we do not know yet",
                    "What we do",
                    "What we ask you to do",
                    "Next update",
                    "More information"));

    private CoreText() {}

    /** What stands before a part, in this language; in English for languages without words of their own. */
    public static String label(Part part, String lang) {
        return LABELS.getOrDefault(lang, LABELS.get("en")).get(part.ordinal());
    }

    /** What people are asked to do comes first when that is what the message is for (guideline V13). */
    static List<Part> order(Purpose purpose) {
        List<Part> parts = new ArrayList<>(List.of(Part.values()));
        if (purpose == Purpose.INSTRUCTION || purpose == Purpose.ALL_CLEAR) {
            parts.remove(Part.ASKED);
            parts.add(0, Part.ASKED);
        }
        return parts;
    }

    /** The whole text, without what nobody wrote; empty when nobody wrote anything. */
    static String of(Core core, Purpose purpose, String lang) {
        String colon = lang.equals("fr") ? " : " : ": ";
        return order(purpose).stream()
                .filter(part -> core.part(part) != null)
                .map(part -> label(part, lang) + colon + core.part(part))
                .collect(Collectors.joining("\n\n"));
    }
}
