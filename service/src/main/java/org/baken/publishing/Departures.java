package org.baken.publishing;

import java.time.Instant;
import java.util.List;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Channel;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.jdbi.v3.core.Handle;

/** Writes down what is to leave: deliveries with all that is fixed about them, and the letters of those that have any. */
final class Departures {
    private final String publicUrl;

    /** @param publicUrl where people reach the service, without a slash at the end */
    Departures(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * When it leaves.
     *
     * @param holdPassed the newest "stop all" that does not stop it
     */
    record Timing(Instant now, Instant due, Instant validUntil, long holdPassed) {}

    /**
     * What it says and does.
     *
     * @param subject of its letters; of no account when it has none
     * @param recipients of its letters; of no account when it has none
     * @param target the earlier delivery that it is about; null when it is about none
     * @param notice whether it says that the message was withdrawn
     * @param byHand whether a person does it, whatever the account can do by itself
     */
    record Outgoing(
            String message,
            String messageTitle,
            int revision,
            Account account,
            Channel channel,
            String lang,
            String title,
            String text,
            String subject,
            List<String> recipients,
            Action action,
            String target,
            boolean notice,
            boolean byHand) {}

    /** A delivery that is to be made. */
    record Departure(Outgoing what, Timing when) {}

    /** Adds deliveries with their letters. What was stopped before it left makes way for them. */
    void add(Handle handle, Incident incident, List<Departure> departures) {
        List<DeliveryDao.Fixed> made = departures.stream()
                .map(departure -> delivery(incident, departure.what(), departure.when()))
                .toList();
        DeliveryDao deliveries = handle.attach(DeliveryDao.class);
        deliveries.dropUnsent(made);
        deliveries.insert(made);
        for (int i = 0; i < made.size(); i++) {
            Departure departure = departures.get(i);
            if (isLetters(departure.what())) {
                letters(handle, incident, departure, made.get(i).id());
            }
        }
    }

    private static boolean isByHand(Outgoing one) {
        return one.byHand() || one.channel() instanceof ByHand;
    }

    private static boolean isLetters(Outgoing one) {
        return !isByHand(one) && one.channel() instanceof Addressed;
    }

    private static void letters(Handle handle, Incident incident, Departure departure, String delivery) {
        handle.attach(LetterDao.class)
                .insert(departure.what().recipients().stream()
                        .map(recipient -> letter(incident, departure.what(), delivery, recipient, departure.when()))
                        .toList());
    }

    private DeliveryDao.Fixed delivery(Incident incident, Outgoing one, Timing timing) {
        String id = Ids.next();
        return new DeliveryDao.Fixed(
                id,
                incident.id(),
                incident.kind().name(),
                one.message(),
                one.messageTitle(),
                one.revision(),
                one.account().id(),
                one.account().sandbox(),
                one.account().platform(),
                one.lang(),
                one.title(),
                one.text(),
                address(incident),
                id,
                timing.now(),
                one.action(),
                one.target(),
                one.notice(),
                isByHand(one) ? DeliveryState.TODO : DeliveryState.QUEUED,
                timing.due(),
                timing.validUntil(),
                isByHand(one) || isLetters(one) ? null : timing.due(),
                timing.holdPassed());
    }

    /** Where people read what holds. */
    private String address(Incident incident) {
        return publicUrl + "/i/" + incident.slug();
    }

    private static LetterDao.Fixed letter(
            Incident incident, Outgoing one, String delivery, String recipient, Timing timing) {
        String id = Ids.next();
        return new LetterDao.Fixed(
                id,
                incident.id(),
                incident.kind().name(),
                one.account().id(),
                one.account().sandbox(),
                delivery,
                null,
                recipient,
                one.lang(),
                one.subject(),
                null,
                null,
                id,
                timing.now(),
                timing.due(),
                timing.holdPassed(),
                null,
                false,
                null);
    }
}
