package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.HttpStub;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Residents read a live incident: without a script, with ours, in two languages, on paper, and inside the town's own site. */
@ExtendWith(Screens.class)
class PublicPageIT {
    /** A minute and a bit: by then the page has looked whether there is news. */
    private static final long LOOKED = 61_000;

    private static final AtomicReference<String> EMBEDDED = new AtomicReference<>("");
    private static final HttpStub SITE = site();
    private static final HttpStub STRANGER = site();

    @RegisterExtension
    static final Town TOWN = new Town().with("house.looks.embedSites", SITE.baseUrl());

    private static Chromium chromium;
    private static String incident;
    private static String address;

    /** A site of somebody, with a frame in which the page is to stand. */
    private static HttpStub site() {
        try {
            return HttpStub.start(request -> new HttpStub.Reply(
                    200,
                    Map.of(),
                    "text/html",
                    ("<!doctype html><title>Site</title><iframe title=\"Emergency\" width=\"600\" height=\"600\""
                                    + " sandbox=\"allow-popups allow-top-navigation-by-user-activation\" src=\""
                                    + EMBEDDED.get() + "\"></iframe>")
                            .getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        Map<String, Object> opening = new HashMap<>(Scene.opening("Fire at the yard", "REAL"));
        opening.put("languages", List.of("en", "nl"));
        incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        fact("KNOWN", "CONFIRMED", "Two tank wagons are on fire.");
        fact("KNOWN", "CONFIRMED", "Nobody is hurt.");
        fact("KNOWN", "UNKNOWN", "How long it will last.");
        fact("ASK", "CONFIRMED", "Go inside and close your windows.");
        fact("WHERE", "CONFIRMED", "Shelter: sports hall De Dijk.");
        Answer first = message("Smoke to the south", "The smoke drifts south.", null);
        message("Smoke to the north", "The wind has turned. The smoke drifts north.", first.id());
        address = TOWN.address().resolve("/i/" + slug()).toString();
        EMBEDDED.set(address + "/embed");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        SITE.close();
        STRANGER.close();
    }

    private static void fact(String kind, String state, String text) {
        Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/incidents/" + incident + "/facts",
                        Map.of("kind", kind, "state", state, "text", Map.of("en", text), "source", "Fire brigade")));
    }

    private static Answer message(String title, String body, String supersedes) {
        Map<String, Object> words =
                new HashMap<>(Desk.words("UPDATE", Map.of("en", Map.of("title", title, "body", body))));
        if (supersedes != null) {
            words.put("supersedes", supersedes);
        }
        return Publish.onPage(TOWN, incident, words);
    }

    private static String slug() {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static BrowserContext reader(boolean script) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 800)
                        .setLocale("en-GB")
                        .setJavaScriptEnabled(script));
        context.setDefaultTimeout(60_000);
        return context;
    }

    @Test
    void a_browser_without_script_shows_everything_and_fetches_nothing_but_the_style() {
        try (BrowserContext context = reader(false)) {
            Page page = context.newPage();
            List<String> fetched = new ArrayList<>();
            page.onRequest(request -> fetched.add(request.url()));
            page.navigate(address);
            assertThat(page.locator("body").innerText())
                    .containsSubsequence(
                            "Fire at the yard",
                            "What should you do?",
                            "Go inside and close your windows.",
                            "What happened?",
                            "Two tank wagons are on fire.",
                            "What do we know?",
                            "Nobody is hurt.",
                            "What do we not know yet?",
                            "Shelter: sports hall De Dijk.",
                            "Next message at",
                            "Get every message by e-mail",
                            "The smoke drifts north.",
                            "No longer current",
                            "What we have corrected or changed",
                            "Reload the page to see whether there is news.");
            assertThat(fetched).allMatch(url -> url.equals(address) || url.contains("/public/"));
            page.getByText("Show the old message").click();
            page.getByText("The smoke drifts south.").waitFor();
            assertThat(context.cookies()).isEmpty();
        }
    }

    @Test
    void no_form_of_the_page_stands_in_anybodys_way() {
        try (Desktop desktop = new Desktop(chromium.browser(), TOWN.address(), 1280, 900)) {
            for (String form : List.of("?lang=en", "/both?lang=en&with=nl", "/embed?lang=en")) {
                desktop.open("/i/" + slug() + form);
                desktop.isAccessibleOnBoth("public page" + form);
                desktop.page().setViewportSize(320, 800);
                desktop.isAccessible("public page" + form + " at 320 pixels");
            }
            desktop.open("/accounts");
            desktop.isAccessibleOnBoth("accounts");
            desktop.open("/");
            desktop.isAccessibleOnBoth("emergencies");
        }
    }

    @Test
    void the_page_takes_over_a_new_message_and_never_moves_what_somebody_reads() {
        try (BrowserContext context = reader(true)) {
            Page page = context.newPage();
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            page.onConsoleMessage(said -> {
                if (said.type().equals("error")) {
                    errors.add(said.text());
                }
            });
            page.clock().install();
            page.navigate(address);
            page.getByText("This page fetches by itself what is new.").waitFor();
            message("Schools stay open", "All schools stay open.", null);
            page.clock().runFor(LOOKED);
            page.locator("main").getByText("All schools stay open.").waitFor();
            Locator told = page.getByRole(AriaRole.STATUS);
            assertThat(told.innerText()).contains("New message:", "Schools stay open");
            assertThat(told.getAttribute("aria-live")).isEqualTo("polite");

            page.locator("#messages-title").scrollIntoViewIfNeeded();
            page.evaluate("window.scrollTo(0, 900)");
            message("The fire is out", "The fire is out since four o’clock.", null);
            page.clock().runFor(LOOKED);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show it"))
                    .waitFor();
            assertThat(page.locator("main").innerText()).doesNotContain("since four o’clock");
            assertThat(page.evaluate("window.scrollY")).isEqualTo(900);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show it"))
                    .click();
            page.locator("main").getByText("since four o’clock").waitFor();
            assertThat(page.evaluate("document.activeElement.querySelector('h3').textContent"))
                    .isEqualTo("The fire is out");
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void exact_times_stay_and_a_promise_that_passes_is_admitted_without_asking_the_service() {
        try (BrowserContext context = reader(true)) {
            Page page = context.newPage();
            page.clock().install();
            page.navigate(address);
            page.locator(".due").waitFor();
            context.setOffline(true);
            page.clock().fastForward(7_200_000);
            page.clock().runFor(LOOKED);
            page.locator(".due.late").getByText("We promised a message at").waitFor();
            assertThat(page.locator("article .when").first().innerText())
                    .containsPattern("\\d\\d:\\d\\d \\w+ \\d+ \\w+ \\d{4}.* · 2 hours ago");
        }
    }

    @Test
    void the_site_of_the_town_may_show_the_short_form_and_a_stranger_may_not() {
        try (BrowserContext context = reader(true)) {
            Page page = context.newPage();
            page.navigate(SITE.baseUrl());
            Frame frame = page.frames().get(1);
            frame.getByText("Go inside and close your windows.").waitFor();
            assertThat(frame.evaluate("getComputedStyle(document.querySelector('.ask')).borderTopWidth"))
                    .as("the style comes along, in a sandbox too")
                    .isEqualTo("3px");
            List<String> refused = new ArrayList<>();
            page.onConsoleMessage(said -> refused.add(said.text()));
            page.navigate(STRANGER.baseUrl());
            page.waitForLoadState();
            Town.eventually(
                    "the browser says why", () -> refused.stream().anyMatch(text -> text.contains("frame-ancestors")));
            assertThat(page.frames().get(1).url()).doesNotContain("/embed");
        }
    }

    @Test
    void the_page_of_a_normal_incident_prints_on_one_sheet() throws IOException {
        try (BrowserContext context = reader(true)) {
            Page page = context.newPage();
            page.navigate(address);
            byte[] sheet = page.pdf(new Page.PdfOptions().setFormat("A4"));
            try (PDDocument paper = Loader.loadPDF(sheet)) {
                assertThat(paper.getNumberOfPages()).isEqualTo(1);
            }
        }
    }
}
