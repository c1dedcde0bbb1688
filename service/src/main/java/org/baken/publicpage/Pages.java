package org.baken.publicpage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Json;
import org.baken.platform.LanguageChoice;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;

/**
 * The public pages, kept as they are sent. They are read again when the logbook has grown, and drawn again only when what was
 * read differs: a page that did not change keeps its bytes and its ETag. Thread-safe.
 */
final class Pages {
    private static final String JSON = "application/json";
    private static final String SLUG = "[a-z0-9-]{1,100}";

    /** The number of no page of an incident: every address is complete. */
    private static final int ELSEWHERE = -1;

    private final Database database;
    private final Logbook logbook;
    private final Incidents incidents;
    private final Messages messages;
    private final PageReader reader;
    private final Publisher house;
    private final Clock clock;
    private final PageHtml html;
    private final Embed embed;
    private final SiteMap siteMap;
    private final Feeds feeds;
    private final CapAlert cap;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final Map<String, Drawn<Object>> drawn = new ConcurrentHashMap<>();

    Pages(
            Database database,
            Logbook logbook,
            Incidents incidents,
            Messages messages,
            PageReader reader,
            Publisher house,
            CapSignature signature,
            Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.incidents = incidents;
        this.messages = messages;
        this.reader = reader;
        this.house = house;
        this.clock = clock;
        this.html = new PageHtml(house);
        this.embed = new Embed(house);
        this.siteMap = new SiteMap(house);
        this.feeds = new Feeds(house);
        this.cap = new CapAlert(house, signature);
    }

    /**
     * What was read of one incident.
     *
     * @param seq the number of the newest log entry before it was read
     * @param until when it has to be read again even if nothing is logged: a promise has passed
     * @param views by language, the incident's main one first
     */
    private record Kept(long seq, Instant until, Map<String, PageView> views) {}

