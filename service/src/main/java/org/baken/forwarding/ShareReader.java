package org.baken.forwarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.baken.forwarding.ShareView.Ended;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.forwarding.ShareView.Stop;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.jdbi.v3.core.Handle;

/** Reads what one colleague's share page says now. */
final class ShareReader {
    private final Incidents incidents;
    private final Messages messages;
    private final Replacements replacements;
    private final OfficialPosts posts;

    ShareReader(Incidents incidents, Messages messages, Replacements replacements, OfficialPosts posts) {
        this.incidents = incidents;
        this.messages = messages;
        this.replacements = replacements;
        this.posts = posts;
    }

    /** What stands on the page: what ended, and what is current, by id. */
    private record Standing(List<Ended> ended, Map<String, SharedMessage> current) {}

    ShareView view(Handle handle, Recipient one, String asked) {
        ForwardDao requests = handle.attach(ForwardDao.class);
        ForwardRequest request = requests.find(one.request()).orElseThrow();
        Incident incident = incidents.get(handle, request.incident());
        List<String> languages = Stream.concat(Stream.of(one.lang()), incident.languages().stream())
                .distinct()
                .toList();
        String lang = languages.contains(asked) ? asked : one.lang();
        SharingDao sharing = handle.attach(SharingDao.class);
        Standing standing = standing(handle, incident, requests.posts(request.id()), sharing.notices(one.id()), lang);
        Optional<Colleague> colleague = requests.colleague(one.knownAs());
        return new ShareView(
                lang,
                languages,
                incident.isExercise(),
                one.name(),
                request.createdBy(),
                request.note(),
                standing.ended(),
                List.copyOf(standing.current().values()),
                one.state(),
                sharing.ofRecipient(one.id()),
                one.declineReason(),
                colleague.map(Colleague::acceptedAt).isPresent(),
                colleague.filter(Colleague::isOptedOut).isPresent(),
                one.linkExpiresAt());
    }

    /** The messages of the request that hold now, what took the place of one included. */
    List<String> current(Handle handle, String request) {
        return handle.attach(ForwardDao.class).posts(request).stream()
                .map(post -> replacements.newest(handle, messages.get(handle, post.message())))
                .filter(message -> message.state() == MessageState.PUBLISHED)
                .map(Message::id)
                .distinct()
                .toList();
    }

    private Standing standing(
            Handle handle, Incident incident, List<ForwardPost> asked, List<StopNotice> notices, String lang) {
        List<Ended> ended = new ArrayList<>();
        Map<String, SharedMessage> current = new LinkedHashMap<>();
        for (ForwardPost post : asked) {
            Message message = messages.get(handle, post.message());
            Message newest = replacements.newest(handle, message);
            boolean replaced = !newest.id().equals(message.id());
            boolean holds = newest.state() == MessageState.PUBLISHED
                    // Between publication and the first channel the older one still holds.
                    || !replaced && message.state() == MessageState.SUPERSEDED;
            if (replaced || !holds) {
                boolean cleared = notices.stream()
                        .anyMatch(notice -> notice.message().equals(message.id()) && notice.clearedAt() != null);
                ended.add(new Ended(
                        message.id(),
                        OfficialPosts.mark(incident, lang)
                                + RequestViews.headlines(incident, List.of(messages.forReaders(handle, message)), lang)
                                        .get(0),
                        holds ? Stop.SUPERSEDED : Stop.WITHDRAWN,
                        holds ? newest.id() : null,
                        cleared));
            }
            if (holds) {
                boolean replaces = replaced || post.follows() != null;
                current.computeIfAbsent(
                        newest.id(),
                        id -> posts.of(handle, messages.forReaders(handle, newest), incident, replaces, lang));
            }
        }
        return new Standing(ended, current);
    }
}
