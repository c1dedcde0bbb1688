package org.baken.channel;

import org.baken.channel.TextCount.Unit;

/**
 * A text message: 160 septets of the GSM 7-bit alphabet (3GPP TS 23.038) in one part, 153 in each of more; 70 and 67 UCS-2 units as
 * soon as one letter is outside that alphabet. A letter of two places is not split over two parts: what stays empty counts as
 * used, so that a text fits exactly when it takes at most the most parts.
 *
 * @param parts the most parts a message may have
 */
public record SmsLimits(int parts) implements Limits {
    /**
     * What an account has that does not say otherwise. Six parts hold about a hundred and fifty words; every part is paid for
     * as often as there are recipients, and phones show a longer message late or in pieces.
     */
    public static final SmsLimits USUAL = new SmsLimits(6);

    static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    static final String EXTENSION = "\f^{}\\[~]|€";

    static final int SEPTETS_ALONE = 160;
    static final int SEPTETS = 153;
    static final int UNITS_ALONE = 70;
    static final int UNITS = 67;

    private static final byte[] PLACES = places();

    private static byte[] places() {
        byte[] places = new byte[0x3C0];
        BASIC.chars().forEach(letter -> places[letter] = 1);
        EXTENSION.chars().filter(letter -> letter < places.length).forEach(letter -> places[letter] = 2);
        return places;
    }

    /** How many septets a letter takes: 1 or 2, or 0 when the GSM alphabet does not have it. */
    public static int septets(char letter) {
        return letter < PLACES.length ? PLACES[letter] : letter == '€' ? 2 : 0;
    }

    @Override
    public int max() {
        return room(SEPTETS, SEPTETS_ALONE);
    }

    @Override
    public TextCount count(String text) {
        boolean gsm = text.chars().allMatch(letter -> septets((char) letter) > 0);
        int alone = gsm ? SEPTETS_ALONE : UNITS_ALONE;
        int part = gsm ? SEPTETS : UNITS;
        int together = 0;
        int full = 0;
        int last = 0;
        for (int at = 0; at < text.length(); at++) {
            int places = 1;
            if (gsm) {
                places = septets(text.charAt(at));
            } else if (Character.isSurrogatePair(text.charAt(at), at + 1 < text.length() ? text.charAt(at + 1) : ' ')) {
                places = 2;
                at++;
            }
            together += places;
            if (last + places > part) {
                full++;
                last = 0;
            }
            last += places;
        }
        boolean single = together <= alone;
        return new TextCount(
                single ? together : full * part + last,
                room(part, alone),
                single ? 1 : full + 1,
                gsm ? Unit.GSM7 : Unit.UCS2);
    }

    private int room(int part, int alone) {
        return parts == 1 ? alone : parts * part;
    }
}
