package org.baken.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.baken.testing.Town;

/** One person at a browser of their own, who sees what is on the screen and presses what they read. */
final class Desktop implements AutoCloseable {
    /** What sticks to an edge covers what lies under it until one scrolls on; as targets these would count as too small. */
    private static final String UNSTICK = """
            () => {
              window.stuck = [...document.querySelectorAll('*')].filter((e) => getComputedStyle(e).position === 'sticky');
              window.stuck.forEach((e) => (e.style.position = 'static'));
            }""";

    private static final String STICK = "() => window.stuck.forEach((e) => (e.style.position = ''))";
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** More stops than any screen has on the way to something. */
    private static final int MOST_STOPS = 120;

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    Desktop(Browser browser, URI address, int width, int height) {
        this(browser, address, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    private Desktop(Browser browser, URI address, Browser.NewContextOptions options) {
        this.address = address;
        // The service forbids scripts from elsewhere; the scan is one, so it alone is let in.
        this.context = browser.newContext(options.setLocale("en-GB").setBypassCSP(true));
        this.page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onPageError(errors::add);
        Screens.opened(page);
    }

    /** A phone: touched by fingers only, without a keyboard or a mouse. */
    static Desktop phone(Browser browser, URI address) {
        return new Desktop(
                browser,
                address,
                new Browser.NewContextOptions()
                        .setViewportSize(360, 800)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    void open(String path) {
        page.navigate(address.resolve(path).toString());
    }

    void login(String username, String password) {
        open("/console/");
        fill("username", username);
        fill("password", password);
        press("Sign in");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile(username, Pattern.CASE_INSENSITIVE)))
                .first()
                .waitFor();
    }

    void fill(String field, String value) {
        page.locator("[name='" + field + "']").first().fill(value);
    }

    void choose(String field, String value) {
        page.locator("select[name='" + field + "']").first().selectOption(value);
    }

    /** Switches a radio button or box, whose words begin like this, on or off. */
    void set(AriaRole role, String words, boolean on) {
        Pattern beginning = Pattern.compile("^\\s*" + words);
        page.getByRole(role, new Page.GetByRoleOptions().setName(beginning))
                .first()
                .setChecked(on);
    }

    /** Says yes to every question of a review. */
    void answerYes() {
        page.locator(".question").first().waitFor();
        for (Locator yes : page.locator(".question .answer:first-child input").all()) {
            yes.check();
        }
    }

    /** Ticks every warning as seen until nothing stands in the way, and presses the button. */
    void tickAndPress(String words) {
        Locator button = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .last();
        Town.eventually(words + " can be pressed", () -> {
            page.evaluate(
                    "document.querySelectorAll('.finding .tick input:not(:checked)').forEach(box => box.click())");
            return !"true".equals(button.getAttribute("aria-disabled"));
        });
        button.click();
    }

    /** Presses the button or link whose words begin like this. */
    void press(String words) {
        Pattern beginning = beginningWith(words);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(beginning))
                .or(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(beginning)))
                .first()
                .click();
    }

    private static Pattern beginningWith(String words) {
        return Pattern.compile("^\\W*" + words.replaceAll("([.()?*+])", "\\\\$1"));
    }

    /** Presses the last button in the open dialog whose words begin like this. */
    void pressInDialog(String words) {
        page.locator("dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(beginningWith(words)))
                .last()
                .click();
    }

    /** Sees one row of a list, or one field of a table, with all of these words in it; gives it. */
    Locator seesTogether(String... words) {
        Locator row = page.locator("main li.row, main td, dialog li.row, dialog li, dialog section");
        for (String each : words) {
            row = row.filter(new Locator.FilterOptions().setHasText(each));
        }
        row.first().waitFor();
        return row.first();
    }

    /** Presses keys one after the other, as Playwright names them. */
    void key(String... names) {
        for (String name : names) {
            page.keyboard().press(name);
        }
    }

    /** Presses Tab until what this selector finds has the focus. */
    void tabTo(String selector) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            if (hasFocus(selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not lead to " + selector);
    }

    /** Whether what this selector finds, or something in it, has the focus. */
    boolean hasFocus(String selector) {
        return (Boolean) page.evaluate("wanted => document.activeElement.closest(wanted) !== null", selector);
    }

    void sees(String text) {
        page.getByText(text).first().waitFor();
    }

    /** Waits until what this selector finds is gone from the screen. */
    void seesNoMore(String selector) {
        page.locator(selector).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The address in the browser, once it looks like this; its first group is given. */
    String at(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        page.waitForURL(wanted);
        var matcher = wanted.matcher(page.url());
        assertThat(matcher.find()).isTrue();
        return matcher.groupCount() == 0 ? "" : matcher.group(1);
    }

    Page page() {
        return page;
    }

    /** Nothing on this screen stands in the way of people with a handicap, and nothing sticks out at the side. */
    void isAccessible(String screen) {
        page.locator("h1").first().waitFor();
        page.evaluate(UNSTICK);
        List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        page.evaluate(STICK);
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList())
                .as(screen)
                .isEmpty();
        Object tooWide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) tooWide).intValue())
                .as(screen + " is wider than the screen")
                .isLessThanOrEqualTo(0);
        assertThat(errors).as(screen).isEmpty();
    }

    /** The same on a wide screen and on a phone. */
    void isAccessibleOnBoth(String screen) {
        page.setViewportSize(360, 800);
        isAccessible(screen + " on a phone");
        page.setViewportSize(1280, 900);
        isAccessible(screen);
    }

    @Override
    public void close() {
        Screens.left(page);
        context.close();
    }
}
