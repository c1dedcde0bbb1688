package org.baken.channel.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Channel;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Inbox;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Tried;

/**
 * Where exercises publish: every post becomes a file, nothing leaves the house. An account can imitate another
 * platform, which means its limits, its way of counting and what it can do, and can be told to misbehave.
 */
public class Sandbox implements Channel {

    public static final String PLATFORM = "sandbox";

    private static final Limits LIMITS = new CodePoints(100_000);

    private final Map<String, Channel> imitable;
    final Drawer drawer;
    final Letterbox letterbox;
    final Clock clock;
    final Duration slowness;

    /**
     * @param folder where the posts are kept; made when it is not there
     * @param imitable the platforms an account can imitate
     */
    public Sandbox(Path folder, Collection<? extends Channel> imitable, Clock clock) {
        this(folder, imitable, clock, Duration.ofSeconds(2));
    }

    /** @param slowness how long a {@link Behaviour#SLOW} account takes */
    public Sandbox(Path folder, Collection<? extends Channel> imitable, Clock clock, Duration slowness) {
        this.drawer = new Drawer(folder);
        this.letterbox = new Letterbox(folder);
        this.imitable = new LinkedHashMap<>();
        imitable.forEach(channel -> this.imitable.put(channel.platform(), channel));
        this.clock = clock;
        this.slowness = slowness;
    }

    Sandbox(Sandbox model) {
        this.drawer = model.drawer;
        this.letterbox = model.letterbox;
        this.imitable = model.imitable;
        this.clock = model.clock;
        this.slowness = model.slowness;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.OWN;
    }

    @Override
    public Form form() {
        String[] behaviours =
                Arrays.stream(Behaviour.values()).map(Behaviour::name).toArray(String[]::new);
        return new Form(
                List.of(
                        Field.optionalChoice("imitates", imitable.keySet().toArray(String[]::new)),
                        Field.optionalChoice("behaviour", behaviours),
                        Field.optional("recipients", Kind.LIST),
                        Field.optional("instructions", Kind.LONGTEXT)),
                List.of());
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Limits limits(Link link) {
        Channel model = imitated(link);
        return model == null ? limits() : model.limits();
    }

    @Override
    public Health check(Link link) {
        return Health.ok(Map.of());
    }

    @Override
    public Channel on(Link link) {
        Channel model = imitated(link);
        return Imitation.of(new SandboxAccount(this, model), model);
    }

    /** An exercise plays in what somebody made up writes to one of its accounts; the next poll brings it. */
    public void playIn(String account, Inbox.Heard heard) throws IOException {
        letterbox.put(account, heard);
    }

    /** Null when the account imitates nothing. */
    private Channel imitated(Link link) {
        return link.setting("imitates").map(imitable::get).orElse(null);
    }
}
