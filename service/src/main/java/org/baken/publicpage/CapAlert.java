package org.baken.publicpage;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.baken.message.Cap;
import org.baken.message.Cap.Category;
import org.baken.message.Cap.Response;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;

/**
 * Writes one message as an alert of the Common Alerting Protocol 1.2 (OASIS), one {@code info} for each language that it is
 * written in. What the authors did not say of it is told with care: how severe something is, is {@code Unknown} then.
 *
 * <p>Every message is an alert, and not only those that somebody described as one: a collector that follows the town must not
 * miss an update or an all-clear because somebody in a hurry left a form empty. Whoever filters by severity gets what they ask
 * for: an {@code Unknown} is below every threshold.
 */
final class CapAlert {
    static final String TYPE = "application/cap+xml; charset=utf-8";

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private final Publisher house;
    private final DateTimeFormatter times;
    private final CapSignature signature;

    /** @param signature with which every alert is signed; null for none */
    CapAlert(Publisher house, CapSignature signature) {
        this.house = house;
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(house.zone());
        this.signature = signature;
    }

    byte[] of(Alert alert) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            head(xml, alert);
            for (Alert.InLanguage each : alert.posts()) {
                info(xml, alert, each.lang(), each.post());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An alert that cannot be written", e);
        }
        return signature == null ? bytes.toByteArray() : signature.sign(bytes.toByteArray());
    }

    private void head(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        write(xml, "identifier", token(alert.identifier()));
        write(xml, "sender", sender());
        write(xml, "sent", time(alert.sent()));
        write(xml, "status", alert.exercise() ? "Exercise" : "Actual");
        write(xml, "msgType", alert.cancels() ? "Cancel" : alert.references().isEmpty() ? "Alert" : "Update");
        write(xml, "scope", "Public");
        if (alert.exercise()) {
            // Says of which exercise it is, as section 3.2.1 asks of this status.
            write(xml, "note", marked(alert, alert.main().lang()));
        }
        if (!alert.references().isEmpty()) {
            write(
                    xml,
                    "references",
                    alert.references().stream().map(this::reference).collect(Collectors.joining(" ")));
        }
        write(xml, "incidents", token(alert.slug()));
    }

    private void info(XMLStreamWriter xml, Alert alert, String lang, Post post) throws XMLStreamException {
        Words words = FeedItem.words(lang);
        Cap cap =
                alert.cancels() ? CapDefaults.withdrawn(alert.type(), post.cap()) : CapDefaults.of(alert.type(), post);
        xml.writeStartElement("info");
        write(xml, "language", lang);
        for (Category category : cap.categories()) {
            write(xml, "category", category.term());
        }
        write(xml, "event", marked(alert, lang));
        for (Response response : cap.responses()) {
            write(xml, "responseType", response.term());
        }
        write(xml, "urgency", cap.urgency().term());
        write(xml, "severity", cap.severity().term());
        write(xml, "certainty", cap.certainty().term());
        if (cap.expires() != null && cap.expires().isAfter(alert.sent())) {
            write(xml, "expires", time(cap.expires()));
        }
        write(xml, "senderName", house.name());
        String title = alert.cancels() ? words.get("feed-withdrawn") : post.title();
        if (title != null && !title.isBlank()) {
            write(xml, "headline", alert.cancels() ? marked(alert, words, title) : title);
        }
        write(xml, "description", alert.cancels() ? words.get("withdrawn-note") : post.text());
        if (!alert.cancels() && post.purpose() == Purpose.INSTRUCTION) {
            write(xml, "instruction", post.text());
        }
        write(xml, "web", house.publicUrl() + "/i/" + alert.slug() + "?lang=" + lang + "#" + post.anchor());
        if (cap.contact() != null) {
            write(xml, "contact", cap.contact());
        }
        xml.writeStartElement("area");
        write(xml, "areaDesc", cap.areaIn(lang).orElse(house.name()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String marked(Alert alert, String lang) {
        return marked(alert, FeedItem.words(lang), alert.event());
    }

    private static String marked(Alert alert, Words words, String title) {
        return FeedItem.marked(alert.exercise(), words, title);
    }

    private String reference(Alert.Reference reference) {
        return sender() + "," + token(reference.identifier()) + "," + time(reference.sent());
    }

    private String sender() {
        String host = URI.create(house.publicUrl()).getHost();
        return token(Objects.requireNonNullElse(host, "baken"));
    }

    /** A name without spaces, commas or markup, as section 3.2.1 asks of identifiers and senders. */
    private static String token(String name) {
        return name.replaceAll("[\\s,<&]", "-");
    }

    /** "Z" is not allowed in an alert (section 3.3.2): UTC is written as -00:00. */
    private String time(Instant at) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        String offset = house.zone().getRules().getOffset(second).getId();
        return times.format(second) + (offset.equals("Z") ? "-00:00" : offset);
    }

    private static void write(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Feeds.xml(text));
        xml.writeEndElement();
    }
}
