package org.baken.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.message.VerificationCode;
import org.baken.platform.Catalogue;
import org.jdbi.v3.core.Handle;

/** What the team sees of the mails to residents: numbers and troubles, never an address. */
final class Overview {
    private static final int MOST_MAILINGS = 20;

    private final Incidents incidents;
    private final Messages messages;
    private final Offer offer;
    private final String publicUrl;
    private final Clock clock;

    Overview(Incidents incidents, Messages messages, Offer offer, String publicUrl, Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.offer = offer;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** How many get mails in a language. */
    public record Speakers(String lang, int people) {}

    /** Those who confirmed, and still get mails. */
    public record Confirmed(int people, List<Speakers> languages) {}

    /**
     * A mailing.
     *
     * @param held whether a "stop all" keeps it from leaving until a person lets it go on
     * @param waiting what has not left, and what is leaving now
     * @param stopped what will not leave: its reader ended, or the message does not hold any more
     */
    public record ShownMailing(
            String id,
            Mailing.Kind kind,
            String message,
            String title,
            String code,
            MailingState state,
            boolean held,
            int total,
            int sent,
            int waiting,
            int refused,
            int unclear,
            int stopped,
            String problem,
            Instant createdAt,
            Instant endedAt,
            String changedBy,
            long version) {}

    /**
     * All of it about one incident.
     *
     * @param link where residents subscribe; absent while they cannot
     * @param problem why no mails leave or nobody can subscribe now; absent when all is well
     * @param here those who asked for this incident
     * @param everywhere those who asked for every incident
     */
    public record Shown(
            String incident,
            String link,
            String problem,
            Confirmed here,
            Confirmed everywhere,
            List<ShownMailing> mailings) {}

    Shown of(Handle handle, Caller caller, String id, Locale locale) {
        Incident incident = incidents.readable(handle, caller, id);
        if (!caller.has(Role.ADMIN)) {
            incidents.require(handle, caller, id, Role.LEAD, Role.SPOKESPERSON);
        }
        boolean open =
                offer.isOpen(handle) && offer.named(handle, incident.slug()).isPresent();
        return new Shown(
                incident.id(),
                open ? publicUrl + "/subscribe?i=" + incident.slug() : null,
                problem(handle, incident).map(key -> key.in(locale)).orElse(null),
                confirmed(handle, incident.id()),
                confirmed(handle, Subscriber.ALL),
                mailings(handle, incident, locale));
    }

    /** What keeps mails from leaving, in words. */
    private interface Why {
        String in(Locale locale);
    }

    private Optional<Why> problem(Handle handle, Incident incident) {
        if (incident.isExercise()) {
            return Optional.of(locale -> Catalogue.text(locale, "subscription.exercise"));
        }
        if (!handle.attach(PolicyDao.class).find().enabled()) {
            return Optional.of(locale -> Catalogue.text(locale, "subscription.off"));
        }
        if (offer.account(handle).isEmpty()) {
            return Optional.of(locale -> Catalogue.text(locale, "subscription.no-account"));
        }
        Pace pace = handle.attach(PaceDao.class).find();
        return Optional.ofNullable(pace.rests(clock.instant()) ? pace.problem() : null)
                .map(trouble -> trouble::text);
    }

    static Confirmed confirmed(Handle handle, String scope) {
        List<Speakers> languages = handle.attach(SubscriberDao.class).spoken(scope).stream()
                .map(one -> new Speakers(one.lang(), one.people()))
                .toList();
        return new Confirmed(languages.stream().mapToInt(Speakers::people).sum(), languages);
    }

    private List<ShownMailing> mailings(Handle handle, Incident incident, Locale locale) {
        List<Mailing> all = handle.attach(MailingDao.class).ofIncident(incident.id(), MOST_MAILINGS);
        Map<String, Mailings.Sums> sums = Mailings.sums(handle, all);
        MailingDao.Hold hold = handle.attach(MailingDao.class).hold(incident.id());
        return all.stream()
                .map(mailing -> shown(handle, incident, mailing, sums.get(mailing.id()), hold, locale))
                .toList();
    }

    ShownMailing shown(Handle handle, Mailing mailing, Locale locale) {
        Incident incident = incidents.get(handle, mailing.incident());
        Mailings.Sums sums = Mailings.sums(handle, List.of(mailing)).get(mailing.id());
        MailingDao.Hold hold = handle.attach(MailingDao.class).hold(mailing.incident());
        return shown(handle, incident, mailing, sums, hold, locale);
    }

    private ShownMailing shown(
            Handle handle,
            Incident incident,
            Mailing mailing,
            Mailings.Sums sums,
            MailingDao.Hold hold,
            Locale locale) {
        boolean held = mailing.state() != MailingState.DONE && (hold.held() || hold.seq() > mailing.holdPassed());
        String title =
                messages.find(handle, mailing.message()).map(Message::headline).orElse(incident.title());
        return new ShownMailing(
                mailing.id(),
                mailing.kind(),
                mailing.message(),
                title,
                VerificationCode.of(mailing.message()),
                mailing.state(),
                held,
                mailing.total(),
                sums.sent(),
                sums.waiting(),
                sums.refused(),
                sums.unclear(),
                sums.stopped(),
                mailing.problem() == null ? null : Catalogue.text(locale, mailing.problem()),
                mailing.createdAt(),
                mailing.endedAt(),
                mailing.changedBy(),
                mailing.version());
    }
}
