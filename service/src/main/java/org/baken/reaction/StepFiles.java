package org.baken.reaction;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.logbook.Entry;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.rumour.EvidenceStore;
import org.jdbi.v3.core.Handle;

/**
 * Keeps what was said before it can disappear (guidelines H07, H09, L07): a screenshot, or the text itself with who wrote it, where
 * and when. Thread-safe.
 */
public final class StepFiles {
    private final EvidenceStore store;
    private final Clock clock;

    public StepFiles(EvidenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the text of a reaction. 409 when it was taken out already. */
    Entry keepText(Handle handle, Caller caller, Reaction reaction) {
        if (reaction.erased()) {
            throw Problem.conflict("triage.evidence.erased");
        }
        Author author = handle.attach(ReactionDao.class)
                .authors(List.of(reaction.author()))
                .get(0);
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("platform", reaction.platform());
        said.put("id", reaction.remoteId());
        said.put("address", reaction.url());
        said.put("author", author.handle());
        said.put("name", author.name());
        said.put("writtenAt", reaction.postedAt());
        said.put("receivedAt", reaction.receivedAt());
        said.put("keptAt", clock.instant());
        said.put("text", reaction.text());
        String text = Json.canonicalText(said);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StepEvidence evidence = new StepEvidence(
                Ids.next(),
                reaction.id(),
                "reaction-" + reaction.id() + ".json",
                "application/json",
                bytes.length,
                Ids.digest(bytes),
                text,
                reaction.url(),
                caller.name(),
                clock.instant());
        return add(handle, caller, reaction, evidence);
    }

    /** Keeps a file on the disk, before any row names it. */
    EvidenceStore.Stored store(InputStream file) {
        return store.keep(file);
    }

    /** Adds a kept file to a reaction. */
    Entry keepFile(
            Handle handle, Caller caller, Reaction reaction, String name, EvidenceStore.Stored file, String address) {
        StepEvidence evidence = new StepEvidence(
                Ids.next(),
                reaction.id(),
                name,
                file.type(),
                file.size(),
                file.sha256(),
                null,
                address == null ? reaction.url() : address,
                caller.name(),
                clock.instant());
        return add(handle, caller, reaction, evidence);
    }

    private static Entry add(Handle handle, Caller caller, Reaction reaction, StepEvidence evidence) {
        handle.attach(StepDao.class).insert(evidence);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("evidence", evidence.id());
        data.put("type", evidence.type());
        data.put("size", evidence.size());
        data.put("sha256", evidence.sha256());
        return Entry.of("reaction.evidence", reaction.incident(), reaction.id(), caller.actor(), data);
    }

    /** The ids of what was kept of the reactions of an incident, oldest first. */
    public List<String> ofIncident(Handle handle, String incident) {
        return handle.attach(StepDao.class).evidenceOfIncident(incident);
    }

    /** What was kept, wherever its reaction is now; empty when it was erased. */
    public Optional<StepEvidence> find(Handle handle, String id) {
        return handle.attach(StepDao.class).evidence(id);
    }

    /** Opens what was kept. */
    public InputStream open(StepEvidence evidence) {
        return evidence.text() == null
                ? store.open(evidence.sha256())
                : new ByteArrayInputStream(evidence.text().getBytes(StandardCharsets.UTF_8));
    }

    /** How many pieces each of these reactions has; those without any are left out. */
    public Map<String, Integer> counts(Handle handle, Collection<String> reactions) {
        return handle.attach(StepDao.class).evidenceCounts(reactions);
    }

    /** What was kept of a reaction, oldest first. */
    public List<StepEvidence> of(Handle handle, String reaction) {
        return handle.attach(StepDao.class).evidenceOf(reaction);
    }

    /**
     * Forgets what was kept of these reactions and what people noted at their steps. Files go once that is committed, unless
     * something else has the same.
     */
    void forget(Handle handle, List<String> reactions) {
        StepDao steps = handle.attach(StepDao.class);
        List<String> files = steps.filesOf(reactions);
        steps.dropEvidence(reactions);
        steps.dropNotes(reactions);
        List<String> unused =
                files.stream().filter(file -> steps.uses(file) == 0).toList();
        handle.afterCommit(() -> unused.forEach(store::remove));
    }
}
