package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a town with a logo and a colour serves, and the forms of a page that have a way of their own to be found. */
class BrandedPagesTest {
    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><path d=\"M0 0h9v9z\"/></svg>";

    @RegisterExtension
    static final Town TOWN = new Town()
            .with("house.looks.logo", logo().toString())
            .with("house.looks.accent", "#7a1fa2")
            .with("house.looks.embedSites", "https://www.stad.example");

    private final Visitor reader = TOWN.nobody().without("Accept-Language").with("Accept", "text/html");

    private static Path logo() {
        try {
            return Files.writeString(Files.createTempFile("wapen", ".svg"), DRAWING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String incident(String title, String kind, String... languages) {
        Map<String, Object> opening = new HashMap<>(Scene.opening(title, kind));
        opening.put("languages", List.of(languages));
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", opening));
    }

    private static String path(String incident) {
        return "/i/"
                + TOWN.as(Role.LEAD)
                        .get("/api/incidents/" + incident)
                        .json()
                        .path("slug")
                        .asText();
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }

    @Test
    void every_page_for_residents_carries_the_logo_and_the_colour() {
        for (String path : List.of("/", "/accounts", "/code", "/verify", "/subscribe", "/f/nothing-there")) {
            String page = reader.get(path).text();
            assertThat(page).as(path).containsPattern("/public/[0-9a-f]{12}/house\\.css");
            assertThat(page).as(path).containsPattern("/public/[0-9a-f]{12}/logo\\.svg\" width=\"120\" height=\"40\"");
        }
    }

    @Test
    void the_logo_can_do_nothing_but_be_looked_at_even_when_it_is_opened_alone() {
        Answer logo = reader.get(found(reader.get("/").text(), "/public/[0-9a-f]{12}/logo\\.svg"));
        assertThat(logo.text()).isEqualTo(DRAWING);
        assertThat(logo.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(logo.response().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox");
        assertThat(logo.header("Cache-Control")).contains("immutable");
        Answer colour = reader.get(found(reader.get("/").text(), "/public/[0-9a-f]{12}/house\\.css"));
        assertThat(colour.text()).contains("--link:#7a1fa2");
    }

    @Test
    void the_short_form_has_one_policy_that_names_the_sites_and_an_exercise_names_none() {
        String real = incident("Brand ingebed", "REAL", "nl");
        Publish.onPage(TOWN, real, Desk.words("Er brandt een loods."));
        Answer embed = reader.get(path(real) + "/embed");
        assertThat(embed.response().headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .endsWith("frame-ancestors 'self' https://www.stad.example");
        assertThat(embed.response().headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(embed.response().headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(reader.get(path(real)).header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        String drill = incident("Oefening ingebed", "EXERCISE", "nl");
        Publish.onPage(TOWN, drill, Desk.words("Er brandt een loods."));
        Answer exercise = reader.get(path(drill) + "/embed");
        assertThat(exercise.header("Content-Security-Policy")).endsWith("frame-ancestors 'self'");
        assertThat(exercise.text()).contains("OEFENING", "noindex");
        assertThat(reader.get("/sitemap.xml").text()).contains(path(real)).doesNotContain(path(drill));
    }

    @Test
    void what_is_not_out_has_no_form_at_all() {
        String secret = incident("Verdachte brief", "REAL", "nl", "fr");
        String message = Desk.approved(TOWN, secret, Desk.words("Nog niet gepubliceerd."))
                .id();
        for (String form : List.of("", "/embed", "/both", "/older/1", "/older/99999999999", "/m/" + message, ".json")) {
            Answer answer = reader.get(path(secret) + form);
            assertThat(answer.status()).as(form).isEqualTo(404);
            assertThat(answer.text()).as(form).doesNotContain("Verdachte", "gepubliceerd");
        }
        assertThat(reader.get("/sitemap.xml").text()).doesNotContain(path(secret));
    }

    @Test
    void a_message_is_found_by_its_id_wherever_it_is_and_two_languages_only_where_there_are_two() {
        String one = incident("Brand in een taal", "REAL", "nl");
        Answer message = Publish.onPage(TOWN, one, Desk.words("Er brandt een loods."));
        Answer led = reader.get(path(one) + "/m/" + message.id());
        assertThat(led.status()).isEqualTo(302);
        assertThat(led.header("Location")).endsWith(path(one) + "?lang=nl#m-" + message.id());
        assertThat(reader.get(path(one) + "/m/unknown").status()).isEqualTo(404);
        assertThat(reader.get(path(one) + "/both").status()).isEqualTo(404);
        String two = incident("Brand in twee talen naast elkaar", "REAL", "nl", "fr");
        Publish.onPage(TOWN, two, Desk.words("Er brandt een loods."));
        Answer both = reader.get(path(two) + "/both?lang=fr&with=nl");
        assertThat(both.text()).containsSubsequence("<div lang=\"fr\">", "<div lang=\"nl\">");
        assertThat(both.header("X-Robots-Tag")).contains("noindex");
        assertThat(reader.get(path(two) + "/both?lang=../..&with=%00").status()).isEqualTo(200);
    }
}
