package org.baken.channel.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LittleTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Blijf binnen (ramen dicht).; Blijf binnen \\(ramen dicht\\).",
                "#BrandHaven nu; {hashtag|\\#|BrandHaven} nu",
                "zie #brand_haven!; zie {hashtag|\\#|brand\\_haven}!",
                "nummer #1; nummer \\#1",
                "a#b; a\\#b",
                "#één; {hashtag|\\#|één}",
                "@brandweer; \\@brandweer",
                "https://a.be/x_y#deel (2); https://a.be/x\\_y\\#deel \\(2\\)",
                "c:\\temp *~<>[]{}|; c:\\\\temp \\*\\~\\<\\>\\[\\]\\{\\}\\|",
                "geen tekens; geen tekens"
            })
    void every_reserved_sign_is_escaped_and_a_hashtag_is_a_real_one(String text, String little) {
        assertThat(LittleText.of(text)).isEqualTo(little);
        assertThat(LittleText.read(little)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{hashtag|#|mytag} en meer; #mytag en meer",
                "Dank @[Brandweer \\(Oost\\)](urn:li:organization:1234); Dank Brandweer (Oost)",
                "#plat; #plat"
            })
    void what_colleagues_write_on_the_platform_itself_can_be_read(String little, String text) {
        assertThat(LittleText.read(little)).isEqualTo(text);
    }

    @Test
    void any_text_comes_back_as_it_was() {
        Random random = new Random(11);
        String signs = "ab #_(){}[]<>@*~|\\é\n1";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(30, 0, signs.length()).forEach(at -> text.append(signs.charAt(at)));
            assertThat(LittleText.read(LittleText.of(text.toString()))).isEqualTo(text.toString());
        }
    }

    @Test
    void hostile_texts_are_written_and_read_in_no_time() {
        for (String part : new String[] {"#a", "(", "@[", "{hashtag|#|", "\\", "#1", "https://a.be/("}) {
            String text = part.repeat(30_000 / part.length());
            long started = System.nanoTime();
            LittleText.read(LittleText.of(text));
            LittleText.read(text);
            assertThat(System.nanoTime() - started).as(part).isLessThan(5_000_000_000L);
        }
    }
}
