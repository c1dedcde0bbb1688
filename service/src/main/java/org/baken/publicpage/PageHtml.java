package org.baken.publicpage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Line;
import org.baken.publishing.OfficialProfile;

/** Writes views as HTML: the same view gives the same bytes. Thread-safe. */
final class PageHtml {
    private static final int DESCRIPTION = 200;

    private final Publisher house;
    private final HtmlTemplate page = new HtmlTemplate("incident");
    private final HtmlTemplate both = new HtmlTemplate("both");
    private final HtmlTemplate older = new HtmlTemplate("older");
    private final HtmlTemplate index = new HtmlTemplate("index");
    private final HtmlTemplate accounts = new HtmlTemplate("accounts");
    private final HtmlTemplate closed = new HtmlTemplate("closed");
    private final HtmlTemplate missing = new HtmlTemplate("missing");

    PageHtml(Publisher house) {
        this.house = house;
    }

    /** The page of one incident. */
    byte[] page(PageView view) {
        PageContent content = PageContent.of(Frame.of(Fold.of(view), 0, "", house.zone()), house);
        String beside = view.languages().size() < 2
                ? null
                : "/i/" + view.slug() + "/both?lang=" + view.lang() + "&with=" + other(view);
        return page.render(
                shell(view, view.title(), "", tongues(view.languages(), view.lang(), ""), beside, false), content);
    }

    private static String other(PageView view) {
        return view.languages().stream()
                .filter(lang -> !lang.equals(view.lang()))
                .findFirst()
                .orElseThrow();
    }

    private record Cell(String lang, Words words, Article article) {}

    private record Row(List<Cell> cells) {}

    /** The band of an exercise in the language of the second side; the first has it above the page. */
    private record Band(String lang, Words words) {
        static Band of(PageView left, PageView right) {
            String lang = wordsIn(right.lang());
            boolean told = !right.exercise() || lang.equals(wordsIn(left.lang()));
            return told ? null : new Band(lang, new Words("publicpage", lang));
        }
    }

    private record Both(Band band, List<PageContent> sides, List<Row> rows, List<Shell.Tongue> pairs) {
        boolean severalPairs() {
            return pairs.size() > 1;
        }

        PageContent first() {
            return sides.get(0);
        }
    }

