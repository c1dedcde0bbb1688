package org.baken.authenticity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.authenticity.Official.Said;
import org.baken.authenticity.Official.Wording;
import org.baken.message.MessageState;
import org.baken.message.Purpose;

/** Official messages for tests that need no service. */
final class Shelves {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Shelves() {}

    /** A message in one language that holds. */
    static Official official(String id, String lang, String title, String body) {
        return official(id, lang, title, body, MessageState.PUBLISHED, false);
    }

    static Official official(String id, String lang, String title, String body, MessageState state, boolean exercise) {
        Map<String, Said> said = new LinkedHashMap<>();
        said.put(lang, new Said(lang, title, body));
        List<Wording> wordings = new ArrayList<>();
        wordings.add(Wording.of(id, lang, title.isEmpty() ? body : title + "\n\n" + body));
        wordings.add(Wording.of(id, lang, body));
        return new Official(
                id,
                "incident-" + id,
                "slug-" + id,
                exercise,
                Purpose.UPDATE,
                state,
                null,
                true,
                false,
                NOON.plusSeconds(id.hashCode() & 1023),
                NOON,
                said,
                wordings,
                Set.of(),
                false);
    }

    static Shelf of(Official... officials) {
        return new Shelf(List.of(officials), Map.of());
    }
}
