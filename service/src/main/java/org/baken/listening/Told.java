package org.baken.listening;

import java.time.Instant;
import org.baken.channel.Inbox.Heard;
import org.baken.publishing.Account;
import org.baken.reaction.Arrival;
import org.baken.reaction.Source;

/** Makes arrivals of what platforms tell. What a table or a page could not bear is taken out where they are taken up. */
final class Told {
    private static final String MAIL = "email";

    private Told() {}

    /** @param note what is added to one that could not be read whole, so that a person looks at it there; null for any other */
    static Arrival arrival(Account account, Heard heard, String note, Instant now) {
        String platform = platform(account);
        return new Arrival(
                source(account, platform),
                account.id(),
                platform,
                heard.remoteId(),
                heard.inReplyTo(),
                heard.thread(),
                heard.authorId(),
                heard.handle(),
                heard.authorName(),
                heard.authorAddress(),
                note == null ? heard.text() : (heard.text() + "\n\n" + note).strip(),
                heard.lang(),
                heard.url(),
                heard.secluded(),
                heard.pictures(),
                time(heard.at(), now));
    }

    private static Source source(Account account, String platform) {
        if (account.sandbox()) {
            return Source.EXERCISE;
        }
        return platform.equals(MAIL) ? Source.MAIL : Source.POLL;
    }

    /** A sandbox account stands for the platform that it imitates. */
    private static String platform(Account account) {
        Object imitated = account.sandbox() ? account.settings().get("imitates") : null;
        return imitated == null ? account.platform() : imitated.toString();
    }

    /** Nobody writes in the future; a clock that is wrong must not keep a reaction above all others. */
    private static Instant time(Instant at, Instant now) {
        return at == null || at.isAfter(now) ? now : at;
    }
}
