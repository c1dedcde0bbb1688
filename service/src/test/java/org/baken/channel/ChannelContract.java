package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.junit.jupiter.api.Test;

/**
 * What the rest of the product relies on, for every connector. A connector's test says how to reach it and how to make
 * its counterpart fail.
 */
public abstract class ChannelContract {

    /** How the counterpart treats the next posts. */
    public enum Mood {
        REFUSING,
        BUSY,
        /** Takes the post and loses the answer. */
        SILENT
    }

    /**
     * A post as the counterpart has it.
     *
     * @param id the same for two posts that the counterpart or its reader can tell to be one
     */
    public record Arrival(String id, String text) {}

    public static final Instant CREATED = Instant.parse("2026-11-21T09:30:00Z");

    /** The text of most tests: two languages' letters, a link and the exercise mark. */
    public static final String TEXT =
            "OEFENING\n\nBlijf binnen en sluit ramen en deuren. Geen gevaar? Één adres: https://gemeente.example/i/brand-haven";

    /** The channel as callers get it from {@link Channels#on}. */
    protected abstract Sends channel();

    /** An account that works. */
    protected abstract Link link();

    /** Everything the counterpart has now, oldest first. */
    protected abstract List<Arrival> arrived() throws Exception;

    /** Makes the counterpart, or the account, behave so; returns the account to use. */
    protected abstract Link make(Mood mood) throws Exception;

    protected Set<Mood> moods() {
        return EnumSet.allOf(Mood.class);
    }

    /** Whether posts are drawn from the deliveries themselves, so that there is no counterpart to ask. */
    protected boolean drawnFromDeliveries() {
        return false;
    }

    /**
     * Whether the platform tells another attempt with the same key. Where it does not, nothing may be sent again before a person has
     * looked, so looking must never call a post absent.
     */
    protected boolean tellsKeys() {
        return true;
    }

