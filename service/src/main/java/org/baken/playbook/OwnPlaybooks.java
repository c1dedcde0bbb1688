package org.baken.playbook;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.lifecycle.Managed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Content;
import org.baken.platform.ContentProblem;
import org.baken.platform.ContentProblem.Fault;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.OwnFolder;
import org.baken.platform.OwnFolder.Found;
import org.baken.platform.OwnFolder.Look;
import org.baken.platform.Ticks;
import org.baken.playbook.Playbooks.Refused;
import org.baken.playbook.Playbooks.Source;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the town's own playbooks as the files in its folder are, which it looks at every few seconds. A file that cannot be used
 * takes nothing down: the last version that could be used stays, also over a restart, and everybody who keeps playbooks is told.
 * Nodes that share a database have the same folder. Thread-safe.
 */
public final class OwnPlaybooks implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(OwnPlaybooks.class);
    private static final Actor SELF = Actor.system("playbooks");
    private static final long EVERY_MILLIS = 5_000;
    /** The name under which a folder that cannot be read is remembered: no file is called so. */
    private static final String FOLDER = ".";

    private static final int FAULTS_IN_LOG = 5;

    private final OwnFolder<Playbook> folder;
    private final Playbooks playbooks;
    private final Database database;
    private final Logbook logbook;
    private final Clock clock;
    private final Ticks ticks = new Ticks("playbooks", EVERY_MILLIS, this::tryLook);
    private Look<Playbook> last;
    private boolean failing;

    /** @param folder need not exist */
    public OwnPlaybooks(Path folder, Playbooks playbooks, Database database, Logbook logbook, Clock clock) {
        this.folder = in(folder);
        this.playbooks = playbooks;
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
    }

    private static OwnFolder<Playbook> in(Path folder) {
        return new OwnFolder<>(folder, "", PlaybookFiles::read);
    }

    /**
     * Finds everything that is wrong with the playbooks of a folder.
     *
     * @return none when all of it can be used
     */
    public static List<Fault> check(Path folder) {
        return in(folder).read().allFaults();
    }

    /** Reads the folder, and looks at it again and again. */
    @Override
    public void start() {
        tryLook();
        ticks.start();
    }

    @Override
    public void stop() throws InterruptedException {
        ticks.stop();
    }

    /** Always well, as a town can go on with the last good playbooks; names the faults all the same. */
    public HealthCheck health() {
        return new HealthCheck() {
            @Override
            protected Result check() {
                String faults = playbooks.refused().stream()
                        .map(refused -> refused.faults().get(0).toString())
                        .collect(Collectors.joining("; "));
                return faults.isEmpty() ? Result.healthy() : Result.healthy("%s", faults);
            }
        };
    }

    private void tryLook() {
        try {
            look();
            failing = false;
        } catch (RuntimeException e) {
            // A database that is away for a moment: the next look tries again.
            if (!failing) {
                LOG.warn("The own playbooks cannot be looked at", e);
            }
            failing = true;
        }
    }

    /** Takes what changed in the folder since the last look. */
    synchronized void look() {
        Look<Playbook> now = folder.read();
        if (now.equals(last)) {
            return;
        }
        List<OwnPlaybook> kept = database.write(handle -> keep(handle, now));
        use(now, kept);
        last = now;
    }

    private List<OwnPlaybook> keep(Handle handle, Look<Playbook> now) {
        OwnPlaybookDao dao = handle.attach(OwnPlaybookDao.class);
        Map<String, OwnPlaybook> before = new LinkedHashMap<>();
        dao.all().forEach(own -> before.put(own.file(), own));
        List<Entry> entries = new ArrayList<>();
        keepFolder(dao, before, now, entries);
        for (Found<Playbook> file : now.files()) {
            keep(dao, before.get(file.name()), file).ifPresent(entries::add);
        }
        if (now.readable()) {
            before.keySet().stream()
                    .filter(name -> !name.equals(FOLDER)
                            && now.files().stream()
                                    .noneMatch(file -> file.name().equals(name)))
                    .forEach(name -> {
                        dao.remove(name);
                        entries.add(entry("playbook.removed", name, Map.of()));
                    });
        }
        entries.forEach(entry -> logbook.append(handle, entry));
        return dao.all();
    }

    private void keepFolder(
            OwnPlaybookDao dao, Map<String, OwnPlaybook> before, Look<Playbook> now, List<Entry> entries) {
        OwnPlaybook known = before.get(FOLDER);
        if (now.faults().isEmpty()) {
            if (known != null) {
                dao.remove(FOLDER);
            }
            return;
        }
        String hash = Ids.digest(now.faults().toString());
        if (known == null || !known.sameAs(hash, true)) {
            write(dao, known, new OwnPlaybook(FOLDER, hash, true, clock.instant(), null));
            warn(now.faults());
            entries.add(entry("playbook.refused", now.faults().get(0).file(), told(now.faults())));
        }
    }

    private Optional<Entry> keep(OwnPlaybookDao dao, OwnPlaybook known, Found<Playbook> file) {
        boolean refused = file.content() == null;
        if (known != null && known.sameAs(file.hash(), refused)) {
            return Optional.empty();
        }
        String good = refused ? known == null ? null : known.good() : file.text();
        write(dao, known, new OwnPlaybook(file.name(), file.hash(), refused, clock.instant(), good));
        if (refused) {
            warn(file.faults());
            return Optional.of(entry("playbook.refused", file.name(), told(file.faults())));
        }
        LOG.info("Playbook {} is read", file.name());
        return Optional.of(entry("playbook.loaded", file.name(), Map.of("hash", file.hash())));
    }

    private static void write(OwnPlaybookDao dao, OwnPlaybook known, OwnPlaybook own) {
        if (known == null) {
            dao.insert(own);
        } else {
            dao.update(own);
        }
    }

    private static void warn(List<Fault> faults) {
        faults.forEach(fault -> LOG.warn("Playbook refused: {}", fault));
    }

    private static Map<String, Object> told(List<Fault> faults) {
        return Map.of(
                "faults",
                faults.stream().limit(FAULTS_IN_LOG).map(Fault::toString).toList());
    }

    private static Entry entry(String kind, String file, Map<String, Object> more) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("file", file);
        return Entry.of(kind, null, null, SELF, data);
    }

    private void use(Look<Playbook> now, List<OwnPlaybook> kept) {
        Map<String, Found<Playbook>> found = new HashMap<>();
        now.files().forEach(file -> found.put(file.name(), file));
        Map<Playbook, String> texts = new LinkedHashMap<>();
        List<Refused> refused = new ArrayList<>();
        for (OwnPlaybook own : kept) {
            Found<Playbook> file = found.get(own.file());
            if (own.file().equals(FOLDER)) {
                now.faults()
                        .forEach(fault -> refused.add(new Refused(fault.file(), own.since(), null, List.of(fault))));
                continue;
            }
            Optional<Playbook> good =
                    file != null && file.content() != null ? Optional.of(file.content()) : lastGood(own);
            good.ifPresent(playbook -> texts.put(playbook, own.good()));
            if (file != null && file.content() == null) {
                refused.add(new Refused(own.file(), own.since(), inUse(file.id(), good), file.faults()));
            }
        }
        playbooks.own(texts, refused);
    }

    private Source inUse(String id, Optional<Playbook> good) {
        boolean ships = playbooks.ships(id);
        return good.isPresent() ? ships ? Source.OWN_REPLACES : Source.OWN : ships ? Source.SHIPPED : null;
    }

    /** A newer Baken may refuse what an older one took. */
    private static Optional<Playbook> lastGood(OwnPlaybook own) {
        if (own.good() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    PlaybookFiles.read(Content.read(own.file(), own.good().getBytes(StandardCharsets.UTF_8))));
        } catch (ContentProblem e) {
            LOG.warn("The last good version of {} cannot be used any longer", own.file(), e);
            return Optional.empty();
        }
    }
}
