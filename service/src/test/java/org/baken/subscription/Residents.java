package org.baken.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;

/** What residents do: ask for mails, read them, press what is in them. */
final class Residents {
    static final String URL = "https://crisis.stad.example";

    private final Town town;

    Residents(Town town) {
        this.town = town;
    }

    /** Links the account that mails to residents leave through. */
    static String account(Town town, int port) {
        return Scene.created(town.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "email",
                                "name",
                                "Nieuws",
                                "settings",
                                Map.of(
                                        "host",
                                        "localhost",
                                        "port",
                                        port,
                                        "tls",
                                        "NONE",
                                        "from",
                                        "Gemeente Zandvliet <nieuws@stad.example>"),
                                "secret",
                                Map.of())));
    }

    /** Sets how fast mails leave, and how long addresses are kept. */
    static void decide(Town town, boolean enabled, int perMinute, int keepDays) {
        long version = town.admin().get("/api/subscription-policy").version();
        Answer decided = town.admin()
                .put(
                        "/api/subscription-policy",
                        Map.of("enabled", enabled, "perMinute", perMinute, "keepDays", keepDays),
                        version);
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    /** Publishes a message and waits until everybody was counted who gets it: who subscribes after that does not. */
    Answer publish(String incident, Map<String, ?> words) {
        Answer message = Publish.onPage(town, incident, words);
        Town.eventually("the log was followed so far", () -> followed() >= published(incident));
        return message;
    }

    private long published(String incident) {
        return town.database()
                .read(handle -> handle.createQuery(
                                "SELECT MAX(seq) FROM log_entry WHERE incident = :incident AND kind = 'delivery.sent'")
                        .bind("incident", incident)
                        .mapTo(Long.class)
                        .one());
    }

    private long followed() {
        return town.database()
                .read(handle -> handle.createQuery("SELECT seq FROM log_follower WHERE name = 'subscription'")
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    /** Somebody who reads Dutch and is not logged in. */
    Visitor reader() {
        return town.nobody().with("Accept-Language", "nl");
    }

    Answer read(String path) {
        return reader().get(path);
    }

    String slug(String incident) {
        return town.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    /** Fills in the page. */
    Answer ask(String email, String spoken, String slug) {
        return ask(email, spoken, slug, Map.of());
    }

    Answer ask(String email, String spoken, String slug, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(
                Map.of("once", once(slug), "email", email, "spoken", spoken, "incident", slug, "website", ""));
        form.putAll(more);
        return post("/subscribe?lang=nl", form);
    }

    String once(String slug) {
        String page = read("/subscribe?i=" + slug).text();
        Matcher hidden = Pattern.compile("name=\"once\" value=\"([^\"]+)\"").matcher(page);
        assertThat(hidden.find()).as(page).isTrue();
        return hidden.group(1);
    }

    Answer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return reader().send("POST", path, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Confirms by the link in a mail, and gives the path of the page that opens then. */
    String confirm(MimeMessage mail) {
        Answer confirmed = post(link(mail), Map.of("action", "confirm"));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(303);
        String path = confirmed.header("Location").replaceFirst("^https?://[^/]+", "");
        assertThat(read(path).status()).isEqualTo(200);
        return path.replaceFirst("\\?.*", "");
    }

    /** The last link to a page of ours in a mail, as a path. */
    static String link(MimeMessage mail) {
        Matcher link = Pattern.compile(Pattern.quote(URL) + "(/subscription/[A-Za-z0-9_-]+)")
                .matcher(text(mail));
        String last = null;
        while (link.find()) {
            last = link.group(1);
        }
        assertThat(last).as(text(mail)).isNotNull();
        return last;
    }

    /** Makes a subscriber without a mail, for tests that need thousands. */
    static void add(Town town, AddressBook book, List<String> emails, String lang, String incident) {
        Subscribers subscribers = new Subscribers(book, town.clock());
        town.database().write(handle -> {
            for (String email : emails) {
                MailAddress address = MailAddress.read(email).orElseThrow();
                subscribers.ask(handle, email, address, lang, incident == null ? null : town(handle, incident));
                String wish = handle.createQuery("SELECT id FROM subscription_wish WHERE digest = :digest")
                        .bind("digest", book.digest(address))
                        .mapTo(String.class)
                        .one();
                assertThat(subscribers.confirm(handle, book.confirmToken(wish))).isPresent();
            }
            return null;
        });
    }

    private static org.baken.incident.Incident town(org.jdbi.v3.core.Handle handle, String incident) {
        return new org.baken.incident.Incidents(java.time.Clock.systemUTC(), URL).get(handle, incident);
    }

    static AddressBook book(Town town) {
        return AddressBook.open(town.data().resolve("keys"));
    }

    static MimeMessage parsed(String letter) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(letter.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String to(Message mail) {
        try {
            assertThat(mail.getAllRecipients()).hasSize(1);
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String subject(Message mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int number) {
        try {
            return ((MimeMultipart) mail.getContent())
                    .getBodyPart(number)
                    .getContent()
                    .toString()
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that the database holds as text, in these tables. */
    String stored() {
        return town.database()
                .read(handle -> List.of(
                                "subscriber",
                                "subscription",
                                "subscription_wish",
                                "mailing",
                                "mailing_text",
                                "mailing_letter",
                                "log_entry",
                                "letter")
                        .stream()
                        .map(table -> handle.createQuery("SELECT * FROM " + table)
                                .mapToMap()
                                .list()
                                .toString())
                        .collect(Collectors.joining("\n")));
    }
}
