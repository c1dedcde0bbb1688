package org.baken.channel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Edits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.Sends;
import org.baken.channel.Tried;
import org.baken.channel.manual.Manual;
import org.baken.channel.publicpage.PublicPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void open() {
        sandbox = new Sandbox(
                folder, List.of(new PublicPage(CLOCK), new Manual(), new Letters()), CLOCK, Duration.ofMillis(20));
    }

    @Override
    protected Sends channel() {
        return (Sends) sandbox.on(link());
    }

    @Override
    protected Link link() {
        return link(Map.of());
    }

    private static Link link(Map<String, Object> settings) {
        return new Link("account-1", Sandbox.PLATFORM, "", settings, Map.of());
    }

    private static Link behaving(Behaviour behaviour) {
        return link(Map.of("behaviour", behaviour.name()));
    }

    @Override
    protected Link make(Mood mood) {
        return switch (mood) {
            case REFUSING -> behaving(Behaviour.REFUSE);
            case BUSY -> behaving(Behaviour.RETRY);
            case SILENT -> behaving(Behaviour.UNCLEAR);
        };
    }

    @Override
    protected List<Arrival> arrived() throws IOException {
        List<Arrival> arrivals = new ArrayList<>();
        if (Files.exists(folder.resolve("account-1"))) {
            try (Stream<Path> files = Files.list(folder.resolve("account-1"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    JsonNode kept = new ObjectMapper().readTree(file.toFile());
                    arrivals.add(new Arrival(
                            kept.path("key").asText(), kept.path("text").asText()));
                }
            }
        }
        return arrivals;
    }

    @Test
    void a_busy_account_works_at_the_third_attempt_also_after_a_restart() throws Exception {
        Link busy = behaving(Behaviour.RETRY);
        assertThatThrownBy(() -> channel().send(busy, post("key-1", TEXT))).isInstanceOf(Retryable.class);
        open();
        assertThatThrownBy(() -> channel().send(busy, post("key-1", TEXT)))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2)));

        Receipt receipt = channel().send(busy, post("key-1", TEXT));

        assertThat(receipt.remoteId()).isEqualTo("key-1");
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_slow_account_sends_all_the_same() throws Exception {
        channel().send(behaving(Behaviour.SLOW), post("key-1", TEXT));

        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_post_that_someone_changed_is_no_longer_as_approved() throws Exception {
        channel().send(link(), post("key-1", "Iets anders"));

        assertThat(channel().look(link(), post("key-1", TEXT), "key-1"))
                .isInstanceOfSatisfying(Look.Found.class, found -> {
                    assertThat(found.asApproved()).isFalse();
                    assertThat(found.liveText()).isEqualTo("Iets anders");
                });
    }

    @Test
    void names_never_lead_out_of_the_folder() throws Exception {
        Link sly = new Link("../../outside", Sandbox.PLATFORM, "", Map.of(), Map.of());

        channel().send(sly, post("../../../key", TEXT));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(channel().look(sly, post("../../../key", TEXT), null)).isInstanceOf(Look.Found.class);
    }

    @Test
    void a_disk_that_does_not_take_the_post_is_worth_another_attempt() throws Exception {
        Files.writeString(folder.resolve("account-1"), "a file where the folder should be");

        assertFails(() -> channel().send(link(), post("key-1", TEXT)), Retryable.class, "channel.disk");
    }

    @Test
    void an_account_has_the_capabilities_and_limits_of_what_it_imitates() {
        assertThat(sandbox.on(link()))
                .isInstanceOf(Edits.class)
                .isInstanceOf(Removes.class)
                .isInstanceOf(Replies.class)
                .isInstanceOf(CarriesPictures.class)
                .isInstanceOf(Lists.class)
                .isNotInstanceOfAny(Addressed.class, ByHand.class);
        assertThat(sandbox.on(imitating("publicpage")))
                .isInstanceOf(Removes.class)
                .isInstanceOf(CarriesPictures.class)
                .isNotInstanceOfAny(Edits.class, Replies.class, Lists.class);
        assertThat(sandbox.on(imitating("manual"))).isInstanceOf(ByHand.class).isNotInstanceOf(Sends.class);
        assertThat(sandbox.on(imitating("letters")))
                .isInstanceOf(Addressed.class)
                .isNotInstanceOf(Edits.class);
        assertThat(sandbox.on(imitating("letters")).limits(imitating("letters")).max())
                .isEqualTo(7);
    }

    @Test
    void what_takes_the_place_of_a_post_is_found_under_its_first_name_and_goes_with_it() throws Exception {
        Receipt first = channel().send(link(), post("key-1", TEXT));

        Receipt second = ((Edits) channel()).edit(link(), post("key-2", "Het gevaar is voorbij."), first.remoteId());

        assertThat(second.remoteId()).isEqualTo(first.remoteId());
        assertThat(channel().look(link(), post("key-2", "Het gevaar is voorbij."), second.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
        ((Removes) channel()).remove(link(), post("key-2", "Het gevaar is voorbij."), second.remoteId());
        assertThat(arrived()).isEmpty();
    }

    @Test
    void what_was_posted_since_a_moment_is_listed_without_replies() throws Exception {
        channel().send(link(), post("key-1", TEXT));
        channel().send(link(), post("key-2", "Een antwoord.").answering("key-1"));

        assertThat(((Lists) channel()).recent(link(), CREATED))
                .extracting(Lists.Seen::remoteId)
                .containsExactly("key-1");
        assertThat(((Lists) channel()).recent(link(), CREATED.plusSeconds(60))).isEmpty();
    }

    @Test
    void an_imitated_limit_refuses_like_the_real_one() throws Exception {
        Link letters = imitating("letters");

        assertThatThrownBy(() -> ((Sends) sandbox.on(letters)).send(letters, post("key-1", "eight or")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_account_that_imitates_letters_has_its_recipients_and_one_by_hand_its_instructions() {
        Link letters = link(Map.of("imitates", "letters", "recipients", List.of("a@x.example", "b@x.example")));
        Link byHand = link(Map.of("imitates", "manual", "instructions", "Rijd door de wijk."));

        assertThat(((Addressed) sandbox.on(letters)).recipients(letters)).containsExactly("a@x.example", "b@x.example");
        assertThat(((ByHand) sandbox.on(byHand)).instructions(byHand)).isEqualTo("Rijd door de wijk.");
    }

    private static Link imitating(String platform) {
        return link(Map.of("imitates", platform));
    }

    /** A platform that writes letters of at most seven characters. */
    private static final class Letters implements Addressed {
        @Override
        public Tried tried() {
            return Tried.OWN;
        }

        @Override
        public String platform() {
            return "letters";
        }

        @Override
        public org.baken.channel.Form form() {
            return new org.baken.channel.Form(List.of(), List.of());
        }

        @Override
        public org.baken.channel.Limits limits() {
            return new org.baken.channel.CodePoints(7);
        }

        @Override
        public org.baken.channel.Health check(Link link) {
            return org.baken.channel.Health.ok(Map.of());
        }

        @Override
        public List<String> recipients(Link link) {
            return List.of();
        }

        @Override
        public Receipt send(Link link, org.baken.channel.Post post) {
            throw new AssertionError("An exercise reached a real platform");
        }

        @Override
        public Look look(Link link, org.baken.channel.Post post, String remoteId) {
            throw new AssertionError("An exercise reached a real platform");
        }
    }
}
