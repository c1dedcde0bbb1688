package org.baken.publicpage;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.baken.edge.Leaf;
import org.baken.edge.Missing;
import org.baken.edge.Place;
import org.baken.edge.Slot;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.PageFiles;
import org.baken.platform.Problem;
import org.baken.platform.ProblemMapper;
import org.baken.platform.Publisher;
import org.baken.platform.SecurityHeaders;

/**
 * Makes the places for what pages say, in every form. What reads as before stays as it is drawn; the rest is drawn when somebody
 * asks for it. Thread-safe.
 */
final class Places {
    /** A page that is none: from there, every message is at an address of its own. */
    private static final int ELSEWHERE = -1;

    /** When a browser that was turned away may ask again, in seconds. */
    private static final int RETRY_SECONDS = 60;

    private final Publisher house;
    private final Forms forms;
    private final CapAlert cap;
    private final boolean tls;

    Places(Publisher house, Forms forms, CapAlert cap) {
        this.house = house;
        this.forms = forms;
        this.cap = cap;
        this.tls = house.publicUrl().startsWith("https:");
    }

    /** Everything that is at the addresses of one incident, but its pictures. */
    Map<String, Place> of(Shown old, Incident incident, Map<String, PageView> views) {
        Map<String, Place> places = new HashMap<>();
        String base = "/i/" + incident.slug();
        for (Forms.OfIncident form : forms.ofIncident()) {
            String path = base + form.suffix();
            places.put(
                    path,
                    inEachLanguage(
                            old,
                            path,
                            views,
                            (view, leaf) -> new Sheet(
                                            form.drawing().apply(view),
                                            form.type(),
                                            view.lang(),
                                            view.exercise(),
                                            form.policy().apply(view))
                                    .leaf(tls, leaf)));
        }
        forms.eachOlder(views.values(), (any, number) -> {
            String path = base + "/older/" + number;
            places.computeIfAbsent(
                    path,
                    each -> inEachLanguage(
                            old,
                            path,
                            views,
                            (view, leaf) -> page(view, forms.html().older(view, number), leaf)));
        });
        if (views.size() > 1) {
            places.put(base + "/both", both(old, base + "/both", views));
        }
        PageView main = views.values().iterator().next();
        boolean same = views.equals(old.views());
        for (PageView.Post post : main.messages()) {
            String at = base + "/m/" + post.id();
            places.put(at, inEachLanguage(old, at, views, (view, leaf) -> redirect(view, post.id())));
            Place alert = alert(old, incident, views, post.id(), same);
            places.put(alertPath(post.id()), alert);
            if (post.standing() == PageView.Standing.WITHDRAWN) {
                places.put(alertPath(post.id() + Alert.CANCEL), alert);
            }
        }
        return places;
    }

