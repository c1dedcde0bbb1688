package org.baken.channel.webhook;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Sends;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.platform.Json;

/**
 * Posts a message as signed JSON to an address of the town's choice: an information screen, an intranet, an app.
 * Receivers check it as {@link WebhookSignature} says, and leave out an id that they have; {@code service/docs/webhook.md} is written for them.
 *
 * <p>While a key is being replaced, every message is signed with the new one and the previous one.
 */
public final class Webhook implements Sends {

    public static final String PLATFORM = "webhook";

    /** What a receiver gets. */
    record Body(String id, String title, String text, String lang, String url, boolean exercise, Instant createdAt) {}

    private static final Form FORM = new Form(
            List.of(Field.required("url", Kind.URL)),
            List.of(Field.required("key", Kind.TEXT), Field.optional("previousKey", Kind.TEXT)));
    private static final Limits LIMITS = new CodePoints(100_000);
    private static final Duration ASKING = Duration.ofSeconds(5);

    private final Outbound outbound;
    private final Clock clock;

    public Webhook(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.CONTRACT;
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
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.urlProblems(link, "url"));
        return problems;
    }

    /** Looks whether the address may be reached and is known; sends nothing, because a receiver would take it for a message. */
    @Override
    public Health check(Link link) {
        try {
            String host = Outbound.parse(link.setting("url").orElse("")).getHost();
            outbound.resolve(host);
            return Health.ok(Map.of("host", host));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        byte[] body = Json.write(new Body(
                        post.key(),
                        post.title(),
                        post.text(),
                        post.lang(),
                        post.officialUrl(),
                        post.exercise(),
                        post.createdAt()))
                .getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        HttpRequest request = signed(link, post, now, body)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        outbound.exchange(request).orFail(link);
        return new Receipt(post.key(), null, now);
    }

    /** Asks the receiver, once an attempt is unclear, whether it has the message; not every receiver says so. */
    @Override
    public Look look(Link link, Post post, String remoteId) {
        Look.CannotTell untold = new Look.CannotTell(Trouble.of("channel.webhook.cannotTell"));
        if (remoteId != null) {
            return untold;
        }
        try {
            byte[] id = header(post.key()).getBytes(StandardCharsets.UTF_8);
            HttpRequest question = signed(link, post, clock.instant(), id)
                    .timeout(ASKING)
                    .GET()
                    .build();
            String known = outbound.exchange(question)
                    .headers()
                    .firstValue("Baken-Known")
                    .orElse("");
            return switch (known) {
                case "yes" -> new Look.Found(new Receipt(post.key(), null, clock.instant()), post.text(), true);
                case "no" -> new Look.Absent();
                default -> untold;
            };
        } catch (ChannelException failure) {
            return untold;
        }
    }

    private static HttpRequest.Builder signed(Link link, Post post, Instant now, byte[] content) throws Refused {
        String key = link.hidden("key").orElseThrow(() -> new Refused(Trouble.of("channel.secret", "key")));
        String timestamp = String.valueOf(now.getEpochSecond());
        String signature = WebhookSignature.sign(key, timestamp, content)
                + link.hidden("previousKey")
                        .map(previous -> "," + WebhookSignature.sign(previous, timestamp, content))
                        .orElse("");
        return HttpRequest.newBuilder(Outbound.parse(link.setting("url").orElse("")))
                .header("User-Agent", "Baken")
                .header("Baken-Id", header(post.key()))
                .header("Baken-Timestamp", timestamp)
                .header("Baken-Signature", signature);
    }

    private static String header(String value) {
        return value.replaceAll("[^\\x21-\\x7e]", "_");
    }
}
