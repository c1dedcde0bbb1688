package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedDaosTest {
    private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + Ids.next(), "sa", "");
    private final Jdbi jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());

    interface Names {
        @SqlUpdate("INSERT INTO name (id, name) VALUES (:id, :name)")
        int add(int id, String name);

        @SqlQuery("SELECT name FROM name WHERE id = :id")
        String get(int id);

        @SqlQuery("SELECT COUNT(*) FROM name")
        int count();

        @SqlQuery("SELECT nonsense FROM nowhere")
        int wrong();

        default String added(int id, String name) {
            add(id, name);
            return get(id);
        }
    }

    @BeforeEach
    void table() {
        PreparedDaos.install(jdbi);
        jdbi.useHandle(handle -> handle.execute("CREATE TABLE name (id INT PRIMARY KEY, name VARCHAR(20))"));
    }

    @AfterEach
    void end() {
        pool.dispose();
    }

    @Test
    void a_statement_runs_in_the_transaction_that_it_was_attached_to() {
        try (Handle one = jdbi.open();
                Handle other = jdbi.open()) {
            one.begin();
            one.attach(Names.class).add(1, "Anna");
            assertThat(other.attach(Names.class).count()).isZero();
            assertThat(one.attach(Names.class).count()).isEqualTo(1);
            one.rollback();
        }
        assertThat(jdbi.<Integer, RuntimeException>withHandle(
                        handle -> handle.attach(Names.class).count()))
                .isZero();
    }

    @Test
    void a_method_that_is_written_out_calls_the_others_in_the_same_transaction() {
        assertThat(jdbi.<String, RuntimeException>inTransaction(
                        handle -> handle.attach(Names.class).added(2, "Bert")))
                .isEqualTo("Bert");
    }

    @Test
    void many_threads_get_their_own_answers() throws Exception {
        int threads = 8;
        jdbi.useHandle(handle -> IntStream.range(0, threads)
                .forEach(id -> handle.attach(Names.class).add(id, "name " + id)));
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService all = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> answers = all.invokeAll(IntStream.range(0, threads)
                    .<Callable<Boolean>>mapToObj(id -> () -> {
                        together.await();
                        return IntStream.range(0, 200)
                                .allMatch(any -> jdbi.<String, RuntimeException>withHandle(handle ->
                                                handle.attach(Names.class).get(id))
                                        .equals("name " + id));
                    })
                    .toList());
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    void a_statement_that_fails_says_why_and_leaves_the_next_one_alone() {
        jdbi.useHandle(handle -> {
            Names names = handle.attach(Names.class);
            assertThatThrownBy(names::wrong)
                    .isInstanceOf(StatementException.class)
                    .hasMessageContaining("NOWHERE");
            assertThat(names.count()).isZero();
            assertThat(Set.of(names, handle.attach(Names.class))).hasSize(2).contains(names);
        });
    }
}
