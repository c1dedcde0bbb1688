package org.baken.channel.sms;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.baken.channel.Addressed;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
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
 * Text messages through a gateway with an interface over HTTP, one request a number. The account holds what to send as
 * templates with places: {@code {to}} (+32…), {@code {digits}} (32…), {@code {text}}, {@code {from}}, {@code {key}} (the same
 * at every attempt), {@code {lang}}, {@code {coding}} (0, or 2 when the text needs UCS-2), {@code {unicode}}, every secret
 * of the account under its name, such as {@code {password}}, and {@code {basic}}: user name and password as HTTP wants them. Each is written as its surroundings need it.
 *
 * <p>For Kannel (its user's guide, "SMS push reference"):
 * {@code https://gateway.example/cgi-bin/sendsms?username={username}&password={password}&from={from}&to={to}&text={text}&charset=UTF-8&coding={coding}&account={key}}
 *
 * <p>Gateways know no common way to ask what they took: after an unclear attempt a person has to look.
 */
public final class Sms implements Addressed {

    public static final String PLATFORM = "sms";

    private static final Form FORM = new Form(
            List.of(
                    Field.required("url", Kind.URL),
                    Field.optionalChoice("method", "GET", "POST", "PUT"),
                    Field.optional("headers", Kind.PAIRS),
                    Field.optional("body", Kind.LONGTEXT),
                    Field.optional("success", Kind.TEXT),
                    Field.optional(Request.FROM, Kind.TEXT),
                    TextMessages.NUMBERS,
                    TextMessages.COUNTRY,
                    TextMessages.PARTS),
            Request.SECRETS.stream()
                    .map(name -> Field.optional(name, Kind.TEXT))
                    .toList(),
            true);
    /** Gateways commonly take some dozens a second. */
    private static final Rate RATE = new Rate(50, Duration.ofMillis(20));

    private static final Pattern STATUSES = Pattern.compile("\\d{3}( *, *\\d{3})*");
    private static final int READ_AT_MOST = 2_000;

    private final Outbound outbound;
    private final Clock clock;

    public Sms(Outbound outbound, Clock clock) {
        this.outbound = outbound;
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
        List<SettingProblem> templates = new Request(link).problems();
        problems.addAll(templates);
        if (templates.isEmpty() && link.setting("url").isPresent()) {
            problems.addAll(outbound.urlProblems(withoutPlaces(link), "url"));
        }
        problems.addAll(TextMessages.problems(link, Request.FROM));
        link.setting("success")
                .filter(success -> !isPattern(success))
                .ifPresent(success ->
                        problems.add(new SettingProblem("settings.success", Trouble.of("channel.sms.pattern"))));
        return problems;
    }

    /** Only the host matters there. */
    private static Link withoutPlaces(Link link) {
        String bare = link.required("url").replaceFirst("^(https?://[^/?#]*).*$", "$1/");
        return new Link(link.account(), link.platform(), link.handle(), Map.of("url", bare), Map.of());
    }

    /** Nobody can ask a gateway whether it would take a message; this shows whether one is there at all. */
    @Override
    public Health check(Link link) {
        try {
            complete(link);
            Answer answer = outbound.exchange(new Request(link).knock());
            return Health.ok(Map.of("host", answer.host()));
        } catch (Unclear noAnswer) {
            return Health.unknown(noAnswer.trouble());
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
        Answer answer = outbound.exchangeOnce(new Request(link).of(post.to(number, post.key())))
                .orFail(link);
        return new Receipt(accepted(link, post, answer), null, clock.instant());
    }

    /** What the gateway calls the message, when its answer is the yes that the account expects. */
    private static String accepted(Link link, Post post, Answer answer) throws ChannelException {
        String success = link.setting("success").orElse("");
        if (success.isEmpty()) {
            return post.key();
        }
        if (STATUSES.matcher(success).matches()) {
            if (Arrays.asList(success.split(" *, *")).contains(String.valueOf(answer.status()))) {
                return post.key();
            }
            throw new Refused(Trouble.of("channel.sms.refused", answer.host(), answer.status()));
        }
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        String said = body.length() > READ_AT_MOST ? body.substring(0, READ_AT_MOST) : body;
        Matcher yes = Pattern.compile(success).matcher(said);
        if (yes.find()) {
            boolean named = yes.groupCount() > 0
                    && yes.group(1) != null
                    && !yes.group(1).isBlank();
            return named ? yes.group(1) : post.key();
        }
        if (said.isBlank()) {
            throw new Unclear(Trouble.of("channel.badAnswer", answer.host()));
        }
        throw new Refused(Trouble.of("channel.sms.refused", answer.host(), link.redact(said)));
    }

    private static void complete(Link link) throws Refused {
        if (link.setting("url").isEmpty()
                || !link.setting("success").map(Sms::isPattern).orElse(true)
                || !new Request(link).problems().isEmpty()) {
            throw new Refused(Trouble.of("channel.incomplete"));
        }
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.CannotTell(Trouble.of("channel.sms.cannotTell"));
    }
}
