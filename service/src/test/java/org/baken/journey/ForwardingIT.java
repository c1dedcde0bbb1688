package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.MailSetup;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two groups are asked to pass a post on; one of them shares it; when it is replaced, they hear to stop and find the new one. */
@ExtendWith(Screens.class)
class ForwardingIT {
    @RegisterExtension
    static final Town TOWN = new Town();

    @RegisterExtension
    static final GreenMailExtension MAIL =
            new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP)).withPerMethodLifecycle(false);

    private static final String OLD = "Stay inside and close your windows.";
    private static final String NEW = "You can go outside again.";
    private static final String COLLEAGUE = "ria@council.example";

    private static Chromium chromium;
    private static Outside outside;
    private static String incident;

    @BeforeAll
    static void start() throws Exception {
        Scene.person(TOWN, "karel", "OFFICIAL");
        outside = Outside.start(TOWN, MAIL);
        group("Council", "OFFICIALS", "Ria Hendrickx", COLLEAGUE);
        group("Neighbourhood groups", "GROUP_ADMINS", "Mo Benali", "mo@groups.example");
        Map<String, Object> opening = Scene.opening("Smoke over the harbour", "REAL");
        opening.put("languages", List.of("en"));
        incident = Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        outside.close();
    }

    private static void group(String name, String kind, String member, String email) {
        Scene.created(TOWN.as(Role.LEAD)
                .post(
                        "/api/groups",
                        Map.of(
                                "name",
                                name,
                                "kind",
                                kind,
                                "members",
                                List.of(Map.of("name", member, "email", email)))));
    }

    @Test
    void a_post_is_asked_for_shared_replaced_and_stopped() {
        Answer old = Publish.onto(TOWN, incident, words("Smoke", OLD), "all");
        try (Desktop asker = new Desktop(chromium.browser(), TOWN.address(), 1280, 900);
                Desktop colleague = Desktop.phone(chromium.browser(), TOWN.address())) {
            asker.login("karel", Town.PASSWORD);
            ask(asker);
            String link = linkInMail(0);
            share(colleague, link);
            seeWhere(asker);
            Map<String, Object> words = words("All clear", NEW);
            words.put("supersedes", old.id());
            Publish.onto(TOWN, incident, words, "all");
            hearToStop(colleague);
            seeWhoKnows(asker);
        }
    }

    private static Map<String, Object> words(String title, String body) {
        return Desk.words("INSTRUCTION", Map.of("en", Map.of("title", title, "body", body)));
    }

    private static void ask(Desktop asker) {
        asker.open("/console/i/" + incident + "/forwarding");
        asker.press("Ask to pass on");
        asker.set(AriaRole.CHECKBOX, "Council", true);
        asker.set(AriaRole.CHECKBOX, "Neighbourhood groups", true);
        asker.sees("2 e-mails");
        asker.isAccessibleOnBoth("asking two groups");
        asker.press("Ask 2 people");
        asker.sees("2 people asked");
        asker.isAccessibleOnBoth("a request that has just left");
    }

    /** The personal link in the letter with this number that the colleague got. */
    private static String linkInMail(int number) {
        Town.eventually("the letter arrived", () -> outside.mailsTo(COLLEAGUE).size() > number);
        Matcher link = Pattern.compile("/f/[A-Za-z0-9_-]{43}")
                .matcher(outside.mailsTo(COLLEAGUE).get(number).replace("=\r\n", ""));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static void share(Desktop colleague, String link) {
        colleague.open(link);
        colleague.sees("karel asks you, Ria Hendrickx");
        colleague.sees(OLD);
        colleague.sees("Do not do this");
        colleague.isAccessibleOnBoth("share page before the rules are accepted");
        onPhone(colleague);
        colleague.press("I will do it this way");
        colleague.sees("Share the official post, not a copy");
        String post = outside.town().statuses().get(0).id();
        assertThat(colleague
                        .page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open on Mastodon and boost"))
                        .first()
                        .getAttribute("href"))
                .contains(post);
        assertThat(colleague
                        .page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("WhatsApp"))
                        .first()
                        .getAttribute("href"))
                .startsWith("https://wa.me/?text=")
                .contains("via%3Dforward");
        colleague.isAccessibleOnBoth("share page");
        onPhone(colleague);
        onOwnServer(colleague);
        colleague.set(AriaRole.CHECKBOX, "WhatsApp", true);
        colleague.fill("reach-0", "240");
        colleague.fill("where-else", "Parents of the harbour school");
        colleague.isAccessible("share page with a place that was ticked");
        colleague.press("I shared it");
        colleague.sees("Thank you. We noted it.");
        colleague.sees("240 people, as you say");
        colleague.isAccessibleOnBoth("share page after sharing");
    }

    private static void onOwnServer(Desktop colleague) {
        colleague
                .page()
                .getByText("Are you on another Mastodon server?")
                .first()
                .click();
        colleague.fill("server", "@ria@social.example");
        colleague.press("Find my server");
        assertThat(colleague
                        .page()
                        .getByRole(
                                AriaRole.LINK, new Page.GetByRoleOptions().setName("Open on social.example and boost"))
                        .first()
                        .getAttribute("href"))
                .startsWith("https://social.example/authorize_interaction?uri=http");
    }

    private static void onPhone(Desktop colleague) {
        colleague.page().setViewportSize(360, 800);
    }

    private static void seeWhere(Desktop asker) {
        asker.sees("1 passed it on");
        asker.sees("Reach as declared: 240 people");
        asker.seesTogether("Ria Hendrickx", "WhatsApp: 240 people, as declared", "Parents of the harbour school");
        asker.isAccessibleOnBoth("a request that was answered");
    }

    private static void hearToStop(Desktop colleague) {
        String link = linkInMail(1);
        assertThat(outside.mailsTo(COLLEAGUE).get(1)).startsWith("Stop: ");
        onPhone(colleague);
        colleague.open(link);
        colleague.sees("Stop: do not share this any more");
        colleague.sees("Share this message now");
        colleague.sees(NEW);
        assertThat(colleague.page().content()).doesNotContain(OLD);
        colleague.isAccessibleOnBoth("share page of a message that was replaced");
        onPhone(colleague);
        colleague.press("Gone or corrected: WhatsApp");
        colleague.press("New message shared: WhatsApp");
        colleague.press("Gone or corrected: Parents");
        colleague.sees("You said that nothing is left.");
        colleague.isAccessibleOnBoth("share page after the stop");
    }

    private static void seeWhoKnows(Desktop asker) {
        asker.sees("1 says it is gone");
        asker.seesTogether("Ria Hendrickx", "Says that nothing is left.");
        Locator old = asker.page()
                .locator(".forward-posts li")
                .filter(new Locator.FilterOptions().setHasText("Smoke"))
                .filter(new Locator.FilterOptions().setHasText("Stopped"));
        old.waitFor();
        asker.isAccessibleOnBoth("a request that was stopped");
    }
}
