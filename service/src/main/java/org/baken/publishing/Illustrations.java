package org.baken.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Link;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Sends;
import org.baken.channel.Trouble;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.message.Content;
import org.baken.message.Messages;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Finds the pictures that go along with a post: those of the revision that was signed off, in its order, each in the largest
 * size that the platform takes, with its description in the language of the post (guidelines A05 and B09). Thread-safe.
 */
final class Illustrations {
    /** The page is drawn within moments; the message itself is on its way there. */
    private static final Duration PAGE_FIRST = Duration.ofSeconds(1);

    private final Incidents incidents;
    private final Messages messages;
    private final Media media;
    private final String publicUrl;

    Illustrations(Incidents incidents, Messages messages, Media media, String publicUrl) {
        this.incidents = incidents;
        this.messages = messages;
        this.media = media;
        this.publicUrl = publicUrl;
    }

    /**
     * A picture of a revision, before anybody asked what the platform takes.
     *
     * @param slug of the incident, in the address of its page
     * @param alt what it shows, in the language of the post or else another one; empty when nobody said
     * @param onPage whether everybody can fetch it from the town's own page by now
     */
    record Enclosure(MediaItem item, String slug, String alt, boolean onPage) {}

    /**
     * What of them a platform takes.
     *
     * @param why a key of the texts that says why not all of them go; null when they do
     */
    record Fitting(List<Picture> pictures, String why) {}

    /** Finds the pictures of the message that a delivery brings out. */
    @FunctionalInterface
    interface Finder {
        List<Enclosure> of(Handle handle, Delivery delivery);
    }

    /** The pictures of the message that a delivery brings out; a notice of a withdrawal has none. */
    List<Enclosure> of(Handle handle, Delivery delivery) {
        return delivery.notice()
                ? List.of()
                : of(
                        handle,
                        incidents.get(handle, delivery.incident()),
                        delivery.message(),
                        delivery.revision(),
                        delivery.lang());
    }

    /** The pictures of a revision for a post in this language. */
    List<Enclosure> of(Handle handle, Incident incident, String message, int revision, String lang) {
        List<Content.Media> named =
                messages.revision(handle, message, revision).content().media();
        Map<String, MediaItem> items = media.ofIncident(
                handle, incident.id(), named.stream().map(Content.Media::id).toList());
        boolean onPage = !named.isEmpty()
                && handle.attach(DeliveryDao.class).isOut(message, Account.page(incident.isExercise()));
        return named.stream()
                .filter(one -> items.containsKey(one.id()))
                .map(one -> new Enclosure(items.get(one.id()), incident.slug(), alt(one, incident, lang), onPage))
                .toList();
    }

    /**
     * The post of a parcel with the pictures that its platform takes. Asks the account's server what that is, the first time.
     *
     * @throws Retryable when the platform fetches pictures from the town's own page and they are not there yet
     */
    Post illustrated(Sends sends, Link link, Parcel parcel) throws Retryable {
        if (parcel.enclosures().isEmpty() || !(sends instanceof CarriesPictures carries)) {
            return parcel.post();
        }
        PictureRules rules = carries.pictures(link);
        if (rules.byAddress() && !parcel.enclosures().get(0).onPage()) {
            throw new Retryable(Trouble.of("publishing.pictures.page-first"), PAGE_FIRST);
        }
        return parcel.post().withPictures(fitting(parcel.enclosures(), rules).pictures());
    }

    /** The post of a parcel as it was sent, pictures included, to hold against what is there. */
    Post asSent(Sends sends, Link link, Parcel parcel) {
        return parcel.enclosures().isEmpty() || !(sends instanceof CarriesPictures carries)
                ? parcel.post()
                : parcel.post()
                        .withPictures(fitting(parcel.enclosures(), carries.pictures(link))
                                .pictures());
    }

    /**
     * As many of them as the platform takes, the first ones first. Looks at files, asks nobody.
     *
     * @param rules null for a platform that carries none
     */
    Fitting fitting(List<Enclosure> enclosures, PictureRules rules) {
        if (rules == null) {
            return new Fitting(List.of(), enclosures.isEmpty() ? null : "publishing.pictures.none");
        }
        List<Picture> pictures = new ArrayList<>();
        String why = null;
        for (Enclosure one : enclosures) {
            Optional<MediaItem.Size> size = media.largest(one.item(), rules.largest());
            if (one.alt().isEmpty() || one.alt().length() > rules.altLimit()) {
                why = one.alt().isEmpty() ? "publishing.pictures.no-alt" : "publishing.pictures.alt";
            } else if (!rules.take(one.item().type())) {
                why = "publishing.pictures.type";
            } else if (size.isEmpty()) {
                why = "publishing.pictures.large";
            } else if (pictures.size() == rules.most()) {
                why = "publishing.pictures.most";
            } else {
                pictures.add(picture(one, size.get()));
            }
        }
        return new Fitting(pictures, why);
    }

    private Picture picture(Enclosure one, MediaItem.Size size) {
        MediaItem item = one.item();
        String address = item.publicSizes(one.slug()).stream()
                .filter(each -> each.width() == size.width())
                .map(each -> publicUrl + each.url())
                .findFirst()
                .orElse(null);
        return new Picture(
                item.id() + "-" + size.width() + item.extension(),
                item.type(),
                size.width(),
                size.height(),
                one.alt(),
                address,
                () -> bytes(item, size.width()));
    }

    private byte[] bytes(MediaItem item, int width) throws IOException {
        try {
            return media.bytes(item, width);
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        } catch (Problem missing) {
            throw new IOException("The file is not there", missing);
        }
    }

    private static String alt(Content.Media picture, Incident incident, String lang) {
        return Stream.concat(Stream.of(lang), incident.languages().stream())
                .map(each -> picture.alt().getOrDefault(each, ""))
                .filter(alt -> !alt.isEmpty())
                .findFirst()
                .orElseGet(() -> picture.alt().values().stream().findFirst().orElse(""));
    }
}
