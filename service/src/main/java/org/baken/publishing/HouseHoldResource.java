package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Problem;

/**
 * The brake of the whole house: while it is on, nothing leaves for any channel. What waited then stays until a person lets it
 * go, item by item, so that not everything goes out at once.
 */
@Path("/api/hold")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HouseHoldResource {
    private final Database database;
    private final Logbook logbook;
    private final Clock clock;

    HouseHoldResource(Database database, Logbook logbook, Clock clock) {
        this.database = database;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Whether everything is to be held. The reason may follow later: the brake must work at once. */
    public record Wanted(
            @NotNull Boolean held,
            @Size(max = 1000) @PlainText String reason) {}

    @GET
    public HouseHold get(@Auth Caller caller) {
        return database.read(handle -> handle.attach(HouseHoldDao.class).find());
    }

    /** Holds everything or lets go. Needs no If-Match: nobody should have to look first. */
    @PUT
    public HouseHold change(@Auth Caller caller, @NotNull @Valid Wanted wanted) {
        if (!caller.has(Role.LEAD, Role.SPOKESPERSON)) {
            throw Problem.refused("publishing.hold.who");
        }
        String reason = wanted.reason() == null ? "" : wanted.reason().strip();
        return database.write(handle -> {
            HouseHoldDao house = handle.attach(HouseHoldDao.class);
            if (house.change(wanted.held(), wanted.held() ? reason : "", caller.name(), clock.instant()) == 0) {
                return house.find();
            }
            HouseHold changed = house.find();
            String kind = wanted.held() ? "house.held" : "house.released";
            Map<String, String> data = reason.isEmpty() ? Map.of() : Map.of("reason", reason);
            long number = logbook.append(handle, Entry.of(kind, null, "house", caller.actor(), data))
                    .seq();
            if (wanted.held()) {
                house.number(number);
            }
            return changed;
        });
    }
}
