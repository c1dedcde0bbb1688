package org.baken.channel;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as phones get it: in the GSM 7-bit alphabet (3GPP TS 23.038), or in UCS-2 when one letter is outside it, and cut
 * into parts just as {@link SmsLimits} counts them.
 *
 * @param gsm whether all of it is in the GSM alphabet
 * @param parts the texts of its parts, in order; one when it fits alone
 */
public record SmsText(boolean gsm, List<String> parts) {
    private static final int ESCAPE = 0x1B;
    /** The codes of {@link SmsLimits#EXTENSION}, each after an escape. */
    private static final int[] EXTENSION_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    public static SmsText of(String text) {
        boolean gsm = text.chars().allMatch(letter -> SmsLimits.septets((char) letter) > 0);
        int alone = gsm ? SmsLimits.SEPTETS_ALONE : SmsLimits.UNITS_ALONE;
        if (places(text, gsm) <= alone) {
            return new SmsText(gsm, List.of(text));
        }
        return new SmsText(gsm, cut(text, gsm, gsm ? SmsLimits.SEPTETS : SmsLimits.UNITS));
    }

    /** A part as SMPP carries it: an octet a septet, or UTF-16 with the high octet first. */
    public byte[] encoded(String part) {
        if (!gsm) {
            return part.getBytes(StandardCharsets.UTF_16BE);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (char letter : part.toCharArray()) {
            int basic = SmsLimits.BASIC.indexOf(letter);
            if (basic >= 0) {
                // The escape itself stands in the middle of the alphabet.
                octets.write(basic < ESCAPE ? basic : basic + 1);
            } else {
                octets.write(ESCAPE);
                octets.write(EXTENSION_CODES[SmsLimits.EXTENSION.indexOf(letter)]);
            }
        }
        return octets.toByteArray();
    }

    private static int places(String text, boolean gsm) {
        return gsm
                ? text.chars().map(letter -> SmsLimits.septets((char) letter)).sum()
                : text.length();
    }

    private static List<String> cut(String text, boolean gsm, int room) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int next = gsm ? at + 1 : at + Character.charCount(text.codePointAt(at));
            int places = places(text.substring(at, next), gsm);
            if (used + places > room) {
                parts.add(text.substring(from, at));
                from = at;
                used = 0;
            }
            used += places;
            at = next;
        }
        parts.add(text.substring(from));
        return List.copyOf(parts);
    }
}
