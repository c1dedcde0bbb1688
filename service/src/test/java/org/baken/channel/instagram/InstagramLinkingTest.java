package org.baken.channel.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.channel.ChannelContract.CREATED;
import static org.baken.channel.ChannelContract.TEXT;
import static org.baken.channel.ChannelContract.assertFails;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.baken.channel.Authorizes.Grant;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.MetaMediaStub;
import org.baken.channel.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstagramLinkingTest {

    private static final URI BACK = URI.create("https://gemeente.example/console/linked");

    private final InstagramDesk desk = new InstagramDesk();
    private final MetaMediaStub account = desk.account;
    private final Instagram instagram = desk.instagram;

    @AfterEach
    void stop() {
        desk.close();
    }

    private Link link() {
        return desk.link();
    }

    private Link link(Map<String, Object> settings) {
        return desk.link(settings);
    }

    private static Post post(String key, String text) {
        return Post.of(key, CREATED, "nl", "", text).withPictures(List.of(InstagramDesk.picture("a.jpg")));
    }

    @Test
    void the_account_that_belongs_to_a_page_is_linked_and_pages_without_one_are_left_out() throws Exception {
        Link unlinked = new Link(
                "account-1",
                Instagram.PLATFORM,
                "",
                Map.of("clientId", "app-1"),
                Map.of("clientSecret", InstagramDesk.SECRET));

        assertThat(instagram.begin(unlinked, BACK, "state-1").address().toString())
                .contains("instagram_content_publish", "instagram_manage_contents");
        Grant grant = instagram.finish(unlinked, Map.of(), BACK, "code-1");

        assertThat(grant.handle()).isEqualTo("@gemeente");
        assertThat(grant.settings()).containsEntry("instagramId", "1784");
        assertThat(grant.secret()).containsEntry("accessToken", InstagramDesk.TOKEN);
        assertThatThrownBy(() -> instagram.finish(
                        new Link(
                                "account-1",
                                Instagram.PLATFORM,
                                "",
                                Map.of("clientId", "app-1", "instagram", "@ander"),
                                Map.of("clientSecret", InstagramDesk.SECRET)),
                        Map.of(),
                        BACK,
                        "code-1"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_account_whose_settings_were_filled_in_anew_is_asked_of_its_page() throws Exception {
        instagram.send(link(Map.of("clientId", "app-1")), post("key-1", TEXT));

        assertThat(account.posts).hasSize(1);
    }

    @Test
    void a_token_that_ended_asks_for_linking_again() {
        account.goodToken = "another";

        assertFails(() -> instagram.send(link(), post("key-1", TEXT)), Refused.class, "channel.ended");
        assertThat(instagram.check(link()).state()).isEqualTo(Health.State.FAILING);
    }
}