    /** The page of an incident, or 404. */
    Sheet page(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "html", HtmlTemplate.TYPE, html::page);
    }

    /** Whether a picture is on the page of an incident now, and search engines must stay away from it; 404 when it is not. */
    boolean hidesPicture(String slug, String picture) {
        return views(slug).values().stream()
                .filter(view -> view.messages().stream()
                        .flatMap(post -> post.pictures().stream())
                        .anyMatch(shown -> shown.id().equals(picture)))
                .findFirst()
                .map(PageView::exercise)
                .orElseThrow(() -> Problem.notFound("media"));
    }

    /** The short form of the page, to be shown in a frame on the sites of the town, or 404. */
    Sheet embed(String slug, String asked, String acceptLanguage) {
        Sheet sheet = of(slug, asked, acceptLanguage, "embed", HtmlTemplate.TYPE, embed::of);
        return sheet.under(embed.policy(sheet.hidden()));
    }

    /** A page of older messages, or 404. */
    Sheet older(String slug, int number, String asked, String acceptLanguage) {
        // Asked before anything is kept, so that made-up numbers leave nothing behind.
        if (views(slug).values().stream().noneMatch(view -> html.hasOlder(view, number))) {
            throw Problem.notFound("page");
        }
        return of(slug, asked, acceptLanguage, "older " + number, HtmlTemplate.TYPE, view -> html.older(view, number));
    }

    /** The page in two languages side by side, or 404 when there are not two. */
    Sheet both(String slug, String asked, String with, String acceptLanguage) {
        Map<String, PageView> views = views(slug);
        if (views.size() < 2) {
            throw Problem.notFound("page");
        }
        List<String> languages = List.copyOf(views.keySet());
        String left = LanguageChoice.of(asked, acceptLanguage, languages);
        String right = languages.stream()
                .filter(lang -> !lang.equals(left))
                .filter(lang -> lang.equals(with) || !views.containsKey(String.valueOf(with)) || left.equals(with))
                .findFirst()
                .orElseThrow();
        return draw(
                "both " + slug + " " + left + " " + right,
                List.of(views.get(left), views.get(right)),
                pair -> Sheet.of(
                        html.both(pair), HtmlTemplate.TYPE, left, pair.get(0).exercise()));
    }

    /** Where a message is, as an address on this server; 404 while it is on no page. */
    String place(String slug, String message, String asked, String acceptLanguage) {
        Map<String, PageView> views = views(slug);
        if (views.isEmpty()) {
            throw Problem.notFound("page");
        }
        String lang = LanguageChoice.of(asked, acceptLanguage, List.copyOf(views.keySet()));
        String place = Fold.of(views.get(lang)).href(message, ELSEWHERE);
        if (place == null) {
            throw Problem.notFound("page");
        }
        return place;
    }

    /** What search engines are told there is. */
    Sheet siteMap() {
        return ofAll(null, null, "sitemap", SiteMap.TYPE, (lang, views) -> siteMap.of(views));
    }

    /** What search engines may fetch. */
    Sheet robots() {
        return Sheet.of(
                siteMap.robots(), "text/plain; charset=utf-8", house.languages().get(0), false);
    }

    /** What the page says, for machines, or 404. */
    Sheet json(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "json", JSON, this::asJson);
    }

    /** The messages of an incident as Atom, or 404. */
    Sheet atom(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "atom", Feeds.ATOM, feeds::atom);
    }

    /** The messages of an incident as RSS, or 404. */
    Sheet rss(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "rss", Feeds.RSS, feeds::rss);
    }

    /** The messages of an incident as JSON Feed, or 404. */
    Sheet jsonFeed(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "jsonfeed", Feeds.JSON_FEED, feeds::json);
    }

    /** The alerts of an incident as Atom, or 404. */
    Sheet alerts(String slug, String asked, String acceptLanguage) {
        return of(slug, asked, acceptLanguage, "alerts", Feeds.ATOM, feeds::alerts);
    }

    /**
     * One message as an alert of the Common Alerting Protocol, or 404 while it is not on the page. One that was withdrawn is
     * answered with the alert that takes it back, at the address of either.
     *
     * @param identifier of the alert
     */
    Sheet cap(String identifier) {
        boolean cancel = identifier.endsWith(Alert.CANCEL);
        String message = cancel ? identifier.substring(0, identifier.length() - Alert.CANCEL.length()) : identifier;
        Incident incident = database.read(handle -> messages.find(handle, message)
                .map(found -> incidents.get(handle, found.incident()))
                .orElseThrow(() -> Problem.notFound("page")));
        Alert alert = Alert.of(
                        message,
                        incident.type(),
                        List.copyOf(views(incident.slug()).values()))
                .filter(found -> found.cancels() || !cancel)
                .orElseThrow(() -> Problem.notFound("page"));
        return draw("cap " + message, alert, some -> {
            String lang = some.main().lang();
            return Sheet.of(cap.of(some), CapAlert.TYPE, lang, some.exercise());
        });
    }

    /** The list of open, real incidents. */
    Sheet index(String asked, String acceptLanguage) {
        return ofAll(
                asked, acceptLanguage, "index", HtmlTemplate.TYPE, (lang, views) -> html.index(index(lang, views)));
    }

    /** The messages of all open, real incidents as JSON Feed. */
    Sheet jsonFeed(String asked, String acceptLanguage) {
        return ofAll(asked, acceptLanguage, "feed", Feeds.JSON_FEED, feeds::json);
    }

    /** The messages of all open, real incidents as Atom. */
    Sheet atomFeed(String asked, String acceptLanguage) {
        return ofAll(asked, acceptLanguage, "atomfeed", Feeds.ATOM, feeds::atom);
    }

    /** The alerts of all open, real incidents as Atom. */
    Sheet allAlerts(String asked, String acceptLanguage) {
        return ofAll(asked, acceptLanguage, "allalerts", Feeds.ATOM, feeds::alerts);
    }

    /** The accounts that speak for the town. */
    Sheet accounts(String asked, String acceptLanguage) {
        String lang = LanguageChoice.of(asked, acceptLanguage, house.languages());
        List<PageView.Profile> profiles = database.read(reader::profiles);
        return draw(
                "accounts " + lang,
                profiles,
                view -> Sheet.of(html.accounts(lang, house.languages(), profiles), HtmlTemplate.TYPE, lang, false));
    }

    /** What is answered where there is nothing. */
    byte[] missing(String asked, String acceptLanguage) {
        return html.missing(LanguageChoice.of(asked, acceptLanguage, house.languages()));
    }

    private Sheet of(
            String slug,
            String asked,
            String acceptLanguage,
            String form,
            String type,
            Function<PageView, byte[]> drawing) {
        Map<String, PageView> views = views(slug);
        if (views.isEmpty()) {
            throw Problem.notFound("page");
        }
        String lang = LanguageChoice.of(asked, acceptLanguage, List.copyOf(views.keySet()));
        return draw(
                form + " " + slug + " " + lang,
                views.get(lang),
                view -> Sheet.of(drawing.apply(view), type, lang, view.exercise()));
    }

    private Sheet ofAll(
            String asked,
            String acceptLanguage,
            String form,
            String type,
            BiFunction<String, List<PageView>, byte[]> drawing) {
        String lang = LanguageChoice.of(asked, acceptLanguage, house.languages());
        List<PageView> views = database.read(incidents::open).stream()
                .filter(incident -> !incident.isExercise())
                .map(incident -> views(incident.slug()))
                .filter(found -> !found.isEmpty())
                .map(found -> found.getOrDefault(lang, found.values().iterator().next()))
                .toList();
        return draw(form + " " + lang, views, all -> Sheet.of(drawing.apply(lang, all), type, lang, false));
    }

    private IndexView index(String lang, List<PageView> views) {
        List<IndexView.Item> items = views.stream()
                .map(view -> new IndexView.Item(
                        view.slug(),
                        view.title(),
                        view.mainLang(),
                        view.phase(),
                        view.changedAt(),
                        view.ask().stream().findFirst().orElse(null)))
                .toList();
        return new IndexView(lang, house.languages(), items);
    }

    private byte[] asJson(PageView view) {
        ObjectNode page = Json.mapper().valueToTree(view);
        page.put("organisation", house.name());
        page.put("url", house.publicUrl() + "/i/" + view.slug());
        return Json.write(page).getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private <V> Sheet draw(String name, V view, Function<V, Sheet> drawing) {
        return drawn.computeIfAbsent(name, key -> new Drawn<>(some -> drawing.apply((V) some)))
                .of(view);
    }

    /** One reader fetches what is new; the others who ask for the same page wait for that. */
    private Map<String, PageView> views(String slug) {
        if (!slug.matches(SLUG)) {
            return Map.of();
        }
        long newest = logbook.newest();
        Kept now = kept.compute(slug, (key, before) -> isFresh(before, newest) ? before : read(key, newest));
        return now == null ? Map.of() : now.views();
    }

    private boolean isFresh(Kept before, long newest) {
        return before != null && before.seq() >= newest && clock.instant().isBefore(before.until());
    }

    /** Null when there is nothing to show, so that made-up addresses leave nothing behind. */
    private Kept read(String slug, long newest) {
        Map<String, PageView> views = database.read(handle -> {
            Optional<Incident> incident = incidents.bySlug(handle, slug);
            return incident.map(found -> reader.read(handle, found)).orElse(Map.of());
        });
        if (views.isEmpty()) {
            return null;
        }
        PageView any = views.values().iterator().next();
        boolean pending = any.nextUpdateAt() != null && !any.late();
        return new Kept(newest, pending ? any.nextUpdateAt() : Instant.MAX, views);
    }
}
