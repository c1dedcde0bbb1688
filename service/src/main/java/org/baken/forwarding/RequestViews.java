package org.baken.forwarding;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.forwarding.ForwardRequest.Left;
import org.baken.forwarding.ForwardRequest.Where;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.jdbi.v3.core.Handle;

/** Puts together what the team sees of a request: addresses and links only for who may. */
final class RequestViews {
    private final Incidents incidents;
    private final Messages messages;
    private final ForwardLetters letters;
    private final Clock clock;

    RequestViews(Incidents incidents, Messages messages, ForwardLetters letters, Clock clock) {
        this.incidents = incidents;
        this.messages = messages;
        this.letters = letters;
        this.clock = clock;
    }

    /** What this reader may see. */
    private record Sight(boolean addresses, boolean links, Locale locale, Instant now) {}

    /** What a request is about, to be told by hand. */
    private record Subject(
            Incident incident, ForwardRequest request, List<Message> running, Map<String, Message> all) {}

    static Map<String, Recipient> byId(List<Recipient> recipients) {
        return recipients.stream().collect(Collectors.toMap(Recipient::id, Function.identity()));
    }

    /** The headlines of these messages, as they are for readers, in a language if there is one in it. */
    static List<String> headlines(Incident incident, List<Message> posts, String lang) {
        List<String> preferred = Stream.concat(Stream.of(lang), incident.languages().stream())
                .distinct()
                .toList();
        return posts.stream().map(one -> one.content().headline(preferred)).toList();
    }

    /** The messages of a request that hold, as they are for readers. */
    List<Message> running(Handle handle, List<ForwardPost> posts) {
        return posts.stream()
                .filter(one -> one.stoppedAt() == null)
                .map(one -> messages.get(handle, one.message()))
                .filter(one -> one.state() == MessageState.PUBLISHED)
                .map(one -> messages.forReaders(handle, one))
                .toList();
    }

    /**
     * @param caller null for who may see neither addresses nor links
     * @param left null but in the answer to the request itself
     */
    ForwardRequest.Shown shown(Handle handle, Caller caller, ForwardRequest request, List<Left> left, Locale locale) {
        Incident incident = incidents.get(handle, request.incident());
        Set<Role> roles = caller == null ? Set.of() : incidents.rolesOf(handle, caller, incident);
        Sight sight = new Sight(
                roles.contains(Role.OFFICIAL) || roles.contains(Role.SPOKESPERSON),
                caller != null && caller.id().equals(request.asker()) || roles.contains(Role.LEAD),
                locale,
                clock.instant());
        List<ForwardPost> posts = handle.attach(ForwardDao.class).posts(request.id());
        Map<String, Message> all = posts.stream()
                .map(one -> messages.get(handle, one.message()))
                .collect(Collectors.toMap(Message::id, Function.identity()));
        Subject subject = new Subject(incident, request, sight.links() ? running(handle, posts) : List.of(), all);
        RecipientDao people = handle.attach(RecipientDao.class);
        SharingDao sharing = handle.attach(SharingDao.class);
        List<SharedPlace> places = sharing.ofRequest(request.id());
        Map<String, List<Sending>> sendings = grouped(people.sendingsOfRequest(request.id()), Sending::recipient);
        Map<String, List<SharedPlace>> byPerson = grouped(places, SharedPlace::recipient);
        Map<String, List<StopNotice>> notices = grouped(sharing.noticesOfRequest(request.id()), StopNotice::recipient);
        List<Recipient.Shown> recipients = people.ofRequest(request.id()).stream()
                .map(one -> recipient(
                        subject,
                        sight,
                        one,
                        sendings.getOrDefault(one.id(), List.of()),
                        byPerson.getOrDefault(one.id(), List.of()),
                        notices.getOrDefault(one.id(), List.of())))
                .toList();
        return new ForwardRequest.Shown(
                request.id(),
                posts.get(0).message(),
                all.get(posts.get(0).message()).headline(),
                request.incident(),
                request.note(),
                request.createdBy(),
                request.createdAt(),
                request.stoppedAt(),
                posts.stream()
                        .map(one -> new ForwardPost.Shown(
                                one.message(), all.get(one.message()).headline(), one.follows(), one.stoppedAt()))
                        .toList(),
                recipients,
                wheres(places),
                reach(places),
                left,
                request.version());
    }

