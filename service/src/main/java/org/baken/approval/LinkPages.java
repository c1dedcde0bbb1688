package org.baken.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.approval.LinkView.Outgoing;
import org.baken.approval.LinkView.Trial;
import org.baken.approval.ReviewLink.Ending;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.message.Proof;
import org.baken.message.Proofreader;
import org.baken.message.SignOffRules.Policy;
import org.baken.platform.Database;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/** What a reviewer reads and answers by their personal link. Thread-safe. */
public final class LinkPages {
    private final Database database;
    private final Incidents incidents;
    private final Messages messages;
    private final People people;
    private final Proofreader proofreader;
    private final Rights rights;
    private final Approvals approvals;
    private final ReviewLinks links;
    private final Witness witness;

    public LinkPages(
            Database database,
            Incidents incidents,
            Messages messages,
            People people,
            Proofreader proofreader,
            Rights rights,
            Approvals approvals,
            ReviewLinks links,
            Witness witness) {
        this.database = database;
        this.incidents = incidents;
        this.messages = messages;
        this.people = people;
        this.proofreader = proofreader;
        this.rights = rights;
        this.approvals = approvals;
        this.links = links;
        this.witness = witness;
    }

    /** What was filled in on the page. */
    record Answered(Map<String, Boolean> answers, String comment, String given, String address) {}

    /**
     * What becomes of a link.
     *
     * @param view the page; null when the link no longer works
     * @param over the key of why it does not; null while it works
     * @param person whom it is for
     */
    record Found(LinkView view, String over, Person person) {}

    /** The page of this link; empty for one that there never was. */
    Optional<Found> page(String token, String lang, Trial trial) {
        return database.read(handle -> links.find(handle, token).map(link -> found(handle, link, lang, trial)));
    }

    /** Signs off over the link. Gives the page to show again when something was not right with the answer. */
    Optional<Found> signOff(String token, String lang, Answered answered) {
        return act(token, lang, answered, true);
    }

    /** Asks for changes over the link. */
    Optional<Found> object(String token, String lang, Answered answered) {
        return act(token, lang, answered, false);
    }

    private Optional<Found> act(String token, String lang, Answered answered, boolean signsOff) {
        Optional<Found> before = page(token, lang, Trial.NONE);
        if (before.isEmpty() || before.get().over() != null) {
            return before;
        }
        LinkView view = before.get().view();
        String incomplete = incomplete(view, answered, signsOff);
        if (incomplete != null) {
            return page(token, lang, trial(incomplete, view, answered));
        }
        String refused = refused(view, answered);
        if (refused != null) {
            return page(token, lang, trial(refused, view, answered));
        }
        decide(view, answered, signsOff);
        return page(token, lang, Trial.NONE);
    }

    /** Looked at before the code is: a code is good once. */
    private static String incomplete(LinkView view, Answered answered, boolean signsOff) {
        if (!signsOff) {
            return answered.comment().isBlank() ? "no-comment" : null;
        }
        boolean all = view.policy().questions().stream()
                .allMatch(question -> answered.answers().containsKey(question.id()));
        return view.policy().strict() && !all ? "unanswered" : null;
    }

    private String refused(LinkView view, Answered answered) {
        try {
            if (!answered.given().isBlank() && witness.proves(view.person(), answered.given(), answered.address())) {
                return null;
            }
        } catch (Problem tooMany) {
            return "too-many";
        }
        links.wrong(view.link(), view.person());
        return "wrong";
    }

    /** What was decided by somebody else in the meantime shows on the page that follows. */
    private void decide(LinkView view, Answered answered, boolean signsOff) {
        ReviewLink link = view.link();
        Locale locale = ReviewLinks.locale(view.person());
        try {
            database.write(handle -> {
                links.use(handle, link, signsOff ? Ending.SIGNED_OFF : Ending.OBJECTED);
                Person person = people.get(handle, link.person());
                String comment = answered.comment().isBlank() ? null : answered.comment();
                return signsOff
                        ? approvals
                                .signOff(
                                        handle,
                                        person.caller(),
                                        locale,
                                        link.message(),
                                        new Approvals.Given(
                                                link.revision(), link.hash(), answered.answers(), comment, null, true))
                                .id()
                        : approvals
                                .object(handle, person.caller(), link.message(), link.revision(), comment)
                                .id();
            });
        } catch (Problem notNow) {
            if (notNow.status() >= 500) {
                throw notNow;
            }
        }
    }

    private static Trial trial(String error, LinkView view, Answered answered) {
        return new Trial(error, view.link().wrong(), answered.answers(), answered.comment());
    }

    private Found found(Handle handle, ReviewLink link, String asked, Trial trial) {
        Person person = people.get(handle, link.person());
        Message message = messages.get(handle, link.message());
        Incident incident = incidents.get(handle, message.incident());
        boolean may = links.works(link, message)
                && person.active()
                && rights.maySignOff(handle, person.caller(), incident, message, messages.history(handle, message));
        if (!may) {
            return new Found(null, over(link, message), person);
        }
        String lang = asked == null ? person.language() : asked;
        Proof proof = proofreader.read(handle, incident, message);
        Policy policy = rights.policy(handle, incident, message.content());
        LinkView view = new LinkView(
                lang,
                link,
                person,
                incident,
                message,
                policy,
                texts(message.content()),
                List.of(),
                proof.advice(Locale.forLanguageTag(lang)),
                trial,
                link.expiresAt());
        return new Found(view, null, person);
    }

    private static String over(ReviewLink link, Message message) {
        if (link.ending() != null) {
            return "over-" + link.ending().name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return message.hash().equals(link.hash()) ? "over-late" : "over-changed";
    }

    private static List<Outgoing> texts(Content content) {
        List<Outgoing> texts = new ArrayList<>();
        content.text().forEach((lang, text) -> {
            texts.add(new Outgoing(lang, null, text.title(), text.body()));
            content.variants().stream()
                    .filter(variant -> variant.lang().equals(lang))
                    .forEach(variant -> texts.add(new Outgoing(lang, variant.platform(), null, variant.body())));
        });
        return texts;
    }
}
