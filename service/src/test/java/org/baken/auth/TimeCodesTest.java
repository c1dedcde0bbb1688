package org.baken.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {
    /** The secret of the test vectors of RFC 6238, appendix B: the digits 1 to 0, twice. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(TimeCodes.code(SECRET, second / TimeCodes.STEP_SECONDS)).isEqualTo(code);
        assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(second)))
                .hasValue(second / TimeCodes.STEP_SECONDS);
    }

    @Test
    void a_code_counts_one_step_early_or_late_and_no_more() {
        String code = TimeCodes.code(SECRET, 100);
        assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(99 * 30))).hasValue(100);
        assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(101 * 30 + 29)))
                .hasValue(100);
        assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(98 * 30 + 29)))
                .isEmpty();
        assertThat(TimeCodes.step(SECRET, code, Instant.ofEpochSecond(102 * 30)))
                .isEmpty();
    }

    @Test
    void spaces_as_devices_show_them_do_not_matter_and_anything_else_is_no_code() {
        Instant now = Instant.ofEpochSecond(3000);
        String code = TimeCodes.code(SECRET, 100);
        assertThat(TimeCodes.step(SECRET, " " + code.substring(0, 3) + " " + code.substring(3), now))
                .hasValue(100);
        assertThat(TimeCodes.step(SECRET, "", now)).isEmpty();
        assertThat(TimeCodes.step(SECRET, "abcdef", now)).isEmpty();
        assertThat(TimeCodes.step(SECRET, code + "0", now)).isEmpty();
    }

    @RepeatedTest(50)
    void every_new_secret_is_160_bits_in_letters_that_apps_read() {
        String secret = TimeCodes.newSecret();
        assertThat(secret).matches("[A-Z2-7]{32}").isNotEqualTo(TimeCodes.newSecret());
        assertThat(TimeCodes.code(secret, 1)).matches("[0-9]{6}");
    }

    @Test
    void the_address_for_the_app_names_the_house_and_the_person() {
        assertThat(TimeCodes.uri(SECRET, "Gemeente Ter & Dorp", "an@dorp"))
                .startsWith("otpauth://totp/Gemeente%20Ter%20%26%20Dorp:an%40dorp?secret=" + SECRET)
                .contains("&issuer=Gemeente%20Ter%20%26%20Dorp&");
    }
}
