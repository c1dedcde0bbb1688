package org.baken.authenticity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.baken.authenticity.Official.Wording;
import org.baken.authenticity.Spelled.Kind;
import org.baken.authenticity.Spelled.Token;

/**
 * Finds out whether a pasted text is ours. Only a text that holds every word of a message of ours, in its order and without
 * anything in between, is taken for it; what comes near is said to come near, never to be ours.
 */
final class Texts {
    private static final int MOST_COMPARED = 20;
    private static final int MOST_DIFFERENCES = 4;

    /** A shorter text of ours is only recognised alone: such words also stand in what others write. */
    private static final int FEWEST_INSIDE = 6;

    private static final int FEWEST_ALIKE = 4;
    private static final double LIKELY = 0.5;
    private static final double ALIKE = 0.35;
    private static final double ONE_AND_A_QUARTER = 1.25;

    private final Shelf shelf;
    private final Predicate<Token> harmless;
    private final Spelled house;
    private final Forwarded forwarded;
    private final Spelled whole;
    private final Spelled core;
    private final int[] shingles;

    /**
     * @param house the name that stands above and below what the house sends
     * @param ownLink whether a link in the text leads to ourselves
     */
    Texts(Shelf shelf, String pasted, String house, Predicate<String> ownLink) {
        this.shelf = shelf;
        this.forwarded = Forwarded.of(pasted);
        this.whole = Spelled.of(forwarded.text());
        this.core = whole.core();
        this.shingles = Shingles.of(core);
        this.house = Spelled.of(house);
        this.harmless = token -> token.kind() == Kind.TAG || token.kind() == Kind.LINK && ownLink.test(token.key());
    }

    /** A wording that shares something with the text. */
    private record Candidate(Wording wording, int shared) {
        double ofOurs() {
            return (double) shared / wording.shingles().length;
        }
    }

    /** A wording that stands in the text, from one word to another. */
    private record Found(Wording wording, Official official, int from, int to) {
        int size() {
            return to - from;
        }

        boolean overlaps(Found other) {
            return from < other.to && other.from < to;
        }
    }

    boolean isEmpty() {
        return core.size() == 0;
    }

    Answer answer() {
        List<Candidate> candidates = candidates();
        List<Found> found = found(candidates);
        Optional<Answer> alike =
                alike(candidates, found.stream().mapToInt(Found::size).sum());
        if (found.isEmpty() || alike.isPresent()) {
            return alike.orElseGet(() -> Answer.plain(Answer.State.UNKNOWN));
        }
        Found first = found.stream()
                .max(Comparator.comparing(one -> shelf.standing(one.official())))
                .orElseThrow();
        List<Official> others = found.stream()
                .map(Found::official)
                .filter(official -> !official.id().equals(first.official().id()))
                .distinct()
                .toList();
        return Answer.of(shelf, first.official(), first.wording().lang()).inText(others, around(found), forwarded);
    }