    /**
     * What is at an address of the house itself.
     *
     * @param same the languages in which it says what it said before
     */
    Place ofHouse(Forms.OfHouse form, Place before, Map<String, Forms.Front> fronts, Set<String> same) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        fronts.forEach((lang, front) -> {
            String name = form.languages() ? lang : "";
            Slot slot = before == null ? null : before.in(name);
            if (slot == null || !same.contains(lang)) {
                Leaf leaf = slot == null ? null : slot.ready();
                String said = form.languages() ? lang : null;
                slot = Slot.of(() ->
                        new Sheet(form.drawing().apply(lang, front), form.type(), said, false, null).leaf(tls, leaf));
            }
            slots.putIfAbsent(name, slot);
        });
        return new Place(slots);
    }

    /** The files that all pages use. */
    Map<String, Place> of(PageFiles files) {
        Map<String, Place> places = new HashMap<>();
        files.all().forEach((path, file) -> {
            Map<String, String> headers = SecurityHeaders.of(tls);
            headers.putAll(file.headers());
            String type = headers.get("Content-Type");
            boolean text = !type.startsWith("image/") || type.startsWith("image/svg");
            places.put(path, Place.of(Slot.of(Leaf.of(200, headers, file.bytes(), text, null))));
        });
        return places;
    }

    /** What people get where there is nothing. */
    byte[] missing(String asked, String acceptLanguage) {
        return forms.html().missing(LanguageChoice.of(asked, acceptLanguage, house.languages()));
    }

    /** The same as answers, for programs too. */
    Missing missing() {
        return instead(404, forms.html()::missing, Problem.notFound("page"), Map.of());
    }

    /** What is answered instead of everything else while only the pages are served. */
    Missing closed() {
        Problem problem = Problem.publicOnly(RETRY_SECONDS);
        return instead(503, forms.html()::closed, problem, Map.of("Retry-After", String.valueOf(RETRY_SECONDS)));
    }

    private Missing instead(int status, Function<String, byte[]> html, Problem problem, Map<String, String> further) {
        Map<String, Slot> pages = new LinkedHashMap<>();
        house.languages()
                .forEach(lang -> pages.put(
                        lang,
                        Slot.of(new Sheet(html.apply(lang), HtmlTemplate.TYPE, lang, true, null)
                                .leaf(status, tls, further))));
        Map<String, Slot> documents = new LinkedHashMap<>();
        Catalogue.LANGUAGES.forEach(lang -> documents.put(
                lang,
                Slot.of(new Sheet(ProblemMapper.document(problem, lang), ProblemMapper.TYPE, lang, false, null)
                        .leaf(status, tls, further))));
        return new Missing(new Place(pages), new Place(documents));
    }

    private Leaf page(PageView view, byte[] html, Leaf before) {
        return new Sheet(html, HtmlTemplate.TYPE, view.lang(), view.exercise(), null).leaf(tls, before);
    }

    private static Place inEachLanguage(
            Shown old, String path, Map<String, PageView> now, BiFunction<PageView, Leaf, Leaf> drawing) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        now.forEach((lang, view) -> {
            Slot slot = view == old.views().get(lang) ? old.slot(path, lang) : null;
            Leaf leaf = old.leaf(path, lang);
            slots.put(lang, slot == null ? Slot.of(() -> drawing.apply(view, leaf)) : slot);
        });
        return new Place(slots);
    }

    private Place both(Shown old, String path, Map<String, PageView> now) {
        Map<String, Map<String, Slot>> pairs = new LinkedHashMap<>();
        now.forEach((left, one) -> {
            Map<String, Slot> with = new LinkedHashMap<>();
            now.forEach((right, other) -> {
                if (!left.equals(right)) {
                    String name = Place.pair(left, right);
                    boolean same =
                            one == old.views().get(left) && other == old.views().get(right);
                    Slot slot = same ? old.slot(path, name) : null;
                    Leaf leaf = old.leaf(path, name);
                    with.put(right, slot == null ? Slot.of(() -> besides(one, other, leaf)) : slot);
                }
            });
            pairs.put(left, with);
        });
        return Place.ofPairs(pairs);
    }

    /** What it says has an address in each language already, so search engines need not know this one. */
    private Leaf besides(PageView left, PageView right, Leaf before) {
        byte[] both = forms.html().both(List.of(left, right));
        return new Sheet(both, HtmlTemplate.TYPE, left.lang(), true, null).leaf(tls, before);
    }

    /** Leads to a message, wherever it is by now. */
    private Leaf redirect(PageView view, String message) {
        String place = Fold.of(view).href(message, ELSEWHERE);
        if (place == null) {
            throw Problem.notFound("page");
        }
        Map<String, String> headers = SecurityHeaders.of(tls);
        headers.put("Location", place);
        headers.put("Cache-Control", "no-store");
        return Leaf.of(302, headers, new byte[0], false, null);
    }

    private static String alertPath(String identifier) {
        return "/cap/" + identifier + ".xml";
    }

    private Place alert(Shown old, Incident incident, Map<String, PageView> views, String message, boolean same) {
        Place before = old.places().get(alertPath(message));
        if (before != null && same) {
            return before;
        }
        return Place.of(new AlertSlot(
                message,
                incident.type(),
                List.copyOf(views.values()),
                alert -> new Sheet(cap.of(alert), CapAlert.TYPE, alert.main().lang(), alert.exercise(), null)
                        .leaf(tls, null),
                before == null ? null : (AlertSlot) before.in("")));
    }
}
