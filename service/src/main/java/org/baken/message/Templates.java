package org.baken.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.baken.incident.Cadence;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.TemplateFiles.Words;
import org.baken.message.TemplateFiles.Written;
import org.baken.platform.Guideline;
import org.baken.platform.Publisher;

/** The templates that a message can begin with, filled in from the incident (guidelines A09, V10, B01). Thread-safe. */
public final class Templates {
    private static final Duration STEP = Duration.ofMinutes(5);

    private final List<Written> shipped;
    private final Incidents incidents;
    private final Cadence cadence;
    private final Publisher house;
    private final Clock clock;

    /**
     * Reads the templates that come with Baken.
     *
     * @throws org.baken.platform.ContentProblem naming file and line of every fault
     */
    public Templates(Incidents incidents, Cadence cadence, Publisher house, Clock clock) {
        this.shipped = TemplateFiles.shipped();
        this.incidents = incidents;
        this.cadence = cadence;
        this.house = house;
        this.clock = clock;
    }

    /**
     * A template, filled in.
     *
     * @param title what the author chooses by, by language
     * @param types the types of incident that it is made for; none for any
     * @param text by language; what nobody knows yet stands as "…"
     */
    public record Template(
            String id,
            Map<String, String> title,
            List<String> types,
            Purpose purpose,
            String audience,
            List<Guideline> guidelines,
            Map<String, Content.Text> text) {}

    /**
     * Those for an incident: those made for its type first, and first statements first while nothing is out.
     *
     * @param lastUpdate when something of the incident was published last; null while nothing is out
     */
    List<Template> of(Incident incident, Instant lastUpdate) {
        boolean silent = lastUpdate == null;
        Blanks.Known known = known(incident, lastUpdate);
        return shipped.stream()
                .sorted(Comparator.comparingInt((Written one) -> distance(one, incident))
                        .thenComparing(one -> (one.purpose() == Purpose.HOLDING) != silent)
                        .thenComparing(Written::purpose)
                        .thenComparing(Written::id))
                .map(one -> filled(one, incident, known))
                .toList();
    }

    /**
     * One of those that come with Baken, ready to go out without an author: an incident without a place is told by its title.
     *
     * @throws java.util.NoSuchElementException when none has this id
     */
    public Template filled(String id, Incident incident, Instant lastUpdate) {
        Blanks.Known known = known(incident, lastUpdate);
        Written written =
                shipped.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        return filled(written, incident, known.told());
    }

    /** The first statement about an incident: the one made for its type, or else the usual one; none when there is none. */
    public Optional<Template> firstStatement(Incident incident) {
        return of(incident, null).stream()
                .filter(template -> template.purpose() == Purpose.HOLDING)
                .findFirst();
    }

    /** When a message about an incident that goes out now can say that the next one comes. */
    public Instant nextUpdate(Incident incident) {
        return nextUpdate(incident, clock.instant());
    }

    private Blanks.Known known(Incident incident, Instant lastUpdate) {
        Instant now = clock.instant();
        return new Blanks.Known(
                incident,
                incident.place(),
                incidents.publicUrl(incident),
                house.name(),
                now,
                lastUpdate,
                nextUpdate(incident, now),
                house.zone());
    }

    /**
     * When a message that goes out now can say that the next one comes: as publishing promises, rounded up to what people say,
     * or later when the lead promised that (guideline H40).
     */
    private Instant nextUpdate(Incident incident, Instant now) {
        long step = STEP.toSeconds();
        long seconds = now.plus(cadence.update()).getEpochSecond();
        Instant usual = Instant.ofEpochSecond((seconds + step - 1) / step * step);
        Instant promised = incident.nextUpdateAt();
        return promised != null && promised.isAfter(usual) ? promised.truncatedTo(ChronoUnit.MINUTES) : usual;
    }

    private static int distance(Written template, Incident incident) {
        if (template.types().contains(incident.type())) {
            return 0;
        }
        return template.types().isEmpty() ? 1 : 2;
    }

    private static Template filled(Written template, Incident incident, Blanks.Known known) {
        Map<String, Content.Text> text = new TreeMap<>();
        template.text().forEach((lang, words) -> {
            if (incident.languages().contains(lang)) {
                text.put(lang, filled(words, lang, template.purpose(), known.in(lang)));
            }
        });
        if (text.isEmpty()) {
            // An incident in other languages only: better a text to translate than none.
            template.text()
                    .forEach((lang, words) -> text.put(lang, filled(words, lang, template.purpose(), known.in(lang))));
        }
        return new Template(
                template.id(),
                template.title(),
                template.types(),
                template.purpose(),
                template.audience(),
                template.guidelines(),
                text);
    }

    private static Content.Text filled(Words words, String lang, Purpose purpose, Blanks blanks) {
        String title = blanks.fill(words.title());
        if (words.core() == null) {
            return new Content.Text(title, blanks.fill(words.body()));
        }
        Core core = words.core();
        Core told = new Core(
                blanks.fill(core.known()),
                blanks.fill(core.unknown()),
                blanks.fill(core.doing()),
                blanks.fill(core.asked()),
                blanks.fill(core.nextUpdate()),
                blanks.fill(core.more()));
        return new Content.Text(title, CoreText.of(told, purpose, lang), told);
    }
}
