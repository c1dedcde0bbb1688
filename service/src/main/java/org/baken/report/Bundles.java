package org.baken.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.LogEntry;
import org.baken.logbook.Logbook;
import org.baken.media.Media;
import org.baken.platform.Database;
import org.baken.platform.Ids;
import org.baken.platform.Json;
import org.baken.platform.Problem;
import org.baken.reaction.StepFiles;
import org.baken.rumour.EvidenceStore;
import org.jdbi.v3.core.Handle;

/**
 * Makes the evidence bundle of an incident (guideline L07): a zip with the report, the log with its chain, every revision of
 * every message, the evidence, and a program that tells whether all of that is as it was made. Of other incidents it holds
 * nothing but the numbers and hashes of their log entries, without which the chain would have gaps. Thread-safe.
 */
public final class Bundles {
    private static final String FORMAT = "baken-bundle-1";
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Incidents incidents;
    private final Reports reports;
    private final ReportPages pages;
    private final BundleEvidence evidence;
    private final Logbook logbook;
    private final Path folder;

    private Bundles(
            Database database,
            Incidents incidents,
            Reports reports,
            ReportPages pages,
            BundleEvidence evidence,
            Logbook logbook,
            Path folder) {
        this.database = database;
        this.incidents = incidents;
        this.reports = reports;
        this.pages = pages;
        this.evidence = evidence;
        this.logbook = logbook;
        this.folder = folder;
    }

    /** @param folder for the files that are being made and sent; nothing else may be in it */
    public static Bundles of(
            Database database,
            Incidents incidents,
            Reports reports,
            ReportPages pages,
            EvidenceStore store,
            StepFiles reactions,
            Media media,
            Logbook logbook,
            Path folder) {
        return new Bundles(
                database,
                incidents,
                reports,
                pages,
                new BundleEvidence(database, store, reactions, media),
                logbook,
                folder);
    }

    /** The manifest of a bundle. */
    private record Manifest(
            String format,
            String version,
            String incident,
            String title,
            String kind,
            Instant madeAt,
            String madeBy,
            long entries,
            long incidentEntries,
            String headHash,
            String incidentMark,
            List<BundleZip.Packed> files) {}

    /** The place of an entry that belongs to something else. */
    private record Place(long seq, String previous, String hash) {}

    /** A revision in the very form that its hash is taken of. */
    private record Hashed(String message, int revision, Object content) {}

    /**
     * Gives the incident to who may take everything of it out of the house: its lead, and an administrator who stands on its
     * roster. Others read it in the console and as a report.
     */
    Incident mayBundle(Handle handle, Caller caller, String id) {
        Incident incident = incidents.readable(handle, caller, id);
        boolean leads = incidents.rolesOf(handle, caller, incident).contains(Role.LEAD);
        boolean onRoster = caller.has(Role.ADMIN)
                && incidents.roster(handle, incident).members().stream()
                        .anyMatch(member -> member.person().equals(caller.id()));
        if (!leads && !onRoster) {
            throw Problem.refused("report.bundle.refused");
        }
        return incident;
    }

    /** Makes the bundle as a file, which whoever sends it deletes, and logs that it was made. */
    Path make(Caller caller, Locale locale, String id) {
        database.read(handle -> mayBundle(handle, caller, id));
        Reports.State state = reports.state();
        Report report =
                database.read(handle -> reports.of(handle, caller, locale, mayBundle(handle, caller, id), state));
        Path file = null;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "bundle-", ".zip");
            String manifest = write(file, caller, locale, id, report);
            database.write(handle -> logbook.append(
                    handle,
                    Entry.of(
                            "report.bundled",
                            id,
                            id,
                            caller.actor(),
                            Map.of("manifest", manifest, "entries", state.seq(), "headHash", state.hash()))));
            return file;
        } catch (IOException e) {
            discard(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            discard(file);
            throw e;
        }
    }

    /** Deletes a file that was sent, or could not be. */
    static void discard(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the hash of the manifest. */
    private String write(Path file, Caller caller, Locale locale, String id, Report report) throws IOException {
        try (BundleZip zip = new BundleZip(file)) {
            zip.add("README.txt", readme());
            zip.add("baken-verify.jar", VerifierJar.bytes());
            zip.add(
                    "report.json",
                    out -> Json.mapper()
                            .writerFor(Report.class)
                            .without(com.fasterxml.jackson.core.JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                            .writeValue(out, report));
            zip.add("report.html", pages.html(report, locale));
            zip.add("report.pdf", pages.pdf(report, locale));
            BundleEvidence.Logged logged = new BundleEvidence.Logged();
            zip.add("log.jsonl", out -> log(out, id, report.log().headSeq(), logged));
            for (Report.Told message : report.messages()) {
                for (Report.Version revision : message.revisions()) {
                    Hashed hashed = new Hashed(message.id(), revision.revision(), revision.content());
                    zip.add("messages/" + message.id() + "/" + revision.revision() + ".json", Json.canonical(hashed));
                }
            }
            evidence.pack(zip, id, report, logged);
            byte[] manifest = Json.canonical(new Manifest(
                    FORMAT,
                    version(),
                    id,
                    report.incident().incident().title(),
                    report.incident().incident().kind().name(),
                    report.madeAt(),
                    caller.name(),
                    report.log().headSeq(),
                    report.log().entries(),
                    report.log().headHash(),
                    report.log().incidentMark(),
                    zip.files()));
            zip.add("manifest.json", manifest);
            return Ids.digest(manifest);
        }
    }

    private void log(java.io.OutputStream out, String incident, long last, BundleEvidence.Logged logged)
            throws IOException {
        long seq = 0;
        while (seq < last) {
            List<LogEntry> entries = logbook.after(seq, (int) Math.min(AT_ONCE, last - seq));
            if (entries.isEmpty()) {
                return;
            }
            StringBuilder lines = new StringBuilder();
            for (LogEntry entry : entries) {
                boolean own = incident.equals(entry.incident());
                if (own) {
                    logged.follow(entry);
                }
                lines.append(
                                own
                                        ? Json.canonicalText(entry)
                                        : Json.canonicalText(new Place(entry.seq(), entry.previous(), entry.hash())))
                        .append('\n');
                seq = entry.seq();
            }
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] readme() throws IOException {
        try (InputStream in = Bundles.class.getResourceAsStream("/pages/bundle-readme.txt")) {
            return in.readAllBytes();
        }
    }

    private static String version() {
        String version = Bundles.class.getPackage().getImplementationVersion();
        return version == null ? "unreleased" : version;
    }
}
