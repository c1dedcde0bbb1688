package org.baken.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baken.platform.HiddenCharacter;
import org.baken.platform.Problem;

/**
 * What somebody declares about a picture (guidelines A16 and A24).
 *
 * @param credit whom to name below it, at most 200 characters; null when nobody
 */
record Declaration(Rights rights, String credit, Consent consent) {
    private static final int LONGEST_CREDIT = 200;

    /** Reads the fields of a form; a {@link Problem} names every wrong one. A credit is needed for what others made. */
    static Declaration of(String rights, String credit, String consent) {
        Problem problem = null;
        Optional<Rights> given = one(Rights.class, rights);
        if (given.isEmpty()) {
            problem = wrong(problem, "rights", "media.rights", names(Rights.class));
        }
        Optional<Consent> agreed = one(Consent.class, consent);
        if (agreed.isEmpty()) {
            problem = wrong(problem, "consent", "media.consent", names(Consent.class));
        }
        String name = credit == null || credit.isBlank() ? null : credit.strip();
        if (name == null) {
            if (given.isPresent() && given.get() != Rights.OWN) {
                problem = wrong(problem, "credit", "media.credit");
            }
        } else if (name.length() > LONGEST_CREDIT) {
            problem = wrong(problem, "credit", "problem.length", LONGEST_CREDIT);
        } else {
            Optional<HiddenCharacter> hidden = HiddenCharacter.inLine(name);
            if (hidden.isPresent()) {
                problem = wrong(
                        problem,
                        "credit",
                        "problem.plain-text",
                        hidden.orElseThrow().arguments());
            }
        }
        if (problem != null) {
            throw problem;
        }
        return new Declaration(given.orElseThrow(), name, agreed.orElseThrow());
    }

    private static Problem wrong(Problem before, String field, String key, Object... arguments) {
        return before == null ? Problem.invalid(field, key, arguments) : before.and(field, key, arguments);
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> name != null && each.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
