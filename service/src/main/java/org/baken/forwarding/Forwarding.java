package org.baken.forwarding;

import java.nio.file.Path;
import java.time.Clock;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.incident.Incidents;
import org.baken.logbook.LogFollower;
import org.baken.logbook.Logbook;
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
            Publishing publishing) {
        LinkKey key = LinkKey.open(data.resolve("keys"), "forward-link");
        ForwardLetters letters = new ForwardLetters(publishing.letters(), publishing.accounts(), key, house);
        Forwards forwards = new Forwards(incidents, messages, letters, logbook, clock);
        LetterFollower following = new LetterFollower(incidents, messages, letters, logbook, clock);
        OfficialPosts posts = new OfficialPosts(publishing.deliveries(), house);
        SharePages pages = new SharePages(database, incidents, messages, posts, logbook, clock);
        return new Forwarding(
                forwards,
                new LogFollower(database, "forwarding", LetterFollower.KINDS, following::on),
                new MessageForwardResource(database, forwards, incidents, people, groups),
                new IncidentForwardResource(database, forwards),
                new ForwardRequestResource(database, forwards),
                new ShareResource(pages, new ShareHtml(house)));
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
