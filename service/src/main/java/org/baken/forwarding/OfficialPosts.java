package org.baken.forwarding;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.forwarding.ShareView.OfficialPost;
import org.baken.forwarding.ShareView.Picture;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.incident.Incident;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.VerificationCode;
import org.baken.platform.Catalogue;
import org.baken.platform.Publisher;
import org.baken.publishing.Deliveries;
import org.baken.publishing.Delivery;
import org.jdbi.v3.core.Handle;

/** Finds where a message officially stands, so that people share the post itself and not a copy of it. */
final class OfficialPosts {
    /** What goes to these has no address that others could open, or is the page, which is shown apart. */
    private static final Set<String> NOT_SHARED =
            Set.of("publicpage", "email", "webhook", "slack", "teams", "sms", "smpp");

    private final Deliveries deliveries;
    private final Media media;
    private final Publisher house;

    OfficialPosts(Deliveries deliveries, Media media, Publisher house) {
        this.deliveries = deliveries;
        this.media = media;
        this.house = house;
    }

    /** The message as it can be passed on: in this language if there is one, else in the incident's main one. */
    SharedMessage of(Handle handle, Message message, Incident incident, boolean replaces, String asked) {
        String lang = Stream.concat(Stream.of(asked), incident.languages().stream())
                .filter(message.languages()::contains)
                .findFirst()
                .orElseGet(() -> message.languages().get(0));
        List<Delivery> there = deliveries.ofMessage(handle, message.id()).stream()
                .filter(delivery -> delivery.state().isThere()
                        && !delivery.notice()
                        && delivery.lang().equals(lang))
                .toList();
        List<OfficialPost> posts = there.stream()
                .filter(delivery -> !NOT_SHARED.contains(delivery.platform()) && isAddress(delivery.url()))
                .map(delivery -> new OfficialPost(delivery.platform(), name(delivery), delivery.url()))
                .toList();
        Content.Text words = message.content().text().get(lang);
        String text = there.stream()
                .filter(delivery -> delivery.platform().equals("publicpage"))
                .map(Delivery::text)
                .findFirst()
                .orElseGet(() -> mark(incident, lang) + whole(words));
        String headline = mark(incident, lang) + (words.title() == null ? message.headline() : words.title());
        String code = VerificationCode.of(message.id());
        return new SharedMessage(
                message.id(),
                replaces,
                headline,
                lang,
                text,
                code,
                posts,
                house.publicUrl() + "/m/" + code + "?via=forward",
                pictures(handle, message, incident, lang));
    }

    private List<Picture> pictures(Handle handle, Message message, Incident incident, String lang) {
        List<Content.Media> named = message.content().media();
        Map<String, MediaItem> items = media.ofIncident(
                handle, incident.id(), named.stream().map(Content.Media::id).toList());
        return named.stream()
                .filter(one -> items.containsKey(one.id()))
                .map(one -> new Picture(
                        Objects.requireNonNullElse(one.alt().get(lang), ""),
                        items.get(one.id()).credit(),
                        items.get(one.id()).publicSizes(incident.slug())))
                .toList();
    }

    private static String name(Delivery delivery) {
        return delivery.accountName().isBlank() ? delivery.platform() : delivery.accountName();
    }

    private static String whole(Content.Text words) {
        return words.title() == null ? words.body() : words.title() + "\n\n" + words.body();
    }

    static String mark(Incident incident, String lang) {
        return incident.isExercise() ? Catalogue.text(Locale.forLanguageTag(lang), "forwarding.exercise") + " – " : "";
    }

    private static boolean isAddress(String url) {
        return url != null && url.matches("https?://.+");
    }
}
