package org.baken.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Playbooks of a town's own that ask for little, so that each rule can be seen by itself. */
final class Books {
    private Books() {}

    /** A folder with the playbooks of these tests. */
    static String folder() {
        try {
            Path folder = Files.createTempDirectory("baken-playbooks");
            write(folder, "engine", "FIRST_HOUR", ENGINE);
            write(folder, "ticking", "FIRST_HOUR", ticking());
            write(folder, "large", "FIRST_HOUR", item("disaster", "LEAD", "PT10M", "scale: [GRIP 4]"));
            write(folder, "preparation", "PREPARATION", READY);
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String ENGINE = item("first", "AUTHOR", "PT10M", "mandatory: true")
            + item("second", "SPOKESPERSON", "PT15M", "mandatory: true", "after: [first]")
            + item("third", "SPOKESPERSON", "PT20M", "from: first")
            + item("other", "MONITOR", "PT2H")
            + item("both", "MONITOR", "PT5M", "after: [first, other]", "escalate: PT5M", "place: rumours")
            + item(
                    "rhythm",
                    "AUTHOR",
                    "PT30M",
                    "mandatory: true",
                    "phase: ONGOING",
                    "every: PT30M",
                    "ticks: { event: message.published, purpose: UPDATE }")
            + item("round", "MONITOR", "PT1H", "phase: ONGOING", "every: PT1H")
            + item("large", "LEAD", "PT10M", "mandatory: true", "scale: [GRIP 3, federal]")
            + item("asked", "LEAD", "PT10M", "scale: [GRIP 3]", "ticks: { event: expert.asked }")
            + item("needs-large", "LEAD", "PT3H", "after: [large]")
            + item("watch", "MONITOR", "PT10M", "escalate: PT5M")
            + item("quiet", "MONITOR", "PT10M")
            + item("thanks", "LEAD", "PT2H", "phase: AFTERCARE", "from: opening")
            + item("daily", "LEAD", "P1D", "phase: AFTERCARE", "every: P1D")
            + item("close", "LEAD", "P2D", "phase: AFTERCARE", "mandatory: true", "ticks: { event: incident.closed }");

    private static final String READY = item("list", "MONITOR", "P1D", "mandatory: true")
            + item("exercise", "AUTHOR", "P2D", "after: [list]")
            + item("weekly", "MONITOR", "P7D", "every: P7D")
            + item("tried", "SPOKESPERSON", "P1D", "ticks: { event: accounts.checked }");

    private static String ticking() {
        StringBuilder items = new StringBuilder();
        for (Tick.Event event : Tick.Event.values()) {
            String name = event.written().replace('.', '-');
            items.append(item(name, "MONITOR", "PT1H", "ticks: { event: " + event.written() + " }"));
        }
        return items.toString();
    }

    private static String item(String id, String role, String due, String... more) {
        boolean mandatory = String.join("", more).contains("mandatory");
        StringBuilder item = new StringBuilder("  - id: " + id + "\n    role: " + role + "\n    due: " + due + "\n");
        for (String line : more) {
            item.append("    ").append(line).append('\n');
        }
        if (!mandatory) {
            item.append("    mandatory: false\n");
        }
        return item + "    guidelines: [B10]\n"
                + "    title: { nl: Doe " + id + ", fr: Faites " + id + ", en: Do " + id + " }\n"
                + "    why: { nl: Daarom is dit er, fr: Voilà pourquoi, en: That is why }\n";
    }

    private static void write(Path folder, String id, String phase, String items) throws IOException {
        Files.writeString(
                folder.resolve(id + ".yml"),
                "id: " + id + "\nphase: " + phase + "\ntitle: { nl: Boek " + id + ", fr: Fiche " + id + ", en: Book "
                        + id + " }\nitems:\n" + items);
    }
}
