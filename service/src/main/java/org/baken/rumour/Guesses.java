package org.baken.rumour;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows guessing of links down: thirty that lead nowhere from one address in five minutes. Counted in memory, on each node.
 * Thread-safe.
 */
final class Guesses {
    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(5);

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final TimeMeter meter;

    Guesses(Clock clock) {
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

    /** Whether too many links from this address led nowhere. */
    boolean areTooMany(String address) {
        return of(address).getAvailableTokens() == 0;
    }

    void missed(String address) {
        of(address).tryConsume(1);
    }

    private Bucket of(String address) {
        return buckets.get(
                address,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(MOST).refillIntervally(MOST, WINDOW))
                        .withCustomTimePrecision(meter)
                        .build());
    }
}
