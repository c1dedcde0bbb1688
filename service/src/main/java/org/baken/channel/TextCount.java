package org.baken.channel;

/**
 * How much of a limit a text uses.
 *
 * @param segments how many parts the platform sends it in; 1 where that notion does not exist
 * @param unit what {@code used} and {@code limit} count
 */
public record TextCount(int used, int limit, int segments, Unit unit) {

    /** What a platform counts. */
    public enum Unit {
        /** Characters, each weighed as the platform weighs them. */
        CHARACTERS,
        /** Bytes of UTF-8. */
        BYTES,
        /** Hashtags, where a platform has a limit for them and it is passed. */
        HASHTAGS,
        /** Septets of the GSM 7-bit alphabet, in which a text message is cheapest. */
        GSM7,
        /** Units of UCS-2: what a text message takes as soon as one letter is outside the GSM alphabet. */
        UCS2
    }

    public static TextCount of(int used, int limit) {
        return of(used, limit, Unit.CHARACTERS);
    }

    /** In another unit, in one part. */
    public static TextCount of(int used, int limit, Unit unit) {
        return new TextCount(used, limit, 1, unit);
    }

    public boolean fits() {
        return used <= limit;
    }

    /** For connectors: stops a text that is too long before it is sent. */
    public void orRefuse() throws ChannelException.Refused {
        if (!fits()) {
            throw new ChannelException.Refused(Trouble.of("channel.tooLong", used, limit));
        }
    }
}
