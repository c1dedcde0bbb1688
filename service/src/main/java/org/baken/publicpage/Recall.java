package org.baken.publicpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.message.Content;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.jdbi.v3.core.Handle;

/**
 * Remembers messages as they were read: when one of a thousand changes, the others need not be read again. Thread-safe.
 */
final class Recall {
    private static final int MOST = 20_000;

    private final Messages messages;
    private final Cache<String, Message> remembered =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    Recall(Messages messages) {
        this.messages = messages;
    }

    /** These messages of an incident as they are now, by id. */
    Map<String, Message> messages(Handle handle, String incident, Collection<String> ids) {
        Map<String, Long> versions = messages.versions(handle, incident);
        Map<String, Message> known = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            Message message = remembered.getIfPresent(id);
            if (message != null && Long.valueOf(message.version()).equals(versions.get(id))) {
                known.put(id, message);
            } else {
                unknown.add(id);
            }
        }
        for (Message message : messages.some(handle, unknown)) {
            remembered.put(message.id(), message);
            known.put(message.id(), message);
        }
        return known;
    }

    /** What a message said in one of its revisions. */
    Content content(Handle handle, Message message, int revision) {
        return message.revision() == revision
                ? message.content()
                : messages.revision(handle, message.id(), revision).content();
    }
}
