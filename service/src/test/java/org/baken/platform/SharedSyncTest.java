package org.baken.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.baken.testing.Town;
import org.junit.jupiter.api.Test;

class SharedSyncTest {
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    @Test
    void what_was_committed_is_on_the_disk_when_the_call_returns() throws Exception {
        SharedSync sync = new SharedSync(() -> {
            int now = committed.get();
            Thread.yield();
            written.accumulateAndGet(now, Math::max);
            writes.incrementAndGet();
        });
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<Boolean> command = () -> {
                int mine = committed.incrementAndGet();
                sync.await();
                return written.get() >= mine;
            };
            List<Future<Boolean>> all = threads.invokeAll(
                    IntStream.range(0, 2_000).mapToObj(any -> command).toList());
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void all_who_ask_while_a_write_is_under_way_share_the_next_one() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SharedSync sync = new SharedSync(() -> {
            writes.incrementAndGet();
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Future<?> first = threads.submit(sync::await);
            begun.await();
            List<Future<?>> late = IntStream.range(0, 5)
                    .<Future<?>>mapToObj(any -> threads.submit(sync::await))
                    .toList();
            Town.eventually("they wait", () -> sync.waiting() == 5);
            goOn.countDown();
            first.get();
            for (Future<?> one : late) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(writes.get()).isEqualTo(2);
    }

    @Test
    void a_write_that_fails_is_told_and_leaves_nobody_waiting() {
        SharedSync sync = new SharedSync(() -> {
            if (writes.incrementAndGet() == 1) {
                throw new IllegalStateException("The disk is full");
            }
        });
        assertThatThrownBy(sync::await).isInstanceOf(IllegalStateException.class);
        sync.await();
        assertThat(writes.get()).isEqualTo(2);
    }
}
