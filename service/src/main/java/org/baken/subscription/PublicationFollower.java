package org.baken.subscription;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.LogEntry;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.publishing.Account;
import org.baken.publishing.Deliveries;
import org.baken.publishing.Delivery;
import org.baken.publishing.DeliveryState;
import org.jdbi.v3.core.Handle;

/**
 * Mails a message when it stands on the public page, in all its languages, and tells who got it when it was withdrawn. What belongs to an
 * exercise stands on another page and is passed by here; the database would refuse it too.
 */
final class PublicationFollower {
    /** What it acts on: everything after which a message may stand on the page, or no language of it is still to come. */
    static final Set<String> KINDS = Set.of(
            "delivery.sent",
            "delivery.done",
            "delivery.refused",
            "delivery.removed",
            "delivery.unclear",
            "message.withdrawn");

    private static final Set<DeliveryState> ON_ITS_WAY =
            EnumSet.of(DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.RETRYING);

    private final Incidents incidents;
    private final Messages messages;
    private final Deliveries deliveries;
    private final Mailings mailings;

    PublicationFollower(Incidents incidents, Messages messages, Deliveries deliveries, Mailings mailings) {
        this.incidents = incidents;
        this.messages = messages;
        this.deliveries = deliveries;
        this.mailings = mailings;
    }

    void on(Handle handle, LogEntry entry) {
        if (entry.kind().equals("message.withdrawn")) {
            messages.find(handle, entry.object()).ifPresent(message -> withdrawn(handle, message));
        } else if (entry.data().path("account").asText().equals(Account.PUBLIC_PAGE)) {
            messages.find(handle, entry.data().path("message").asText())
                    .ifPresent(message -> published(handle, message));
        }
    }

    private void withdrawn(Handle handle, Message message) {
        Incident incident = incidents.get(handle, message.incident());
        if (!incident.isExercise() && message.state() == MessageState.WITHDRAWN) {
            mailings.withdrawal(handle, incident, messages.forReaders(handle, message));
        }
    }

    private void published(Handle handle, Message message) {
        Incident incident = incidents.get(handle, message.incident());
        boolean may = !incident.isExercise()
                && handle.attach(PolicyDao.class).find().enabled()
                && handle.attach(MailingDao.class)
                        .about(message.id(), Mailing.Kind.NEWS)
                        .isEmpty();
        List<Delivery> onPage = onPage(handle, message);
        boolean complete = onPage.stream().noneMatch(delivery -> ON_ITS_WAY.contains(delivery.state()));
        List<Delivery> there =
                onPage.stream().filter(delivery -> delivery.state().isThere()).toList();
        if (may && complete && !there.isEmpty() && holds(handle, message)) {
            mailings.news(handle, incident, message, texts(incident, there), chain(handle, message));
        }
    }

    private List<Delivery> onPage(Handle handle, Message message) {
        return deliveries.ofMessage(handle, message.id()).stream()
                .filter(delivery -> delivery.account().equals(Account.PUBLIC_PAGE) && !delivery.sandbox())
                .toList();
    }

    /** A message that the next one was published for meanwhile holds until that one is there. */
    private boolean holds(Handle handle, Message message) {
        if (message.state() == MessageState.SUPERSEDED && message.supersededBy() != null) {
            return messages.find(handle, message.supersededBy())
                    .filter(next -> onPage(handle, next).stream()
                            .anyMatch(delivery -> delivery.state().isThere()))
                    .isEmpty();
        }
        return message.state() == MessageState.PUBLISHED;
    }

    /** In the incident's main language first. */
    private static List<MailWriter.Written> texts(Incident incident, List<Delivery> there) {
        return there.stream()
                .sorted(Comparator.comparingInt(delivery -> place(incident, delivery.lang())))
                .map(delivery -> new MailWriter.Written(delivery.lang(), delivery.title(), body(delivery)))
                .toList();
    }

    private static int place(Incident incident, String lang) {
        int place = incident.languages().indexOf(lang);
        return place < 0 ? incident.languages().size() : place;
    }

    /** The title stands above the text already. */
    private static String body(Delivery delivery) {
        String title = delivery.title();
        return !title.isEmpty() && delivery.text().startsWith(title + "\n")
                ? delivery.text().substring(title.length()).strip()
                : delivery.text();
    }

    /** The messages whose place it takes, nearest first. */
    private List<Message> chain(Handle handle, Message message) {
        List<Message> chain = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(message.id()));
        Optional<Message> next = older(handle, message);
        while (next.isPresent() && seen.add(next.get().id())) {
            chain.add(next.get());
            next = older(handle, next.get());
        }
        return chain;
    }

    private Optional<Message> older(Handle handle, Message message) {
        return Optional.ofNullable(message.content().supersedes()).flatMap(id -> messages.find(handle, id));
    }
}
