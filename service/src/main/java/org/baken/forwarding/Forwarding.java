package org.baken.forwarding;

import java.nio.file.Path;
import java.time.Clock;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.incident.Incidents;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.LinkKey;
import org.baken.platform.Publisher;
import org.baken.publishing.Publishing;

/** What the rest of the service needs of forwarding. */
public final class Forwarding {
    private final Forwards forwards;
    private final LogFollower follower;
    private final Object[] resources;

    private Forwarding(Forwards forwards, LogFollower follower, Object... resources) {
        this.forwards = forwards;
        this.follower = follower;
        this.resources = resources;
    }

    /** Ties forwarding to what it is built on. The key of the links is made below the data folder the first time. */
    public static Forwarding open(
            Database database,
            Logbook logbook,
            Clock clock,
            Publisher house,
            Path data,
            People people,
            Groups groups,
            Incidents incidents,
            Messages messages,
            Media media,
            Publishing publishing) {
        LinkKey key = LinkKey.open(data.resolve("keys"), "forward-link");
        ForwardLetters letters = new ForwardLetters(publishing.letters(), publishing.accounts(), key, house);
        RequestViews views = new RequestViews(incidents, messages, letters, clock);
        Forwards forwards = new Forwards(incidents, messages, letters, views, logbook, clock);
        Asking asking = new Asking(people, groups, incidents, messages, letters, views, logbook, clock);
        Replacements replacements = new Replacements(messages, publishing.deliveries());
        Stops stops = new Stops(incidents, messages, replacements, letters, logbook, clock);
        LetterFollower following = new LetterFollower(messages, letters, stops, logbook);
        OfficialPosts posts = new OfficialPosts(publishing.deliveries(), media, house);
        ShareReader reader = new ShareReader(incidents, messages, replacements, posts);
        SharePages pages = new SharePages(database, reader, logbook, clock);
        return new Forwarding(
                forwards,
                new LogFollower(database, "forwarding", LetterFollower.KINDS, following::on),
                new MessageForwardResource(database, asking),
                new IncidentForwardResource(database, forwards),
                new ForwardRequestResource(database, forwards),
                new ShareResource(pages, new ShareHtml(house), clock));
    }

    /** The requests. */
    public Forwards forwards() {
        return forwards;
    }

    /** What acts on the log: to be added to its tail. */
    public LogFollower follower() {
        return follower;
    }

    /** What is to be served. */
    public Object[] resources() {
        return resources.clone();
    }
}
