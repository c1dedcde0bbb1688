package org.baken.approval;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.approval.LinkReader.Found;
import org.baken.approval.LinkReader.Shot;
import org.baken.approval.LinkView.Trial;
import org.baken.approval.ReviewLink.Ending;
import org.baken.platform.Database;
import org.baken.platform.Problem;

/** What a reviewer reads and answers by their personal link. Thread-safe. */
public final class LinkPages {
    private final Database database;
    private final People people;
    private final Approvals approvals;
    private final ReviewLinks links;
    private final LinkReader reader;
    private final Witness witness;

    public LinkPages(
            Database database,
            People people,
            Approvals approvals,
            ReviewLinks links,
            LinkReader reader,
            Witness witness) {
        this.database = database;
        this.people = people;
        this.approvals = approvals;
        this.links = links;
        this.reader = reader;
        this.witness = witness;
    }

    /** What was filled in on the page. */
    record Answered(Map<String, Boolean> answers, String comment, String given, String address) {}

    /** The page of this link; empty for one that there never was. */
    Optional<Found> page(String token, String lang, Trial trial) {
        return database.read(handle -> links.find(handle, token)
                .map(link -> reader.page(handle, link, LinkPageResource.PATH + token, lang, trial)));
    }

    /** A picture of the message that this link is for, while it works. */
    Optional<Shot> picture(String token, String id) {
        return database.read(handle -> links.find(handle, token).flatMap(link -> reader.picture(handle, link, id)))
                .map(reader::shot);
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
}
