package org.baken.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.approval.LinkView.Outgoing;
import org.baken.approval.LinkView.Shown;
import org.baken.approval.LinkView.Trial;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.message.Changes;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.message.Proof;
import org.baken.message.Proofreader;
import org.baken.message.Rendered;
import org.jdbi.v3.core.Handle;

/** Gathers what a reviewer's personal link shows. Thread-safe. */
public final class LinkReader {
    /** Wide enough for a phone and for a text beside it, in pixels. */
    private static final int WIDE = 800;

    private final Incidents incidents;
    private final Facts facts;
    private final Media media;
    private final Messages messages;
    private final People people;
    private final Proofreader proofreader;
    private final Rights rights;
    private final ReviewLinks links;

    public LinkReader(
            Incidents incidents,
            Facts facts,
            Media media,
            Messages messages,
            People people,
            Proofreader proofreader,
            Rights rights,
            ReviewLinks links) {
        this.incidents = incidents;
        this.facts = facts;
        this.media = media;
        this.messages = messages;
        this.people = people;
        this.proofreader = proofreader;
        this.rights = rights;
        this.links = links;
    }

    /**
     * What becomes of a link.
     *
     * @param view the page; null when the link no longer works
     * @param over the key of why it does not; null while it works
     * @param person whom it is for
     */
    record Found(LinkView view, String over, Person person) {}

    /** A picture in the width in which the page shows it. */
    record Shot(MediaItem item, int width, byte[] bytes) {}

    /** Whether its person can still sign off what it was made for. */
    private boolean works(Handle handle, ReviewLink link, Message message, Incident incident, Person person) {
        return links.works(link, message)
                && person.active()
                && rights.maySignOff(handle, person.caller(), incident, message, messages.history(handle, message));
    }

    /**
     * Gathers the page.
     *
     * @param address where the page is, without a slash at the end
     * @param asked language; null for that of the person
     */
    Found page(Handle handle, ReviewLink link, String address, String asked, Trial trial) {
        Person person = people.get(handle, link.person());
        Message message = messages.get(handle, link.message());
        Incident incident = incidents.get(handle, message.incident());
        if (!works(handle, link, message, incident, person)) {
            return new Found(null, over(link, message), person);
        }
        String lang = asked == null ? person.language() : asked;
        Proof proof = proofreader.read(handle, incident, message);
        LinkView view = new LinkView(
                lang,
                link,
                person,
                incident,
                message,
                rights.policy(handle, incident, message.content()),
                texts(message.content(), incident.isExercise()),
                pictures(handle, message, address),
                Changes.of(handle, messages, facts, message, lang),
                proof.advice(Locale.forLanguageTag(lang)),
                trial,
                link.expiresAt());
        return new Found(view, null, person);
    }

    /** A picture of the message, while the link works; empty for any other. */
    Optional<MediaItem> picture(Handle handle, ReviewLink link, String id) {
        Person person = people.get(handle, link.person());
        Message message = messages.get(handle, link.message());
        Incident incident = incidents.get(handle, message.incident());
        boolean named =
                message.content().media().stream().anyMatch(one -> one.id().equals(id));
        return named && works(handle, link, message, incident, person)
                ? Optional.ofNullable(
                        media.ofIncident(handle, incident.id(), List.of(id)).get(id))
                : Optional.empty();
    }

    /** Reads the file: outside of any transaction. */
    Shot shot(MediaItem item) {
        int width = size(item).width();
        return new Shot(item, width, media.bytes(item, width));
    }

    private static String over(ReviewLink link, Message message) {
        if (link.ending() != null) {
            return "over-" + link.ending().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return message.hash().equals(link.hash()) ? "over-late" : "over-changed";
    }

    private static List<Outgoing> texts(Content content, boolean exercise) {
        List<Outgoing> texts = new ArrayList<>();
        for (String lang : content.languages()) {
            Rendered everywhere = Rendered.of(content, "", lang, exercise);
            texts.add(new Outgoing(
                    lang, null, everywhere.title().isEmpty() ? null : everywhere.title(), everywhere.body()));
            content.variants().stream()
                    .filter(variant -> variant.lang().equals(lang))
                    .forEach(variant -> texts.add(new Outgoing(
                            lang,
                            variant.platform(),
                            null,
                            Rendered.of(content, variant.platform(), lang, exercise)
                                    .text())));
        }
        return texts;
    }

    private List<Shown> pictures(Handle handle, Message message, String address) {
        List<Content.Media> named = message.content().media();
        Map<String, MediaItem> items = media.ofIncident(
                handle,
                message.incident(),
                named.stream().map(Content.Media::id).toList());
        return named.stream()
                .filter(one -> items.containsKey(one.id()))
                .map(one -> {
                    MediaItem item = items.get(one.id());
                    MediaItem.Size size = size(item);
                    return new Shown(
                            address + "/media/" + one.id(), size.width(), size.height(), item.credit(), one.alt());
                })
                .toList();
    }

    private static MediaItem.Size size(MediaItem item) {
        return item.sizes().stream()
                .filter(size -> size.width() <= WIDE)
                .reduce((smaller, larger) -> larger)
                .orElse(item.sizes().get(0));
    }
}
