package org.baken.publicpage;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.baken.platform.Publisher;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;

/**
 * Writes one message as an alert of the Common Alerting Protocol 1.2 (OASIS), one {@code info} for each language that it is
 * written in. How severe something is, Baken is not told: it says {@code Unknown} rather than guess.
 */
final class CapAlert {
    static final String TYPE = "application/cap+xml; charset=utf-8";

    /** What the identifier of the alert that takes another one back ends in. */
    static final String CANCEL = ".cancel";

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    /** The standard's category by type of incident (CAP 1.2, section 3.2.2). */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("industrial-fire", "Fire"),
            Map.entry("flood", "Met"),
            Map.entry("power-failure", "Infra"),
            Map.entry("cyber-attack", "Infra"),
            Map.entry("violence", "Security"),
            Map.entry("missing-person", "Rescue"),
            Map.entry("evacuation", "Safety"),
            Map.entry("contamination", "Health"),
            Map.entry("transport-accident", "Transport"),
            Map.entry("unrest", "Security"));

    private final Publisher house;
    private final DateTimeFormatter times;

    CapAlert(Publisher house) {
        this.house = house;
        ZoneId zone = house.zone();
        // "Z" is not allowed in an alert (section 3.3.2): UTC is written as -00:00.
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(zone);
    }

    /**
     * The alert of one message.
     *
     * @param message the id of a message that is on the page
     * @param type the incident's type
     * @param views the page in each language
     */
    byte[] of(String message, String type, List<PageView> views) {
        Post main = post(views.get(0), message).orElseThrow();
        PageView view = views.get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            alert(xml, view, main);
            for (PageView each : views) {
                Optional<Post> post =
                        post(each, message).filter(one -> one.lang().equals(each.lang()) && one.text() != null);
                if (post.isPresent()) {
                    info(xml, type, each, post.get());
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An alert that cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void alert(XMLStreamWriter xml, PageView view, Post post) throws XMLStreamException {
        boolean withdrawn = post.standing() == Standing.WITHDRAWN;
        List<Post> before = before(view, post);
        write(xml, "identifier", identifier(post));
        write(xml, "sender", sender());
        write(xml, "sent", time(withdrawn ? post.changedAt() : post.publishedAt()));
        write(xml, "status", view.exercise() ? "Exercise" : "Actual");
        write(xml, "msgType", withdrawn ? "Cancel" : before.isEmpty() ? "Alert" : "Update");
        write(xml, "scope", "Public");
        List<Post> referred = withdrawn ? List.of(post) : before;
        if (!referred.isEmpty()) {
            write(xml, "references", referred.stream().map(this::reference).collect(Collectors.joining(" ")));
        }
        write(xml, "incidents", view.slug());
    }

    /** What takes an alert back is an alert of its own. */
    static String identifier(Post post) {
        return post.standing() == Standing.WITHDRAWN ? post.id() + CANCEL : post.id();
    }

    /**
     * Everything whose place this message took, newest first, also by way of another: who missed one alert between must still
     * drop the first (CAP 1.2, section 3.2.1, {@code references} separated by spaces).
     */
    private static List<Post> before(PageView view, Post post) {
        List<Post> before = new ArrayList<>();
        Deque<String> newer = new ArrayDeque<>(List.of(post.id()));
        while (!newer.isEmpty()) {
            String id = newer.poll();
            view.messages().stream()
                    .filter(one -> id.equals(one.replacedBy()) && !before.contains(one))
                    .forEach(one -> {
                        before.add(one);
                        newer.add(one.id());
                    });
        }
        return before;
    }

    private void info(XMLStreamWriter xml, String type, PageView view, Post post) throws XMLStreamException {
        xml.writeStartElement("info");
        write(xml, "language", view.lang());
        write(xml, "category", CATEGORIES.getOrDefault(type, "Other"));
        write(xml, "event", view.title());
        write(xml, "responseType", response(post.purpose()));
        write(xml, "urgency", urgency(post.purpose()));
        write(xml, "severity", "Unknown");
        write(xml, "certainty", "Observed");
        write(xml, "senderName", house.name());
        if (post.title() != null && !post.title().isBlank()) {
            write(xml, "headline", post.title());
        }
        write(xml, "description", post.text());
        if (post.purpose() == Purpose.INSTRUCTION) {
            write(xml, "instruction", post.text());
        }
        write(xml, "web", house.publicUrl() + "/i/" + view.slug() + "?lang=" + view.lang() + "#" + post.anchor());
        xml.writeEndElement();
    }

    private static String response(Purpose purpose) {
        return switch (purpose) {
            case INSTRUCTION -> "Execute";
            case ALL_CLEAR -> "AllClear";
            case CORRECTION, OTHER -> "Monitor";
        };
    }

    private static String urgency(Purpose purpose) {
        return switch (purpose) {
            case INSTRUCTION -> "Immediate";
            case ALL_CLEAR -> "Past";
            case CORRECTION, OTHER -> "Unknown";
        };
    }

    private String reference(Post post) {
        return sender() + "," + post.id() + "," + time(post.publishedAt());
    }

    /** A name without spaces, commas or markup, as section 3.2.1 asks. */
    private String sender() {
        String host = URI.create(house.publicUrl()).getHost();
        return Objects.requireNonNullElse(host, "baken").replaceAll("[\\s,<&]", "-");
    }

    private String time(Instant at) {
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        String offset = house.zone().getRules().getOffset(second).getId();
        return times.format(second) + (offset.equals("Z") ? "-00:00" : offset);
    }

    private static Optional<Post> post(PageView view, String message) {
        return view.messages().stream().filter(one -> one.id().equals(message)).findFirst();
    }

    private static void write(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(Feeds.xml(text));
        xml.writeEndElement();
    }
}
