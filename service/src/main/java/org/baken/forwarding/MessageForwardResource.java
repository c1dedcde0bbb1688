package org.baken.forwarding;

import io.dropwizard.auth.Auth;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.baken.account.Caller;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.platform.Database;
import org.baken.platform.PlainText;
import org.baken.platform.Tagged;

/** Asking colleagues to pass a message on (guidelines V17, H30). */
@Path("/api/messages/{id}/forward-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MessageForwardResource {
    private final Database database;
    private final Forwards forwards;
    private final Incidents incidents;
    private final People people;
    private final Groups groups;

    MessageForwardResource(Database database, Forwards forwards, Incidents incidents, People people, Groups groups) {
        this.database = database;
        this.forwards = forwards;
        this.incidents = incidents;
        this.people = people;
        this.groups = groups;
    }

    /** Whom to ask, and what to add. */
    public record Creation(
            @Size(max = 50) List<@NotBlank @Size(max = 36) String> groups,
            @Size(max = 500) List<@NotBlank @Size(max = 36) String> people,
            @Size(max = 1000) @PlainText String note) {}

    @POST
    public Response ask(
            @Auth Caller caller,
            @PathParam("id") String id,
            @Context HttpHeaders headers,
            @NotNull @Valid Creation creation) {
        ForwardRequest.Shown asked = database.write(handle -> {
            Message message = forwards.toForward(handle, caller, id);
            String lang = incidents.get(handle, message.incident()).languages().get(0);
            Addressees addressees = Addressees.of(
                    handle,
                    people,
                    groups,
                    Objects.requireNonNullElse(creation.people(), List.of()),
                    Objects.requireNonNullElse(creation.groups(), List.of()),
                    lang);
            String note = Objects.requireNonNullElse(creation.note(), "").strip();
            return forwards.ask(handle, caller, message, addressees, note, ForwardRequestResource.locale(headers));
        });
        return Tagged.created("/api/forward-requests/" + asked.id(), asked, asked.version());
    }
}
