package org.baken.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Look;
import org.baken.channel.Picture;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.TextCount;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.PictureFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlueskyRecordTest {

    private static final String TEXT = "Blijf binnen. Eén adres, één gemeente: https://gemeente.example/i/brand-haven";

    private PdsDesk desk;

    @BeforeEach
    void start() throws Exception {
        desk = new PdsDesk();
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private static Picture picture(String name, String alt) {
        return new Picture(name, "image/png", 30, 20, alt, null, () -> PictureFiles.png(30, 20));
    }

    @Test
    void a_record_has_its_language_its_time_and_marks_for_its_link() throws Exception {
        Receipt receipt = desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));

        assertThat(desk.record().path("langs").toString()).isEqualTo("[\"nl\"]");
        assertThat(desk.record().path("createdAt").asText()).isEqualTo("2026-11-21T09:30:00.000Z");
        assertThat(desk.record().at("/facets/0/features/0/uri").asText())
                .isEqualTo("https://gemeente.example/i/brand-haven");
        assertThat(desk.record().at("/facets/0/index/byteStart").asInt()).isEqualTo(TEXT.indexOf("https") + 3);
        assertThat(receipt.remoteId()).startsWith("at://" + PdsStub.DID + "/app.bsky.feed.post/");
        assertThat(receipt.url())
                .isEqualTo("https://bsky.app/profile/gemeente.example/post/"
                        + receipt.remoteId().replaceFirst(".*/", ""));
    }

    @Test
    void a_mention_leads_to_the_account_behind_the_handle_and_an_unknown_one_stays_text() throws Exception {
        desk.bluesky.send(desk.link(), PdsDesk.post("key-1", "Dank @Brandweer.example en @niemand.example #brand"));

        assertThat(desk.record().path("facets")).hasSize(2);
        assertThat(desk.record().at("/facets/0/features/0/did").asText()).isEqualTo(PdsStub.OTHER_DID);
        assertThat(desk.record().at("/facets/1/features/0/tag").asText()).isEqualTo("brand");
    }

    @Test
    void nobody_waits_for_a_handle_that_cannot_be_looked_up_now() throws Exception {
        desk.server.fail(request -> request.path().endsWith("resolveHandle"), Failure.BREAK);

        Receipt receipt = desk.bluesky.send(desk.link(), PdsDesk.post("key-1", "Dank @brandweer.example"));

        assertThat(desk.record().has("facets")).isFalse();
        assertThat(desk.bluesky.look(desk.link(), PdsDesk.post("key-1", "Dank @brandweer.example"), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void pictures_go_along_with_their_descriptions_and_shapes() throws Exception {
        Post post = PdsDesk.post("key-1", TEXT)
                .withPictures(List.of(picture("1.png", "Een kaart met de zone"), picture("2.png", "Een rookpluim")));

        Receipt receipt = desk.bluesky.send(desk.link(), post);

        JsonNode images = desk.record().path("embed").path("images");
        assertThat(images)
                .extracting(image -> image.path("alt").asText())
                .containsExactly("Een kaart met de zone", "Een rookpluim");
        assertThat(images.at("/0/aspectRatio").toString()).isEqualTo("{\"width\":30,\"height\":20}");
        assertThat(images.at("/0/image/mimeType").asText()).isEqualTo("image/png");
        assertThat(desk.bluesky.look(desk.link(), post, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
        assertThat(desk.bluesky.look(desk.link(), PdsDesk.post("key-1", TEXT), receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isFalse());
    }

    @Test
    void a_picture_whose_upload_is_lost_is_sent_again_and_leaves_nothing_unclear() throws Exception {
        desk.server.fail(request -> request.path().endsWith("uploadBlob"), Failure.DROP_AFTER);
        Post post = PdsDesk.post("key-1", TEXT).withPictures(List.of(picture("1.png", "Een kaart")));

        assertThatThrownBy(() -> desk.bluesky.send(desk.link(), post))
                .isInstanceOfSatisfying(
                        Retryable.class,
                        told -> assertThat(told.trouble().key()).isEqualTo("channel.beforehand"));

        desk.bluesky.send(desk.link(), post);
        assertThat(desk.pds.records()).hasSize(1);
    }

    @Test
    void an_answer_stands_under_its_post_and_under_the_first_of_the_thread() throws Exception {
        Receipt first = desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        Receipt second =
                desk.bluesky.send(desk.link(), PdsDesk.post("key-2", "Nieuws").answering(first.remoteId()));
        Post third = PdsDesk.post("key-3", "Nog nieuws").answering(second.remoteId());

        Receipt receipt = desk.bluesky.send(desk.link(), third);

        JsonNode reply = desk.pds.records().stream()
                .filter(record -> record.path("text").asText().equals("Nog nieuws"))
                .findFirst()
                .orElseThrow()
                .path("reply");
        assertThat(reply.at("/parent/uri").asText()).isEqualTo(second.remoteId());
        assertThat(reply.at("/root/uri").asText()).isEqualTo(first.remoteId());
        assertThat(reply.at("/root/cid").asText()).startsWith("bafy");
        assertThat(desk.bluesky.look(desk.link(), third, receipt.remoteId()))
                .isInstanceOfSatisfying(
                        Look.Found.class,
                        found -> assertThat(found.asApproved()).isTrue());
    }

    @Test
    void an_answer_to_a_post_that_is_gone_is_refused_in_words() throws Exception {
        Receipt first = desk.bluesky.send(desk.link(), PdsDesk.post("key-1", TEXT));
        desk.bluesky.remove(desk.link(), PdsDesk.post("key-1", TEXT), first.remoteId());

        assertThatThrownBy(() -> desk.bluesky.send(
                        desk.link(), PdsDesk.post("key-2", "Nieuws").answering(first.remoteId())))
                .isInstanceOfSatisfying(
                        Refused.class, told -> assertThat(told.trouble().key()).isEqualTo("channel.replyGone"));
        assertThat(desk.pds.records()).isEmpty();
    }

    @Test
    void bytes_count_as_well_as_letters() {
        String families = "👩‍👩‍👧‍👦".repeat(130);

        TextCount count = desk.bluesky.count(families, desk.bluesky.limits());

        assertThat(count.unit()).isEqualTo(TextCount.Unit.BYTES);
        assertThatThrownBy(() -> desk.bluesky.send(desk.link(), PdsDesk.post("key-1", families)))
                .isInstanceOfSatisfying(
                        Refused.class, told -> assertThat(told.trouble().key()).isEqualTo("channel.tooLong"));
    }
}
