package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.baken.account.Role;
import org.baken.platform.ContentFolder;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A town that keeps its own playbooks: stamps, faults, and what is proposed when an incident is opened. */
@ExtendWith(Screens.class)
class PlaybooksIT {
    private static final Path FOLDER = folder();

    @RegisterExtension
    static final Town TOWN = new Town().with("playbooks", FOLDER.toString());

    private static Chromium chromium;

    private static Path folder() {
        try {
            return Files.createTempDirectory("baken-playbooks");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        Scene.person(TOWN, "anna", "LEAD");
        Scene.person(TOWN, "beatrice", "ADMIN");
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static Desktop at(int width, int height) {
        return new Desktop(chromium.browser(), TOWN.address(), width, height);
    }

    private static void write(String text) throws IOException {
        Files.writeString(FOLDER.resolve("flood.yml"), text);
    }

    @Test
    void a_towns_own_playbook_is_stamped_broken_mended_and_proposed() throws IOException {
        String flood = ContentFolder.text("flood.yml").replaceFirst("en: .*", "en: Our own flood");
        LocalDate today = LocalDate.ofInstant(TOWN.clock().instant(), ZoneId.of("Europe/Brussels"));
        write(flood);
        try (Desktop admin = at(1280, 900)) {
            admin.login("beatrice", Town.PASSWORD);
            admin.open("/console/playbooks");
            admin.sees("Our own flood");
            admin.isAccessibleOnBoth("playbooks");
            admin.open("/console/playbooks/flood");
            admin.fill("by", "Town council");
            admin.fill("on", today.minusDays(1).toString());
            admin.fill("review", today.plusYears(1).toString());
            admin.press("Put the stamp on it");
            admin.sees("Approved by Town council");
            admin.isAccessibleOnBoth("playbook");
            write(flood.replaceFirst("role: \\w+", "role: MAYOR"));
            admin.open("/console/playbooks");
            admin.sees("Files that cannot be used (1)");
            admin.seesTogether("flood.yml", "In use now: your last good version.", "line ");
            admin.isAccessibleOnBoth("playbooks with a fault");
            write(flood + "# mended\n");
            admin.seesNoMore(".playbook-faults");
            admin.sees("earlier version approved");
        }
        JsonNode items = TOWN.as(Role.LEAD)
                .get("/api/incidents/" + opened() + "/checklist")
                .json()
                .path("items");
        assertThat(items.findValuesAsText("playbook")).contains("first-hour", "ongoing", "flood", "violence");
    }

    private static String opened() {
        try (Desktop lead = at(360, 800)) {
            lead.login("anna", Town.PASSWORD);
            lead.open("/console/open");
            lead.fill("title", "High water");
            lead.set(AriaRole.RADIO, "Exercise", true);
            lead.choose("type", "flood");
            lead.choose("scale", "municipal");
            lead.sees("Our own flood");
            lead.page().locator(".playbook-others summary").click();
            lead.set(AriaRole.CHECKBOX, "Violen", true);
            lead.isAccessible("open an incident");
            lead.press("Open the exercise");
            return lead.at("/console/i/([0-9a-f-]{36})");
        }
    }
}
