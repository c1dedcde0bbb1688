package org.baken.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The pictures of the incidents. What adds one is logged here, last in the transaction. Thread-safe. */
public final class Media {
    /** The largest file, in bytes. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** The most pictures, with all that was declared about them, in one incident. */
    static final int MOST = 200;

    static final Role[] WRITERS = {Role.AUTHOR, Role.LEAD};

    private final Incidents incidents;
    private final Logbook logbook;
    private final Clock clock;
    private final MediaStore store;
    private final Studio studio = new Studio();

    /** @param folder for the files of pictures alone */
    public Media(Incidents incidents, Logbook logbook, Clock clock, Path folder) {
        this.incidents = incidents;
        this.logbook = logbook;
        this.clock = clock;
        this.store = new MediaStore(folder);
    }

    /** Gives the picture, or 404. Whether the caller may know of it depends on its incident. */
    public MediaItem get(Handle handle, String id) {
        return handle.attach(MediaDao.class).find(id).orElseThrow(() -> Problem.notFound("media"));
    }

    /** Those of these pictures that are in this incident, by id. */
    public Map<String, MediaItem> ofIncident(Handle handle, String incident, List<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return handle.attach(MediaDao.class).some(incident, ids).stream()
                .collect(Collectors.toMap(MediaItem::id, Function.identity()));
    }

    /** The pictures of an incident with what was declared last about each, newest first. */
    public List<MediaItem> all(Handle handle, String incident) {
        return handle.attach(MediaDao.class).all(incident);
    }

    /** The bytes of a picture in one of its widths; a width that it is not kept in is 404. */
    public byte[] bytes(MediaItem item, int width) {
        return store.read(item, width);
    }

    /**
     * The largest size of a picture that has at most so many bytes.
     *
     * @return empty when even the smallest has more, or the files are not there
     */
    public Optional<MediaItem.Size> largest(MediaItem item, long bytes) {
        return store.largest(item, bytes);
    }

    /** Gives the picture if the caller may know of its incident, or 404. */
    MediaItem readable(Handle handle, Caller caller, String id) {
        MediaItem item = get(handle, id);
        incidents.readable(handle, caller, item.incident());
        return item;
    }

    /** Lets through who may add pictures to an incident that is not closed. */
    void requireWriter(Handle handle, Caller caller, String incident) {
        incidents.require(handle, caller, incident, WRITERS).unlessClosed();
    }

    /** The bytes of a file that somebody sent, if there are not too many. */
    static byte[] read(InputStream file) {
        try {
            byte[] bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Problem.tooLarge("media.size", LARGEST / 1024 / 1024)
                        .and("file", "media.size", LARGEST / 1024 / 1024);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was kept last of this file in this incident, with all its files; null when it has to be made anew. */
    MediaItem kept(Handle handle, String incident, String digest) {
        return handle.attach(MediaDao.class)
                .newest(incident, digest)
                .filter(store::has)
                .orElse(null);
    }

    /** Makes a file into pictures and puts them on the disk: what an item says of its files, and no more yet. */
    MediaItem prepare(byte[] file, String digest, String name) {
        Renditions made = studio.make(file);
        store.keep(digest, made);
        Renditions.File largest = made.largest();
        return new MediaItem(
                null,
                null,
                digest,
                0,
                name,
                made.type(),
                largest.width(),
                largest.height(),
                largest.bytes().length,
                made.widths(),
                made.still(),
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * Adds a picture whose files are on the disk. The same file with the same declaration is the item that is there already,
     * also when two people add it at once.
     *
     * @param id of the item if it is a new one
     */
    MediaItem add(Handle handle, Caller caller, String incident, MediaItem files, Declaration declared, String id) {
        requireWriter(handle, caller, incident);
        MediaDao media = handle.attach(MediaDao.class);
        MediaItem before = media.newest(incident, files.digest()).orElse(null);
        if (before != null && before.says(declared)) {
            return before;
        }
        if (media.count(incident) >= MOST) {
            throw Problem.conflict("media.many", MOST);
        }
        MediaItem item = new MediaItem(
                id,
                incident,
                files.digest(),
                before == null ? 1 : before.generation() + 1,
                files.name(),
                files.type(),
                files.width(),
                files.height(),
                files.size(),
                files.widths(),
                files.still(),
                declared.rights(),
                declared.credit(),
                declared.consent(),
                caller.name(),
                clock.instant());
        if (media.insert(item) == 0) {
            MediaItem first = media.newest(incident, files.digest()).orElseThrow();
            if (first.says(declared)) {
                return first;
            }
            throw Problem.conflict("media.at-once", first.addedBy());
        }
        log(handle, caller, item);
        return item;
    }

    private void log(Handle handle, Caller caller, MediaItem item) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", item.name());
        data.put("file", item.digest());
        data.put("rights", item.rights());
        data.put("credit", item.credit());
        data.put("consent", item.consent());
        String kind = item.generation() == 1 ? "media.added" : "media.declared";
        logbook.append(handle, Entry.of(kind, item.incident(), item.id(), caller.actor(), data));
    }
}
