package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.baken.channel.Lists;
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
import org.baken.channel.Requests;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;
import org.baken.platform.Ids;

/**
 * Messages in a room that is not encrypted, by the user that an access token belongs to.
 *
 * <p>The transaction id makes another attempt harmless for as long as the server remembers it, at least half an hour; after that
 * {@link #look} finds a message by its key. Pictures are uploaded first, and follow the text as messages of their own with the
 * description under each. The id of a post lists its events, the text first. The language has no field on Matrix.
 */
public final class Matrix implements Edits, Removes, Replies, Lists, CarriesPictures {

    public static final String PLATFORM = "matrix";

    private static final Form FORM = new Form(
            List.of(Field.required("homeserver", Kind.URL), Field.required("room", Kind.TEXT)),
            List.of(Field.required("accessToken", Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** Synapse lets ten messages through at once, and one more every five seconds, unless it is set otherwise. */
    private static final Rate RATE = new Rate(10, Duration.ofSeconds(5));

    private static final PictureRules PICTURES = new PictureRules(4, 10_000_000, 1_000, false, false);

    private final Outbound outbound;
    private final Clock clock;

    public Matrix(Outbound outbound, Clock clock) {
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
        problems.addAll(outbound.urlProblems(link, "homeserver"));
        if (link.setting("room")
                .filter(room -> !room.matches("#[^\\s:]+:\\S+|!\\S+"))
                .isPresent()) {
            problems.add(new SettingProblem("settings.room", Trouble.of("channel.matrix.room")));
        }
        return problems;
    }

    @Override
    public Health check(Link link) {
        return new Checkup(new Homeserver(outbound, link))
                .health(link.setting("room").orElse(""));
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Homeserver server = new Homeserver(outbound, link);
        String room = Beforehand.of(server.host(), server::room);
        List<Map<String, Object>> pictures = uploaded(server, post);
        String text = server.send(post.key(), Event.message(post));
        List<String> events = new ArrayList<>(List.of(text));
        try {
            for (Map<String, Object> picture : pictures) {
                events.add(server.send(post.key() + "-p" + events.size(), picture));
            }
        } catch (Refused refused) {
            throw new Unclear(Trouble.of("channel.matrix.partly", server.host()));
        }
        return new Receipt(String.join(" ", events), address(room, text), clock.instant());
    }

    private List<Map<String, Object>> uploaded(Homeserver server, Post post) throws ChannelException {
        List<Map<String, Object>> contents = new ArrayList<>();
        for (Picture picture : post.pictures()) {
            byte[] bytes = picture.within(PICTURES);
            String address = Beforehand.of(server.host(), () -> server.upload(picture, bytes));
            contents.add(Event.picture(post, picture, address, bytes.length));
        }
        return contents;
    }

    /** Changes the text; the pictures stay as they are. */
    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Homeserver server = new Homeserver(outbound, link);
        String event = Event.first(remoteId);
        Optional<JsonNode> live = Beforehand.of(server.host(), () -> server.event(event));
        if (live.filter(there -> !Event.isGone(there)).isEmpty()) {
            throw new Refused(Trouble.of("channel.gone", server.host()));
        }
        String mark = Ids.digest(post.text()).substring(0, 12);
        server.send(post.key() + "-e" + mark, Event.replacement(post, event));
        return new Receipt(remoteId, address(server.room(), event), Event.at(live.get()));
    }

    /** Redacts the text, its earlier and later wordings, and the pictures. */
    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Homeserver server = new Homeserver(outbound, link);
        for (String event : remoteId.split(" ")) {
            Optional<JsonNode> live = server.event(event);
            if (live.filter(there -> !Event.isGone(there)).isPresent()) {
                for (JsonNode wording : server.replacements(event)) {
                    redact(server, wording.path("event_id").asText());
                }
                redact(server, event);
            }
        }
    }

    private static void redact(Homeserver server, String event) throws ChannelException {
        server.redact(event, "r-" + Ids.digest(event).substring(0, 24));
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        Room room = new Room(new Homeserver(outbound, link));
        try {
            return remoteId == null ? room.search(post) : room.find(post, remoteId);
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        return new Room(new Homeserver(outbound, link)).recent(since);
    }

    /** Where readers find a message, whatever program they use. */
    static String address(String room, String event) {
        return "https://matrix.to/#/" + Requests.encode(room) + "/" + Requests.encode(event);
    }
}
