package org.baken.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Post;
import org.baken.incident.Incidents;
import org.baken.platform.Ids;
import org.baken.platform.Moment;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.subscription.LetterDao.Row;
import org.baken.subscription.MailWriter.Mail;
import org.jdbi.v3.core.Handle;

/** Puts a mail together that was taken up: its text, the address, and the links that are its recipient's own. */
final class Envelopes {
    private final Incidents incidents;
    private final Subscribers subscribers;
    private final AddressBook book;
    private final MailWriter writer;
    private final Publisher house;

    Envelopes(Incidents incidents, Subscribers subscribers, AddressBook book, MailWriter writer, Publisher house) {
        this.incidents = incidents;
        this.subscribers = subscribers;
        this.book = book;
        this.writer = writer;
        this.house = house;
    }

    /** Empty when its recipient is gone meanwhile. */
    Optional<Post> post(Handle handle, Mailing mailing, Row row) {
        return mailing.kind() == Mailing.Kind.CONFIRMATION ? question(handle, row) : message(handle, row);
    }

    private Optional<Post> message(Handle handle, Row row) {
        Optional<Subscriber> subscriber =
                handle.attach(SubscriberDao.class).find(row.recipient()).filter(Subscriber::isActive);
        Optional<MailingDao.Text> text =
                handle.attach(MailingDao.class).text(row.mailing(), row.lang(), row.replaces());
        if (subscriber.isEmpty() || text.isEmpty()) {
            return Optional.empty();
        }
        Subscriber one = subscriber.get();
        String token = book.manageToken(one.id());
        MailingDao.Text said = text.get();
        // The mark is the mailing's id, which nobody can write into a message.
        Mail mail = new Mail(
                said.subject(),
                said.text().replace(row.mailing(), token),
                said.html().replace(row.mailing(), token));
        return book.address(one.id(), one.sealed())
                .map(address -> post(row, address, mail, row.createdAt()).withWayOut(writer.manage(token)))
                .map(post -> row.inReplyTo() == null ? post : post.answering(row.inReplyTo()));
    }

    private Optional<Post> question(Handle handle, Row row) {
        Optional<Wish> wish = handle.attach(WishDao.class).find(row.recipient());
        if (wish.isEmpty()) {
            return Optional.empty();
        }
        Wish one = wish.get();
        Optional<Subscriber> known = subscribers.already(handle, one);
        Mail mail = known.isPresent() ? known(handle, one, known.get()) : asked(handle, one);
        return book.address(one.id(), one.sealed())
                .map(address -> post(row, address, mail, row.createdAt()))
                .map(post -> known.isPresent()
                        ? post.withWayOut(
                                writer.manage(book.manageToken(known.get().id())))
                        : post);
    }

    private Mail asked(Handle handle, Wish wish) {
        Words words = MailWriter.words(wish.lang());
        return writer.plain(
                wish.lang(),
                words.get("subject.confirm"),
                words.get("confirm"),
                List.of(
                        words.of("confirm-asked", house.name(), about(handle, wish, words)),
                        words.of("confirm-until", new Moment(wish.expiresAt(), house.zone())),
                        words.get("confirm-not-you")),
                words.get("confirm-do"),
                writer.manage(book.confirmToken(wish.id())));
    }

    private Mail known(Handle handle, Wish wish, Subscriber known) {
        Words words = MailWriter.words(wish.lang());
        return writer.plain(
                wish.lang(),
                words.get("subject.known"),
                words.get("known"),
                List.of(words.of("known-asked", house.name(), about(handle, wish, words)), words.get("known-nothing")),
                words.get("manage"),
                writer.manage(book.manageToken(known.id())));
    }

    private String about(Handle handle, Wish wish, Words words) {
        return wish.incident() == null
                ? words.get("about-all")
                : words.of("about-one", incidents.get(handle, wish.incident()).title());
    }

    private static Post post(Row row, MailAddress address, Mail mail, Instant createdAt) {
        String key = Ids.digest(row.mailing() + " " + row.recipient()).substring(0, 40);
        return Post.of(key, createdAt, row.lang(), mail.subject(), mail.text())
                .to(address.text(), key)
                .withSubject(mail.subject())
                .withHtml(mail.html());
    }
}
