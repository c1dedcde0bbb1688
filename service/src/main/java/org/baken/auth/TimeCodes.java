package org.baken.auth;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.baken.platform.Ids;

/**
 * Codes of six digits that change every thirty seconds (TOTP, RFC 6238), as every authenticator app makes them. A code of the
 * step before or after counts too, because telephones and people are slow (RFC 6238, 5.2).
 */
final class TimeCodes {
    /** How long one code holds, in seconds. */
    static final long STEP_SECONDS = TimeBasedOneTimePasswordGenerator.DEFAULT_TIME_STEP.toSeconds();

    private static final int SECRET_BYTES = 20;
    private static final int BITS_OF_A_LETTER = 5;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator();

    private TimeCodes() {}

    /** Makes a secret: 160 bits (RFC 4226, 4) in the letters of base 32 (RFC 4648, 6), as a person may have to type it. */
    static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        BigInteger number = new BigInteger(1, bytes);
        char[] letters = new char[SECRET_BYTES * Byte.SIZE / BITS_OF_A_LETTER];
        for (int i = letters.length - 1; i >= 0; i--) {
            letters[i] = LETTERS.charAt(number.intValue() & (LETTERS.length() - 1));
            number = number.shiftRight(BITS_OF_A_LETTER);
        }
        return new String(letters);
    }

    /** The address that an authenticator app reads from a QR code (the key URI format that all of them share). */
    static String uri(String secret, String house, String username) {
        return "otpauth://totp/" + encoded(house) + ":" + encoded(username) + "?secret=" + secret + "&issuer="
                + encoded(house) + "&algorithm=SHA1&digits=6&period=" + STEP_SECONDS;
    }

    /** The number of the step whose code this is, near this moment; empty when it is none. */
    static OptionalLong step(String secret, String code, Instant now) {
        String digits = code.replaceAll("\\s", "");
        long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        long found = -1;
        for (long candidate = step - 1; candidate <= step + 1; candidate++) {
            if (Ids.same(code(secret, candidate), digits)) {
                found = candidate;
            }
        }
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** The code of one step. */
    static String code(String secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(bytes(secret), CODES.getAlgorithm()), step);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Every secret is a key", e);
        }
    }

    private static byte[] bytes(String secret) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : secret.toCharArray()) {
            number = number.shiftLeft(BITS_OF_A_LETTER).or(BigInteger.valueOf(LETTERS.indexOf(letter)));
        }
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[SECRET_BYTES];
        int from = Math.max(0, signed.length - SECRET_BYTES);
        byte[] digits = Arrays.copyOfRange(signed, from, signed.length);
        System.arraycopy(digits, 0, bytes, SECRET_BYTES - digits.length, digits.length);
        return bytes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
