package org.baken.channel;

import org.baken.channel.TextCount.Unit;

/**
 * A message broadcast to all phones of an area (3GPP TS 23.041, 9.4.1): pages of 82 octets, which hold 93 septets of the GSM
 * alphabet, or 41 units of UCS-2 as soon as one letter is outside it.
 *
 * @param pages the most pages a message may have; the standard allows 15
 */
public record CellBroadcastLimits(int pages) implements Limits {
    private static final int SEPTETS = 93;
    private static final int UNITS = 41;

    @Override
    public int max() {
        return pages * SEPTETS;
    }

    @Override
    public TextCount count(String text) {
        boolean gsm = SmsText.of(text).gsm();
        int used = gsm
                ? text.chars().map(letter -> SmsLimits.septets((char) letter)).sum()
                : text.length();
        int page = gsm ? SEPTETS : UNITS;
        return new TextCount(used, pages * page, Math.max(1, (used + page - 1) / page), gsm ? Unit.GSM7 : Unit.UCS2);
    }
}
