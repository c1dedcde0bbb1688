package org.baken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.baken.ConsoleConfiguration.CapSettings;
import org.junit.jupiter.api.Test;

class CapSettingsTest {
    @Test
    void without_a_file_alerts_are_not_signed() {
        assertThat(new CapSettings("", "").signature()).isNull();
        assertThat(new CapSettings(null, null).signature()).isNull();
    }

    @Test
    void a_file_that_cannot_be_used_stops_the_start_and_the_password_is_told_to_nobody() {
        CapSettings wrong = new CapSettings("/nergens/alerts.p12", "een geheim");
        assertThatThrownBy(wrong::signature)
                .hasMessageContaining("there is no file /nergens/alerts.p12")
                .hasMessageNotContaining("geheim");
        assertThat(wrong.toString()).doesNotContain("geheim");
    }
}
