package org.baken.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
class ExpiryTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    private static String van(String name, Instant expiresAt) {
        String account = Scene.created(TOWN.admin().post("/api/accounts", Map.of("platform", "manual", "name", name)));
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE account_link SET expires_at = :at WHERE id = :id")
                        .bind("at", expiresAt)
                        .bind("id", account)
                        .execute());
        return account;
    }

    private static List<String> said(String account, boolean lasting) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT problem FROM alarm_part WHERE account = :id AND kind ="
                                + " 'ACCOUNT_EXPIRES' AND (over_at IS NULL OR NOT :lasting) ORDER BY alarm")
                        .bind("id", account)
                        .bind("lasting", lasting)
                        .mapTo(String.class)
                        .list());
    }

    private static void after(Duration time, String account, String stage, int times) {
        TOWN.clock().forward(time);
        Town.eventually(
                stage,
                () -> said(account, true).size() == 1
                        && said(account, true).get(0).contains("\"" + stage + "\""));
        assertThat(said(account, false)).hasSize(times);
    }

    @Test
    void the_end_of_a_link_is_told_two_weeks_a_week_and_a_day_ahead_and_when_it_is_there_once_each() {
        Instant now = TOWN.clock().instant();
        String decoy = van("Later", now.plus(Duration.ofDays(90)));
        String account = van("Bijna", now.plus(Duration.ofDays(15)));
        after(Duration.ofDays(2), account, "alarm.expires-14", 1);
        after(Duration.ofDays(1), account, "alarm.expires-14", 1);
        after(Duration.ofDays(6), account, "alarm.expires-7", 2);
        after(Duration.ofDays(5), account, "alarm.expires-1", 3);
        after(Duration.ofDays(2), account, "alarm.expired", 4);
        assertThat(said(decoy, false)).isEmpty();
        TOWN.database()
                .write(handle -> handle.createUpdate("UPDATE account_link SET expires_at = NULL WHERE id = :id")
                        .bind("id", account)
                        .execute());
        Town.eventually("over", () -> said(account, true).isEmpty());
    }
}
