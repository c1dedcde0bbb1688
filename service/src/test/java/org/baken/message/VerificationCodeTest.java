package org.baken.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.baken.platform.Ids;
import org.junit.jupiter.api.Test;

class VerificationCodeTest {
    @Test
    void a_message_always_has_the_same_code_and_another_message_another() {
        String message = Ids.next();

        assertThat(VerificationCode.of(message))
                .matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
                .isEqualTo(VerificationCode.of(message))
                .isNotEqualTo(VerificationCode.of(Ids.next()));
    }

    @Test
    void a_code_is_read_as_people_type_it() {
        assertThat(VerificationCode.read(" 7k3f 9qxm")).contains("7K3F-9QXM");
        assertThat(VerificationCode.read("7K3F\u20139QXM")).contains("7K3F-9QXM");
        assertThat(VerificationCode.read("olI0-0000")).contains("0110-0000");
    }

    @Test
    void what_cannot_be_a_code_is_none() {
        assertThat(VerificationCode.read("")).isEmpty();
        assertThat(VerificationCode.read("7K3F-9QX")).isEmpty();
        assertThat(VerificationCode.read("7K3F-9QXMM")).isEmpty();
        assertThat(VerificationCode.read("7K3F-9QXU")).isEmpty();
    }
}
