package org.baken.channel.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.baken.channel.ChannelException;
import org.baken.channel.Health;
import org.baken.channel.Trouble;

/** Whether an account may write in its room, found out without writing. */
final class Checkup {

    private static final int LEVEL_OF_OTHERS = 0;

    private final Homeserver server;

    Checkup(Homeserver server) {
        this.server = server;
    }

    /** @param named how the account names the room, for people */
    Health health(String named) {
        try {
            String me = server.me();
            String room = server.room();
            boolean joined = false;
            for (JsonNode other : server.joinedRooms()) {
                joined |= other.asText().equals(room);
            }
            if (!joined) {
                return Health.failing(Trouble.of("channel.matrix.notJoined", named));
            }
            if (server.state("m.room.encryption").isPresent()) {
                return Health.failing(Trouble.of("channel.matrix.encrypted", named));
            }
            if (!mayWrite(me)) {
                return Health.failing(Trouble.of("channel.matrix.power", named));
            }
            return Health.ok(Map.of("account", me, "room", named));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    private boolean mayWrite(String me) throws ChannelException {
        JsonNode levels = server.state("m.room.power_levels").orElse(null);
        if (levels == null) {
            return true;
        }
        int usual = levels.path("users_default").asInt(LEVEL_OF_OTHERS);
        int mine = levels.path("users").path(me).asInt(usual);
        int others = levels.path("events_default").asInt(LEVEL_OF_OTHERS);
        return mine >= levels.path("events").path("m.room.message").asInt(others);
    }
}