    /** Those that share most first. */
    private List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        shelf.alike(shingles, (wording, shared) -> candidates.add(new Candidate(wording, shared)));
        return candidates.stream()
                .filter(candidate -> candidate.ofOurs() >= ALIKE || isMost(candidate))
                .sorted(Comparator.comparingDouble(Candidate::ofOurs)
                        .thenComparingInt(Candidate::shared)
                        .reversed())
                .toList();
    }

    /** Whether the text has little that the wording has not. */
    private boolean isMost(Candidate candidate) {
        return candidate.shared() > 0 && candidate.shared() >= LIKELY * shingles.length;
    }

    /** The messages that stand in the text as we wrote them: the longest first, then what is wanted most. */
    private List<Found> found(List<Candidate> candidates) {
        List<Found> all = candidates.stream()
                .filter(candidate -> candidate.ofOurs() >= LIKELY)
                .limit(MOST_COMPARED)
                .map(candidate -> found(candidate.wording()))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Found::size)
                        .reversed()
                        .thenComparing(one -> one.official().exercise() != forwarded.exercise())
                        .thenComparing(one -> shelf.standing(one.official()))
                        .thenComparing(Comparator.comparing(
                                        (Found one) -> one.official().publishedAt())
                                .reversed()))
                .toList();
        List<Found> chosen = new ArrayList<>();
        for (Found one : all) {
            if (chosen.stream().noneMatch(one::overlaps)) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    private Found found(Wording wording) {
        Spelled ours = wording.spelled();
        int at = core.indexOf(ours);
        boolean alone = at >= 0 && around(at, at + ours.size()).isEmpty();
        return at < 0 || ours.size() < FEWEST_INSIDE && !alone
                ? null
                : new Found(wording, shelf.find(wording.message()).orElseThrow(), at, at + ours.size());
    }

    /** What is not ours around what is; without hashtags and links to ourselves. */
    private List<String> around(List<Found> found) {
        List<String> around = new ArrayList<>();
        int at = 0;
        for (Found one :
                found.stream().sorted(Comparator.comparingInt(Found::from)).toList()) {
            around.addAll(around(at, one));
            at = one.to();
        }
        addForeign(around, at, core.size(), null);
        return around;
    }

    private List<String> around(int from, Found one) {
        List<String> before = new ArrayList<>();
        addForeign(before, from, one.from(), one.official());
        return before;
    }

    private List<String> around(int from, int to) {
        List<String> around = new ArrayList<>();
        addForeign(around, 0, from, null);
        addForeign(around, to, core.size(), null);
        return around;
    }

    /** Tells a stretch as foreign, unless nothing in it says anything, or it is our name and the title of the message that follows. */
    private void addForeign(List<String> around, int from, int to, Official following) {
        Spelled stretch = core.part(from, to);
        Spelled rest = stretch.indexOf(house) == 0 ? stretch.part(house.size(), stretch.size()) : stretch;
        boolean title = following != null
                && following.said().values().stream()
                        .map(said -> Spelled.of(Forwarded.unmarked(said.title())))
                        .anyMatch(own -> isSame(rest, own));
        if (!title && !rest.tokens().stream().allMatch(harmless)) {
            around.add(rest.between(0, rest.size()));
        }
    }

    private static boolean isSame(Spelled stretch, Spelled own) {
        return own.size() == stretch.size() && stretch.indexOf(own) == 0;
    }

    /**
     * What the text resembles; empty when it resembles nothing more than what was found in it already.
     *
     * @param ours how many of its words were found to be ours
     */
    private Optional<Answer> alike(List<Candidate> candidates, int ours) {
        if (ours == 0) {
            Optional<Answer> part = part(candidates);
            if (part.isPresent()) {
                return part;
            }
        }
        Answer best = null;
        int most = (int) (ours * ONE_AND_A_QUARTER);
        for (Candidate candidate : candidates.stream()
                .filter(one -> one.ofOurs() >= ALIKE && one.wording().shingles().length >= FEWEST_ALIKE)
                .limit(MOST_DIFFERENCES)
                .toList()) {
            Wording wording = candidate.wording();
            Comparison comparison = Comparison.of(core, wording.spelled());
            boolean known = core.indexOf(wording.spelled()) >= 0;
            int same = Math.max(comparison.same(), candidate.shared());
            if (!known && same > most) {
                most = same;
                best = resembling(wording, comparison.pieces(), false);
            }
        }
        return Optional.ofNullable(best);
    }

    /** A text of which every word is ours, but that is not all of it. */
    private Optional<Answer> part(List<Candidate> candidates) {
        if (core.size() < FEWEST_INSIDE) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(this::isMost)
                .sorted(Comparator.comparingInt(Candidate::shared).reversed())
                .limit(MOST_COMPARED)
                .filter(candidate -> candidate.wording().spelled().indexOf(core) >= 0)
                .map(Candidate::wording)
                .min(Comparator.comparing(
                        wording -> shelf.standing(shelf.find(wording.message()).orElseThrow())))
                .map(wording -> resembling(
                        wording, Comparison.of(core, wording.spelled()).pieces(), true));
    }

    private Answer resembling(Wording wording, List<Answer.Piece> pieces, boolean part) {
        Official official = shelf.find(wording.message()).orElseThrow();
        return Answer.of(shelf, official, wording.lang()).resembling(pieces, part, forwarded);
    }
}