    private Recipient.Shown recipient(
            Subject subject,
            Sight sight,
            Recipient one,
            List<Sending> sendings,
            List<SharedPlace> places,
            List<StopNotice> notices) {
        boolean linked = sight.links() && one.linkWorks(sight.now());
        List<Sending.Shown> shown = sendings.stream()
                .map(sending -> new Sending.Shown(
                        sending.way(), sending.state(), sending.sentAt(), problem(sending, one, sight.locale())))
                .toList();
        boolean arrived = sendings.stream().anyMatch(sending -> sending.state() == SendingState.SENT);
        String problem = shown.stream()
                .map(Sending.Shown::problem)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        Set<String> names = places.stream().map(SharedPlace::name).collect(Collectors.toCollection(LinkedHashSet::new));
        return new Recipient.Shown(
                one.id(),
                one.name(),
                sight.addresses() ? address(sendings, false) : null,
                sight.addresses() ? address(sendings, true) : null,
                one.state(),
                one.sentAt(),
                one.openedAt(),
                one.answeredAt(),
                names.isEmpty() ? null : String.join(", ", names),
                one.remindedAt(),
                linked ? letters.link(one.id()) : null,
                one.linkExpiresAt(),
                linked && !subject.running().isEmpty() ? invitation(subject, one, sight.now()) : null,
                arrived || problem.isEmpty() ? null : problem,
                one.declineReason(),
                shown,
                places.stream().map(SharedPlace::shown).toList(),
                notices.stream()
                        .map(notice -> new StopNotice.Shown(
                                notice.id(),
                                notice.message(),
                                notice.state(),
                                notice.toldAt(),
                                notice.seenAt(),
                                notice.clearedAt(),
                                sight.links() && notice.toldAt() == null
                                        ? toStop(subject, one, notice, sight.now())
                                        : null))
                        .toList());
    }

    private String invitation(Subject subject, Recipient one, Instant now) {
        Texts.About about = new Texts.About(
                subject.incident(),
                headlines(subject.incident(), subject.running(), one.lang()),
                subject.request().createdBy(),
                "");
        return letters.texts().chat(about, letters.to(one, subject.incident(), now));
    }

    private String toStop(Subject subject, Recipient one, StopNotice notice, Instant now) {
        Message message = subject.all().get(notice.message());
        Texts.About about = new Texts.About(
                subject.incident(),
                headlines(subject.incident(), List.of(message), one.lang()),
                subject.request().createdBy(),
                "");
        boolean withdrawn = message.state() == MessageState.WITHDRAWN;
        return letters.texts().stopShort(about, letters.to(one, subject.incident(), now), withdrawn);
    }

    /** Who opened the page has the link, whatever is not sure about the letter. */
    private static String problem(Sending sending, Recipient one, Locale locale) {
        if (one.openedAt() != null) {
            return null;
        }
        String key = "forwarding.trouble." + sending.state() + "." + sending.way();
        return Catalogue.has(key) ? Catalogue.text(locale, key) : null;
    }

    private static String address(List<Sending> sendings, boolean phone) {
        return sendings.stream()
                .filter(one -> one.address() != null && phone == (one.way() != Way.MAIL))
                .map(Sending::address)
                .findFirst()
                .orElse(null);
    }

    /** Each place counts once for a person, whatever the number of messages that they shared there. */
    private static List<SharedPlace> once(List<SharedPlace> places) {
        return List.copyOf(places.stream()
                .collect(Collectors.toMap(SharedPlace::id, Function.identity(), (one, other) -> one))
                .values());
    }

    private static List<Where> wheres(List<SharedPlace> places) {
        Map<String, List<SharedPlace>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        once(places)
                .forEach(one -> byName.computeIfAbsent(one.name(), name -> new ArrayList<>())
                        .add(one));
        return byName.entrySet().stream()
                .map(one -> new Where(one.getKey(), one.getValue().size(), reach(one.getValue())))
                .toList();
    }

    private static Long reach(List<SharedPlace> places) {
        List<Integer> declared = once(places).stream()
                .map(SharedPlace::reach)
                .filter(Objects::nonNull)
                .toList();
        return declared.isEmpty()
                ? null
                : declared.stream().mapToLong(Integer::longValue).sum();
    }

    private static <T> Map<String, List<T>> grouped(List<T> rows, Function<T, String> by) {
        return rows.stream().collect(Collectors.groupingBy(by));
    }
}
