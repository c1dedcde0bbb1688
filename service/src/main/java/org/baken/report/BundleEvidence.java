package org.baken.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.logbook.LogEntry;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.platform.Database;
import org.baken.platform.Json;
import org.baken.reaction.StepEvidence;
import org.baken.reaction.StepFiles;
import org.baken.rumour.Evidence;
import org.baken.rumour.EvidenceStore;
import org.baken.rumour.RumourView;

/**
 * Puts the files of an incident into a bundle: what shows that something was said, and the pictures of the messages. A file that
 * the log tells of and that was erased since is named as erased.
 */
final class BundleEvidence {
    private static final Map<String, String> ENDINGS = Map.of(
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "image/webp", ".webp",
            "image/gif", ".gif",
            "application/pdf", ".pdf",
            "application/json", ".json");

    /** Why a file is there, or is not. */
    enum Standing {
        KEPT,
        /** Taken out of Baken, as the law on personal data asks. */
        ERASED,
        /** The reaction that it belongs to was moved to another incident. */
        MOVED,
        /** It should be there, and is not. */
        LOST
    }

    /**
     * A line of the index.
     *
     * @param of the id of the rumour or reaction; null for a picture, and where nobody knows any more
     * @param path in the bundle; null when it is not in it
     * @param name as somebody gave it; never a path
     * @param sha256 of its bytes; for what is not in the bundle as the log tells it
     */
    record Item(
            String id,
            String kind,
            String of,
            Standing standing,
            String path,
            String name,
            String type,
            String sha256,
            String address,
            String addedBy,
            Instant addedAt) {}

    private record Index(List<Item> items) {}

    private final Database database;
    private final EvidenceStore store;
    private final StepFiles reactions;
    private final Media media;

    BundleEvidence(Database database, EvidenceStore store, StepFiles reactions, Media media) {
        this.database = database;
        this.store = store;
        this.reactions = reactions;
        this.media = media;
    }

    /** Remembers what the log tells of evidence, while somebody reads it. */
    static final class Logged {
        private final Map<String, LogEntry> entries = new HashMap<>();

        void follow(LogEntry entry) {
            if (entry.kind().endsWith(".evidence")
                    && entry.data().path("evidence").isTextual()) {
                entries.put(entry.data().path("evidence").asText(), entry);
            }
        }
    }

    void pack(BundleZip zip, String incident, Report report, Logged logged) throws IOException {
        List<Item> items = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (RumourView view : report.rumours()) {
            for (Evidence evidence : view.evidence()) {
                if (done.add(evidence.id())) {
                    items.add(pack(zip, evidence));
                }
            }
        }
        for (String id : database.read(handle -> reactions.ofIncident(handle, incident))) {
            StepEvidence evidence =
                    database.read(handle -> reactions.find(handle, id)).orElse(null);
            if (evidence != null && done.add(id)) {
                items.add(pack(zip, evidence));
            }
        }
        logged.entries.forEach((id, entry) -> {
            if (!done.contains(id)) {
                items.add(gone(id, entry));
            }
        });
        for (MediaItem item : database.read(handle -> media.all(handle, incident))) {
            items.add(pack(zip, item));
        }
        zip.add("evidence/index.json", Json.canonical(new Index(items)));
    }

    private Item pack(BundleZip zip, Evidence evidence) throws IOException {
        String path = path(evidence.id(), evidence.type());
        boolean there = packed(zip, path, () -> store.open(evidence.sha256()));
        return new Item(
                evidence.id(),
                "RUMOUR",
                evidence.rumour(),
                there ? Standing.KEPT : Standing.LOST,
                there ? path : null,
                evidence.name(),
                evidence.type(),
                evidence.sha256(),
                evidence.address(),
                evidence.addedBy(),
                evidence.addedAt());
    }

    private Item pack(BundleZip zip, StepEvidence evidence) throws IOException {
        String path = path(evidence.id(), evidence.type());
        boolean there = packed(zip, path, () -> reactions.open(evidence));
        return new Item(
                evidence.id(),
                "REACTION",
                evidence.reaction(),
                there ? Standing.KEPT : Standing.LOST,
                there ? path : null,
                evidence.name(),
                evidence.type(),
                evidence.sha256(),
                evidence.address(),
                evidence.addedBy(),
                evidence.addedAt());
    }

    private Item pack(BundleZip zip, MediaItem item) throws IOException {
        String path = "evidence/media-" + item.id() + item.extension();
        BundleZip.Packed packed = null;
        byte[] bytes = picture(item);
        if (bytes != null) {
            packed = zip.add(path, bytes);
        }
        return new Item(
                item.id(),
                "PICTURE",
                null,
                packed == null ? Standing.LOST : Standing.KEPT,
                packed == null ? null : path,
                item.name(),
                item.type(),
                packed == null ? null : packed.sha256(),
                null,
                item.addedBy(),
                item.addedAt());
    }

    private byte[] picture(MediaItem item) {
        try {
            return media.bytes(item, item.widths().get(item.widths().size() - 1));
        } catch (UncheckedIOException | org.baken.platform.Problem e) {
            return null;
        }
    }

    private Item gone(String id, LogEntry entry) {
        boolean moved = database.read(handle -> reactions.find(handle, id)).isPresent();
        return new Item(
                id,
                entry.kind().startsWith("rumour.") ? "RUMOUR" : "REACTION",
                entry.object(),
                moved ? Standing.MOVED : Standing.ERASED,
                null,
                null,
                entry.data().path("type").asText(null),
                entry.data().path("sha256").asText(null),
                null,
                null,
                null);
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open();
    }

    /** Whether the file was there. */
    private static boolean packed(BundleZip zip, String path, Opening opening) throws IOException {
        InputStream in;
        try {
            in = opening.open();
        } catch (UncheckedIOException e) {
            return false;
        }
        try (in) {
            zip.add(path, in);
        }
        return true;
    }

    private static String path(String id, String type) {
        return "evidence/" + id + ENDINGS.getOrDefault(type, ".bin");
    }
}
