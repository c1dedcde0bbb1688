package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Attempts.Attempt;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;

/**
 * Publishing in two steps, as Instagram and Threads do it: a container is made, Meta fetches what belongs in it, and then it is
 * published. A container is published once at most; so as long as it is known, repeating does no harm.
 */
public final class Containers {

    /** The name of the container that becomes the post, among what an attempt made. */
    public static final String POST = "post";

    private static final Duration QUOTA = Duration.ofMinutes(15);

    /**
     * A container that is ready.
     *
     * @param published whether an earlier attempt published it
     */
    public record Ready(String id, boolean published) {}

    /** What Meta says of a container. */
    private enum State {
        IN_PROGRESS,
        FINISHED,
        PUBLISHED,
        ERROR,
        EXPIRED
    }

    private final Graph graph;
    private final String state;
    private final String why;

    /**
     * @param state the field that tells the state
     * @param why the field that tells what is wrong
     */
    public Containers(Graph graph, String state, String why) {
        this.graph = graph;
        this.state = state;
        this.why = why;
    }

    /**
     * A container that is ready, made when there is none yet.
     *
     * @param name unique in the post
     * @throws Refused when Meta cannot use what belongs in it
     * @throws Retryable when it is not ready in time; the next attempt goes on with it
     */
    public Ready ready(Link link, Attempt attempt, String name, Beforehand.Call<String> make)
            throws Refused, Retryable {
        while (true) {
            String id = attempt.made(name, graph.host(), make);
            JsonNode container = read(link, id).orElse(null);
            switch (container == null ? State.EXPIRED : state(container)) {
                case FINISHED -> {
                    return new Ready(id, false);
                }
                case PUBLISHED -> {
                    return new Ready(id, true);
                }
                case ERROR -> {
                    attempt.forget(name);
                    throw new Refused(Trouble.of(
                            "channel.picture.failed",
                            graph.host(),
                            link.redact(container.path(why).asText(""))));
                }
                case EXPIRED -> attempt.forget(name);
                case IN_PROGRESS -> attempt.pause(graph.host());
            }
        }
    }

    private boolean isPublished(Link link, String id) throws Refused, Retryable {
        Optional<JsonNode> container = read(link, id);
        return container.isPresent() && state(container.get()) == State.PUBLISHED;
    }

    /** Makes a container; nobody sees it. */
    public String made(Link link, String path, Map<String, String> parameters) throws ChannelException {
        return Graph.id(graph.post(link, path, parameters), graph.host());
    }

    /**
     * Publishes a container.
     *
     * @return the number of the post
     */
    public String publish(Link link, String path, String id) throws ChannelException {
        return Graph.id(graph.post(link, path, Map.of("creation_id", id)), graph.host());
    }

    /**
     * Stops before a quota is passed that the account has used up; the platform would refuse, and count that as well. When it
     * does not tell, nothing is stopped.
     *
     * @param path where the platform tells it
     * @param usage the field with the number of posts in the last day
     * @param config the field with the most there may be
     */
    public void quota(Link link, String path, String usage, String config) throws Refused, Retryable {
        JsonNode told;
        try {
            told = graph.get(link, path, Map.of("fields", usage + "," + config))
                    .path("data")
                    .path(0);
        } catch (Retryable untold) {
            return;
        } catch (Refused refused) {
            if (refused.trouble().key().equals(OAuth.ENDED)) {
                throw refused;
            }
            return;
        }
        int most = told.path(config).path("quota_total").asInt(0);
        if (most > 0 && told.path(usage).asInt(0) >= most) {
            throw new Retryable(Trouble.of("channel.quota", graph.host(), most), QUOTA);
        }
    }

    /**
     * The address of a picture that Meta is to fetch.
     *
     * @throws Refused when it is nowhere
     */
    public static String address(Picture picture) throws Refused {
        if (picture.url() == null) {
            throw new Refused(Trouble.of("channel.picture.address", picture.name()));
        }
        return picture.url();
    }

    private Optional<JsonNode> read(Link link, String id) throws Refused, Retryable {
        return graph.find(link, Graph.path(id), Map.of("fields", "id," + state + "," + why));
    }

    /** A word that is new to us is no reason to publish. */
    private State state(JsonNode container) throws Retryable {
        String word = container.path(state).asText("");
        for (State known : State.values()) {
            if (known.name().equals(word)) {
                return known;
            }
        }
        throw new Retryable(Trouble.of("channel.beforehand", graph.host()));
    }

    /**
     * What an unpublished or published container says of a post that nobody has a number of.
     *
     * @param searched what the list of the account's posts says
     * @return that nobody can tell when Meta says that it is published and it is not on the list
     */
    public Look look(Link link, Attempt attempt, Look searched) throws Refused, Retryable {
        Optional<String> container = attempt.known(POST);
        boolean missing =
                searched instanceof Look.Absent && container.isPresent() && isPublished(link, container.get());
        return missing ? new Look.CannotTell(Trouble.of("channel.notListed", graph.host())) : searched;
    }
}
