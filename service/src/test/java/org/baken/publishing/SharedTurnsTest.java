package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedTurnsTest {
    private final ExecutorService lanes = Executors.newCachedThreadPool();
    private final List<List<String>> transactions = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void end() {
        goOn.countDown();
        lanes.shutdownNow();
    }

    private static Turn turn(String account) {
        return new Turn(account, List.of(), 1);
    }

    private static List<Parcel> parcels(Turn turn) {
        return List.of(new Parcel(null, null, null, null, null, null, null, List.of()));
    }

    /** The first transaction takes until it is let go. */
    private SharedTurns turns(Function<List<Turn>, List<List<Parcel>>> transaction) {
        return new SharedTurns(turns -> {
            transactions.add(turns.stream().map(Turn::account).toList());
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return transaction.apply(turns);
        });
    }

    private List<Future<List<Parcel>>> takeWhileOneIsUnderWay(SharedTurns shared, String... accounts)
            throws InterruptedException {
        List<Future<List<Parcel>>> answers = new ArrayList<>();
        answers.add(lanes.submit(() -> shared.take(turn("first"))));
        begun.await();
        for (String account : accounts) {
            answers.add(lanes.submit(() -> shared.take(turn(account))));
        }
        Town.eventually("all wait", () -> shared.waiting() == accounts.length);
        goOn.countDown();
        return answers;
    }

    @Test
    void lanes_that_come_while_a_transaction_is_under_way_share_the_next_one() throws Exception {
        SharedTurns shared =
                turns(turns -> turns.stream().map(SharedTurnsTest::parcels).toList());
        for (Future<List<Parcel>> answer : takeWhileOneIsUnderWay(shared, "a", "b", "c")) {
            assertThat(answer.get()).hasSize(1);
        }
        assertThat(transactions).hasSize(2);
        assertThat(transactions.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void an_account_is_never_twice_in_one_transaction() throws Exception {
        SharedTurns shared =
                turns(turns -> turns.stream().map(SharedTurnsTest::parcels).toList());
        for (Future<List<Parcel>> answer : takeWhileOneIsUnderWay(shared, "a", "a", "b")) {
            assertThat(answer.get()).hasSize(1);
        }
        assertThat(transactions).allSatisfy(accounts -> assertThat(accounts).doesNotHaveDuplicates());
        assertThat(transactions.stream().flatMap(List::stream)).containsExactlyInAnyOrder("first", "a", "a", "b");
    }

    @Test
    void a_turn_that_cannot_be_stored_fails_alone() throws Exception {
        SharedTurns shared = turns(turns -> {
            if (turns.stream().anyMatch(turn -> turn.account().equals("broken"))) {
                throw new IllegalStateException("the row was changed");
            }
            return turns.stream().map(SharedTurnsTest::parcels).toList();
        });
        List<Future<List<Parcel>>> answers = takeWhileOneIsUnderWay(shared, "a", "broken", "b");
        assertThatThrownBy(() -> answers.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("the row was changed");
        for (Future<List<Parcel>> well : Stream.of(0, 1, 3).map(answers::get).toList()) {
            assertThat(well.get()).hasSize(1);
        }
        assertThat(shared.take(turn("later"))).hasSize(1);
    }
}
