package org.baken.publicpage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.baken.incident.Fact;
import org.baken.incident.FactKind;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.insight.AskedQuestions;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.publicpage.PageView.Line;
import org.baken.publicpage.PageView.Phase;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;
import org.baken.publicpage.PageView.Verdict;
import org.baken.publishing.Accounts;
import org.baken.publishing.Deliveries;
import org.baken.publishing.OfficialAccounts;
import org.baken.publishing.OfficialProfile;
import org.baken.publishing.PagePost;
import org.baken.rumour.Rumours;
import org.jdbi.v3.core.Handle;

/**
 * Reads what the page of an incident says. A message is on it because its delivery to the town's own page was sent, and reads
 * as that delivery does: there is no second way onto the page.
 */
final class PageReader {
    private final Facts facts;
    private final Messages messages;
    private final Recall recall;
    private final Deliveries deliveries;
    private final Accounts accounts;
    private final Rumours rumours;
    private final AskedQuestions questions;
    private final PagePictures pictures;
    private final Clock clock;

    PageReader(
            Facts facts,
            Messages messages,
            Deliveries deliveries,
            Accounts accounts,
            Rumours rumours,
            AskedQuestions questions,
            PagePictures pictures,
            Clock clock) {
        this.facts = facts;
        this.messages = messages;
        this.recall = new Recall(messages);
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.rumours = rumours;
        this.questions = questions;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * The page in each of the incident's languages; none before its first message is on it. Until then nothing of the
     * incident is anybody's business, its title included.
     */
    Map<String, PageView> read(Handle handle, Incident incident) {
        if (incident.state() == IncidentState.PREPARED) {
            return Map.of();
        }
        Map<String, List<PagePost>> onPage = new LinkedHashMap<>();
        deliveries
                .ofPage(handle, incident)
                .forEach(post -> onPage.computeIfAbsent(post.message(), id -> new ArrayList<>())
                        .add(post));
        if (onPage.isEmpty()) {
            return Map.of();
        }
        Map<String, Message> known = recall.messages(handle, incident.id(), onPage.keySet());
        Map<String, Content> contents = new HashMap<>();
        onPage.forEach((id, some) -> contents.put(
                id, recall.content(handle, known.get(id), some.get(0).revision())));
        List<Published> published = onPage.keySet().stream()
                .map(id -> new Published(
                        known.get(id),
                        onPage.get(id),
                        replacement(handle, known.get(id), known, onPage),
                        contents.get(id).cap()))
                .sorted(Comparator.comparing(Published::at)
                        .thenComparing(one -> one.message().id())
                        .reversed())
                .toList();
        Map<String, List<PagePictures.Told>> shown = pictures.of(handle, incident, contents);
        List<Fact> said = facts.of(handle, incident.id());
        List<AskedQuestions.Answered> answered = questions.shown(handle, incident.id());
        List<OfficialProfile> profiles = incident.isExercise() ? List.of() : profiles(handle);
        Map<String, PageView> views = new LinkedHashMap<>();
        for (String lang : incident.languages()) {
            List<Post> posts = published.stream()
                    .map(one -> one.post(incident, lang, shown.get(one.message().id())))
                    .flatMap(Optional::stream)
                    .toList();
            List<Verdict> verdicts = verdicts(handle, incident, posts);
            views.put(lang, view(incident, lang, posts, said, verdicts, asked(answered, incident, lang), profiles));
        }
        return views;
    }

    /**
     * The newer message on the page that took the place of this one; null while none is there. One that was published for
     * later does not make the old one void before it is out.
     */
    private Published.Replacement replacement(
            Handle handle, Message message, Map<String, Message> known, Map<String, List<PagePost>> onPage) {
        Set<String> seen = new HashSet<>();
        String next = message.supersededBy();
        while (next != null && seen.add(next) && !onPage.containsKey(next)) {
            Message one = known.get(next);
            next = (one == null ? messages.get(handle, next) : one).supersededBy();
        }
        return next == null || !onPage.containsKey(next)
                ? null
                : new Published.Replacement(next, Published.since(onPage.get(next)));
    }

    /** The accounts of the town that people can look at and follow. */
    List<OfficialProfile> profiles(Handle handle) {
        return OfficialAccounts.of(accounts.all(handle));
    }

    private PageView view(
            Incident incident,
            String lang,
            List<Post> posts,
            List<Fact> said,
            List<Verdict> verdicts,
            List<PageView.Asked> asked,
            List<OfficialProfile> profiles) {
        Instant next = incident.state() == IncidentState.CLOSED ? null : incident.nextUpdateAt();
        return new PageView(
                incident.slug(),
                incident.isExercise(),
                incident.title(),
                incident.languages().get(0),
                lang,
                incident.languages(),
                Phase.valueOf(incident.state().name()),
                incident.openedAt(),
                incident.closedAt(),
                changedAt(posts, said),
                next,
                next != null && !clock.instant().isBefore(next),
                lines(said, FactKind.ASK, FactState.CONFIRMED, incident, lang),
                lines(said, FactKind.KNOWN, FactState.CONFIRMED, incident, lang),
                said.stream()
                        .filter(fact -> fact.state() == FactState.UNKNOWN)
                        .map(fact -> line(fact, incident, lang))
                        .toList(),
                lines(said, FactKind.DOING, FactState.CONFIRMED, incident, lang),
                lines(said, FactKind.WHERE, FactState.CONFIRMED, incident, lang),
                posts,
                verdicts,
                asked,
                profiles);
    }

    private static Instant changedAt(List<Post> posts, List<Fact> said) {
        Stream<Instant> ofPosts = posts.stream()
                .flatMap(post -> Stream.of(post.publishedAt(), post.changedAt()))
                .filter(Objects::nonNull);
        Stream<Instant> ofFacts =
                said.stream().filter(fact -> fact.state() != FactState.REPORTED).map(Fact::changedAt);
        return Stream.concat(ofPosts, ofFacts).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static List<Line> lines(List<Fact> said, FactKind kind, FactState state, Incident incident, String lang) {
        return said.stream()
                .filter(fact -> fact.kind() == kind && fact.state() == state)
                .map(fact -> line(fact, incident, lang))
                .toList();
    }

    /** Without the source, which is the team's own affair; the service may be named. */
    private static Line line(Fact fact, Incident incident, String lang) {
        String chosen = inLanguage(fact.text().keySet().stream().sorted().toList(), incident, lang);
        // What nobody knows yet has no source.
        boolean vouched = fact.state() == FactState.CONFIRMED
                && fact.service() != null
                && !fact.service().isBlank();
        return new Line(fact.text().get(chosen), chosen, vouched ? fact.service() : null);
    }

    private List<Verdict> verdicts(Handle handle, Incident incident, List<Post> posts) {
        return rumours.answered(handle, incident.id()).stream()
                .filter(rumour -> posts.stream()
                        .anyMatch(
                                post -> post.id().equals(rumour.correction()) && post.standing() != Standing.WITHDRAWN))
                .map(rumour -> new Verdict(
                        rumour.id(),
                        rumour.claim(),
                        incident.languages().get(0),
                        rumour.verdict().name(),
                        rumour.correctedAt(),
                        rumour.correction()))
                .toList();
    }

    /** Each in the language asked for, or else in the incident's main one (guideline H41). */
    private static List<PageView.Asked> asked(List<AskedQuestions.Answered> answered, Incident incident, String lang) {
        return answered.stream()
                .map(one -> {
                    String asks =
                            inLanguage(one.question().keySet().stream().sorted().toList(), incident, lang);
                    String says =
                            inLanguage(one.answer().keySet().stream().sorted().toList(), incident, lang);
                    return new PageView.Asked(
                            one.question().get(asks),
                            asks,
                            one.known(),
                            new Line(one.answer().get(says), says, one.service()));
                })
                .toList();
    }

    /** The language asked for, or else the incident's main one, or else any. */
    static String inLanguage(List<String> there, Incident incident, String asked) {
        return Stream.concat(Stream.of(asked), incident.languages().stream())
                .filter(there::contains)
                .findFirst()
                .orElseGet(() -> there.get(0));
    }
}
