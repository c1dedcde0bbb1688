package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final Form FORM = new Form(
            List.of(
                    Field.required("name", Kind.TEXT),
                    Field.optional("port", Kind.NUMBER),
                    Field.optionalChoice("tls", "NONE", "TLS"),
                    Field.optional("recipients", Kind.LIST),
                    Field.optional("notes", Kind.LONGTEXT)),
            List.of(Field.optional("key", Kind.TEXT)));

    private static List<String> problems(String name, Object value) {
        Map<String, Object> settings = new HashMap<>(Map.of("name", "ok"));
        settings.put(name, value);
        return FORM.problems(new Link("a", "p", "", settings, Map.of())).stream()
                .map(problem -> problem.field() + " " + problem.trouble().key())
                .toList();
    }

    @Test
    void what_fits_has_no_problems() {
        assertThat(problems("port", 587)).isEmpty();
        assertThat(problems("port", "587")).isEmpty();
        assertThat(problems("tls", "TLS")).isEmpty();
        assertThat(problems("recipients", List.of("a@x.example"))).isEmpty();
        assertThat(problems("notes", "een\ntwee")).isEmpty();
    }

    @Test
    void every_field_that_does_not_fit_is_named_with_its_reason() {
        assertThat(problems("name", " ")).containsExactly("settings.name channel.field.missing");
        assertThat(problems("name", "a".repeat(301))).containsExactly("settings.name channel.field.long");
        assertThat(problems("name", "a\nb")).containsExactly("settings.name channel.field.control");
        assertThat(problems("name", List.of("a"))).containsExactly("settings.name channel.field.kind");
        assertThat(problems("port", "many")).containsExactly("settings.port channel.field.number");
        assertThat(problems("port", -1)).containsExactly("settings.port channel.field.number");
        assertThat(problems("port", 1.5)).containsExactly("settings.port channel.field.number");
        assertThat(problems("tls", "MAYBE")).containsExactly("settings.tls channel.field.choice");
        assertThat(problems("recipients", "a@x.example")).containsExactly("settings.recipients channel.field.kind");
        assertThat(problems("recipients", List.of(1))).containsExactly("settings.recipients channel.field.kind");
        assertThat(problems("recipients", List.of("a\rb"))).containsExactly("settings.recipients channel.field.kind");
        assertThat(problems("recipients", List.of("a".repeat(321))))
                .containsExactly("settings.recipients channel.field.long");
        assertThat(problems("recipients", Collections.nCopies(20_001, "a@x.example")))
                .containsExactly("settings.recipients channel.field.many");
        assertThat(problems("colour", "blue")).containsExactly("settings.colour channel.field.unknown");
    }

    @Test
    void a_secret_that_the_form_does_not_know_is_named_but_not_shown() {
        Link link = new Link("a", "p", "", Map.of("name", "ok"), Map.of("password", "hidden-word"));

        assertThat(FORM.problems(link).toString()).contains("secret.password").doesNotContain("hidden-word");
    }

    @Test
    void kinds_are_written_in_lower_case() {
        assertThat(Kind.LONGTEXT.inJson()).isEqualTo("longtext");
    }
}
