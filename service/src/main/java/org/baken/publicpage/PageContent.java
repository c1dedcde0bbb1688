package org.baken.publicpage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Line;
import org.baken.publicpage.PageView.Phase;
import org.baken.publicpage.PageView.Post;
import org.baken.publishing.OfficialProfile;

/**
 * What the page of an incident says in one language, as its templates take it.
 *
 * @param prefix before every name that can be linked to
 * @param happened what happened, in a sentence or two
 * @param places where people can go or call, as far as the team wrote it down
 * @param older the address of the older messages; null when all are here
 */
record PageContent(
        String lang,
        Words words,
        String prefix,
        Incident incident,
        List<Said> ask,
        List<Article> instructions,
        Happened happened,
        List<Block> blocks,
        List<Said> places,
        List<Phone> phones,
        List<Article> messages,
        String older,
        List<Change> changes,
        List<CheckedRumour> rumours,
        String claimReviews,
        List<Asked> questions,
        List<OfficialProfile> accounts) {
    record State(String word, String style, String since, Times.Moment changed) {}

    /** @param foreign the language of the text when it is not that of the page */
    record Said(String text, String foreign, String service) {}

    record Block(String heading, List<Said> lines) {}

    record Asked(String question, String foreign, boolean known, Said answer) {}

    /** @param address that dials it */
    record Phone(String number, String address, String label, String foreign) {}

    /** @param fact the first that is known; null when there is no more than the title */
    record Happened(String title, String foreign, Said fact, String known) {}

    /**
     * @param due when the next message was promised, for programs
     * @param lateText what is said once that moment has passed
     */
    record Next(String text, String due, String lateText, boolean late) {}

    record Incident(String slug, String title, String foreign, State state, Next next, boolean closed) {}

    static PageContent of(Frame frame, Publisher house) {
        PageView view = frame.fold().view();
        String lang = frame.lang();
        Words words = frame.words();
        Fold fold = frame.fold();
        Set<String> above = fold.above().stream().map(Post::id).collect(Collectors.toSet());
        // The first thing known tells what happened, as long as there is more to know.
        boolean more = view.known().size() > 1;
        List<Line> known = more ? view.known().subList(1, view.known().size()) : view.known();
        return new PageContent(
                lang,
                words,
                frame.prefix(),
                incident(view, words, frame.times()),
                lines(view.ask(), lang, words),
                Article.of(fold.above(), Set.of(), frame),
                new Happened(
                        view.title(),
                        PageHtml.foreign(view.mainLang(), lang),
                        more ? said(view.known().get(0), lang, words) : null,
                        words.of("happened-since", frame.times().moment(view.openedAt()))),
                blocks(view, known, lang, words),
                lines(view.where(), lang, words),
                phones(house, lang),
                Article.of(fold.newest(), above, frame),
                fold.older(),
                Change.of(frame),
                CheckedRumour.of(fold.rumours(), frame),
                new ClaimReviews(house).of(view, fold.rumours(), words),
                questions(fold.questions(), lang, words),
                view.accounts());
    }

    boolean anyAsk() {
        return !ask.isEmpty();
    }

    boolean toDo() {
        return !ask.isEmpty() || !instructions.isEmpty();
    }

    boolean anyOffline() {
        return !places.isEmpty() || !phones.isEmpty();
    }

    boolean anyPlaces() {
        return !places.isEmpty();
    }

    boolean anyPhones() {
        return !phones.isEmpty();
    }

    boolean anyChanges() {
        return !changes.isEmpty();
    }

    boolean anyRumours() {
        return !rumours.isEmpty();
    }

    boolean anyQuestions() {
        return !questions.isEmpty();
    }

    boolean anyAccounts() {
        return !accounts.isEmpty();
    }

    /** The numbers that people can call, in this language. */
    static List<Phone> phones(Publisher house, String lang) {
        return house.branding().phones().stream()
                .map(phone -> new Phone(
                        phone.number(),
                        phone.address(),
                        phone.label().get(phone.language(lang)),
                        PageHtml.foreign(phone.language(lang), lang)))
                .toList();
    }

    static Incident incident(PageView view, Words words, Times times) {
        Times.Moment since = times.moment(view.phase() == Phase.CLOSED ? view.closedAt() : view.openedAt());
        String key = view.phase() == Phase.CLOSED ? "closed-at" : "since";
        return new Incident(
                view.slug(),
                view.title(),
                PageHtml.foreign(view.mainLang(), PageHtml.wordsIn(view.lang())),
                new State(
                        words.get("state." + view.phase()),
                        style(view.phase()),
                        since == null ? null : words.of(key, since),
                        times.moment(view.changedAt())),
                next(view, words, times),
                view.phase() == Phase.CLOSED);
    }

    static String style(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static Next next(PageView view, Words words, Times times) {
        if (view.nextUpdateAt() == null || view.phase() == Phase.CLOSED) {
            return null;
        }
        Times.Moment due = times.moment(view.nextUpdateAt());
        String late = words.of("next-late", due.clock());
        return new Next(view.late() ? late : words.of("next", due.clock()), due.exact(), late, view.late());
    }

    private static List<Block> blocks(PageView view, List<Line> known, String lang, Words words) {
        return Stream.of(
                        new Block(words.get("known"), lines(known, lang, words)),
                        new Block(words.get("unknown"), lines(view.unknown(), lang, words)),
                        new Block(words.get("doing"), lines(view.doing(), lang, words)))
                .filter(block -> !block.lines().isEmpty())
                .toList();
    }

    static List<Said> lines(List<Line> lines, String lang, Words words) {
        return lines.stream().map(line -> said(line, lang, words)).toList();
    }

    static Said said(Line line, String lang, Words words) {
        return new Said(
                line.text(),
                PageHtml.foreign(line.lang(), lang),
                line.service() == null ? null : words.of("source", line.service()));
    }

    static List<Asked> questions(List<PageView.Asked> asked, String lang, Words words) {
        return asked.stream()
                .map(one -> new Asked(
                        one.question(),
                        PageHtml.foreign(one.lang(), lang),
                        one.known(),
                        said(one.answer(), lang, words)))
                .toList();
    }
}
