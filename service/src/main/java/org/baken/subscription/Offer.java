package org.baken.subscription;

import java.util.List;
import java.util.Optional;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.incident.Incidents;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.Deliveries;
import org.jdbi.v3.core.Handle;

/** What residents can ask for now: only what is on the public page already, and never an exercise. */
final class Offer {
    private static final String PAGE = "publicpage";

    private final Incidents incidents;
    private final Deliveries deliveries;
    private final Accounts accounts;

    Offer(Incidents incidents, Deliveries deliveries, Accounts accounts) {
        this.incidents = incidents;
        this.deliveries = deliveries;
        this.accounts = accounts;
    }

    /** The account that mails to residents leave through; none when the house has none. */
    Optional<Account> account(Handle handle) {
        return accounts.forLetters(handle, false);
    }

    /** Whether anybody can subscribe now. */
    boolean isOpen(Handle handle) {
        return handle.attach(PolicyDao.class).find().enabled()
                && account(handle).isPresent();
    }

    /** The real incidents that go on and that residents can read of, newest first. */
    List<Incident> incidents(Handle handle) {
        return incidents.open(handle).stream()
                .filter(incident -> isPublic(handle, incident))
                .toList();
    }

    /** The one with this name; empty for every name that residents can know nothing of, for whatever reason. */
    Optional<Incident> named(Handle handle, String slug) {
        return slug == null || slug.isBlank() || slug.length() > 80
                ? Optional.empty()
                : incidents.bySlug(handle, slug).filter(incident -> isPublic(handle, incident));
    }

    private boolean isPublic(Handle handle, Incident incident) {
        boolean open = incident.state() == IncidentState.ACTIVE || incident.state() == IncidentState.AFTERCARE;
        return open
                && !incident.isExercise()
                && !deliveries.publishedOn(handle, incident.id(), PAGE).isEmpty();
    }
}
