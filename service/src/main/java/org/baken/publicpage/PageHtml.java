package org.baken.publicpage;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Line;
import org.baken.publicpage.PageView.Phase;
import org.baken.publicpage.PageView.Post;

/** Writes views as HTML: the same view gives the same bytes. Thread-safe. */
final class PageHtml {
    private final Publisher house;
    private final ZoneId zone;
    private final ClaimReviews reviews;
    private final HtmlTemplate page = new HtmlTemplate("incident");
    private final HtmlTemplate index = new HtmlTemplate("index");
    private final HtmlTemplate accounts = new HtmlTemplate("accounts");
    private final HtmlTemplate missing = new HtmlTemplate("missing");

    PageHtml(Publisher house) {
        this.house = house;
        this.zone = house.zone();
        this.reviews = new ClaimReviews(house);
    }

    private record State(String word, String style, String since, Times.Moment changed) {}

    private record Said(String text, String foreign, String service) {}

    private record Block(String heading, List<Said> lines) {}

    private record Asked(String question, String foreign, boolean known, Said answer) {}

    private record Incident(
            String slug,
            String title,
            String foreign,
            State state,
            String nextText,
            boolean late,
            boolean closed,
            Said asked) {}

    /** The page of one incident. */
    byte[] page(PageView view) {
        String lang = wordsIn(view.lang());
        Words words = new Words("publicpage", lang);
        Times times = new Times(zone, lang);
        List<Post> instructions = view.instructions();
        Set<String> shown = view.messages().stream().map(Post::id).collect(Collectors.toSet());
        Set<String> above = instructions.stream().map(Post::id).collect(Collectors.toSet());
        String address = house.publicUrl() + "/i/" + view.slug();
        Shell shell = new Shell(
                lang,
                house,
                (view.exercise() ? words.get("exercise") + " – " : "") + view.title() + " – " + house.name(),
                view.exercise(),
                address,
                "/i/" + view.slug() + "/feed.atom?lang=" + view.lang(),
                tongues(view.languages(), view.lang()));
        Content content = new Content(
                incident(view, words, times),
                lines(view.ask(), lang, words),
                Article.of(instructions.stream(), Set.of(), shown, lang, words, times),
                blocks(view, lang, words),
                Article.of(view.messages().stream(), above, shown, lang, words, times),
                CheckedRumour.of(view.rumours(), shown, lang, words, times),
                reviews.of(view, words),
                questions(view.questions(), lang, words),
                view.accounts());
        return page.render(shell, content);
    }

