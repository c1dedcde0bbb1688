package org.baken.edge;

import com.codahale.metrics.health.HealthCheck;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.baken.platform.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one copy of the public pages as they are, so that they stay readable when Baken is down. Only what changed is written; what
 * was withdrawn is taken away. It runs behind: nothing that is published waits for it. What fails is tried again, later each time.
 */
final class StaticCopy {
    private static final Logger LOG = LoggerFactory.getLogger(StaticCopy.class);
    /** Beside the files, what they are: a copy that is taken up again after a restart knows what is there. */
    private static final String LIST = "baken-copy.json";

    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 300_000;

    private final CopyPlace place;
    private final CopyFile.Source source;
    private final Clock clock;
    /** What is there, by path; null until it was read. */
    private Map<String, Listed> there;

    private long copied = -1;
    private int failures;
    private long nextTry;
    private volatile State state;

    /** A file that is there. */
    record Listed(String digest, String owner) {}

    /**
     * How the copy is.
     *
     * @param name of the folder or bucket
     * @param ok whether the last attempt went well; null before the first
     * @param problem why it did not, in English; null when it did
     * @param failingSince null while it goes well
     * @param copiedAt when it was last as new as the pages; null before
     * @param files how many there are
     */
    public record State(
            CopyPlace.Kind kind,
            String name,
            Boolean ok,
            String problem,
            Instant failingSince,
            Instant copiedAt,
            int files) {}

    StaticCopy(CopyPlace place, CopyFile.Source source, Clock clock) {
        this.place = place;
        this.source = source;
        this.clock = clock;
        this.state = new State(place.kind(), place.name(), null, null, null, null, 0);
    }

    State state() {
        return state;
    }

    HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                State now = state;
                return now.problem() == null
                        ? Result.healthy()
                        : Result.unhealthy("no copy since " + now.failingSince() + ": " + now.problem());
            }
        };
    }

    /** Copies what changed, if anything did and it is time. Called again and again by one thread. */
    void round() {
        long now = source.changes();
        if (now == copied || System.nanoTime() - nextTry < 0 && failures > 0) {
            return;
        }
        try {
            if (there == null) {
                there = listed();
            }
            copy(source.all(there.values().stream().map(Listed::owner).collect(Collectors.toSet())));
            copied = now;
            failures = 0;
            state = new State(place.kind(), place.name(), true, null, null, clock.instant(), there.size());
        } catch (IOException | RuntimeException e) {
            failed(e);
        }
    }

    private void failed(Exception e) {
        if (failures == 0) {
            LOG.warn("The copy of the public pages cannot be written to {}: it is tried again", place.name(), e);
        }
        long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        failures++;
        nextTry = System.nanoTime() + pause * 1_000_000;
        State before = state;
        state = new State(
                place.kind(),
                place.name(),
                false,
                e.getMessage(),
                before.failingSince() == null ? clock.instant() : before.failingSince(),
                before.copiedAt(),
                there == null ? 0 : there.size());
    }

    private void copy(CopyFile.All wanted) throws IOException {
        boolean changed = false;
        try {
            for (CopyFile file : wanted.files()) {
                Listed now = new Listed(file.digest(), file.owner());
                if (!now.equals(there.get(file.path()))) {
                    place.put(file);
                    there.put(file.path(), now);
                    changed = true;
                }
            }
            for (String path : gone(wanted)) {
                place.remove(path);
                there.remove(path);
                changed = true;
            }
        } finally {
            if (changed) {
                list();
            }
        }
    }

    /** Only what we put there ourselves. */
    private List<String> gone(CopyFile.All wanted) {
        Set<String> paths = wanted.files().stream().map(CopyFile::path).collect(Collectors.toSet());
        return there.entrySet().stream()
                .filter(each -> !wanted.kept().contains(each.getValue().owner()) && !paths.contains(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Listed> listed() throws IOException {
        return place.read(LIST)
                .map(bytes -> read(new String(bytes, StandardCharsets.UTF_8)))
                .orElseGet(TreeMap::new);
    }

    private static Map<String, Listed> read(String text) {
        try {
            return new TreeMap<>(Json.mapper().readValue(text, new TypeReference<Map<String, Listed>>() {}));
        } catch (IOException e) {
            // Written over by somebody: everything is put there again.
            return new TreeMap<>();
        }
    }

    private void list() throws IOException {
        byte[] bytes = Json.write(there).getBytes(StandardCharsets.UTF_8);
        place.put(CopyFile.of(LIST, "", "application/json", "no-cache", bytes));
    }
}
