package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.channel.Health;
import org.junit.jupiter.api.Test;

class OfficialAccountsTest {
    private static Account account(
            String platform,
            String handle,
            Map<String, Object> settings,
            boolean linked,
            boolean sandbox,
            boolean team) {
        return new Account(
                "id-" + platform,
                platform,
                handle,
                "Stad",
                settings,
                List.of(),
                sandbox,
                false,
                linked,
                team,
                false,
                Health.State.OK,
                null,
                null,
                null,
                null,
                1,
                "beheer",
                Instant.EPOCH);
    }

    private static Account account(String platform, String handle, Map<String, Object> settings) {
        return account(platform, handle, settings, true, false, false);
    }

    private static String url(Account account) {
        return OfficialAccounts.of(List.of(account)).stream()
                .findFirst()
                .map(OfficialProfile::url)
                .orElse(null);
    }

    @Test
    void every_platform_on_which_people_can_look_at_an_account_leads_to_it() {
        assertThat(url(account("mastodon", "@stad", Map.of("baseUrl", "https://Overheid.example/"))))
                .isEqualTo("https://Overheid.example/@stad");
        assertThat(url(account("bluesky", "@stad.example", Map.of())))
                .isEqualTo("https://bsky.app/profile/stad.example");
        assertThat(url(account("x", "stad", Map.of()))).isEqualTo("https://x.com/stad");
        assertThat(url(account("facebook", "Stad.Havenrode", Map.of())))
                .isEqualTo("https://www.facebook.com/Stad.Havenrode");
        assertThat(url(account("instagram", "@stad", Map.of()))).isEqualTo("https://www.instagram.com/stad");
        assertThat(url(account("threads", "@stad", Map.of()))).isEqualTo("https://www.threads.com/@stad");
        assertThat(url(account("linkedin", "stad", Map.of("organization", "77"))))
                .isEqualTo("https://www.linkedin.com/company/stad");
        assertThat(url(account("linkedin", "", Map.of("organization", "urn:li:organization:77"))))
                .isEqualTo("https://www.linkedin.com/company/77");
        assertThat(url(account("telegram", "", Map.of("chat", "@stadkanaal")))).isEqualTo("https://t.me/stadkanaal");
        assertThat(url(account("wordpress", "", Map.of("baseUrl", "https://www.stad.example/"))))
                .isEqualTo("https://www.stad.example/");
    }

    @Test
    void closed_rooms_mailboxes_sandboxes_and_what_tells_the_team_are_nobodys_affair() {
        assertThat(OfficialAccounts.of(List.of(
                        account("telegram", "", Map.of("chat", "-100123")),
                        account("email", "news@stad.example", Map.of()),
                        account("matrix", "#team:stad.example", Map.of()),
                        account("slack", "stad", Map.of()),
                        account("webhook", "app", Map.of("url", "https://hook.example/secret")),
                        account("x", "stad", Map.of(), false, false, false),
                        account("x", "stad", Map.of(), true, true, false),
                        account("x", "stad", Map.of(), true, false, true))))
                .isEmpty();
    }

    @Test
    void what_is_no_name_is_shown_and_leads_nowhere() {
        OfficialProfile odd = OfficialAccounts.of(List.of(account("x", "stad/../evil?x=\"", Map.of())))
                .get(0);
        assertThat(odd.handle()).isEqualTo("stad/../evil?x=\"");
        assertThat(odd.url()).isNull();
        assertThat(url(account("mastodon", "@stad", Map.of("baseUrl", "javascript:alert(1)"))))
                .isNull();
        assertThat(url(account("wordpress", "", Map.of("baseUrl", "javascript:alert(1)"))))
                .isNull();
        assertThat(odd.platformName()).isEqualTo("X");
    }
}
