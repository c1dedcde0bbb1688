package org.baken.publicpage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.baken.edge.Place;
import org.baken.edge.Shelf;
import org.baken.edge.Slot;
import org.baken.edge.Source;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.PageFiles;
import org.baken.publishing.OfficialProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the public pages on the shelf. An incident is read again when something of it was logged, and drawn again only when what
 * was read differs: a page that did not change keeps its bytes and its tag. Incidents that are closed are put there when somebody
 * asks for them. Methods of {@link Source} that read are called by one thread.
 */
final class Pages implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
    private static final int MOST_CLOSED = 100;

    private final Database database;
    private final Incidents incidents;
    private final PageReader reader;
    private final List<String> languages;
    private final Clock clock;
    private final Forms forms;
    private final Places places;
    private final PictureShelf pictures;
    private final Shelf shelf = new Shelf();
    private final News news;
    private final Away away;
    /** By id of the incident, the one that was put there last at the end. */
    private final Map<String, Shown> shown = new LinkedHashMap<>();

    private List<OfficialProfile> profiles = List.of();
    private Map<String, Forms.Front> fronts = Map.of();
    private volatile Map<String, Place> files = Map.of();
    private volatile List<Shown> now = List.of();
    private volatile long changes;

    /** @param languages of the house, its own first */
    Pages(
            Database database,
            Logbook logbook,
            Incidents incidents,
            PageReader reader,
            PictureShelf pictures,
            Away away,
            Forms forms,
            Places places,
            List<String> languages,
            Clock clock) {
        this.database = database;
        this.incidents = incidents;
        this.reader = reader;
        this.pictures = pictures;
        this.away = away;
        this.forms = forms;
        this.places = places;
        this.languages = languages;
        this.clock = clock;
        this.news = new News(logbook);
    }

    Shelf shelf() {
        return shelf;
    }

    /** What is on the shelf, for who copies it. */
    List<Shown> now() {
        return now;
    }

    /** What is at the addresses of the house itself, and the files that all pages use. */
    Map<String, Place> ofHouse() {
        Map<String, Place> places = new HashMap<>(files);
        forms.ofHouse().forEach(form -> {
            Place place = shelf.find(form.path());
            if (place != null) {
                places.put(form.path(), place);
            }
        });
        return places;
    }

    /** A number that is another one when anything on the shelf is. */
    long changes() {
        return changes;
    }

    /** Puts the files on the shelf that all pages use. */
    void add(PageFiles files) {
        this.files = places.of(files);
        this.files.forEach(shelf::put);
    }

    @Override
    public Instant refresh(long newest) {
        News.Touched touched = news.upTo(newest);
        Set<String> again = new LinkedHashSet<>(touched.incidents());
        if (touched.everything()) {
            away.read(database);
            database.read(incidents::open).forEach(incident -> again.add(incident.id()));
            again.addAll(shown.keySet());
        }
        if (touched.everything() || touched.accounts()) {
            List<OfficialProfile> before = profiles;
            profiles = database.read(reader::profiles);
            if (!profiles.equals(before)) {
                again.addAll(shown.keySet());
            }
        }
        Instant now = clock.instant();
        shown.forEach((id, each) -> {
            if (!now.isBefore(each.until())) {
                again.add(id);
            }
        });
        again.forEach(this::show);
        if (!again.isEmpty() || fronts.isEmpty()) {
            front();
            changed();
        }
        news.reached(touched);
        return shown.values().stream().map(Shown::until).min(Instant::compareTo).orElse(Instant.MAX);
    }

    @Override
    public boolean covers(String path) {
        return forms.areAt(path);
    }

    @Override
    public boolean keepsAway(String path) {
        return away.incident(path) != null;
    }

    @Override
    public void fetch(String path) {
        String incident = away.incident(path);
        if (incident != null) {
            show(incident);
            limitClosed();
            changed();
        }
    }

    private void changed() {
        now = List.copyOf(shown.values());
        changes++;
    }

    /** Reads an incident, and puts on the shelf what there is to show of it now. */
    private void show(String id) {
        Shown before = shown.get(id);
        Shown now = database.read(handle -> {
            Incident incident = incidents.get(handle, id);
            Map<String, PageView> views = reader.read(handle, incident);
            if (views.isEmpty()) {
                return Shown.nothing(incident);
            }
            Shown old = before == null ? Shown.nothing(incident) : before;
            // What says the same stays the very same object: a page of a thousand messages is compared once, not for
            // each form.
            views.replaceAll((lang, view) ->
                    view.equals(old.views().get(lang)) ? old.views().get(lang) : view);
            Map<String, Place> all = places.of(old, incident, views);
            pictures.of(handle, incident, views).forEach((path, slot) -> all.put(path, Place.of(slot)));
            return new Shown(incident, views, all);
        });
        drawFirst(now);
        now.places().forEach(shelf::put);
        if (before != null) {
            List<String> gone = new ArrayList<>(before.places().keySet());
            gone.removeAll(now.places().keySet());
            shelf.clear(gone);
            gone.forEach(pictures::forget);
        }
        shown.remove(id);
        if (!now.isEmpty()) {
            shown.put(id, now);
        }
        away.fetched(now);
    }

    private void drawFirst(Shown now) {
        forms.ofIncident().stream().filter(Forms.OfIncident::first).forEach(form -> {
            Place place = now.places().get("/i/" + now.incident().slug() + form.suffix());
            if (place != null) {
                draw(place);
            }
        });
    }

    /** What cannot be drawn is told when somebody asks for it, and leaves everything else as it is. */
    private static void draw(Place place) {
        try {
            place.all().forEach(Slot::draw);
        } catch (RuntimeException e) {
            LOG.error("A page cannot be drawn", e);
        }
    }

    private void front() {
        List<Shown> open = database.read(incidents::open).stream()
                .filter(incident -> !incident.isExercise())
                .map(incident -> shown.get(incident.id()))
                .filter(Objects::nonNull)
                .toList();
        Map<String, Forms.Front> now = new LinkedHashMap<>();
        for (String lang : languages) {
            List<PageView> views = open.stream()
                    .map(each -> each.views()
                            .getOrDefault(lang, each.views().values().iterator().next()))
                    .toList();
            now.put(lang, new Forms.Front(views, profiles));
        }
        Set<String> same = new HashSet<>();
        now.forEach((lang, front) -> {
            if (front.equals(fronts.get(lang))) {
                same.add(lang);
            }
        });
        for (Forms.OfHouse form : forms.ofHouse()) {
            Place place = places.ofHouse(form, shelf.find(form.path()), now, same);
            if (form.first()) {
                draw(place);
            }
            shelf.put(form.path(), place);
        }
        fronts = now;
    }

    /** Closed incidents that nobody asked for lately are taken off the shelf. */
    private void limitClosed() {
        List<Shown> closed =
                shown.values().stream().filter(each -> !each.isOpen()).toList();
        closed.stream().limit(Math.max(0, closed.size() - MOST_CLOSED)).forEach(each -> {
            away.put(each);
            shown.remove(each.incident().id());
            shelf.clear(each.places().keySet());
        });
    }
}
