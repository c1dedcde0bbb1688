package org.baken.subscription;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** By recipient; nothing for one who is gone meanwhile. */
    Map<String, Post> posts(Handle handle, Mailing mailing, List<Row> rows) {
        return mailing.kind() == Mailing.Kind.CONFIRMATION ? questions(handle, rows) : messages(handle, rows);
    }

    private Map<String, Post> messages(Handle handle, List<Row> rows) {
        List<String> ids = rows.stream().map(Row::recipient).toList();
        Map<String, Subscriber> subscribers = handle.attach(SubscriberDao.class).find(ids).stream()
                .filter(Subscriber::isActive)
                .collect(Collectors.toMap(Subscriber::id, one -> one));
        Map<Said, Optional<MailingDao.Text>> texts = new HashMap<>();
        Map<String, Post> posts = new HashMap<>();
        for (Row row : rows) {
            Optional<MailingDao.Text> text = texts.computeIfAbsent(
                    new Said(row.lang(), row.replaces()),
                    said -> handle.attach(MailingDao.class).text(row.mailing(), said.lang(), said.replaces()));
            Subscriber subscriber = subscribers.get(row.recipient());
            if (subscriber != null && text.isPresent()) {
                message(row, subscriber, text.get()).ifPresent(post -> posts.put(row.recipient(), post));
            }
        }
        return posts;
    }

    /** Which text of a mailing. */
    private record Said(String lang, boolean replaces) {}

    private Optional<Post> message(Row row, Subscriber one, MailingDao.Text said) {
        String token = book.manageToken(one.id());
        // The mark is the mailing's id, which nobody can write into a message.
        Mail mail = new Mail(
                said.subject(),
                said.text().replace(row.mailing(), token),
                said.html().replace(row.mailing(), token));
        return book.address(one.id(), one.sealed())
                .map(address -> post(row, address, mail, row.createdAt()).withWayOut(writer.manage(token)))
                .map(post -> row.inReplyTo() == null ? post : post.answering(row.inReplyTo()));
    }

    private Map<String, Post> questions(Handle handle, List<Row> rows) {
        Map<String, Post> posts = new HashMap<>();
        rows.forEach(row -> question(handle, row).ifPresent(post -> posts.put(row.recipient(), post)));
        return posts;
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
                        words.of("confirm-until", new Moment(wish.expiresAt(), house.zone()))),
                words.get("confirm-do"),
                writer.manage(book.confirmToken(wish.id())),
                words.get("confirm-not-you"));
    }

    private Mail known(Handle handle, Wish wish, Subscriber known) {
        Words words = MailWriter.words(wish.lang());
        return writer.plain(
                wish.lang(),
                words.get("subject.known"),
                words.get("known"),
                List.of(words.of("known-asked", house.name(), about(handle, wish, words)), words.get("known-nothing")),
                words.get("manage"),
                writer.manage(book.manageToken(known.id())),
                null);
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
