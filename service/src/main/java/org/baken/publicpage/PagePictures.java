package org.baken.publicpage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.baken.incident.Incident;
import org.baken.media.Media;
import org.baken.media.MediaItem;
import org.baken.message.Content;
import org.baken.publicpage.PageView.Picture;
import org.jdbi.v3.core.Handle;

/** Reads which pictures go along with the messages on a page, as they were when these were published. */
final class PagePictures {
    private final Media media;

    PagePictures(Media media) {
        this.media = media;
    }

    /** A picture with what the message tells about it, by language. */
    record Told(String slug, MediaItem item, Map<String, String> alt) {}

    /** @param contents what was published, by message */
    Map<String, List<Told>> of(Handle handle, Incident incident, Map<String, Content> contents) {
        Map<String, List<Told>> told = new HashMap<>();
        contents.forEach((message, content) -> {
            List<Content.Media> named = content.media();
            Map<String, MediaItem> items = media.ofIncident(
                    handle, incident.id(), named.stream().map(Content.Media::id).toList());
            told.put(
                    message,
                    named.stream()
                            .filter(one -> items.containsKey(one.id()))
                            .map(one -> new Told(incident.slug(), items.get(one.id()), one.alt()))
                            .toList());
        });
        return told;
    }

    /** The pictures with their alt texts in the language that the message is read in, or else in another. */
    static List<Picture> inLanguage(List<Told> told, Incident incident, String lang) {
        return told.stream()
                .map(one -> {
                    String chosen = one.alt().isEmpty()
                            ? lang
                            : PageReader.inLanguage(List.copyOf(one.alt().keySet()), incident, lang);
                    return new Picture(
                            one.item().id(),
                            Objects.toString(one.alt().get(chosen), ""),
                            chosen,
                            one.item().credit(),
                            one.item().publicSizes(one.slug()));
                })
                .toList();
    }
}
