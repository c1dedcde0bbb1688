package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.junit.jupiter.api.Test;

class OAuthTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Keyring.Renewal RENEWAL = current -> new Keyring.Fresh(Map.of("accessToken", "new"), null);

    @Test
    void the_challenge_is_the_one_of_the_standards_example() {
        assertThat(OAuth.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void a_verifier_is_long_enough_and_never_the_same() {
        assertThat(OAuth.verifier()).hasSizeBetween(43, 128).isNotEqualTo(OAuth.verifier());
    }

    @Test
    void parameters_are_written_so_that_nothing_in_them_can_break_out() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("scope", "a b");
        parameters.put("redirect_uri", "https://gemeente.example/console/linked?x=1&y");

        assertThat(OAuth.address("https://platform.example/authorize", parameters))
                .hasToString("https://platform.example/authorize?scope=a%20b"
                        + "&redirect_uri=https%3A%2F%2Fgemeente.example%2Fconsole%2Flinked%3Fx%3D1%26y");
    }

    @Test
    void what_the_platform_does_not_give_again_is_not_among_the_entries() throws Exception {
        Map<String, String> secret = OAuth.secret(
                new ObjectMapper().readTree("{\"access_token\":\"t\",\"expires_in\":7200}"), "platform.example", CLOCK);

        assertThat(secret)
                .containsOnly(
                        Map.entry("accessToken", "t"),
                        Map.entry("accessEndsAt", NOW.plusSeconds(7200).toString()));
    }

    @Test
    void an_answer_without_a_token_is_worth_another_attempt() {
        assertThatThrownBy(() -> OAuth.secret(new ObjectMapper().readTree("{}"), "platform.example", CLOCK))
                .isInstanceOf(Retryable.class);
    }

    @Test
    void a_token_that_is_known_to_have_ended_is_renewed_before_it_is_used() throws Exception {
        List<String> used = new ArrayList<>();

        OAuth.with(link(NOW.plusSeconds(30)), CLOCK, RENEWAL, current -> used.add(token(current)));

        assertThat(used).containsExactly("new");
    }

    @Test
    void a_token_that_the_platform_calls_ended_is_renewed_once() {
        List<String> used = new ArrayList<>();

        assertThatThrownBy(() -> OAuth.with(link(NOW.plusSeconds(3600)), CLOCK, RENEWAL, current -> {
                    used.add(token(current));
                    throw new Refused(Trouble.of(OAuth.ENDED, "platform.example", ""));
                }))
                .isInstanceOf(Refused.class);

        assertThat(used).containsExactly("old", "new");
    }

    @Test
    void another_refusal_renews_nothing() {
        List<String> used = new ArrayList<>();

        assertThatThrownBy(() -> OAuth.with(link(null), CLOCK, RENEWAL, current -> {
                    used.add(token(current));
                    throw new Refused(Trouble.of("channel.rejected", "platform.example", 400, ""));
                }))
                .isInstanceOf(Refused.class);

        assertThat(used).containsExactly("old");
    }

    @Test
    void a_lost_answer_before_anything_is_published_is_worth_another_attempt() {
        assertThatThrownBy(() -> Beforehand.of("platform.example", () -> {
                    throw new ChannelException.Unclear(Trouble.of("channel.noAnswer", "platform.example"));
                }))
                .isInstanceOf(Retryable.class);
    }

    private static String token(Link link) {
        return link.hidden("accessToken").orElseThrow();
    }

    private static Link link(Instant ends) {
        Map<String, String> secret = ends == null
                ? Map.of("accessToken", "old")
                : Map.of("accessToken", "old", "accessEndsAt", ends.toString());
        return new Link("account-1", "x", "", Map.of(), secret);
    }
}
