package org.baken.message;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;
import org.baken.check.Checks;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.check.Part;
import org.baken.check.Words;
import org.baken.incident.Fact;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.LinkedChannels.ChannelLimit;
import org.baken.message.Pictures.Picture;
import org.jdbi.v3.core.Handle;

/** Reads content before it goes anywhere: counts it by each channel's own rule and runs the checks. Thread-safe. */
public final class Proofreader {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int EARLIER = 20;

    private final Map<String, Limits> usual;
    private final LinkedChannels linked;
    private final Incidents incidents;
    private final Facts facts;
    private final Footing footing;
    private final Pictures pictures;
    private final Rulebook rulebook;
    private final Words words = Words.shipped();
    private final Clock clock;

    /**
     * Reads the word lists, so that a fault in them shows when the service starts.
     *
     * @param usual the limits of every platform there is, for those that no linked account is on
     */
    public Proofreader(
            Map<String, Limits> usual,
            LinkedChannels linked,
            Incidents incidents,
            Facts facts,
            Pictures pictures,
            Rulebook rulebook,
            Clock clock) {
        this.usual = new TreeMap<>(usual);
        this.linked = linked;
        this.incidents = incidents;
        this.facts = facts;
        this.footing = new Footing(facts);
        this.pictures = pictures;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Reads the newest revision of a message. */
    public Proof read(Handle handle, Incident incident, Message message) {
        List<RestsOn> restsOn = footing.of(handle, List.of(message)).getOrDefault(message.id(), List.of());
        return read(handle, around(handle, incident), message, restsOn);
    }

    /** @param restsOn the facts under the newest revision, which a list of messages has at hand for all of them */
    Proof read(Handle handle, Surroundings around, Message message, List<RestsOn> restsOn) {
        int moved = (int) restsOn.stream().filter(RestsOn::moved).count();
        return read(handle, around, message.content(), message.id(), moved);
    }

    /**
     * Reads content that may not be stored yet.
     *
     * @param message the id of the message that it is to become a revision of, or null
     */
    Proof read(Handle handle, Surroundings around, Content content, String message) {
        return read(handle, around, content, message, 0);
    }

    /** @param incident to which the content belongs; null when it is not known, and only its words are looked at */
    Surroundings around(Handle handle, Incident incident) {
        HouseRules rules = rulebook.rules(handle);
        Context.House house =
                new Context.House(rules.ownNumbers(), rules.ownAddresses(), rules.confidentialTerms(), rules.levels());
        if (incident == null) {
            return new Surroundings(
                    null,
                    null,
                    java.util.Set.of(),
                    Surroundings.limits(List.of(), usual),
                    Map.of(),
                    house,
                    List.of(),
                    0);
        }
        List<ChannelLimit> accounts = linked.of(handle, incident);
        Map<String, Fact> known = new HashMap<>();
        facts.of(handle, incident.id()).forEach(fact -> known.put(fact.id(), fact));
        MessageDao messages = handle.attach(MessageDao.class);
        return new Surroundings(
                incident,
                incidents.publicUrl(incident),
                Surroundings.platforms(accounts),
                Surroundings.limits(accounts, usual),
                known,
                house,
                messages.wentOut(incident.id(), EARLIER),
                messages.publishedSince(incident.id(), clock.instant().minus(HOUR)));
    }

    private Proof read(Handle handle, Surroundings around, Content content, String message, int moved) {
        Map<String, Map<String, TextCount>> counts = new LinkedHashMap<>();
        Map<String, Map<String, String>> previews = new LinkedHashMap<>();
        List<Context.Fit> fits = new ArrayList<>();
        for (String platform : around.limits().keySet()) {
            for (String lang : content.languages()) {
                String text = Rendered.of(content, platform, lang, around.isExercise())
                        .text();
                Limits tightest = around.tightest(platform, text);
                TextCount count = tightest.count(text);
                counts.computeIfAbsent(platform, any -> new TreeMap<>()).put(lang, count);
                previews.computeIfAbsent(platform, any -> new TreeMap<>()).put(lang, text);
                if (around.linked().contains(platform)
                        || content.variant(platform, lang).isPresent()) {
                    String mark = around.isExercise() ? ExerciseMark.in(lang) : "";
                    fits.add(new Context.Fit(platform, lang, mark, text, tightest, count));
                }
            }
        }
        Draft draft = draft(handle, around, content);
        return new Proof(
                Checks.of(draft, context(handle, around, content, message, moved, fits)),
                counts,
                previews,
                around.linked());
    }

    private Context context(
            Handle handle, Surroundings around, Content content, String message, int moved, List<Context.Fit> fits) {
        Context.Builder context = Context.builder()
                .purpose(content.purpose().name(), content.purpose().expects())
                .exercise(around.isExercise())
                .fits(fits)
                .house(around.house())
                .words(words);
        Incident incident = around.incident();
        if (incident != null) {
            context.languages(incident.languages())
                    .officialUrl(around.url())
                    .hashtag(incident.hashtag())
                    .facts(new Context.FactsBehind(content.facts().size(), around.unconfirmed(content.facts()), moved))
                    .published(around.earlier(message, content.supersedes()))
                    .pace(new Context.Pace(around.lastHour()));
            if (content.corrects() != null) {
                handle.attach(MessageDao.class)
                        .claim(content.corrects(), incident.id())
                        .ifPresent(context::claim);
            }
        }
        return context.build();
    }

    private Draft draft(Handle handle, Surroundings around, Content content) {
        Map<String, Draft.Text> text = new TreeMap<>();
        content.text()
                .forEach((lang, words) ->
                        text.put(lang, new Draft.Text(words.title(), words.body(), parts(words.core()))));
        return new Draft(
                text,
                content.variants().stream()
                        .map(variant -> new Draft.Variant(
                                variant.platform(), variant.lang(), variant.body(), content.hasMoved(variant)))
                        .toList(),
                pictures(handle, around, content));
    }

    private static Map<Part, String> parts(Core core) {
        if (core == null) {
            return null;
        }
        Map<Part, String> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            if (core.part(part) != null) {
                parts.put(part, core.part(part));
            }
        }
        return parts;
    }

    private List<Draft.Picture> pictures(Handle handle, Surroundings around, Content content) {
        if (content.media().isEmpty() || around.incident() == null) {
            return List.of();
        }
        Map<String, Picture> known = pictures.of(
                handle,
                around.incident().id(),
                content.media().stream().map(Content.Media::id).toList());
        return content.media().stream()
                .map(media -> {
                    Picture picture = known.get(media.id());
                    boolean declared = picture != null && picture.declared();
                    boolean agreed = picture != null && picture.agreed();
                    return new Draft.Picture(media.id(), media.alt(), declared, agreed);
                })
                .toList();
    }
}
