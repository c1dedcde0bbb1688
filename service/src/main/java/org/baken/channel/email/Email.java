package org.baken.channel.email;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.baken.channel.Addressed;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Inbox;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.channel.Whispers;

/**
 * Letters over SMTP (RFC 5321): one letter a recipient, many letters a connection. A letter has one {@code Message-ID} for
 * good, so that a mail program shows one that was sent twice as one; a letter about an earlier one refers to it (RFC 5322,
 * 3.6.4), so that mail programs put them together.
 *
 * <p>With the address of its mailbox, the account also hears what people write to it: see {@link Mailbox}.
 *
 * <p>Nobody can ask a mail server what it took: after an unclear attempt a person has to look.
 */
public final class Email implements Addressed, Whispers, Inbox {

    public static final String PLATFORM = "email";

    private static final List<String> SECURITY = List.of("NONE", "STARTTLS", "TLS");
    private static final Form FORM = new Form(
            List.of(
                    Field.required("host", Kind.TEXT),
                    Field.required("port", Kind.NUMBER),
                    Field.requiredChoice("tls", SECURITY.toArray(String[]::new)),
                    Field.required("from", Kind.TEXT),
                    Field.optional("recipients", Kind.LIST),
                    Field.optional("unsubscribe", Kind.TEXT),
                    Field.optional(Mailbox.HOST, Kind.TEXT),
                    Field.optional(Mailbox.PORT, Kind.NUMBER),
                    Field.optionalChoice(Mailbox.SECURITY, SECURITY.toArray(String[]::new)),
                    Field.optional(Mailbox.FOLDER, Kind.TEXT)),
            List.of(
                    Field.optional("username", Kind.TEXT),
                    Field.optional("password", Kind.TEXT),
                    Field.optional(Mailbox.USERNAME, Kind.TEXT),
                    Field.optional(Mailbox.PASSWORD, Kind.TEXT)));
    private static final Limits LIMITS = new CodePoints(100_000);
    static final int HIGHEST_PORT = 65_535;
    /** The town's own mail server. */
    private static final Rate LISTENING = new Rate(20, Duration.ofSeconds(1));
    /** The town's own mail server: as fast as it answers. */
    private static final Rate RATE = new Rate(1_000, Duration.ofMillis(1));
    /** How late in a call a lost connection may still be replaced, so that the call ends in time. */
    private static final Duration TIME_TO_BEGIN_AGAIN = Duration.ofSeconds(4);

    private final Outbound outbound;
    private final Relays relays;
    private final Mailbox mailbox;
    private final Clock clock;

    /** @param trust which certificates of mail servers are trusted: the JDK's default, but for tests */
    public Email(Outbound outbound, SSLContext trust, Clock clock) {
        this.outbound = outbound;
        this.relays = new Relays(outbound, trust, clock);
        this.mailbox = new Mailbox(outbound, trust, clock);
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.REAL_SERVER;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public List<String> recipients(Link link) {
        return link.list("recipients");
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.hostProblems(link, "host"));
        link.number("port")
                .filter(port -> port < 1 || port > HIGHEST_PORT)
                .ifPresent(port -> problems.add(problem("settings.port", "channel.field.port")));
        link.setting("from")
                .filter(from -> !Letter.isSender(from))
                .ifPresent(from -> problems.add(problem("settings.from", "channel.mail.address", from)));
        recipients(link).stream()
                .filter(address -> !Letter.isRecipient(address))
                .findFirst()
                .ifPresent(address -> problems.add(problem("settings.recipients", "channel.mail.address", address)));
        link.setting("unsubscribe")
                .filter(way -> !Letter.isWayOut(way))
                .ifPresent(way -> problems.add(problem("settings.unsubscribe", "channel.mail.unsubscribe")));
        if (link.hidden("username").isPresent() != link.hidden("password").isPresent()) {
            String missing = link.hidden("username").isPresent() ? "password" : "username";
            problems.add(problem("secret." + missing, "channel.field.missing"));
        }
        problems.addAll(mailbox.problems(link));
        return problems;
    }

    @Override
    public Health check(Link link) {
        try (Relay relay = open(link)) {
            relay.greet();
            if (listens(link)) {
                mailbox.check(link);
            }
            return Health.ok(Map.of("host", link.required("host")));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        if (post.recipient() == null || !Letter.isRecipient(post.recipient())) {
            throw new Refused(Trouble.of("channel.mail.address", String.valueOf(post.recipient())));
        }
        complete(link);
        long began = System.nanoTime();
        Relay kept = relays.kept(link).orElse(null);
        if (kept != null) {
            try {
                return deliver(kept, link, post);
            } catch (Retryable failure) {
                // A server may end a connection that carried enough; that says nothing about this letter.
                if (!kept.isLost() || System.nanoTime() - began > TIME_TO_BEGIN_AGAIN.toNanos()) {
                    throw failure;
                }
            }
        }
        return deliver(relays.open(link), link, post);
    }

    /** Letters are only asked for where the account says in which mailbox they arrive. */
    @Override
    public boolean listens(Link link) {
        return link.setting(Mailbox.HOST).isPresent();
    }

    @Override
    public Rate listening() {
        return LISTENING;
    }

    @Override
    public Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        return mailbox.poll(link, cursor, since);
    }

    private Receipt deliver(Relay relay, Link link, Post post) throws ChannelException {
        try {
            Letter letter = Letter.write(relay.session(), link, post);
            relay.deliver(letter);
            return new Receipt(letter.id(), null, clock.instant());
        } catch (MessagingException unwritable) {
            throw new Refused(Trouble.of("channel.mail.unwritable"));
        } finally {
            relays.giveBack(link, relay);
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.CannotTell(Trouble.of("channel.mail.cannotTell"));
    }

    private Relay open(Link link) throws ChannelException {
        complete(link);
        return relays.open(link);
    }

    /** Whether there is enough to connect. The recipients are not looked through again for each of them. */
    private static void complete(Link link) throws Refused {
        boolean complete = link.setting("host").isPresent()
                && link.number("port")
                        .filter(port -> port > 0 && port <= HIGHEST_PORT)
                        .isPresent()
                && link.setting("tls").filter(SECURITY::contains).isPresent()
                && link.setting("from").filter(Letter::isSender).isPresent();
        if (!complete) {
            throw new Refused(Trouble.of("channel.incomplete"));
        }
    }

    static SettingProblem problem(String field, String key, Object... args) {
        return new SettingProblem(field, Trouble.of(key, args));
    }
}
