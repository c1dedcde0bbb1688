package org.baken.triage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.platform.ContentFolder;

/**
 * The decision tree: it begins with the sentiment (guideline H06), asks one question at a time and ends in a class with its
 * procedure. Immutable.
 *
 * @param hash SHA-256 of its file: tells by which version something was judged
 * @param start the id of the first question
 * @param questions in the order of the file
 * @param classes in the order of the file
 * @param warnings what a warning says, by its turn and by language, with {@code {code}}, {@code {number}} and {@code {limit}}
 */
public record TriageTree(
        String hash,
        String start,
        List<TriageQuestion> questions,
        List<TriageClass> classes,
        Map<Turn, Map<String, String>> warnings) {
    /** The most questions between the beginning and a class. */
    public static final int DEEPEST = 6;

    /** Which warning it is. */
    public enum Turn {
        FIRST,
        AGAIN,
        LAST
    }

    /** Reads the tree that comes with Baken. */
    public static TriageTree shipped() {
        return TriageFile.read(ContentFolder.read("triage.yml"));
    }

    /** Gives the question with this id. */
    public Optional<TriageQuestion> question(String id) {
        return questions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Gives the class with this id. */
    public Optional<TriageClass> category(String id) {
        return classes.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * Where answers lead.
     *
     * @param category the id of the class
     * @param sentiment what was said about the tone on the way; null when nothing was
     */
    public record Outcome(String category, String sentiment) {}

    /**
     * Follows answers from the beginning.
     *
     * @param answers the id of an answer by the id of its question; nothing that was not asked
     * @return empty when they do not lead to a class, or answer what was not asked
     */
    public Optional<Outcome> follow(Map<String, String> answers) {
        String at = start;
        String sentiment = null;
        for (int asked = 1; asked <= answers.size(); asked++) {
            String chosen = answers.get(at);
            TriageAnswer answer =
                    chosen == null ? null : question(at).orElseThrow().answer(chosen);
            if (answer == null) {
                return Optional.empty();
            }
            sentiment = answer.sentiment() == null ? sentiment : answer.sentiment();
            if (answer.category() != null) {
                return asked == answers.size()
                        ? Optional.of(new Outcome(answer.category(), sentiment))
                        : Optional.empty();
            }
            at = answer.next();
        }
        return Optional.empty();
    }

    /**
     * Gives what a warning says in a language.
     *
     * @param number which strike of its writer it is, from 1
     * @param limit how many there may be
     * @param code the address of the code of conduct
     */
    public String warning(String lang, int number, int limit, String code) {
        Turn turn = number >= limit ? Turn.LAST : number == 1 ? Turn.FIRST : Turn.AGAIN;
        return warnings.get(turn)
                .get(lang)
                .replace("{number}", Integer.toString(number))
                .replace("{limit}", Integer.toString(limit))
                .replace("{code}", code);
    }
}
