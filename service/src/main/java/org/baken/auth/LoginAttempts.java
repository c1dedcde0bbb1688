package org.baken.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import org.baken.platform.Problem;

/**
 * Slows guessing down: ten wrong passwords for one name from one address in five minutes, a hundred from one address; and ten
 * wrong codes for one person from anywhere, whose password is known then. Counted in memory, on each node.
 */
public final class LoginAttempts {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int FOR_ONE_NAME = 10;
    private static final int FROM_ONE_ADDRESS = 100;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(WINDOW.multipliedBy(2))
            .build();
    private final TimeMeter meter;

    public LoginAttempts(Clock clock) {
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

    /** Refuses with 429 when too many attempts have failed. */
    void check(String username, String address) {
        if (ofName(username, address).getAvailableTokens() == 0
                || ofAddress(address).getAvailableTokens() == 0) {
            throw Problem.tooMany(WINDOW.toSeconds());
        }
    }

    void failed(String username, String address) {
        ofName(username, address).tryConsume(1);
        ofAddress(address).tryConsume(1);
    }

    /** Refuses with 429 when too many codes of this person were wrong. */
    void checkCodes(String person) {
        if (ofCodes(person).getAvailableTokens() == 0) {
            throw Problem.tooMany(WINDOW.toSeconds());
        }
    }

    void failedCode(String person) {
        ofCodes(person).tryConsume(1);
    }

    private Bucket ofCodes(String person) {
        return buckets.get("code " + person, key -> bucket(FOR_ONE_NAME));
    }

    private Bucket ofName(String username, String address) {
        return buckets.get(address + " " + username, key -> bucket(FOR_ONE_NAME));
    }

    private Bucket ofAddress(String address) {
        return buckets.get(address, key -> bucket(FROM_ONE_ADDRESS));
    }

    private Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillIntervally(attempts, WINDOW))
                .withCustomTimePrecision(meter)
                .build();
    }
}
