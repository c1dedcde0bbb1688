package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Collects alerts over the air as a system of another town does: finds them in the feed, and takes none that the schema of the
 * standard refuses or that the town's certificate does not vouch for.
 */
@Tag("database")
class LiveAlertsTest {
    private static final String HOSTILE = "]]> <b>&amp; \uD83D\uDE92 {{house}} ";

    @RegisterExtension
    static final Town TOWN = signing();

    private final Visitor collector = TOWN.nobody().without("Accept-Language");

    private static Town signing() {
        try {
            String file =
                    KeyStores.file("-keyalg", "EC", "-groupname", "secp256r1").toString();
            return new Town().with("cap.keystore", file).with("cap.password", KeyStores.PASSWORD);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Every alert that the feed of an incident names, by its identifier. */
    private Map<String, Document> alerts(String slug) throws Exception {
        Map<String, Document> alerts = new HashMap<>();
        NodeList links = document(collector.get("/i/" + slug + "/cap.atom?lang=nl"))
                .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
        for (int i = 0; i < links.getLength(); i++) {
            Element link = (Element) links.item(i);
            if (link.getAttribute("type").equals("application/cap+xml")) {
                String path = link.getAttribute("href").replaceFirst("^https?://[^/]+", "");
                Answer answer = collector.get(path);
                assertThat(answer.header("Content-Type")).startsWith("application/cap+xml");
                Document alert = document(answer);
                SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(LiveAlertsTest.class.getResource("/cap/CAP-v1.2.xsd"))
                        .newValidator()
                        .validate(new DOMSource(alert));
                assertThat(isVouchedFor(alert)).isTrue();
                alerts.put(one(alert, "identifier"), alert);
                assertThat(collector
                                .with("If-None-Match", answer.header("ETag"))
                                .get(path)
                                .status())
                        .isEqualTo(304);
            }
        }
        return alerts;
    }

    private static Document document(Answer answer) throws Exception {
        assertThat(answer.status()).isEqualTo(200);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isVouchedFor(Document alert) throws Exception {
        NodeList found = alert.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        assertThat(found.getLength()).isEqualTo(1);
        NodeList certificates = alert.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate");
        byte[] certificate =
                java.util.Base64.getMimeDecoder().decode(certificates.item(0).getTextContent());
        DOMValidateContext context = new DOMValidateContext(
                java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(certificate))
                        .getPublicKey(),
                found.item(0));
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }

    private static List<String> all(Document alert, String element) {
        NodeList found = alert.getElementsByTagNameNS("urn:oasis:names:tc:emergency:cap:1.2", element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static String one(Document alert, String element) {
        List<String> found = all(alert, element);
        assertThat(found).as(element).hasSize(1);
        return found.get(0);
    }

    private static String reference(Document alert) {
        return one(alert, "sender") + "," + one(alert, "identifier") + "," + one(alert, "sent");
    }

    private static String incident(String kind) {
        return Scene.created(TOWN.as(Role.LEAD).post("/api/incidents", Scene.opening("Rook <boven> de & haven", kind)));
    }

    private static String slug(String incident) {
        return TOWN.as(Role.LEAD)
                .get("/api/incidents/" + incident)
                .json()
                .path("slug")
                .asText();
    }

    private static Answer publish(String incident, String body, String supersedes) {
        Map<String, Object> words = Desk.words(
                "INSTRUCTION",
                Map.of(
                        "nl",
                        Map.of("title", "Rook " + HOSTILE, "body", body),
                        "fr",
                        Map.of("title", "Fumée", "body", "Fermez.")));
        if (supersedes != null) {
            words.put("supersedes", supersedes);
        }
        words.put(
                "cap",
                Map.of(
                        "categories",
                        List.of("FIRE", "CBRNE"),
                        "responses",
                        List.of("SHELTER"),
                        "urgency",
                        "IMMEDIATE",
                        "severity",
                        "SEVERE",
                        "certainty",
                        "OBSERVED",
                        "area",
                        Map.of("nl", HOSTILE + "Noord", "fr", "Nord"),
                        "contact",
                        HOSTILE + "0800"));
        return Publish.onPage(TOWN, incident, words);
    }

    @Test
    void an_alert_its_updates_and_its_end_are_each_valid_and_name_what_they_replace() throws Exception {
        String incident = incident("REAL");
        String slug = slug(incident);
        String first = publish(incident, HOSTILE.repeat(200), null).id();
        Document alert = alerts(slug).get(first);
        assertThat(one(alert, "msgType")).isEqualTo("Alert");
        assertThat(all(alert, "language")).containsExactly("nl", "fr");
        assertThat(all(alert, "areaDesc")).containsExactly(HOSTILE + "Noord", "Nord");
        assertThat(all(alert, "event")).containsExactly("Rook <boven> de & haven", "Rook <boven> de & haven");

        String second = publish(incident, "Ga weg van de haven.", first).id();
        String third = publish(incident, "Kom terug.", second).id();
        Map<String, Document> chain = alerts(slug);
        assertThat(chain).containsOnlyKeys(first, second, third);
        assertThat(one(chain.get(second), "references")).isEqualTo(reference(chain.get(first)));
        assertThat(one(chain.get(third), "msgType")).isEqualTo("Update");
        assertThat(one(chain.get(third), "references").split(" "))
                .containsExactly(reference(chain.get(second)), reference(chain.get(first)));

        assertThat(TOWN.as(Role.SPOKESPERSON)
                        .delete("/api/messages/" + third + "/publication")
                        .status())
                .isLessThan(300);
        Town.eventually(
                "it is taken back",
                () -> collector.get("/cap/" + third + ".xml").text().contains("<msgType>Cancel</msgType>"));
        Document cancel = alerts(slug).get(third + ".cancel");
        assertThat(one(cancel, "references")).isEqualTo(reference(chain.get(third)));
        assertThat(all(cancel, "description")).noneMatch(text -> text.contains("Kom terug"));
    }

    @Test
    void an_alert_of_an_exercise_is_one_for_nobody_else() throws Exception {
        String incident = incident("EXERCISE");
        publish(incident, "Sluit de ramen.", null);
        Document alert = alerts(slug(incident)).values().iterator().next();
        assertThat(one(alert, "status")).isEqualTo("Exercise");
        assertThat(all(alert, "headline"))
                .allMatch(title -> title.startsWith("OEFENING") || title.startsWith("EXERCICE"));
        assertThat(collector.get("/cap.atom").text()).doesNotContain(one(alert, "identifier"));
    }
}
