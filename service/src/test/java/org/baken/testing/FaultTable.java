package org.baken.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What became of posts under faults: how many were expected and found, which came twice, which are lost. */
public final class FaultTable {
    private record Row(String fault, int runs, int expected, int found, int doubles, int losses, int told) {}

    private final List<Row> rows = new ArrayList<>();

    /**
     * Adds a fault.
     *
     * @param wanted the texts that were to be posted, each once
     * @param found the texts that are there
     * @param told the texts of which a person is told that they failed or that it is unclear
     * @param claimed the texts that the service says are there
     */
    public void add(
            String fault,
            int runs,
            Collection<String> wanted,
            Collection<String> found,
            Collection<String> told,
            Collection<String> claimed) {
        HashSet<String> once = new HashSet<>(found);
        long lost = wanted.stream()
                .filter(text -> !once.contains(text) && (claimed.contains(text) || !told.contains(text)))
                .count();
        rows.add(new Row(fault, runs, wanted.size(), once.size(), found.size() - once.size(), (int) lost, told.size()));
    }

    /**
     * Adds what became of deliveries to some accounts.
     *
     * @param all the deliveries as the service shows them; those to other accounts do not count
     * @param posts what is there, by account
     */
    public void add(
            String fault, int runs, List<JsonNode> all, List<String> accounts, Function<String, List<String>> posts) {
        List<String> found = new ArrayList<>();
        accounts.forEach(account -> posts.apply(account).forEach(text -> found.add(account + " " + text)));
        add(
                fault,
                runs,
                texts(all, accounts),
                found,
                texts(all, accounts, "REFUSED", "UNCLEAR"),
                texts(all, accounts, "SENT"));
    }

    private static List<String> texts(List<JsonNode> all, List<String> accounts, String... states) {
        return all.stream()
                .filter(delivery -> accounts.contains(delivery.path("account").asText()))
                .filter(delivery -> states.length == 0
                        || List.of(states).contains(delivery.path("state").asText()))
                .map(delivery -> delivery.path("account").asText() + " "
                        + delivery.path("text").asText())
                .toList();
    }

    /** Whether every fault was survived: nothing twice, nothing lost without a word. */
    public void assertNothingLostOrDoubled() {
        assertThat(rows).as(toString()).allMatch(row -> row.doubles() == 0 && row.losses() == 0);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-44s %6s %9s %7s %8s %7s %17s%n",
                "fault",
                "runs",
                "expected",
                "found",
                "doubles",
                "losses",
                "told to a person"));
        rows.forEach(row -> table.append(String.format(
                Locale.ROOT,
                "%-44s %6d %9d %7d %8d %7d %17d%n",
                row.fault(),
                row.runs(),
                row.expected(),
                row.found(),
                row.doubles(),
                row.losses(),
                row.told())));
        return table.toString();
    }
}
