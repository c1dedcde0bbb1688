package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SmsTextTest {
    private static final String LETTERS = "abcdefghij klmnop.,{}[]€~éèàëï🚒ß\n";

    @Test
    void a_text_is_cut_into_as_many_parts_as_are_counted_and_nothing_is_lost() {
        Random random = new Random(20261121);
        SmsLimits limits = new SmsLimits(100);
        for (int round = 0; round < 2_000; round++) {
            int kinds = round % 2 == 0 ? LETTERS.indexOf('ë') : LETTERS.length();
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(500);
            while (text.length() < length) {
                text.appendCodePoint(LETTERS.codePointAt(
                        LETTERS.offsetByCodePoints(0, random.nextInt(LETTERS.codePointCount(0, kinds)))));
            }

            SmsText cut = SmsText.of(text.toString());

            assertThat(String.join("", cut.parts())).isEqualTo(text.toString());
            assertThat(cut.parts()).hasSize(limits.count(text.toString()).segments());
            assertThat(cut.parts())
                    .allSatisfy(part -> assertThat(cut.encoded(part).length)
                            .isLessThanOrEqualTo(
                                    cut.parts().size() == 1 ? (cut.gsm() ? 160 : 140) : (cut.gsm() ? 153 : 134)));
        }
    }
}
