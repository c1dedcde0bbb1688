package org.baken.channel.slack;

import java.math.BigDecimal;
import java.time.Instant;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Trouble;

/**
 * Where a message is: a channel's id and the message's time, which together name it. Kept as {@code <channel>/<time>}.
 *
 * @param ts seconds since 1970 with six decimals, as Slack writes it
 */
record Sent(String channel, String ts) {

    static final String TIME = "\\d{1,12}\\.\\d{1,9}";

    static Sent of(Workspace workspace, String remoteId) throws Refused {
        int slash = remoteId.indexOf('/');
        if (slash < 1 || !remoteId.substring(slash + 1).matches(TIME)) {
            throw new Refused(Trouble.of("channel.gone", workspace.host()));
        }
        return new Sent(remoteId.substring(0, slash), remoteId.substring(slash + 1));
    }

    String remoteId() {
        return channel + "/" + ts;
    }

    Instant at() {
        BigDecimal millis = new BigDecimal(ts).movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }
}
