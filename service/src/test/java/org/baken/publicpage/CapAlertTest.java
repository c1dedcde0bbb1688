package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.fire;
import static org.baken.publicpage.PageViews.post;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.baken.message.Cap;
import org.baken.message.Cap.Category;
import org.baken.message.Cap.Certainty;
import org.baken.message.Cap.Response;
import org.baken.message.Cap.Severity;
import org.baken.message.Cap.Urgency;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class CapAlertTest {
    private final CapAlert cap = new CapAlert(HOUSE, null);

    /** Reads an alert, which must be valid against the schema of the standard. */
    private Document alert(String message, String type, PageView... views) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        cap.of(Alert.of(message, type, List.of(views)).orElseThrow())));
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CapAlertTest.class.getResource("/cap/CAP-v1.2.xsd"))
                .newValidator()
                .validate(new DOMSource(document));
        return document;
    }

    private static List<String> all(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS("*", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void a_message_is_a_valid_alert_with_what_people_must_do() throws Exception {
        PageView view = PageViews.with(
                post("9", Purpose.INSTRUCTION, "Blijf binnen", "Sluit ramen en deuren.", 60, Standing.CURRENT, null));
        Document alert = alert("9", "industrial-fire", view);
        assertThat(all(alert, "status")).containsExactly("Actual");
        assertThat(all(alert, "msgType")).containsExactly("Alert");
        assertThat(all(alert, "sender")).containsExactly("havenrode.example");
        assertThat(all(alert, "sent")).containsExactly("2026-11-21T15:49:00+01:00");
        assertThat(all(alert, "category")).containsExactly("Fire");
        assertThat(all(alert, "urgency")).containsExactly("Immediate");
        assertThat(all(alert, "headline")).containsExactly("Blijf binnen");
        assertThat(all(alert, "instruction")).containsExactly("Sluit ramen en deuren.");
    }

    @Test
    void the_message_that_takes_anothers_place_is_an_update_that_names_it() throws Exception {
        PageView view = fire(false, "nl");
        String old = view.messages().stream()
                .filter(post -> post.replacedBy() != null)
                .findFirst()
                .orElseThrow()
                .id();
        String next = view.messages().stream()
                .filter(post -> post.id().equals(old))
                .findFirst()
                .orElseThrow()
                .replacedBy();
        Document alert = alert(next, "other", view);
        assertThat(all(alert, "msgType")).containsExactly("Update");
        assertThat(all(alert, "references"))
                .singleElement()
                .asString()
                .matches("havenrode\\.example," + old + ",2026-11-21T\\d\\d:\\d\\d:\\d\\d\\+01:00");
    }

    @Test
    void an_update_of_an_update_names_the_first_alert_too_and_no_other() throws Exception {
        PageView view = PageViews.with(
                post("1", Purpose.OTHER, "Eerst", "Blijf binnen.", 60, Standing.SUPERSEDED, "2"),
                post("0", Purpose.OTHER, "Los", "De brug is dicht.", 90, Standing.CURRENT, null),
                post("2", Purpose.OTHER, "Dan", "Blijf weg.", 120, Standing.SUPERSEDED, "3"),
                post("3", Purpose.OTHER, "Nu", "Alles is veilig.", 180, Standing.CURRENT, null));
        assertThat(all(alert("3", "other", view), "references"))
                .containsExactly("havenrode.example,2,2026-11-21T15:50:00+01:00"
                        + " havenrode.example,1,2026-11-21T15:49:00+01:00");
        assertThat(all(alert("0", "other", view), "references")).isEmpty();
    }

    @Test
    void what_was_withdrawn_is_cancelled_and_no_longer_repeated() throws Exception {
        PageView view = PageViews.with(post("9", Purpose.OTHER, null, null, 60, Standing.WITHDRAWN, null));
        Document alert = alert("9", "flood", view);
        assertThat(all(alert, "msgType")).containsExactly("Cancel");
        assertThat(all(alert, "identifier")).containsExactly("9.cancel");
        assertThat(all(alert, "references")).singleElement().asString().startsWith("havenrode.example,9,");
        assertThat(all(alert, "headline")).containsExactly("Ingetrokken bericht");
        assertThat(all(alert, "description"))
                .singleElement()
                .asString()
                .startsWith("We hebben dit bericht ingetrokken");
        assertThat(all(alert, "responseType")).containsExactly("None");
    }

    @Test
    void an_exercise_is_never_an_actual_alert() throws Exception {
        PageView view = fire(true, "nl");
        Document alert = alert(view.messages().get(0).id(), "industrial-fire", view);
        assertThat(all(alert, "status")).containsExactly("Exercise");
    }

    @Test
    void markup_in_a_message_is_text_in_the_alert() throws Exception {
        String hostile = "<script>alert(1)</script> ]]> & \uFFFE";
        PageView view = PageViews.with(post("9", Purpose.INSTRUCTION, hostile, hostile, 60, Standing.CURRENT, null));
        Document alert = alert("9", "a type <nobody> knows", view);
        assertThat(all(alert, "script")).isEmpty();
        assertThat(all(alert, "description")).containsExactly("<script>alert(1)</script> ]]> & \uFFFD");
        assertThat(all(alert, "category")).containsExactly("Other");
    }

    private static final Instant UNTIL = Instant.parse("2026-11-21T20:00:00.400Z");

    private static Cap mapped(String area, String contact) {
        return new Cap(
                List.of(Category.CBRNE, Category.FIRE, Category.FIRE),
                List.of(Response.AVOID, Response.SHELTER),
                Urgency.EXPECTED,
                Severity.SEVERE,
                Certainty.LIKELY,
                UNTIL,
                area == null ? null : Map.of("nl", area),
                contact);
    }

    private static Post instruction(Standing standing, Cap cap) {
        boolean withdrawn = standing == Standing.WITHDRAWN;
        Post post = post(
                "9",
                Purpose.INSTRUCTION,
                withdrawn ? null : "Blijf binnen",
                withdrawn ? null : "Sluit.",
                60,
                standing,
                null);
        return PageViews.with(post, cap);
    }

    @Test
    void what_the_authors_said_of_the_alert_is_what_it_says() throws Exception {
        Document alert = alert(
                "9", "flood", PageViews.with(instruction(Standing.CURRENT, mapped("De Stationswijk", "0800 12 345"))));
        assertThat(all(alert, "category")).containsExactly("Fire", "CBRNE");
        assertThat(all(alert, "event")).containsExactly("Brand op het rangeerterrein");
        assertThat(all(alert, "responseType")).containsExactly("Shelter", "Avoid");
        assertThat(all(alert, "urgency")).containsExactly("Expected");
        assertThat(all(alert, "severity")).containsExactly("Severe");
        assertThat(all(alert, "certainty")).containsExactly("Likely");
        assertThat(all(alert, "expires")).containsExactly("2026-11-21T21:00:00+01:00");
        assertThat(all(alert, "areaDesc")).containsExactly("De Stationswijk");
        assertThat(all(alert, "contact")).containsExactly("0800 12 345");
    }

    @Test
    void an_alert_of_which_nobody_said_anything_claims_little_and_holds_for_the_whole_town() throws Exception {
        Document alert = alert("9", "flood", PageViews.with(instruction(Standing.CURRENT, null)));
        assertThat(all(alert, "severity")).containsExactly("Unknown");
        assertThat(all(alert, "expires")).isEmpty();
        assertThat(all(alert, "areaDesc")).containsExactly("Gemeente Havenrode");
    }

    @Test
    void an_alert_that_was_over_before_it_went_out_has_no_expiry_that_would_hide_it() throws Exception {
        Cap late = new Cap(
                List.of(Category.FIRE),
                List.of(Response.MONITOR),
                Urgency.PAST,
                Severity.MINOR,
                Certainty.OBSERVED,
                PageViews.START,
                null,
                null);
        assertThat(all(alert("9", "flood", PageViews.with(instruction(Standing.CURRENT, late))), "expires"))
                .isEmpty();
    }

    @Test
    void what_is_taken_back_claims_nothing_any_more_but_where_it_held() throws Exception {
        Document alert =
                alert("9", "flood", PageViews.with(instruction(Standing.WITHDRAWN, mapped("De Stationswijk", null))));
        assertThat(all(alert, "msgType")).containsExactly("Cancel");
        assertThat(all(alert, "category")).containsExactly("Fire", "CBRNE");
        assertThat(all(alert, "severity")).containsExactly("Unknown");
        assertThat(all(alert, "expires")).isEmpty();
        assertThat(all(alert, "areaDesc")).containsExactly("De Stationswijk");
    }

    @Test
    void the_all_clear_says_that_it_is_over() throws Exception {
        PageView view = PageViews.with(
                post("9", Purpose.ALL_CLEAR, "Voorbij", "Je mag weer naar buiten.", 60, Standing.CURRENT, null));
        Document alert = alert("9", "flood", view);
        assertThat(all(alert, "responseType")).containsExactly("AllClear");
        assertThat(all(alert, "urgency")).containsExactly("Past");
    }

    @Test
    void there_is_one_info_for_each_language_that_it_is_written_in() throws Exception {
        Post dutch = instruction(Standing.CURRENT, mapped("De Stationswijk", null));
        Post french = new Post(
                "9",
                Purpose.INSTRUCTION,
                "fr",
                "Restez à l’intérieur",
                "Fermez les portes.",
                dutch.publishedAt(),
                Standing.CURRENT,
                null,
                null,
                List.of(),
                dutch.cap());
        Document alert = alert(
                "9", "flood", PageViews.with("nl", dutch), PageViews.with("fr", french), PageViews.with("en", dutch));
        assertThat(all(alert, "language")).containsExactly("nl", "fr");
        assertThat(all(alert, "headline")).containsExactly("Blijf binnen", "Restez à l’intérieur");
        assertThat(all(alert, "areaDesc")).containsExactly("De Stationswijk", "De Stationswijk");
        assertThat(all(alert, "web")).allMatch(web -> web.endsWith("#m-9"));
    }

    @Test
    void an_exercise_is_marked_in_every_state() throws Exception {
        for (Standing standing : Standing.values()) {
            PageView view = PageViews.exercise(instruction(standing, null));
            Document alert = alert("9", "flood", view);
            assertThat(all(alert, "status")).containsExactly("Exercise");
            assertThat(all(alert, "note")).singleElement().asString().startsWith("OEFENING: ");
            assertThat(all(alert, "event")).allMatch(event -> event.startsWith("OEFENING: "));
        }
    }

    @Test
    void hostile_and_endless_texts_stay_text_and_stay_valid() throws Exception {
        String odd = "]]>\u0000\u0008\uFFFF\uD800 <alert xmlns='x'>&amp;&#0; {{x}} \uD83D\uDE92 ".repeat(4000);
        Post post = new Post(
                "9 ,<&\n9",
                Purpose.INSTRUCTION,
                "nl",
                odd,
                odd,
                PageViews.START,
                Standing.CURRENT,
                null,
                null,
                List.of(),
                mapped(odd, odd));
        Document alert = alert("9 ,<&\n9", "<b>", PageViews.with(post));
        assertThat(all(alert, "identifier")).containsExactly("9-----9");
        assertThat(all(alert, "alert")).hasSize(1);
        assertThat(all(alert, "description").get(0)).startsWith("]]>\uFFFD\uFFFD\uFFFD\uFFFD <alert xmlns='x'>&amp;");
    }

    @Test
    void a_long_chain_of_updates_names_the_newest_fifty_only() throws Exception {
        Post[] posts = IntStream.range(0, 1000)
                .mapToObj(i -> post(
                        "p" + i,
                        Purpose.OTHER,
                        "Update",
                        "Tekst.",
                        i,
                        i == 999 ? Standing.CURRENT : Standing.SUPERSEDED,
                        i == 999 ? null : "p" + (i + 1)))
                .toArray(Post[]::new);
        String references =
                all(alert("p999", "flood", PageViews.with(posts)), "references").get(0);
        assertThat(references.split(" ")).hasSize(50);
        assertThat(references)
                .startsWith("havenrode.example,p998,")
                .contains(",p949,")
                .doesNotContain(",p948,");
    }

    @Test
    void an_alert_stays_the_same_while_other_messages_come() {
        Post post = instruction(Standing.CURRENT, null);
        Alert before = Alert.of("9", "flood", List.of(PageViews.with(post))).orElseThrow();
        PageView more = PageViews.with(post, post("10", Purpose.OTHER, "Update", "Tekst.", 90, Standing.CURRENT, null));
        assertThat(Alert.of("9", "flood", List.of(more))).contains(before);
        assertThat(Alert.of("8", "flood", List.of(more))).isEmpty();
        assertThat(Alert.of("9", "flood", List.of())).isEmpty();
    }
}
