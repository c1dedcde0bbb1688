package org.baken.verify;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code java -jar baken-verify.jar bundle.zip [--head HASH]}: tells whether an evidence bundle is as it was made, and if not,
 * which entry, message or file was tampered with. Needs Java 17 or newer and nothing else.
 */
public final class Verify {
    /** All is as it was made. */
    public static final int INTACT = 0;
    /** Something was tampered with. */
    public static final int TAMPERED = 1;
    /** It could not be checked. */
    public static final int UNUSABLE = 2;

    private static final String USAGE = "Usage: java -jar baken-verify.jar BUNDLE.zip [--head HASH]";

    private final PrintStream out;
    private final Findings findings = new Findings();

    private Verify(PrintStream out) {
        this.out = out;
    }

    /** Checks and ends the program with 0 when all is intact, 1 when something was tampered with, 2 when it cannot be checked. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** As {@link #main}, and gives the number instead. */
    public static int run(String[] arguments, PrintStream out) {
        boolean keeps = arguments.length == 3 && arguments[1].equals("--head");
        if (arguments.length != 1 && !keeps) {
            out.println(USAGE);
            return UNUSABLE;
        }
        String kept = keeps ? arguments[2].strip().toLowerCase(java.util.Locale.ROOT) : null;
        if (keeps && !Line.isHash(kept)) {
            out.println("After --head comes a hash: 64 digits and letters a to f, as printed on the report.");
            return UNUSABLE;
        }
        return new Verify(out).checked(new File(arguments[0]), kept);
    }

    private int checked(File file, String kept) {
        String why;
        try {
            return check(file, kept);
        } catch (Unusable e) {
            why = e.getMessage();
        } catch (Bundle.Swells e) {
            why = e.why().getMessage();
        } catch (IOException | IllegalArgumentException e) {
            why = "The file cannot be read: it is damaged. Download the bundle again and try once more.";
        } catch (Json.Malformed e) {
            why = FileCheck.MANIFEST + " cannot be read (" + e.getMessage()
                    + "). Download the bundle again and try once more.";
        }
        out.println("NOT CHECKED TO THE END. " + why);
        if (!findings.isEmpty()) {
            out.println("Found until then:");
            findings.told().forEach(sentence -> out.println("- " + sentence));
        }
        return UNUSABLE;
    }

    private int check(File file, String kept) throws Unusable, IOException {
        try (Bundle bundle = Bundle.open(file)) {
            Map<String, Object> manifest = Json.object(bundle.text(FileCheck.MANIFEST));
            if (!(manifest.get("incident") instanceof String incident)
                    || !(manifest.get("entries") instanceof Json.Number entries)
                    || !(manifest.get("incidentEntries") instanceof Json.Number own)
                    || !(manifest.get("headHash") instanceof String head)) {
                throw new Unusable("The manifest lacks what a bundle of Baken tells. Download the bundle again.");
            }
            out.println("Bundle of incident " + Text.shown(manifest.get("title")) + ", made "
                    + Text.shown(manifest.get("madeAt")) + " by " + Text.shown(manifest.get("madeBy")));
            LogCheck log = new LogCheck(findings, incident, kept);
            if (bundle.has("log.jsonl")) {
                try (InputStream in = bundle.stream("log.jsonl")) {
                    log.follow(in);
                }
            }
            log.ends(number(entries), number(own), head);
            FileCheck files = new FileCheck(bundle, findings);
            files.revisions(log.revisions());
            files.evidence(log.evidence());
            files.files(manifest);
            if (kept != null && log.keptAt() == null) {
                findings.add("The hash that you kept is not in this log: the log is not the one that it was taken of.");
            }
            return tell(log, kept);
        }
    }

    private static long number(Json.Number number) throws Unusable {
        if (!number.written().matches("[0-9]{1,18}")) {
            throw new Unusable("The manifest has a number that is none. Download the bundle again.");
        }
        return Long.parseLong(number.written());
    }

    private int tell(LogCheck log, String kept) {
        if (!findings.isEmpty()) {
            out.println("TAMPERED WITH. This is not as it was made:");
            findings.told().forEach(sentence -> out.println("- " + sentence));
            out.println("Do not rely on this bundle. Ask who runs Baken for a new one, and keep this one as it is.");
            return TAMPERED;
        }
        out.println("OK. " + log.entries() + " entries of the log, of which " + log.whole()
                + " of this incident, and every file are as they were made.");
        out.println("Mark of this incident: " + log.mark());
        if (kept == null) {
            out.println(
                    "Compare this mark with the one on a printed report, or run again with --head and the hash that you"
                            + " kept: only what was kept elsewhere shows a log that was made anew as a whole.");
        } else {
            out.println("The hash that you kept fits: it is that of " + log.keptAt() + ".");
        }
        return INTACT;
    }
}
