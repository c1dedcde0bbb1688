package org.baken.testing;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/** A telephone with an authenticator app that shows the codes of one secret. */
public final class Device {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    private final byte[] secret;
    private final SettableClock clock;
    private String used;

    public Device(String secret, SettableClock clock) {
        this.secret = decoded(secret);
        this.clock = clock;
    }

    /** Sets a person's second factor up, as they would do themselves. Its first code is used up by it. */
    public static Device enrol(Town town, Visitor person) {
        Answer begun = person.post("/api/session/second-factor", null);
        Device device = new Device(begun.json().path("secret").asText(), town.clock());
        device.used = device.code();
        Answer confirmed = person.put("/api/session/second-factor", Map.of("code", device.used));
        if (confirmed.status() != 204) {
            throw new AssertionError("Not set up: " + confirmed);
        }
        return device;
    }

    /** The code with which it was set up, which is good for nothing any more. What it shows by now may be another one. */
    public String usedCode() {
        return used;
    }

    /** What it shows now. */
    public String code() {
        try {
            return CODES.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), clock.instant());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** What it shows once the present code has gone: every code is good once. */
    public String nextCode() {
        clock.forward(CODES.getTimeStep());
        return code();
    }

    private static byte[] decoded(String letters) {
        byte[] bytes = new byte[letters.length() * 5 / 8];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int value = LETTERS.indexOf(letters.charAt(bit / 5));
            if ((value >> (4 - bit % 5) & 1) == 1) {
                bytes[bit / 8] |= (byte) (1 << (7 - bit % 8));
            }
        }
        return bytes;
    }
}
