package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baken.platform.Catalogue;
import org.baken.platform.Json;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final Path SOURCES = Path.of("src/main/java/org/baken/channel");

    /** Every key that a connector names, as it stands in the code. */
    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher key =
                        Pattern.compile("\"(channel\\.[A-Za-z.]*[A-Za-z])\"").matcher(Files.readString(file));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        return keys;
    }

    @Test
    void every_trouble_has_a_text_in_every_language() throws IOException {
        assertThat(keys()).hasSizeGreaterThan(30);
        for (String key : keys()) {
            for (String language : Catalogue.LANGUAGES) {
                String text = Trouble.of(key, "een", "twee", "drie").text(Locale.forLanguageTag(language));
                assertThat(text).as(key).isNotBlank().doesNotContain("{").doesNotContain("!");
            }
        }
    }

    @Test
    void a_trouble_comes_back_from_the_database_as_it_was() {
        Trouble trouble = Trouble.of("channel.tooLong", 512, 500);

        assertThat(Json.read(Json.write(trouble), Trouble.class)).isEqualTo(trouble);
        assertThat(trouble.text(Locale.ENGLISH)).startsWith("The text has 512 characters.");
    }

    @Test
    void what_a_server_says_is_kept_short_and_on_one_line() {
        Trouble trouble = Trouble.of("channel.rejected", "host", 400, "one\r\ntwo\u0000" + "x".repeat(1000));

        assertThat(trouble.args().get(2)).hasSize(300).startsWith("one two x");
    }
}
