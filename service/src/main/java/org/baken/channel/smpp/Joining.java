package org.baken.channel.smpp;

import java.util.Arrays;
import org.baken.channel.Link;

/** How a message centre learns which parts belong together. */
enum Joining {
    /** In front of each part's text, as phones read it (3GPP TS 23.040, 9.2.3.24.1): works with every message centre. */
    UDH,
    /** In parameters beside the text, which the message centre turns into that. */
    SAR,
    /** Not at all: the whole text goes out at once, and the message centre cuts it. */
    PAYLOAD;

    static final String[] NAMES = Arrays.stream(values()).map(Joining::name).toArray(String[]::new);

    static Joining of(Link link) {
        return link.setting("joining").map(Joining::valueOf).orElse(UDH);
    }
}
