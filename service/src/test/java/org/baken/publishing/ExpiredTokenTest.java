package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.channel.Health;
import org.baken.channel.OAuth;
import org.baken.channel.x.XStub;
import org.baken.platform.Ids;
import org.baken.testing.Answer;
import org.baken.testing.HttpStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A token that ends between two posts, on a platform that knows no idempotency keys. */
@Tag("database")
class ExpiredTokenTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final XStub platform = new XStub(TOWN.clock());
    private HttpStub server;
    private OwnNode node;
    private String account;

    @BeforeEach
    void link() throws Exception {
        // Its own channels call the real platforms, which know nothing of this account and would be asked for new
        // tokens.
        TOWN.part(Worker.class).stop();
        TOWN.part(Preflights.class).stop();
        server = HttpStub.start(platform);
        node = new OwnNode(TOWN, TOWN.database(), folder, List.of(XStub.connector(server, TOWN.clock())));
        Account linked = new Account(
                Ids.next(),
                "x",
                "@gemeente",
                "De stad op X",
                Map.of("clientId", "app-1", "userId", "42"),
                List.of(),
                false,
                false,
                true,
                false,
                false,
                Health.State.UNKNOWN,
                null,
                null,
                null,
                null,
                1,
                "Beheer",
                TOWN.clock().instant());
        account = TOWN.database()
                .write(handle -> node.accounts().add(handle, linked, Map.of(OAuth.CLIENT_SECRET, XStub.SECRET)))
                .id();
        keep(platform.tokens());
        node.worker().start();
    }

    @AfterEach
    void end() throws InterruptedException {
        node.close();
        outlets.unlink(account);
        server.close();
    }

    /** What coming back from the platform with a yes does. */
    private void keep(Map<String, String> tokens) {
        TOWN.database().write(handle -> {
            node.accounts().change(handle, node.accounts().get(handle, account), tokens);
            return null;
        });
    }

    private long asked(String path) {
        return server.requests().stream()
                .filter(request -> request.is("POST", path))
                .count();
    }

    @Test
    void a_token_that_ends_between_two_posts_is_renewed_and_the_post_goes_out_once() {
        String incident = Scene.incident(TOWN, "Sleutel loopt af");
        Answer before = outlets.approved(incident, "Dit ging uit met de eerste sleutel.");
        outlets.published(before, List.of(account));
        outlets.awaitState(incident, before, account, "SENT");
        platform.endAccess();
        Answer after = outlets.approved(incident, "Dit ging uit met de tweede sleutel.");
        outlets.published(after, List.of(account));
        outlets.awaitState(incident, after, account, "SENT");
        assertThat(platform.texts()).hasSize(2).doesNotHaveDuplicates();
        assertThat(asked("/2/oauth2/token")).isEqualTo(1);
        JsonNode delivery = outlets.delivery(incident, after, account);
        assertThat(delivery.path("attempts").asInt()).isEqualTo(1);
        Answer last = outlets.approved(incident, "Dit ook, zonder nog eens te vragen.");
        outlets.published(last, List.of(account));
        outlets.awaitState(incident, last, account, "SENT");
        assertThat(asked("/2/oauth2/token")).isEqualTo(1);
    }

    @Test
    void a_yes_that_was_taken_back_is_told_in_words_and_after_linking_again_the_post_goes_out_once() {
        String incident = Scene.incident(TOWN, "Koppeling ingetrokken");
        platform.endLink();
        Answer message = outlets.approved(incident, "Dit wacht op een nieuwe koppeling.");
        outlets.published(message, List.of(account));
        outlets.awaitState(incident, message, account, "REFUSED");
        JsonNode refused = outlets.delivery(incident, message, account);
        assertThat(refused.path("problem").asText()).isNotBlank().doesNotContain("access-", "refresh-", XStub.SECRET);
        assertThat(refused.path("next").asText()).containsIgnoringCase("link");
        assertThat(platform.texts()).isEmpty();

        platform.linkAgain();
        keep(platform.tokens());
        Answer retried = TOWN.as(Role.SPOKESPERSON)
                .post("/api/deliveries/" + refused.path("id").asText() + "/retry", null);
        assertThat(retried.status()).as(retried.text()).isEqualTo(200);
        outlets.awaitState(incident, message, account, "SENT");
        assertThat(platform.texts()).hasSize(1);
    }
}
