package org.baken.publicpage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.edge.CopyFile;
import org.baken.edge.Edge;
import org.baken.edge.Leaf;
import org.baken.edge.Place;
import org.baken.edge.Slot;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public pages of the real incidents as files that any web server can give out: every form, every language, the pictures and
 * the style. Links lead from file to file; what needs Baken is linked to where it is. Used by the threads that copy.
 */
final class StaticPages implements CopyFile.Source {
    private static final Logger LOG = LoggerFactory.getLogger(StaticPages.class);
    private static final String HOUSE = "";
    private static final int FETCHED_AT_ONCE = 20;

    private final Pages pages;
    private final Away away;
    private final Edge edge;
    private final Publisher house;
    /** What was made of a leaf last, by the path of the file. */
    private final Map<String, Made> made = new HashMap<>();
    /** The paths between which the links in these lead from file to file. */
    private Set<String> linked = Set.of();

    private record Made(Leaf leaf, CopyFile file) {}

    StaticPages(Pages pages, Away away, Edge edge, Publisher house) {
        this.pages = pages;
        this.away = away;
        this.edge = edge;
        this.house = house;
    }

    @Override
    public long changes() {
        return pages.changes();
    }

    @Override
    public synchronized CopyFile.All all(Set<String> copied) {
        fetchUncopied(copied);
        Map<String, Place> places = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        pages.ofHouse().forEach((path, place) -> {
            places.put(path, place);
            owners.put(path, HOUSE);
        });
        for (Shown shown : pages.now()) {
            if (!shown.incident().isExercise()) {
                shown.places().forEach((path, place) -> {
                    places.put(path, place);
                    owners.put(path, shown.incident().slug());
                });
            }
        }
        if (!places.keySet().equals(linked)) {
            made.clear();
            linked = Set.copyOf(places.keySet());
        }
        StaticLinks links = new StaticLinks(places, house);
        List<CopyFile> files = new ArrayList<>();
        places.forEach(
                (path, place) -> place.names().forEach(name -> add(files, links, path, name, place, owners.get(path))));
        Set<String> now = new HashSet<>();
        files.forEach(file -> now.add(file.path()));
        made.keySet().retainAll(now);
        // What a page needs is there before the page is.
        files.sort(Comparator.comparing((CopyFile file) -> file.path().endsWith(".html"))
                .thenComparing(CopyFile::path));
        return new CopyFile.All(files, away.real());
    }

    /** Those that were closed long ago are fetched some at a time; the rest comes in the next rounds. */
    private void fetchUncopied(Set<String> copied) {
        away.real().stream()
                .filter(slug -> !copied.contains(slug))
                .limit(FETCHED_AT_ONCE)
                .forEach(slug -> edge.fetch("/i/" + slug));
    }

    private void add(List<CopyFile> files, StaticLinks links, String path, String name, Place place, String owner) {
        if (path.contains("/media/")) {
            String type = path.endsWith(".png") ? "image/png" : "image/jpeg";
            Slot picture = place.in(name);
            files.add(new CopyFile(
                    path.substring(1),
                    owner,
                    type,
                    PictureShelf.CACHING,
                    path,
                    () -> picture.draw().bytes()));
            return;
        }
        try {
            Leaf leaf = place.in(name).draw();
            String file = links.file(path, name);
            Made before = made.get(file);
            if (before == null || before.leaf() != leaf) {
                before = new Made(leaf, made(links, leaf, path, name, file, owner));
                made.put(file, before);
            }
            files.add(before.file());
        } catch (Problem notInThisLanguage) {
            LOG.debug("{} is not there in {}", path, name);
        }
    }

    private static CopyFile made(StaticLinks links, Leaf leaf, String path, String name, String file, String owner) {
        if (leaf.status() == 302) {
            byte[] bytes = links.redirect(leaf.headers().get("Location"), path, name);
            return CopyFile.of(file, owner, "text/html; charset=utf-8", Sheet.CACHING, bytes);
        }
        String type = leaf.headers().get("Content-Type");
        byte[] bytes = type.startsWith("text/html")
                ? links.relative(new String(leaf.bytes(), StandardCharsets.UTF_8), path, name)
                        .getBytes(StandardCharsets.UTF_8)
                : leaf.bytes();
        return CopyFile.of(file, owner, type, leaf.headers().get("Cache-Control"), bytes);
    }
}
