package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Limits;
import org.baken.channel.Profiles;
import org.baken.channel.TextCount;
import org.baken.forwarding.Texts.About;
import org.baken.forwarding.Texts.To;
import org.baken.incident.Incident;
import org.baken.platform.Ids;
import org.baken.platform.LinkKey;
import org.baken.platform.Publisher;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.Letters;
import org.jdbi.v3.core.Handle;

/** Writes to colleagues: the request, one reminder, and the notice to stop, by mail or text message. */
final class ForwardLetters {
    /** In front of the id of a {@link Sending} in the reference of a request and its reminder. */
    static final String REQUEST = "forward:";
    /** In front of the id of a {@link StopNotice} in the reference of what tells to stop. */
    static final String STOP = "forward-stop:";

    private final Letters letters;
    private final Accounts accounts;
    private final LinkKey key;
    private final Publisher house;
    private final Texts texts;

    ForwardLetters(Letters letters, Accounts accounts, LinkKey key, Publisher house) {
        this.letters = letters;
        this.accounts = accounts;
        this.key = key;
        this.house = house;
        this.texts = new Texts(house);
    }

    /** The accounts to write from, of the incident's kind: an exercise reaches only the sandbox. */
    record From(Optional<Account> mail, Optional<Account> sms) {
        Optional<Account> of(Way way) {
            return switch (way) {
                case MAIL -> mail;
                case SMS -> sms;
                case CHAT -> Optional.empty();
            };
        }
    }

    From from(Handle handle, Incident incident) {
        return new From(
                accounts.forLetters(handle, incident.isExercise()),
                accounts.forTextMessages(handle, incident.isExercise()));
    }

    Texts texts() {
        return texts;
    }

    /** How a text message is counted that leaves from there. */
    TextCount count(From from, String text) {
        Limits limits = from.sms()
                .map(account -> accounts.channel(account).limits(Accounts.publicLink(account)))
                .orElseGet(() -> Profiles.of("sms").orElseThrow());
        return limits.count(text);
    }

    /** The personal link of a recipient. */
    String link(String recipient) {
        return house.publicUrl() + "/f/" + key.token(recipient);
    }

    /** The digest under which a recipient's link is found. */
    String digest(String recipient) {
        return Ids.digest(key.token(recipient));
    }

    /** What differs for this recipient; the incident's page where the own link no longer works. */
    To to(Recipient recipient, Incident incident, Instant now) {
        String page = recipient.linkWorks(now) ? link(recipient.id()) : house.publicUrl() + "/i/" + incident.slug();
        return new To(recipient.name(), recipient.lang(), page, recipient.linkExpiresAt());
    }

    void request(Handle handle, Account from, About about, Sending sending, To to, boolean again) {
        String text = sending.way() == Way.SMS ? texts.sms(about, to, again) : texts.mail(about, to);
        queue(handle, from, about, sending, to.lang(), texts.subject(about, to, again), text, REQUEST + sending.id());
    }

    void stop(Handle handle, Account from, About about, Sending sending, To to, StopNotice notice, boolean withdrawn) {
        String text =
                sending.way() == Way.SMS ? texts.stopSms(about, to, withdrawn) : texts.stopMail(about, to, withdrawn);
        queue(handle, from, about, sending, to.lang(), texts.stopSubject(about, to), text, STOP + notice.id());
    }

    /** Keeps requests from leaving that have not left yet. */
    void cancel(Handle handle, List<Sending> sendings) {
        sendings.forEach(one -> letters.stop(handle, REQUEST + one.id()));
    }

    /** Wipes a personal link out of the letters that have left, so that it lies about nowhere. */
    void forget(Handle handle, String reference) {
        letters.forget(handle, reference);
    }

    private void queue(
            Handle handle,
            Account from,
            About about,
            Sending sending,
            String lang,
            String subject,
            String text,
            String reference) {
        letters.queue(
                handle,
                about.incident(),
                new Letters.Request(from.id(), sending.address(), lang, subject, text, null, reference));
    }
}
