package org.baken.message;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.baken.platform.Ids;

/**
 * The short code by which people find out whether a message is ours: eight letters and figures that can be read out over a
 * telephone. It follows from the message's id and is no secret: it leads to nothing but what is public.
 */
public final class VerificationCode {
    /** Crockford's base 32: no letter that looks like a figure. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;
    private static final int HALF = LENGTH / 2;

    private VerificationCode() {}

    /** The code of the message with this id, such as {@code 7K3F-9QXM}. */
    public static String of(String message) {
        BigInteger number = new BigInteger(Ids.digest("verification code of " + message), 16);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            BigInteger[] divided = number.divideAndRemainder(BigInteger.valueOf(SIGNS.length()));
            code.append(i == HALF ? "-" : "").append(SIGNS.charAt(divided[1].intValue()));
            number = divided[0];
        }
        return code.toString();
    }

    /**
     * Reads a code as people type it: in small letters, without the dash or with spaces, an O for a zero, an I or L for a one.
     * Empty when it cannot be one.
     */
    public static Optional<String> read(String typed) {
        String signs = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return signs.matches("[" + SIGNS + "]{" + LENGTH + "}")
                ? Optional.of(signs.substring(0, HALF) + "-" + signs.substring(HALF))
                : Optional.empty();
    }
}
