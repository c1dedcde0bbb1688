package org.baken.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Adds to a journey that fails what stood on each screen last: a wait that ends says only what did not come. */
final class Screens implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final List<Page> OPEN = new ArrayList<>();
    private static final List<String> LEFT = new ArrayList<>();

    static void opened(Page page) {
        OPEN.add(page);
    }

    static void left(Page page) {
        if (OPEN.remove(page)) {
            LEFT.add(screen(page));
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        LEFT.clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> {
            LEFT.forEach(screen -> failure.addSuppressed(new AssertionError(screen)));
            OPEN.forEach(page -> failure.addSuppressed(new AssertionError(screen(page))));
        });
    }

    private static String screen(Page page) {
        try {
            return "The screen of " + page.url() + ", focus on "
                    + page.evaluate("() => document.activeElement?.outerHTML.slice(0, 200)")
                    + ":\n" + page.evaluate("() => document.body.innerText");
        } catch (PlaywrightException gone) {
            return "The screen of " + page.url() + " could not be read: " + gone.getMessage();
        }
    }
}
