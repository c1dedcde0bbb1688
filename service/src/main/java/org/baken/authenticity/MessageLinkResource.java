package org.baken.authenticity;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.baken.account.Caller;
import org.baken.incident.Incidents;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.message.VerificationCode;
import org.baken.platform.Database;

/** How people find a message back, and find out whether it is ours: its code and its short link. */
@Path("/api/messages/{id}/link")
@Produces(MediaType.APPLICATION_JSON)
public final class MessageLinkResource {
    private final Database database;
    private final Messages messages;
    private final Incidents incidents;
    private final Register register;
    private final String publicUrl;

    MessageLinkResource(
            Database database, Messages messages, Incidents incidents, Register register, String publicUrl) {
        this.database = database;
        this.messages = messages;
        this.incidents = incidents;
        this.register = register;
        this.publicUrl = publicUrl;
    }

    /**
     * @param code such as {@code 7K3F-9QXM}; what people type
     * @param link leads to the message once it is out; {@code ?via=} tells where it stands
     * @param verify where people check a message
     * @param works whether the link and the code lead anywhere by now
     */
    public record MessageLink(String code, String link, String verify, boolean works) {}

    @GET
    public MessageLink get(@Auth Caller caller, @PathParam("id") String id) {
        Message message = database.read(handle -> {
            Message found = messages.get(handle, id);
            incidents.readable(handle, caller, found.incident());
            return found;
        });
        String code = VerificationCode.of(message.id());
        return new MessageLink(
                code,
                publicUrl + "/m/" + code,
                publicUrl + "/verify",
                register.shelf().find(message.id()).isPresent());
    }
}
