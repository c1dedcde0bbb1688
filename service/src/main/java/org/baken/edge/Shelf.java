package org.baken.edge;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All addresses at which there is something, by path. Thread-safe. */
public final class Shelf {
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** What is at this path, as it stands in a request; null when nothing is. */
    public Place find(String path) {
        return places.get(path);
    }

    /** Puts something at a path, in the place of what was there. */
    public void put(String path, Place place) {
        places.put(path, place);
    }

    /** Takes away what is at these paths. */
    public void clear(Collection<String> paths) {
        paths.forEach(places::remove);
    }

    /** Everything, by path, as it is now. */
    public Map<String, Place> all() {
        return Map.copyOf(places);
    }
}
