package org.baken.publishing;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.baken.account.Caller;
import org.baken.channel.Addressed;
import org.baken.channel.Authorizes;
import org.baken.channel.ByHand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Edits;
import org.baken.channel.Form;
import org.baken.channel.Removes;
import org.baken.channel.Replies;
import org.baken.channel.Tried;
import org.baken.platform.Page;

/** The platforms that accounts can be linked on, so that the form for an account needs to know none of them. */
@Path("/api/platforms")
@Produces(MediaType.APPLICATION_JSON)
public final class PlatformResource {
    private final Channels channels;

    public PlatformResource(Channels channels) {
        this.channels = channels;
    }

    /**
     * One platform.
     *
     * @param limit the most a text may use, in the platform's own unit
     * @param linkable whether accounts can be added; the town's own page has its two
     * @param byHand whether a person does the work
     * @param letters whether every recipient gets an own letter
     * @param edits whether a post can be changed after it was sent
     * @param removes whether a post can be taken away again
     * @param carriesPictures whether the pictures of a message go out there; elsewhere only its text does
     * @param authorizes whether accounts are linked by saying yes on the platform
     * @param replies whether a post can answer an earlier one
     * @param tried how far the connector was tried
     */
    public record Platform(
            String platform,
            List<Form.Field> settings,
            List<Form.Field> secret,
            int limit,
            boolean linkable,
            boolean byHand,
            boolean letters,
            boolean edits,
            boolean removes,
            boolean carriesPictures,
            boolean authorizes,
            boolean replies,
            Tried tried) {

        static Platform of(Channel channel) {
            return new Platform(
                    channel.platform(),
                    channel.form().settings(),
                    channel.form().secret(),
                    channel.limits().max(),
                    !channel.platform().equals("publicpage"),
                    channel instanceof ByHand,
                    channel instanceof Addressed,
                    channel instanceof Edits,
                    channel instanceof Removes,
                    channel instanceof CarriesPictures,
                    channel instanceof Authorizes,
                    channel instanceof Replies,
                    channel.tried());
        }
    }

    @GET
    public Page<Platform> list(@Auth Caller caller) {
        return Page.whole(channels.all().stream().map(Platform::of).toList());
    }
}
