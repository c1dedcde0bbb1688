package org.baken.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;

/**
 * What this process knows of its attempts to send a post, for platforms that know no key by which they could tell a repeated post.
 *
 * <p>It only saves work and questions: uploads that a later attempt uses again, and which of two posts with one text was whose.
 * Whether a post is there is never taken from here but from the platform; so nothing is lost when the process ends. Safe for use
 * by several threads.
 */
public final class Attempts {

    /** The trouble of a post that the platform refuses because it says the same as an earlier one. */
    public static final String DUPLICATE = "channel.duplicate";

    private static final int MOST = 2_000;
    /** Longer than any engine takes to repeat itself, shorter than a person takes to remove a post on the platform itself. */
    private static final Duration REPEATED = Duration.ofMinutes(2);
    /** Uploads and containers live for a day; what is made from them has to be published well before. */
    private static final Duration USABLE = Duration.ofHours(20);

    private final Clock clock;
    private final Duration call;
    private final Duration pause;
    private final Map<String, Memory> byPost = newest();
    private final Map<String, String> keyByRemoteId = newest();

    public Attempts(Clock clock) {
        this(clock, Deadline.CALL, Duration.ofSeconds(1));
    }

    /**
     * @param call how long an attempt may take with all its requests
     * @param pause how long to wait before asking again whether the platform is done with something
     */
    public Attempts(Clock clock, Duration call, Duration pause) {
        this.clock = clock;
        this.call = call;
        this.pause = pause;
    }

    private static final class Memory {
        private final Instant since;
        private final Map<String, String> made = new ConcurrentHashMap<>();
        private volatile Receipt receipt;
        private volatile Instant receivedAt;

        Memory(Instant since) {
            this.since = since;
        }
    }

    /** A question to the platform. */
    @FunctionalInterface
    public interface Looking {
        /** Tells whether the post is there. */
        Look look() throws ChannelException;
    }

    /** Asks for a post: one that is not there is forgotten, so that it is sent anew, and a question that fails cannot tell. */
    public Look look(Link link, Post post, Looking looking) {
        try {
            Look look = looking.look();
            if (look instanceof Look.Absent) {
                gone(link, post);
            }
            return look;
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    /** One attempt to send one post. */
    public final class Attempt {
        private final Link link;
        private final Post post;
        private final Memory memory;
        private final Deadline deadline = new Deadline(call);

        private Attempt(Link link, Post post, Memory memory) {
            this.link = link;
            this.post = post;
            this.memory = memory;
        }

        /** The receipt of the same post, when it was sent just now. */
        public Optional<Receipt> receipt() {
            Instant at = memory.receivedAt;
            return at != null && clock.instant().isBefore(at.plus(REPEATED))
                    ? Optional.of(memory.receipt)
                    : Optional.empty();
        }

        /**
         * Something that the platform needs before the post and nobody sees yet; made once, in whichever attempt gets so far.
         *
         * @param name unique in the post
         * @param host whom it is made at, as people may read it
         * @return what the platform calls it
         */
        public String made(String name, String host, Beforehand.Call<String> make) throws Refused, Retryable {
            String known = memory.made.get(name);
            if (known != null) {
                return known;
            }
            inTime(host);
            String id = Beforehand.of(host, make);
            memory.made.put(name, id);
            return id;
        }

        public Optional<String> known(String name) {
            return Optional.ofNullable(memory.made.get(name));
        }

        /** So that it is made anew. */
        public void forget(String name) {
            memory.made.remove(name);
        }

        /**
         * Asked before each step.
         *
         * @throws Retryable when too little time is left to publish in this attempt; what is made stays known
         */
        public void inTime(String host) throws Retryable {
            deadline.preparing(pause, host);
        }

        /** Waits before asking the platform again, if there is time for that. */
        public void pause(String host) throws Retryable {
            if (deadline.preparing(pause, host).compareTo(pause) < 0) {
                throw new Retryable(Trouble.of("channel.beforehand", host), pause);
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Retryable(Trouble.of("channel.stopped"));
            }
        }

        public Receipt sent(Receipt receipt) {
            memory.receipt = receipt;
            memory.receivedAt = clock.instant();
            synchronized (Attempts.this) {
                keyByRemoteId.put(name(link, receipt.remoteId()), post.key());
            }
            return receipt;
        }
    }

    public synchronized Attempt of(Link link, Post post) {
        String name = name(link, post.key());
        Memory memory = byPost.get(name);
        if (memory == null || memory.since.plus(USABLE).isBefore(clock.instant())) {
            memory = new Memory(clock.instant());
            byPost.put(name, memory);
        }
        return new Attempt(link, post, memory);
    }

    /** Whether something on the account is known to be another post than this one, though it may say the same. */
    public synchronized boolean isAnother(Link link, Post post, String remoteId) {
        String key = keyByRemoteId.get(name(link, remoteId));
        return key != null && !key.equals(post.key());
    }

    /** The post is known not to be there: whoever sends it again really sends it. */
    public synchronized void gone(Link link, Post post) {
        byPost.remove(name(link, post.key()));
    }

    private static String name(Link link, String id) {
        return link.account() + "\n" + id;
    }

    private static <V> Map<String, V> newest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
