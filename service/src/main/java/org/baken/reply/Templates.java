package org.baken.reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;

/**
 * The answers that come with Baken (guidelines H28, B03). What stands in their files is approved by the house; the hash of the file
 * tells later which words those were. Thread-safe.
 */
final class Templates {
    private static final String FOLDER = "replies/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final String OPEN = "…";

    /** A template and the hash of its file. */
    record Shipped(Template template, String hash) {}

    private final Map<String, Shipped> shipped = new LinkedHashMap<>();

    /**
     * Reads the templates.
     *
     * @throws ContentProblem naming file and line of every fault
     */
    Templates() {
        ContentFolder.list(FOLDER).stream().map(ContentFolder::read).forEach(content -> {
            Template template = read(content);
            shipped.put(template.id(), new Shipped(template, content.hash()));
        });
    }

    /** @throws ContentProblem naming file and line of every fault */
    static Template read(Content content) {
        Template template =
                content.fits(ContentFolder.text("schema/reply.schema.json")).as(Template.class);
        List<ContentProblem.Fault> faults = new ArrayList<>();
        if (!template.id().equals(content.name())) {
            faults.add(content.fault("/id", "the id must be \"" + content.name() + "\", as the file is called"));
        }
        if (template.classes().isEmpty() == (template.kind() == ReplyKind.ANSWER)) {
            faults.add(content.fault("/classes", "an answer names the classes it is for; a receipt names none"));
        }
        Content.refuseIfAny(faults);
        return template;
    }

    List<Shipped> all() {
        return List.copyOf(shipped.values());
    }

    Optional<Shipped> find(String id) {
        return Optional.ofNullable(shipped.get(id));
    }

    /** The one that says that a private message has come in. */
    Shipped receipt() {
        return shipped.values().stream()
                .filter(one -> one.template().kind() == ReplyKind.RECEIPT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No receipt in " + FOLDER));
    }

    /** The text with what is known filled in; what is not known stands as "…", which a check keeps from going out. */
    static String fill(String text, UnaryOperator<String> known) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = known.apply(found.group(1));
            return Matcher.quoteReplacement(value == null || value.isBlank() ? OPEN : value);
        });
    }
}
