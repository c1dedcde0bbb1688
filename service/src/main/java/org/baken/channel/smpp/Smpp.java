package org.baken.channel.smpp;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.baken.channel.Addressed;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.SettingProblem;
import org.baken.channel.SmsLimits;
import org.baken.channel.TextMessages;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Text messages over SMPP 3.4 ("Short Message Peer to Peer Protocol Specification v3.4", issue 1.2): bound as a transmitter,
 * one {@code submit_sm} a part and number. A text in the GSM alphabet goes out with data coding 0, an octet a septet; any
 * other as UCS-2 with data coding 8. The parts of a long one are tied together by a header in the text, by the {@code sar_}
 * parameters, or left to the message centre in {@code message_payload}, as the account says.
 *
 * <p>The reference of the parts and {@code user_message_reference} come from the post's key and are the same at every
 * attempt: a phone that gets a part twice shows it once. Message centres know no way to ask what they took under such a
 * reference: after an unclear attempt a person has to look.
 */
public final class Smpp implements Addressed {

    public static final String PLATFORM = "smpp";

    private static final List<String> SECURITY = List.of("NONE", "TLS");
    private static final Form FORM = new Form(
            List.of(
                    Field.required("host", Kind.TEXT),
                    Field.required("port", Kind.NUMBER),
                    Field.optionalChoice("tls", SECURITY.toArray(String[]::new)),
                    Field.required("systemId", Kind.TEXT),
                    Field.optional(Bind.SENDER, Kind.TEXT),
                    Field.optional("systemType", Kind.TEXT),
                    Field.optionalChoice("joining", Joining.NAMES),
                    TextMessages.NUMBERS,
                    TextMessages.COUNTRY,
                    TextMessages.PARTS),
            List.of(Field.required("password", Kind.TEXT)));
    /** What providers commonly allow one account; they say so when it is too much. */
    private static final Rate RATE = new Rate(50, Duration.ofMillis(20));

    private static final int HIGHEST_PORT = 65_535;
    /** C-octet strings of 16, 9 and 13 octets with their end (4.1.1 of the specification). */
    private static final int LONGEST_USER = 15;

    private static final int LONGEST_PASSWORD = 8;
    private static final int LONGEST_TYPE = 12;

    private final Outbound outbound;
    private final Binds binds;
    private final Clock clock;

    /** @param trust which certificates of message centres are trusted: the JDK's default, but for tests */
    public Smpp(Outbound outbound, SSLContext trust, Clock clock) {
        this.outbound = outbound;
        this.binds = new Binds(outbound, trust, clock);
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
        return SmsLimits.USUAL;
    }

    @Override
    public Limits limits(Link link) {
        return TextMessages.limits(link);
    }

    @Override
    public Rate rate() {
        return RATE;
    }

    @Override
    public boolean byMail() {
        return false;
    }

    @Override
    public List<String> recipients(Link link) {
        return TextMessages.recipients(link);
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.hostProblems(link, "host"));
        link.number("port")
                .filter(port -> port < 1 || port > HIGHEST_PORT)
                .ifPresent(port -> problems.add(new SettingProblem("settings.port", Trouble.of("channel.field.port"))));
        problems.addAll(TextMessages.problems(link, Bind.SENDER));
        tooLong(link.setting("systemType").orElse(""), LONGEST_TYPE, "settings.systemType", problems);
        tooLong(link.setting("systemId").orElse(""), LONGEST_USER, "settings.systemId", problems);
        tooLong(link.hidden("password").orElse(""), LONGEST_PASSWORD, "secret.password", problems);
        return problems;
    }

    private static void tooLong(String value, int most, String field, List<SettingProblem> problems) {
        if (value.length() > most || value.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
            problems.add(new SettingProblem(field, Trouble.of("channel.smpp.ascii", most)));
        }
    }

    @Override
    public Health check(Link link) {
        try {
            complete(link);
            Bind bind = binds.of(link);
            return Health.ok(Map.of("host", link.required("host"), "account", bind.centre()));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        complete(link);
        String typed = String.valueOf(post.recipient());
        String number = TextMessages.number(typed, link)
                .orElseThrow(() -> new Refused(Trouble.of("channel.sms.number", typed)));
        Bind bind = binds.of(link);
        try {
            String id = bind.submit(link, post, number);
            return new Receipt(id, null, clock.instant());
        } finally {
            binds.rest(link, bind);
        }
    }

    private static void complete(Link link) throws Refused {
        boolean complete = link.setting("host").isPresent()
                && link.number("port")
                        .filter(port -> port > 0 && port <= HIGHEST_PORT)
                        .isPresent()
                && link.setting("tls").map(SECURITY::contains).orElse(true)
                && link.setting(Bind.SENDER).map(TextMessages::isSender).orElse(true)
                && link.setting("systemId").isPresent()
                && link.hidden("password").isPresent();
        if (!complete) {
            throw new Refused(Trouble.of("channel.incomplete"));
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.CannotTell(Trouble.of("channel.sms.cannotTell"));
    }
}
