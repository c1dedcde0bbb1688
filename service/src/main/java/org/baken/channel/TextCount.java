package org.baken.channel;

/**
 * How much of a limit a text uses.
 *
 * @param segments how many parts the platform sends it in; 1 where that notion does not exist
 */
public record TextCount(int used, int limit, int segments) {

    public static TextCount of(int used, int limit) {
        return new TextCount(used, limit, 1);
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
