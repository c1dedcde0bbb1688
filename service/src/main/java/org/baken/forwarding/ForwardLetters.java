package org.baken.forwarding;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.message.Message;
import org.baken.platform.Ids;
import org.baken.platform.LinkKey;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.Letters;
import org.jdbi.v3.core.Handle;

/** Writes to colleagues: the request, one reminder, and the notice to stop. Each in their own language. */
final class ForwardLetters {
    /** In front of the recipient's id in the reference of a request and its reminder. */
    static final String REQUEST = "forward:";
    /** In front of the recipient's id in the reference of a notice to stop. */
    static final String STOP = "forward-stop:";

    private final Letters letters;
    private final Accounts accounts;
    private final LinkKey key;
    private final Publisher house;

    ForwardLetters(Letters letters, Accounts accounts, LinkKey key, Publisher house) {
        this.letters = letters;
        this.accounts = accounts;
        this.key = key;
        this.house = house;
    }

    /** The account to write from; none when the house has no e-mail account of the incident's kind. */
    Optional<Account> account(Handle handle, Incident incident) {
        return accounts.forLetters(handle, incident.isExercise());
    }

    /** The personal link of a recipient. */
    String link(Recipient recipient) {
        return house.publicUrl() + "/f/" + key.token(recipient.id());
    }

    /** The digest under which a recipient's link is found. */
    String digest(String recipient) {
        return Ids.digest(key.token(recipient));
    }

    void request(
            Handle handle,
            Account from,
            Incident incident,
            Message message,
            ForwardRequest request,
            Recipient recipient,
            boolean again) {
        Words words = words(recipient);
        String note = request.note().isBlank() ? "" : words.of("mail.note", request.note());
        String text = words.of(
                "mail.text",
                recipient.name(),
                request.createdBy(),
                house.name(),
                message.headline(),
                note,
                link(recipient),
                day(recipient));
        String subject = words.of(again ? "mail.reminder-subject" : "mail.subject", message.headline());
        queue(handle, from, incident, recipient, subject, text, REQUEST);
    }

    void stop(
            Handle handle,
            Account from,
            Incident incident,
            Message message,
            ForwardRequest request,
            Recipient recipient,
            boolean withdrawn,
            Instant now) {
        Words words = words(recipient);
        String page = recipient.linkWorks(now) ? link(recipient) : house.publicUrl() + "/i/" + incident.slug();
        String text = words.of(
                withdrawn ? "mail.stop-withdrawn" : "mail.stop-superseded",
                recipient.name(),
                request.createdBy(),
                house.name(),
                message.headline(),
                page);
        queue(handle, from, incident, recipient, words.of("mail.stop-subject", message.headline()), text, STOP);
    }

    /** Keeps a request from leaving that has not left yet. */
    void cancel(Handle handle, Recipient recipient) {
        letters.stop(handle, REQUEST + recipient.id());
    }

    /** Wipes a personal link out of the letters that have left, so that it lies about nowhere. */
    void forget(Handle handle, String reference) {
        letters.forget(handle, reference);
    }

    private void queue(
            Handle handle,
            Account from,
            Incident incident,
            Recipient recipient,
            String subject,
            String text,
            String reference) {
        String mark = incident.isExercise() ? words(recipient).get("exercise") + " – " : "";
        letters.queue(
                handle,
                incident,
                new Letters.Request(
                        from.id(),
                        recipient.email(),
                        recipient.lang(),
                        mark + subject,
                        mark.isEmpty() ? text : mark + words(recipient).get("exercise-note") + "\n\n" + text,
                        null,
                        reference + recipient.id()));
    }

    private String day(Recipient recipient) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag(recipient.lang()))
                .withZone(house.zone())
                .format(recipient.linkExpiresAt());
    }

    private static Words words(Recipient recipient) {
        return new Words("forwarding", recipient.lang());
    }
}
