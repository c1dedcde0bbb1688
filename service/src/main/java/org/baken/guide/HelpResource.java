package org.baken.guide;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.baken.account.Caller;
import org.baken.platform.Guideline;

/** Short help for each screen of the console (guidelines A32, B11). */
@Path("/api/help")
@Produces(MediaType.APPLICATION_JSON)
public final class HelpResource {
    /**
     * Help for one screen.
     *
     * @param path its address in the console; {@code :id} stands for one of them
     * @param guidelines the rules that the help comes from
     * @param title what the screen is called, by language
     * @param lines a few sentences, by language
     */
    public record Screen(
            String id,
            String path,
            List<Guideline> guidelines,
            Map<String, String> title,
            Map<String, List<String>> lines) {}

    /** Help for every screen that has some, in the order in which a newcomer meets them. */
    public record Screens(List<Screen> items) {}

    private final Screens screens = new Screens(GuideFiles.help());

    @GET
    public Screens all(@Auth Caller caller) {
        return screens;
    }
}
