package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Publish;
import org.baken.testing.Scene;
import org.baken.testing.Town;
import org.baken.testing.Visitor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Follows incidents as a feed reader does, which knows RFC 4287 and nothing of Baken. */
@Tag("database")
class LiveFeedsTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @RegisterExtension
    static final Town TOWN = new Town();

    private final Visitor reader = TOWN.nobody().without("Accept-Language");

    /** What a reader keeps of an entry. */
    private record Entry(String title, String text, OffsetDateTime updated, Map<String, String> links) {}

    /** Reads a feed, which must keep the rules of RFC 4287 (4.1.1, 4.1.2), and gives its entries by id. */
    private static Map<String, Entry> read(Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element feed = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(feed.getLocalName()).isEqualTo("feed");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        for (String once : List.of("id", "title", "updated", "author")) {
            assertThat(children(feed, once)).as(once).hasSize(1);
        }
        OffsetDateTime.parse(children(feed, "updated").get(0).getTextContent());
        assertThat(children(children(feed, "author").get(0), "name")).hasSize(1);
        assertThat(children(feed, "link"))
                .anyMatch(link -> link.getAttribute("rel").equals("self")
                        && !link.getAttribute("href").isEmpty());
        Map<String, Entry> entries = new HashMap<>();
        for (Element entry : children(feed, "entry")) {
            for (String once : List.of("id", "title", "updated", "published", "content")) {
                assertThat(children(entry, once)).as(once).hasSize(1);
            }
            assertThat(children(entry, "content").get(0).getAttribute("type")).isEqualTo("text");
            Map<String, String> links = new HashMap<>();
            for (Element link : children(entry, "link")) {
                assertThat(links.put(link.getAttribute("type"), link.getAttribute("href")))
                        .as("one alternate of each type (4.1.2)")
                        .isNull();
            }
            Entry read = new Entry(
                    children(entry, "title").get(0).getTextContent(),
                    children(entry, "content").get(0).getTextContent(),
                    OffsetDateTime.parse(children(entry, "updated").get(0).getTextContent()),
                    links);
            assertThat(entries.put(children(entry, "id").get(0).getTextContent(), read))
                    .as("ids are unique")
                    .isNull();
        }
        return entries;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && ATOM.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static String incident(String title, String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening(title, kind)));
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static Answer publish(String incident, String body, String supersedes) {
        Map<String, Object> words = Desk.words("UPDATE", Map.of("nl", Map.of("title", body, "body", body)));
        if (supersedes != null) {
            words.put("supersedes", supersedes);
        }
        return Publish.onPage(TOWN, incident, words);
    }

    private static void withdraw(String message) {
        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + message + "/publication")
                        .status())
                .isLessThan(300);
    }

    @Test
    void a_reader_that_comes_back_gets_what_is_new_and_sees_what_changed() throws Exception {
        String incident = incident("Brand met volgers", "REAL");
        Answer first = publish(incident, "De brug is open.", null);
        String address = "/i/" + slug(incident) + "/feed.atom?lang=nl";
        Answer before = reader.get(address);
        Map<String, Entry> old = read(before);
        assertThat(old).hasSize(1);
        Visitor again = reader.with("If-None-Match", before.header("ETag"));
        assertThat(again.get(address).status()).isEqualTo(304);

        TOWN.clock().forward(Duration.ofMinutes(5));
        Answer second = publish(incident, "De brug is dicht.", first.id());
        Map<String, Entry> changed = read(again.get(address));
        assertThat(changed).hasSize(2).containsKeys(old.keySet().toArray(new String[0]));
        String id = old.keySet().iterator().next();
        assertThat(changed.get(id).updated()).isAfter(old.get(id).updated());
        assertThat(changed.get(id).title()).isEqualTo("Niet meer actueel: De brug is open.");
        assertThat(changed.get(id).text()).contains("#m-" + second.id());

        TOWN.clock().forward(Duration.ofMinutes(5));
        withdraw(second.id());
        Town.eventually("it is off the page", () -> !reader.get(address).text().contains("De brug is dicht."));
        Map<String, Entry> taken = read(reader.get(address));
        assertThat(taken.keySet()).isEqualTo(changed.keySet());
        String next = changed.keySet().stream()
                .filter(one -> !one.equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(taken.get(next).updated()).isAfter(changed.get(next).updated());
        assertThat(taken.get(next).title()).isEqualTo("Ingetrokken bericht");
        assertThat(taken.get(next).links()).containsEntry("text/html", next);
    }

    @Test
    void every_feed_of_an_incident_and_of_the_house_tells_the_same_messages() throws Exception {
        String incident = incident("Lek met lezers", "REAL");
        publish(incident, "Gebruik nog geen kraanwater.", null);
        String drill = incident("Gespeeld lek", "EXERCISE");
        publish(drill, "Alleen gespeeld.", null);
        String home = "/i/" + slug(incident);

        Map<String, Entry> ofIncident = read(reader.get(home + "/feed.atom?lang=nl"));
        Map<String, Entry> ofHouse = read(reader.get("/feed.atom?lang=nl"));
        assertThat(ofHouse).containsAllEntriesOf(ofIncident);
        assertThat(ofHouse.values()).extracting(Entry::title).doesNotContain("OEFENING – Alleen gespeeld.");
        assertThat(reader.get("/cap.atom?lang=nl").text())
                .contains("Gebruik nog geen kraanwater.")
                .doesNotContain("Alleen gespeeld.");
        Answer json = reader.get(home + "/feed.json?lang=nl");
        assertThat(json.header("Content-Type")).startsWith("application/feed+json");
        assertThat(json.json().path("items").get(0).path("id").asText())
                .isEqualTo(ofIncident.keySet().iterator().next());
        assertThat(reader.get(home + "/feed.rss?lang=nl").text()).contains("Gebruik nog geen kraanwater.");
        Answer marked = reader.get("/i/" + slug(drill) + "/feed.json?lang=nl");
        assertThat(marked.json().path("title").asText()).startsWith("OEFENING");
        assertThat(marked.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(reader.get("/i/bestaat-niet/feed.json").status()).isEqualTo(404);
        assertThat(reader.get("/i/bestaat-niet/cap.atom").status()).isEqualTo(404);
    }

    @Test
    void a_collector_of_alerts_finds_each_update_and_each_alert_that_is_taken_back() throws Exception {
        String incident = incident("Rook met verzamelaars", "REAL");
        Answer first = publish(incident, "Sluit je ramen.", null);
        String address = "/i/" + slug(incident) + "/cap.atom?lang=nl";
        Map<String, Entry> alerts = read(reader.get(address));
        assertThat(alerts.keySet()).singleElement().asString().endsWith("/cap/" + first.id() + ".xml");
        Answer second = publish(incident, "Je ramen mogen weer open.", first.id());
        withdraw(second.id());
        Town.eventually("it is off the page", () -> !reader.get(address).text().contains("mogen weer open"));
        Map<String, Entry> now = read(reader.get(address));
        List<String> files = now.values().stream()
                .map(entry -> entry.links().get("application/cap+xml"))
                .toList();
        assertThat(new HashSet<>(files)).isEqualTo(now.keySet()).hasSize(2);
        assertThat(files).anyMatch(file -> file.endsWith("/cap/" + second.id() + ".cancel.xml"));
        for (String form : List.of(second.id(), second.id() + ".cancel")) {
            assertThat(reader.get("/cap/" + form + ".xml").text())
                    .contains("<msgType>Cancel</msgType>", "<identifier>" + second.id() + ".cancel</identifier>");
        }
        assertThat(reader.get("/cap/" + first.id() + ".cancel.xml").status()).isEqualTo(404);
    }

    @Test
    void odd_languages_and_odd_addresses_get_a_plain_answer() throws Exception {
        String incident = incident("Brand in alle talen", "REAL");
        publish(incident, "Alles is vertaald.", null);
        String address = "/i/" + slug(incident) + "/feed.atom";
        String long500 = IntStream.range(0, 500).mapToObj(i -> "x" + i).reduce("nl", (one, next) -> one + "," + next);
        for (String odd : List.of("*", ";;q=,", "nl;q=abc", long500)) {
            assertThat(read(reader.with("Accept-Language", odd).get(address))).hasSize(1);
        }
        assertThat(reader.get(address + "?lang=%3Cscript%3E").text()).doesNotContain("<script>");
        assertThat(reader.get("/cap/.cancel.xml").status()).isEqualTo(404);
        assertThat(reader.get("/cap/.xml").status()).isEqualTo(404);
    }
}
