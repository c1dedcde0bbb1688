package org.baken.platform;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheFactory;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * A page for people without the console: a Mustache template from {@code /pages/}. Whatever is put into it is escaped, so that
 * markup in a message is shown and never obeyed. Thread-safe.
 */
public final class HtmlTemplate {
    /** What the bytes are. */
    public static final String TYPE = "text/html; charset=utf-8";

    private static final MustacheFactory FACTORY = new DefaultMustacheFactory("pages");
    private static final int USUAL_SIZE = 16 * 1024;

    private final Mustache template;

    /** @param name of the template, without folder and ending; one that does not exist is a programming error */
    public HtmlTemplate(String name) {
        this.template = FACTORY.compile(name + ".mustache");
    }

    /** Fills the template from these scopes, of which the last is looked in first, and gives the page in UTF-8. */
    public byte[] render(Object... scopes) {
        StringWriter page = new StringWriter(USUAL_SIZE);
        template.execute(page, scopes);
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }
}
