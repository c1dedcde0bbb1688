package org.baken.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Post;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.Receipt;
import org.baken.testing.MailSetup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a letter, as a mail server received it. */
class LetterTest {

    private static final Instant CREATED = Instant.parse("2026-11-21T09:30:00Z");
    private static final String TEXT = "OEFENING\n\nBlijf binnen en sluit ramen en deuren.";

    @RegisterExtension
    private final GreenMailExtension mail = new GreenMailExtension(MailSetup.of(ServerSetup.PROTOCOL_SMTP));

    private Email email;

    @BeforeEach
    void open() throws NoSuchAlgorithmException {
        Clock clock = Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC);
        email = new Email(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), SSLContext.getDefault(), clock);
    }

    private Link link() {
        return new Link(
                "account-1",
                Email.PLATFORM,
                "",
                Map.of(
                        "host", "127.0.0.1",
                        "port", mail.getSmtp().getPort(),
                        "tls", "NONE",
                        "from", "Gemeente Zandvliet <crisis@gemeente.example>"),
                Map.of());
    }

    private static Post post(String text) {
        return Post.of("key-1", CREATED, "nl", "Brand in de haven", text).to("an@wijk.example", "key-1");
    }

    private MimeMessage sent(Post post) throws Exception {
        email.send(link(), post);
        return mail.getReceivedMessages()[0];
    }

    private static String body(MimeMessage letter, int part) throws Exception {
        return ((String) ((MimeMultipart) letter.getContent()).getBodyPart(part).getContent()).replace("\r\n", "\n");
    }

    private void assertRefused(Post post) {
        assertThatThrownBy(() -> email.send(link(), post))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.trouble().key()).isEqualTo("channel.mail.address"));
    }

    @Test
    void a_letter_goes_to_one_person_from_the_sender_of_the_account_at_the_fixed_time() throws Exception {
        MimeMessage letter = sent(post(TEXT));

        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getAllRecipients()[0]).hasToString("an@wijk.example");
        assertThat(letter.getFrom()[0]).hasToString("Gemeente Zandvliet <crisis@gemeente.example>");
        assertThat(letter.getSentDate()).isEqualTo(Date.from(CREATED));
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(letter.getContentLanguage()).containsExactly("nl");
    }

    @Test
    void every_attempt_has_the_same_message_id_and_every_letter_its_own() throws Exception {
        Receipt first = email.send(link(), post(TEXT));
        Receipt second = email.send(link(), post(TEXT));
        Receipt other = email.send(link(), post(TEXT).to("bert@wijk.example", "key-1"));

        assertThat(second.remoteId()).isEqualTo(first.remoteId()).endsWith("@gemeente.example>");
        assertThat(other.remoteId()).isNotEqualTo(first.remoteId());
        assertThat(mail.getReceivedMessages()[0].getMessageID()).isEqualTo(first.remoteId());
    }

    @Test
    void the_html_says_the_same_with_everything_escaped_but_links() throws Exception {
        MimeMessage letter = sent(
                post(
                        "Let op: <script>alert('x')</script> & \"blijf\" binnen\nTweede regel\n\nZie https://gemeente.example/i?a=1&b=2."));

        assertThat(letter.getContentType()).startsWith("multipart/alternative");
        assertThat(body(letter, 1))
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;blijf&quot; binnen<br>\nTweede regel")
                .contains(
                        "<a href=\"https://gemeente.example/i?a=1&amp;b=2\">https://gemeente.example/i?a=1&amp;b=2</a>.")
                .contains("<html lang=\"nl\">")
                .doesNotContain("<script>");
    }

    @Test
    void markup_that_comes_with_the_post_is_used_instead() throws Exception {
        assertThat(body(sent(post(TEXT).withHtml("<p>Eigen opmaak</p>")), 1)).isEqualTo("<p>Eigen opmaak</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Brand: één adres in België 🚒",
                "Update\r\nBcc: iedereen@wijk.example",
                "Update\nX-Evil: 1",
                "a\u2028Bcc: x@y.example",
                "=?utf-8?Q?=0D=0ABcc:_x@y.example?="
            })
    void no_subject_can_start_another_header(String subject) throws Exception {
        MimeMessage letter = sent(post(TEXT).withSubject(subject));

        assertThat(letter.getAllRecipients()).hasSize(1);
        assertThat(letter.getHeader("Bcc")).isNull();
        assertThat(letter.getHeader("X-Evil")).isNull();
        assertThat(letter.getHeader("Subject")).hasSize(1);
        if (!subject.startsWith("=?")) {
            assertThat(letter.getSubject()).isEqualTo(subject.replaceAll("[\\r\\n\\u2028]+", " "));
        }
    }

    @Test
    void a_letter_without_title_takes_its_first_line_as_subject() throws Exception {
        Post untitled = Post.of("key-1", CREATED, "nl", "", "Blijf binnen.\nSluit ramen.")
                .to("an@wijk.example", "key-1");

        assertThat(sent(untitled).getSubject()).isEqualTo("Blijf binnen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "an@wijk.example\r\nBcc: x@y.example",
                "an@wijk.example, bert@wijk.example",
                "An <an@wijk.example>",
                "groep: an@wijk.example;",
                "an",
                "an@",
                "@wijk.example",
                "an@@wijk.example",
                "an@wijk..example",
                "a b@wijk.example",
                "\"a\\r\\nb\"@wijk.example",
                ""
            })
    void a_recipient_that_is_not_one_plain_address_is_refused(String recipient) throws Exception {
        Post post = post(TEXT).to(recipient, "key-1");

        assertRefused(post);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_letter_to_nobody_is_refused() {
        assertRefused(Post.of("key-1", CREATED, "nl", "Brand", TEXT));
    }

    @Test
    void a_recipient_who_can_end_it_with_one_press_is_told_so_in_place_of_the_account() throws Exception {
        String way = "https://gemeente.example/subscription/abc_-123";
        MimeMessage own = sent(post(TEXT).withWayOut(way));
        assertThat(own.getHeader("List-Unsubscribe")).containsExactly("<" + way + ">");
        assertThat(own.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gemeente.example/subscription/abc",
                "https://gemeente.example/a>, <https://elders.example",
                "https://gemeente.example/a\r\nBcc: bo@wijk.example",
                "mailto:stop@gemeente.example"
            })
    void anything_but_one_https_address_promises_no_one_press(String way) throws Exception {
        MimeMessage letter = sent(post(TEXT).withWayOut(way));
        assertThat(letter.getHeader("List-Unsubscribe")).isNull();
        assertThat(letter.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(letter.getAllRecipients()).hasSize(1);
    }
}
