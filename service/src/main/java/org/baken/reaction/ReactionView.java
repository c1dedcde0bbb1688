package org.baken.reaction;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A reaction as its reader sees it.
 *
 * @param text what was written; null while it is hidden
 * @param hidden true when nobody is to read the text without asking for it (guideline H35); null otherwise
 * @param className its class in the reader's language; null while it has none
 * @param assigneeName who deals with it; null while nobody does
 * @param overdue whether its writer should have had an answer by now
 * @param replies how many answers of the organisation there are, also those that have not left
 * @param more what only the page of one reaction shows, by name
 */
public record ReactionView(
        @JsonUnwrapped Reaction reaction,
        AuthorView author,
        String text,
        Boolean hidden,
        String className,
        String assigneeName,
        boolean overdue,
        int replies,
        boolean hasEvidence,
        @JsonAnyGetter Map<String, Object> more) {

    /**
     * Its writer.
     *
     * @param strikes breaches of the code of conduct so far (guideline H04)
     * @param exchanges how often we answered them already (guideline V33)
     */
    public record AuthorView(
            String id, String handle, String name, String address, int strikes, int exchanges, boolean pseudonym) {
        static AuthorView of(Author author, int strikes, int exchanges) {
            return new AuthorView(
                    author.id(),
                    author.handle(),
                    author.name(),
                    author.address(),
                    strikes,
                    exchanges,
                    author.pseudonym());
        }
    }

    /** The version that a change is made from. */
    long version() {
        return reaction.version();
    }
}
