package org.baken.publishing;

import java.util.regex.Pattern;
import org.baken.channel.Limits;
import org.baken.channel.Replies;
import org.baken.channel.TextCount;

/** The way on which an answer reaches one writer through the account that they wrote to. Immutable. */
public final class Road {
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,253}");

    private final Account account;
    private final Replies channel;
    private final Limits limits;
    private final AnswerLetters.Writer writer;
    private final boolean mail;

    Road(Account account, Replies channel, Limits limits, AnswerLetters.Writer writer, boolean mail) {
        this.account = account;
        this.channel = channel;
        this.limits = limits;
        this.writer = writer;
        this.mail = mail;
    }

    static boolean isMailAddress(String handle) {
        return MAIL.matcher(handle).matches();
    }

    public Account account() {
        return account;
    }

    /** Whose text goes out here: a sandbox account counts as the platform it imitates. */
    public String platform() {
        return account.variant();
    }

    /** Everything that goes out: on some platforms the writer's name comes first. */
    public String text(String text) {
        return channel.addressed(writer.handle(), text);
    }

    /** Whether it goes to a mailbox, where a text may be long and has a subject. */
    public boolean isMail() {
        return mail;
    }

    public Limits limits() {
        return limits;
    }

    /** How much of what fits is used by a text, with all that goes out. */
    public TextCount count(String text) {
        return channel.count(text(text), limits);
    }

    AnswerLetters.Writer writer() {
        return writer;
    }

    String recipient() {
        return mail ? writer.handle() : "";
    }
}
