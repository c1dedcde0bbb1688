package org.baken.channel;

import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;

/**
 * What a connector does before it publishes: asking for tokens, reading, uploading a picture that nobody sees yet. When nobody
 * knows whether such a call arrived it can simply be made again, so it never leaves a post unclear.
 */
public final class Beforehand {

    /** One or more calls to a platform. */
    @FunctionalInterface
    public interface Call<T> {
        T make() throws ChannelException;
    }

    private Beforehand() {}

    /**
     * @param host whom the calls go to, as people may read it
     * @throws Retryable also when the outcome of a call is unclear
     */
    public static <T> T of(String host, Call<T> call) throws Refused, Retryable {
        try {
            return call.make();
        } catch (Unclear lost) {
            throw new Retryable(Trouble.of("channel.beforehand", host));
        } catch (Refused refused) {
            throw refused;
        } catch (Retryable later) {
            throw later;
        } catch (ChannelException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
