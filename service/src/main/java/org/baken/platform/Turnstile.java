package org.baken.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** Lets so many through in a time, of each and of all together. Counted in memory, on each node. Thread-safe. */
public final class Turnstile {
    private static final int MOST_KNOWN = 50_000;
    private static final String ALL = "";

    private final Duration window;
    private final int each;
    private final int all;
    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    /**
     * @param window after which as many come through again
     * @param each how many of one come through in a window
     * @param all how many of all come through in a window
     */
    public Turnstile(Clock clock, Duration window, int each, int all) {
        this.window = window;
        this.each = each;
        this.all = all;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
        this.meter = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /** Lets one through, or refuses with 429. Who is refused takes nothing of what is left for the others. */
    public void pass(String who) {
        if (!of(who, each).tryConsume(1) || !of(ALL, all).tryConsume(1)) {
            throw Problem.tooMany(window.toSeconds());
        }
    }

    /** Refuses with 429 when nothing is left; takes nothing. */
    public void look(String who) {
        if (of(who, each).getAvailableTokens() == 0) {
            throw Problem.tooMany(window.toSeconds());
        }
    }

    /** Takes one without letting anybody through. */
    public void count(String who) {
        of(who, each).tryConsume(1);
    }

    private Bucket of(String who, int most) {
        return buckets.get(
                who,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillIntervally(most, window))
                        .withCustomTimePrecision(meter)
                        .build());
    }
}
