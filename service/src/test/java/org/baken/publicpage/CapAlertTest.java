package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.fire;
import static org.baken.publicpage.PageViews.post;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class CapAlertTest {
    private final CapAlert cap = new CapAlert(HOUSE);

    /** Reads an alert, which must be valid against the schema of the standard. */
    private Document alert(String message, String type, PageView... views) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(cap.of(message, type, List.of(views))));
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
        assertThat(all(alert, "info")).isEmpty();
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
}
