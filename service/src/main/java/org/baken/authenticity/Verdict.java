package org.baken.authenticity;

import java.time.Instant;
import java.util.List;
import org.baken.authenticity.Answer.Piece;
import org.baken.authenticity.Answer.State;
import org.baken.platform.Publisher;

/**
 * An answer for programs.
 *
 * @param state the answer in a word
 * @param ours whether every word that was asked about is official, and nothing else is in it
 * @param exercise whether the message belongs to an exercise, so that nothing of it is real
 * @param code of the message; null when there is none
 * @param title of the message, in the language in which it was found or asked for; null for what was withdrawn
 * @param publishedAt when people could read it for the first time
 * @param endedAt when something newer took its place, its incident was over, or it was withdrawn; null while it holds
 * @param url where it stands on the town's own page
 * @param current the message that holds now: itself, or what took its place; null when there is none
 * @param also other messages of ours in the same text
 * @param beside what stands in the text and is not ours
 * @param difference word by word what is not as we wrote it, when it only resembles ours
 * @param part whether the text is only a part of ours
 * @param account the official account that the address leads to
 */
record Verdict(
        State state,
        boolean ours,
        Boolean exercise,
        String code,
        String title,
        String lang,
        Instant publishedAt,
        Instant endedAt,
        String url,
        Reference current,
        List<Reference> also,
        List<String> beside,
        List<Piece> difference,
        Boolean part,
        Account account) {

    /** A message of ours. */
    record Reference(String code, String title, Instant publishedAt, String url) {
        static Reference of(Official official, Publisher house, String lang) {
            return new Reference(
                    official.code(),
                    official.in(lang).title(),
                    official.publishedAt(),
                    house.publicUrl() + official.path(lang));
        }
    }

    /** An account of ours. */
    record Account(String platform, String name) {}

    /** @param lang of who asks */
    static Verdict of(Answer answer, Publisher house, String lang) {
        Official about = answer.about();
        boolean shown = about != null && answer.standing() != Standing.WITHDRAWN;
        String said = answer.lang() == null ? lang : answer.lang();
        boolean holds = about != null && answer.standing() == Standing.CURRENT;
        Official now = holds ? about : answer.now();
        return new Verdict(
                answer.state(),
                isOurs(answer),
                about == null && answer.state() != State.EXERCISE ? null : about == null || about.exercise(),
                about == null ? null : about.code(),
                shown ? about.in(said).title() : null,
                shown ? about.in(said).lang() : null,
                about == null ? null : about.publishedAt(),
                answer.endedAt(),
                about == null ? null : house.publicUrl() + about.path(lang),
                now == null ? null : Reference.of(now, house, lang),
                unlessEmpty(answer.also().stream()
                        .map(other -> Reference.of(other, house, lang))
                        .toList()),
                unlessEmpty(answer.beside()),
                unlessEmpty(answer.difference()),
                answer.part() ? true : null,
                answer.profile() == null
                        ? null
                        : new Account(
                                answer.profile().platform(), answer.profile().name()));
    }

    private static boolean isOurs(Answer answer) {
        return switch (answer.state()) {
            case CURRENT, ENDED, SUPERSEDED, WITHDRAWN, EXERCISE, OURS ->
                answer.beside().isEmpty();
            case SIMILAR, UNKNOWN, LOOKALIKE -> false;
        };
    }

    private static <T> List<T> unlessEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