    private record Content(
            Incident incident,
            List<Said> ask,
            List<Article> instructions,
            List<Block> blocks,
            List<Article> messages,
            List<CheckedRumour> rumours,
            String claimReviews,
            List<Asked> questions,
            List<PageView.Profile> accounts) {
        boolean anyAsk() {
            return !ask.isEmpty();
        }

        boolean toDo() {
            return !ask.isEmpty() || !instructions.isEmpty();
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
    }

    /** The list of open incidents. */
    byte[] index(IndexView view) {
        String lang = wordsIn(view.lang());
        Words words = new Words("publicpage", lang);
        Times times = new Times(zone, lang);
        List<Incident> incidents = view.incidents().stream()
                .map(item -> new Incident(
                        item.slug(),
                        item.title(),
                        foreign(item.mainLang(), lang),
                        new State(
                                words.get("state." + item.phase()),
                                style(item.phase()),
                                null,
                                times.moment(item.changedAt())),
                        null,
                        false,
                        false,
                        item.ask() == null ? null : said(item.ask(), lang, words)))
                .toList();
        return index.render(
                shell(view.lang(), view.languages(), "index-title", "/", "/feed.json"),
                new Incidents(words.of("index-intro", house.name()), incidents));
    }

    private record Incidents(String intro, List<Incident> incidents) {
        boolean any() {
            return !incidents.isEmpty();
        }
    }

    /** The accounts that speak for the town. */
    byte[] accounts(String lang, List<String> languages, List<PageView.Profile> profiles) {
        Words words = new Words("publicpage", wordsIn(lang));
        return accounts.render(
                shell(lang, languages, "accounts", "/accounts", null),
                new Profiles(
                        words.of("accounts-title", house.name()), words.of("accounts-intro", house.name()), profiles));
    }

    private record Profiles(String heading, String intro, List<PageView.Profile> accounts) {
        boolean any() {
            return !accounts.isEmpty();
        }
    }

    /** What is answered at an address where there is nothing. */
    byte[] missing(String lang) {
        return missing.render(shell(lang, List.of(), "missing-title", null, null));
    }

    private Shell shell(String lang, List<String> languages, String title, String path, String feed) {
        String words = wordsIn(lang);
        return new Shell(
                words,
                house,
                Catalogue.text(words, "publicpage." + title) + " – " + house.name(),
                false,
                path == null ? null : house.publicUrl() + path,
                feed,
                tongues(languages, lang));
    }

    private static Incident incident(PageView view, Words words, Times times) {
        Times.Moment since = times.moment(view.phase() == Phase.CLOSED ? view.closedAt() : view.openedAt());
        String key = view.phase() == Phase.CLOSED ? "closed-at" : "since";
        return new Incident(
                view.slug(),
                view.title(),
                foreign(view.mainLang(), wordsIn(view.lang())),
                new State(
                        words.get("state." + view.phase()),
                        style(view.phase()),
                        since == null ? null : words.of(key, since),
                        times.moment(view.changedAt())),
                next(view, words, times),
                view.late(),
                view.phase() == Phase.CLOSED,
                null);
    }

    private static String next(PageView view, Words words, Times times) {
        if (view.nextUpdateAt() == null || view.phase() == Phase.CLOSED) {
            return null;
        }
        return words.of(
                view.late() ? "next-late" : "next",
                times.moment(view.nextUpdateAt()).clock());
    }

    private static List<Block> blocks(PageView view, String lang, Words words) {
        return Stream.of(
                        new Block(words.get("known"), lines(view.known(), lang, words)),
                        new Block(words.get("unknown"), lines(view.unknown(), lang, words)),
                        new Block(words.get("doing"), lines(view.doing(), lang, words)),
                        new Block(words.get("where"), lines(view.where(), lang, words)))
                .filter(block -> !block.lines().isEmpty())
                .toList();
    }

    private static List<Said> lines(List<Line> lines, String lang, Words words) {
        return lines.stream().map(line -> said(line, lang, words)).toList();
    }

    private static Said said(Line line, String lang, Words words) {
        return new Said(
                line.text(),
                foreign(line.lang(), lang),
                line.service() == null ? null : words.of("source", line.service()));
    }

    private static List<Asked> questions(List<PageView.Asked> asked, String lang, Words words) {
        return asked.stream()
                .map(one -> new Asked(
                        one.question(), foreign(one.lang(), lang), one.known(), said(one.answer(), lang, words)))
                .toList();
    }

    private static List<Shell.Tongue> tongues(List<String> languages, String current) {
        List<Shell.Tongue> tongues = new ArrayList<>();
        for (String code : languages) {
            Locale locale = Locale.forLanguageTag(code);
            String name = locale.getDisplayLanguage(locale);
            tongues.add(new Shell.Tongue(
                    code,
                    name.substring(0, 1).toUpperCase(locale) + name.substring(1),
                    "?lang=" + code,
                    code.equals(current)));
        }
        return tongues;
    }

    /** The language to mark a text with when it is not that of the page around it, so that it is read aloud well. */
    static String foreign(String lang, String around) {
        return lang == null || lang.equals(around) ? null : lang;
    }

    private static String wordsIn(String lang) {
        return Catalogue.language(Locale.forLanguageTag(lang));
    }

    private static String style(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
