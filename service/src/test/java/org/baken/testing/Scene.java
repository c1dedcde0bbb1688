package org.baken.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.baken.account.Role;

/** What many tests begin with. */
public final class Scene {
    private Scene() {}

    /** What opens an incident. */
    public static Map<String, Object> opening(String title, String kind) {
        return new HashMap<>(Map.of(
                "title",
                title,
                "type",
                "industrial-fire",
                "kind",
                kind,
                "scale",
                "municipal",
                "languages",
                List.of("nl", "fr")));
    }

    /** Opens a real incident and gives its id. */
    public static String incident(Town town, String title) {
        return created(town.as(Role.LEAD).post("/api/incidents", opening(title, "REAL")));
    }

    /** The id of something that must have been made. */
    public static String created(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError("Not made: " + answer);
        }
        return answer.id();
    }

    /** Makes somebody who works in English, with the password of everybody in the town, and gives their id. */
    public static String person(Town town, String username, String role) {
        return created(town.admin()
                .post(
                        "/api/people",
                        Map.of(
                                "username",
                                username,
                                "name",
                                username,
                                "roles",
                                List.of(role),
                                "language",
                                "en",
                                "email",
                                username + "@stad.example",
                                "password",
                                Town.PASSWORD)));
    }

    /** Puts people on the roster of an incident, each with one role. */
    public static void roster(Town town, String incident, Map<Visitor, Role> members) {
        Visitor lead = town.as(Role.LEAD);
        List<Map<String, Object>> posts = members.entrySet().stream()
                .map(member -> Map.<String, Object>of("person", member.getKey().id(), "role", member.getValue()))
                .toList();
        long version = lead.get("/api/incidents/" + incident).version();
        Answer answer = lead.put(
                "/api/incidents/" + incident + "/roster", Map.of("lead", lead.id(), "members", posts), version);
        if (answer.status() != 200) {
            throw new AssertionError("No roster: " + answer);
        }
    }

    /** Does two things at the same moment and gives what came of them. */
    public static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try {
            List<Future<T>> results = List.of(one, other).stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            return List.of(results.get(0).get(), results.get(1).get());
        } finally {
            threads.shutdown();
        }
    }
}
