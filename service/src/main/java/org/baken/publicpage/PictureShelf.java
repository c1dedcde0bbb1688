package org.baken.publicpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.edge.Leaf;
import org.baken.edge.Slot;
import org.baken.incident.Incident;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.media.PictureFile;
import org.baken.platform.SecurityHeaders;
import org.jdbi.v3.core.Handle;

/**
 * The pictures of published messages, for everybody, as long as the message is on the page. The ones that are looked at most are
 * kept in memory.
 */
final class PictureShelf {
    /**
     * It never changes, but it can be withdrawn, and is to be gone soon then: a browser asks again after an hour, what stands
     * between after a minute.
     */
    static final String CACHING = "public, max-age=3600, s-maxage=60, stale-while-revalidate=30, stale-if-error=3600";

    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final Media media;
    private final boolean tls;
    private final Cache<String, Leaf> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((String path, Leaf leaf) -> leaf.bytes().length * 2)
            .executor(Runnable::run)
            .build();

    PictureShelf(Media media, boolean tls) {
        this.media = media;
        this.tls = tls;
    }

    /** The sizes of all pictures on a page, by path. */
    Map<String, Slot> of(Handle handle, Incident incident, Map<String, PageView> views) {
        List<String> ids = views.values().stream()
                .flatMap(view -> view.messages().stream())
                .flatMap(post -> post.pictures().stream())
                .map(PageView.Picture::id)
                .distinct()
                .toList();
        Map<String, Slot> slots = new HashMap<>();
        media.ofIncident(handle, incident.id(), ids)
                .values()
                .forEach(item -> item.publicSizes(incident.slug())
                        .forEach(size -> slots.put(size.url(), new Picture(size, item, incident.isExercise()))));
        return slots;
    }

    /** Forgets what is no longer on a page. */
    void forget(String path) {
        kept.invalidate(path);
    }

    private final class Picture implements Slot {
        private final MediaItem.Size size;
        private final MediaItem item;
        private final boolean hidden;

        Picture(MediaItem.Size size, MediaItem item, boolean hidden) {
            this.size = size;
            this.item = item;
            this.hidden = hidden;
        }

        @Override
        public Leaf ready() {
            return kept.getIfPresent(size.url());
        }

        @Override
        public Leaf draw() {
            Leaf leaf = kept.getIfPresent(size.url());
            if (leaf == null) {
                leaf = Leaf.of(200, headers(), media.bytes(item, size.width()), false, null);
                kept.put(size.url(), leaf);
            }
            return leaf;
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", item.type());
            headers.put("Cache-Control", CACHING);
            headers.putAll(SecurityHeaders.of(tls));
            headers.putAll(PictureFile.headers(item.id() + "-" + size.width() + item.extension()));
            if (hidden) {
                headers.put("X-Robots-Tag", "noindex");
            }
            return headers;
        }
    }
}
