package org.baken.channel;

import java.io.IOException;
import java.util.Objects;

/**
 * A picture that goes along with a post.
 *
 * @param name a file name with the ending that belongs to the type; unique in the post, the same in every attempt
 * @param type the media type: {@code image/jpeg} or {@code image/png}
 * @param width in pixels
 * @param height in pixels
 * @param alt what it shows, in the language of the post; at most 1,000 characters, never empty
 * @param url where everybody can fetch it; null when it is nowhere
 * @param file its bytes
 */
public record Picture(String name, String type, int width, int height, String alt, String url, File file) {

    /** Reads the bytes, every time anew. */
    @FunctionalInterface
    public interface File {
        byte[] bytes() throws IOException;
    }

    public Picture {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(alt, "alt");
        Objects.requireNonNull(file, "file");
    }

    /**
     * The bytes, if the platform takes them.
     *
     * @throws ChannelException.Refused when there are more than the platform takes
     * @throws ChannelException.Retryable when the file cannot be read now
     */
    public byte[] within(PictureRules rules) throws ChannelException {
        byte[] bytes;
        try {
            bytes = file.bytes();
        } catch (IOException unreadable) {
            throw new ChannelException.Retryable(Trouble.of("channel.picture.unreadable", name));
        }
        if (bytes.length > rules.largest()) {
            throw new ChannelException.Refused(Trouble.of("channel.picture.large", name, rules.largest() / 1000));
        }
        return bytes;
    }
}
