package org.baken.channel.linkedin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.channel.ChannelContract.CREATED;
import static org.baken.channel.ChannelContract.TEXT;
import static org.baken.channel.ChannelContract.assertFails;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.channel.SettingProblem;
import org.baken.testing.StillClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkedInLinkingTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final LinkedInDesk desk = new LinkedInDesk();
    private final StillClock clock = desk.clock;
    private final LinkedInStub page = desk.page;
    private final LinkedIn linkedIn = desk.linkedIn;

    @AfterEach
    void stop() {
        desk.close();
    }

    private Link link() {
        return desk.link();
    }

    private Link link(Map<String, Object> settings, Map<String, String> more) {
        return desk.link(settings, more);
    }

    private static Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "", text);
    }

    @Test
    void an_access_token_that_ended_is_renewed_where_the_app_may() throws Exception {
        page.accessToken = "access-0-aaaa";
        page.refreshToken = "refresh-1-aaaa";

        linkedIn.send(link(link().settings(), Map.of("refreshToken", "refresh-1-aaaa")), post("key-1", TEXT));

        assertThat(page.posts).hasSize(1);
    }

    @Test
    void without_a_refresh_token_a_person_has_to_link_again() {
        page.accessToken = "access-0-aaaa";

        assertFails(() -> linkedIn.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(linkedIn.check(link()).state()).isEqualTo(Health.State.FAILING);
    }

    @Test
    void a_link_ends_with_the_refresh_token_or_with_the_access_token_when_there_is_none() throws Exception {
        Link unlinked = new Link(
                "account-1",
                LinkedIn.PLATFORM,
                "",
                Map.of("clientId", "app-1", "organization", "https://www.linkedin.com/company/5515715/admin/"),
                Map.of("clientSecret", LinkedInStub.SECRET));

        assertThat(linkedIn.begin(unlinked, BACK, "state-1").address().toString())
                .contains("scope=w_organization_social%20r_organization_social", "state=state-1");
        Grant brief = linkedIn.finish(unlinked, Map.of(), BACK, "code-1");
        page.refreshToken = "refresh-1-aaaa";
        Grant lasting = linkedIn.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(brief.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(60)));
        assertThat(lasting.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(365)));
        assertThat(linkedIn.check(unlinked.with(lasting.secret())).expiresAt()).isEqualTo(lasting.expiresAt());
        assertThatThrownBy(() -> linkedIn.finish(unlinked, Map.of(), BACK, "code-0"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_page_is_named_by_its_number_or_its_address() {
        assertThat(linkedIn.problems(link(
                        Map.of("clientId", "app-1", "organization", "linkedin.com/company/gemeente", "version", "v2"),
                        Map.of())))
                .extracting(SettingProblem::field)
                .containsExactly("settings.organization", "settings.version");
    }
}
