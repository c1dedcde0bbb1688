package org.baken.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** How a message speaks to its readers: one form of address, no lecturing, an eye for what they feel (H16, H19, H28, V26). */
final class Manner {
    private static final Map<String, Pattern> LECTURING = Map.of(
            "nl",
                    words(
                            "zoals we al zeiden|zoals reeds gezegd|zoals al gemeld|u moet begrijpen|je moet begrijpen|had kunnen weten|nogmaals"),
            "fr",
                    words(
                            "comme déjà dit|comme nous l'avons déjà|vous devez comprendre|vous auriez dû|rappelons une fois de plus"),
            "en",
                    words(
                            "as we already said|as already stated|you must understand|you should have known|once again we"));
    private static final Map<String, Pattern> FEELING = Map.of(
            "nl", words("begrijpen|begrijpelijk|bezorgd|zorgen|ongerust|schrikken|vervelend|spijt"),
            "fr", words("comprenons|inqui\\p{L}*|souci|regrettons|difficile|conscients"),
            "en", words("understand|worried|worrying|concern\\p{L}*|sorry|difficult|upsetting"));
    private static final Map<String, Pattern> CLOSE =
            Map.of("nl", words("je|jij|jouw|jullie"), "fr", words("tu|toi|ton|tes"));
    private static final Map<String, Pattern> FORMAL = Map.of("nl", words("u|uw"), "fr", words("vous|votre|vos"));

    private Manner() {}

    static void look(String lang, Draft.Text text, Context context, Report report) {
        String body = text.body().replace('’', '\'');
        if (in(LECTURING, lang, body)) {
            report.add(Rule.LECTURING, null, lang);
        }
        if (in(CLOSE, lang, body) && in(FORMAL, lang, body)) {
            report.add(Rule.ADDRESSING, null, lang);
        }
        boolean answers = Set.of("CORRECTION", "ANSWER").contains(String.valueOf(context.purpose()));
        if (answers && FEELING.containsKey(lang) && !in(FEELING, lang, body)) {
            report.add(Rule.EMPATHY, null, lang);
        }
    }

    private static boolean in(Map<String, Pattern> patterns, String lang, String text) {
        Pattern pattern = patterns.get(lang);
        return pattern != null && Starts.ofWord(pattern, text);
    }

    private static Pattern words(String any) {
        return Pattern.compile("(?<!\\p{L})(?:" + any + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
