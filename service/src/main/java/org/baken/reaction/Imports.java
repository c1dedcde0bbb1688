package org.baken.reaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.logbook.Actor;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Ids;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** The imports of reactions: which there are, and beginning, stopping and resuming one. Thread-safe. */
final class Imports {
    private final Incidents incidents;
    private final ImportFiles files;
    private final Logbook logbook;
    private final Clock clock;

    Imports(Incidents incidents, ImportFiles files, Logbook logbook, Clock clock) {
        this.incidents = incidents;
        this.files = files;
        this.logbook = logbook;
        this.clock = clock;
    }

    ImportFiles files() {
        return files;
    }

    /** Keeps a file and looks at it; what cannot be taken up is a {@link Problem}, and nothing of it stays. */
    Import prepare(Caller caller, String incident, String name, InputStream file) {
        String id = Ids.next();
        ImportFile looked = look(id, file);
        return new Import(
                id,
                incident,
                name,
                looked.format(),
                looked.encoding().name(),
                looked.path().toFile().length(),
                looked.columns(),
                looked.header(),
                ImportState.RUNNING,
                0,
                0,
                0,
                0,
                caller.id(),
                caller.name(),
                clock.instant(),
                null,
                null,
                1);
    }

    private ImportFile look(String id, InputStream file) {
        try {
            return ImportFile.look(files.keep(id, file));
        } catch (IOException e) {
            files.remove(id);
            throw new UncheckedIOException(e);
        } catch (Problem e) {
            files.remove(id);
            throw e;
        }
    }

    /** Begins an import that was prepared. */
    Import begin(Handle handle, Import prepared) {
        handle.attach(ImportDao.class).insert(prepared);
        return prepared;
    }

    /** Gives the import if the caller may know of its incident, or 404. */
    Import readable(Handle handle, Caller caller, String id) {
        Import found = find(handle, id);
        incidents.readable(handle, caller, found.incident());
        return found;
    }

    /** Gives the import if the caller may act in its incident, which is open. */
    Import writable(Handle handle, Caller caller, String id) {
        Import found = readable(handle, caller, id);
        incidents.require(handle, caller, found.incident(), Reactions.WRITERS).unlessClosed();
        return found;
    }

    /** Those of an incident, newest first. */
    Page<Import> list(Handle handle, String incident, Paging paging) {
        // Ids are hexadecimal: g comes after all of them.
        String before = paging.after() == null ? "g" : paging.after();
        return Page.of(handle.attach(ImportDao.class).list(incident, before, paging.oneMore()), paging, Import::id);
    }

    /** Stops one that is running; what it took up stays. */
    Import stop(Handle handle, Import running, Actor actor) {
        return ended(handle, running, ImportState.STOPPED, null, actor);
    }

    /** Lets one go on from where it stopped, if its file is still there. */
    Import resume(Handle handle, Import stopped) {
        if (stopped.state() != ImportState.STOPPED && stopped.state() != ImportState.FAILED) {
            throw Problem.conflict("reaction.import.not-stopped");
        }
        if (!files.has(stopped.id())) {
            throw Problem.conflict("reaction.import.gone");
        }
        int rows = handle.attach(ImportDao.class).move(stopped.id(), stopped.state(), ImportState.RUNNING, null, null);
        if (rows == 0) {
            throw Problem.conflict("reaction.import.not-stopped");
        }
        return find(handle, stopped.id());
    }

    /** Ends one that is running, and logs how many it took up. */
    Import ended(Handle handle, Import running, ImportState how, Told problem, Actor actor) {
        int rows =
                handle.attach(ImportDao.class).move(running.id(), ImportState.RUNNING, how, clock.instant(), problem);
        if (rows == 0) {
            throw Problem.conflict("reaction.import.not-running");
        }
        Import now = find(handle, running.id());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", how);
        data.put("added", now.added());
        data.put("known", now.known());
        data.put("refused", now.refused());
        logbook.append(handle, Entry.of("reactions.imported", now.incident(), now.id(), actor, data));
        return now;
    }

    Import find(Handle handle, String id) {
        return handle.attach(ImportDao.class).find(id).orElseThrow(() -> Problem.notFound("reaction-import"));
    }

    /** Rows that were refused, in the order of the file, after a row. */
    List<ImportDao.Refused> refused(Handle handle, String id, long after, int limit) {
        return handle.attach(ImportDao.class).refused(id, after, limit);
    }
}
