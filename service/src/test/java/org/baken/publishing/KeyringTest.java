package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.baken.channel.ChannelException;
import org.baken.channel.Channels;
import org.baken.channel.Health;
import org.baken.channel.Keyring;
import org.baken.channel.Link;
import org.baken.platform.Ids;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class KeyringTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private final YesPlatform platform = new YesPlatform();
    private final Accounts accounts = node();

    /** One of several nodes on the same database, with the same key. */
    private Accounts node() {
        return Accounts.open(
                TOWN.data().resolve("keys"), TOWN.database(), new Channels(List.of(platform)), TOWN.clock());
    }

    private String account(Map<String, String> secret) {
        Account account = new Account(
                Ids.next(),
                "yes",
                "",
                "Ja",
                Map.of(),
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
        return TOWN.database()
                .write(handle -> accounts.add(handle, account, secret))
                .id();
    }

    private String account() {
        return account(Map.of("clientSecret", "geheim", "refreshToken", "refresh-0", "accessToken", "access-0"));
    }

    private Link link(Accounts node, String account) {
        return TOWN.database()
                .read(handle -> node.link(handle, node.get(handle, account)))
                .orElseThrow();
    }

    private Instant expiresAt(String account) {
        return TOWN.database().read(handle -> accounts.get(handle, account)).expiresAt();
    }

    @Test
    void many_calls_on_two_nodes_that_need_a_new_token_at_once_ask_the_platform_once() throws Exception {
        String account = account();
        String decoy = account();
        List<Accounts> nodes = List.of(node(), node());
        int callers = 8;
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Future<Link>> renewed = new ArrayList<>();
        for (int number = 0; number < callers; number++) {
            Link stale = link(nodes.get(number % 2), account);
            renewed.add(threads.submit(() -> {
                start.await();
                return stale.renewed(platform::renew);
            }));
        }
        for (Future<Link> link : renewed) {
            assertThat(link.get().secret())
                    .containsEntry("accessToken", "access-1")
                    .containsEntry("refreshToken", "refresh-1")
                    .containsEntry("clientSecret", "geheim");
        }
        threads.shutdown();
        assertThat(platform.asked()).isEqualTo(1);
        assertThat(link(node(), account).hidden("refreshToken")).contains("refresh-1");
        assertThat(expiresAt(account)).isEqualTo(YesPlatform.EXPIRES);
        assertThat(link(node(), decoy).hidden("refreshToken")).contains("refresh-0");
        assertThat(expiresAt(decoy)).isNull();
    }

    @Test
    void a_platform_that_cannot_renew_just_now_costs_nothing_and_the_next_call_may_try_at_once() throws Exception {
        String account = account();
        Link stale = link(accounts, account);
        platform.goAway(true);
        assertThat(catchThrowable(() -> stale.renewed(platform::renew))).isInstanceOf(ChannelException.Retryable.class);
        assertThat(link(accounts, account).secret()).isEqualTo(stale.secret());
        platform.goAway(false);
        assertThat(stale.renewed(platform::renew).hidden("accessToken")).contains("access-1");
    }

    @Test
    void a_token_that_the_platform_does_not_give_again_stays() throws Exception {
        String account = account();
        link(accounts, account).renewed(link -> new Keyring.Fresh(Map.of("accessToken", "short"), null));
        assertThat(link(accounts, account).secret())
                .containsEntry("accessToken", "short")
                .containsEntry("refreshToken", "refresh-0");
    }

    @Test
    void a_node_that_was_killed_while_renewing_keeps_others_waiting_no_longer_than_its_lease() throws Exception {
        String account = account();
        Link stale = link(accounts, account);
        TOWN.database().write(handle -> {
            handle.attach(SecretDao.class)
                    .lease(account, "killed", TOWN.clock().instant().plusSeconds(30));
            return null;
        });
        TOWN.clock().forward(Duration.ofSeconds(31));
        assertThat(stale.renewed(platform::renew).hidden("accessToken")).contains("access-1");
    }

    @Test
    void what_a_person_types_while_a_token_is_being_renewed_is_kept() throws Exception {
        String account = account();
        Link renewed = link(accounts, account).renewed(current -> {
            Keyring.Fresh fresh = platform.renew(current);
            TOWN.database()
                    .write(handle -> accounts.change(
                            handle,
                            accounts.get(handle, account),
                            Map.of("clientSecret", "nieuw", "accessToken", "typed")));
            return fresh;
        });
        assertThat(renewed.secret())
                .containsEntry("clientSecret", "nieuw")
                .containsEntry("accessToken", "typed")
                .containsEntry("refreshToken", "refresh-1");
        assertThat(link(accounts, account).secret()).isEqualTo(renewed.secret());
    }

    @Test
    void an_account_that_was_unlinked_meanwhile_gets_no_credentials_back() {
        String account = account();
        Link stale = link(accounts, account);
        Throwable refused = catchThrowable(() -> stale.renewed(current -> {
            Keyring.Fresh fresh = platform.renew(current);
            TOWN.database().write(handle -> {
                accounts.forget(handle, account);
                return null;
            });
            return fresh;
        }));
        assertThat(refused).isInstanceOf(ChannelException.Refused.class);
        assertThat(link(accounts, account).secret()).isEmpty();
    }
}
