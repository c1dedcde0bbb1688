package org.baken.clocks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.logbook.Actor;
import org.baken.message.Content;
import org.baken.message.Core;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.message.Templates;
import org.baken.platform.Catalogue;
import org.baken.platform.Paging;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * The text for when a promised update is due and there is no news (guidelines H40, V23): from the template {@code no-news}, with
 * when the last message came, what that asked of people and still holds, and when they hear from us again. Thread-safe.
 */
public final class NoNews {
    private static final String TEMPLATE = "no-news";
    private static final Paging NEWEST = Paging.of(50, null);

    private final Messages messages;
    private final Templates templates;

    public NoNews(Messages messages, Templates templates) {
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * The text as it would go out now.
     *
     * @param text by language of the incident
     * @param lastUpdateAt when residents heard from us last
     * @param nextUpdateAt when the text promises that they do again
     * @param draft the id of the draft that somebody made of it and that is not published yet; null when there is none
     */
    public record Ready(
            SortedMap<String, Content.Text> text, Instant lastUpdateAt, Instant nextUpdateAt, String draft) {}

    /** Gives the text; 409 while nothing is out, or when the incident is not active or in aftercare. */
    public Ready ready(Handle handle, Incident incident) {
        Instant last = lastUpdate(handle, incident);
        Templates.Template filled = templates.filled(TEMPLATE, incident, last);
        String draft = handle.attach(NoNewsDao.class)
                .find(incident.id())
                .flatMap(made -> open(handle, made))
                .map(Message::id)
                .orElse(null);
        return new Ready(text(handle, incident, filled), last, templates.nextUpdate(incident), draft);
    }

    /** What became of a wish for a draft. */
    public record Draft(Message message, boolean created) {}

    /**
     * Makes the draft of an update, in the name of who asks; or gives the one that was made before, while that is not published.
     * One that nobody touched since is brought up to date, so that it never tells a time that is over.
     */
    public Draft draft(Handle handle, Incident incident, Actor author) {
        Instant last = lastUpdate(handle, incident);
        NoNewsDao dao = handle.attach(NoNewsDao.class);
        dao.prepare(incident.id());
        NoNewsDao.Made made = dao.lock(incident.id());
        Templates.Template filled = templates.filled(TEMPLATE, incident, last);
        Content content = new Content(
                filled.purpose(), filled.audience(), text(handle, incident, filled), null, null, null, null, null);
        Optional<Message> open = open(handle, made);
        if (open.isEmpty()) {
            Message created = messages.create(handle, incident, content, author);
            dao.made(incident.id(), created.id(), created.revision());
            return new Draft(created, true);
        }
        Message message = messages.lock(handle, open.get().id());
        boolean untouched = message.state() == MessageState.DRAFT && message.revision() == made.revision();
        if (untouched && !message.content().equals(content)) {
            message = messages.revise(handle, incident, message, content, author);
            dao.made(incident.id(), message.id(), message.revision());
        }
        return new Draft(message, false);
    }

    private Optional<Message> open(Handle handle, NoNewsDao.Made made) {
        return Optional.ofNullable(made.message())
                .flatMap(id -> messages.find(handle, id))
                .filter(message -> switch (message.state()) {
                    case DRAFT, IN_REVIEW, APPROVED -> true;
                    case PUBLISHED, SUPERSEDED, WITHDRAWN -> false;
                });
    }

    private Instant lastUpdate(Handle handle, Incident incident) {
        incident.unlessClosed();
        if (incident.state() == IncidentState.PREPARED) {
            throw Problem.conflict("clocks.not-begun");
        }
        return messages.lastPublished(handle, incident.id()).orElseThrow(() -> Problem.conflict("clocks.nothing-out"));
    }

    /** What the last message that asked something of people asked of them stands in the text, by its own words. */
    private SortedMap<String, Content.Text> text(Handle handle, Incident incident, Templates.Template filled) {
        Optional<Content> asking = messages.ofIncident(handle, incident.id(), null, NEWEST).items().stream()
                .filter(message -> message.state() == MessageState.PUBLISHED)
                .map(Message::content)
                .filter(content -> content.text().values().stream()
                        .anyMatch(text -> text.core() != null && text.core().asked() != null))
                .findFirst();
        SortedMap<String, Content.Text> text = new TreeMap<>();
        filled.text()
                .forEach((lang, words) -> text.put(
                        lang,
                        asking.map(content -> content.text().get(lang))
                                .map(Content.Text::core)
                                .map(Core::asked)
                                .map(asked -> stillHolding(words, filled, lang, asked))
                                .orElse(words)));
        return text;
    }

    private static Content.Text stillHolding(Content.Text words, Templates.Template filled, String lang, String asked) {
        Locale locale = Locale.forLanguageTag(lang);
        // When the last message had no news either, it says so already.
        String holds = Catalogue.text(locale, "clocks.still-holds", "");
        String told = asked.startsWith(holds.strip()) ? asked : holds + asked;
        Core core = words.core();
        Core kept = new Core(core.known(), core.unknown(), core.doing(), told, core.nextUpdate(), core.more());
        return Content.Text.of(words.title(), kept, filled.purpose(), lang);
    }
}
