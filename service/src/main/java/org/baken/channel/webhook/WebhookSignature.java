package org.baken.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a receiver knows that a message comes from here and is not an old one played again.
 *
 * <p>Every message has three headers: {@code Baken-Id}, the same at every attempt, so that a receiver can leave out
 * what it has; {@code Baken-Timestamp}, seconds since 1970; and {@code Baken-Signature}: one signature, or two with a comma
 * between them while a key is being replaced; each is {@code v1=} and the
 * hexadecimal HMAC-SHA256 (RFC 2104) of the timestamp, a dot and the exact bytes of the body. A receiver computes the
 * same with its copy of the key, compares in constant time, and refuses a timestamp more than five minutes away.
 */
public final class WebhookSignature {

    /** How far a timestamp may be away from the receiver's clock. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String VERSION = "v1=";

    private WebhookSignature() {}

    /** The value of {@code Baken-Signature}. */
    public static String sign(String key, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What a receiver does; one of the signatures has to be its own.
     *
     * @param timestamp the header {@code Baken-Timestamp}; may be null
     * @param signature the header {@code Baken-Signature}; may be null
     * @param now the receiver's clock
     */
    public static boolean verify(String key, String timestamp, String signature, byte[] body, Instant now) {
        if (timestamp == null || signature == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        Duration away = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        byte[] expected = sign(key, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        boolean ours = false;
        for (String one : signature.split(",")) {
            ours |= MessageDigest.isEqual(expected, one.strip().getBytes(StandardCharsets.UTF_8));
        }
        return ours && away.compareTo(WINDOW) <= 0;
    }
}
