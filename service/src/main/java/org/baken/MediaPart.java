package org.baken;

import org.baken.incident.Incidents;
import org.baken.media.IncidentMediaResource;
import org.baken.media.Media;
import org.baken.media.MediaResource;

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
}
