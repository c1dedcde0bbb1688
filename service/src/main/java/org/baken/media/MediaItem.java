package org.baken.media;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.json.Json;

/**
 * A picture that messages can use, with what was declared about it. Never changed: with another declaration it is another
 * item of the same files, so that a sign-off, which names the item, also holds for its rights and consent.
 *
 * @param digest SHA-256 in hex of the file that was given, which is not kept; names the files that are
 * @param generation how many times something was declared about this file in this incident, this one included
 * @param name of the file as it was given; may tell more than the public should know
 * @param type media type of the files that are kept: JPEG, or PNG when something in it is transparent
 * @param width of the largest size, in pixels
 * @param height of the largest size, in pixels
 * @param size of the largest size, in bytes
 * @param widths in which it is kept, in pixels, smallest first
 * @param still whether it moved, and only its first image was kept
 * @param credit whom to name below it; null when nobody
 */
public record MediaItem(
        String id,
        String incident,
        @JsonIgnore String digest,
        @JsonIgnore int generation,
        String name,
        String type,
        int width,
        int height,
        long size,
        @JsonIgnore @Json List<Integer> widths,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean still,
        Rights rights,
        String credit,
        Consent consent,
        String addedBy,
        Instant addedAt) {

    /** One size in which it is kept, in pixels. */
    public record Size(int width, int height, String url) {}

    /** The sizes with their addresses in the console, smallest first. */
    @JsonProperty
    public List<Size> sizes() {
        return sizes("/api/media/" + id + "/", "");
    }

    /** The sizes with their public addresses, smallest first. */
    public List<Size> publicSizes(String slug) {
        return sizes("/i/" + slug + "/media/" + id + "-", extension());
    }

    /** Of the files' names, with its dot. */
    public String extension() {
        return Format.extension(type);
    }

    boolean says(Declaration declaration) {
        return declaration.equals(new Declaration(rights, credit, consent));
    }

    private List<Size> sizes(String before, String after) {
        return widths.stream()
                .map(each -> new Size(each, heightAt(each), before + each + after))
                .toList();
    }

    private int heightAt(int atWidth) {
        return Renditions.heightAt(atWidth, width, height);
    }
}
