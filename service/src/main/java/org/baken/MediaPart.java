package org.baken;

import java.util.List;
import java.util.stream.Collectors;
import org.baken.incident.Incidents;
import org.baken.media.Consent;
import org.baken.media.IncidentMediaResource;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.media.MediaResource;
import org.baken.message.Pictures;

/** Pictures, tied to what they are built on. */
record MediaPart(Media media) {
    static MediaPart of(Foundation base, Incidents incidents) {
        Media media = new Media(
                incidents,
                base.logbook(),
                base.clock(),
                base.configuration().dataFolder().resolve("media"));
        base.serve(
                new IncidentMediaResource(base.database(), incidents, media),
                new MediaResource(base.database(), media));
        return new MediaPart(media);
    }

    /** The pictures as messages ask for them. Nobody adds one without declaring by what right. */
    Pictures pictures() {
        return (handle, incident, ids) -> media.ofIncident(handle, incident, List.copyOf(ids)).values().stream()
                .collect(Collectors.toMap(MediaItem::id, MediaPart::picture));
    }

    private static Pictures.Picture picture(MediaItem item) {
        return new Pictures.Picture(item.id(), item.name(), true, item.consent() != Consent.NOT_AGREED);
    }
}
