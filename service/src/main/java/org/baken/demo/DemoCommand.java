package org.baken.demo;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.inf.Namespace;
import org.baken.ConsoleConfiguration;
import org.baken.platform.Ids;

/**
 * {@code java -jar baken.jar demo baken.yml}: starts the service with a database of its own, plays an exercise that began a
 * while ago, and prints who can log in. Everything is gone when it stops.
 */
public final class DemoCommand extends ServerCommand<ConsoleConfiguration> {
    private static final List<String> WORDS = List.of(
            "toren",
            "mossel",
            "kade",
            "fiets",
            "molen",
            "sluis",
            "wafel",
            "duin",
            "brug",
            "lantaarn",
            "haring",
            "klomp",
            "regen",
            "markt",
            "tulp",
            "reiger",
            "dijk",
            "bakker",
            "veer",
            "anker");

    private final DemoClock clock;
    private final String password = passphrase();
    private final String setupToken = Ids.secret();
    private Path data;

    public DemoCommand(Application<ConsoleConfiguration> application, DemoClock clock) {
        super(application, "demo", "Starts the console with an exercise in it");
        this.clock = clock;
    }

    @Override
    protected void run(Environment environment, Namespace namespace, ConsoleConfiguration configuration)
            throws Exception {
        environment.lifecycle().addServerLifecycleListener(server -> begin(configuration));
        super.run(environment, namespace, configuration);
    }

    @Override
    protected void run(
            Bootstrap<ConsoleConfiguration> bootstrap, Namespace namespace, ConsoleConfiguration configuration)
            throws Exception {
        furnish(configuration);
        super.run(bootstrap, namespace, configuration);
    }

    /** Gives the demo a house of its own: an empty database, an open door for the story, and no wait before sending. */
    private void furnish(ConsoleConfiguration configuration) throws IOException {
        Path folder = Files.createDirectories(Path.of(configuration.data));
        data = Files.createTempDirectory(folder, "demo-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::clear));
        configuration.data = data.toString();
        configuration.setupToken = setupToken;
        configuration.greeted = true;
    }

    private void begin(ConsoleConfiguration configuration) {
        Thread story = new Thread(() -> tell(configuration), "demo");
        story.setDaemon(true);
        story.start();
    }

    private void tell(ConsoleConfiguration configuration) {
        Story story = Story.read();
        try {
            new StoryPlayer(URI.create(configuration.publicUrl), clock, password).play(story, setupToken);
            greet(configuration, story);
        } catch (IOException | InterruptedException | IllegalStateException e) {
            System.err.println("The demo could not be told to its end: " + e.getMessage());
        }
    }

    private void greet(ConsoleConfiguration configuration, Story story) {
        StringBuilder people = new StringBuilder();
        for (Story.Person person : story.people()) {
            people.append(String.format("    %-8s %-18s %s%n", person.username(), person.name(), person.about()));
        }
        System.out.printf(
                "%n  Baken is running, with an exercise that began a while ago.%n%n"
                        + "    The console       %s/console/%n"
                        + "    The public side   %s/%n%n"
                        + "  Log in as one of these people. The password of each, made for this run, is:%n%n"
                        + "    %s%n%n%s    %-8s %-18s %s%n%n"
                        + "  Stop with Ctrl-C. Everything in it is gone then.%n%n",
                configuration.publicUrl,
                configuration.publicUrl,
                password,
                people,
                "beheer",
                "Beheer",
                "people, accounts, groups");
    }

    private void clear() {
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String passphrase() {
        SecureRandom random = new SecureRandom();
        return String.join(
                "-",
                WORDS.get(random.nextInt(WORDS.size())),
                WORDS.get(random.nextInt(WORDS.size())),
                WORDS.get(random.nextInt(WORDS.size())),
                Integer.toString(100 + random.nextInt(900)));
    }
}