    /** The same page in two languages, side by side on a wide screen, each part one under the other on a narrow one. */
    byte[] both(List<PageView> views) {
        PageView left = views.get(0);
        PageView right = views.get(1);
        PageContent one = PageContent.of(Frame.of(Fold.of(left), 0, "", house.zone()), house);
        PageContent two = PageContent.of(Frame.of(Fold.of(right), 0, right.lang() + "-", house.zone()), house);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(one.messages().size(), two.messages().size()); i++) {
            rows.add(new Row(List.of(
                    new Cell(one.lang(), one.words(), one.messages().get(i)),
                    new Cell(two.lang(), two.words(), two.messages().get(i)))));
        }
        List<Shell.Tongue> single = tongues(left.languages(), "", "/i/" + left.slug());
        return both.render(
                shell(left, left.title(), "/both", single, null, true),
                new Both(Band.of(left, right), List.of(one, two), rows, pairs(left, right)));
    }

    private static List<Shell.Tongue> pairs(PageView left, PageView right) {
        Set<String> now = Set.of(left.lang(), right.lang());
        List<Shell.Tongue> pairs = new ArrayList<>();
        List<String> languages = left.languages();
        for (int i = 0; i < languages.size(); i++) {
            for (String with : languages.subList(i + 1, languages.size())) {
                String first = languages.get(i);
                pairs.add(new Shell.Tongue(
                        first,
                        Shell.Tongue.of(first, "", false).name() + " + "
                                + Shell.Tongue.of(with, "", false).name(),
                        "?lang=" + first + "&with=" + with,
                        now.equals(Set.of(first, with))));
            }
        }
        return pairs;
    }

    private record Older(
            PageContent page,
            String heading,
            String back,
            List<Article> messages,
            List<CheckedRumour> rumours,
            List<PageContent.Asked> questions,
            String newer,
            String earlier) {
        boolean anyRumours() {
            return !rumours.isEmpty();
        }

        boolean anyQuestions() {
            return !questions.isEmpty();
        }
    }

    /**
     * One page of older messages of an incident; with the newest of them stand the rumours and questions that found no room either.
     *
     * @param number from 1, the oldest
     */
    byte[] older(PageView view, int number) {
        if (!hasOlder(view, number)) {
            throw Problem.notFound("page");
        }
        Fold fold = Fold.of(view);
        int last = Math.max(1, fold.folded().size());
        Frame frame = Frame.of(fold, number, "", house.zone());
        boolean newest = number == last;
        List<CheckedRumour> rumours = newest
                ? CheckedRumour.of(
                        view.rumours()
                                .subList(fold.rumours().size(), view.rumours().size()),
                        frame)
                : List.of();
        List<PageContent.Asked> questions = newest
                ? PageContent.questions(
                        view.questions()
                                .subList(
                                        fold.questions().size(),
                                        view.questions().size()),
                        frame.lang(),
                        frame.words())
                : List.of();
        String heading = frame.words().of("older-title", number, last);
        return older.render(
                shell(
                        view,
                        heading + " – " + view.title(),
                        "/older/" + number,
                        tongues(view.languages(), view.lang(), ""),
                        null,
                        false),
                new Older(
                        PageContent.of(frame, house),
                        heading,
                        Fold.address(view, 0),
                        fold.folded().isEmpty()
                                ? List.of()
                                : Article.of(fold.folded().get(number - 1), Set.of(), frame),
                        rumours,
                        questions,
                        number < last ? Fold.address(view, number + 1) : null,
                        number > 1 ? Fold.address(view, number - 1) : null));
    }

    /** Whether there is a page of older messages with this number. */
    boolean hasOlder(PageView view, int number) {
        Fold fold = Fold.of(view);
        return fold.older() != null
                && number >= 1
                && number <= Math.max(1, fold.folded().size());
    }

    private record Incident(
            String slug, String title, String foreign, PageContent.State state, PageContent.Said asked) {}

    private record Incidents(String intro, List<Incident> incidents, List<PageContent.Phone> phones) {
        boolean any() {
            return !incidents.isEmpty();
        }

        boolean anyPhones() {
            return !phones.isEmpty();
        }
    }

    /** The list of open incidents. */
    byte[] index(IndexView view) {
        String lang = wordsIn(view.lang());
        Words words = new Words("publicpage", lang);
        Times times = new Times(house.zone(), lang);
        List<Incident> incidents = view.incidents().stream()
                .map(item -> new Incident(
                        item.slug(),
                        item.title(),
                        foreign(item.mainLang(), lang),
                        new PageContent.State(
                                words.get("state." + item.phase()),
                                PageContent.style(item.phase()),
                                null,
                                times.moment(item.changedAt())),
                        item.ask() == null ? null : PageContent.said(item.ask(), lang, words)))
                .toList();
        String intro = words.of("index-intro", house.name());
        Shell shell = new Shell(
                lang,
                house,
                words.get("index-title") + " – " + house.name(),
                false,
                house.publicUrl() + "/",
                "/feed.json",
                tongues(view.languages(), view.lang(), ""),
                new Shell.Preview(words.get("index-title") + " – " + house.name(), intro, null),
                null,
                true,
                false);
        return index.render(shell, new Incidents(intro, incidents, PageContent.phones(house, lang)));
    }

    private record Profiles(String heading, String intro, List<OfficialProfile> accounts) {
        boolean any() {
            return !accounts.isEmpty();
        }
    }

    /** The accounts that speak for the town. */
    byte[] accounts(String lang, List<String> languages, List<OfficialProfile> profiles) {
        Words words = new Words("publicpage", wordsIn(lang));
        String intro = words.of("accounts-intro", house.name());
        return accounts.render(
                Shell.plain(
                                wordsIn(lang),
                                house,
                                words.get("accounts") + " – " + house.name(),
                                house.publicUrl() + "/accounts",
                                tongues(languages, lang, ""))
                        .previewed(intro),
                new Profiles(words.of("accounts-title", house.name()), intro, profiles));
    }

    /** What is answered at every other address while only the public pages are served. */
    byte[] closed(String lang) {
        String words = wordsIn(lang);
        String title = Catalogue.text(words, "publicpage.closed-title") + " – " + house.name();
        return closed.render(Shell.plain(words, house, title, null, List.of()));
    }

    /** What is answered at an address where there is nothing. */
    byte[] missing(String lang) {
        String words = wordsIn(lang);
        String title = Catalogue.text(words, "publicpage.missing-title") + " – " + house.name();
        return missing.render(Shell.plain(words, house, title, null, List.of()));
    }

    private Shell shell(
            PageView view, String title, String path, List<Shell.Tongue> tongues, String beside, boolean wide) {
        String lang = wordsIn(view.lang());
        String mark = view.exercise() ? Catalogue.text(lang, "publicpage.exercise") + " – " : "";
        return new Shell(
                lang,
                house,
                mark + title + " – " + house.name(),
                view.exercise(),
                house.publicUrl() + "/i/" + view.slug() + path,
                "/i/" + view.slug() + "/feed.atom?lang=" + view.lang(),
                tongues,
                view.exercise()
                        ? null
                        : new Shell.Preview(
                                title, description(view, lang), view.changedAt().toString()),
                beside,
                path.isEmpty(),
                wide);
    }

    /** What to do, or else what is known, in the length that others show of a page. */
    private String description(PageView view, String lang) {
        List<Line> lines = view.ask().isEmpty() ? view.known() : view.ask();
        String text = lines.isEmpty()
                ? Catalogue.text(lang, "publicpage.index-intro", house.name())
                : String.join(" ", lines.stream().map(Line::text).toList());
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= DESCRIPTION
                ? line
                : line.substring(0, line.offsetByCodePoints(0, DESCRIPTION - 1)) + "…";
    }

    private static List<Shell.Tongue> tongues(List<String> languages, String current, String page) {
        return languages.stream()
                .map(code -> Shell.Tongue.of(code, page + "?lang=" + code, code.equals(current)))
                .toList();
    }

    /** The language to mark a text with when it is not that of the page around it, so that it is read aloud well. */
    static String foreign(String lang, String around) {
        return lang == null || lang.equals(around) ? null : lang;
    }

    /** The language of our own words for readers of this one. */
    static String wordsIn(String lang) {
        return Catalogue.language(Locale.forLanguageTag(lang));
    }
}
