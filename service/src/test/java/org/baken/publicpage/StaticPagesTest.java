package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The copy of the pages that stays readable when Baken is down. */
@Tag("database")
class StaticPagesTest {
    private static final Path FOLDER = folder();
    private static final Pattern LINK = Pattern.compile("\\b(?:href|src)=\"([^\"]*)\"");

    @RegisterExtension
    static final Town TOWN = new Town().with("export.folder", FOLDER.toString());

    private static Path folder() {
        try {
            return Files.createTempDirectory("baken-copy").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(String path) {
        try {
            Path file = FOLDER.resolve(path);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file was there at the end of a round: the list is written once everything else is. */
    private static boolean listed(String path) {
        return read("baken-copy.json").contains("\"" + path + "\"");
    }

    private static String incident(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    @Test
    void every_page_is_there_in_every_language_and_every_link_leads_somewhere() throws Exception {
        String incident = incident("Brand in kopie", "REAL");
        Publish.onPage(
                TOWN,
                incident,
                Desk.words(
                        "INSTRUCTION",
                        Map.of(
                                "nl", Map.of("title", "Blijf binnen", "body", "Sluit <b>ramen</b>: href=\"/i/x\"."),
                                "fr", Map.of("title", "Restez chez vous", "body", "Fermez les fenêtres."))));
        String drill = incident("Gespeelde kopie", "EXERCISE");
        Publish.onPage(TOWN, drill, Desk.words("Niet echt."));
        Town.eventually("the copy is made", () -> listed("i/brand-in-kopie/index.html"));
        assertThat(read("i/brand-in-kopie/index.html"))
                .contains("Dit is een kopie van", "href=\"index.fr.html\"", "href=\"../../index.html\"");
        assertThat(read("i/brand-in-kopie/index.fr.html")).contains("Restez chez vous", "Ceci est une copie");
        assertThat(read("i/brand-in-kopie.json")).contains("Blijf binnen");
        assertThat(read("i/brand-in-kopie.fr.json")).contains("Restez chez vous");
        assertThat(read("i/brand-in-kopie/feed.atom")).contains("Blijf binnen");
        assertThat(read("i/brand-in-kopie/both/index.html")).contains("Blijf binnen", "Restez chez vous");
        assertThat(read("index.html")).contains("Brand in kopie", "href=\"i/brand-in-kopie/index.html\"");
        assertThat(read("robots.txt")).contains("User-agent");
        assertThat(files())
                .extracting(file -> FOLDER.relativize(file).toString())
                .anyMatch(name -> name.matches("cap/.*\\.xml"))
                .anyMatch(name -> name.matches("public/.*/page.css"))
                .noneMatch(name -> name.contains("gespeelde"));
        assertThat(deadLinks()).isEmpty();
    }

    /** Links to files that are not there; what needs Baken is an address of its own. */
    private static TreeSet<String> deadLinks() throws IOException {
        TreeSet<String> dead = new TreeSet<>();
        for (Path page : files().stream()
                .filter(file -> file.toString().endsWith(".html"))
                .toList()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String to = link.group(1).replace("&#61;", "=").replaceFirst("#.*", "");
                boolean elsewhere = to.isEmpty() || URI.create(to).getScheme() != null;
                if (!elsewhere && !Files.isRegularFile(page.getParent().resolve(to))) {
                    dead.add(FOLDER.relativize(page) + " → " + to);
                }
            }
        }
        return dead;
    }

    /** Also while one is put in the place of another. */
    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(FOLDER, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    @Test
    void what_is_withdrawn_is_soon_gone_from_the_copy_too() {
        String incident = incident("Brand met terugname", "REAL");
        Answer message = Publish.onPage(TOWN, incident, Desk.words("De brug is open."));
        Town.eventually("it is copied", () -> listed("i/brand-met-terugname/index.html"));
        assertThat(read("i/brand-met-terugname/index.html")).contains("De brug is open.");
        assertThat(read("i/brand-met-terugname/m/" + message.id() + "/index.html"))
                .contains("url=../../index.html#m-" + message.id());
        TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + message.id() + "/publication");
        Town.eventually(
                "it is withdrawn there too",
                () -> !read("i/brand-met-terugname/index.html").contains("De brug is open.")
                        && !read("i/brand-met-terugname.json").contains("De brug is open.")
                        && !read("i/brand-met-terugname/feed.atom").contains("De brug is open.")
                        && listed("cap/" + message.id() + ".cancel.xml"));
    }

    @Test
    void the_console_is_told_how_the_copy_is() {
        incident("Brand voor de stand", "REAL");
        Town.eventually(
                "it went well",
                () -> TOWN.as(Role.LEAD)
                        .get("/api/static-copies")
                        .json()
                        .at("/items/0/ok")
                        .asBoolean());
        assertThat(TOWN.as(Role.LEAD)
                        .get("/api/static-copies")
                        .json()
                        .at("/items/0/kind")
                        .asText())
                .isEqualTo("FOLDER");
        assertThat(TOWN.nobody().get("/api/static-copies").status()).isEqualTo(401);
    }
}
