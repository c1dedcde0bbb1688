package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.account.Caller;
import org.baken.account.People;
import org.baken.account.Role;
import org.baken.channel.Channels;
import org.baken.channel.Link;
import org.baken.channel.Tried;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.baken.testing.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class AuthorizationTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static final URI BACK = URI.create("https://stad.example/console/linked");

    private final ShownAccounts.Answer shown = (handle, account) -> account.in(Locale.ENGLISH, true, Tried.CONTRACT, 0);
    private Accounts accounts;
    private AccountChanges changes;
    private Authorizations authorizations;
    private Caller admin;
    private Caller other;

    @BeforeEach
    void open() {
        admin = new Caller(TOWN.admin().id(), "Beheer", Set.of(Role.ADMIN));
        other = new Caller(TOWN.as(Role.ADMIN).id(), "Ander", Set.of(Role.ADMIN));
        accounts = Accounts.open(
                TOWN.data().resolve("keys"), TOWN.database(), new Channels(List.of(new YesPlatform())), TOWN.clock());
        changes = new AccountChanges(
                TOWN.database(),
                accounts,
                new People(TOWN.database(), TOWN.clock()),
                new Logbook(TOWN.database(), TOWN.clock()),
                TOWN.clock());
        authorizations = new Authorizations(TOWN.database(), accounts, changes, TOWN.clock(), BACK);
    }

    private Account.Shown added() {
        return changes.add(
                new AccountResource.Creation(
                        "yes", null, "Ja", Map.of(), Map.of("clientId", "app", "clientSecret", "geheim"), null, null),
                admin,
                shown);
    }

    private Account.Shown changed(Account.Shown account, Map<String, String> secret) {
        return changes.change(
                account.id(),
                ExpectedVersion.of("\"" + account.version() + "\""),
                new AccountResource.Change(null, null, null, secret, null, null),
                admin,
                shown);
    }

    private Map<String, String> secret(String id) {
        return TOWN.database()
                .read(handle -> accounts.link(handle, accounts.get(handle, id)))
                .map(Link::secret)
                .orElseThrow();
    }

    private static String state(URI address) {
        return address.getQuery().replaceFirst(".*state=([^&]+).*", "$1");
    }

    private String whyNot(String state, String code, String error, Caller caller) {
        return catchThrowableOfType(Problem.class, () -> authorizations.finish(state, code, error, caller, shown))
                .key();
    }

    @Test
    void an_account_waits_until_a_person_said_yes_on_the_platform() {
        Account.Shown waiting = added();
        assertThat(waiting.linked()).isFalse();
        assertThat(waiting.waitsForAuthorization()).isTrue();
        assertThat(waiting.next()).isNotBlank();
        URI address = authorizations.begin(waiting.id(), admin);
        assertThat(address.toString()).contains("redirect_uri=" + BACK);
        Account.Shown linked = authorizations.finish(state(address), "good", null, admin, shown);
        assertThat(linked.linked()).isTrue();
        assertThat(linked.waitsForAuthorization()).isFalse();
        assertThat(linked.handle()).isEqualTo("@stad");
        assertThat(linked.settings()).containsEntry("page", "Stad");
        assertThat(linked.expiresAt()).isEqualTo(YesPlatform.EXPIRES);
        assertThat(secret(linked.id())).containsOnlyKeys("clientId", "clientSecret", "accessToken", "refreshToken");
    }

    @Test
    void a_state_is_good_once_for_who_began_and_for_a_quarter_of_an_hour() {
        String id = added().id();
        String decoy = state(authorizations.begin(added().id(), admin));
        String state = state(authorizations.begin(id, admin));
        assertThat(whyNot(state, "good", null, other)).isEqualTo("publishing.authorization.over");
        assertThat(authorizations.finish(state, "good", null, admin, shown).linked())
                .isTrue();
        assertThat(whyNot(state, "good", null, admin)).isEqualTo("publishing.authorization.over");
        assertThat(whyNot("made-up", "good", null, admin)).isEqualTo("publishing.authorization.over");
        TOWN.clock().forward(Authorizations.VALID);
        assertThat(whyNot(decoy, "good", null, admin)).isEqualTo("publishing.authorization.over");
    }

    @Test
    void a_no_and_an_error_of_the_platform_are_told_in_words_and_use_the_state_up() {
        String id = added().id();
        String denied = state(authorizations.begin(id, admin));
        assertThat(whyNot(denied, null, "access_denied", admin)).isEqualTo("publishing.authorization.denied");
        assertThat(whyNot(denied, "good", null, admin)).isEqualTo("publishing.authorization.over");
        String broken = state(authorizations.begin(id, admin));
        assertThat(whyNot(broken, null, "server_error", admin)).isEqualTo("publishing.authorization.error");
        String wrong = state(authorizations.begin(id, admin));
        assertThat(whyNot(wrong, "bad", null, admin)).isEqualTo("channel.denied");
        assertThat(TOWN.database().read(handle -> accounts.get(handle, id)).waits())
                .isTrue();
    }

    @Test
    void neither_the_state_nor_what_is_remembered_can_be_read_in_the_database() {
        String state = state(authorizations.begin(added().id(), admin));
        String kept = TOWN.database()
                .read(handle -> handle.createQuery("SELECT state || remembered FROM account_authorization")
                        .mapTo(String.class)
                        .list())
                .toString();
        assertThat(kept).doesNotContain(state).doesNotContain("verifier");
    }

    @Test
    void typing_one_field_anew_keeps_the_others_and_what_the_platform_gave() {
        Account.Shown linked =
                authorizations.finish(state(authorizations.begin(added().id(), admin)), "good", null, admin, shown);
        Account.Shown changed = changed(linked, Map.of("clientSecret", "nieuw"));
        assertThat(changed.linked()).isTrue();
        assertThat(secret(linked.id()))
                .containsEntry("clientSecret", "nieuw")
                .containsEntry("clientId", "app")
                .containsEntry("refreshToken", "refresh-0");
        changed(changed, Map.of("clientId", ""));
        assertThat(secret(linked.id())).doesNotContainKey("clientId").containsKey("accessToken");
    }

    @Test
    void unlinking_forgets_everything_also_a_way_to_the_platform_that_was_begun() {
        Account.Shown linked =
                authorizations.finish(state(authorizations.begin(added().id(), admin)), "good", null, admin, shown);
        String begun = state(authorizations.begin(linked.id(), admin));
        changes.unlink(linked.id(), admin);
        Account account = TOWN.database().read(handle -> accounts.get(handle, linked.id()));
        assertThat(account.linked()).isFalse();
        assertThat(account.waits()).isFalse();
        assertThat(account.expiresAt()).isNull();
        assertThat(secret(linked.id())).isEmpty();
        assertThat(whyNot(begun, "good", null, admin)).isEqualTo("publishing.authorization.over");
        TOWN.clock().forward(Duration.ofMinutes(1));
        Account.Shown again =
                authorizations.finish(state(authorizations.begin(linked.id(), admin)), "good", null, admin, shown);
        assertThat(again.linked()).isTrue();
    }
}
