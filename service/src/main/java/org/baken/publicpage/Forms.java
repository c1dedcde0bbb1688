package org.baken.publicpage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Json;
import org.baken.platform.Publisher;
import org.baken.publishing.OfficialProfile;

/** Every form in which the public pages can be had, each in all languages. A new one is one line here. */
final class Forms {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Publisher house;
    private final PageHtml html;
    private final List<OfIncident> ofIncident;
    private final List<OfHouse> ofHouse;
    private final Pattern addresses;

    /**
     * A form of one incident's page.
     *
     * @param suffix what follows {@code /i/{slug}} in the address
     * @param policy what browsers may do with it (Content-Security-Policy); gives null for what holds everywhere
     * @param first whether it is drawn before anybody asks, as what most people read is
     */
    record OfIncident(
            String suffix,
            String type,
            boolean first,
            Function<PageView, String> policy,
            Function<PageView, byte[]> drawing) {}

    /**
     * A form of what all open, real incidents say together.
     *
     * @param languages whether there is one in each; otherwise there is one for everybody
     * @param first whether it is drawn before anybody asks
     * @param drawing from a language and what there is to say in it
     */
    record OfHouse(
            String path, String type, boolean languages, boolean first, BiFunction<String, Front, byte[]> drawing) {}

    /**
     * What is drawn for the house in one language.
     *
     * @param incidents that are open and real, in the language or else in their own
     * @param profiles the accounts that speak for the town
     */
    record Front(List<PageView> incidents, List<OfficialProfile> profiles) {}

    Forms(Publisher house) {
        this.house = house;
        this.html = new PageHtml(house);
        Feeds feeds = new Feeds(house);
        Embed embed = new Embed(house);
        SiteMap siteMap = new SiteMap(house);
        this.ofIncident = List.of(
                new OfIncident("", HtmlTemplate.TYPE, true, view -> null, html::page),
                new OfIncident("/embed", HtmlTemplate.TYPE, false, view -> embed.policy(view.exercise()), embed::of),
                new OfIncident(".json", JSON, false, view -> null, this::asJson),
                new OfIncident("/feed.atom", Feeds.ATOM, false, view -> null, feeds::atom),
                new OfIncident("/feed.rss", Feeds.RSS, false, view -> null, feeds::rss),
                new OfIncident("/feed.json", Feeds.JSON_FEED, false, view -> null, feeds::json),
                new OfIncident("/cap.atom", Feeds.ATOM, false, view -> null, feeds::alerts));
        this.ofHouse = List.of(
                new OfHouse(
                        "/", HtmlTemplate.TYPE, true, true, (lang, all) -> html.index(index(lang, all.incidents()))),
                new OfHouse(
                        "/feed.json", Feeds.JSON_FEED, true, false, (lang, all) -> feeds.json(lang, all.incidents())),
                new OfHouse("/feed.atom", Feeds.ATOM, true, false, (lang, all) -> feeds.atom(lang, all.incidents())),
                new OfHouse("/cap.atom", Feeds.ATOM, true, false, (lang, all) -> feeds.alerts(lang, all.incidents())),
                new OfHouse("/accounts", HtmlTemplate.TYPE, true, false, this::accounts),
                new OfHouse("/sitemap.xml", SiteMap.TYPE, false, false, (lang, all) -> siteMap.of(all.incidents())),
                new OfHouse("/robots.txt", TEXT, false, false, (lang, all) -> siteMap.robots()));
        String suffixes =
                ofIncident.stream().map(form -> Pattern.quote(form.suffix())).collect(Collectors.joining("|"));
        this.addresses = Pattern.compile("/i/[a-z0-9-]{1,100}(" + suffixes
                + "|/both|/older/[0-9]{1,6}|/m/[a-z0-9-]{1,100}|/media/[^/]{1,100})|/cap/[a-z0-9.-]{1,100}\\.xml");
    }

    List<OfIncident> ofIncident() {
        return ofIncident;
    }

    List<OfHouse> ofHouse() {
        return ofHouse;
    }

    PageHtml html() {
        return html;
    }

    /** Whether a path looks like one of an incident, in any of its forms. */
    boolean areAt(String path) {
        return addresses.matcher(path).matches();
    }

    /** Numbers the pages of older messages that there are, in any language. */
    void eachOlder(Iterable<PageView> views, ObjIntConsumer<PageView> told) {
        for (PageView view : views) {
            for (int number = 1; html.hasOlder(view, number); number++) {
                told.accept(view, number);
            }
        }
    }

    private byte[] accounts(String lang, Front all) {
        return html.accounts(lang, house.languages(), all.profiles());
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
}
