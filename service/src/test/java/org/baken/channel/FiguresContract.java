package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is relied on when figures are asked for, for every connector that can. A test says how its platform writes them. */
public abstract class FiguresContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    protected final StillClock clock = new StillClock(ChannelContract.CREATED);
    /** What the platform knows, as it writes it, by post. */
    private final Map<String, Map<Measure, String>> known = new LinkedHashMap<>();

    private HttpStub server;
    private Figures channel;

    protected abstract Figures connector(Outbound outbound, String base);

    /** An account that may ask. */
    protected abstract Link link(String base);

    /** What the platform calls its posts. */
    protected abstract String id(int number);

    /** What the platform answers; {@link #told} says what it knows of a post. */
    protected abstract Reply answer(Request request);

    /** How the same numbers are asked for: not what a log-in needs. */
    protected boolean asksForFigures(Request request) {
        return request.method().equals("GET");
    }

    /** What the platform knows of a post; empty when there is no such post. */
    protected final Optional<Map<Measure, String>> told(String id) {
        return Optional.ofNullable(known.get(id));
    }

    protected static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Puts a number into an answer as it was written, or leaves it out. */
    protected static ObjectNode put(ObjectNode into, String name, Map<Measure, String> told, Measure measure) {
        if (told.containsKey(measure)) {
            into.set(name, raw(told.get(measure)));
        }
        return into;
    }

    protected static JsonNode raw(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpStub.start(this::answer);
        channel = connector(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), server.baseUrl());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Link link() {
        return link(server.baseUrl());
    }

    private void knows(String id, String... rest) {
        Map<Measure, String> all = new EnumMap<>(Measure.class);
        int next = 0;
        for (Measure measure : ordered()) {
            all.put(measure, next < rest.length ? rest[next] : String.valueOf(7 + next));
            next++;
        }
        known.put(id, all);
    }

    private List<Measure> ordered() {
        return channel.gives(link()).stream().sorted().toList();
    }

    private Counts asked(String id) throws Exception {
        return channel.figures(link(), List.of(id)).get(id);
    }

    @Test
    void figures_are_what_the_platform_tells_and_zero_is_a_figure() throws Exception {
        knows(id(1), "0");

        Counts counts = asked(id(1));

        assertThat(ordered()).isNotEmpty();
        for (int at = 0; at < ordered().size(); at++) {
            assertThat(counts.of(ordered().get(at))).as("%s", ordered().get(at)).contains(at == 0 ? 0L : 7L + at);
        }
    }

    @Test
    void what_the_platform_does_not_tell_is_missing_and_not_zero() throws Exception {
        for (Measure left : ordered()) {
            knows(id(1));
            known.get(id(1)).remove(left);

            assertThat(asked(id(1)).given()).as("without %s", left).doesNotContainKey(left);
            assertThat(asked(id(1)).given()).hasSize(ordered().size() - 1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "100000000000000000000",
                "9223372036854775807",
                "1.5",
                "1e400",
                "\"many\"",
                "\"12\"",
                "null",
                "true",
                "{}",
                "[3]"
            })
    void a_figure_that_cannot_be_meant_is_none(String absurd) throws Exception {
        knows(id(1), absurd);

        assertThat(asked(id(1)).given()).doesNotContainKey(ordered().get(0));
    }

    @Test
    void a_post_that_is_gone_is_not_in_the_answer_and_the_others_are() throws Exception {
        knows(id(2));

        List<String> both = channel.postsInOne() > 1 ? List.of(id(1), id(2)) : List.of(id(1));
        Map<String, Counts> figures = channel.figures(link(), both);

        assertThat(figures.getOrDefault(id(1), Counts.NONE).given().getOrDefault(Measure.FAVOURITES, 0L))
                .isZero();
        assertThat(figures.containsKey(id(2))).isEqualTo(channel.postsInOne() > 1);
    }

    @Test
    void one_call_asks_for_as_many_as_the_platform_takes() throws Exception {
        List<String> ids = IntStream.rangeClosed(1, channel.postsInOne())
                .mapToObj(this::id)
                .toList();
        ids.forEach(id -> knows(id));

        Map<String, Counts> figures = channel.figures(link(), ids);

        assertThat(figures).hasSize(ids.size());
        assertThat(server.requests().stream().filter(this::asksForFigures)).hasSize(1);
    }

    @Test
    void nothing_is_changed_on_the_platform() throws Exception {
        knows(id(1));
        asked(id(1));

        assertThat(server.requests().stream()
                        .filter(request -> !request.method().equals("GET")))
                .allMatch(request -> request.path().contains("ession"));
    }

    @Test
    void an_id_that_leads_elsewhere_is_not_asked_for() {
        for (String odd : List.of("../../me", "1?fields=name", "", "at://x", "urn:li:share:1,urn:li:person:2")) {
            try {
                assertThat(channel.figures(link(), List.of(odd))).isEmpty();
            } catch (ChannelException refused) {
                assertThat(refused).isInstanceOf(Refused.class);
            }
        }
        assertThat(server.requests().stream().filter(this::asksForFigures)).isEmpty();
    }

    @Test
    void a_refusal_is_told_apart_and_shows_no_secret() {
        knows(id(1));
        server.fail(this::asksForFigures, Failure.REFUSE);

        assertThatThrownBy(() -> asked(id(1)))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> ChannelContract.assertKeepsSecrets(link(), failure));
    }

    @Test
    void a_busy_platform_says_how_long_to_wait() {
        knows(id(1));
        server.fail(this::asksForFigures, Failure.RATE_LIMIT_WITH_TIME);

        assertThatThrownBy(() -> asked(id(1)))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        busy -> assertThat(busy.retryAfter().orElseThrow()).hasSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BREAK", "UNAVAILABLE", "NONSENSE_AFTER", "RATE_LIMIT"})
    void a_platform_that_does_not_answer_well_is_asked_again_later(String failure) throws Exception {
        knows(id(1));
        server.fail(this::asksForFigures, Failure.valueOf(failure));

        assertThatThrownBy(() -> asked(id(1))).isInstanceOf(Retryable.class);
        assertThat(asked(id(1))).isNotNull();
    }
}
