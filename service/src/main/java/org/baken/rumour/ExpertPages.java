package org.baken.rumour;

import java.util.Optional;
import org.baken.platform.Database;
import org.baken.rumour.Question.Answer;
import org.baken.rumour.Questions.Found;

/** What an expert reads and answers by a personal link. Thread-safe. */
public final class ExpertPages {
    private final Database database;
    private final Questions questions;

    public ExpertPages(Database database, Questions questions) {
        this.database = database;
        this.questions = questions;
    }

    /**
     * What was filled in.
     *
     * @param answer null when nothing was chosen
     */
    record Given(Answer answer, String source, String note) {
        static final Given NOTHING = new Given(null, "", "");

        /** The key of what is missing; null when nothing is. Who says so or not so tells how they know (guideline A27). */
        String missing() {
            if (answer == null) {
                return "no-answer";
            }
            return answer != Answer.UNKNOWN && source.isBlank() ? "no-source" : null;
        }
    }

    /** What this link leads to; empty when it leads nowhere, whatever the reason. */
    Optional<Found> find(String token) {
        return database.read(handle -> questions.find(handle, token));
    }

    /** Keeps a whole answer; nothing when there is one already. Empty when the link leads nowhere. */
    Optional<Found> answer(String token, Given given) {
        return database.write(handle -> {
            Optional<Found> found = questions.find(handle, token);
            found.ifPresent(
                    one -> questions.answer(handle, one, given.answer(), filled(given.source()), filled(given.note())));
            return found;
        });
    }

    private static String filled(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
