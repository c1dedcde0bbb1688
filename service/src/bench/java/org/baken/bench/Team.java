package org.baken.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.baken.account.Role;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.Scene;
import org.baken.testing.Visitor;

/**
 * A team at work in an incident: what its consoles ask, at a steady pace whatever the answers take, in the proportion in which screens are
 * looked at. One request in eight keeps a draft.
 */
final class Team implements AutoCloseable {
    /** Requests a second of all of them together. */
    static final int PACE = 15;

    private static final int REACTIONS = 200;
    private static final int WARMING = 60;

    private final ScheduledExecutorService people = Executors.newScheduledThreadPool(12);
    private final List<Runnable> day;
    private volatile Collection<Double> millis = new ConcurrentLinkedQueue<>();
    private int next;

    Team(PublishingHouse house, String incident) {
        Visitor lead = house.person("leiding", Role.LEAD);
        Visitor monitor = house.person("monitor", Role.MONITOR);
        Visitor approver = house.person("eindredactie", Role.APPROVER);
        Draft one = new Draft(house.person("schrijver1", Role.AUTHOR), incident);
        Draft other = new Draft(house.person("schrijver2", Role.AUTHOR), incident);
        String path = "/api/incidents/" + incident;
        react(monitor, path);
        day = List.of(
                get(lead, path + "/board"),
                get(monitor, path + "/reactions"),
                one::keep,
                get(approver, path + "/messages?limit=50"),
                get(lead, path + "/board"),
                get(monitor, path + "/reactions?state=NEW"),
                get(approver, path + "/deliveries"),
                get(lead, path + "/messages"),
                get(monitor, path + "/reactions/summary"),
                get(approver, path + "/board"),
                other::keep,
                get(monitor, path + "/reactions"),
                get(lead, path + "/facts"),
                get(monitor, path + "/board"),
                get(approver, path + "/messages?limit=50"),
                get(lead, "/api/session"));
    }

    private static void react(Visitor monitor, String path) {
        List<Map<String, String>> items = IntStream.range(0, REACTIONS)
                .mapToObj(number -> Map.of(
                        "text", "Mag ik nog naar buiten, vraagt buur " + number + "?", "handle", "buur" + number))
                .toList();
        Answer answer = monitor.post(path + "/reactions", Map.of("items", items));
        if (answer.status() >= 300) {
            throw new AssertionError("No reactions: " + answer);
        }
    }

    /** What one author writes, kept again and again. */
    private final class Draft {
        private final Visitor author;
        private final String id;
        private long version;
        private int times;

        Draft(Visitor author, String incident) {
            this.author = author;
            Answer draft = Desk.draft(author, incident, PublishingHouse.words(1));
            id = Scene.created(draft);
            version = author.get("/api/messages/" + id).version();
        }

        synchronized void keep() {
            Map<String, Object> words = PublishingHouse.words(2 + times++);
            version = timed(() -> author.put("/api/messages/" + id, words, version))
                    .version();
        }
    }

    private Runnable get(Visitor person, String path) {
        return () -> timed(() -> person.get(path));
    }

    private interface Asking {
        Answer ask();
    }

    private Answer timed(Asking asking) {
        long began = System.nanoTime();
        Answer answer = asking.ask();
        double took = (System.nanoTime() - began) / 1e6;
        if (answer.status() != 200) {
            throw new AssertionError("The team is not served: " + answer);
        }
        millis.add(took);
        return answer;
    }

    /** Does everything again and again, without pause, until the service has settled. */
    void warm() {
        for (int time = 0; time < WARMING; time++) {
            day.forEach(Runnable::run);
        }
    }

    /** Works for some time, and gives what each request took, in milliseconds. */
    double[] work(int seconds) throws InterruptedException {
        millis = new ConcurrentLinkedQueue<>();
        long pause = TimeUnit.SECONDS.toNanos(1) / PACE;
        long began = System.nanoTime();
        int requests = PACE * seconds;
        for (int number = 0; number < requests; number++) {
            TimeUnit.NANOSECONDS.sleep(began + number * pause - System.nanoTime());
            people.execute(day.get(next++ % day.size()));
        }
        // What is still under way belongs to this time; an answer that never comes shows as one too few.
        for (int waited = 0; millis.size() < requests && waited < 100; waited++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return millis.stream().mapToDouble(each -> each).toArray();
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
