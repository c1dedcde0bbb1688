package org.baken.channel.sandbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Channel;
import org.baken.channel.Edits;
import org.baken.channel.Figures;
import org.baken.channel.Inbox;
import org.baken.channel.Lists;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.Sends;
import org.baken.channel.Whispers;

/**
 * Gives a sandbox account exactly the capabilities of the platform that it imitates. Capabilities are interfaces, and every
 * platform has its own set of them: a class for each set would be one for each platform.
 */
final class Imitation {
    private static final List<Class<? extends Channel>> CAPABILITIES = List.of(
            Sends.class,
            Edits.class,
            Removes.class,
            Replies.class,
            Whispers.class,
            CarriesPictures.class,
            Lists.class,
            Inbox.class,
            Figures.class,
            Addressed.class,
            ByHand.class);

    private Imitation() {}

    /** The account with what the model can do; with everything but letters and work by hand when it imitates nothing. */
    static Channel of(SandboxAccount account, Channel model) {
        Class<?>[] can = Stream.concat(
                        Stream.of(Channel.class),
                        CAPABILITIES.stream()
                                .filter(one -> model == null
                                        ? one != Addressed.class && one != ByHand.class
                                        : one.isInstance(model)))
                .toArray(Class<?>[]::new);
        return (Channel) Proxy.newProxyInstance(Imitation.class.getClassLoader(), can, (proxy, method, arguments) -> {
            try {
                return method.invoke(account, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        });
    }
}
