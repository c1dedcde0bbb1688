package org.baken.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Edits;
import org.baken.channel.Health;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Removes;
import org.baken.platform.Json;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Failure;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TeamsTest extends ChannelContract {

    private static final Clock CLOCK = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);

    private final List<JsonNode> cards = new ArrayList<>();
    private final Teams teams = new Teams(new Outbound(PrivateAddresses.parse("127.0.0.1"), CLOCK), CLOCK);
    private HttpStub workflow;

    @BeforeEach
    void start() throws Exception {
        workflow = HttpStub.start(this::runs);
    }

    /** A workflow takes what is a card and no larger than it may be, and says that it will run. */
    private Reply runs(Request request) {
        JsonNode attachment = request.json().path("attachments").path(0);
        boolean card = attachment.path("contentType").asText().equals("application/vnd.microsoft.card.adaptive");
        if (!card || !"hidden-signature".equals(request.query().get("sig"))) {
            return Reply.json(401, Map.of("error", Map.of("code", "DirectApiAuthorizationRequired")));
        }
        if (request.body().length > 28 * 1024) {
            return Reply.json(413, Map.of("error", Map.of("code", "RequestEntityTooLarge")));
        }
        cards.add(attachment.path("content"));
        return Reply.empty(202);
    }

    @AfterEach
    void stop() {
        workflow.close();
    }

    @Override
    protected Teams channel() {
        return teams;
    }

    @Override
    protected Link link() {
        return link(
                workflow.baseUrl() + "/workflows/ab12/triggers/manual/paths/invoke?api-version=1&sig=hidden-signature");
    }

    private static Link link(String address) {
        return new Link("account-1", Teams.PLATFORM, "", Map.of(), Map.of("workflowUrl", address));
    }

    @Override
    protected boolean tellsKeys() {
        return false;
    }

    @Override
    protected List<Arrival> arrived() {
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode card : cards) {
            arrivals.add(new Arrival(String.valueOf(arrivals.size()), text(card)));
        }
        return arrivals;
    }

    private static String text(JsonNode card) {
        StringBuilder text = new StringBuilder();
        for (JsonNode block : card.path("body")) {
            if (block.path("type").asText().equals("RichTextBlock")) {
                text.append(
                        text.length() == 0 ? "" : block.path("spacing").asText().equals("None") ? "\n" : "\n\n");
                block.path("inlines")
                        .forEach(run -> text.append(run.path("text").asText()));
            }
        }
        return text.toString();
    }

    @Override
    protected Link make(Mood mood) {
        workflow.fail(
                request -> true,
                switch (mood) {
                    case REFUSING -> Failure.REFUSE;
                    case BUSY -> Failure.RATE_LIMIT_WITH_TIME;
                    case SILENT -> Failure.DROP_AFTER;
                });
        return link();
    }

    @Test
    void a_card_names_its_language_and_its_links_open() throws Exception {
        teams.send(link(), post("key-1", "**Let op** [x](y)\nZie https://gemeente.example/a_b_c."));

        JsonNode card = cards.get(0);
        assertThat(card.path("lang").asText()).isEqualTo("nl");
        assertThat(card.path("version").asText()).isEqualTo("1.4");
        assertThat(card.path("body")
                        .path(0)
                        .path("inlines")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("**Let op** [x](y)");
        assertThat(card.path("body")
                        .path(1)
                        .path("inlines")
                        .path(1)
                        .path("selectAction")
                        .path("url")
                        .asText())
                .isEqualTo("https://gemeente.example/a_b_c");
    }

    @Test
    void pictures_stand_in_the_card_with_their_descriptions() throws Exception {
        Picture picture = new Picture(
                "kaart.png",
                "image/png",
                320,
                200,
                "Kaart van de kade",
                "https://gemeente.example/kaart.png",
                () -> new byte[1]);

        teams.send(link(), post("key-1", TEXT).withPictures(List.of(picture)));

        JsonNode image = cards.get(0).path("body").path(2);
        assertThat(image.path("altText").asText()).isEqualTo("Kaart van de kade");
        assertThat(teams.pictures(link()).byAddress()).isTrue();
    }

    @Test
    void whatever_text_fits_the_limit_fits_the_request() {
        Random random = new Random(4);
        String[] words = {"brand ", "België ", "👩‍🚒", "\n", "\n\n", "https://gemeente.example/i/brand-haven ", "é"};
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            int length = 100 + random.nextInt(24_000);
            while (text.toString().getBytes(StandardCharsets.UTF_8).length < length) {
                String word = words[random.nextInt(words.length)];
                text.append(word.repeat(1 + random.nextInt(40)));
            }
            String whole = text.toString();
            if (teams.count(whole, teams.limits()).fits()) {
                byte[] request = Card.request(post("key-1", whole));
                assertThat(request.length).isLessThanOrEqualTo(Card.LARGEST);
                JsonNode card = Json.read(new String(request, StandardCharsets.UTF_8))
                        .path("attachments")
                        .path(0)
                        .path("content");
                assertThat(text(card).replaceAll("\\s+", " ").strip())
                        .isEqualTo(whole.replaceAll("\\s+", " ").strip());
            }
        }
    }

    @Test
    void the_address_of_an_ended_connector_is_named_when_the_account_is_made() {
        Link old = link("https://gemeente.webhook.office.com/webhookb2/ab/IncomingWebhook/cd/ef");

        assertThat(teams.problems(old)).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("secret.workflowUrl");
            assertThat(problem.trouble().key()).isEqualTo("channel.teams.old");
        });
        assertFails(() -> teams.send(old, post("key-1", TEXT)), Refused.class, "channel.teams.old");
    }

    @Test
    void a_private_address_is_refused() {
        assertThat(teams.problems(link("http://10.0.0.5/workflows")))
                .extracting(problem -> problem.field())
                .containsExactly("secret.workflowUrl");
        assertThat(teams.check(link("http://10.0.0.5/workflows")).state()).isEqualTo(Health.State.FAILING);
        assertThat(teams.problems(link("no address"))).hasSize(1);
    }

    @Test
    void the_check_sends_nothing_and_nothing_can_be_taken_back() {
        assertThat(teams.check(link()).ok()).isTrue();
        assertThat(workflow.requests()).isEmpty();
        assertThat(teams).isNotInstanceOf(Edits.class).isNotInstanceOf(Removes.class);
    }
}
