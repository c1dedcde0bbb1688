package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {
    private static final String BOMB = """
            a: &a [x, x, x, x, x, x, x, x, x]
            b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
            """;

    private static Content read(String yaml) {
        return Content.read("some/file.yml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static ContentProblem.Fault faultOf(String yaml) {
        return catchThrowableOfType(ContentProblem.class, () -> read(yaml))
                .faults()
                .get(0);
    }

    @Test
    void a_list_that_multiplies_itself_is_refused_on_its_line() {
        ContentProblem.Fault fault = faultOf(BOMB);

        assertThat(fault.file()).isEqualTo("some/file.yml");
        assertThat(fault.what()).containsIgnoringCase("alias");
    }

    @Test
    void a_list_inside_itself_is_refused() {
        assertThat(faultOf("a: &a [*a]").what()).containsIgnoringCase("alias");
    }

    @Test
    void a_file_that_is_too_deep_is_refused() {
        assertThat(faultOf("a: " + "[".repeat(60) + "]".repeat(60)).what()).containsIgnoringCase("nest");
    }

    @Test
    void a_file_of_ten_megabytes_is_refused_before_it_is_read() {
        ContentProblem.Fault fault = faultOf("# ".repeat(5 * 1024 * 1024));

        assertThat(fault.what()).contains("10485760");
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() {
        assertThatThrownBy(() -> Content.read("file.yml", new byte[] {'a', ':', ' ', (byte) 0xE9}))
                .isInstanceOf(ContentProblem.class)
                .hasMessage("file.yml:1: the file is not UTF-8");
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(faultOf("# nothing but a remark").what()).isEqualTo("the file is empty");
    }

    @Test
    void a_syntax_fault_names_its_line() {
        assertThat(faultOf("a: 1\nb: c: d\n").line()).isEqualTo(2);
    }

    @Test
    void a_key_that_occurs_twice_names_its_line() {
        assertThat(faultOf("a: 1\nb: 2\na: 3\n"))
                .isEqualTo(new ContentProblem.Fault("some/file.yml", 3, "the key \"a\" occurs twice"));
    }

    @Test
    void a_tag_that_would_make_an_object_is_refused() {
        assertThat(faultOf("a: 1\nb: !!java.net.URL [\"http://example.com\"]\n").line())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"no", "yes", "on", "off", "0x1F", "012", "1_000", "2026-11-21", "12:30:00", "NaN"})
    void a_word_that_older_yaml_takes_for_something_else_stays_text(String word) {
        assertThat(read("a: " + word).data().path("a").isTextual()).isTrue();
    }

    @Test
    void a_fault_without_a_line_of_its_own_gets_that_of_what_is_around_it() {
        Content content = read("a:\n  b:\n    c: 1\n");

        assertThat(content.fault("/a/b/missing", "x").line()).isEqualTo(2);
    }

    @Test
    void the_same_bytes_have_the_same_hash_and_one_other_byte_another() {
        assertThat(read("a: 1").hash())
                .isEqualTo(read("a: 1").hash())
                .isNotEqualTo(read("a: 2").hash());
    }

    @Test
    void every_file_in_a_folder_is_found_and_none_below_it() {
        assertThat(ContentFolder.list("")).contains("first-hour.yml").doesNotContain("questions/sign-off.yml");
        assertThat(ContentFolder.list("questions/")).containsExactly("questions/sign-off.yml");
    }
}
