package org.baken.subscription;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.incident.Fact;
import org.baken.incident.FactKind;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.message.Message;
import org.baken.message.VerificationCode;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.jdbi.v3.core.Handle;

/**
 * Writes what a mailing says, as plain text and as a simple page: what to do first, then the message, then how to see that it is really
 * ours (guidelines V13, V17). Thread-safe.
 */
final class MailWriter {
    private static final String PART = "subscription.mail";
    private static final int LONGEST_SUBJECT = 200;

    private final Facts facts;
    private final Publisher house;
    private final HtmlTemplate template = new HtmlTemplate("subscription-mail");

    MailWriter(Facts facts, Publisher house) {
        this.facts = facts;
        this.house = house;
    }

    /** A message as it stands on the page in one language; the title may be empty. */
    record Written(String lang, String title, String body) {}

    /** A link in a mail, with what leads to it. */
    private record Way(String before, String href) {}

    private record Paragraph(List<String> lines) {}

    /** What the template takes. */
    private record Content(
            String lang,
            String house,
            String heading,
            String notice,
            String doFirst,
            List<String> asks,
            List<Paragraph> paragraphs,
            Way read,
            Way verify,
            String after,
            String why,
            Way manage) {}

    /** The subject and both forms of a mail. */
    record Mail(String subject, String text, String html) {}

    List<MailingDao.Text> news(
            Handle handle,
            String mailing,
            Incident incident,
            Message message,
            List<Written> texts,
            List<Message> chain) {
        List<MailingDao.Text> all = new ArrayList<>();
        for (Written written : texts) {
            all.add(text(mailing, written.lang(), false, news(handle, mailing, incident, message, written, null)));
            if (!chain.isEmpty()) {
                Mail mail = news(handle, mailing, incident, message, written, chain.get(0));
                all.add(text(mailing, written.lang(), true, mail));
            }
        }
        return all;
    }

    private static MailingDao.Text text(String mailing, String lang, boolean replaces, Mail mail) {
        return new MailingDao.Text(mailing, lang, replaces, mail.subject(), mail.text(), mail.html());
    }

    private Mail news(
            Handle handle, String mailing, Incident incident, Message message, Written written, Message replaced) {
        Words words = words(written.lang());
        String heading = written.title().isBlank() ? incident.title() : written.title();
        String notice =
                replaced == null ? null : words.of("replaces", replaced.headline(), VerificationCode.of(replaced.id()));
        List<String> asks = asks(handle, incident, written.lang());
        Content content = new Content(
                written.lang(),
                house.name(),
                heading,
                notice,
                asks.isEmpty() ? null : words.get("do-first"),
                asks,
                paragraphs(written.body()),
                new Way(words.get("read"), link(message)),
                new Way(words.of("verify", VerificationCode.of(message.id())), verify(message)),
                null,
                words.of("why", house.name(), incident.title()),
                new Way(words.get("manage"), manage(mailing)));
        String subject = replaced == null ? heading : words.of("subject.replaces", heading);
        return new Mail(subject(subject), plain(content), html(content));
    }

    List<MailingDao.Text> withdrawal(Handle handle, String mailing, Incident incident, Message message) {
        return message.languages().stream()
                .map(lang -> text(mailing, lang, false, withdrawal(mailing, incident, message, lang)))
                .toList();
    }

    private Mail withdrawal(String mailing, Incident incident, Message message, String lang) {
        Words words = words(lang);
        String headline = message.headline();
        Content content = new Content(
                lang,
                house.name(),
                words.get("withdrawn"),
                null,
                null,
                List.of(),
                paragraphs(words.of("withdrawn-text", headline, VerificationCode.of(message.id()))),
                new Way(words.get("read-now"), house.publicUrl() + "/i/" + incident.slug() + "?lang=" + lang),
                null,
                null,
                words.of("why", house.name(), incident.title()),
                new Way(words.get("manage"), manage(mailing)));
        return new Mail(subject(words.of("subject.withdrawn", headline)), plain(content), html(content));
    }

    /**
     * A mail that is no message: a question, or an answer to one.
     *
     * @param after what stands behind the link; null when nothing does
     */
    Mail plain(
            String lang,
            String subject,
            String heading,
            List<String> paragraphs,
            String before,
            String href,
            String after) {
        List<Paragraph> all =
                paragraphs.stream().map(text -> new Paragraph(List.of(text))).toList();
        Content content = new Content(
                lang,
                house.name(),
                heading,
                null,
                null,
                List.of(),
                all,
                new Way(before, href),
                null,
                after,
                null,
                null);
        return new Mail(subject(subject), plain(content), html(content));
    }

    static Words words(String lang) {
        return new Words(PART, Catalogue.language(Locale.forLanguageTag(lang)));
    }

    /** The address of the page on which a subscriber looks after what they get. */
    String manage(String token) {
        return house.publicUrl() + "/subscription/" + token;
    }

    private String link(Message message) {
        return house.publicUrl() + "/m/" + VerificationCode.of(message.id()) + "?via=mail";
    }

    private String verify(Message message) {
        return house.publicUrl() + "/verify?code=" + VerificationCode.of(message.id());
    }

    /** What residents are asked to do now, as the page says it. */
    private List<String> asks(Handle handle, Incident incident, String lang) {
        return facts.of(handle, incident.id()).stream()
                .filter(fact -> fact.kind() == FactKind.ASK && fact.state() == FactState.CONFIRMED)
                .map(Fact::text)
                .filter(text -> !text.isEmpty())
                .map(text -> inLanguage(text, incident, lang))
                .toList();
    }

    private static String inLanguage(Map<String, String> text, Incident incident, String lang) {
        String main = incident.languages().get(0);
        return text.getOrDefault(
                lang, text.getOrDefault(main, text.values().iterator().next()));
    }

    /** The house in front, so that people know at a glance who writes. */
    private String subject(String text) {
        String line = "[" + house.name() + "] " + text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    private static List<Paragraph> paragraphs(String body) {
        return Arrays.stream(body.strip().split("\\R{2,}"))
                .filter(part -> !part.isBlank())
                .map(part -> new Paragraph(part.strip().lines().toList()))
                .toList();
    }

    private String html(Content content) {
        return new String(template.render(content), StandardCharsets.UTF_8);
    }

    private static String plain(Content content) {
        List<String> parts = new ArrayList<>();
        parts.add(content.heading());
        if (content.notice() != null) {
            parts.add(content.notice());
        }
        if (!content.asks().isEmpty()) {
            parts.add(content.doFirst() + "\n- " + String.join("\n- ", content.asks()));
        }
        content.paragraphs().forEach(paragraph -> parts.add(String.join("\n", paragraph.lines())));
        way(parts, content.read());
        way(parts, content.verify());
        if (content.after() != null) {
            parts.add(content.after());
        }
        if (content.why() != null) {
            // What mail programs take for a signature (RFC 3676, 4.3).
            parts.add("-- \n" + content.why());
        }
        way(parts, content.manage());
        return String.join("\n\n", parts) + "\n";
    }

    private static void way(List<String> parts, Way way) {
        if (way != null) {
            parts.add(way.before() + "\n" + way.href());
        }
    }
}