    protected Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "Brand in de haven", text)
                .withOfficialUrl("https://gemeente.example/i/brand-haven#1");
    }

    @Test
    void a_post_is_sent_once_and_gives_a_receipt() throws Exception {
        Receipt receipt = channel().send(link(), post("key-1", TEXT));

        assertThat(receipt.remoteId()).isNotBlank();
        assertThat(receipt.sentAt()).isNotNull();
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void the_approved_text_arrives_with_its_exercise_mark_and_nothing_added() throws Exception {
        channel().send(link(), post("key-1", TEXT).asExercise());

        assertThat(arrived()).extracting(Arrival::text).containsExactly(TEXT);
    }

    @Test
    void the_same_key_again_does_no_harm() throws Exception {
        channel().send(link(), post("key-1", TEXT));
        if (!tellsKeys()) {
            assertThat(channel().look(link(), post("key-1", TEXT), null)).isInstanceOf(Look.CannotTell.class);
            assertThat(channel().look(link(), post("key-2", TEXT), null)).isInstanceOf(Look.CannotTell.class);
            return;
        }
        channel().send(link(), post("key-1", TEXT));

        assertThat(arrived())
                .extracting(Arrival::id)
                .hasSizeGreaterThan(0)
                .containsOnly(arrived().get(0).id());
    }

    @Test
    void another_key_is_another_post() throws Exception {
        channel().send(link(), post("key-1", TEXT));
        channel().send(link(), post("key-2", TEXT));

        assertThat(arrived()).extracting(Arrival::id).doesNotHaveDuplicates().hasSize(2);
    }

    @Test
    protected void a_text_of_exactly_the_limit_arrives_whole() throws Exception {
        String text = "a".repeat(channel().limits(link()).max());

        channel().send(link(), post("key-1", text));

        assertThat(arrived()).extracting(Arrival::text).containsExactly(text);
    }

    @Test
    void a_text_over_the_limit_is_refused_before_anything_is_sent() throws Exception {
        Limits limits = channel().limits(link());
        String text = "a".repeat(limits.max() + 1);

        assertThat(channel().count(text, limits).fits()).isFalse();
        assertThatThrownBy(() -> channel().send(link(), post("key-1", text)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.tooLong"));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void looking_finds_what_was_sent_or_says_that_nobody_can_tell() throws Exception {
        Receipt receipt = channel().send(link(), post("key-1", TEXT));

        Look look = channel().look(link(), post("key-1", TEXT), receipt.remoteId());

        assertFoundOrUntold(look);
    }

    @Test
    void looking_does_not_find_what_was_never_sent() throws Exception {
        channel().send(link(), post("key-1", TEXT));

        assumeThat(drawnFromDeliveries()).isFalse();
        assertThat(channel().look(link(), post("key-2", "Iets anders"), null))
                .isInstanceOfAny(Look.Absent.class, Look.CannotTell.class);
    }

    @Test
    void a_refusal_is_told_apart() throws Exception {
        assumeThat(moods()).contains(Mood.REFUSING);
        Link link = make(Mood.REFUSING);

        assertThatThrownBy(() -> channel().send(link, post("key-1", TEXT)))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertKeepsSecrets(link, failure));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_busy_counterpart_is_worth_another_attempt() throws Exception {
        assumeThat(moods()).contains(Mood.BUSY);
        Link link = make(Mood.BUSY);

        assertThatThrownBy(() -> channel().send(link, post("key-1", TEXT)))
                .isInstanceOf(Retryable.class)
                .satisfies(failure -> assertKeepsSecrets(link, failure));
        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_lost_answer_is_unclear_and_looking_does_not_call_it_absent() throws Exception {
        assumeThat(moods()).contains(Mood.SILENT);
        Link link = make(Mood.SILENT);

        assertThatThrownBy(() -> channel().send(link, post("key-1", TEXT)))
                .isInstanceOf(Unclear.class)
                .satisfies(failure -> assertKeepsSecrets(link, failure));
        assertFoundOrUntold(channel().look(link, post("key-1", TEXT), null));
    }

    @Test
    void a_changed_text_replaces_the_old_one_where_that_is_possible() throws Exception {
        assumeThat(channel()).isInstanceOf(Edits.class);
        Receipt receipt = channel().send(link(), post("key-1", TEXT));

        ((Edits) channel()).edit(link(), post("key-1", "Het gevaar is voorbij."), receipt.remoteId());

        assertThat(arrived()).extracting(Arrival::text).containsExactly("Het gevaar is voorbij.");
    }

    @Test
    void a_removed_post_is_gone_and_removing_it_again_does_no_harm() throws Exception {
        assumeThat(channel()).isInstanceOf(Removes.class);
        Receipt receipt = channel().send(link(), post("key-1", TEXT));

        ((Removes) channel()).remove(link(), post("key-1", TEXT), receipt.remoteId());
        ((Removes) channel()).remove(link(), post("key-1", TEXT), receipt.remoteId());

        assertThat(arrived()).isEmpty();
    }

    @Test
    void a_good_account_has_no_problems_and_is_healthy() {
        assertThat(channel().problems(link())).isEmpty();
        assertThat(channel().check(link()).state()).isEqualTo(Health.State.OK);
    }

    @Test
    void an_account_never_prints_its_secret() {
        assertThat(link().secret().values())
                .noneMatch(secret -> link().toString().contains(secret));
    }

    @Test
    void an_unknown_setting_is_named() {
        Link odd = new Link(link().account(), link().platform(), "", Map.of("colour", "blue"), link().secret());

        assertThat(channel().problems(odd)).extracting(SettingProblem::field).contains("settings.colour");
    }

    public static void assertKeepsSecrets(Link link, Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String shown = trace + ((ChannelException) failure).trouble().toString();
        assertThat(link.secret().values()).noneMatch(shown::contains);
    }

    public static void assertFails(ThrowingCallable call, Class<? extends ChannelException> kind, String key) {
        assertThatThrownBy(call)
                .isInstanceOf(kind)
                .satisfies(failure ->
                        assertThat(((ChannelException) failure).trouble().key()).isEqualTo(key));
    }

    private static void assertFoundOrUntold(Look look) {
        assertThat(look)
                .satisfiesAnyOf(
                        found -> assertThat(found).isInstanceOfSatisfying(Look.Found.class, there -> {
                            assertThat(there.asApproved()).isTrue();
                            assertThat(there.receipt().remoteId()).isNotBlank();
                        }),
                        untold -> assertThat(untold).isInstanceOf(Look.CannotTell.class));
    }
}
