package org.baken;

import java.nio.file.Path;
import java.time.Duration;
import org.baken.incident.Incidents;
import org.baken.platform.LinkKey;
import org.baken.publishing.Accounts;
import org.baken.publishing.Letters;
import org.baken.publishing.Publishing;
import org.baken.rumour.Corrections;
import org.baken.rumour.EvidenceResource;
import org.baken.rumour.EvidenceStore;
import org.baken.rumour.ExpertHtml;
import org.baken.rumour.ExpertLetters;
import org.baken.rumour.ExpertPages;
import org.baken.rumour.ExpertResource;
import org.baken.rumour.IncidentRumourResource;
import org.baken.rumour.Level;
import org.baken.rumour.MergerResource;
import org.baken.rumour.Mergers;
import org.baken.rumour.PairResource;
import org.baken.rumour.QuestionResource;
import org.baken.rumour.QuestionRevocationResource;
import org.baken.rumour.Questions;
import org.baken.rumour.RumourEvidenceResource;
import org.baken.rumour.RumourResource;
import org.baken.rumour.RumourWatch;
import org.baken.rumour.Rumours;
import org.baken.rumour.SightingResource;
import org.baken.rumour.Sightings;
import org.baken.rumour.Spread;
import org.baken.rumour.WatchResource;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriagePolicy;

/** Rumours and their evidence, tied to what they are built on. */
record RumourPart(Rumours rumours, EvidenceStore evidence, Questions questions) {
    static RumourPart of(Foundation base, Incidents incidents, TriagePolicies policies) {
        Rumours rumours = new Rumours(
                incidents,
                base.logbook(),
                base.clock(),
                Duration.ofMinutes(base.house().rumourMinutes()),
                handle -> threshold(policies.current(handle)));
        Path data = base.configuration().dataFolder();
        EvidenceStore store = new EvidenceStore(data.resolve("evidence"));
        Questions questions = new Questions(
                rumours, incidents, LinkKey.open(data.resolve("keys"), "expert-link"), base.publisher(), base.clock());
        incidents.whenClosing(rumours::unfinished);
        base.tail().add(new Corrections(rumours, base.clock()).follower(base.database()));
        base.environment().lifecycle().manage(new RumourWatch(base.database(), rumours, base.clock()));
        base.serve(
                new IncidentRumourResource(base.database(), incidents, rumours, base.clock()),
                new RumourResource(base.database(), incidents, rumours, questions, base.clock()),
                new RumourEvidenceResource(base.database(), incidents, rumours, store, base.clock()),
                new EvidenceResource(base.database(), rumours, store));
        serveSpread(base, incidents, rumours);
        base.serve(
                new QuestionResource(base.database(), incidents, rumours, questions),
                new QuestionRevocationResource(base.database(), incidents, rumours, questions),
                new ExpertResource(
                        new ExpertPages(base.database(), questions), new ExpertHtml(base.publisher()), base.clock()));
        return new RumourPart(rumours, store, questions);
    }

    private static Spread.Threshold threshold(TriagePolicy policy) {
        TriagePolicy.Threshold decided = policy.spreadThreshold();
        return new Spread.Threshold(Level.valueOf(decided.reach().name()), decided.sightings());
    }

    private static void serveSpread(Foundation base, Incidents incidents, Rumours rumours) {
        Mergers mergers = Mergers.shipped(rumours, base.clock());
        Sightings sightings = new Sightings(rumours, base.clock());
        base.serve(
                new MergerResource(base.database(), incidents, rumours, mergers),
                new PairResource(base.database(), incidents, mergers),
                new SightingResource(base.database(), incidents, rumours, sightings, base.clock()),
                new WatchResource(base.database(), incidents, rumours, sightings));
    }

    /** From now on, experts get their link by mail where the house has an account for that. */
    void mailedBy(Publishing publishing) {
        Accounts accounts = publishing.accounts();
        Letters letters = publishing.letters();
        ExpertLetters mail = (handle, incident, letter) -> accounts.forLetters(handle, incident.isExercise())
                .map(account -> letters.queue(
                        handle,
                        incident,
                        new Letters.Request(
                                account.id(),
                                letter.recipient(),
                                letter.lang(),
                                letter.subject(),
                                letter.text(),
                                null,
                                letter.reference())))
                .isPresent();
        questions.mailedBy(mail);
    }
}
