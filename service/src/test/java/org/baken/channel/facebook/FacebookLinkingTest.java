package org.baken.channel.facebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.channel.ChannelContract.CREATED;
import static org.baken.channel.ChannelContract.TEXT;
import static org.baken.channel.ChannelContract.assertFails;
import static org.baken.channel.ChannelContract.assertKeepsSecrets;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.Authorizes.Start;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.SettingProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FacebookLinkingTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final FacebookDesk desk = new FacebookDesk();
    private final FacebookStub page = desk.page;
    private final Facebook facebook = desk.facebook;

    @AfterEach
    void stop() {
        desk.close();
    }

    private Link link() {
        return desk.link();
    }

    private static Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "", text);
    }

    private static Link unlinked(String wanted) {
        return new Link(
                "account-1",
                Facebook.PLATFORM,
                "",
                Map.of("clientId", "app-1", "page", wanted),
                Map.of("clientSecret", FacebookStub.SECRET));
    }

    @Test
    void a_person_logs_in_and_the_page_that_was_named_is_linked() throws Exception {
        Start start = facebook.begin(unlinked("https://www.facebook.com/gemeente/"), BACK, "state-1");
        Grant grant =
                facebook.finish(unlinked("https://www.facebook.com/gemeente/"), start.remembered(), BACK, "code-1");

        assertThat(start.address().toString())
                .startsWith("https://www.facebook.com/v25.0/dialog/oauth?client_id=app-1&")
                .contains("state=state-1", "pages_manage_posts")
                .doesNotContain(FacebookStub.SECRET);
        assertThat(grant.secret()).containsExactly(Map.entry("accessToken", FacebookStub.TOKEN));
        assertThat(grant.settings()).containsEntry("pageId", FacebookStub.PAGE);
        assertThat(grant.handle()).isEqualTo("Gemeente");
        assertThat(grant.expiresAt()).isNull();
    }

    @Test
    void somebody_who_manages_several_pages_has_to_say_which() {
        assertThatThrownBy(() -> facebook.finish(unlinked(""), Map.of(), BACK, "code-1"))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.trouble().key()).isEqualTo("channel.meta.choosePage");
                    assertThat(refused.trouble().args()).containsExactly("Gemeente, Bibliotheek");
                });
    }

    @Test
    void a_code_that_was_used_links_nothing() {
        assertThatThrownBy(() -> facebook.finish(unlinked(""), Map.of(), BACK, "code-0"))
                .isInstanceOf(Refused.class)
                .satisfies(failure -> assertKeepsSecrets(unlinked(""), failure));
    }

    @Test
    void a_token_that_ended_asks_for_linking_again_and_makes_the_account_fail() {
        page.goodToken = "another";

        assertFails(() -> facebook.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(facebook.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_check_tells_the_name_of_the_page_and_when_access_ends() {
        Instant ends = Instant.parse("2027-02-01T00:00:00Z");
        page.dataAccessEnds = ends.getEpochSecond();

        Health health = facebook.check(link());

        assertThat(health.details()).containsEntry("account", "Gemeente");
        assertThat(health.expiresAt()).isEqualTo(ends);
    }

    @Test
    void an_account_waits_until_a_person_links_it() {
        assertThat(facebook.authorized(unlinked(""))).isFalse();
        assertThat(facebook.authorized(link())).isTrue();
        assertThat(facebook.problems(unlinked(""))).isEmpty();
        assertThat(facebook.problems(new Link("account-1", Facebook.PLATFORM, "", Map.of(), Map.of())))
                .extracting(SettingProblem::field)
                .containsExactly("settings.clientId", "secret.clientSecret");
    }
}
