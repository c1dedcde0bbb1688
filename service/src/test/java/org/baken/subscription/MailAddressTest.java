package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "an@wijk.example, an@wijk.example",
        "'  An.Peeters+crisis@WIJK.Example ', an.peeters+crisis@wijk.example",
        "o'neill@wijk.example, o'neill@wijk.example",
        "an@bücher.example, an@xn--bcher-kva.example",
        "an@brød。example, an@xn--brd-1na.example",
        "an@xn--bcher-kva.example, an@xn--bcher-kva.example",
        "an@post.москва, an@post.xn--80adxhks"
    })
    void one_mailbox_is_one_address_however_it_was_typed(String typed, String read) {
        assertThat(MailAddress.read(typed)).contains(new MailAddress(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "an",
                "@wijk.example",
                "an@",
                "an@wijk",
                "an@@wijk.example",
                "an@wijk..example",
                "an@-wijk.example",
                "an@wijk.example.",
                "an@wijk.1",
                "an@192.0.2.1",
                "an@[192.0.2.1]",
                "an@localhost",
                "an@printer.local",
                "an@wijk.invalid",
                ".an@wijk.example",
                "an.@wijk.example",
                "a..n@wijk.example",
                "a n@wijk.example",
                "\"an\"@wijk.example",
                "an@wijk.example, bo@wijk.example",
                "an@wijk.example;bo@wijk.example",
                "an@wijk.example\nBcc: bo@wijk.example",
                "an@wijk.example\r\nSubject: x",
                "an%0d%0aBcc:bo@wijk.example@wijk.example\r",
                "an@wijk.example>",
                "<an@wijk.example>",
                "An <an@wijk.example>",
                "<script>alert(1)</script>@wijk.example",
                "josé@wijk.example",
                "an\u0000@wijk.example",
                "a\u200bn@wijk.example",
                "an@wi\u202ejk.example",
                "mailto:an@wijk.example",
                "noreply@wijk.example",
                "postmaster@wijk.example"
            })
    void what_we_cannot_write_to_is_refused(String typed) {
        String kept = typed.endsWith("\r") ? typed + "x" : typed;
        assertThat(MailAddress.read(kept)).isEmpty();
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThat(MailAddress.read("a".repeat(64) + "@wijk.example")).isPresent();
        assertThat(MailAddress.read("a".repeat(65) + "@wijk.example")).isEmpty();
        assertThat(MailAddress.read("an@" + "b".repeat(64) + ".example")).isEmpty();
        assertThat(MailAddress.read("an@" + "b.".repeat(140) + "example")).isEmpty();
        assertThat(MailAddress.read("a".repeat(300))).isEmpty();
        assertThat(MailAddress.read("an@" + "ü".repeat(60) + ".example")).isEmpty();
    }

    @Test
    void an_address_is_never_printed() {
        assertThat(new MailAddress("an@wijk.example")).hasToString("MailAddress");
    }
}
