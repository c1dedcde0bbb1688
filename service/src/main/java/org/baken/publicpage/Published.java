package org.baken.publicpage;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.message.Cap;
import org.baken.message.Message;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.baken.publishing.PagePost;

/**
 * A message with its deliveries to the page, one for each language.
 *
 * @param cap how what went out reads as an alert; null when nobody said
 * @param replacement null while nothing newer on the page takes its place
 */
record Published(Message message, List<PagePost> deliveries, Replacement replacement, Cap cap) {

    /** The newer message on the page that took its place, and since when that stands there. */
    record Replacement(String message, Instant at) {}

    Instant at() {
        return since(deliveries);
    }

    /** As it is read in this language. Nothing while it is neither out nor taken back: somebody undid it. */
    Optional<Post> post(Incident incident, String lang, List<PagePictures.Told> pictures) {
        boolean there =
                deliveries.stream().anyMatch(delivery -> delivery.state().isThere());
        Standing standing = switch (message.state()) {
            case PUBLISHED -> there ? Standing.CURRENT : Standing.WITHDRAWN;
            case SUPERSEDED -> there ? superseded() : Standing.WITHDRAWN;
            case WITHDRAWN -> Standing.WITHDRAWN;
            default -> null;
        };
        if (standing == null) {
            return Optional.empty();
        }
        List<PagePost> readable = standing == Standing.WITHDRAWN
                ? deliveries
                : deliveries.stream().filter(one -> one.state().isThere()).toList();
        String chosen =
                PageReader.inLanguage(readable.stream().map(PagePost::lang).toList(), incident, lang);
        PagePost delivery = readable.stream()
                .filter(one -> one.lang().equals(chosen))
                .findFirst()
                .orElseThrow();
        boolean ended = standing == Standing.WITHDRAWN;
        return Optional.of(new Post(
                message.id(),
                purpose(message),
                chosen,
                ended ? null : delivery.title(),
                ended ? null : body(delivery),
                at(),
                standing,
                standing == Standing.CURRENT ? null : endedAt(standing),
                replacement == null ? null : replacement.message(),
                ended ? List.of() : PagePictures.inLanguage(pictures, incident, chosen),
                cap));
    }

    /** It holds until the one that takes its place is there. */
    private Standing superseded() {
        return replacement == null ? Standing.CURRENT : Standing.SUPERSEDED;
    }

    private Instant endedAt(Standing standing) {
        return standing == Standing.SUPERSEDED ? replacement.at() : message.changedAt();
    }

    private static Purpose purpose(Message message) {
        return switch (message.purpose()) {
            case INSTRUCTION -> Purpose.INSTRUCTION;
            case CORRECTION -> Purpose.CORRECTION;
            case ALL_CLEAR -> Purpose.ALL_CLEAR;
            default -> Purpose.OTHER;
        };
    }

    /** The title stands above the text already. */
    private static String body(PagePost delivery) {
        String title = delivery.title();
        return !title.isEmpty() && delivery.text().startsWith(title + "\n")
                ? delivery.text().substring(title.length()).strip()
                : delivery.text();
    }

    /** When the first of these stood on the page. */
    static Instant since(List<PagePost> deliveries) {
        return deliveries.stream()
                .map(PagePost::sentAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
