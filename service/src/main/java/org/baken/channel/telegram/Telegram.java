package org.baken.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.channel.Beforehand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Edits;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Rate;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Messages in a Telegram channel or group, by a bot. The text goes out without any markup, so that no sign in it is taken for
 * one; its web addresses are marked as links. No preview of a link is shown: it would be a text that nobody approved.
 *
 * <p><b>Pictures.</b> A text of at most 1,024 UTF-16 units stands under the picture, or under the first of several: readers then see
 * and forward both as one. A longer one is a message of its own, and the pictures follow as an answer to it, each with its
 * description underneath. Telegram has no place for the description of a picture whose caption is the text.
 *
 * <p><b>What a bot cannot do.</b> It has no idempotency key, and it cannot read what is in a chat: after an unclear attempt a person
 * looks. Posts older than 48 hours can be removed only where the bot is an administrator. There is no field for the language.
 *
 * <p>Contract-tested from the Bot API's documentation, not tried against the live platform.
 */
public final class Telegram implements Edits, Removes, Replies, CarriesPictures {

    public static final String PLATFORM = "telegram";

    static final String CHAT = "@[A-Za-z][A-Za-z0-9_]{3,31}|-?\\d{1,20}";
    static final int LONGEST_CAPTION = 1_024;

    private static final Form FORM = new Form(
            List.of(Field.required("chat", Kind.TEXT), Field.optional("baseUrl", Kind.URL)),
            List.of(Field.required("botToken", Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** One message a second in a chat and twenty a minute in a group: the slower one, for a bot cannot tell them apart beforehand. */
    private static final Rate RATE = new Rate(1, Duration.ofSeconds(3));

    static final PictureRules PICTURES = new PictureRules(10, 10_000_000, 1_000, false, false);

    private final Outbound outbound;
    private final Clock clock;

    public Telegram(Outbound outbound, Clock clock) {
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
    public Rate rate() {
        return RATE;
    }

    @Override
    public PictureRules pictures(Link link) {
        return PICTURES;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        if (link.setting("chat").filter(chat -> !chat.matches(CHAT)).isPresent()) {
            problems.add(new SettingProblem("settings.chat", Trouble.of("channel.telegram.chat")));
        }
        return problems;
    }

    @Override
    public Health check(Link link) {
        try {
            Bot bot = new Bot(outbound, link);
            JsonNode me = bot.call("getMe", Map.of());
            JsonNode chat = bot.call("getChat", Map.of("chat_id", bot.chat()));
            JsonNode member = bot.call(
                    "getChatMember",
                    Map.of("chat_id", bot.chat(), "user_id", me.path("id").asLong()));
            String title = chat.path("title").asText(bot.chat());
            return mayPost(chat, member)
                    ? Health.ok(Map.of("account", "@" + me.path("username").asText(), "room", title))
                    : Health.failing(Trouble.of("channel.telegram.rights", title));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    private static boolean mayPost(JsonNode chat, JsonNode member) {
        String status = member.path("status").asText();
        if (chat.path("type").asText().equals("channel")) {
            return status.equals("creator")
                    || status.equals("administrator")
                            && member.path("can_post_messages").asBoolean(false);
        }
        return status.equals("restricted")
                ? member.path("can_send_messages").asBoolean(false)
                : !status.equals("left") && !status.equals("kicked");
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Bot bot = new Bot(outbound, link);
        Message message = new Message(bot.chat(), post);
        JsonNode result;
        if (post.pictures().isEmpty()) {
            result = answered(post, () -> bot.call("sendMessage", message.text()));
            return receipt(bot, Sent.of(result, false), result);
        }
        List<byte[]> files = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            files.add(picture.within(PICTURES));
        }
        if (post.text().length() <= LONGEST_CAPTION) {
            result = answered(post, () -> bot.call(message.method(), message.captioned(files)));
            return receipt(bot, Sent.of(result, true), result);
        }
        result = answered(post, () -> bot.call("sendMessage", message.text()));
        Sent text = Sent.of(result, false);
        receipt(bot, text, result);
        return receipt(bot, text.and(following(bot, message, files, text)), result);
    }

    /** When the pictures cannot follow, the text goes back: half a post is none. */
    private static Sent following(Bot bot, Message message, List<byte[]> files, Sent text) throws ChannelException {
        try {
            return Sent.of(bot.call(message.method(), message.following(files, text.first())), false);
        } catch (Unclear lost) {
            throw lost;
        } catch (ChannelException notSent) {
            try {
                remove(bot, text.chat(), text.first());
            } catch (ChannelException stays) {
                throw new Unclear(Trouble.of("channel.telegram.partly"));
            }
            throw notSent;
        }
    }

    private static JsonNode answered(Post post, Beforehand.Call<JsonNode> call) throws ChannelException {
        try {
            return call.make();
        } catch (Refused refused) {
            if (post.inReplyTo() != null && says(refused, "message to be replied not found")) {
                throw new Refused(Trouble.of("channel.replyGone"));
            }
            throw refused;
        }
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Bot bot = new Bot(outbound, link);
        Sent sent = sent(bot, remoteId);
        if (sent.caption() && post.text().length() > LONGEST_CAPTION) {
            throw new Refused(Trouble.of("channel.telegram.caption", post.text().length()));
        }
        try {
            JsonNode result = bot.call(
                    sent.caption() ? "editMessageCaption" : "editMessageText",
                    new Message(sent.chat(), post).changed(sent));
            return sent.receipt(result, clock.instant());
        } catch (Refused refused) {
            if (says(refused, "message is not modified")) {
                return new Receipt(remoteId, null, clock.instant());
            }
            if (says(refused, "message to edit not found") || says(refused, "MESSAGE_ID_INVALID")) {
                throw new Refused(Trouble.of("channel.gone", bot.host()));
            }
            throw refused;
        }
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Bot bot = new Bot(outbound, link);
        Sent sent = sent(bot, remoteId);
        for (String message : sent.messages()) {
            remove(bot, sent.chat(), message);
        }
    }

    private static void remove(Bot bot, String chat, String message) throws ChannelException {
        try {
            bot.call("deleteMessage", Map.of("chat_id", chat, "message_id", Long.valueOf(message)));
        } catch (Refused refused) {
            if (!says(refused, "message to delete not found")) {
                throw refused;
            }
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        return new Look.CannotTell(Trouble.of("channel.telegram.cannotTell"));
    }

    /** The Bot API tells its troubles in words only. */
    private static boolean says(Refused refused, String words) {
        return refused.trouble().args().stream().anyMatch(arg -> arg.contains(words));
    }

    private Receipt receipt(Bot bot, Sent sent, JsonNode result) throws ChannelException {
        if (sent.messages().isEmpty() || sent.chat().isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", bot.host()));
        }
        return sent.receipt(result, clock.instant());
    }

    private static Sent sent(Bot bot, String remoteId) throws Refused {
        String host = bot.host();
        return Sent.of(remoteId).orElseThrow(() -> new Refused(Trouble.of("channel.gone", host)));
    }
}
